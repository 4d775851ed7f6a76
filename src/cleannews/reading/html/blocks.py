"""The body of a parsed HTML page, cut into blocks as a browser lays them out.

The nodes come in document order. Where one is text, the way up from it to the elements that are
open tells which of them have ended and which have begun since the last text; so the many elements
that hold no text cost next to nothing.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from cleannews.reading.html.layout import (
    BOXES,
    CELLS,
    GAPS,
    LISTS,
    STYLED,
    Look,
    Shown,
    listed,
    marked,
    styled,
)
from cleannews.reading.markup import Markup, naming_of
from cleannews.reading.page import Mark

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

    from cleannews.reading.markup import Naming

__all__ = ["HtmlBlock", "cut_blocks"]

_BLANK_LINE = re.compile(r"\n[ \t\r\f]*\n")
_LONG_HINT = 60  # characters: longer hidden text inside of a line is the rest of it
_LONG_CELL = 120  # characters: a row with a longer cell is the page's layout, not a table's row
# By these names, for looking up a member of an enumeration takes its time.
_TABLE, _HIDDEN = Mark.TABLE, Shown.HIDDEN
_STOPS = tuple('.!?:;…。！？।۔።؟"”»')


@dataclass(slots=True, eq=False)
class _Element:
    """An element that holds text."""

    tag: str
    naming: int  # among the page's
    look: Look
    depth: int
    lists: int  # it lies in so many, itself among them
    linked: int  # whether it lies in a link, or is one
    above: _Element = field(init=False)  # of the first, itself
    number: int = -1  # among those that hold blocks
    start: int = -1  # as long as no block begins in it
    end: int = -1  # as long as it is open
    items: Look | None = None  # the look of its items, once it has one


@dataclass(slots=True, eq=False)
class HtmlBlock:
    """A block in the making: its text, and what stands around it."""

    parts: list[str]
    look: Look
    mark: Mark
    gap: int
    inner: _Element
    holder: _Element
    links: int = 0
    cell: int = 0  # the first part of the row's cell that was begun last

    @property
    def text(self) -> str:
        """The whole text, once the block is closed."""
        return self.parts[0]


class _Cutter:
    """Follows the tags and collects blocks, and the elements that hold them.

    `inner` is the innermost element that is open, and those above it are open too; `places` finds
    an element by the address of its node.
    """

    def __init__(self, body: LexborNode) -> None:
        self.blocks: list[HtmlBlock] = []
        self.current: HtmlBlock | None = None
        self.gap = 0
        self.breaks = 0  # <br> since the last text of the block
        self.after_link = False
        naming = naming_of("body", body.attributes)
        self.namings: dict[Naming, tuple[int, str]] = {naming: (0, "body")}
        self.inner = _Element("body", 0, Look(), 0, 0, 0)
        self.inner.above = self.inner
        self.elements = [self.inner]
        self.places = {body.mem_id: self.inner}

    def close_block(self, gap: int) -> None:
        """End the current block, and have at least `gap` blank lines before the next."""
        current = self.current
        if current is not None:
            current.parts = [" ".join("".join(current.parts).split())]
            self.blocks.append(current)
            self.current = None
            self.gap = gap
        elif gap > self.gap:
            self.gap = gap
        self.breaks = 0

    def add_text(self, node: LexborNode, text: str) -> None:
        """Put a piece of text into the current block, or begin one with it."""
        self._enter(node)
        look = self.inner.look
        if self.current is not None and not self._goes_on(self.current, text, look):
            return
        if look.is_pre and "\n" in text:
            *paragraphs, text = _BLANK_LINE.split(text)
            for paragraph in paragraphs:
                self._put(paragraph)
                self.close_block(1)
        self._put(text)

    def _enter(self, node: LexborNode) -> None:
        """Leave the elements that ended before a text, and enter those that began."""
        fresh: list[LexborNode] = []
        find = self.places.get
        above = node.parent
        while above is not None and (known := find(above.mem_id)) is None:
            fresh.append(above)
            above = above.parent
        element = known or self.elements[0]  # all lie in the body, which is known
        self._leave(element)
        for each in reversed(fresh):
            element = self._open(each, element)
        self.inner = element
        self.after_link = False

    def _leave(self, above: _Element) -> None:
        """Leave the open elements that lie in this one."""
        element = self.inner
        end = len(self.blocks) + (self.current is not None)
        while element is not above:
            element.end = end
            tag = element.tag
            if tag in GAPS:
                self.close_block(GAPS[tag])
            elif tag == "a":
                self.after_link = True
            element = element.above

    def _goes_on(self, current: HtmlBlock, text: str, look: Look) -> bool:
        """Close the block where the text begins another; whether the text counts at all."""
        if look.shown is not current.look.shown:
            if look.shown is _HIDDEN and len(text) < _LONG_HINT:
                return False  # a hint inside of a line
            self.close_block(0)
        elif self.breaks:
            if current.mark is Mark.HEADING or (self.breaks == 1 and _is_broken(current, text)):
                current.parts.append(" ")
                self.breaks = 0
            else:
                self.close_block(int(self.breaks > 1))
        elif current.cell and len(text) > _LONG_CELL:
            self.close_block(0)
        else:
            # The block lies in the elements that are still open, and not in those that it outlasts.
            while current.inner.end >= 0:
                current.inner = current.inner.above
        return True

    def _put(self, text: str) -> None:
        current = self.current
        if current is not None:
            current.parts.append(text)
        elif not text or text.isspace():
            return
        else:
            current = self.current = self._begin(text)
        if self.inner.linked:
            current.links += len(" ".join(text.split()))

    def _begin(self, text: str) -> HtmlBlock:
        """Begin a block, and have the open elements hold it."""
        begun = len(self.blocks)
        element = holder = self.inner
        while element.start < 0:
            element.start = begun
            element = element.above
        while holder.tag not in BOXES:
            holder = holder.above
        self.breaks = 0
        look = self.inner.look
        mark = look.mark
        if mark is _TABLE and len(text) > _LONG_CELL:
            mark = Mark.PLAIN
        return HtmlBlock([text], look, mark, self.gap if begun else 0, self.inner, holder)

    def _open(self, node: LexborNode, above: _Element) -> _Element:
        """Enter an element that holds text."""
        tag, attributes = node.tag or "", node.attributes
        look, lists, linked = above.look, above.lists, above.linked
        if tag in GAPS:
            if tag in LISTS:
                lists += 1
            elif tag == "li":
                if above.items is None:
                    near = (above.tag, above.above.tag, above.above.above.tag)
                    above.items = listed(look, near, lists)
                look = above.items
            elif tag != "div" or look.mark is _TABLE:
                look = marked(tag, look)
        elif tag == "a":
            linked = 1
            if self.after_link and self.current is not None:
                self.current.parts.append(" ")  # links side by side, parted by their looks alone
        elif tag in CELLS and self.current is not None:
            self._open_cell(self.current)
        if tag in STYLED or "style" in attributes or "hidden" in attributes:
            look = styled(tag, attributes, look)
        # Elements share their strings, for what was read of a page costs more to keep than to read.
        naming = naming_of(tag, attributes)
        number, tag = self.namings.setdefault(naming, (len(self.namings), tag))
        element = _Element(tag, number, look, above.depth + 1, lists, linked)
        element.above = above
        self.places[node.mem_id] = element
        self.elements.append(element)
        return element

    def _open_cell(self, row: HtmlBlock) -> None:
        if sum(map(len, row.parts[row.cell :])) > _LONG_CELL:
            self.close_block(0)
        else:
            row.parts.append(" ")
            row.cell = len(row.parts)

    def finish(self) -> tuple[list[HtmlBlock], Markup]:
        """Leave all elements at the page's end, and number those that hold blocks."""
        first = self.elements[0]
        self._leave(first)
        self.close_block(0)
        blocks = self.blocks
        first.end = len(blocks)
        holding = [element for element in self.elements if element.start >= 0]
        for number, element in enumerate(holding):
            element.number = number
        markup = Markup(
            namings=list(self.namings),
            named=[element.naming for element in holding],
            parents=[element.above.number for element in holding],
            depths=[element.depth for element in holding],
            starts=[element.start for element in holding],
            ends=[element.end for element in holding],
            boxes=[element.tag in BOXES for element in holding],
            inner=[block.inner.number for block in blocks],
            holders=[block.holder.number for block in blocks],
            hidden=[block.look.shown is _HIDDEN for block in blocks],
        )
        return blocks, markup


def _is_broken(block: HtmlBlock, text: str) -> bool:
    """Whether a line that <br> ends goes on behind it."""
    before = next((part for part in reversed(block.parts) if part != " "), "").rstrip()
    return not before.endswith(_STOPS) and text.lstrip()[:1].islower()


def cut_blocks(body: LexborNode) -> tuple[list[HtmlBlock], Markup]:
    """The blocks of a page, those that are not shown at first among them. Linear."""
    cutter = _Cutter(body)
    for node in body.traverse(include_text=True):
        tag = node.tag
        if tag == "-text":
            text = node.text_content
            if text and not text.isspace():
                cutter.add_text(node, text)
            elif cutter.current is not None:
                cutter.current.parts.append(" ")
        elif tag in GAPS:
            cutter.close_block(GAPS[tag])
        elif tag == "br":
            cutter.breaks += 1
    return cutter.finish()
