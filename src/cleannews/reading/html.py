"""HTML as a browser would show it: the visible text, block by block.

The parser repairs the page, its serialisation is cut by one pattern into tags and text, and a stack
follows the elements. The visible text becomes the source of the page, and spans point into it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from html import unescape

from cleannews.reading.characters import coarsen, shadow_of
from cleannews.reading.draft import Draft
from cleannews.reading.page import Door, Layout, Mark, Page
from cleannews.reading.preflight import find_fault, without_tags
from cleannews.reading.text import read_text

__all__ = ["read_html"]

_SURROGATE = re.compile("[\ud800-\udfff]")
_HUGE_REFERENCE = re.compile(r"&#x?[0-9a-fA-F]{8,}", re.IGNORECASE)
_PIECE = re.compile(
    r"<!--.*?-->|<(/?)([a-zA-Z][^\s/>]*)([^>\"]*+(?:\"[^\"]*+\"[^>\"]*+)*+)>|[^<]+|<",
    re.DOTALL,
)
_HIDDEN = re.compile(r" hidden=\"(?!until)|style=\"[^\"]*display:\s*none")

_SILENT = (
    "script style template svg iframe noembed noframes object audio video canvas datalist head"
).split()
# Elements with a margin, which shows as a blank line, and those that only begin a line.
_SPACED = frozenset(
    "address article aside blockquote center details dl fieldset figure footer form h1 h2 h3 h4 h5 "
    "h6 header hr main nav ol p pre section table ul".split()
)
_LINED = frozenset(
    "body button caption dd dialog div dt figcaption label legend li menu option optgroup select "
    "summary tbody textarea tfoot thead tr".split()
)
_CELLS = frozenset(("td", "th"))
_VOID = frozenset("area base br col embed hr img input link meta param source track wbr".split())
_MARKS = {
    "blockquote": Mark.QUOTE,
    "pre": Mark.CODE,
    "tr": Mark.TABLE,
    **{f"h{level}": Mark.HEADING for level in range(1, 7)},
}


@dataclass(slots=True)
class _Element:
    name: str
    mark: Mark
    level: int
    hidden: bool


@dataclass(slots=True)
class _Block:
    """A block in the making; `hidden` where the page does not show it at first."""

    parts: list[str] = field(default_factory=list)
    mark: Mark = Mark.PLAIN
    level: int = 0
    links: int = 0
    gap: int = 0
    hidden: bool = False


@dataclass(slots=True)
class _Reader:
    """Follows the serialised page and collects its blocks."""

    blocks: list[_Block] = field(default_factory=list)
    current: _Block = field(default_factory=_Block)
    stack: list[_Element] = field(default_factory=list)
    links: int = 0
    lists: int = 0
    gap: int = 0

    def close_block(self, gap: int) -> None:
        """End the current block, and have at least `gap` blank lines before the next."""
        if self.current.parts:
            text = " ".join("".join(self.current.parts).split())
            if text:
                self.current.parts = [text]
                self.blocks.append(self.current)
                self.gap = 0
            self.current = _Block()
        self.gap = max(self.gap, gap)

    def add_text(self, text: str) -> None:
        """Put a piece of text into the current block."""
        if "&" in text:
            text = unescape(text)
        current = self.current
        if not current.parts:
            if text.isspace():
                return
            current.gap = self.gap if self.blocks else 0
            if self.stack:
                top = self.stack[-1]
                current.mark, current.level, current.hidden = top.mark, top.level, top.hidden
        current.parts.append(text)
        if self.links:
            current.links += len(" ".join(text.split()))

    def open(self, name: str, attributes: str) -> None:
        """Enter an element."""
        above = self.stack[-1] if self.stack else _Element("", Mark.PLAIN, 0, hidden=False)
        mark, level = above.mark, above.level
        if name in _SPACED or name in _LINED:
            self.close_block(1 if name in _SPACED else 0)
            mark, level = self._mark_of(name, above)
        elif name == "br":
            self.close_block(0)
        elif name == "a":
            self.links += 1
        elif name in _CELLS and self.current.parts:
            self.current.parts.append(" ")
        if name in _VOID:
            return
        hidden = above.hidden or (
            (" hidden" in attributes or "display:" in attributes)
            and _HIDDEN.search(attributes) is not None
        )
        self.stack.append(_Element(name, mark, level, hidden))

    def _mark_of(self, name: str, above: _Element) -> tuple[Mark, int]:
        if name in ("ul", "ol", "menu"):
            self.lists += 1
            return above.mark, above.level
        if name == "li":
            ordered = next(
                (e.name for e in reversed(self.stack[-3:]) if e.name in ("ul", "ol")), "ul"
            )
            return (Mark.NUMBER if ordered == "ol" else Mark.BULLET), max(1, self.lists)
        mark = _MARKS.get(name)
        if mark is not None:
            return mark, int(name[1]) if mark is Mark.HEADING else 1 if mark is Mark.QUOTE else 0
        if above.mark is Mark.TABLE or (above.mark is Mark.HEADING):
            return Mark.PLAIN, 0
        return above.mark, above.level

    def close(self, name: str) -> None:
        """Leave an element; the serialisation is balanced, so it is the innermost."""
        if name in _SPACED or name in _LINED:
            self.close_block(1 if name in _SPACED else 0)
        if self.stack and self.stack[-1].name == name:
            self.stack.pop()
        if name == "a":
            self.links = max(0, self.links - 1)
        elif name in ("ul", "ol", "menu"):
            self.lists = max(0, self.lists - 1)


def read_html(source: str, warnings: tuple[str, ...] = ()) -> Page:
    """Read an HTML page or fragment into blocks.

    Never raises. A page that would cost the parser seconds (see `preflight`) is read as text with
    its tags stripped, and a warning says so; nothing is cut off. Linear in `len(source)`.
    """
    try:
        source.encode("utf-8")
    except UnicodeEncodeError:
        html = _SURROGATE.sub("\ufffd", source)
    else:
        html = source
    fault = find_fault(html)
    if fault:
        text = unescape(_HUGE_REFERENCE.sub("\ufffd", without_tags(html)))
        shadow, coarsened = coarsen(shadow_of(text))
        more = ("too-many-lines",) if coarsened else ()
        return read_text(text, shadow, (*warnings, fault, *more))
    reader = _Reader()
    for match in _PIECE.finditer(_serialise(html)):
        name = match[2]
        if name is None:
            if not match[0].startswith("<!--"):
                reader.add_text(match[0])
        elif match[1]:
            reader.close(name)
        else:
            reader.open(name, match[3])
    reader.close_block(0)
    from cleannews.reading.declared import read_declared  # text never needs it

    return replace(_make_page(_shown(reader.blocks), warnings), declared=read_declared(html))


def _serialise(html: str) -> str:
    from selectolax.lexbor import LexborHTMLParser  # compiled, and text never needs it

    tree = LexborHTMLParser(html)
    tree.strip_tags(_SILENT)
    body = tree.body
    if body is None:
        return ""
    asides = tree.css("noscript")
    if asides:
        # A noscript repeats what scripts show, save on pages that keep everything in it.
        inside = sum(len(node.text(deep=True)) for node in asides)
        if 2 * inside < len(body.text(deep=True)):
            tree.strip_tags(["noscript"])
    return tree.body.html or "" if tree.body else ""


def _shown(blocks: list[_Block]) -> list[_Block]:
    """Leave hidden blocks out, save where most of the prose is hidden until a script has run."""
    hidden = sum(len(block.parts[0]) for block in blocks if block.hidden)
    if not hidden:
        return blocks
    total = sum(len(block.parts[0]) for block in blocks)
    return blocks if 2 * hidden > total else [block for block in blocks if not block.hidden]


def _make_page(blocks: list[_Block], warnings: tuple[str, ...]) -> Page:
    parts: list[str] = []
    draft = Draft()
    at = 0
    for block in blocks:
        text = block.parts[0]
        if parts:
            parts.append("\n" * (1 + block.gap))
            at += 1 + block.gap
        parts.append(text)
        links = min(block.links, len(text))
        span = (at, at + len(text))
        draft.add(span, text, gap=block.gap, mark=block.mark, level=block.level, links=links)
        at += len(text)
    source = "".join(parts)
    shadow, coarsened = coarsen(shadow_of(source))
    if coarsened:
        return read_text(source, shadow, (*warnings, "too-many-lines"))
    if shadow != source:
        draft.texts = [" ".join(shadow[start:end].split()) for start, end in draft.spans]
    return draft.finish(source, Door.HTML, Layout.PARAGRAPHS, warnings)
