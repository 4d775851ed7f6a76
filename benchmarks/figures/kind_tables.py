"""The part of the page of figures about kinds of pages, and what their probabilities are worth."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from benchmarks.figures.tables import table

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

__all__ = ["kind_parts"]

_INTRODUCTION = """\
How often `kind` is right on the pages of wcxb-dev, and whether `kind_probability` and `confidence`
mean what they say. The kinds are told from traits of the page, by weights that were fitted on the
other folds and by a judge that saw no page of the site.

*Macro F1* is the mean of two F1 scores, that of articles and that of all else. *False alarms* are
the articles of the other sets that are said to be something else. A probability is *off by* the
mean difference between what was said and what came true, over tenths of the pages. Labels such as
"Add to cart", and the least probability of an article, were chosen with these pages in sight, so
these figures are a little kind. There are too few live blogs, error pages, and walls of consent or
payment among the pages to measure how well those are told; live blogs count as articles.
"""
_MEASURES = (
    "dumps",
    "macro F1, articles against all else",
    "kind right",
    "false alarms",
    "`kind_probability` off by",
    "`confidence` off by",
)
_TITLES = {"html": "HTML", "text": "scraped text"}


def kind_parts(kinds: Mapping[str, Any], plot: str) -> Iterator[str]:
    """The section in Markdown; `plot` is its picture of what was said and what came."""
    yield "## What kind a page is\n"
    yield _INTRODUCTION
    yield plot
    columns = [
        [
            str(one["dumps"]), one["macro_f1"], one["right"], one["false_alarms"],
            one["kind_probability"]["error"], one["confidence"]["error"],
        ]
        for one in kinds.values()
    ]  # fmt: skip
    rows = list(zip(_MEASURES, *columns, strict=True))
    yield table(["pages as", *(_TITLES[door] for door in kinds)], rows)
    for door, one in kinds.items():
        yield f"What `kind` says of pages as {_TITLES[door]}, a row for each true kind:\n"
        yield _told_table(one["told"])


def _told_table(told: Mapping[str, Mapping[str, int]]) -> str:
    """A row a kind, a column for each that pages are told to be."""
    heads = list(dict.fromkeys([*told, *(name for one in told.values() for name in one)]))
    rows = [[kind, *(str(one.get(name, 0)) for name in heads)] for kind, one in told.items()]
    return table(["true kind", *heads], rows)
