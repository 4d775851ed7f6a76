"""The short lines of a page, joined so that one scan sees them all."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from itertools import accumulate, repeat
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["Sheet", "lay_out"]

_MARKS: Final = ":：.,•*-–—|([©"


@dataclass(frozen=True, slots=True)
class Sheet:
    """Lines joined by newlines. Line `n` is block `blocks[n]`, at `starts[n]` of `text`."""

    lines: list[str]
    text: str
    starts: list[int]
    blocks: list[int]

    def line_at(self, position: int) -> int:
        """Return the number of the line that holds the character at `position`."""
        return bisect_right(self.starts, position) - 1

    def end_of(self, line: int) -> int:
        """Return where line number `line` ends."""
        following = line + 1
        return self.starts[following] - 1 if following < len(self.starts) else len(self.text)

    def blocks_with(self, sign: str) -> list[int]:
        """Return the blocks whose lines hold `sign`, in order."""
        blocks = []
        place = self.text.find(sign)
        while place >= 0:
            line = self.line_at(place)
            blocks.append(self.blocks[line])
            place = self.text.find(sign, self.end_of(line))
        return blocks

    def first_words(self) -> list[str]:
        """Return the first word of each line, case folded and without marks."""
        words = [line.partition(" ")[0] for line in self.lines]
        folded = "\n".join(words).casefold().split("\n") if words else []
        return list(map(str.strip, folded, repeat(_MARKS)))


def lay_out(texts: Sequence[str], *, max_chars: int) -> Sheet:
    """Join the texts of at most `max_chars` characters. Linear in the characters joined."""
    blocks = [block for block, text in enumerate(texts) if len(text) <= max_chars]
    lines = [texts[block] for block in blocks]
    joined = "\n".join(lines)
    if joined.count("\n") >= len(lines):  # a line of a table may have its rows
        lines = [line.replace("\n", " ") for line in lines]
        joined = "\n".join(lines)
    starts = list(accumulate([len(line) + 1 for line in lines], initial=0))
    starts.pop()
    return Sheet(lines, joined, starts, blocks)
