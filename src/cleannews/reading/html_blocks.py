"""The body of a parsed HTML page, cut into blocks as a browser lays them out.

The nodes come in document order. Where one is text, the way up from it to the elements that are
open tells which of them have ended and which have begun since the last text; so the many elements
that hold no text cost next to nothing.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from cleannews.reading.html_layout import CELLS, GAPS, LISTS, PRE, Look, Shown, marked, styled
from cleannews.reading.markup import Markup
from cleannews.reading.page import Mark

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

    Attributes = dict[str, str | None]

__all__ = ["HtmlBlock", "cut_blocks"]

_BLANK_LINE = re.compile(r"\n[ \t\r\f]*\n")
_LONG_HINT = 60  # characters: longer hidden text inside of a line is the rest of it
_LONG_CELL = 120  # characters: a row with a longer cell is the page's layout, not a table's row
_STOPS = tuple('.!?:;…。！？।۔።؟"”»')


@dataclass(slots=True)
class HtmlBlock:
    """A block in the making: its text, and what stands around it."""

    parts: list[str] = field(default_factory=list)
    mark: Mark = Mark.PLAIN
    level: int = 0
    links: int = 0
    gap: int = 0
    shown: Shown = Shown.YES
    inner: int = 0
    holder: int = 0
    cell: int = 0  # the first part of the row's cell that was begun last

    @property
    def text(self) -> str:
        """The whole text, once the block is closed."""
        return self.parts[0]


@dataclass(slots=True)
class _Cutter:
    """Follows the tags and collects blocks, and the elements that hold them.

    The open elements that hold text are a stack in lists: their tags, attributes, looks, numbers
    among all that hold blocks (-1 for none so far), and addresses, by which `places` finds them.
    """

    blocks: list[HtmlBlock] = field(default_factory=list)
    current: HtmlBlock = field(default_factory=HtmlBlock)
    tags: list[str] = field(default_factory=list)
    attributes: list[Attributes] = field(default_factory=list)
    looks: list[Look] = field(default_factory=list)
    numbers: list[int] = field(default_factory=list)
    addresses: list[int] = field(default_factory=list)
    places: dict[int, int] = field(default_factory=dict)
    links: int = 0
    lists: int = 0
    gap: int = 0
    breaks: int = 0  # <br> since the last text of the block
    after_link: bool = False
    markup: Markup = field(default_factory=Markup.empty)

    def close_block(self, gap: int) -> None:
        """End the current block, and have at least `gap` blank lines before the next."""
        current = self.current
        if current.parts:
            text = " ".join("".join(current.parts).split())
            if text:
                current.parts = [text]
                self.blocks.append(current)
                self.gap = 0
            self.current = HtmlBlock()
        self.breaks = 0
        self.gap = max(self.gap, gap)

    def add_text(self, node: LexborNode, text: str) -> None:
        """Put a piece of text into the current block, or begin one with it."""
        self._enter(node)
        look = self.looks[-1]
        if self.current.parts and not self._goes_on(text, look):
            return
        if look.is_pre and "\n" in text:
            *paragraphs, text = _BLANK_LINE.split(text)
            for paragraph in paragraphs:
                self._put(paragraph, look)
                self.close_block(1)
        self._put(text, look)

    def _enter(self, node: LexborNode) -> None:
        """Leave the elements that ended before a text, and enter those that began."""
        fresh: list[LexborNode] = []
        places = self.places
        above = node.parent
        while above is not None and above.mem_id not in places:
            fresh.append(above)
            above = above.parent
        depth = places[above.mem_id] + 1 if above is not None else 0
        while len(self.tags) > depth:
            self._close()
        for element in reversed(fresh):
            self.open(element)
        self.after_link = False

    def _goes_on(self, text: str, look: Look) -> bool:
        """Close the block where the text begins another; whether the text counts at all."""
        current = self.current
        if look.shown != current.shown:
            if look.shown is Shown.HIDDEN and len(text) < _LONG_HINT:
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
            ends, parents = self.markup.ends, self.markup.parents
            while ends[current.inner] >= 0 and current.inner:
                current.inner = parents[current.inner]
        return True

    def _put(self, text: str, look: Look) -> None:
        current = self.current
        if not current.parts:
            if not text or text.isspace():
                return
            self.breaks = 0
            current.gap = self.gap if self.blocks else 0
            current.mark, current.level, current.shown, _ = look
            if current.mark is Mark.TABLE and len(text) > _LONG_CELL:
                current.mark = Mark.PLAIN
            self._place()
        current.parts.append(text)
        if self.links:
            current.links += len(" ".join(text.split()))

    def _place(self) -> None:
        """Number the open elements that had no number, for a block lies in them now."""
        numbers, markup = self.numbers, self.markup
        depth = len(numbers)
        while depth and numbers[depth - 1] < 0:
            depth -= 1
        for place in range(depth, len(numbers)):
            tag = self.tags[place]
            numbers[place] = len(markup.tags)
            markup.tags.append(tag)
            markup.attributes.append(self.attributes[place])
            markup.parents.append(numbers[place - 1] if place else 0)
            markup.depths.append(place)
            markup.starts.append(len(self.blocks))
            markup.ends.append(-1)
            markup.boxes.append(tag in GAPS or tag in CELLS)
        inner = numbers[-1]
        self.current.inner = inner
        while inner and not markup.boxes[inner]:
            inner = markup.parents[inner]
        self.current.holder = inner

    def open(self, element: LexborNode) -> None:
        """Enter an element that holds text."""
        tag, attributes = element.tag or "", element.attributes
        look = self.looks[-1] if self.looks else Look()
        if tag in GAPS:
            if tag in LISTS:
                self.lists += 1
            elif tag != "div" or look.mark is Mark.TABLE:
                look = marked(tag, look, self.tags, self.lists)
        elif tag == "a":
            self.links += 1
            if self.after_link and self.current.parts:
                self.current.parts.append(" ")  # links side by side, parted by their looks alone
        elif tag in CELLS and self.current.parts:
            self._open_cell()
        if (
            (attributes and ("hidden" in attributes or "style" in attributes))
            or tag in ("noscript", "dialog")
            or tag in PRE
        ):
            look = styled(tag, attributes, look)
        address = element.mem_id
        self.places[address] = len(self.tags)
        self.addresses.append(address)
        self.tags.append(tag)
        self.attributes.append(attributes)
        self.looks.append(look)
        self.numbers.append(-1)

    def _open_cell(self) -> None:
        row = self.current
        if sum(map(len, row.parts[row.cell :])) > _LONG_CELL:
            self.close_block(0)
        else:
            row.parts.append(" ")
            row.cell = len(row.parts)

    def _close(self) -> None:
        """Leave the innermost element."""
        tag = self.tags.pop()
        del self.places[self.addresses.pop()]
        gap = GAPS.get(tag)
        if gap is not None:
            self.close_block(gap)
            if tag in LISTS:
                self.lists -= 1
        elif tag == "a":
            self.links -= 1
            self.after_link = True
        self.attributes.pop()
        self.looks.pop()
        number = self.numbers.pop()
        if number >= 0:
            self.markup.ends[number] = len(self.blocks) + bool(self.current.parts)

    def close_all(self) -> None:
        """Leave all elements at the page's end."""
        while self.tags:
            self._close()


def _is_broken(block: HtmlBlock, text: str) -> bool:
    """Whether a line that <br> ends goes on behind it."""
    before = next((part for part in reversed(block.parts) if part != " "), "").rstrip()
    return not before.endswith(_STOPS) and text.lstrip()[:1].islower()


def cut_blocks(body: LexborNode) -> tuple[list[HtmlBlock], Markup]:
    """The blocks of a page, those that are not shown at first among them. Linear."""
    cutter = _Cutter()
    cutter.open(body)
    for node in body.traverse(include_text=True):
        tag = node.tag
        if tag == "-text":
            text = node.text_content
            if text and not text.isspace():
                cutter.add_text(node, text)
            elif cutter.current.parts:
                cutter.current.parts.append(" ")
        elif tag in GAPS:
            cutter.close_block(GAPS[tag])
        elif tag == "br":
            cutter.breaks += 1
    cutter.close_all()
    blocks, markup = cutter.blocks, cutter.markup
    markup.inner.extend(block.inner for block in blocks)
    markup.holders.extend(block.holder for block in blocks)
    markup.hidden.extend(block.shown is Shown.HIDDEN for block in blocks)
    return blocks, markup
