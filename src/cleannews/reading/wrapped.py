"""Lines broken at a column: find the column, and which lines go on in the next one."""

from __future__ import annotations

from itertools import accumulate
from typing import TYPE_CHECKING

from cleannews.reading.edges import Begin, Edges, End, hangs
from cleannews.reading.joints import spaceless

if TYPE_CHECKING:
    from cleannews.reading.items import Item
    from cleannews.reading.lines import Lines

__all__ = ["joins_at_column", "wrap_column"]

# Narrower is a column of verse or a menu, wider than any tool wraps at.
_MIN_COLUMN, _MAX_COLUMN = 28, 200
# So many lines must go on in a lower-case line before chance is ruled out; so large a share of
# those must fit one column; and so small a share of all lines may be longer than it.
_MIN_WITNESSES = 3
_MIN_SHARE = 0.5
_MAX_LONGER = 0.03


def wrap_column(lines: Lines, edges: Edges, items: dict[int, Item]) -> int:
    """Find the column a text was wrapped at; 0 where it was not. Linear.

    A line that goes on in a lower-case line was broken because the next word had no room: the
    column lies from its width up to, not with, the width it would have had. Where most such lines
    agree on one column that hardly any line exceeds, that is it.
    """
    widths = _widths(lines)
    begins, ends, gaps = edges.begins, edges.ends, lines.gaps
    steps = [0] * (_MAX_COLUMN + 2)
    witnesses = 0
    for index in range(1, len(lines)):
        begin, width = begins[index], widths[index - 1]
        if gaps[index] or index in items or not _MIN_COLUMN <= width <= _MAX_COLUMN:
            continue
        if begin is Begin.LOWER or (begin is Begin.CASELESS and ends[index - 1] is End.WORD):
            witnesses += 1
            steps[width] += 1
            steps[min(width + 1 + _first_word_width(lines.texts[index]), _MAX_COLUMN + 1)] -= 1
    if witnesses < _MIN_WITNESSES:
        return 0
    agreeing = list(accumulate(steps))
    most = max(agreeing)
    column = agreeing.index(most)
    longer = sum(
        width > column and " " in text for width, text in zip(widths, lines.texts, strict=True)
    )
    fits = most >= _MIN_SHARE * witnesses and longer <= _MAX_LONGER * len(lines)
    return column if fits else 0


def joins_at_column(lines: Lines, edges: Edges, items: dict[int, Item], column: int) -> list[bool]:
    """Tell for each line whether it goes on the line before it, in a text wrapped at `column`."""
    widths = _widths(lines)
    begins, ends, indents, texts = edges.begins, edges.ends, lines.indents, lines.texts
    joins = [False] * len(lines)
    for index in range(1, len(lines)):
        if index in items or lines.gaps[index] or indents[index] > max(1, indents[index - 1]):
            continue
        width = widths[index - 1]
        if width > column:
            # Only a word that is longer than the column, such as a URL, sticks out.
            joins[index] = " " not in texts[index - 1] and begins[index] is Begin.LOWER
        elif width + 1 + _first_word_width(texts[index]) > column:
            joins[index] = True
        else:
            unfinished = ends[index - 1] is End.COMMA or hangs(texts[index - 1])
            joins[index] = unfinished and begins[index] is Begin.LOWER and 2 * width > column
    return joins


def _widths(lines: Lines) -> list[int]:
    return [
        indent + end - start
        for indent, (start, end) in zip(lines.indents, lines.spans, strict=True)
    ]


def _first_word_width(text: str) -> int:
    if spaceless(text[0]):
        # Some marks may not begin a line, so a full line of these scripts may end two short.
        return 2
    space = text.find(" ")
    return len(text) if space < 0 else space
