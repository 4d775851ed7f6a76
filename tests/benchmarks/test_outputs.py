"""What systems made of pages is kept on disk and read back as it was."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from benchmarks.scoring.outputs import About, Output, Outputs

if TYPE_CHECKING:
    from pathlib import Path

_ABOUT = About("some peer", "1.0", "default")
_ROWS = {
    ("a-set", "1"): Output("One\u2028line\u0085only\n\nTwo", 0.5),
    ("a-set", "2"): Output("", None, "ValueError: no"),
}


@pytest.fixture
def outputs(tmp_path: Path) -> Outputs:
    made = Outputs(tmp_path, "text")
    made.prepare(_ABOUT)
    made.write("some peer", "wet", _ROWS)
    return made


def test_rows_come_back_as_they_were_written(outputs: Outputs) -> None:
    assert outputs.read("some peer", "wet") == _ROWS


def test_what_is_not_there_is_empty(outputs: Outputs) -> None:
    assert outputs.read("some peer", "markdown") == {}
    assert outputs.styles("another") == []


def test_systems_and_styles_are_listed(outputs: Outputs) -> None:
    assert (outputs.systems(), outputs.styles("some peer")) == ([_ABOUT], ["wet"])


def test_the_same_setting_keeps_what_is_there(outputs: Outputs) -> None:
    outputs.prepare(_ABOUT)
    assert outputs.styles("some peer") == ["wet"]


@pytest.mark.parametrize(
    "about", [About("some peer", "1.1", "default"), About("some peer", "1.0", "fast")]
)
def test_another_version_or_setting_starts_anew(outputs: Outputs, about: About) -> None:
    outputs.prepare(about)
    assert (outputs.systems(), outputs.styles("some peer")) == ([about], [])


def test_the_same_setting_starts_anew_where_told_so(outputs: Outputs) -> None:
    outputs.prepare(_ABOUT, anew=True)
    assert outputs.styles("some peer") == []


def test_text_and_html_lie_apart(outputs: Outputs) -> None:
    assert Outputs(outputs.folder, "html").systems() == []
