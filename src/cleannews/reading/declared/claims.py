"""What a page declares about its article, each statement with where it was made."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, fields
from enum import IntEnum
from html import unescape
from typing import Final

from cleannews.limits import LIMITS
from cleannews.reading.characters import shadow_of, tidy

__all__ = ["Claim", "Claims", "Declared", "Origin"]

# A title that went through two systems has its quotes escaped twice.
_MAX_UNESCAPES: Final = 2
_REFERENCE: Final = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|\w{2,32});")
_TAG: Final = re.compile(r"</?[a-zA-Z][^<>]{0,200}>")


class Origin(IntEnum):
    """Where in the page something is declared."""

    JSON_LD = 0  # of an article
    JSON_LD_PAGE = 1  # of the page that holds it
    MICRODATA = 2
    OPEN_GRAPH = 3
    META = 4
    TWITTER = 5
    HEAD = 6  # <title>, <link rel=canonical>, <html lang>
    HEADING = 7  # <h1>
    TIME = 8  # <time>
    LINK = 9  # rel=author
    CLASS = 10  # an element whose class says author or byline
    PATH = 11  # the way to the page from the site's first, in JSON-LD


@dataclass(frozen=True, slots=True)
class Claim:
    """One value and where it was declared."""

    origin: Origin
    value: str


@dataclass(frozen=True, slots=True)
class Declared:
    """What a page declares: the claims for each field, those of one origin in source order.

    `names` are organisations: the site, its publisher, and whoever else is declared as one.
    """

    titles: tuple[Claim, ...] = ()
    authors: tuple[Claim, ...] = ()
    published: tuple[Claim, ...] = ()
    modified: tuple[Claim, ...] = ()
    sections: tuple[Claim, ...] = ()
    topics: tuple[Claim, ...] = ()
    sites: tuple[Claim, ...] = ()
    names: tuple[Claim, ...] = ()
    urls: tuple[Claim, ...] = ()
    languages: tuple[Claim, ...] = ()
    kinds: tuple[Claim, ...] = ()  # schema.org's types, in small letters, and og:type
    types: tuple[Claim, ...] = ()  # likewise, of all that the page says it is about
    access: tuple[Claim, ...] = ()  # whether the article is free to read


@dataclass(slots=True)
class Claims:
    """Collects claims, field by field, each clean, no longer than a field can be, and few."""

    found: dict[str, dict[Claim, None]] = field(
        default_factory=lambda: {one.name: {} for one in fields(Declared)}
    )
    labels: dict[str, str] = field(default_factory=dict)  # of Twitter's cards, by their number

    def add(self, name: str, origin: Origin, value: str | None) -> None:
        """Take a claim for the field `name` of `Declared`, unless it is empty or overlong."""
        if not value or len(value) > LIMITS.declared_value.value:
            return
        claims = self.found[name]
        if len(claims) < LIMITS.declared_values.value:
            # A heading shows what it holds: one about "<br>" means it.
            text = plain(value, tags=origin is Origin.HEADING)
            if text:
                claims[Claim(origin, text)] = None

    def finish(self) -> Declared:
        """Return what was collected, by origin."""
        return Declared(
            **{
                name: tuple(sorted(claims, key=lambda claim: claim.origin))
                for name, claims in self.found.items()
            }
        )


def plain(value: str, *, tags: bool = False) -> str:
    r"""Return a declared value as text: without references, controls, odd spaces, and tags.

    `tags` leaves what reads like a tag.

    >>> plain(" Caf&amp;eacute; <b>opens</b>\n today ")
    'Café opens today'
    """
    for _ in range(_MAX_UNESCAPES):
        if "&" not in value or not _REFERENCE.search(value):
            break
        value = _REFERENCE.sub(lambda found: unescape(found[0]), value)
    if "<" in value and not tags:
        value = _TAG.sub(" ", value)
    return tidy(" ".join(shadow_of(value).split()))
