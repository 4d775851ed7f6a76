"""The serialised body of an HTML page, cut into blocks as a browser lays them out.

The parser has repaired the page, so tags are balanced: one pattern gives each tag with the text
behind it, and a stack follows the elements. An element is given a number when a block begins in it,
so the many that hold no text cost next to nothing.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from enum import IntEnum
from html import unescape

from cleannews.reading.markup import Markup
from cleannews.reading.page import Mark

__all__ = ["HtmlBlock", "Shown", "cut_blocks"]

# A name goes on to a space of HTML, and may hold quotes and others' spaces: <p class="a"" id="b">
# has an attribute that is called ".
_NAME = r"[^ \t\n\f\r/>=]"
_PIECE = re.compile(
    rf"<(?:(/?)([a-zA-Z][^ \t\n\f\r/>]*)((?: =?{_NAME}*+=\"[^\"]*+\")*+)|!--.*?--)>([^<]*+)"
    r"|<\?[^>]*>([^<]*+)"  # no HTML, but some parsers keep it
    # What a parser leaves as it is in <xmp> and its like.
    r"|([^<]++|<)",
    re.DOTALL,
)
_HIDDEN = re.compile(r" hidden=\"(?!until)|style=\"[^\"]*display:\s*none")
_BLANK_LINE = re.compile(r"\n[ \t\r\f]*\n")
_LONG_HINT = 60  # characters: longer hidden text inside of a line is the rest of it
_LONG_CELL = 120  # characters: a row with a longer cell is the page's layout, not a table's row

# Elements with a margin, which shows as a blank line, and those that only begin a line.
_SPACED = frozenset(
    "address article aside blockquote center details dl fieldset figure footer form h1 h2 h3 h4 h5 "
    "h6 header hr main nav ol p pre section table ul xmp".split()
)
_LINED = frozenset(
    "body button caption dd dialog div dt figcaption label legend li menu option optgroup search "
    "select summary tbody textarea tfoot thead tr".split()
)
_BOXES = _SPACED | _LINED
_CELLS = frozenset(("td", "th"))
_LISTS = frozenset(("ul", "ol", "menu"))
_VOID = frozenset("area base br col embed hr img input link meta param source track wbr".split())
_MARKS = {
    "blockquote": Mark.QUOTE,
    "pre": Mark.CODE,
    "tr": Mark.TABLE,
    **{f"h{level}": Mark.HEADING for level in range(1, 7)},
}
_STOPS = tuple(".!?:;…。！？\"”»")


class Shown(IntEnum):
    """Whether a browser shows an element."""

    YES = 0
    HIDDEN = 1  # until a script shows it
    NO_SCRIPT = 2  # where there are no scripts


@dataclass(slots=True)
class _Element:
    name: str
    attributes: str
    mark: Mark
    level: int
    shown: Shown
    is_pre: bool
    number: int = -1  # among the elements that hold text; -1 for none so far


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
    """Follows the tags and collects blocks, and the elements that hold them."""

    blocks: list[HtmlBlock] = field(default_factory=list)
    current: HtmlBlock = field(default_factory=HtmlBlock)
    stack: list[_Element] = field(default_factory=list)
    links: int = 0
    lists: int = 0
    gap: int = 0
    breaks: int = 0  # <br> since the last text of the block
    after_link: bool = False
    markup: Markup = field(default_factory=lambda: Markup([], [], [], [], [], [], [], [], [], []))

    def close_block(self, gap: int) -> None:
        """End the current block, and have at least `gap` blank lines before the next."""
        current = self.current
        self.breaks = 0
        if current.parts:
            text = " ".join("".join(current.parts).split())
            if text:
                current.parts = [text]
                self.blocks.append(current)
                self.gap = 0
            self.current = HtmlBlock()
        if gap > self.gap:
            self.gap = gap

    def add_text(self, text: str) -> None:
        """Put a piece of text into the current block, or begin one with it."""
        if text.isspace():
            if self.current.parts:
                self.current.parts.append(" ")
            return
        if "&" in text:
            text = unescape(text)
        self.after_link = False
        top = self.stack[-1] if self.stack else _BARE
        if self.current.parts and not self._goes_on(text, top):
            return
        if top.is_pre and "\n" in text:
            *paragraphs, text = _BLANK_LINE.split(text)
            for paragraph in paragraphs:
                self._put(paragraph, top)
                self.close_block(1)
        self._put(text, top)

    def _goes_on(self, text: str, top: _Element) -> bool:
        """Close the block where the text begins another; whether the text counts at all."""
        current = self.current
        if top.shown != current.shown:
            if top.shown is Shown.HIDDEN and len(text) < _LONG_HINT:
                return False  # a hint inside of a line
            self.close_block(0)
        elif self.breaks:
            before = next((part for part in reversed(current.parts) if part != " "), "").rstrip()
            after = text.lstrip()
            is_line = not before.endswith(_STOPS) and after[:1].islower()
            if current.mark is Mark.HEADING or (self.breaks == 1 and is_line):
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

    def _put(self, text: str, top: _Element) -> None:
        current = self.current
        if not current.parts:
            if not text or text.isspace():
                return
            current.gap = self.gap if self.blocks else 0
            current.mark, current.level, current.shown = top.mark, top.level, top.shown
            if current.mark is Mark.TABLE and len(text) > _LONG_CELL:
                current.mark = Mark.PLAIN
            if self.stack:
                self._place()
        current.parts.append(text)
        if self.links:
            current.links += len(" ".join(text.split()))

    def _place(self) -> None:
        """Number the open elements that had no number, for a block lies in them now."""
        stack, markup = self.stack, self.markup
        depth = len(stack)
        while depth and stack[depth - 1].number < 0:
            depth -= 1
        for place in range(depth, len(stack)):
            element = stack[place]
            element.number = len(markup.tags)
            markup.tags.append(element.name)
            markup.attributes.append(element.attributes)
            markup.parents.append(stack[place - 1].number if place else 0)
            markup.depths.append(place)
            markup.starts.append(len(self.blocks))
            markup.ends.append(-1)
            markup.boxes.append(element.name in _BOXES or element.name in _CELLS)
        inner = self.stack[-1].number
        self.current.inner = inner
        while inner and not markup.boxes[inner]:
            inner = markup.parents[inner]
        self.current.holder = inner

    def open(self, name: str, attributes: str) -> None:
        """Enter an element."""
        above = self.stack[-1] if self.stack else _BARE
        mark, level = above.mark, above.level
        if name in _BOXES:
            self.close_block(1 if name in _SPACED else 0)
            mark, level = self._mark_of(name, above)
        elif name == "br":
            self.breaks += 1
        elif name == "a":
            self.links += 1
            if self.after_link and self.current.parts:
                self.current.parts.append(" ")  # links side by side, parted by their looks alone
        elif name in _CELLS and self.current.parts:
            self._open_cell()
        if name in _VOID:
            return
        shown, is_pre = above.shown, above.is_pre
        if attributes and not shown and ("hidden" in attributes or "display:" in attributes):
            shown = Shown.HIDDEN if _HIDDEN.search(attributes) else shown
        if name == "noscript":
            shown = shown or Shown.NO_SCRIPT
        elif name == "dialog" and " open" not in attributes:
            shown = Shown.HIDDEN
        if name in ("pre", "textarea", "xmp") or "white-space:" in attributes:
            is_pre = name in ("pre", "textarea", "xmp") or "pre" in attributes.partition("white-space:")[2][:10]
        self.stack.append(_Element(name, attributes, mark, level, shown, is_pre))

    def _open_cell(self) -> None:
        row = self.current
        if sum(map(len, row.parts[row.cell :])) > _LONG_CELL:
            self.close_block(0)
        else:
            row.parts.append(" ")
            row.cell = len(row.parts)

    def _mark_of(self, name: str, above: _Element) -> tuple[Mark, int]:
        if name in _LISTS:
            self.lists += 1
            return above.mark, above.level
        if name == "li":
            ordered = next((e.name for e in reversed(self.stack[-3:]) if e.name in _LISTS), "ul")
            return (Mark.NUMBER if ordered == "ol" else Mark.BULLET), max(1, self.lists)
        mark = _MARKS.get(name)
        if mark is not None:
            return mark, int(name[1]) if mark is Mark.HEADING else 1 if mark is Mark.QUOTE else 0
        if above.mark is Mark.TABLE or (above.mark is Mark.HEADING and name != "div"):
            return Mark.PLAIN, 0
        return above.mark, above.level

    def close(self, name: str) -> None:
        """Leave an element; the serialisation is balanced, so it is the innermost."""
        if name in _BOXES:
            self.close_block(1 if name in _SPACED else 0)
        if self.stack and self.stack[-1].name == name:
            number = self.stack.pop().number
            if number >= 0:
                self.markup.ends[number] = len(self.blocks) + bool(self.current.parts)
        if name == "a":
            self.links = max(0, self.links - 1)
            self.after_link = True
        elif name in _LISTS:
            self.lists = max(0, self.lists - 1)


def cut_blocks(html: str) -> tuple[list[HtmlBlock], Markup]:
    """The blocks of a serialised body, those that are not shown at first among them. Linear."""
    cutter = _Cutter()
    for match in _PIECE.finditer(html):
        slash, name, attributes, text, behind, rest = match.groups()
        if name:
            if slash:
                cutter.close(name)
            else:
                cutter.open(name, attributes)
        text = text or behind or rest
        if text:
            cutter.add_text(text)
    cutter.close_block(0)
    ends = cutter.markup.ends
    for number, end in enumerate(ends):
        if end < 0:
            ends[number] = len(cutter.blocks)
    cutter.markup.inner.extend(block.inner for block in cutter.blocks)
    cutter.markup.hidden.extend(block.shown is Shown.HIDDEN for block in cutter.blocks)
    cutter.markup.holders.extend(block.holder for block in cutter.blocks)
    return cutter.blocks, cutter.markup


_BARE = _Element("", "", Mark.PLAIN, 0, Shown.YES, is_pre=False)
