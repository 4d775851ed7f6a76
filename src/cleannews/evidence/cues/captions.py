"""The descriptions of pictures."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from cleannews.evidence.cues.credits import inline_credit
from cleannews.evidence.cues.cue import CaptionCue
from cleannews.evidence.cues.vocabulary import words_of
from cleannews.reading.page import Mark

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from cleannews.evidence.cues.cue import CreditCue
    from cleannews.reading.page import Page

__all__ = ["find_captions"]

_MAX_CHARS: Final = 400  # a caption is seldom longer than this
_MIN_WORDS: Final = 3
_MIN_EAST: Final = 10  # characters, where a script writes no spaces
_EAST_ENDS: Final = frozenset("）影摄攝日")  # the last of the day it was taken
_LABEL_WORDS: Final = 7
# What a credit at the end of a caption holds; few lines end in any of these.
_SIGNS: Final = (
    "©", "(c) ", "oto", "Bild", "Image", "redit", "rédit", "Getty", "Фот", "Fot.", "Picture",
    "Illustration", "(Quelle", "AFP", "AP", "dpa", "REUTERS", "Reuters", "EPA", "تصوير", "صورة",
    "写真", "撮影", "画像", "摄", "攝", "图",
    *words_of("credit"),
)  # fmt: skip


def _arms(strings: Iterable[str]) -> str:
    """A pattern for any of the strings, in which those that begin alike share their beginning.

    `re` tries arm after arm wherever one could begin: with fewer of them it needs two thirds of the
    time. A string that another one begins with stands for both.
    """
    rests: dict[str, set[str]] = {}
    for string in strings:
        rests.setdefault(string[0], set()).add(string[1:])
    return "|".join(
        re.escape(first) + ("" if "" in more else f"(?:{_arms(more)})")
        for first, more in sorted(rests.items())
    )


# All at once: to look for one after the other takes twice as long.
_SIGN: Final = re.compile(_arms(_SIGNS))
_TAIL: Final = 110  # characters in which a caption's credit lies
_MIN_CHARS: Final = 20
_FULL_STOPS: Final = frozenset("!?…。:")
_STOPS: Final = tuple('.!?…。！？"”»“:')


def find_captions(page: Page, credit_cues: Sequence[CreditCue]) -> tuple[CaptionCue, ...]:
    """Report the blocks that describe a picture.

    Certain are those that end in a picture's credit, and of those right above a credit the ones
    that stand twice, and longer ones that end without a full stop: a short one may be the heading
    over a picture. Linear in the number of blocks.
    """
    texts = page.texts
    cues: dict[int, CaptionCue] = {}
    pictures = {cue.block for cue in credit_cues if cue.picture and cue.whole}
    for block in _near_signs(texts):
        if block not in pictures:
            text = texts[block]
            start = inline_credit(text)
            if start is not None and _says_enough(text[:start]):
                cues[block] = CaptionCue(block, text[:start].rstrip(" |/–—-(•,"), certain=True)
    for credit in sorted(pictures):
        for block in _above(texts, credit, pictures):
            text = texts[block]
            label = page.marks[block] == Mark.PLAIN and len(text.split()) >= _LABEL_WORDS
            certain = _is_twice(texts, block) or (label and not text.endswith(_STOPS))
            cues.setdefault(block, CaptionCue(block, text, certain=certain))
    return tuple(cues[block] for block in sorted(cues))


def _near_signs(texts: Sequence[str]) -> list[int]:
    """Return the lines that end, without a full stop, in words that a picture's credit has."""
    blocks = [
        block
        for block, text in enumerate(texts)
        if _MIN_CHARS <= len(text) <= _MAX_CHARS and text[-1] not in _FULL_STOPS
    ]
    tails = "\n".join([texts[block][-_TAIL:] for block in blocks])
    if tails.count("\n") >= len(blocks):  # a line of a table may have its rows
        tails = "\n".join([texts[block][-_TAIL:].replace("\n", " ") for block in blocks])
    near: dict[int, None] = {}
    line = seen = 0
    for found in _SIGN.finditer(tails):
        line += tails.count("\n", seen, seen := found.start())
        near[blocks[line]] = None
    # Few are left to count the words of.
    return [
        block
        for block in near
        if texts[block].count(" ") >= _MIN_WORDS or texts[block][-1] in _EAST_ENDS
    ]


def _above(texts: Sequence[str], credit: int, pictures: set[int]) -> list[int]:
    """Return the blocks right above a credit that could be its caption, repeats included."""
    above = credit - 1
    if above < 0 or above in pictures or not _could_be(texts[above]):
        return []
    blocks = [above]
    while above > 0 and texts[above - 1] == texts[above]:
        above -= 1
        blocks.append(above)
    return blocks


def _says_enough(description: str) -> bool:
    """Whether a caption has some words without its credit, or signs of an eastern script."""
    east = not description.isascii() and len(description) >= _MIN_EAST
    return len(description.split()) >= _MIN_WORDS or east


def _is_twice(texts: Sequence[str], block: int) -> bool:
    text = texts[block]
    return text in texts[max(0, block - 2) : block] or text in texts[block + 1 : block + 3]


def _could_be(text: str) -> bool:
    return len(text) <= _MAX_CHARS and len(text.split()) >= _MIN_WORDS
