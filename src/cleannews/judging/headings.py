"""What the headings of an HTML page say of its title: a first-level one is it, others repeat it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from cleannews.reading.page import Mark
from cleannews.reading.scripts import LONG_WORD

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from cleannews.reading.page import Page

__all__ = ["lone_heading", "title_again"]

_NEAR: Final = 8  # blocks over the prose in which a first-level heading is no site's name
_FAR: Final = 40  # the same for a line that the page's first one repeats
_MIN_CHARS: Final = 12  # shorter lines begin others by chance
_SAME: Final = 0.6  # the least share of a heading's longer words that a repeated title has


def lone_heading(
    page: Page, body: Sequence[bool], chrome: Collection[int], top: int | None
) -> int | None:
    """The line that must be the title where nothing in its words says so; else None.

    That is the only first-level heading above the first prose that the score takes for body, or the
    first prose itself, which one that ends in a quotation looks like; the first-level heading right
    over the prose; or the line that the page's own first line begins with.
    """
    if top is None:
        return None
    firsts = [
        block
        for block in range(top + 1)
        if page.levels[block] == 1 and page.marks[block] is Mark.HEADING
    ]
    kept = [block for block in firsts if body[block]]
    if page.markup is not None and len(kept) == 1:
        return kept[0]
    near = [block for block in firsts if block >= top - _NEAR and block not in chrome]
    if near and not body[near[-1]]:
        return near[-1]
    first = page.texts[0]
    for block in range(top - 1, max(0, top - _FAR), -1):
        text = page.texts[block]
        if len(text) >= _MIN_CHARS and first.startswith(text) and block not in chrome:
            return block
    return None


def title_again(page: Page, title: int, top: int | None) -> list[int]:
    """The headings between the title of an HTML page and its prose that say much the same.

    Newsrooms print a headline for search engines and another one for readers.
    """
    if page.markup is None or top is None:
        return []
    words = {word.lower() for word in LONG_WORD.findall(page.texts[title])}
    again: list[int] = []
    for block in range(title + 1, top):
        if page.marks[block] is Mark.HEADING:
            own = {word.lower() for word in LONG_WORD.findall(page.texts[block])}
            if own and len(own & words) >= _SAME * len(own):
                again.append(block)
    return again
