"""How a report says what a page is called and how much of it is what."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from cleannews.writing.accounting import Verdict

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cleannews.article import Article
    from cleannews.writing.accounting import Entry

__all__ = ["UNTITLED", "count", "percent", "shares", "title_of"]

UNTITLED: Final = "A page without a title"


def title_of(article: Article) -> str:
    """Give what a page is called."""
    return article.title or UNTITLED


def count(number: int, noun: str) -> str:
    """Give a number with its noun.

    >>> count(1, "block"), count(1200, "block")
    ('1 block', '1,200 blocks')
    """
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def percent(share: float) -> str:
    """Give a share in whole percent, never nothing or all of what is not.

    >>> percent(0.001), percent(0.254), percent(0.9999), percent(1)
    ('1 %', '25 %', '99 %', '100 %')
    """
    return f"{round(share * 100) if share in {0, 1} else min(max(round(share * 100), 1), 99)} %"


def shares(entries: Iterable[Entry]) -> dict[Verdict, float]:
    """Give how much of a page's characters each verdict has; 0 for all where there are none."""
    chars: Counter[Verdict] = Counter()
    for entry in entries:
        chars[entry.verdict] += len(entry.block.text)
    total = chars.total() or 1
    return {verdict: chars[verdict] / total for verdict in Verdict}
