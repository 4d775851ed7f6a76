"""Learning a site by the command, and cleaning its pages by what was learned."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from cleannews import SiteProfile, learn

from .conftest import BODY, PAGE

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from .conftest import Outcome

    Run = Callable[..., Outcome]


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A folder with four pages of one site."""
    folder = tmp_path / "site"
    folder.mkdir()
    for number, thing in enumerate(("pier", "bridge", "church", "market")):
        text = PAGE.replace("pier", thing).replace("Pier", thing.title())
        (folder / f"{number}.txt").write_text(text.replace("oak", f"oak of {thing} wood"))
    return folder


def test_learn_writes_the_profile_of_the_pages_and_prints_nothing(
    cleannews: Run, site: Path, tmp_path: Path
) -> None:
    file = tmp_path / "site.json"
    assert cleannews("--learn", file, site) == (0, "", "")
    pages = [page.read_bytes() for page in site.iterdir()]
    assert file.read_text() == learn(pages).to_json()


def test_profile_cleans_by_what_was_learned_and_says_so(
    cleannews: Run, site: Path, page: Path, tmp_path: Path
) -> None:
    file = tmp_path / "site.json"
    cleannews("--learn", file, site)
    assert cleannews("--profile", file, page) == (0, f"{BODY}\n", "")
    shown = cleannews("--profile", file, "--explain", page)[1]
    assert "Stands on 3 of 3 other pages of this site" in shown


def test_auto_profile_learns_each_folder_as_a_site(
    cleannews: Run, site: Path, tmp_path: Path
) -> None:
    (tmp_path / "lone.txt").write_text(PAGE)
    shown = cleannews("--auto-profile", "--explain", tmp_path)[1]
    lone, *others = shown.split("==> ")[1:]
    assert "other pages of this site" not in lone
    assert all("on 3 of 3 other pages of this site" in other for other in others)


def test_a_page_that_cannot_be_read_is_told_and_the_rest_is_learned(
    cleannews: Run, site: Path, tmp_path: Path
) -> None:
    file = tmp_path / "site.json"
    status, out, err = cleannews("--learn", file, tmp_path / "none.txt", site)
    assert (status, out) == (1, "")
    assert "none.txt: no such file or directory" in err
    assert len(SiteProfile.from_json(file.read_text())) == 4


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        (["--learn", "a.json", "--profile", "b.json"], "goes with none"),
        (["--learn", "a.json", "--auto-profile"], "goes with none"),
        (["--learn", "a.json", "-o", "out.txt"], "it goes without -o"),
        (["--learn", "a.json", "--report", "why.html"], "it goes without --report"),
        (["--learn", "a.json", "--diff"], "it goes without --diff"),
        (["--learn", "a.json", "--explain"], "it goes without --explain"),
        (["--learn", "a.json", "--title"], "it goes without --title"),
        (["--learn", "a.json", "--format", "json"], "it goes without --format"),
        (["--learn", "a.json", "--repair", "all"], "it goes without --repair"),
        (["--learn", "a.json", "--resume"], "it goes without --resume"),
        (["--learn", "a.json", "--rejects", "failed.jsonl"], "it goes without --rejects"),
        (["--learn", "a.json", "--max-errors", "0"], "it goes without --max-errors"),
        (["--profile", "a.json", "--auto-profile"], "choose one"),
        (["--profile", "a.json"], "no such file"),
    ],
)
def test_what_makes_no_sense_is_refused(
    cleannews: Run, page: Path, arguments: list[str], reason: str
) -> None:
    status, out, err = cleannews(*arguments, page)
    assert (status, out) == (2, "")
    assert reason in err


def test_a_file_that_is_no_profile_is_refused(cleannews: Run, page: Path) -> None:
    status, _, err = cleannews("--profile", page, page)
    assert status == 2
    assert "no site profile" in err


def test_neither_a_page_nor_the_profile_is_written_over(
    cleannews: Run, site: Path, tmp_path: Path
) -> None:
    page = site / "0.txt"
    before = page.read_bytes()
    assert cleannews("--learn", page, site)[0] == 2
    file = tmp_path / "site.json"
    cleannews("--learn", file, site)
    assert cleannews("--profile", file, page, "-o", file)[0] == 2
    assert page.read_bytes() == before
    assert SiteProfile.from_json(file.read_text())
