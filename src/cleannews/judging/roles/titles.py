"""Which block of a page is the title of its article."""

from __future__ import annotations

import math
import re
from bisect import bisect_left
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from cleannews.evidence.cues.cue import CueKind
from cleannews.judging.roles.headings import ends_path, is_path, over_dateline
from cleannews.judging.roles.leftovers import MAIL
from cleannews.judging.roles.openings import body_words, content_of, opens_body
from cleannews.judging.runs import is_prose
from cleannews.reading.page import LISTED, Mark
from cleannews.reading.scripts import is_dense

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from cleannews.evidence.cues import Cues
    from cleannews.reading.page import Page

__all__ = ["find_title", "first_prose"]

_REACH: Final = 80  # blocks above the prose among which a title is looked for
_BELOW: Final = 3  # and how many from its first block on: a teaser may stand above the title
_MIN_CHARS: Final = 8
_MIN_CHARS_EAST: Final = 5
_MAX_CHARS: Final = 260

# What each observation adds to a block's utility as title, and the utility of taking none. Fitted
# as a conditional logit, one choice a page, on labelled news pages in four kinds of dump; rounded.
_NONE: Final = 0.7
_SHARE: Final = 0.5  # of its longer words, those that the body has too
_SHARE_OF_MANY: Final = 1.2  # the same, in full only from four such words on
_SHARED: Final = 0.9  # their number, in full from eight on
_LOG_CHARS: Final = -0.25
_USUAL_LENGTH: Final = 0.8  # 25 to 110 characters
_UNUSUALLY_SHORT: Final = -0.9
_FIRST_HEADING: Final = 1.25
_LOWER_HEADING: Final = -0.1
_LIST_ITEM: Final = -0.9
_REPEATED: Final = 0.35
_OF_PAGE: Final = 0.9  # the page's first line goes on after it: "Storm hits coast | The Echo"
_ENDS_PATH: Final = 2.4  # the way to the page, right above, ends in it
_FULL_STOP: Final = -1.2
_PROSE: Final = -0.5
_LOG_DISTANCE: Final = -0.5
_ADJACENT: Final = 0.35  # right above the prose
_DATE_BELOW: Final = 1.35
_DATE_ABOVE: Final = -0.15
_CAPTION: Final = -0.75
_CREDIT_BELOW: Final = -0.25
_CHROME: Final = -0.7
_BODY: Final = -0.9
_LINKED: Final = -0.8
_RIVAL_ABOVE: Final = -0.6
_QUESTION: Final = 0.35
_GAPPED: Final = 0.95
_FIRST_BLOCK: Final = 0.85
_CAPITALS: Final = -0.3

_NEAR: Final = 3  # blocks in which a date is near
_NEAR_BELOW: Final = 4  # the same, where controls and pictures are not counted
_DENSITY: Final = 2  # letters that a character of a script without spaces stands for
_RIVAL_REACH: Final = 10  # blocks

_STOPS: Final = (".", "。", "։", "।", "۔", "።", "။", "។")
_CALLS: Final = ("?", "!", "？", "！", "؟")
_HANDLE: Final = re.compile(r" @\w+$")
_TELEPHONE: Final = re.compile(r"[+(]?\d(?:[ ()/.-]{0,2}\d){7,14}")
_NEWS: Final = int(CueKind.DATE | CueKind.BYLINE)
_PICTURE: Final = int(CueKind.CAPTION | CueKind.CREDIT)
_CREDIT: Final = int(CueKind.CREDIT)
_URL: Final = int(CueKind.URL)
_HEADING = Mark.HEADING  # slow to look up


@dataclass(frozen=True, slots=True)
class _Candidate:
    block: int
    share: float
    words: int
    shared: int
    good: bool  # neither a rule nor a picture speaks for it, and the body has most of its words


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
    labels: Collection[int],
    body: Sequence[bool],
    top: int | None,
) -> int | None:
    """Return the block that is the article's title, `None` if there is none.

    `body` tells which blocks were judged body, `top` is the `first_prose`; `chrome` are the blocks
    that rules take for chrome, and `labels` those that say nothing else. A block that was judged
    body is a title only where more than its place says so: a body without its title must come out
    as it went in. Looks at some 80 blocks and 3,000 characters at most.
    """
    if top is None:
        return None
    found = _candidates(page, cues, chrome, body, top)
    candidates = [one for one in found if one.block not in labels]
    counts = Counter(page.texts)
    said = _without_controls(page, cues, chrome, top)
    good = [one for one in candidates if one.good]
    best, best_value = None, _NONE
    for one in candidates:
        block = one.block
        text = page.texts[block]
        rivals = [
            other
            for other in good
            if block - _RIVAL_REACH <= other.block < block and page.texts[other.block] != text
        ]
        if _is_caption(page, one, rivals, top):
            continue
        value = _by_itself(page, one) + _by_place(page, cues, said, block, top)
        value += _RIVAL_ABOVE * min(3, len(rivals))
        value += _REPEATED * (counts[text] > 1) + _CHROME * (block in chrome)
        value += _OF_PAGE * _heads_page(page, text) + _ENDS_PATH * ends_path(page, block)
        if body[block]:
            heads = over_dateline(cues, body, block, top) or opens_body(
                page, cues, body, block, top
            )
            if not heads and not _is_sure(page, cues, body, block, counts):
                continue
            value += _BODY
        if value > best_value:
            best, best_value = block, value
    return best


