"""Which kind of evidence each of the judge's columns is, by how its name begins."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["KINDS", "columns_of", "kind_of"]

# The longest beginning that fits a name decides.
KINDS: Final[dict[str, tuple[str, ...]]] = {
    "rules": (
        "rule", "related", "comment", "signup", "bio", "advert", "legal", "sharing", "metadata",
    ),
    "odds of words": ("odds",),
    "turns of phrase": ("turns",),
    "rare words": ("rare",),
    "words shared with the article": ("overlap",),
    "copies on the page": ("copies", "repeats_", "repeated_"),
    "shape of the block": (
        "chars", "words", "word_length", "upper", "capitalised", "digits", "symbols", "commas",
        "quotes", "dense", "sentences", "ends_", "starts_", "tail", "label", "mark_", "level",
        "links",
    ),
    "prose around it": ("prose",),
    "blank lines": ("gap",),
    "runs of short lines": ("run_",),
    "clusters of prose": ("cluster_",),
    "place on the page": ("from_", "place"),
    "the page as a whole": ("page_",),
    "title": ("title_",),
    "cues": ("cue_",),
    "markup": ("m_",),
}  # fmt: skip


def kind_of(column: str) -> str:
    """The kind of a column; raises `KeyError` with its name where the table has none.

    >>> kind_of("words"), kind_of("page_blocks")
    ('shape of the block', 'the page as a whole')
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
