"""What the words of a block say: learned log-odds of words, and words shared with the article."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from cleannews.evidence.columns import as_columns, renumbered
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
    """What the words of each block say, and which words blocks share.

    `odds` are columns of one entry a block. `pair_block` and `pair_number` are the distinct pairs
    of block and content word, by its number in a vocabulary of `vocabulary` words.
    """

    blocks: int
    odds: dict[str, NDArray[np.float32]]
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

    def among(self, chosen: NDArray[np.int64]) -> Words:
        """The words of the chosen blocks alone."""
        kept, pair_block = renumbered(self.pair_block, chosen, self.blocks)
        odds = {name: column[chosen] for name, column in self.odds.items()}
        return Words(len(chosen), odds, self.vocabulary, pair_block, self.pair_number[kept])


def split_words(tokens: Tokens, odds: WordOdds) -> Words:
    """Look up the words among the tokens; linear in their number."""
    at = tokens.is_word.nonzero()[0]
    block, number = tokens.block[at], tokens.number[at]
    blocks = len(tokens.count)
    # Long words say what a text is about, and so do all that are not ASCII.
    content = (tokens.size[at] >= _SHORTEST_CONTENT_WORD) | ~tokens.is_ascii[at]
    pair_block, pair_number = distinct_pairs(tokens, at[content])
    return Words(
        blocks=blocks,
        odds=_odds_columns(block, odds.find(tokens.distinct)[number], blocks),
        vocabulary=len(tokens.distinct),
        pair_block=pair_block,
        pair_number=pair_number,
    )


def _odds_columns(
    block: NDArray[np.int64], word_odds: NDArray[np.float32], blocks: int
) -> dict[str, NDArray[np.float32]]:
    """The evidence of the log-odds of words, which stand in their order; each has its block."""
    count = np.bincount(block, minlength=blocks)
    # With a break behind the words of each block, none is empty where they are cut.
    starts = (count + 1).cumsum() - (count + 1)
    odds = np.zeros(len(block) + blocks, dtype=np.float32)
    odds[np.arange(len(block)) + block] = word_odds
    length = np.maximum(count, 1)
    total = np.bincount(block, weights=word_odds, minlength=blocks)
    low = np.bincount(block, weights=np.minimum(word_odds, 0), minlength=blocks)
    known = np.bincount(block, weights=word_odds != 0, minlength=blocks)
    columns = {
        "odds_mean": total / length,
        "odds_sum": np.minimum(np.maximum(total, -30), 30),
        "odds_low": low / length,
        # The breaks among the words keep the worst from rising above 0, and the best from falling.
        "odds_worst": np.minimum.reduceat(odds, starts),
        "odds_best": np.maximum.reduceat(odds, starts),
        "odds_known": known / length,
    }
    return as_columns(columns)


def word_columns(texts: list[str], words: Words) -> dict[str, NDArray[np.float32]]:
    """The evidence of words, one named float32 column of one entry a block."""
    times = Counter(texts)
    copies = np.array(list(map(times.__getitem__, texts)), dtype=np.float32)
    return {**words.odds, "copies": np.minimum(copies, 5)}
