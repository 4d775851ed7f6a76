"""What the site calls itself, so that its name is taken for no title and for no author."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import accumulate
from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from cleannews.reading.declared import Declared

__all__ = ["SiteNames", "site_names", "squeezed"]

_WORD: Final = re.compile(r"\w+")
_LEAST_CHARS: Final = 4  # of a name that others may begin with: "BBC News" is none of "B"
_MAX_MORE: Final = 2  # words behind a name that still name the site: "BBC News Online"
_ARTICLES: Final = ("the", "die", "der", "das", "le", "la", "el", "il")
# Labels of a host that name no site.
_COMMON: Final = frozenset(
    "www com org net gov edu info io co ac blog blogs news en m amp de uk us web my app "
    "substack wordpress blogspot medium github".split()
)


@dataclass(frozen=True, slots=True)
class SiteNames:
    """The names of a site, squeezed: small letters and digits without spaces."""

    names: frozenset[str]

    def include(self, text: str) -> bool:
        """Whether a text is nothing but the site's name, or that and a word of it.

        >>> SiteNames(frozenset({"saltmarshcourier"})).include("The Saltmarsh Courier Online")
        True
        >>> SiteNames(frozenset({"courier"})).include("Courier wins a prize for its maps")
        False
        """
        words = _WORD.findall(text.casefold())
        whole = "".join(words)
        short = _without_article(whole)
        if not short:
            return False
        if whole in self.names or short in self.names:
            return True
        if len(short) < _LEAST_CHARS:
            return False
        least = len(short) - sum(map(len, words[-_MAX_MORE:]))
        return any(
            name.startswith(short) or (len(name) >= least and short.startswith(name))
            for name in self.names
            if len(name) >= _LEAST_CHARS
        )

    def equal(self, text: str) -> bool:
        """Whether a text is the site's name, or that and more words.

        >>> SiteNames(frozenset({"echoofnorvale"})).equal("Echo")
        False
        >>> SiteNames(frozenset({"janed"})).equal("Jane Doe")
        False
        """
        words = _WORD.findall(text.casefold())
        whole = "".join(words)
        short = _without_article(whole)
        if whole in self.names or short in self.names:
            return True
        left_out = len(whole) - len(short)
        starts = (short[: end - left_out] for end in accumulate(map(len, words)))
        return any(len(start) >= _LEAST_CHARS and start in self.names for start in starts)

    def cut_from(self, name: str) -> str:
        """Return a person's name without the site's of several words behind it.

        >>> SiteNames(frozenset({"norvaletoday"})).cut_from("Jane Doe NORVALE TODAY")
        'Jane Doe'
        """
        words = name.split()
        for start in range(2, len(words) - 1):
            if squeezed(" ".join(words[start:])) in self.names:
                return " ".join(words[:start])
        return name


def site_names(declared: Declared, url: str | None) -> SiteNames:
    """Gather what a page declares as its site, and the labels of its address."""
    names: set[str] = set()
    for claim in (*declared.sites, *declared.names):
        value = claim.value
        if "/" not in value:
            names.add(_without_article(squeezed(value.removesuffix(".com"))))
            names.add(squeezed(value))
    for address in (url, *(claim.value for claim in declared.urls)):
        names.update(label for label in host_labels(address) if label not in _COMMON)
    return SiteNames(frozenset(names - {""}))


def host_labels(address: str | None) -> list[str]:
    """Return the labels of an address's host, without hyphens; none where it has no host."""
    try:
        host = urlsplit(address or "").hostname or ""
    except ValueError:  # "http://[::1"
        return []
    return [label.replace("-", "") for label in host.split(".")[:-1]]


def squeezed(text: str) -> str:
    """Return the letters and digits of a text, case folded.

    >>> squeezed("The Echo-24")
    'theecho24'
    """
    return "".join(_WORD.findall(text.casefold()))


def _without_article(name: str) -> str:
    if not name.startswith(_ARTICLES):
        return name  # as most do
    for article in _ARTICLES:
        if name.startswith(article) and len(name) >= len(article) + _LEAST_CHARS:
            return name[len(article) :]
    return name
