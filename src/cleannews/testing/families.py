"""Families of pages that made other cleaners slow, hungry or crash; each grows to any size."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable

_PARAGRAPH: Final = "The harbour board met on Monday, and nobody could say why the crane was blue. "
_MARKS: Final = "\u0301\u0323"

__all__ = ["DOORS", "FAMILIES"]


def _repeat(unit: str) -> Callable[[int], str]:
    return lambda size: (unit * (size // len(unit) + 1))[:size]


def _nest(opening: str) -> Callable[[int], str]:
    return lambda size: opening * (size // len(opening)) + "deep"


def _count(unit: str) -> Callable[[int], str]:
    """Repeat a unit in which "{}" is its number: no two are alike."""
    return lambda size: "".join(unit.format(at) for at in range(size // len(unit)))[:size]


# Names, and functions of a size in characters. The text is about as long as that.
FAMILIES: Final[dict[str, Callable[[int], str]]] = {
    "one long line": _repeat(_PARAGRAPH),
    "newlines": _repeat("\n"),
    "spaces": _repeat(" "),
    "two-character lines": _repeat("a\n"),
    "short paragraphs": _repeat("He said no.\n\n"),
    "one paragraph repeated": _repeat(_PARAGRAPH.strip() + "\n\n"),
    "nested div": _nest("<div>"),
    "nested list": _nest("<ul><li>"),
    "nested table": _nest("<table><tr><td>"),
    "misnested formatting": _repeat("<b><i>x</b></i>"),
    "open formatting": _repeat("<b><i><p>"),
    "less-than signs": _repeat("<"),
    "unfinished tags": _repeat("<a"),
    "unfinished comments": _repeat("a<!--"),
    "CDATA": _repeat("<![CDATA["),
    "unfinished scripts": _repeat("<script "),
    "ampersands": _repeat("&"),
    "attributes": lambda size: "<p " + _repeat('a="b" ')(size) + ">text</p>",
    "breaks": _repeat("<br>"),
    "alternating marks": lambda size: "a" + _repeat(_MARKS)(size),
    "lone surrogates": _repeat("word \ud800"),
    "dates": _repeat("12.08.2020 10:15 3 March 2021 "),
    "e-mails": _repeat("a@b.example "),
    "bylines": _repeat("By Jane Doe and "),
    "byline lines": _repeat("By Jane Doe\n"),
    "credits": _repeat("Photo: Jane Doe/AFP\n"),
    "JSON-LD": lambda size: '<script type="application/ld+json">' + _repeat("[")(size),
    "Markdown links": _repeat("["),
    "Markdown pictures": _repeat("![a]("),
    "Markdown quotes": _nest(">"),
    "Markdown emphasis": _repeat("*_"),
    "Markdown table": _repeat("|"),
    "one long word": _repeat("a"),
    "digits": _repeat("9"),
    "heads of lists": _repeat("Read also\n"),
    "bidi overrides": _repeat("\u202eabc"),
    "zero-width joiners": _repeat("\u200d"),
    "paragraphs of HTML": _repeat(f"<p>{_PARAGRAPH}</p>"),
    "links": _repeat('<a href="/x">Read also</a> '),
    "items": _repeat("<li>one more item"),
    "cells": _repeat("<td>9<td>a<tr>"),
    "headings": _repeat("<h1>The harbour board met</h1>"),
    "names of classes": _count('<div class="c{0} d{0}">a{0}</div>'),
    "hidden": _repeat('<p style="display:none" hidden>The harbour board met</p><p>a'),
    "drawings": _repeat("<svg><path/><g>"),
    "preformatted": lambda size: "<pre>" + _repeat("a\n \n")(size),
    "rising headings": _repeat("<h1>a<h2>b<h3>c"),
    "half-open quotes": _repeat("<a b='c\" d="),
    "numbered entities": _repeat("&#x41;&#99999999;"),
    "meta tags": _count('<meta property="article:author" content="Jane Doe {0}">'),
    "microdata": _repeat('<div itemscope itemprop="author"><time datetime="2020-05-12">x'),
    "objects of JSON-LD": lambda size: (
        '<script type="application/ld+json">['
        + ",".join(['{"@type":"NewsArticle","author":{"name":"J"}}'] * (size // 46))
        + "]</script>"
    ),
    "objects in a row": lambda size: (
        '<script type="application/ld+json">' + _repeat('{"a":1};')(size) + "</script>"
    ),
    "scripts of JSON-LD": _repeat('<script type="application/ld+json">{"headline":"x"}</script>'),
}

# A family as it is, most of which is read as text or Markdown, and as the body of a page of HTML.
DOORS: Final[dict[str, Callable[[str], str]]] = {
    "as it is": str,
    "in HTML": "<!doctype html><html><body>{}".format,
}
