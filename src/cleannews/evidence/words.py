"""What the words of a block say: learned log-odds of words, and words shared with the article."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from itertools import count, repeat
from typing import TYPE_CHECKING

import numpy as np

from cleannews.evidence.signs import other_signs, replace_signs

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from numpy.typing import NDArray

__all__ = ["Words", "split_words", "word_columns"]

_SHORTEST_CONTENT_WORD = 4  # letters; shorter words are mostly grammar
# What stands for the end of a block among the words: no word, and found nowhere else after the
# table below has gone over the page.
_BREAK = "."
# One call of C leaves letters and digits of ASCII, makes line ends breaks and all else spaces.
_WORD_SIGNS = bytes(
    ord(_BREAK)
    if chr(byte) == "\n"
    else byte
    if byte > 127 or chr(byte).isalnum() or chr(byte) == "_"
    else ord(" ")
    for byte in range(256)
)


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


def split_words(texts: list[str], odds: Mapping[str, float]) -> Words:
    """Split the blocks into lower-case words and look each up; linear in the joined length."""
    tokens = _tokens(texts)
    vocabulary: defaultdict[str, int] = defaultdict(count(1).__next__, {_BREAK: 0})
    numbers = np.fromiter(map(vocabulary.__getitem__, tokens), np.int64, len(tokens))
    size = len(vocabulary)
    is_break = numbers == 0
    block = np.cumsum(is_break) - is_break
    ends = np.flatnonzero(is_break)
    starts = np.zeros_like(ends)
    starts[1:] = ends[:-1] + 1
    word_odds = np.fromiter(map(odds.get, vocabulary, repeat(0.0)), np.float32, size)
    content = np.flatnonzero(_are_content(vocabulary)[numbers])
    pair_block, pair_number = _distinct_pairs(block[content], numbers[content], size)
    return Words(
        blocks=len(texts),
        block=block,
        starts=starts,
        odds=word_odds[numbers],
        vocabulary=size,
        pair_block=pair_block,
        pair_number=pair_number,
    )


def _distinct_pairs(
    block: NDArray[np.int64], number: NDArray[np.int64], size: int
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """The pairs of a block and a word's number below `size`, sorted, each once."""
    pairs = np.sort(block * size + number)
    new = np.ones(len(pairs), dtype=np.bool_)
    np.not_equal(pairs[1:], pairs[:-1], out=new[1:])
    pairs = pairs[new]
    pair_block = pairs // size
    return pair_block, pairs - pair_block * size


def _tokens(texts: list[str]) -> list[str]:
    """The words of all blocks, each a run of letters, digits and "_", a break behind each block."""
    page = (" \n ".join(texts) + " \n").lower()
    if not page.isascii():
        gaps = {sign: " " for sign in other_signs(page) if not sign.isalnum()}
        page = replace_signs(page, gaps)
    raw = page.encode("utf-8", "surrogatepass").translate(_WORD_SIGNS)
    return raw.decode("utf-8", "surrogatepass").split()


def _are_content(vocabulary: Collection[str]) -> NDArray[np.bool_]:
    """Which words say what a text is about: long ones, and all that are not ASCII."""
    size = len(vocabulary)
    long = np.fromiter(map(len, vocabulary), np.int64, size) >= _SHORTEST_CONTENT_WORD
    return long | ~np.fromiter(map(str.isascii, vocabulary), np.bool_, size)


def word_columns(texts: list[str], words: Words) -> dict[str, NDArray[np.float32]]:
    """The evidence of words, one named float32 column of one entry a block."""
    n = words.blocks
    odds = words.odds
    length = np.maximum(np.bincount(words.block, minlength=n) - 1, 1)
    total = np.bincount(words.block, weights=odds, minlength=n)
    low = np.bincount(words.block, weights=np.minimum(odds, 0), minlength=n)
    known = np.bincount(words.block, weights=odds != 0, minlength=n)
    times = Counter(texts)
    copies = np.fromiter(map(times.__getitem__, texts), np.float32, n)
    columns = {
        "odds_mean": total / length,
        "odds_sum": np.clip(total, -30, 30),
        "odds_low": low / length,
        # The breaks among the words keep the worst from rising above 0, and the best from falling.
        "odds_worst": np.minimum.reduceat(odds, words.starts),
        "odds_best": np.maximum.reduceat(odds, words.starts),
        "odds_known": known / length,
        "copies": np.minimum(copies, 5),
    }
    return {name: np.asarray(column, dtype=np.float32) for name, column in columns.items()}
