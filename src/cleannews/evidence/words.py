"""What the words of a block say: learned log-odds of words, and words shared with the article."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from cleannews.evidence.columns import as_columns
from cleannews.evidence.tokens import distinct_pairs, hash_words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import NDArray

    from cleannews.evidence.tokens import Tokens

__all__ = ["WordOdds", "Words", "split_words", "word_columns"]

_SHORTEST_CONTENT_WORD = 4  # letters; shorter words are mostly grammar


@dataclass(frozen=True, slots=True)
class WordOdds:
    """Learned log-odds of words, by the sorted hashes of the words."""

    hashes: NDArray[np.uint32]
    odds: NDArray[np.float32]

    @classmethod
    def of(cls, words: Mapping[str, float]) -> WordOdds:
        """The log-odds by lower-case word, made ready for `split_words`."""
        hashes = hash_words(words)
        order = np.argsort(hashes, kind="stable")
        odds = np.fromiter(words.values(), np.float32, len(words))
        return cls(hashes[order], odds[order])

    def find(self, hashes: NDArray[np.uint32]) -> NDArray[np.float32]:
        """The log-odds of each hash, 0 for unknown ones."""
        if not len(self.hashes):
            return np.zeros(len(hashes), dtype=np.float32)
        at = np.minimum(np.searchsorted(self.hashes, hashes), len(self.hashes) - 1)
        found: NDArray[np.float32] = self.odds[at] * (self.hashes[at] == hashes)
        return found


@dataclass(frozen=True, slots=True)
class Words:
    """The page's words in order, as numbers, a break behind the words of each block.

    `block` is the block of each word or break, `odds` its learned log-odds (positive speaks for
    body, breaks have 0), `starts` where each block begins. `pair_block` and `pair_number` are the
    distinct pairs of block and content word, by its number in a vocabulary of `vocabulary` words.
    """

    blocks: int
    block: NDArray[np.int64]
    starts: NDArray[np.int64]
    odds: NDArray[np.float32]
    vocabulary: int
    pair_block: NDArray[np.int64]
    pair_number: NDArray[np.int64]

    def overlap(self, weights: NDArray[np.float32]) -> NDArray[np.float32]:
        """For each block, the share of its content words that other blocks have, weighed 0 to 1."""
        own = weights[self.pair_block]
        mass = np.bincount(self.pair_number, weights=own, minlength=self.vocabulary)
        shared = np.minimum(mass[self.pair_number] - own, 1.0)
        found = np.bincount(self.pair_block, weights=shared, minlength=self.blocks)
        total = np.bincount(self.pair_block, minlength=self.blocks)
        return (found / np.maximum(total, 1)).astype(np.float32)


def split_words(tokens: Tokens, odds: WordOdds) -> Words:
    """Look up the words among the tokens; linear in their number."""
    at = tokens.is_word.nonzero()[0]
    block, number = tokens.block[at], tokens.number[at]
    blocks = len(tokens.count)
    count = np.bincount(block, minlength=blocks) + 1
    starts = count.cumsum() - count
    word_odds = np.zeros(len(at) + blocks, dtype=np.float32)
    word_odds[np.arange(len(at)) + block] = odds.find(tokens.distinct)[number]
    # Long words say what a text is about, and so do all that are not ASCII.
    content = (tokens.size[at] >= _SHORTEST_CONTENT_WORD) | ~tokens.is_ascii[at]
    pair_block, pair_number = distinct_pairs(tokens, at[content])
    return Words(
        blocks=blocks,
        block=np.arange(blocks).repeat(count),
        starts=starts,
        odds=word_odds,
        vocabulary=len(tokens.distinct),
        pair_block=pair_block,
        pair_number=pair_number,
    )


def word_columns(texts: list[str], words: Words) -> dict[str, NDArray[np.float32]]:
    """The evidence of words, one named float32 column of one entry a block."""
    n = words.blocks
    odds = words.odds
    length = np.maximum(np.bincount(words.block, minlength=n) - 1, 1)
    total = np.bincount(words.block, weights=odds, minlength=n)
    low = np.bincount(words.block, weights=np.minimum(odds, 0), minlength=n)
    known = np.bincount(words.block, weights=odds != 0, minlength=n)
    times = Counter(texts)
    copies = np.array(list(map(times.__getitem__, texts)), dtype=np.float32)
    columns = {
        "odds_mean": total / length,
        "odds_sum": np.minimum(np.maximum(total, -30), 30),
        "odds_low": low / length,
        # The breaks among the words keep the worst from rising above 0, and the best from falling.
        "odds_worst": np.minimum.reduceat(odds, words.starts),
        "odds_best": np.maximum.reduceat(odds, words.starts),
        "odds_known": known / length,
        "copies": np.minimum(copies, 5),
    }
    return as_columns(columns)
