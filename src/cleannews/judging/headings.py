"""What the headings of an HTML page say of its title: a first-level one is it, others repeat it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from cleannews.reading.page import Mark
from cleannews.reading.scripts import LONG_WORD

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cleannews.reading.page import Page

__all__ = ["lone_heading", "title_again"]

_SAME: Final = 0.6  # the least share of a heading's longer words that a repeated title has


def lone_heading(page: Page, body: Sequence[bool], top: int | None) -> int | None:
    """The only first-level heading above the first prose, or the first prose itself.

    None for several or none. Where the score takes a title for body, nothing else is left to be it,
    and one that ends in a quotation reads as prose.
    """
    if page.markup is None or top is None:
        return None
    found = [
        block
        for block in range(top + 1)
        if page.levels[block] == 1 and page.marks[block] is Mark.HEADING and body[block]
    ]
    return found[0] if len(found) == 1 else None


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