def _is_caption(page: Page, one: _Candidate, rivals: list[_Candidate], top: int) -> bool:
    """Whether a line is a picture's text and caption: twice above the prose, below a title."""
    text = page.texts[one.block]
    above = one.block > 0 and page.texts[one.block - 1] == text
    twice = above or page.texts[one.block + 1 : one.block + 2] == [text]
    return (
        twice
        and one.block < top
        and all(page.texts[block] == text for block in range(one.block, top))
        and any(rival.shared > one.shared for rival in rivals)
    )


def _candidates(
    page: Page,
    cues: Cues,
    chrome: Collection[int],
    body: Sequence[bool],
    top: int,
) -> list[_Candidate]:
    texts, kinds = page.texts, cues.kinds
    words = body_words(texts, body, top)
    named = {cue.block for cue in cues.bylines if cue.whole or cue.marked}
    named |= {cue.block for cue in cues.dates if cue.whole}
    named |= {cue.block for cue in cues.credits if cue.whole}
    # A title over a picture's credit looks like its caption, but no title ends in a credit.
    named |= {cue.block for cue in cues.captions if cue.certain and cue.text != texts[cue.block]}
    candidates = []
    for block in range(max(0, top - _REACH), min(len(texts), top + _BELOW)):
        text = texts[block]
        size = len(text)
        if size > _MAX_CHARS or size < (_MIN_CHARS if text.isascii() else _MIN_CHARS_EAST):
            continue
        heading = page.marks[block] is _HEADING
        if not heading and " " not in text and text.isascii():
            continue  # a menu's entry may be a word of the body; a title is more than that
        if block in named or kinds[block] & _URL or "{" in text or is_path(text):
            continue
        if _is_reached(page, cues, block + 1) or _HANDLE.search(text):
            continue  # the name of who answers questions, or of who signs with "@ann_lee"
        if body[block] and is_prose(text):
            continue
        own = content_of(text)
        shared = len(own & words)
        if heading or (shared and len(own) > 1):
            share = shared / max(1, len(own))
            apart = block in chrome or kinds[block] & _PICTURE
            good = share >= 0.5 and len(own) > 2 and not apart
            candidates.append(_Candidate(block, share, len(own), shared, good))
    return candidates


def _is_reached(page: Page, cues: Cues, block: int) -> bool:
    """Whether a line is nothing but a telephone number or an address to write to.

    "@ann_lee" is none: reporters sign with such names.
    """
    text = page.texts[block] if block < len(page) else ""
    if "@" in text:
        return bool(MAIL.fullmatch(text))
    return bool(_TELEPHONE.fullmatch(text)) and not cues.kinds[block] & _NEWS


def _by_itself(page: Page, one: _Candidate) -> float:
    text, mark = page.texts[one.block], page.marks[one.block]
    size = len(text) * (_DENSITY if is_dense(text) else 1)
    value = _SHARE * one.share + _SHARE_OF_MANY * one.share * min(1.0, one.words / 4)
    value += _SHARED * min(1.0, one.shared / 8) + _CAPITALS * text.isupper()
    value += _LOG_CHARS * math.log(size)
    value += _USUAL_LENGTH * (25 <= size <= 110) + _UNUSUALLY_SHORT * (size < 25)
    if mark is _HEADING:
        value += _FIRST_HEADING if page.levels[one.block] == 1 else _LOWER_HEADING
    elif mark in LISTED:
        value += _LIST_ITEM
    value += _FULL_STOP * text.endswith(_STOPS) + _QUESTION * text.endswith(_CALLS)
    value += _PROSE * is_prose(text) + _LINKED * (page.links[one.block] * 2 > size)
    return value


def _without_controls(page: Page, cues: Cues, chrome: Collection[int], top: int) -> list[int]:
    """Return the blocks around the first prose that are no controls, pictures or second prints.

    A share bar of eight lines does not take a title away from its article, nor does its picture.
    """
    end = min(len(page), top + _BELOW + _NEAR_BELOW)
    return [
        block
        for block in range(max(0, top - _REACH), end)
        if block == top or not (block in chrome or cues.kinds[block] & _PICTURE)
    ]


def _by_place(page: Page, cues: Cues, said: list[int], block: int, top: int) -> float:
    kinds = cues.kinds
    here = bisect_left(said, block)
    below = said[here + (said[here : here + 1] == [block]) :][:_NEAR_BELOW]
    steps = abs(bisect_left(said, top) - here)
    value = _LOG_DISTANCE * math.log1p(steps) + _ADJACENT * (block == top - 1)
    value += _GAPPED * (page.gaps[block] > 0) + _FIRST_BLOCK * (block == 0)
    value += _DATE_BELOW * any(kinds[other] & _NEWS for other in below)
    value += _DATE_ABOVE * any(kind & _NEWS for kind in kinds[max(0, block - _NEAR) : block])
    value += _CREDIT_BELOW * any(kind & _CREDIT for kind in kinds[block + 1 : block + 2])
    value += _CAPTION * bool(kinds[block] & _PICTURE)
    return value


def _is_sure(
    page: Page, cues: Cues, body: Sequence[bool], block: int, counts: dict[str, int]
) -> bool:
    """Whether a block that was judged body is the title all the same."""
    if block and all(body[:block]):
        return False  # a text that begins with its body has no title further down
    text = page.texts[block]
    below = block + 1
    dated = below < len(page) and not body[below] and cues.kinds[below] & _NEWS
    summary = block > 0 and page.marks[block - 1] == Mark.HEADING != page.marks[block]
    return (
        (bool(dated) and not summary)
        or (page.marks[block] == Mark.HEADING and page.levels[block] == 1)
        or counts[text] > 1
        or _heads_page(page, text)
    )


def _heads_page(page: Page, text: str) -> bool:
    """Whether the page's first line is this one with a site's name after it."""
    first = page.texts[0]
    return len(text) > 14 and len(first) > len(text) and first.startswith(text)
