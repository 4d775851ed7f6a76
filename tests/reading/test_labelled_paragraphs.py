"""Paragraphs of real pages come back whole, from their HTML and from dumps of its text."""

from __future__ import annotations

import gzip
import json
import textwrap
import unicodedata
from typing import TYPE_CHECKING

import pytest

from cleannews.reading import read

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

pytestmark = pytest.mark.data


def _squeeze(text: str) -> str:
    """Drop all white space: what a dump did to it is not the reader's doing."""
    return unicodedata.normalize("NFC", "".join(text.split()))


def _visible(html: str) -> list[str]:
    from selectolax.lexbor import LexborHTMLParser

    tree = LexborHTMLParser(html)
    tree.strip_tags(["script", "style", "noscript", "template"])
    return tree.body.text(separator="\n").splitlines() if tree.body else []


def _with_spaces(html: str) -> str:
    return "\n".join(_visible(html))


def _stripped(html: str) -> str:
    return "\n".join(line.strip() for line in _visible(html) if line.strip())


def _wrapped(html: str) -> str:
    page = read(html)
    return "\n\n".join(textwrap.fill(text, 72, break_on_hyphens=False) for text in page.texts)


def _as_it_is(html: str) -> str:
    return html


def _pages(folder: Path) -> Iterator[tuple[str, list[str]]]:
    """Give HTML and paragraphs of each page."""
    for line in (folder / "gold.jsonl").read_text(encoding="utf-8").split("\n"):
        if not line:
            continue
        row = json.loads(line)
        data = gzip.decompress((folder / "pages" / f"{row['id']}.html.gz").read_bytes())
        yield data.decode("utf-8", "replace"), [p for p in row["text"].split("\n") if p.strip()]


@pytest.mark.parametrize(
    ("dump", "floor"),
    [(_as_it_is, 0.99), (_wrapped, 0.98), (_with_spaces, 0.95), (_stripped, 0.93)],
)
def test_paragraphs_are_blocks(
    data_folder: Path,
    dump: Callable[[str], str],
    floor: float,
    record_property: Callable[[str, object], None],
) -> None:
    whole = there = 0
    for html, paragraphs in _pages(data_folder / "publishers-dev"):
        blocks = [_squeeze(text) for text in read(dump(html)).texts]
        everything = "".join(blocks)
        for paragraph in map(_squeeze, paragraphs):
            there += paragraph in everything
            whole += paragraph in set(blocks)
    record_property("whole_paragraphs", whole / there)
    assert there > 1000
    assert whole / there >= floor
