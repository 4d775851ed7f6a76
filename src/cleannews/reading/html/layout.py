"""How the elements of HTML are set: which begin a line, which are hidden, which are headings."""

from __future__ import annotations

import re
from enum import IntEnum
from typing import TYPE_CHECKING, NamedTuple

from cleannews.reading.page import Mark

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

__all__ = [
    "BOXES",
    "CELLS",
    "GAPS",
    "LISTS",
    "STYLED",
    "Look",
    "Shown",
    "listed",
    "marked",
    "styled",
]

_NOT_SHOWN = re.compile(r"display:\s*none")
_KEEPS_BREAKS = re.compile(r"white-space:\s*(?:pre|break-spaces)")

# Elements with a margin, which shows as a blank line, and those that only begin a line.
_SPACED = (
    "address article aside blockquote center details dl fieldset figure footer form h1 h2 h3 h4 h5 "
    "h6 header hr main nav ol p pre section table ul xmp".split()
)
_LINED = (
    "body button caption dd dialog div dt figcaption label legend li menu option optgroup search "
    "select summary tbody tfoot thead tr".split()
)
GAPS = {**dict.fromkeys(_SPACED, 1), **dict.fromkeys(_LINED, 0)}
CELLS = frozenset(("td", "th"))
LISTS = frozenset(("ul", "ol", "menu"))
BOXES = frozenset(GAPS) | CELLS  # laid out as a box of their own
_PRE = frozenset(("pre", "xmp"))
STYLED = _PRE | {"noscript", "dialog"}  # look otherwise, whatever their attributes
_MARKS = {
    "blockquote": Mark.QUOTE,
    "pre": Mark.CODE,
    "tr": Mark.TABLE,
    **{f"h{level}": Mark.HEADING for level in range(1, 7)},
}


_PLAIN = Mark.PLAIN  # by this name, for looking up a member of an enumeration takes its time


class Shown(IntEnum):
    """Whether a browser shows an element."""

    YES = 0
    HIDDEN = 1  # until a script shows it
    NO_SCRIPT = 2  # where there are no scripts


class Look(NamedTuple):
    """How the text of an element is set, which most elements take over from the one above."""

    mark: Mark = Mark.PLAIN
    level: int = 0
    shown: Shown = Shown.YES
    is_pre: bool = False


def listed(above: Look, near: Sequence[str], lists: int) -> Look:
    """The look of a list's items: `near` are the tags above, nearest first, of `lists` lists."""
    ordered = next((tag for tag in near if tag in LISTS), "ul") == "ol"
    mark = Mark.NUMBER if ordered else Mark.BULLET
    return Look(mark, max(1, lists), above.shown, above.is_pre)


def marked(tag: str, above: Look) -> Look:
    """The look of a box that is no list and no item of one.

    What is not marked itself is set as the element above it, save in rows and headings.
    """
    if tag in _MARKS:
        mark = _MARKS[tag]
        level = int(tag[1]) if mark is Mark.HEADING else int(mark is Mark.QUOTE)
    elif above.mark is _PLAIN:
        return above  # most are
    elif above.mark is Mark.TABLE or (above.mark is Mark.HEADING and tag != "div"):
        mark, level = _PLAIN, 0
    else:
        return above
    return Look(mark, level, above.shown, above.is_pre)


def styled(tag: str, attributes: Mapping[str, str | None], look: Look) -> Look:
    """The look of an element that may be hidden, or keep its line breaks."""
    shown, is_pre = look.shown, look.is_pre
    style = attributes.get("style") or ""
    if not shown:
        closed = tag == "dialog" and "open" not in attributes
        gone = "hidden" in attributes and attributes["hidden"] != "until-found"
        if closed or gone or ("display:" in style and _NOT_SHOWN.search(style)):
            shown = Shown.HIDDEN
        elif tag == "noscript":
            shown = Shown.NO_SCRIPT
    if tag in _PRE:
        is_pre = True
    elif "white-space:" in style:
        is_pre = _KEEPS_BREAKS.search(style) is not None
    if shown is look.shown and is_pre is look.is_pre:
        return look
    return Look(look.mark, look.level, shown, is_pre)
