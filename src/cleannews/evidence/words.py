"""What the words of a block say: learned log-odds of words, and words shared with the article."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from itertools import repeat
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import NDArray

__all__ = ["Words", "edge_keys", "split_words", "word_columns"]

_TOKEN = re.compile(r"\w+|\n")
_BREAK = "\n"
_SHORTEST_CONTENT_WORD = 4  # letters; shorter words are mostly grammar


@dataclass(frozen=True, slots=True)
class Words:
    """The page's words in order, as numbers.

    `block` is the block of each word, `number` the word's number in the page's vocabulary, `odds`
    its learned log-odds (positive speaks for body). `pair_block` and `pair_number` are the
    distinct pairs of block and content word.
    """

    blocks: int
    block: NDArray[np.int64]
    number: NDArray[np.int64]
    odds: NDArray[np.float32]
    edges: dict[str, NDArray[np.float32]]  # odds of a block's first and last words as such
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
    """Split the blocks into lower-case words and look each up; linear in the joined length.

    `odds` also knows words by their place: "^read" is "read" as a block's first word, "^read more"
    its first two, "getty$" its last.
    """
    tokens = _TOKEN.findall("\n".join(texts).lower() + "\n")
    vocabulary: dict[str, int] = {_BREAK: 0}
    number = vocabulary.setdefault
    numbers = np.array([number(token, len(vocabulary)) for token in tokens], dtype=np.int64)
    ends = np.flatnonzero(numbers == 0)
    block = np.repeat(np.arange(len(texts)), np.diff(ends, prepend=-1))
    inner = numbers != 0
    word_odds = np.fromiter(map(odds.get, vocabulary, repeat(0.0)), np.float32, len(vocabulary))
    content = np.fromiter(map(_is_content, vocabulary), np.bool_, len(vocabulary))
    edges = _edges(tokens, ends.tolist(), odds)
    block, numbers = block[inner], numbers[inner]
    is_content = content[numbers]
    size = len(vocabulary)
    pairs = np.unique(block[is_content] * size + numbers[is_content])
    return Words(
        blocks=len(texts),
        block=block,
        number=numbers,
        odds=word_odds[numbers],
        edges=edges,
        vocabulary=size,
        pair_block=pairs // size,
        pair_number=pairs % size,
    )


def edge_keys(words: list[str]) -> tuple[str, str, str, str]:
    """The names under which a block's first word, first two, last and last two are counted."""
    if not words:
        return "", "", "", ""
    first, last = words[0], words[-1]
    if len(words) == 1:
        return f"^{first}", "", f"{last}$", ""
    return f"^{first}", f"^{first} {words[1]}", f"{last}$", f"{words[-2]} {last}$"


def _edges(
    tokens: list[str], ends: list[int], odds: Mapping[str, float]
) -> dict[str, NDArray[np.float32]]:
    """Look up every block's edge keys; a break beside a word makes a key that no word has."""
    starts = [0, *(end + 1 for end in ends[:-1])]
    padded = [*tokens, _BREAK]
    first = [padded[start] for start in starts]
    # Two breaks ahead, because a page of symbols has nothing but its own break to look back at.
    led = [_BREAK, _BREAK, *tokens]
    last = [led[end + 1] for end in ends]
    keys = {
        "odds_first": [f"^{word}" for word in first],
        "odds_first2": [
            f"^{word} {padded[start + 1]}" for word, start in zip(first, starts, strict=True)
        ],
        "odds_last": [f"{word}$" for word in last],
        "odds_last2": [f"{led[end]} {word}$" for word, end in zip(last, ends, strict=True)],
    }
    return {
        name: np.fromiter(map(odds.get, column, repeat(0.0)), np.float32, len(ends))
        for name, column in keys.items()
    }


def _is_content(word: str) -> bool:
    return len(word) >= _SHORTEST_CONTENT_WORD or not word.isascii()


def word_columns(texts: list[str], words: Words) -> dict[str, NDArray[np.float32]]:
    """The evidence of words, one named float32 column of one entry a block."""
    n = words.blocks
    count = np.maximum(np.bincount(words.block, minlength=n), 1)
    total = np.bincount(words.block, weights=words.odds, minlength=n)
    known = np.bincount(words.block, weights=words.odds != 0, minlength=n)
    low = np.minimum(words.odds, 0)
    worst = np.zeros(n, dtype=np.float32)
    best = np.zeros(n, dtype=np.float32)
    np.minimum.at(worst, words.block, words.odds)
    np.maximum.at(best, words.block, words.odds)
    times = Counter(texts)
    columns = {
        "odds_mean": total / count,
        "odds_sum": np.clip(total, -30, 30),
        "odds_low": np.bincount(words.block, weights=low, minlength=n) / count,
        "odds_worst": worst,
        "odds_best": best,
        **words.edges,
        "odds_known": known / count,
        "copies": np.fromiter((min(times[text], 5) for text in texts), np.float32, n),
    }
    return {name: np.asarray(column, dtype=np.float32) for name, column in columns.items()}
