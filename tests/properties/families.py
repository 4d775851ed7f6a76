"""Families of pages that made other cleaners slow, hungry or crash; each grows to any size."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

_PARAGRAPH = "The harbour board met on Monday, and nobody could say why the crane was blue. "
_MARKS = "\u0301\u0323"


def _repeat(unit: str) -> Callable[[int], str]:
    return lambda size: (unit * (size // len(unit) + 1))[:size]


def _nest(opening: str) -> Callable[[int], str]:
    return lambda size: opening * (size // len(opening)) + "deep"


FAMILIES: dict[str, Callable[[int], str]] = {
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
}
