"""Lines broken at a column: find the column, and which lines go on in the next one."""

from __future__ import annotations

from itertools import accumulate, pairwise
from typing import TYPE_CHECKING
from unicodedata import category

from cleannews.reading.paragraphs.edges import Begin, Edges, End, hangs
from cleannews.reading.paragraphs.joints import spaceless

if TYPE_CHECKING:
    from cleannews.reading.items import Item
    from cleannews.reading.lines import Lines

__all__ = ["MAX_COLUMN", "MIN_COLUMN", "agreed_column", "joins_at_column", "wrap_column"]

# Narrower is a column of verse or a menu, wider than any tool wraps at.
MIN_COLUMN, MAX_COLUMN = 28, 200
# So large a share of the lines that go on must fit one column, where they are so many or more, and
# so small a share of all lines may be longer than it.
_MIN_SHARE = 0.5
_MIN_BREAKS = 3
_MIN_OF_LINES = 0.01
_MAX_LONGER = 0.03
_MIN_GAPS = 3
_MAX_UNIT = 10  # characters of a script without spaces that go together at most
_ENDED = frozenset({End.SENTENCE, End.QUOTED_SENTENCE})
_GOING_ON = frozenset({Begin.LOWER, Begin.CASELESS})


def wrap_column(lines: Lines, edges: Edges, items: dict[int, Item]) -> tuple[int, int]:
    """Find the column a text was wrapped at: the least and the greatest it can be; 0, 0 for none.

    A line that goes on in a lower-case line was broken because the next word had no room: the
    column lies from its width up to, not with, the width it would have had. Where most such lines
    agree on one column that hardly any line exceeds, that is it. Linear.
    """
    begins, ends, gaps = edges.begins, edges.ends, lines.gaps
    breaks: list[tuple[int, int]] = []
    # Few lines begin so, and no others need a look.
    going_on = [index for index, begin in enumerate(begins) if begin in _GOING_ON and index]
    for index in going_on:
        if gaps[index] or index in items:
            continue
        start, stop = lines.spans[index - 1]
        width = lines.indents[index - 1] + stop - start
        if not MIN_COLUMN <= width <= MAX_COLUMN:
            continue
        text, end = lines.texts[index], ends[index - 1]
        # Who writes without spaces often breaks lines at commas by hand.
        open_ended = end is End.WORD or (end is End.COMMA and not spaceless(text[0]))
        if begins[index] is Begin.LOWER or open_ended:
            breaks.append((width, width + 1 + _first_word_width(text)))
    least, greatest = agreed_column(breaks, len(lines))
    if len(breaks) == 1 and gaps.count(0) == 2 and begins[gaps.index(0, 1)] is Begin.CASELESS:
        # Where blank lines part all other lines, one that goes on was broken, too.
        least, greatest = breaks[0][0], breaks[0][1] - 1
    if least:
        longer = sum(
            width > greatest and " " in text
            for width, text in zip(_widths(lines), lines.texts, strict=True)
        )
        if longer <= _MAX_LONGER * len(lines):
            return least, greatest
    return 0, 0


def agreed_column(breaks: list[tuple[int, int]], lines: int) -> tuple[int, int]:
    """Find the columns most breaks allow, each from its first number up to, not with, its second.

    `lines` is how many lines there are in all: two breaks in a long page may agree by chance.

    >>> agreed_column([(70, 75), (68, 77), (72, 80)], lines=9)
    (72, 74)
    """
    steps = [0] * (MAX_COLUMN + 2)
    for width, needed in breaks:
        steps[width] += 1
        steps[min(needed, MAX_COLUMN + 1)] -= 1
    agreeing = list(accumulate(steps))
    most = max(agreeing)
    # Two breaks prove as much as more only where they leave no doubt.
    needed_share = _MIN_SHARE if len(breaks) >= _MIN_BREAKS else 1.0
    if most < max(2, needed_share * len(breaks), _MIN_OF_LINES * lines):
        return 0, 0
    least = agreeing.index(most)
    greatest = least
    while agreeing[greatest + 1] == most:
        greatest += 1
    return least, greatest


def joins_at_column(
    lines: Lines, edges: Edges, items: dict[int, Item], column: tuple[int, int]
) -> list[bool]:
    """Tell for each line whether it goes on the line before it, in a text wrapped at `column`."""
    widths = _widths(lines)
    least, greatest = column
    begins, ends, indents, texts = edges.begins, edges.ends, lines.indents, lines.texts
    parted = _blank_lines_part(lines, edges, widths, least)
    joins = [False] * len(lines)
    for index in range(1, len(lines)):
        if index in items or lines.gaps[index] or indents[index] > max(1, indents[index - 1]):
            continue
        width, end = widths[index - 1], ends[index - 1]
        needed = width + 1 + _first_word_width(texts[index])
        if width > greatest:
            # Only a word that is longer than the column, such as a URL, sticks out.
            joins[index] = " " not in texts[index - 1] and begins[index] is Begin.LOWER
        elif needed > greatest:
            joins[index] = True
        elif needed > least:
            joins[index] = parted or end not in _ENDED
        else:
            unfinished = end is End.COMMA or hangs(texts[index - 1])
            joins[index] = unfinished and begins[index] is Begin.LOWER and 2 * width > least
    return joins


def _blank_lines_part(lines: Lines, edges: Edges, widths: list[int], least: int) -> bool:
    """Whether paragraphs are parted by blank lines: none ends short with another right below it."""
    gaps, texts = lines.gaps, lines.texts
    return sum(map(bool, gaps)) >= _MIN_GAPS and not any(
        widths[index - 1] >= MIN_COLUMN
        and not gaps[index]
        and edges.ends[index - 1] in _ENDED
        and widths[index - 1] + 1 + _first_word_width(texts[index]) <= least
        for index in range(1, len(lines))
    )


def _widths(lines: Lines) -> list[int]:
    return [
        indent + end - start
        for indent, (start, end) in zip(lines.indents, lines.spans, strict=True)
    ]


def _first_word_width(text: str) -> int:
    if spaceless(text[0]):
        # Some marks may not begin a line, so a full line of these scripts may end two short; and no
        # line ends within a syllable of Thai or a number, or beside a space.
        size = 1
        for before, after in pairwise(text[:_MAX_UNIT]):
            number = before.isascii() and after.isascii()
            if not (number or category(after).startswith("M") or " " in (before, after)):
                break
            size += 1
        return max(2, size)
    space = text.find(" ")
    return len(text) if space < 0 else space
