"""HTML as a browser would show it: the visible text, block by block.

The parser repairs the page, and its serialisation is cut into blocks. The visible text becomes the
source of the page, and spans point into it.
"""

from __future__ import annotations

import re
from dataclasses import replace
from html import unescape
from itertools import accumulate
from typing import TYPE_CHECKING

from cleannews.reading.characters import coarsen, shadow_of
from cleannews.reading.draft import Draft
from cleannews.reading.html.blocks import cut_blocks
from cleannews.reading.html.preflight import find_fault, without_tags
from cleannews.reading.html.witness import stated_body
from cleannews.reading.markup import Markup
from cleannews.reading.page import Door, Layout, Page
from cleannews.reading.text import read_text

if TYPE_CHECKING:
    from cleannews.reading.html.blocks import HtmlBlock

__all__ = ["read_html"]

_SURROGATE = re.compile("[\ud800-\udfff]")
_HUGE_REFERENCE = re.compile(r"&#x?[0-9a-fA-F]{8,}", re.IGNORECASE)

_SILENT = (
    "script style template svg iframe noembed noframes audio video canvas datalist textarea head"
).split()


def read_html(source: str, warnings: tuple[str, ...] = (), utf8: bytes | None = None) -> Page:
    """Read an HTML page or fragment into blocks.

    `utf8` are the bytes of `source` where they are at hand. Never raises. A page that would cost
    the parser seconds (see `preflight`) is read as text with its tags stripped, and a warning says
    so; nothing is cut off. Linear in `len(source)`.
    """
    html = source
    try:
        utf8 = utf8 or html.encode("utf-8")
    except UnicodeEncodeError:
        html = _SURROGATE.sub("\ufffd", source)
        utf8 = html.encode("utf-8")
    fault = find_fault(html)
    if fault:
        text = unescape(_HUGE_REFERENCE.sub("\ufffd", without_tags(html)))
        shadow, coarsened = coarsen(shadow_of(text))
        more = ("too-many-lines",) if coarsened else ()
        return read_text(text, shadow, (*warnings, fault, *more))

    from selectolax.lexbor import LexborHTMLParser  # compiled, and text needs neither

    from cleannews.reading.declared import declared_in

    tree = LexborHTMLParser(utf8)
    declared = declared_in(tree)
    tree.strip_tags(_SILENT)
    found = cut_blocks(tree.body) if tree.body is not None else ([], Markup.empty())
    blocks, markup = _distinct(*found)
    page = _make_page(blocks, replace(markup, witness=stated_body(html)), warnings)
    return replace(page, declared=declared)


def _distinct(blocks: list[HtmlBlock], markup: Markup) -> tuple[list[HtmlBlock], Markup]:
    """Leave out what is hidden, or there for want of scripts, and only repeats what is shown."""
    if not any(block.look.shown for block in blocks):
        return blocks, markup
    told = {block.text for block in blocks if not block.look.shown}
    kept = [
        number
        for number, block in enumerate(blocks)
        if not block.look.shown or block.text not in told
    ]
    return [blocks[number] for number in kept], markup.only(kept)


def _make_page(blocks: list[HtmlBlock], markup: Markup, warnings: tuple[str, ...]) -> Page:
    texts = [block.text for block in blocks]
    gaps = [0, *(block.gap for block in blocks[1:])][: len(blocks)]
    ends = list(accumulate(1 + gap + len(text) for gap, text in zip(gaps, texts, strict=True)))
    spans = [(end - len(text) - 1, end - 1) for end, text in zip(ends, texts, strict=True)]
    source = "".join(
        piece for gap, text in zip(gaps, texts, strict=True) for piece in ("\n" * gap, text, "\n")
    )[:-1]
    shadow, coarsened = coarsen(shadow_of(source))
    if coarsened:
        return read_text(source, shadow, (*warnings, "too-many-lines"))
    if shadow != source:
        texts = [" ".join(shadow[start:end].split()) for start, end in spans]
    draft = Draft(
        spans=spans,
        texts=texts,
        marks=[block.mark for block in blocks],
        levels=[block.look.level for block in blocks],
        gaps=gaps,
        links=[min(block.links, len(block.text)) for block in blocks],
        markup=markup,
    )
    return draft.finish(source, Door.HTML, Layout.PARAGRAPHS, warnings)
