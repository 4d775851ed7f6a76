"""What the command prints and writes, for one page and for several."""

from __future__ import annotations

import io
import json
import sys
from typing import TYPE_CHECKING, Any

import pytest

from cleannews import Options, clean
from cleannews.pipeline import take_through

from .conftest import BODY, PAGE, TITLE

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from cleannews.pipeline import Passage

    from .conftest import Outcome

    Run = Callable[..., Outcome]

OTHER = PAGE.replace("pier", "bridge").replace("Pier", "Bridge")
OTHER_BODY = BODY.replace("pier", "bridge")


@pytest.fixture
def crawl(tmp_path: Path) -> Path:
    """A folder of pages, with things in it that are none."""
    folder = tmp_path / "crawl"
    (folder / "b").mkdir(parents=True)
    (folder / ".git").mkdir()
    (folder / "a.txt").write_text(PAGE)
    (folder / "b" / "one.HTM").write_text(OTHER)
    (folder / "image.png").write_bytes(b"\x89PNG")
    (folder / ".hidden.txt").write_text(PAGE)
    (folder / ".git" / "note.txt").write_text(PAGE)
    return folder


def test_one_page_is_printed_as_its_body(cleannews: Run, page: Path) -> None:
    assert cleannews(page) == (0, f"{BODY}\n", "")


def test_title_prints_the_title_and_a_blank_line_first(cleannews: Run, page: Path) -> None:
    assert cleannews("--title", page) == (0, f"{TITLE}\n\n{BODY}\n", "")


