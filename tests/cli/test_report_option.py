"""Where --report writes, and what it leaves alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .conftest import BODY, PAGE, TITLE

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from .conftest import Outcome

    Run = Callable[..., Outcome]


def test_a_report_takes_the_place_of_the_text(cleannews: Run, page: Path, tmp_path: Path) -> None:
    report = tmp_path / "why.html"
    assert cleannews("--report", report, page) == (0, "", "")
    html = report.read_text(encoding="utf-8")
    assert html.startswith("<!doctype html>")
    assert f">{TITLE}</h1>" in html
    # All reasons of a block are told, as --explain tells them.
    assert html.count("<code>context</code>") > 1
    assert html.count("<code>words</code>") > 1


def test_the_text_goes_to_where_it_is_asked_for(cleannews: Run, page: Path, tmp_path: Path) -> None:
    report = tmp_path / "why.html"
    assert cleannews("--report", report, "-o", "-", page) == (0, f"{BODY}\n", "")
    assert report.exists()


def test_many_pages_share_a_report_that_names_those_that_failed(
    cleannews: Run, page: Path, tmp_path: Path
) -> None:
    report = tmp_path / "all.html"
    outcome = cleannews("--report", report, page, tmp_path / "missing.txt")
    assert outcome.status == 1
    html = report.read_text(encoding="utf-8")
    assert '<section id="index"' in html or 'id="index" class="index"' in html
    assert f"{tmp_path / 'missing.txt'}: no such file or directory" in html


def test_without_a_page_nothing_is_written(cleannews: Run, tmp_path: Path) -> None:
    report = tmp_path / "why.html"
    report.write_text("of yesterday")
    assert cleannews("--report", report, tmp_path / "missing.txt").status == 1
    assert report.read_text() == "of yesterday"


def test_a_report_never_takes_the_place_of_a_page(
    cleannews: Run, page: Path, tmp_path: Path
) -> None:
    link = tmp_path / "link.html"
    link.symlink_to(page)
    status, out, err = cleannews("--report", link, page)
    assert (status, out) == (2, "")
    assert err.startswith(f"cleannews: --report would write over {link}, which is read")
    assert page.read_text(encoding="utf-8") == PAGE


def test_a_report_into_a_folder_is_refused(cleannews: Run, page: Path, tmp_path: Path) -> None:
    assert "that is a folder" in cleannews("--report", tmp_path, page).err
