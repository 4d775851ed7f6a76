"""The short lines of a page, joined so that one scan sees them all."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["Sheet", "lay_out"]

_MARKS = ":：.,•*-–—|([©"


@dataclass(frozen=True, slots=True)
class Sheet:
    """Lines joined by newlines. Line `n` is block `blocks[n]`, at `starts[n]` of `text`.

    `firsts[n]` is the line's first word, case folded and without marks.
    """

    text: str
    starts: list[int]
    blocks: list[int]
    firsts: list[str]

    def line_at(self, position: int) -> int:
        """Return the number of the line that holds the character at `position`."""
        return bisect_right(self.starts, position) - 1

    def end_of(self, line: int) -> int:
        """Return where line number `line` ends."""
        following = line + 1
        return self.starts[following] - 1 if following < len(self.starts) else len(self.text)


def lay_out(texts: Sequence[str], *, max_chars: int) -> Sheet:
    """Join the texts of at most `max_chars` characters. Linear in the characters joined."""
    blocks = [block for block, text in enumerate(texts) if len(text) <= max_chars]
    starts = []
    firsts = []
    position = 0
    for block in blocks:
        text = texts[block]
        starts.append(position)
        firsts.append(text.partition(" ")[0].casefold().strip(_MARKS))
        position += len(text) + 1
    return Sheet("\n".join([texts[block] for block in blocks]), starts, blocks, firsts)
