"""How a page's blocks come to stand in a file."""

from __future__ import annotations

import html
import textwrap
from dataclasses import dataclass
from enum import Enum, auto
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

__all__ = ["LAYOUTS", "Kind", "Piece", "lay_out"]

_COLUMN: Final = 72  # characters that a wrapped line has at most
_COLUMN_EAST: Final = 36
_NEVER_FIRST: Final = frozenset("、。，；：！？」』”）·")
_NEVER_LAST: Final = frozenset("「『“（")


class Kind(Enum):
    """What a piece of a page is, as far as its layout cares."""

    TITLE = auto()
    PROSE = auto()
    LINE = auto()
    ITEM = auto()  # of a menu or list
    HEAD = auto()  # of a list


@dataclass(frozen=True, slots=True)
class Piece:
    """One block of a page that is not laid out yet."""

    kind: Kind
    text: str


def lay_out(pieces: Sequence[Piece], layout: str) -> str:
    """Write the pieces down as one page; `ValueError` names the layouts that there are."""
    if layout not in LAYOUTS:
        raise ValueError(f"no layout {layout!r}, only {', '.join(LAYOUTS)}")
    return _WRITERS[layout](pieces)


def _lines(pieces: Sequence[Piece]) -> str:
    return "".join(f"{piece.text}\n" for piece in pieces)


def _paragraphs(pieces: Sequence[Piece]) -> str:
    return "\n".join(f"{piece.text}\n" for piece in pieces)


def _wrapped(pieces: Sequence[Piece]) -> str:
    return "\n".join(f"{_wrap(piece.text)}\n" for piece in pieces)


def _wrap(text: str) -> str:
    if " " not in text:
        return _wrap_east(text)
    return textwrap.fill(text, _COLUMN, break_long_words=False, break_on_hyphens=False)


def _wrap_east(text: str) -> str:
    """Break between two characters, as scripts without spaces do."""
    lines = []
    while len(text) > _COLUMN_EAST:
        cut = _COLUMN_EAST
        while _is_one(text[cut - 1], text[cut]):
            cut -= 1
        lines.append(text[:cut])
        text = text[cut:]
    return "\n".join([*lines, text])


def _is_one(before: str, after: str) -> bool:
    """Whether no line ends between two characters: "11" stays whole."""
    return after in _NEVER_FIRST or before in _NEVER_LAST or (before.isascii() and after.isascii())


def _indented(pieces: Sequence[Piece]) -> str:
    """Write lists as a text browser dumps them: indented, with bullets, a blank line around."""
    parts = []
    for number, piece in enumerate(pieces):
        inside = number and piece.kind == pieces[number - 1].kind == Kind.ITEM
        item = piece.kind == Kind.ITEM
        parts.append("" if inside or not number else "\n")
        parts.append(f"  * {piece.text}\n" if item else f"{piece.text}\n")
    return "".join(parts)


def _markdown(pieces: Sequence[Piece]) -> str:
    parts = []
    for number, piece in enumerate(pieces):
        inside = number and piece.kind == pieces[number - 1].kind == Kind.ITEM
        parts.append("" if inside or not number else "\n")
        parts.append(_MARKDOWN[piece.kind].format(text=piece.text, number=number) + "\n")
    return "".join(parts)


_MARKDOWN: Final = {
    Kind.TITLE: "# {text}",
    Kind.PROSE: "{text}",
    Kind.LINE: "{text}",
    Kind.ITEM: "* [{text}](https://news.example/{number})",
    Kind.HEAD: "## {text}",
}


def _html(pieces: Sequence[Piece]) -> str:
    """Write the page as a plain content management system would, each run of items as a list."""
    parts = ["<!DOCTYPE html>", '<html><head><meta charset="utf-8"></head><body>']
    for number, piece in enumerate(pieces):
        inside = number and piece.kind == pieces[number - 1].kind == Kind.ITEM
        last = number + 1 == len(pieces) or pieces[number + 1].kind != Kind.ITEM
        line = _HTML[piece.kind].format(text=html.escape(piece.text), number=number)
        if piece.kind == Kind.ITEM:
            line = f"{'' if inside else '<ul>'}{line}{'</ul>' if last else ''}"
        parts.append(line)
    return "\n".join([*parts, "</body></html>", ""])


_HTML: Final = {
    Kind.TITLE: "<h1>{text}</h1>",
    Kind.PROSE: "<p>{text}</p>",
    Kind.LINE: "<div>{text}</div>",
    Kind.ITEM: '<li><a href="https://news.example/{number}">{text}</a></li>',
    Kind.HEAD: "<h2>{text}</h2>",
}

_WRITERS: Final[Mapping[str, Callable[[Sequence[Piece]], str]]] = MappingProxyType(
    {
        "lines": _lines,
        "paragraphs": _paragraphs,
        "wrapped": _wrapped,
        "indented": _indented,
        "markdown": _markdown,
        "html": _html,
    }
)
LAYOUTS: Final = tuple(_WRITERS)
