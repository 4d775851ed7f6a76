"""What became of each block, for those who lay it before people: the terminal and the report."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cleannews.article import Article, Block

__all__ = ["Entry", "Verdict", "account"]


class Verdict(StrEnum):
    """Whether a block's words are in the text, are a fact about the article, or are removed."""

    KEEP = "keep"
    META = "meta"
    DROP = "drop"


class Entry(NamedTuple):
    """A block with the line of the source that it begins on, counted from 1, and its verdict."""

    line: int
    verdict: Verdict
    block: Block


def account(article: Article) -> Iterator[Entry]:
    """Give every block of the page in source order. Linear in the size of the page."""
    line, counted = 1, 0
    for block in article.blocks:
        line += article.source.count("\n", counted, block.start)
        counted = max(counted, block.start)
        yield Entry(line, _verdict(article, block), block)


def _verdict(article: Article, block: Block) -> Verdict:
    if block.role in article.include:
        return Verdict.KEEP
    return Verdict.META if block.role.is_metadata else Verdict.DROP
