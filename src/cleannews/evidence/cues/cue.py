"""What the recognisers of dates, bylines, datelines, credits and captions report."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntFlag, StrEnum

__all__ = [
    "BylineCue",
    "CaptionCue",
    "CreditCue",
    "CueKind",
    "Cues",
    "DateCue",
    "DateLabel",
    "DatelineCue",
]


class CueKind(IntFlag):
    """The kinds of cue, as bits, so that one number says all that was seen in a block."""

    DATE = 1
    BYLINE = 2
    DATELINE = 4
    CREDIT = 8
    CAPTION = 16
    URL = 32


class DateLabel(StrEnum):
    """What a date's own words say it is."""

    PUBLISHED = "published"
    MODIFIED = "modified"


@dataclass(frozen=True, slots=True)
class DateCue:
    """A written date in a short block.

    `value` is ISO 8601 as precise as the writing is, and `None` where no sure date comes of it
    ("two hours ago", 03/04/2020 where nothing tells day from month). `whole` says that the block
    is nothing but the date, its labels, and marks.
    """

    block: int
    start: int
    end: int
    value: str | None
    label: DateLabel | None
    whole: bool


@dataclass(frozen=True, slots=True)
class BylineCue:
    """The names that a block gives as those who wrote the article.

    `marked` says that a word such as "By" introduces them; `whole` that the block has nothing else.
    """

    block: int
    names: tuple[str, ...]
    sources: tuple[str, ...]
    marked: bool
    whole: bool


@dataclass(frozen=True, slots=True)
class DatelineCue:
    """The place, day and agency that open a report: `text` is as printed, `end` where it ends."""

    block: int
    end: int
    text: str
    sources: tuple[str, ...]
    certain: bool


@dataclass(frozen=True, slots=True)
class CreditCue:
    """A sign-off that names agencies, or the source of a picture (`picture`)."""

    block: int
    sources: tuple[str, ...]
    picture: bool
    whole: bool


@dataclass(frozen=True, slots=True)
class CaptionCue:
    """The description of a picture, its credit cut off. `certain` allows no other reading."""

    block: int
    text: str
    certain: bool


@dataclass(frozen=True, slots=True)
class Cues:
    """All cues of a page, each kind in block order.

    `kinds` has one entry a block: the `CueKind` bits of what was seen in it. `language` is the ISO
    639-1 code of the page's prose, `None` where that is unsure. `urls` are the blocks that are
    nothing but a web address.
    """

    kinds: list[int]
    dates: tuple[DateCue, ...] = ()
    bylines: tuple[BylineCue, ...] = ()
    datelines: tuple[DatelineCue, ...] = ()
    credits: tuple[CreditCue, ...] = ()
    captions: tuple[CaptionCue, ...] = ()
    urls: tuple[int, ...] = ()
    language: str | None = None
