"""Cut plain text into blocks: find its layout, then put broken paragraphs together again."""

from __future__ import annotations

from itertools import compress

from cleannews.reading.draft import Draft
from cleannews.reading.endless import cut_endless, is_endless
from cleannews.reading.items import Item, find_items
from cleannews.reading.lines import Lines, cut_lines
from cleannews.reading.page import Door, Layout, Mark, Page
from cleannews.reading.paragraphs.edges import Begin, edges_of
from cleannews.reading.paragraphs.fragments import has_fragments, joins_of_fragments
from cleannews.reading.paragraphs.joints import PageWords, join_pieces
from cleannews.reading.paragraphs.wrapped import joins_at_column, wrap_column

__all__ = ["read_text"]

_LEAST_LOWER = 3  # lines that go on in lower case, of a text whose lines all stand apart


def read_text(source: str, shadow: str, warnings: tuple[str, ...] = ()) -> Page:
    """Cut plain text into blocks. Never raises; linear in `len(source)`."""
    lines = cut_lines(shadow)
    if is_endless(shadow, lines):
        return _read_endless(source, shadow, lines, warnings)
    edges = edges_of(lines.texts)
    items = find_items(shadow, lines)
    column = wrap_column(lines, edges, items)
    layout = Layout.PARAGRAPHS if 2 * sum(map(bool, lines.gaps)) > len(lines) else Layout.LINES
    joins = [False] * len(lines)
    if column[0]:
        layout = Layout.WRAPPED
        joins = joins_at_column(lines, edges, items, column)
    elif has_fragments(lines, edges, items):
        found = joins_of_fragments(lines, edges, items)
        # Code and formulas begin with commas and quotes, but sentences go on in lower case.
        lower = list(compress(edges.begins, found)).count(Begin.LOWER)
        if not lines.stand_apart or lower >= _LEAST_LOWER:
            layout, joins = Layout.FRAGMENTS, found
    words = PageWords(shadow) if layout is Layout.FRAGMENTS else None
    draft = _draft_blocks(lines, joins, items, words)
    return draft.finish(source, Door.TEXT, layout, warnings)


def _read_endless(source: str, shadow: str, lines: Lines, warnings: tuple[str, ...]) -> Page:
    draft = Draft()
    for line, gap in zip(lines.spans, lines.gaps, strict=True):
        for index, span in enumerate(cut_endless(shadow, line)):
            text = " ".join(shadow[slice(*span)].split())
            draft.add(span, text, gap=0 if index else gap)
    return draft.finish(source, Door.TEXT, Layout.ENDLESS, warnings)


def _draft_blocks(
    lines: Lines, joins: list[bool], items: dict[int, Item], words: PageWords | None
) -> Draft:
    """Make the blocks: each line with those that go on it."""
    spans, texts, gaps = lines.spans, lines.texts, lines.gaps
    if any(joins):
        firsts = [index for index, goes_on in enumerate(joins) if not goes_on]
        nexts = [*firsts[1:], len(texts)]
        items = {at: items[first] for at, first in enumerate(firsts) if first in items}
        spans = [(spans[a][0], spans[b - 1][1]) for a, b in zip(firsts, nexts, strict=True)]
        texts = [
            texts[a] if b == a + 1 else join_pieces(texts[a:b], words)
            for a, b in zip(firsts, nexts, strict=True)
        ]
        gaps = [gaps[first] for first in firsts]
    count = len(texts)
    marks, levels = [Mark.PLAIN] * count, [0] * count
    texts = list(texts) if items else texts
    for at, (mark, level, width) in items.items():
        texts[at] = texts[at][width:]
        marks[at], levels[at] = mark, level
    return Draft(spans, texts, marks, levels, gaps, [0] * count)
