"""The lines of a text: where each begins and ends, and what stands on it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from cleannews.reading.characters import INVISIBLE
from cleannews.reading.page import stand_apart

__all__ = ["Lines", "cut_lines"]

_ONLY_HIDDEN = re.compile(rf"[\s{INVISIBLE}]*")


@dataclass(frozen=True, slots=True)
class Lines:
    """The lines that show anything, in order; the lists run in parallel.

    `spans` leave out white space at either end; `texts` are folded to single spaces; `gaps` count
    the blank lines before; `indents` and `tails` count the white space before and behind on the
    line. `folded` are the numbers of the lines that had more than single spaces.
    """

    spans: list[tuple[int, int]]
    texts: list[str]
    gaps: list[int]
    indents: list[int]
    tails: list[int]
    folded: list[int]

    def __len__(self) -> int:
        return len(self.texts)

    @property
    def stand_apart(self) -> bool:
        """Whether one blank line parts each line from the next, as in a text that was cleaned."""
        return stand_apart(self.gaps)


def cut_lines(shadow: str) -> Lines:
    """Cut a shadow (see `characters`) at its newlines. Linear; nothing visible is lost."""
    spans: list[tuple[int, int]] = []
    texts: list[str] = []
    gaps: list[int] = []
    indents: list[int] = []
    tails: list[int] = []
    folded: list[int] = []
    gap = at = 0
    for raw in shadow.split("\n"):
        begin, at = at, at + len(raw) + 1
        text = raw.strip()  # a shadow has no white space but spaces and tabs
        # What takes no room is not ASCII, or else a control character.
        if not text or (not " " < text[0] < "\x7f" and _ONLY_HIDDEN.fullmatch(text)):
            gap += 1
            continue
        size = len(text)
        indent = raw.index(text[0]) if len(raw) > size else 0
        start = begin + indent
        end = start + size
        if "  " in text or "\t" in text:
            folded.append(len(texts))
            text = " ".join(text.split())
        spans.append((start, end))
        texts.append(text)
        gaps.append(gap)
        indents.append(indent)
        tails.append(at - 1 - end)
        gap = 0
    if gaps:
        gaps[0] = 0
    return Lines(spans, texts, gaps, indents, tails, folded)
