"""Which line of a page names the section that its article stands in."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from cleannews.article import Role
from cleannews.reading.page import LISTED, Mark

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cleannews.judging.roles.frame import Frame
    from cleannews.reading.page import Page

__all__ = ["find_section"]

_BELOW: Final = 3  # blocks under the title that may name its section
_ABOVE: Final = 3  # and over it
_BESIDE: Final = 2  # blocks that a section under the title is from its date or author at most
_MAX_CHARS: Final = 40
_AMONG: Final = 2  # blocks of a menu on either side of an unknown name
_NEIGHBOURS: Final = 2  # of them that must be known names of sections
_MAX_MENU: Final = 400  # characters of a menu on one line
_MENU_SPACES: Final = 2  # in it at least
_STOPS: Final = (".", "!", "?", "…")
_KICKER_WORDS: Final = 3
_FACTS: Final = frozenset({Role.PUBLISHED, Role.BYLINE})
_LABELS: Final = frozenset({None, Role.NAVIGATION, Role.SECTION})


def find_section(page: Page, frame: Frame, roles: Sequence[Role | None]) -> int | None:
    """Return the block that names the article's section, `None` where no place shows it.

    A word of the menu proves nothing, so it must stand a second time: over the title, or under it
    beside the date or the author. Beside these no second time is asked for of names that rules
    know, and none of what the page itself declares. `roles` are those of dates and authors. Linear
    in the blocks.
    """
    if frame.title is None:
        return None
    title = frame.title
    for block in range(title + 1, min(frame.head.stop, title + 1 + _BELOW)):
        known = block in frame.sections or page.texts[block] in page.texts[:title]
        if _is_dated(roles, block, _BESIDE) and _may_name(page, frame, roles, block) and known:
            return block
    for block in range(title - 1, max(-1, title - 1 - _ABOVE), -1):
        dated = block in frame.sections and _is_dated(roles, block, 1)
        if _may_name(page, frame, roles, block) and (dated or _is_kicker(page, frame, block)):
            return block
    return _find_declared(page, frame, title, roles)


def _find_declared(
    page: Page, frame: Frame, title: int, roles: Sequence[Role | None]
) -> int | None:
    """Return the block beside the title that says what the page declares to be its section."""
    names = {claim.value.casefold() for claim in page.declared.sections} if page.declared else None
    if not names:
        return None
    above = range(title - 1, max(-1, title - 1 - _ABOVE), -1)
    below = range(title + 1, min(len(page), title + 1 + _BELOW))
    free = (block for block in (*above, *below) if roles[block] is None and not frame.body[block])
    return next((block for block in free if page.texts[block].casefold() in names), None)


def _is_dated(roles: Sequence[Role | None], block: int, reach: int) -> bool:
    """Whether the date or the author stands beside a block."""
    return not _FACTS.isdisjoint(roles[max(0, block - reach) : block + reach + 1])


def _may_name(page: Page, frame: Frame, roles: Sequence[Role | None], block: int) -> bool:
    text = page.texts[block]
    if roles[block] is not None or frame.body[block] or len(text) > _MAX_CHARS:
        return False
    if frame.spoken.get(block) is Role.NAVIGATION and block not in frame.sections:
        return False  # "Home", "Menu"
    return frame.spoken.get(block) in _LABELS and text[0].isalpha()


def _in_menu_line(page: Page, frame: Frame, text: str, block: int) -> bool:
    """Whether a line of a menu above has a name among others: "World · Money · Sport"."""
    word = re.compile(rf"(?<!\w){re.escape(text)}(?!\w)")
    return any(
        not frame.body[line]
        and len(line_text) <= _MAX_MENU
        and line_text.count(" ") >= _MENU_SPACES
        and not line_text.endswith(_STOPS)
        and word.search(line_text)
        for line, line_text in enumerate(page.texts[:block])
    )


def _is_kicker(page: Page, frame: Frame, block: int) -> bool:
    """Whether a line repeats a section of the menu above, and not as part of a second menu.

    A name that rules know needs no repeating where it stands apart from what is above it, and
    neither does a link of few words right over a heading of the first level.
    """
    text = page.texts[block]
    if block + 1 == frame.title and _is_apart(page, block):
        linked = page.links[block] == len(text) and text.count(" ") < _KICKER_WORDS
        if block in frame.sections or (linked and page.levels[block + 1] == 1):
            return True
    if block + 1 == frame.title and block in frame.sections and _is_parted(page, block):
        return True
    if text not in page.texts[:block]:
        return block in frame.sections and _in_menu_line(page, frame, text, block)
    earlier = page.texts.index(text)
    if earlier > 0 and earlier < block - 1 and page.texts[earlier - 1] == page.texts[block - 1]:
        return False
    # "The Echo" and "Call us" stand twice as well: unknown words must lie among sections.
    around = range(earlier - _AMONG, earlier + _AMONG + 1)
    return block in frame.sections or len(frame.sections.intersection(around)) >= _NEIGHBOURS


def _is_parted(page: Page, block: int) -> bool:
    """Whether more blank lines are over a line than over the one above, as below a menu."""
    return block > 1 and page.gaps[block] > page.gaps[block - 1]


def _is_apart(page: Page, block: int) -> bool:
    """Whether a line is no item of the list above it, and no link right under another."""
    if block == 0:
        return True
    if page.marks[block] in LISTED:
        return False
    above = block - 1
    prose = any(page.links) and not page.links[above] and page.marks[above] is Mark.PLAIN
    return prose or page.marks[above] in LISTED
