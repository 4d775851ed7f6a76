"""What reading hands on: the decoded source, cut into blocks, with nothing judged yet."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum, StrEnum
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from cleannews.reading.declared import Declared
    from cleannews.reading.markup import Markup

__all__ = ["LISTED", "Door", "Layout", "Mark", "Page", "join_blocks", "stand_apart"]


class Door(StrEnum):
    """By which door the source came in."""

    TEXT = "text"
    MARKDOWN = "markdown"
    HTML = "html"


class Layout(StrEnum):
    """How the lines of a plain text stand for its paragraphs."""

    LINES = "lines"  # one paragraph a line
    PARAGRAPHS = "paragraphs"  # blank lines part them; a line is a paragraph
    WRAPPED = "wrapped"  # broken at a column
    FRAGMENTS = "fragments"  # broken at every inline tag of a lost HTML
    ENDLESS = "endless"  # a whole page on a few lines


class Mark(IntEnum):
    """What the writing itself says a block is, before any judging."""

    PLAIN = 0
    HEADING = 1  # Markdown or HTML heading
    BULLET = 2  # item of an unordered list
    NUMBER = 3  # item of an ordered list
    QUOTE = 4
    TABLE = 5
    CODE = 6


LISTED: Final = frozenset({Mark.BULLET, Mark.NUMBER})  # the marks of an item of a list


@dataclass(frozen=True, slots=True)
class Page:
    """A source cut into blocks. The lists run in parallel, one entry a block, in source order.

    Every visible word of `source` lies in exactly one span. `texts[i]` is what a reader sees of
    `source[slice(*spans[i])]`: markup gone, white space folded, broken lines joined, and nothing in
    it that a terminal or a UTF-8 file would choke on.
    """

    source: str
    door: Door
    layout: Layout
    spans: list[tuple[int, int]]
    texts: list[str]
    marks: list[Mark]
    levels: list[int]  # heading level, list depth from 1; 0 for the rest
    gaps: list[int]  # blank lines before the block, 0 where it follows directly
    links: list[int]  # characters of the text that are link text; all 0 where links are not known
    warnings: tuple[str, ...] = ()
    markup: Markup | None = None  # None where the source is no HTML
    declared: Declared | None = None  # what the tags of HTML say of the article

    def __len__(self) -> int:
        return len(self.texts)

    @property
    def stands_apart(self) -> bool:
        """Whether one blank line parts each block of a text from the next, as of one cleaned."""
        return self.door is Door.TEXT and stand_apart(self.gaps)

    def is_link(self, block: int) -> bool:
        """Whether most of a block is link text; False where links are not known."""
        return self.links[block] * 2 > len(self.texts[block])


def join_blocks(texts: Iterable[str]) -> str:
    """The text that is made of some blocks, a blank line between them, so that they stay blocks."""
    return "\n\n".join(filter(None, texts))


def stand_apart(gaps: Sequence[int]) -> bool:
    """Whether one blank line parts each line or block from the next, by the blank lines before."""
    return len(gaps) > 1 and gaps.count(1) == len(gaps) - 1
