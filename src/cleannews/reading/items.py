"""Lines that carry their own mark: bullets, numbers of a list, the rows of a table."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from cleannews.reading.page import Mark

if TYPE_CHECKING:
    from cleannews.reading.lines import Lines

__all__ = ["BULLETS", "Item", "find_items"]


class Item(NamedTuple):
    """The mark of a line, its depth from 1 (0 for table rows), and the width of its marker."""

    mark: Mark
    level: int
    width: int


BULLETS = frozenset("•‣▪●○■□◦➤►▶✓✔∙⁃·*")
_MARKERS = BULLETS | frozenset("+-o0123456789")
_CELL_BREAK = re.compile(r"\t+| {3,}")
_NUMBER = re.compile(r"(\d{1,3})[.)] +(?=\S)")


# Most bullets are alike, and there are many.
_BULLETS_BY_DEPTH = tuple(Item(Mark.BULLET, depth, 2) for depth in range(10))


def _bullet(depth: int) -> Item:
    few = depth < len(_BULLETS_BY_DEPTH)
    return _BULLETS_BY_DEPTH[depth] if few else Item(Mark.BULLET, depth, 2)


def find_items(shadow: str, lines: Lines) -> dict[int, Item]:
    """Find the marked lines, by index. Linear.

    A dash opens a quotation in many languages, so it marks an item only where it is indented or in
    a row of three; a number marks one only beside its neighbour ("1." over "2."), for "1. Mai
    2024" is a date.
    """
    found: dict[int, Item] = {}
    texts, indents = lines.texts, lines.indents
    dashes: list[int] = []
    numbers: list[tuple[int, int]] = []
    for index in [index for index, text in enumerate(texts) if text[0] in _MARKERS]:
        text, indent = texts[index], indents[index]
        char = text[0]
        if "0" <= char <= "9":
            match = _NUMBER.match(text)
            if match:
                numbers.append((index, int(match[1])))
            continue
        if text[1:2] != " ":
            continue
        if char in BULLETS or (indent >= 3 and char in "+o"):
            found[index] = _bullet(max(1, indent // 2))
        elif char == "-":
            if indent >= 2:
                found[index] = _bullet(indent // 2)
            else:
                dashes.append(index)
    _add_dashes(found, dashes, lines)
    _add_numbers(found, numbers, lines)
    if "\t" in shadow or "   " in shadow:
        _add_rows(found, shadow, lines)
    if found and lines.stand_apart:
        # A number or a dash that is left was no mark while the lines around it were still there.
        return {
            index: item if texts[index][0] in BULLETS else item._replace(width=0)
            for index, item in found.items()
        }
    return found


def _add_dashes(found: dict[int, Item], dashes: list[int], lines: Lines) -> None:
    rows = set(dashes)
    gaps = lines.gaps
    for index in dashes:
        above = index - 1 in rows and not gaps[index]
        below = index + 1 in rows and not gaps[index + 1]
        second = (
            (above and below)
            or (above and index - 2 in rows and not gaps[index - 1])
            or (below and index + 2 in rows and not gaps[index + 2])
        )
        if second:
            found[index] = _bullet(1)


def _add_numbers(found: dict[int, Item], numbers: list[tuple[int, int]], lines: Lines) -> None:
    values = dict(numbers)
    gaps, indents = lines.gaps, lines.indents
    for index, value in numbers:
        above = values.get(index - 1) == value - 1 and gaps[index] <= 1
        below = values.get(index + 1) == value + 1 and gaps[index + 1] <= 1
        if above or below:
            width = lines.texts[index].index(" ") + 1
            found[index] = Item(Mark.NUMBER, max(1, indents[index] // 2), width)


def _add_rows(found: dict[int, Item], shadow: str, lines: Lines) -> None:
    """Mark adjacent lines with the same number of cells, two and more, as rows of a table."""
    last_cells, last_index = 0, -1
    for index in lines.folded:
        raw = shadow[slice(*lines.spans[index])]
        if index in found or not ("\t" in raw or "   " in raw):
            continue
        cells = len(_CELL_BREAK.findall(raw))
        if cells == last_cells and index == last_index + 1 and lines.gaps[index] <= 1:
            found[last_index] = found[index] = Item(Mark.TABLE, 0, 0)
        last_cells, last_index = cells, index
