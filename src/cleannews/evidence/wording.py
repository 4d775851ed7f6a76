"""How a block is worded: the turns of phrase at its beginning and end, and its rare words.

Boilerplate is worded alike everywhere ("NAME is a writer who", "Sign up for our"), but nobody can
list all turns. So they are learned: each run of one to four words near a block's beginning or end,
with names and numbers masked, has a weight, found by a hash of its words in a table of fixed size.
No text is stored and a page costs a few array operations, however many turns are known.

Rare words (names, above all) tell what a text is about. A caption shares them with the article, a
teaser of another story does not.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from cleannews.evidence.columns import as_columns, renumbered
from cleannews.evidence.context import bounded
from cleannews.evidence.tokens import distinct_pairs, hash_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from numpy.typing import NDArray

    from cleannews.evidence.tokens import Tokens

    Column = NDArray[np.float32]
    Hashes = NDArray[np.uint32]

__all__ = [
    "COMMON_BITS",
    "SLOT_BITS",
    "Rare",
    "Turns",
    "find_rare",
    "read_turns",
    "weigh_turns",
    "word_slot",
    "wording_columns",
]

SLOT_BITS: Final = 16  # the table of weights has 2 ** SLOT_BITS entries
COMMON_BITS: Final = 17  # the table of common words likewise
_HEAD, _TAIL = 14, 8  # tokens at a block's beginning and end whose turns of phrase count
_LONGEST_TURN = 4  # words; the longest count at the very beginning and end only
_AT_ONCE: Final = 50_000  # tokens, of which pages hardly ever have more
_SHORTEST_RARE = 3  # bytes
_NAME, _NUMBER = np.uint32(1), np.uint32(2)  # what stands for a name and for a number
_FIRST, _LAST = np.uint32(1009), np.uint32(10007)  # what tells the very first and last turns
# Odd multipliers with well spread bits, as in any multiplicative hash.
_SPREAD, _OLDER, _NEWER = np.uint32(0x9E3779B1), np.uint32(0x85EBCA6B), np.uint32(0xC2B2AE35)
_SIZES = np.arange(1, _LONGEST_TURN + 1)[:, np.newaxis]


@dataclass(frozen=True, slots=True)
class Turns:
    """The turns of phrase of a page's blocks: in parallel, a block and the slot of one of its."""

    blocks: int
    block: NDArray[np.int64]
    slot: Hashes

    def weigh(self, weights: Column, bias: float) -> Column:
        """The log-odds of being body by the learned weights of the slots, within 8 of even."""
        sums = np.bincount(self.block, weights.take(self.slot), minlength=self.blocks)
        turns = np.bincount(self.block, minlength=self.blocks)
        scores = sums / np.sqrt(np.maximum(turns, 1)) + bias
        return bounded(scores, -8, 8).astype(np.float32)


@dataclass(frozen=True, slots=True)
class Rare:
    """The rare words of a page's blocks: the distinct pairs of a block and a word's number."""

    blocks: int
    block: NDArray[np.int64]
    word: NDArray[np.int64]

    def shared(self, weights: Column) -> Column:
        """How many rare words of each block other blocks have, these weighed 0 to 1."""
        own = weights[self.block]
        mass = np.bincount(self.word, weights=own)
        others = np.minimum(mass[self.word] - own, 1.0) if len(own) else own
        return np.bincount(self.block, others, minlength=self.blocks).astype(np.float32)

    def among(self, chosen: NDArray[np.int64]) -> Rare:
        """The rare words of the chosen blocks alone."""
        kept, block = renumbered(self.block, chosen, self.blocks)
        return Rare(len(chosen), block, self.word[kept])


def word_slot(words: Iterable[str], bits: int) -> Hashes:
    """The slots of lower-case words in a table of 2 ** bits entries, the same on every machine."""
    return _slot(hash_words(words), bits)


def _slot(hashes: Hashes, bits: int = SLOT_BITS) -> Hashes:
    slots: Hashes = (hashes * _SPREAD) >> np.uint32(32 - bits)
    return slots


def read_turns(tokens: Tokens) -> Turns:
    """Find the turns of phrase of every block; linear in the tokens."""
    found = [(tokens.block, tokens.word), *_turns(tokens)]
    return Turns(
        blocks=len(tokens.count),
        block=np.concatenate([block for block, _ in found]),
        slot=_slot(np.concatenate([turns for _, turns in found])),
    )


