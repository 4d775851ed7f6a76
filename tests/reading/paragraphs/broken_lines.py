"""Lines of an invented text, looked at as the readers of text do."""

from __future__ import annotations

from typing import NamedTuple

from cleannews.reading.items import Item, find_items
from cleannews.reading.lines import Lines, cut_lines
from cleannews.reading.paragraphs.edges import Edges, edges_of


class Looked(NamedTuple):
    """What is known of the lines of a text before any is joined."""

    lines: Lines
    edges: Edges
    items: dict[int, Item]


def look_at(source: str) -> Looked:
    """Cut a text into lines, and look at their edges and marks."""
    lines = cut_lines(source)
    return Looked(lines, edges_of(lines.texts), find_items(source, lines))


def line(size: int, end: str = "boats", begin: str = "T") -> str:
    """A line of so many characters, two words, that begins and ends so."""
    return f"{begin}{'h' * (size - len(begin) - len(end) - 1)} {end}"
