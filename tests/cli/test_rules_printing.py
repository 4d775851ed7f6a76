"""What `cleannews-rules` says where its output or the pages it is given will not do."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    import pytest

    from .conftest import Outcome

    Run = Callable[..., Outcome]

RULES = Path(__file__).parents[2] / "examples" / "courier-rules.toml"


def test_on_a_terminal_lines_are_cut_to_its_width(
    rules: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = rules("list", RULES).out.splitlines()
    monkeypatch.setattr("cleannews.cli.rules.printing.is_terminal", lambda _: True)
    monkeypatch.setenv("COLUMNS", "30")
    cut = rules("list", RULES).out.splitlines()
    assert any(len(line) > 30 for line in whole)
    assert any(line.endswith("…") and len(line) <= 30 for line in cut)


def test_a_closed_standard_output_is_told(rules: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdout", None)
    outcome = rules("check", RULES)
    assert (outcome.status, outcome.err) == (
        1,
        "cleannews-rules: cannot write: standard output is closed\n",
    )


def test_pages_that_cannot_be_cleaned_are_told_and_the_others_are_tried(
    rules: Run, page: Path, tmp_path: Path
) -> None:
    picture = tmp_path / "photo.txt"
    picture.write_bytes(b"\x89PNG\r\n\x1a\n")
    address = "https://courier.example/"
    status, out, err = rules("test", RULES, "--on", page, picture, address)
    assert status == 1
    assert "on 1 page" in out
    assert [line.split(": ")[1] for line in err.splitlines()] == [address, str(picture)]


def test_a_file_without_the_option_that_takes_it_is_not_called_an_option(
    rules: Run, page: Path
) -> None:
    assert rules("propose", page).err == (
        f"cleannews-rules: {page} is out of place: the option that takes it stands before it "
        "(see cleannews-rules --help)\n"
    )


def test_rules_are_written_into_no_folder_that_is_not_there(
    rules: Run, page: Path, tmp_path: Path
) -> None:
    wanted = tmp_path / "wanted"
    wanted.mkdir()
    out = tmp_path / "none" / "new.toml"
    status, _, err = rules("propose", "--pages", page, "--wanted", wanted, "-o", out)
    assert status == 2
    assert f"-o {out}: there is no folder {out.parent}" in err