def weigh_turns(tokens: Tokens, weights: Column, bias: float) -> Column:
    """What `Turns.weigh` says of every block, found in pieces: turns take more room than words."""
    pieces = tokens.pieces(_AT_ONCE)
    return np.concatenate([read_turns(piece).weigh(weights, bias) for piece in pieces])


def find_rare(tokens: Tokens, common: NDArray[np.bool_]) -> Rare:
    """Find the rare words of every block; linear in the tokens.

    `common` tells by slot which words are common, of 2 ** COMMON_BITS.
    """
    # Whether a word is common is asked once for all of its places.
    rare_here = ~common[_slot(tokens.distinct, COMMON_BITS)]
    rare = (rare_here[tokens.number] & (tokens.size >= _SHORTEST_RARE)).nonzero()[0]
    return Rare(len(tokens.count), *distinct_pairs(tokens, rare))


def _turns(tokens: Tokens) -> list[tuple[NDArray[np.int64], Hashes]]:
    """The blocks and hashes of all runs of words near a block's beginning or end."""
    name, number = tokens.is_name.copy(), tokens.is_number.copy()
    # A block's first word is capital in any case, so it says nothing of names.
    starts = (tokens.count.cumsum() - tokens.count)[tokens.count > 0]
    name[starts] = number[starts] = False
    words = tokens.word.copy()
    words[number] = _NUMBER
    words[name] = _NAME
    inside_name = np.zeros(len(name), dtype=np.bool_)  # a name of several words is one
    inside_name[1:] = name[1:] & name[:-1]
    kept = (~inside_name).nonzero()[0]
    block = tokens.block[kept]
    count = np.bincount(block, minlength=len(tokens.count))
    end = count.cumsum()
    runs = _runs(words[kept])
    return [*_near_edges(runs, block, count, end), *_at_edges(runs, count, end)]


def _runs(words: Hashes) -> Hashes:
    """The hashes of the runs that begin at each word: one row for each length."""
    runs = np.empty((_LONGEST_TURN, len(words)), dtype=np.uint32)
    newer = np.zeros(len(words) + _LONGEST_TURN, dtype=np.uint32)
    newer[: len(words)] = words * _NEWER
    run = words * _SPREAD
    runs[0] = run ^ (run >> np.uint32(15))
    for size in range(1, _LONGEST_TURN):
        run = (runs[size - 1] * _OLDER) ^ (newer[size : size + len(words)] + np.uint32(size))
        runs[size] = run ^ (run >> np.uint32(13))
    return runs


def _near_edges(
    runs: Hashes, block: NDArray[np.int64], count: NDArray[np.int64], end: NDArray[np.int64]
) -> Iterator[tuple[NDArray[np.int64], Hashes]]:
    """The runs inside of each block's first and last tokens."""
    left = end.repeat(count) - np.arange(len(block))  # tokens from here to the block's end
    place = count.repeat(count) - left
    near_end = left <= _TAIL
    for size in range(1, _LONGEST_TURN):
        chosen = (place <= _HEAD - size) | near_end
        chosen &= left >= size
        at = chosen.nonzero()[0]
        yield block[at], runs[size - 1][at]


def _at_edges(
    runs: Hashes, count: NDArray[np.int64], end: NDArray[np.int64]
) -> list[tuple[NDArray[np.int64], Hashes]]:
    """The runs with which each block begins and ends."""
    row, block = (count >= _SIZES).nonzero()
    first = runs[row, (end - count)[block]]
    last = runs[row, end[block] - 1 - row]
    return [(block, first ^ _FIRST), (block, last ^ _LAST)]


def wording_columns(rare: Rare, turns: Column, main: NDArray[np.bool_]) -> dict[str, Column]:
    """The evidence of wording, one named float32 column of one entry a block.

    `turns` are the weighed turns of phrase; `main` tells the blocks of the main prose.
    """
    words = np.bincount(rare.block, minlength=rare.blocks)
    shared = rare.shared(main.astype(np.float32))
    alone = np.bincount(rare.word)[rare.word] == 1
    lonely = np.bincount(rare.block, alone, minlength=rare.blocks)
    most = np.maximum(words, 1)
    columns = {
        "turns": turns,
        "rare": np.log1p(words),
        "rare_shared": np.log1p(shared),
        "rare_share": shared / most,
        "rare_alone": lonely / most,
    }
    return as_columns(columns)
