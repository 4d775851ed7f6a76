"""Every language that pages are drawn in has all that a language needs."""

from __future__ import annotations

import pytest

from cleannews.testing import LANGUAGES
from cleannews.testing.language import look_at, main


@pytest.mark.parametrize("code", LANGUAGES)
def test_nothing_is_missing_of_a_language(code: str) -> None:
    assert look_at(code).problems == []


def test_what_is_missing_is_named() -> None:
    assert look_at("zu").problems[:2] == [
        "words.toml has no published, modified, by, picture",
        "0 phrases of role navigation, not 8",
    ]
    assert "no phrase book src/cleannews/testing/data/zu.toml" in look_at("zu").problems


def test_a_language_without_a_folder_is_told_where_to_begin() -> None:
    (problem,) = look_at("xx").problems
    assert problem.startswith("write src/cleannews/evidence/rules/xx/words.toml first")


def test_the_command_says_what_is_there_and_fails_for_what_is_not(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["pl"]) == 0
    assert "pl  has      dates, long: 48 of 48 read to the day" in capsys.readouterr().out
    assert main(["zu"]) == 1
    assert "zu  PROBLEM  0 phrases of role advert, not 3" in capsys.readouterr().out
