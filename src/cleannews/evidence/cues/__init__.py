"""Recognisers of the short formulas around an article: dates, names, places, agencies, pictures."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cleannews.evidence.cues.cue import (
    BylineCue,
    CaptionCue,
    CreditCue,
    CueKind,
    Cues,
    DateCue,
    DateLabel,
    DatelineCue,
)
from cleannews.evidence.cues.dates import find_dates
from cleannews.evidence.cues.sheet import lay_out

if TYPE_CHECKING:
    from cleannews.reading.page import Page

__all__ = [
    "BylineCue",
    "CaptionCue",
    "CreditCue",
    "CueKind",
    "Cues",
    "DateCue",
    "DateLabel",
    "DatelineCue",
    "find_cues",
]


def find_cues(page: Page, *, language: str | None = None) -> Cues:
    """Report the dates, bylines, datelines, credits and captions that a page shows.

    `language` (ISO 639-1) overrides the recognised one.
    """
    sheet = lay_out(page.texts, max_chars=200)
    dates = find_dates(sheet, language)
    kinds = [0] * len(page)
    for date in dates:
        kinds[date.block] |= CueKind.DATE
    return Cues(kinds=kinds, dates=dates, language=language)
