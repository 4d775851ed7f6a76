"""The first room: bytes or text in, a page cut into blocks out. Nothing is judged here."""

from __future__ import annotations

from codecs import BOM_UTF8

from cleannews.errors import InputTooLargeError
from cleannews.limits import LIMITS
from cleannews.reading.characters import coarsen, shadow_of
from cleannews.reading.decode import decode
from cleannews.reading.detect import is_html, is_markdown
from cleannews.reading.html import read_html
from cleannews.reading.markdown import read_markdown
from cleannews.reading.page import Door, Layout, Mark, Page
from cleannews.reading.text import read_text

__all__ = ["Door", "Layout", "Mark", "Page", "read"]


def read(source: str | bytes) -> Page:
    r"""Decode a page, find out what it is written in, and cut it into blocks.

    An empty source gives a page without blocks. Raises `TypeError` for anything but `str` and
    `bytes` and `InputTooLargeError` over `LIMITS.input_size`; nothing else. Linear in
    `len(source)`.

    >>> page = read("Storm hits coast\n\nThe storm made landfall on Monday.")
    >>> page.texts
    ['Storm hits coast', 'The storm made landfall on Monday.']
    >>> page.spans
    [(0, 16), (18, 52)]
    """
    if not isinstance(source, str | bytes):
        raise _other_type(source)
    cap = LIMITS.input_size.value
    if len(source) > cap:
        unit = LIMITS.input_size.unit
        raise InputTooLargeError(f"the input has {len(source)}, over the cap of {cap} {unit}")
    text, encoding, warnings = decode(source) if isinstance(source, bytes) else (source, "", ())
    if is_html(text):
        return read_html(text, warnings, _as_utf8(source, encoding, warnings))
    shadow, coarsened = coarsen(shadow_of(text))
    if coarsened:
        warnings = (*warnings, "too-many-lines")
    if is_markdown(shadow):
        return read_markdown(text, shadow, warnings)
    return read_text(text, shadow, warnings)


def _as_utf8(source: str | bytes, encoding: str, warnings: tuple[str, ...]) -> bytes | None:
    """The source itself where it is the text in UTF-8, byte for byte."""
    if isinstance(source, str) or encoding != "utf-8" or warnings:
        return None
    return None if source.startswith(BOM_UTF8) else source


def _other_type(source: object) -> TypeError:
    hint = "; give source.read_bytes()" if hasattr(source, "read_bytes") else ""
    return TypeError(f"source must be str or bytes, not {type(source).__name__}{hint}")
