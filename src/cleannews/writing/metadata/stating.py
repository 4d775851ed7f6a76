"""Section, topics, site, address and language, by what a page declares."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from cleannews.reading.declared import Origin
from cleannews.writing.metadata.archives import original_address

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cleannews.reading.declared import Claim, Declared
    from cleannews.writing.metadata.sites import SiteNames

__all__ = [
    "declared_language",
    "declared_section",
    "declared_site",
    "declared_topics",
    "declared_url",
]

_MAX_SECTION_CHARS: Final = 60
_MAX_TOPIC_CHARS: Final = 60
# "98be933f-38cf-4fba-b6c6-ad438e82010a", "100312362": what a system calls the page or its topics.
_CODE: Final = re.compile(r"\d{5,}|[0-9a-f]{8}-[0-9a-f-]{20,}", re.IGNORECASE)
_ADDRESS: Final = re.compile(r"https?://[^\s/?#]+\.[^\s]+", re.IGNORECASE)
_LANGUAGE: Final = re.compile(r"([a-z]{2})(?:[-_][a-z]{2,8})*", re.IGNORECASE)


def declared_site(declared: Declared) -> str | None:
    """Return the name of the site, `None` where only an account or an address is declared."""
    order = (Origin.OPEN_GRAPH, Origin.JSON_LD, Origin.JSON_LD_PAGE, Origin.MICRODATA, Origin.META)
    for origin in order:
        for claim in declared.sites:
            if claim.origin is origin and not claim.value.startswith(("@", "http", "©")):
                return claim.value
    return None


def declared_section(declared: Declared, sites: SiteNames) -> str | None:
    """Return the section that the article is filed under: words, and no site."""
    for claim in declared.sections:
        text = claim.value
        if len(text) <= _MAX_SECTION_CHARS and "://" not in text and not sites.include(text):
            return text
    return None


def declared_topics(declared: Declared) -> tuple[str, ...]:
    """Return the topics of the best place that has any, each once."""
    for origin in (Origin.OPEN_GRAPH, Origin.JSON_LD, Origin.META):
        topics: dict[str, str] = {}
        for claim in declared.topics:
            named = len(claim.value) <= _MAX_TOPIC_CHARS and not _CODE.fullmatch(claim.value)
            if claim.origin is origin and named:
                topics.setdefault(claim.value.casefold(), claim.value)
        if topics:
            return tuple(topics.values())
    return ()


def declared_url(declared: Declared) -> str | None:
    """Return the page's own address: the canonical one, where that is not just the site's."""
    whole = [claim for claim in declared.urls if _ADDRESS.fullmatch(claim.value)]
    order = (Origin.HEAD, Origin.OPEN_GRAPH, Origin.META, Origin.TWITTER, Origin.JSON_LD)
    ordered = sorted(whole, key=lambda claim: _rank(claim, order))
    deep = [claim for claim in ordered if claim.value.rstrip("/").count("/") > 2]
    return original_address((deep or ordered)[0].value) if ordered else None


def declared_language(declared: Declared) -> str | None:
    """Return the ISO 639-1 code of the language that a page says it is in."""
    for claim in sorted(declared.languages, key=lambda claim: claim.origin is not Origin.HEAD):
        found = _LANGUAGE.fullmatch(claim.value)
        if found:
            return found[1].casefold()
    return None


def _rank(claim: Claim, order: Sequence[Origin]) -> int:
    return order.index(claim.origin) if claim.origin in order else len(order)
