"""Cut plain text into blocks: find its layout, then put broken paragraphs together again."""

from __future__ import annotations

from cleannews.reading.draft import Draft
from cleannews.reading.edges import edges_of, joint
from cleannews.reading.fragments import has_fragments, joins_of_fragments
from cleannews.reading.items import Item, find_items
from cleannews.reading.lines import Lines, cut_lines
from cleannews.reading.page import Door, Layout, Page
from cleannews.reading.wrapped import joins_at_column, wrap_column

__all__ = ["read_text"]


def read_text(source: str, shadow: str, warnings: tuple[str, ...] = ()) -> Page:
    """Cut plain text into blocks. Never raises; linear in `len(source)`."""
    lines = cut_lines(shadow)
    edges = edges_of(lines.texts)
    items = find_items(shadow, lines)
    column = wrap_column(lines, edges, items)
    if column:
        layout = Layout.WRAPPED
        joins = joins_at_column(lines, edges, items, column)
    elif has_fragments(lines, edges, items):
        layout = Layout.FRAGMENTS
        joins = joins_of_fragments(lines, edges, items)
    else:
        layout = Layout.PARAGRAPHS if 2 * sum(map(bool, lines.gaps)) > len(lines) else Layout.LINES
        joins = [False] * len(lines)
    draft = Draft()
    _add_blocks(draft, lines, joins, items)
    return draft.finish(source, shadow, Door.TEXT, layout, warnings)


def _add_blocks(
    draft: Draft, lines: Lines, joins: list[bool], items: dict[int, Item]
) -> None:
    spans, texts, gaps = lines.spans, lines.texts, lines.gaps
    count = len(texts)
    index = 0
    while index < count:
        last = index + 1
        while last < count and joins[last]:
            last += 1
        text = texts[index] if last == index + 1 else join_pieces(texts[index:last])
        span = (spans[index][0], spans[last - 1][1])
        if index in items:
            mark, level, width = items[index]
            draft.add(span, text[width:], gap=gaps[index], mark=mark, level=level)
        else:
            draft.add(span, text, gap=gaps[index])
        index = last


def join_pieces(pieces: list[str]) -> str:
    """Put the pieces of one paragraph together, with a space where one belongs."""
    parts = [pieces[0]]
    for left, right in zip(pieces, pieces[1:], strict=False):
        parts.append(joint(left, right))
        parts.append(right)
    return "".join(parts)
