"""The lines of a text: where each begins and ends, and what stands on it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from cleannews.reading.characters import INVISIBLE

__all__ = ["Lines", "cut_lines"]

_LINE = re.compile(r"[^ \n\t](?:[^\n]*[^ \n\t])?")
_HIDDEN = re.compile(f"[{INVISIBLE}]")
_ONLY_HIDDEN = re.compile(rf"[\s{INVISIBLE}]*")


@dataclass(frozen=True, slots=True)
class Lines:
    """The lines that show anything, in order; the lists run in parallel.

    `spans` leave out white space at either end; `texts` are folded to single spaces; `gaps` count the
    blank lines before; `indents` count the white space before.
    """

    spans: list[tuple[int, int]]
    texts: list[str]
    gaps: list[int]
    indents: list[int]

    def __len__(self) -> int:
        return len(self.texts)


def cut_lines(shadow: str) -> Lines:
    """Cut a shadow (see `characters`) at its newlines. Linear; nothing visible is lost."""
    spans = [match.span() for match in _LINE.finditer(shadow)]
    if _HIDDEN.search(shadow) is not None:
        spans = [span for span in spans if _ONLY_HIDDEN.fullmatch(shadow, *span) is None]
    texts = [shadow[start:end] for start, end in spans]
    if "  " in shadow or "\t" in shadow:
        texts = [" ".join(t.split()) if "  " in t or "\t" in t else t for t in texts]
    gaps: list[int] = []
    indents: list[int] = []
    count, rfind = shadow.count, shadow.rfind
    last = 0
    for start, end in spans:
        breaks = count("\n", last, start)
        gaps.append(max(0, breaks - 1) if gaps else 0)
        indents.append(start - 1 - rfind("\n", last, start) if breaks else start - last)
        last = end
    return Lines(spans, texts, gaps, indents)
