"""The fields of an article with the blocks of the page that show them."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, Final, NamedTuple

from cleannews.article import Role

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cleannews.article import Article, Block

__all__ = ["FIELDS", "MOST_VALUES", "Found", "find_fields"]

# Each field of an article that a page can show, with the roles of the blocks that show it best.
FIELDS: Final = {
    "title": (Role.TITLE,),
    "authors": (Role.BYLINE, Role.CREDIT),
    "published": (Role.PUBLISHED,),
    "modified": (Role.PUBLISHED,),
    "dateline": (Role.LEAD, Role.PARAGRAPH),
    "section": (Role.SECTION, Role.PUBLISHED),
    "topics": (Role.TOPIC,),
    "sources": (Role.CREDIT, Role.BYLINE),
    "captions": (Role.CAPTION,),
    "credits": (Role.CREDIT, Role.CAPTION),
    "url": (Role.URL,),
    "site": (),
}
_DATES: Final = frozenset({"published", "modified"})
# Where a date may stand that is the article's: "By Ida Moen | 5 May 2021" is one block.
_DATED: Final = frozenset({Role.PUBLISHED, Role.BYLINE})
_DAY: Final = re.compile(r"(\d{2})(\d{2})-(\d{2})-(\d{2})")
_NUMBER: Final = re.compile(r"\d+")
# Every value is sought in every block; a page that lists 10,000 pictures must not cost the square.
MOST_VALUES: Final = 40


class Found(NamedTuple):
    """A value of a field, and the number of the block that shows it, if one does."""

    value: str
    block: int | None


def find_fields(article: Article) -> dict[str, list[Found]]:
    """Give the values of each field, in the order of `FIELDS`, with the blocks that show them.

    Of several blocks it is one of the field's own roles, else the first. A value that no block
    shows was declared by the markup or the address of the page, or named by the caller. Of a field
    with more values than `MOST_VALUES` only so many are given. Linear in the size of the page.
    """
    folded = [_fold(block.text) for block in article.blocks]
    found = {}
    for field, roles in FIELDS.items():
        value = getattr(article, field)
        values = value if isinstance(value, tuple) else (value,) if value is not None else ()
        shows = _dated if field in _DATES else _worded
        found[field] = [
            Found(one, _best(article.blocks, shows(article.blocks, folded, one), roles))
            for one in values[:MOST_VALUES]
        ]
    return found


def _best(blocks: Sequence[Block], places: list[int], roles: tuple[Role, ...]) -> int | None:
    """Choose a block that shows a value; `min` takes the first of those that are equally good."""
    return min(places, key=lambda number: blocks[number].role not in roles, default=None)


def _worded(blocks: Sequence[Block], folded: list[str], value: str) -> list[int]:  # noqa: ARG001 - one signature for all fields
    """The blocks that hold a value, in Latin script not within a longer word."""
    key = re.compile(rf"(?<![a-z]){re.escape(_fold(value))}(?![a-z])")
    return [number for number, text in enumerate(folded) if key.search(text)]


def _dated(blocks: Sequence[Block], folded: list[str], value: str) -> list[int]:
    """The lines of dates and bylines that hold the day of an ISO date: "26 October 2017"."""
    parts = _DAY.match(value)
    if not parts:
        return []
    century, year, month, day = parts.groups()
    others = {int(century + year), int(year), int(month)}
    dated = []
    for number, block in enumerate(blocks):
        if block.role in _DATED:
            # `int` reads the digits of every script.
            held = {int(digits) for digits in _NUMBER.findall(folded[number]) if len(digits) <= 4}
            if int(day) in held and held & others:
                dated.append(number)
    return dated


def _fold(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).casefold().split())
