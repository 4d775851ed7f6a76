"""Cut plain text into blocks: find its layout, then put broken paragraphs together again."""

from __future__ import annotations

from cleannews.reading.draft import Draft
from cleannews.reading.lines import cut_lines
from cleannews.reading.page import Door, Layout, Page

__all__ = ["read_text"]


def read_text(source: str, shadow: str, warnings: tuple[str, ...] = ()) -> Page:
    """Cut plain text into blocks. Never raises; linear in `len(source)`."""
    lines = cut_lines(shadow)
    draft = Draft()
    for span, text, gap in zip(lines.spans, lines.texts, lines.gaps, strict=True):
        draft.add(span, text, gap=gap)
    layout = Layout.PARAGRAPHS if 2 * sum(map(bool, lines.gaps)) > len(lines) else Layout.LINES
    return draft.finish(source, shadow, Door.TEXT, layout, warnings)
