"""Which kind of evidence each column of the judge's two looks is, by how its name begins."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["KINDS", "columns_of", "kind_of"]

# The longest beginning that fits a name decides, so "words@-1" is of the neighbours and
# "words_per_sentence" of the block itself.
KINDS: Final[dict[str, tuple[str, ...]]] = {
    "rules": (
        "rule", "related", "comment", "signup", "bio", "advert", "legal", "sharing", "metadata",
    ),
    "odds of words": ("odds",),
    "turns of phrase": ("turns",),
    "rare words": ("rare", "score_rare"),
    "words shared with the article": ("overlap", "score_overlap"),
    "copies on the page": ("copies", "repeats_", "repeated_"),
    "shape of the block": (
        "chars", "words", "word_length", "upper", "capitalised", "digits", "symbols", "commas",
        "quotes", "dense", "sentences", "ends_", "starts_", "tail", "label", "mark_", "level",
        "links",
    ),
    "shape of its neighbours": ("words@", "ends@", "mark@", "links@"),
    "prose around it": ("prose",),
    "blank lines": ("gap",),
    "runs of short lines": ("run_",),
    "clusters of prose": ("cluster_",),
    "place on the page": ("from_", "place"),
    "the page as a whole": ("page_",),
    "title": ("title_",),
    "cues": ("cue_",),
    "second look: first scores": ("score",),
    "second look: scores of neighbours": ("score@",),
    "second look: scores in windows": ("score<", "score>", "body<", "body>"),
    "second look: region": ("region_",),
    "second look: blocks set alike": ("alike_",),
}  # fmt: skip


def kind_of(column: str) -> str:
    """The kind of a column; raises `KeyError` with its name where the table has none.

    >>> kind_of("words"), kind_of("words@-1")
    ('shape of the block', 'shape of its neighbours')
    """
    fitting = [
        (len(beginning), kind)
        for kind, beginnings in KINDS.items()
        for beginning in beginnings
        if column.startswith(beginning)
    ]
    if not fitting:
        raise KeyError(column)
    return max(fitting)[1]


def columns_of(kind: str, columns: Iterable[str]) -> frozenset[str]:
    """Those of the columns that are of this kind."""
    return frozenset(column for column in columns if kind_of(column) == kind)
