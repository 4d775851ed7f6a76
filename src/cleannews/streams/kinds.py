"""What kind of file holds the pages: told by its name, else by how it begins."""

from __future__ import annotations

import re
from enum import StrEnum
from pathlib import PurePath
from typing import TYPE_CHECKING

from cleannews.streams.compression import SUFFIXES as COMPRESSED

if TYPE_CHECKING:
    import io

__all__ = [
    "CORPUS_SUFFIXES",
    "PAGE_SUFFIXES",
    "Kind",
    "foreign_form",
    "kind_of_name",
    "kind_of_start",
]


class Kind(StrEnum):
    """A form in which pages are kept: one a file, or many."""

    PAGE = "page"
    JSONL = "jsonl"
    CSV = "csv"
    PARQUET = "parquet"
    WARC = "warc"


PAGE_SUFFIXES = frozenset({".txt", ".text", ".md", ".markdown", ".html", ".htm", ".xhtml"})
CORPUS_SUFFIXES = {
    ".jsonl": Kind.JSONL,
    ".ndjson": Kind.JSONL,
    ".csv": Kind.CSV,
    ".tsv": Kind.CSV,
    ".parquet": Kind.PARQUET,
    ".pq": Kind.PARQUET,
    ".warc": Kind.WARC,
    ".wet": Kind.WARC,
}
# What people have beside pages. Decoded as text it would come out as an article of gibberish.
_FOREIGN = {
    b"%PDF-": "a PDF",
    b"PK\x03\x04": "a ZIP archive, as .docx, .odt and .epub are",
    b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1": "an old Office document",
    b"{\\rtf": "an RTF document",
    b"\x89PNG\r\n\x1a\n": "a picture",
    b"\xff\xd8\xff": "a picture",
    b"GIF87a": "a picture",
    b"GIF89a": "a picture",
    b"SQLite format 3\x00": "a database",
    b"\x7fELF": "a program",
}
# A page may begin with "{", as a dump of a template does, but hardly with a key in quotes.
_JSON_START = re.compile(rb"(?:\xef\xbb\xbf)?\s*\{\s*\"")


def kind_of_name(name: str) -> Kind | None:
    """Tell the kind by the file's name, below the suffix of compression; `None` if it says nothing.

    >>> kind_of_name("CC-MAIN-00001.warc.wet.gz"), kind_of_name("page.html"), kind_of_name("dump")
    (<Kind.WARC: 'warc'>, <Kind.PAGE: 'page'>, None)
    """
    path = PurePath(name.lower())
    if path.suffix in COMPRESSED:
        path = path.with_suffix("")
    if path.suffix in PAGE_SUFFIXES:
        return Kind.PAGE
    return CORPUS_SUFFIXES.get(path.suffix)


def kind_of_start(stream: io.BufferedReader) -> Kind:
    """Tell the kind by how the file, already decompressed, begins. CSV begins as anything might."""
    head = stream.peek(64)
    if head.startswith(b"PAR1"):
        return Kind.PARQUET
    if head.startswith(b"WARC/"):
        return Kind.WARC
    return Kind.JSONL if _JSON_START.match(head) else Kind.PAGE


def foreign_form(stream: io.BufferedReader) -> str | None:
    """Tell what a file is that is no page at all, by how it begins; `None` if it may be one."""
    head = stream.peek(64)
    return next((what for start, what in _FOREIGN.items() if head.startswith(start)), None)
