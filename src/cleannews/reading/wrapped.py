"""Lines broken at a column: find the column, and which lines go on in the next one."""

from __future__ import annotations

from itertools import accumulate

from cleannews.reading.edges import Begin, End, hangs, spaceless
from cleannews.reading.lines import Lines

__all__ = ["joins_at_column", "wrap_column"]

# Narrower is a column of verse or a menu, wider than any tool wraps at.
_MIN_COLUMN, _MAX_COLUMN = 28, 200
# So many lines must go on in a lower-case line before chance is ruled out, and so large a share of
# those must fit one column.
_MIN_WITNESSES = 3
_MIN_SHARE = 0.7


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


def wrap_column(lines: Lines, begins: list[Begin], ends: list[End]) -> int:
    """Find the column a text was wrapped at; 0 where it was not. Linear.

    A line that goes on in a lower-case line was broken because the next word had no room: the column
    lies from its width up to, not with, the width it would have had. Where most such lines agree on
    one column, that is it.
    """
    widths = _widths(lines)
    steps = [0] * (_MAX_COLUMN + 2)
    witnesses = 0
    for index in range(1, len(lines)):
        begin, end, width = begins[index], ends[index - 1], widths[index - 1]
        goes_on = begin is Begin.LOWER or (begin is Begin.CASELESS and end is End.WORD)
        if not goes_on or lines.gaps[index] or not _MIN_COLUMN <= width <= _MAX_COLUMN:
            continue
        witnesses += 1
        steps[width] += 1
        steps[min(width + 1 + _first_word_width(lines.texts[index]), _MAX_COLUMN + 1)] -= 1
    if witnesses < _MIN_WITNESSES:
        return 0
    agreeing = list(accumulate(steps))
    most = max(agreeing)
    return agreeing.index(most) if most >= _MIN_SHARE * witnesses else 0


def joins_at_column(
    lines: Lines, begins: list[Begin], ends: list[End], column: int
) -> list[bool]:
    """Tell for each line whether it goes on the line before it, in a text wrapped at `column`."""
    widths = _widths(lines)
    joins = [False] * len(lines)
    for index in range(1, len(lines)):
        if lines.gaps[index] or lines.indents[index] > max(1, lines.indents[index - 1]):
            continue
        width, text = widths[index - 1], lines.texts[index]
        if width > column:
            # Only a word that is longer than the column, such as a URL, sticks out.
            joins[index] = " " not in lines.texts[index - 1] and begins[index] is Begin.LOWER
        elif width + 1 + _first_word_width(text) > column:
            joins[index] = True
        else:
            unfinished = ends[index - 1] is End.COMMA or hangs(lines.texts[index - 1])
            joins[index] = unfinished and begins[index] is Begin.LOWER and 2 * width > column
    return joins
