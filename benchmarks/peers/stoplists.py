"""Which of jusText's stop lists a page wants: it judges paragraphs by the share of such words."""

from __future__ import annotations

from collections import Counter, defaultdict
from functools import cache
from typing import TYPE_CHECKING

from benchmarks.peers.peer import library

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["best_stoplist"]

# A page of another script, or of a language written without spaces, hits next to nothing.
_LEAST_SHARE = 0.1
# Lists of English words that would split the votes, or that were made of very few pages.
_UNUSED = frozenset({"Simple_English"})


@cache
def _lists() -> dict[str, frozenset[str]]:
    justext, _ = library("justext", "jusText")
    return {
        name: frozenset(justext.get_stoplist(name))
        for name in sorted(justext.get_stoplists())
        if name not in _UNUSED
    }


@cache
def _languages_of_words() -> dict[str, list[str]]:
    languages = defaultdict(list)
    for name, words in _lists().items():
        for word in words:
            languages[word].append(name)
    return dict(languages)


def best_stoplist(words: Iterable[str]) -> frozenset[str]:
    """The stop list that most words of a page are in; empty where none fits.

    The lists were made to cover the same share of running text, so that shares of hits can be
    compared though their lengths cannot.
    """
    counts = Counter(words)
    hits: Counter[str] = Counter()
    for word, count in counts.items():
        for name in _languages_of_words().get(word.lower(), ()):
            hits[name] += count
    if not hits:
        return frozenset()
    best = max(hits, key=lambda name: (hits[name], name))
    return _lists()[best] if hits[best] >= _LEAST_SHARE * counts.total() else frozenset()
