"""`--repair`: damaged text is mended if asked for, and JSON says what was changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .conftest import BODY, PAGE

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from .conftest import Outcome

    Run = Callable[..., Outcome]


def test_steps_that_are_asked_for_mend_and_others_do_not(cleannews: Run, page: Path) -> None:
    page.write_text(PAGE.replace("harbour master", "har\xadbour&nbsp;master"), encoding="utf-8")
    assert cleannews("--repair", "entities,invisible", page).out == f"{BODY}\n"
    half = BODY.replace("harbour", "har\xadbour")
    assert cleannews("--repair=entities", page).out == f"{half}\n"


def test_json_says_what_was_mended(cleannews: Run, page: Path) -> None:
    page.write_text(PAGE.replace("sixty", "six\xadty"), encoding="utf-8")
    record = cleannews("--repair", "invisible", "--format", "json", page).record
    assert [(one["step"], one["field"]) for one in record["repairs"]] == [("invisible", "text")]
    assert "repairs" not in cleannews("--format", "json", page).record


def test_an_unknown_step_and_a_diff_of_mended_text_are_refused(cleannews: Run, page: Path) -> None:
    status, out, err = cleannews("--repair", "hyphen", page)
    assert (status, out) == (2, "")
    assert "'hyphen' is none of entities, mojibake" in err
    assert "did you mean hyphens?" in err
    status, out, err = cleannews("--diff", "--repair", "hyphens", page)
    assert (status, out) == (2, "")
    assert "--diff shows what is taken away, and --repair changes words" in err
