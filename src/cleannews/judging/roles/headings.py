"""What is a heading, and what headings and the facts below them say of a page's title."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from cleannews.evidence.cues.cue import CueKind
from cleannews.evidence.cues.names import is_name
from cleannews.judging.roles.openings import is_told, title_size
from cleannews.judging.runs import is_prose
from cleannews.reading.page import LISTED, Mark
from cleannews.reading.scripts import LONG_WORD

if TYPE_CHECKING:
    from collections.abc import Collection, Container, Sequence

    from cleannews.evidence.cues import Cues
    from cleannews.reading.page import Page

__all__ = [
    "ends_path",
    "is_broken",
    "is_path",
    "lone_heading",
    "over_dateline",
    "title_again",
    "title_over_facts",
]

_NEAR: Final = 8  # blocks over the prose in which a first-level heading is no site's name
_FAR: Final = 40  # the same for a line that the page's first one repeats
_MIN_CHARS: Final = 12  # shorter lines begin others by chance
_SAME: Final = 0.6  # the least share of a heading's longer words that a repeated title has
_FACTS: Final = (int(CueKind.BYLINE), int(CueKind.DATE))  # a mailing's date heads all of it
_NO_TITLE: Final = int(
    CueKind.DATE | CueKind.BYLINE | CueKind.CREDIT | CueKind.CAPTION | CueKind.URL
)
_OVER_FACTS: Final = 2  # blocks above the date or the byline, a summary being one
_OVER_PROSE: Final = 8  # blocks above the first prose that its date or byline stands in
_LEAST_WORDS: Final = 4
_FEW_WORDS: Final = 3  # every other such line is a name or a menu, if the prose has none of them
_MAX_TITLE: Final = 140  # characters
_STOPS: Final = (".", ",", ":", ";", "…")
_OPENING: Final = 2  # blocks above a dateline that may be the headline and its summary
_PATH_ABOVE: Final = 3  # blocks over a title that may hold the way to it
_STEPS: Final = ((" > ", 1), (" » ", 1), (" › ", 1), (" / ", 2))  # and the signs in a path
_STEP: Final = re.compile("[>»›/]")
_STEP_WORDS: Final = 4
_STEP_SIGNS: Final = tuple(">»›/")
_GOING_ON: Final = frozenset(",;.:)]!?%")  # first signs of what continues a sentence
_UNDONE: Final = frozenset("(-„“")  # last signs of a line that goes on


def over_dateline(cues: Cues, body: Sequence[bool], block: int, top: int) -> bool:
    """Whether a body begins with a block and goes on, a summary apart, with a dateline.

    What stands above the place and the day of a report is its headline, unless nothing stands above
    that: a body alone begins with its summary.
    """
    dated = any(cue.block == top for cue in cues.datelines)
    return dated and max(1, top - _OPENING) <= block < top and not any(body[:block])


def ends_path(page: Page, block: int) -> float:
    """How surely the way to the page, in one of the lines above, ends in this line: 0 to 1.

    "Home » News » Ferry sails again" is sure, the last item of a list half as much.
    """
    text = page.texts[block]
    for above in range(max(0, block - _PATH_ABOVE), block):
        if page.texts[above].endswith(text):
            way = page.texts[above].removesuffix(text).rstrip()
            if way.endswith(_STEP_SIGNS):
                return 1.0
            if not way and page.marks[above] in LISTED and page.marks[block] not in LISTED:
                return 0.5
    return 0.0


def is_path(text: str) -> bool:
    """Whether a line is the way to the page, as "News > Region > Coast" is.

    Its last step may be the title itself.
    """
    for sign, least in _STEPS if _STEP.search(text) else ():
        if sign in text:
            parts = text.split(sign)
            steps = parts[: max(2, len(parts) - 1)]
            if len(parts) > least and all(len(step.split()) <= _STEP_WORDS for step in steps):
                return True
    return False


def title_over_facts(
    page: Page, cues: Cues, body: Sequence[bool], spoken: Container[int], top: int | None
) -> int | None:
    """The line right above the date or the byline of an article, if it has no other title.

    Of a short article, or of one in a language with many endings, the body may repeat no word of
    its title. Rules must not speak for it, nor a full stop against it. Only of text: HTML says more
    of its titles.
    """
    if top is None or page.markup is not None:
        return None
    reach = range(max(1, top - _OVER_PROSE), min(len(page), top + 2))
    for kind in _FACTS:
        fact = next((at for at in reach if cues.kinds[at] & kind and not body[at]), None)
        if fact is not None:
            above = reversed(range(max(0, fact - _OVER_FACTS), fact))
            return next((at for at in above if _may_head(page, cues, body, spoken, at, top)), None)
    return None


def _may_head(
    page: Page, cues: Cues, body: Sequence[bool], spoken: Container[int], block: int, top: int
) -> bool:
    text = page.texts[block]
    if body[block] or block in spoken or cues.kinds[block] & _NO_TITLE or is_prose(text):
        return False
    words = title_size(text)
    return (
        (words >= _LEAST_WORDS or (words == _FEW_WORDS and is_told(text, page.texts[top])))
        and len(text) <= _MAX_TITLE
        and text[0].isalpha()
        and not text.endswith(_STOPS)
        and not is_name(text)
    )


def lone_heading(
    page: Page, body: Sequence[bool], chrome: Collection[int], top: int | None
) -> int | None:
    """The line that must be the title where nothing in its words says so; else None.

    That is the only first-level heading above the first prose that the score takes for body, or the
    first prose itself, which one that ends in a quotation looks like; the first-level heading right
    over the prose; or the line that the page's own first line begins with.
    """
    if top is None:
        return None
    firsts = [
        block
        for block in range(top + 1)
        if page.levels[block] == 1 and page.marks[block] is Mark.HEADING
    ]
    kept = [block for block in firsts if body[block]]
    if page.markup is not None and len(kept) == 1:
        return kept[0]
    near = [block for block in firsts if block >= top - _NEAR and block not in chrome]
    if near and not body[near[-1]]:
        return near[-1]
    first = page.texts[0]
    for block in range(top - 1, max(0, top - _FAR), -1):
        text = page.texts[block]
        if len(text) >= _MIN_CHARS and first.startswith(text) and block not in chrome:
            return block
    return None


def title_again(page: Page, title: int, top: int | None) -> list[int]:
    """The headings between the title of an HTML page and its prose that say much the same.

    Newsrooms print a headline for search engines and another one for readers.
    """
    if page.markup is None or top is None:
        return []
    words = {word.lower() for word in LONG_WORD.findall(page.texts[title])}
    again: list[int] = []
    for block in range(title + 1, top):
        if page.marks[block] is Mark.HEADING:
            own = {word.lower() for word in LONG_WORD.findall(page.texts[block])}
            if own and len(own & words) >= _SAME * len(own):
                again.append(block)
    return again


def is_broken(text: str) -> bool:
    """Whether a line is a piece of a sentence that was cut at its links."""
    return text[0].islower() or text[0] in _GOING_ON or text[-1] in _UNDONE
