"""Dates as Unicode CLDR writes them in each language are read to the day."""

from __future__ import annotations

import pytest

from cleannews.evidence.cues.compile import is_current, words_of_folders
from cleannews.testing.language import misread_dates

LANGUAGES = sorted(words_of_folders().keys() - {"any"})
LEAST = 0.98
# Both orders are written, so that "1/5/99" says no day.
MONTH_FIRST_OR_NOT = frozenset({"en", "zu"})


@pytest.mark.parametrize("width", ["long", "medium"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_written_date_is_read_to_the_day(language: str, width: str) -> None:
    wrong, count = misread_dates(language, width)
    assert len(wrong) <= (1 - LEAST) * count, wrong


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_date_in_short_figures_is_read_to_the_day_or_not_at_all(language: str) -> None:
    wrong, count = misread_dates(language, "short")
    assert {value for values in wrong.values() for value in values} <= {None}
    if language not in MONTH_FIRST_OR_NOT:
        assert len(wrong) <= (1 - LEAST) * count, wrong


def test_there_are_45_languages_and_more() -> None:
    assert len(LANGUAGES) >= 45


def test_the_compact_files_are_what_the_folders_say() -> None:
    """`python -m cleannews.evidence.cues.compile` writes them anew."""
    assert is_current()
