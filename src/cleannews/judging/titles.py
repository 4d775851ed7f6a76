"""Which block of a page is the title of its article."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from cleannews.evidence.cues.cue import CueKind
from cleannews.judging.runs import is_prose
from cleannews.reading.page import Mark

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from cleannews.evidence.cues import Cues
    from cleannews.reading.page import Page

__all__ = ["find_title", "first_prose"]

_REACH: Final = 80  # blocks above the prose among which a title is looked for
_BELOW: Final = 3  # and how many from its first block on: a teaser may stand above the title
_BODY_SAMPLE: Final = 3_000  # characters of body whose words a title should share
_MIN_CHARS: Final = 8
_MIN_CHARS_EAST: Final = 5
_MAX_CHARS: Final = 260

# What each observation adds to a block's utility as title, and the utility of taking none. Fitted
# as a conditional logit, one choice a page, on labelled news pages in four kinds of dump; rounded.
_NONE: Final = 1.0
_SHARE: Final = 1.5  # of its longer words, those that the body has too
_SHARE_OF_MANY: Final = 2.4  # the same, in full only from four such words on
_LOG_CHARS: Final = -0.2
_USUAL_LENGTH: Final = 0.9  # 25 to 110 characters
_UNUSUALLY_SHORT: Final = -1.0
_FIRST_HEADING: Final = 2.0
_LOWER_HEADING: Final = 0.5
_LIST_ITEM: Final = -1.5
_REPEATED: Final = 0.2
_OF_PAGE: Final = 1.2  # the page's first line goes on after it: "Storm hits coast | The Echo"
_FULL_STOP: Final = -1.15
_PROSE: Final = -0.7
_LOG_DISTANCE: Final = -0.8
_DATE_BELOW: Final = 1.65
_CAPTION: Final = -0.6
_CHROME: Final = -0.65
_BODY: Final = -2.3
_LINKED: Final = -0.7
_RIVAL_ABOVE: Final = -0.65
_QUESTION: Final = 0.35
_GAPPED: Final = 1.0
_FIRST_BLOCK: Final = 0.85

_WORD: Final = re.compile(r"\w{4,}")
_DENSE: Final = re.compile("[\u3040-\u30ff\u3400-\u9fff]")
_NEWS: Final = CueKind.DATE | CueKind.BYLINE
_PICTURE: Final = CueKind.CAPTION | CueKind.CREDIT


@dataclass(frozen=True, slots=True)
class _Candidate:
    block: int
    share: float
    words: int
    clean: bool  # neither a rule nor a picture speaks for it


def first_prose(page: Page, body: Sequence[bool]) -> int | None:
    """Return the first block of the body that is a sentence or more, else the first of the body."""
    first = None
    for block, kept in enumerate(body):
        if kept:
            if is_prose(page.texts[block]):
                return block
            if first is None:
                first = block
    return first


def find_title(
    page: Page,
    cues: Cues,
    chrome: Collection[int],
    body: Sequence[bool],
    top: int | None,
) -> int | None:
    """Return the block that is the article's title, `None` if there is none.

    `body` tells which blocks were judged body, `top` is the `first_prose`; `chrome` are the blocks that rules take for chrome. A block that was
    judged body is a title only where more than its place says so: a body without its title must
    come out as it went in. Looks at some 80 blocks and 3,000 characters at most.
    """
    if top is None:
        return None
    candidates = _candidates(page, cues, chrome, body, top)
    counts: dict[str, int] = {}
    for text in page.texts:
        counts[text] = counts.get(text, 0) + 1
    good = [one.block for one in candidates if one.clean and one.share >= 0.5 and one.words > 2]
    best, best_value = None, _NONE
    for one in candidates:
        block = one.block
        text = page.texts[block]
        value = _by_itself(page, one) + _by_place(page, cues, block, top)
        value += _RIVAL_ABOVE * min(3, sum(block - 10 <= rival < block for rival in good))
        value += _REPEATED * (counts[text] > 1)
        value += _CHROME * (block in chrome)
        if _heads_page(page, text):
            value += _OF_PAGE
        if body[block]:
            if not _is_sure(page, cues, block, counts):
                continue
            value += _BODY
        if value > best_value:
            best, best_value = block, value
    return best


def _candidates(
    page: Page,
    cues: Cues,
    chrome: Collection[int],
    body: Sequence[bool],
    top: int,
) -> list[_Candidate]:
    texts, kinds = page.texts, cues.kinds
    words = _body_words(texts, body, top)
    named = {cue.block for cue in cues.bylines if cue.whole}
    named |= {cue.block for cue in cues.dates if cue.whole}
    candidates = []
    for block in range(max(0, top - _REACH), min(len(texts), top + _BELOW)):
        text = texts[block]
        size = len(text)
        if size > _MAX_CHARS or size < (_MIN_CHARS if text.isascii() else _MIN_CHARS_EAST):
            continue
        if block in named or kinds[block] & CueKind.URL:
            continue
        if body[block] and is_prose(text):
            continue
        own = _content(text)
        shared = len(own & words)
        # A menu's entry may be a word of the body; a title is more than that.
        if (shared and len(own) > 1) or page.marks[block] == Mark.HEADING:
            clean = not kinds[block] & _PICTURE and block not in chrome
            candidates.append(_Candidate(block, shared / max(1, len(own)), len(own), clean))
    return candidates


def _by_itself(page: Page, one: _Candidate) -> float:
    text, mark = page.texts[one.block], page.marks[one.block]
    size = len(text)
    value = _SHARE * one.share + _SHARE_OF_MANY * one.share * min(1.0, one.words / 4)
    value += _LOG_CHARS * math.log(size)
    value += _USUAL_LENGTH * (25 <= size <= 110) + _UNUSUALLY_SHORT * (size < 25)
    if mark == Mark.HEADING:
        value += _FIRST_HEADING if page.levels[one.block] == 1 else _LOWER_HEADING
    elif mark in {Mark.BULLET, Mark.NUMBER}:
        value += _LIST_ITEM
    value += _FULL_STOP * text.endswith((".", "。")) + _QUESTION * text.endswith(("?", "!", "？"))
    value += _PROSE * is_prose(text) + _LINKED * (page.links[one.block] * 2 > size)
    return value


def _by_place(page: Page, cues: Cues, block: int, top: int) -> float:
    value = _LOG_DISTANCE * math.log1p(abs(top - block))
    value += _GAPPED * (page.gaps[block] > 0) + _FIRST_BLOCK * (block == 0)
    value += _DATE_BELOW * any(kind & _NEWS for kind in cues.kinds[block + 1 : block + 4])
    value += _CAPTION * bool(cues.kinds[block] & _PICTURE)
    return value


def _is_sure(page: Page, cues: Cues, block: int, counts: dict[str, int]) -> bool:
    """Whether a block that was judged body is the title all the same."""
    text = page.texts[block]
    return (
        (page.marks[block] == Mark.HEADING and page.levels[block] == 1)
        or any(kind & _NEWS for kind in cues.kinds[block + 1 : block + 2])
        or counts[text] > 1
        or _heads_page(page, text)
    )


def _heads_page(page: Page, text: str) -> bool:
    """Whether the page's first line is this one with a site's name after it."""
    first = page.texts[0]
    return len(text) > 14 and len(first) > len(text) and first.startswith(text)


def _body_words(texts: Sequence[str], body: Sequence[bool], top: int) -> set[str]:
    pieces: list[str] = []
    size = 0
    for block in range(top, len(texts)):
        if body[block]:
            pieces.append(texts[block])
            size += len(texts[block])
            if size > _BODY_SAMPLE:
                break
    return _content(" ".join(pieces)[:_BODY_SAMPLE])


def _content(text: str) -> set[str]:
    """Return the longer words, and pairs of characters where a script writes no spaces."""
    words = set(_WORD.findall(text.casefold()))
    if not text.isascii() and _DENSE.search(text):
        words |= {text[i : i + 2] for i in range(len(text) - 1) if not text[i].isspace()}
    return words
