"""HTML pages turned into scraped text in the ways people really do it.

Each style is a function from HTML (str) to text; `dump` keeps the results in a cache folder,
because making them costs a hundred times what cleaning them does.
"""

from __future__ import annotations

import hashlib
import os
import textwrap
import zlib
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from benchmarks.labelled.datasets import LabelledPage

__all__ = ["CLEANED", "HTML", "LEFT_OVER", "STYLES", "WANTED", "decode_html", "dump"]


def decode_html(data: bytes) -> str:
    """The page as a browser would decode it; BeautifulSoup's detector is what most scrapers use."""
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        from bs4.dammit import UnicodeDammit

        return UnicodeDammit(data, is_html=True).unicode_markup or data.decode("latin-1")


def _inscriptis(html: str) -> str:
    from inscriptis import get_text

    return str(get_text(html))


def _html2text(html: str, *, links: bool) -> str:
    import html2text

    maker = html2text.HTML2Text()
    maker.ignore_links = not links
    maker.ignore_images = not links
    maker.body_width = 0 if links else 78
    return str(maker.handle(html))


def _markdown(html: str) -> str:
    return _html2text(html, links=True)


def _markdown_plain(html: str) -> str:
    return _html2text(html, links=False)


def _beautifulsoup(html: str) -> str:
    from bs4 import BeautifulSoup

    soup = BeautifulSoup(html, "lxml")
    for element in soup(["script", "style", "noscript", "template"]):
        element.decompose()
    lines = (line.strip() for line in soup.get_text("\n").splitlines())
    return "\n".join(line for line in lines if line)


def _selectolax(html: str) -> str:
    from selectolax.lexbor import LexborHTMLParser

    tree = LexborHTMLParser(html)
    tree.strip_tags(["script", "style", "noscript", "template"])
    return tree.body.text(separator="\n") if tree.body else ""


def _resiliparse(html: str) -> str:
    from resiliparse.extract.html2text import extract_plain_text

    return str(extract_plain_text(html, main_content=False, alt_texts=False))


def _wrapped(html: str) -> str:
    lines = []
    for line in _inscriptis(html).splitlines():
        wrapped = textwrap.wrap(line, 72, break_long_words=False, break_on_hyphens=False)
        lines.extend(wrapped or [""])
    return "\n".join(lines)


def _wet(html: str) -> str:
    """As Common Crawl's WET: block elements part lines, no blank lines, white space folded."""
    text = _resiliparse(html)
    lines = (" ".join(line.split()) for line in text.splitlines())
    return "\n".join(line for line in lines if line)


STYLES: dict[str, Callable[[str], str]] = {
    "inscriptis": _inscriptis,
    "markdown": _markdown,
    "markdown-plain": _markdown_plain,
    "beautifulsoup": _beautifulsoup,
    "selectolax": _selectolax,
    "resiliparse": _resiliparse,
    "wrapped": _wrapped,
    "wet": _wet,
}


# The page as it is: no dump, but a style like the others wherever pages are cleaned.
HTML = "html"
# Nor are these: the wanted text alone, as a corpus of clean text has it; and with some lines of the
# site left in it, as it comes from another cleaner. `benchmarks.fitting.training` makes the latter.
WANTED = "wanted"
LEFT_OVER = "left-over"
CLEANED = (WANTED, LEFT_OVER)


def _cache_folder() -> Path:
    default = Path(__file__).parents[2] / ".cache" / "dumps"
    return Path(os.environ.get("CLEANNEWS_CACHE", default))


def dump(page: LabelledPage, style: str) -> str:
    """The page's text in a style, from the cache where it has it; empty where the tool fails."""
    if style == HTML:
        return decode_html(page.html())
    if style == WANTED:
        return page.text or ""
    name = hashlib.sha1(f"{page.set_name}/{page.id}".encode(), usedforsecurity=False).hexdigest()
    file = _cache_folder() / style / name[:2] / f"{name}.z"
    if file.exists():
        return zlib.decompress(file.read_bytes()).decode("utf-8")
    try:
        text = STYLES[style](decode_html(page.html()))
    except (ValueError, AssertionError, RecursionError, TypeError, AttributeError) as error:
        # A tool that breaks on a page gives its users nothing; so it does here.
        print(f"{style} failed on {page.set_name}/{page.id}: {error!r}")
        text = ""
    data = text.encode("utf-8", "replace")
    file.parent.mkdir(parents=True, exist_ok=True)
    partial = file.with_suffix(f".{os.getpid()}")
    partial.write_bytes(zlib.compress(data))
    partial.rename(file)
    return data.decode("utf-8")
