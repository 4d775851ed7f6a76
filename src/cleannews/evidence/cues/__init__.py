"""Recognisers of the short formulas around an article: dates, names, places, agencies, pictures."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from cleannews.evidence.cues.bylines import find_bylines
from cleannews.evidence.cues.captions import find_captions
from cleannews.evidence.cues.credits import find_credits
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
from cleannews.evidence.cues.datelines import find_datelines
from cleannews.evidence.cues.dates import find_dates
from cleannews.evidence.cues.language import recognise_language
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

_MAX_LINE: Final = 200  # characters: longer blocks are prose, and no formula
_URL: Final = re.compile(r"\W{0,2}https?://[^\s<>\"]{4,}")


def find_cues(page: Page, *, language: str | None = None) -> Cues:
    """Report the dates, bylines, datelines, credits and captions that a page shows.

    `language` (ISO 639-1) overrides the recognised one. An empty page has none. Never raises;
    linear in the page's text.
    """
    texts = page.texts
    language = language or recognise_language(texts)
    sheet = lay_out(texts, max_chars=_MAX_LINE)
    firsts = sheet.first_words()
    dates = find_dates(sheet, language)
    bylines = find_bylines(sheet, firsts, texts, dates)
    credit_cues = find_credits(sheet, firsts, texts)
    datelines = find_datelines(texts, language)
    captions = find_captions(page, credit_cues)
    addresses = sheet.blocks_with("://")
    urls = tuple(block for block in addresses if _URL.fullmatch(texts[block]))
    kinds = [0] * len(texts)
    for kind, cues in (
        (CueKind.DATE, dates),
        (CueKind.BYLINE, bylines),
        (CueKind.DATELINE, datelines),
        (CueKind.CREDIT, credit_cues),
        (CueKind.CAPTION, captions),
    ):
        bit = int(kind)  # `|` of plain numbers is ten times as fast
        for cue in cues:
            kinds[cue.block] |= bit
    for block in urls:
        kinds[block] |= int(CueKind.URL)
    return Cues(kinds, dates, bylines, datelines, credit_cues, captions, urls, language)
