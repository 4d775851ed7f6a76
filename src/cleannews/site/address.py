"""Which site an address is of."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from collections.abc import Hashable

__all__ = ["host_of", "site_of", "url_of"]

_Key = TypeVar("_Key", bound="Hashable")


def host_of(url: str) -> str | None:
    """The host of a web address, in lower case, without `www.` and port; None where there is none.

    >>> host_of("https://www.Norvale-Times.example:8080/harbour")
    'norvale-times.example'
    >>> host_of("harbour.html") is host_of("http://[") is None
    True
    """
    try:
        parted = urlsplit(url)
        host = parted.hostname
    except ValueError:
        return None
    if not host or parted.scheme not in {"http", "https"}:
        return None
    return host.removeprefix("www.")


def site_of(key: _Key) -> _Key | str:
    """The site that a page is of: the host of its address; what is no address names one itself.

    >>> site_of("https://www.norvale-times.example/harbour"), site_of("Norvale Times")
    ('norvale-times.example', 'Norvale Times')
    """
    return (host_of(key) or key) if isinstance(key, str) else key


def url_of(key: object) -> str | None:
    """What tells the site of a page, where it is the page's address; None where it only names it.

    >>> url_of("Norvale Times") is None
    True
    """
    return key if isinstance(key, str) and host_of(key) is not None else None
