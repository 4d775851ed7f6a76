"""The address of a page that was read from an archive or a cache: its own, and not the copy's."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["original_address", "printed_address"]

_TOP: Final = 60  # blocks that the toolbar of an archive and the site's menu take
_ARCHIVED: Final = re.compile(
    r"https?://(?:web\.archive\.org/web|archive\.(?:today|is|ph)|webcache\.googleusercontent\.com/"
    r"search\?q=cache:[\w-]{1,40}:?)/?(?:\d{4,14}(?:[a-z]{2}_)?/)?(?=https?://)"
)
_SAVED: Final = re.compile(
    r"(?:The Wayback Machine - |Google's cache of |Cache von Google von |cache Google de "
    r"|versión en caché de |copia cache di Google di )(https?://[^\s<>\"]{4,2000})"
)


def original_address(url: str) -> str:
    """The address that an archive's or a cache's address holds; any other as it is.

    >>> original_address("https://web.archive.org/web/20150203194501/http://echo.example/mill")
    'http://echo.example/mill'
    >>> original_address("http://echo.example/mill")
    'http://echo.example/mill'
    """
    found = _ARCHIVED.match(url)
    return url[found.end() :] if found else url


def printed_address(texts: Sequence[str]) -> str | None:
    """The address that the first lines of a saved page say it is a copy of, None without one.

    Looks at 60 blocks at most.

    >>> printed_address(["This is Google's cache of http://echo.example/mill. Learn more"])
    'http://echo.example/mill'
    """
    for text in texts[:_TOP]:
        found = _SAVED.search(text) if "://" in text else None
        if found:
            return original_address(found[1].rstrip(".,"))
    return None