def test_several_pages_stand_below_their_names(cleannews: Run, page: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.txt"
    other.write_text(OTHER)
    assert cleannews(page, other) == (
        0,
        f"==> {page} <==\n{BODY}\n\n==> {other} <==\n{OTHER_BODY}\n",
        "",
    )


def test_a_folder_stands_for_the_pages_in_it_and_below(cleannews: Run, crawl: Path) -> None:
    outcome = cleannews(crawl)
    assert outcome.out == (
        f"==> {crawl}/a.txt <==\n{BODY}\n\n==> {crawl}/b/one.HTM <==\n{OTHER_BODY}\n"
    )


def test_a_dash_is_standard_input(cleannews: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    stdin = io.TextIOWrapper(io.BufferedReader(io.BytesIO(PAGE.encode("utf-16"))))
    monkeypatch.setattr(sys, "stdin", stdin)
    assert cleannews("-").out == f"{BODY}\n"


def test_json_of_one_page_is_an_object_that_names_its_file(cleannews: Run, page: Path) -> None:
    record = cleannews("--format", "json", page).record
    assert record == {"file": str(page), **clean(PAGE).to_dict()}


def test_json_of_several_pages_is_an_array(cleannews: Run, crawl: Path) -> None:
    records = cleannews("--format=json", crawl).record
    assert [record["text"] for record in records] == [BODY, OTHER_BODY]


def test_jsonl_is_a_line_a_page(cleannews: Run, crawl: Path) -> None:
    lines = cleannews("--format=jsonl", crawl).out.splitlines()
    assert [json.loads(line)["text"] for line in lines] == [BODY, OTHER_BODY]


def test_json_with_explain_holds_every_block_with_its_reasons(cleannews: Run, page: Path) -> None:
    record = cleannews("--explain", "--format=json", page).record
    assert [block["text"] for block in record["blocks"]] == PAGE.splitlines()
    assert all(block["reasons"] for block in record["blocks"])
    assert record["source"] == PAGE


def test_markdown_has_the_title_as_its_heading(cleannews: Run, page: Path) -> None:
    outcome = cleannews("--format", "markdown", page)
    assert outcome.out == f"# {TITLE}\n\n{BODY}\n"


def test_a_page_goes_to_the_file_named(cleannews: Run, page: Path, tmp_path: Path) -> None:
    target = tmp_path / "body.txt"
    target.write_text("old")
    assert cleannews(page, "-o", target) == (0, "", "")
    assert target.read_text() == f"{BODY}\n"


def test_a_page_goes_into_a_folder_that_is_there(
    cleannews: Run, page: Path, tmp_path: Path
) -> None:
    (tmp_path / "clean").mkdir()
    assert cleannews(page, "-o", tmp_path / "clean").status == 0
    assert (tmp_path / "clean" / "page.txt").read_text() == f"{BODY}\n"


def test_a_folder_goes_into_a_folder_each_page_to_its_own_place(
    cleannews: Run, crawl: Path, tmp_path: Path
) -> None:
    assert cleannews(crawl, "-o", tmp_path / "new" / "clean") == (0, "", "")
    assert files_below(tmp_path / "new") == {
        "clean/a.txt": f"{BODY}\n",
        "clean/b/one.txt": f"{OTHER_BODY}\n",
    }


def test_records_of_a_folder_go_into_one_file(cleannews: Run, crawl: Path, tmp_path: Path) -> None:
    cleannews(crawl, "-o", tmp_path / "all.jsonl", "--format", "jsonl")
    lines = (tmp_path / "all.jsonl").read_text().splitlines()
    assert [json.loads(line)["text"] for line in lines] == [BODY, OTHER_BODY]


def test_a_second_run_does_not_clean_the_output_of_the_first(cleannews: Run, crawl: Path) -> None:
    for _ in range(2):
        assert cleannews(crawl, "-o", crawl / "clean") == (0, "", "")
    assert set(files_below(crawl / "clean")) == {"a.txt", "b/one.txt"}


def test_pages_that_would_share_a_name_are_numbered(
    cleannews: Run, page: Path, crawl: Path, tmp_path: Path
) -> None:
    (crawl / "page.md").write_text(OTHER)
    (crawl / "PAGE-2.txt").write_text(PAGE)
    cleannews(page, crawl, page, "-o", tmp_path / "out")
    assert set(files_below(tmp_path / "out")) == {
        "page.txt",
        "PAGE-2.txt",
        "a.txt",
        "b/one.txt",
        "page-3.txt",
    }


def test_output_is_utf8_whatever_the_locale(cleannews: Run, tmp_path: Path, page: Path) -> None:
    page.write_text(PAGE.replace("oak", "Eichen für Łódź"), encoding="utf-8")
    cleannews(page, "-o", tmp_path / "out.txt")
    assert "Eichen für Łódź" in (tmp_path / "out.txt").read_bytes().decode()


def test_a_preset_and_a_language_reach_the_engine(
    cleannews: Run, page: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[Options] = []

    def spy(source: bytes, url: str | None, options: Options, *others: Any) -> Passage:
        seen.append(options)
        return take_through(source, url, options, *others)

    monkeypatch.setattr("cleannews.streams.job.take_through", spy)
    cleannews("--preset", "recall", "--language", "PT-br", page)
    assert seen == [Options(preset="recall", language="pt")]


def test_url_becomes_a_field(cleannews: Run, page: Path) -> None:
    url = "https://news.example/pier"
    assert cleannews("--url", url, "--format=json", page).record["url"] == url


def test_keep_takes_phrases_and_files_of_them(cleannews: Run, page: Path, tmp_path: Path) -> None:
    (tmp_path / "keep.txt").write_text("# always\nMost read\n")
    assert "Most read" in cleannews("--keep", tmp_path / "keep.txt", page).out.splitlines()
    assert "Privacy policy" in cleannews("--keep", "privacy policy", page).out.splitlines()


def test_rules_of_a_file_are_heard(cleannews: Run, page: Path, tmp_path: Path) -> None:
    rules = tmp_path / "rules.toml"
    rules.write_text("""
        [[rule]]
        id = "engineers"
        role = "advert"
        match = "starts"
        any_of = ["engineers drove sixty oak piles"]
        certain = true
        why = "A test."
        drops = ["Engineers drove sixty oak piles into the sea bed."]
        keeps = ["The engineers drove home."]
    """)
    assert "Engineers" in BODY
    assert "Engineers" not in cleannews("--rules", rules, page).out


def files_below(folder: Path) -> dict[str, str]:
    return {
        str(path.relative_to(folder)): path.read_text()
        for path in folder.rglob("*")
        if path.is_file()
    }


@pytest.mark.parametrize("columns", [80, 60])
def test_help_fits_the_terminal(
    cleannews: Run, columns: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    assert max(map(len, cleannews("--help").out.splitlines())) <= columns


def test_whoever_names_standard_input_at_a_terminal_is_told_how_to_end_it(
    cleannews: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    typed = io.TextIOWrapper(io.BufferedReader(io.BytesIO(PAGE.encode())))
    monkeypatch.setattr(typed, "isatty", lambda: True)
    monkeypatch.setattr("sys.stdin", typed)
    told = "cleannews: type or paste a page, then press Ctrl-D on a line of its own\n"
    assert cleannews("-") == (0, f"{BODY}\n", told)
