"""The part of the page of figures about kinds of pages, and what their probabilities are worth."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from benchmarks.figures.tables import table

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

__all__ = ["kind_parts"]

_INTRODUCTION = """\
What `kind` says of the pages of wcxb-dev, and what its probability and `confidence` are worth. The
kinds are told from traits of the page that a judge found who saw no page of its site, by weights
that were fitted on the other folds. *Macro F1* is the mean of that of articles and of that of all
else; *false alarms* are the articles of the other sets that are told to be something else. A
probability is off by the mean difference, over tenths of the pages, between what was said and what
came. Labels such as "Add to cart", and the least chance of an article, were chosen with these pages
in sight, which is a little kind. There are too few live blogs, error pages, and walls of consent or
payment among the pages to measure how well they are told; live blogs count as articles.
"""
_TITLES = {"html": "HTML", "text": "scraped text"}


def kind_parts(kinds: Mapping[str, Any], plot: str) -> Iterator[str]:
    """The section in Markdown; `plot` is its picture of what was said and what came."""
    yield "## What kind a page is\n"
    yield _INTRODUCTION
    yield plot
    yield table(
        ["pages as", "dumps", "macro F1, articles against all else", "kind right", "false alarms",
         "`kind_probability` off by", "`confidence` off by"],
        [
            [
                _TITLES[door], str(one["dumps"]), one["macro_f1"], one["right"],
                one["false_alarms"], one["kind_probability"]["error"], one["confidence"]["error"],
            ]
            for door, one in kinds.items()
        ],
    )  # fmt: skip
    for door, one in kinds.items():
        yield f"What pages as {_TITLES[door]} are told to be:\n"
        yield _told_table(one["told"])


def _told_table(told: Mapping[str, Mapping[str, int]]) -> str:
    """A row a kind, a column for each that pages are told to be."""
    heads = list(dict.fromkeys([*told, *(name for one in told.values() for name in one)]))
    rows = [[kind, *(str(one.get(name, 0)) for name in heads)] for kind, one in told.items()]
    return table(["is", *heads], rows)
