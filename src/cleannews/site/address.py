"""Which site an address is of."""

from __future__ import annotations

from urllib.parse import urlsplit

__all__ = ["host_of"]


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
