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
    blank lines before; `indents` and `tails` count the white space before and behind on the line.
    """

    spans: list[tuple[int, int]]
    texts: list[str]
    gaps: list[int]
    indents: list[int]
    tails: list[int]

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
    tails: list[int] = []
    count, find, rfind = shadow.count, shadow.find, shadow.rfind
    last = 0
    for start, end in spans:
        breaks = count("\n", last, start)
        if breaks:
            gaps.append(breaks - 1 if last else 0)
            indents.append(start - 1 - rfind("\n", last, start))
            if last:
                tails.append(find("\n", last) - last)
        else:
            gaps.append(0)
            indents.append(start - last)
        last = end
    if spans:
        breaks = find("\n", last)
        tails.append((len(shadow) if breaks < 0 else breaks) - last)
    return Lines(spans, texts, gaps, indents, tails)
