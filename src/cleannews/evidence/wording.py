"""How a block is worded: the turns of phrase at its beginning and end, and its rare words.

Boilerplate is worded alike everywhere ("NAME is a writer who", "Sign up for our"), but nobody can
list all turns. So they are learned: each run of one to four words near a block's beginning or end,
with names and numbers masked, has a weight, found by a hash of its words in a table of fixed size.
No text is stored and a page costs a few array operations, however many turns are known.

Rare words (names, above all) tell what a text is about. A caption shares them with the article, a
teaser of another story does not.
"""

from __future__ import annotations

import operator
import re
import zlib
from collections import defaultdict
from dataclasses import dataclass
from itertools import count
from typing import TYPE_CHECKING, Final

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from numpy.typing import NDArray

    Column = NDArray[np.float32]
    Hashes = NDArray[np.uint32]

__all__ = ["COMMON_BITS", "SLOT_BITS", "Wording", "read_wording", "word_slot", "wording_columns"]

SLOT_BITS: Final = 16  # the table of weights has 2 ** SLOT_BITS entries
COMMON_BITS: Final = 17  # the table of common words likewise
_TOKEN = re.compile(r"\w+|[^\w\s]|\n")
_BREAK = "\n"
_HEAD, _TAIL = 14, 8  # tokens at a block's beginning and end whose turns of phrase count
_LONGEST_TURN = 4  # words; the longest count at the very beginning and end only
_SHORTEST_RARE = 3  # letters
_NAME, _NUMBER = np.uint32(1), np.uint32(2)  # what stands for a name and for a number
# Odd multipliers with well spread bits, as in any multiplicative hash.
_SPREAD, _OLDER, _NEWER = np.uint32(0x9E3779B1), np.uint32(0x85EBCA6B), np.uint32(0xC2B2AE35)
_SLOT_SHIFT = np.uint32(32 - SLOT_BITS)


@dataclass(frozen=True, slots=True)
class Wording:
    """The turns of phrase and the rare words of a page's blocks.

    `turn_block` and `turn_slot` are parallel: a block and the slot of one of its turns.
    `rare_block` and `rare_word` are the distinct pairs of a block and a rare word's number.
    """

    blocks: int
    turn_block: NDArray[np.int64]
    turn_slot: NDArray[np.int64]
    rare_block: NDArray[np.int64]
    rare_word: NDArray[np.int64]

    def weigh(self, weights: Column, bias: float) -> Column:
        """The log-odds of being body by the learned weights of the slots, within 8 of even."""
        sums = np.bincount(self.turn_block, weights[self.turn_slot], minlength=self.blocks)
        turns = np.bincount(self.turn_block, minlength=self.blocks)
        scores = sums / np.sqrt(np.maximum(turns, 1)) + bias
        return np.minimum(np.maximum(scores, -8), 8).astype(np.float32)

    def shared(self, weights: Column) -> Column:
        """How many rare words of each block other blocks have, these weighed 0 to 1."""
        own = weights[self.rare_block]
        mass = np.bincount(self.rare_word, weights=own)
        others = np.minimum(mass[self.rare_word] - own, 1.0) if len(own) else own
        return np.bincount(self.rare_block, others, minlength=self.blocks).astype(np.float32)


def word_slot(words: Iterable[str], bits: int) -> Hashes:
    """The slots of lower-case words in a table of 2 ** bits entries, the same on every machine."""
    codes = (word.encode("utf-8", "surrogatepass") for word in words)
    hashes = np.fromiter(map(zlib.crc32, codes), np.uint32)
    return (hashes * _SPREAD) >> np.uint32(32 - bits)


def read_wording(texts: list[str], common: NDArray[np.bool_]) -> Wording:
    """Find the turns of phrase and the rare words of every block; linear in the joined length.

    `common` tells by slot which words are common, of 2 ** COMMON_BITS.
    """
    page = _BREAK.join(texts) + _BREAK
    if page.count(_BREAK) > len(texts):
        page = "".join(text.replace(_BREAK, " ") + _BREAK for text in texts)
    tokens = _TOKEN.findall(page)
    vocabulary: defaultdict[str, int] = defaultdict(count(1).__next__, {_BREAK: 0})
    numbers = np.fromiter(map(vocabulary.__getitem__, tokens), np.int64, len(tokens))
    kinds = _kinds_of(list(vocabulary))
    is_break = numbers == 0
    block = np.cumsum(is_break) - is_break
    inner = ~is_break
    turns = _turns(kinds, numbers, block, is_break)
    word_turns = (block[inner], (kinds.word[numbers[inner]] * _SPREAD) >> _SLOT_SHIFT)
    rare = _is_rare(kinds, common)[numbers]
    size = len(kinds.number)
    pairs = np.sort(block[rare] * size + kinds.number[numbers[rare]])
    pairs = pairs[np.diff(pairs, prepend=-1) > 0]
    return Wording(
        blocks=len(texts),
        turn_block=np.concatenate((turns[0], word_turns[0])),
        turn_slot=np.concatenate((turns[1], word_turns[1])).astype(np.int64),
        rare_block=pairs // size,
        rare_word=pairs % size,
    )


@dataclass(frozen=True, slots=True)
class _Kinds:
    """What each token of the vocabulary is."""

    word: Hashes  # of its lower-case form
    number: NDArray[np.int64]  # of its lower-case form: one for "Rain" and "rain"
    masked: Hashes  # as it stands inside of a block: names and numbers masked
    is_name: NDArray[np.bool_]
    length: NDArray[np.int64]  # letters


def _kinds_of(tokens: list[str]) -> _Kinds:
    size = len(tokens)
    # Joined, because a call for each word would cost as much as all the rest. The break is left
    # out, as it would part the words anew; no other token holds one.
    plain = " ".join(tokens[1:])
    codes = [b"", *plain.lower().encode("utf-8", "surrogatepass").split(b" ")][:size]
    words = np.fromiter(map(zlib.crc32, codes), np.uint32, size)
    written = [b"", *plain.encode("utf-8", "surrogatepass").split(b" ")][:size]
    is_name = np.fromiter(map(operator.ne, written, codes), np.bool_, size)
    is_number = np.fromiter(map(str.isdigit, tokens), np.bool_, size)
    masked = np.where(is_name, _NAME, np.where(is_number, _NUMBER, words))
    numbering: defaultdict[bytes, int] = defaultdict(count().__next__)
    return _Kinds(
        word=words,
        number=np.fromiter(map(numbering.__getitem__, codes), np.int64, size),
        masked=masked.astype(np.uint32),
        is_name=is_name,
        length=np.fromiter(map(len, tokens), np.int64, size),
    )


def _is_rare(kinds: _Kinds, common: NDArray[np.bool_]) -> NDArray[np.bool_]:
    slots = (kinds.word * _SPREAD) >> np.uint32(32 - COMMON_BITS)
    rare: NDArray[np.bool_] = ~common[slots] & (kinds.length >= _SHORTEST_RARE)
    return rare


def _turns(
    kinds: _Kinds,
    numbers: NDArray[np.int64],
    block: NDArray[np.int64],
    is_break: NDArray[np.bool_],
) -> tuple[NDArray[np.int64], Hashes]:
    """The blocks and slots of all runs of words near a block's beginning or end."""
    is_first = np.concatenate(([True], is_break[:-1]))
    # A block's first word is capital in any case, so it says nothing of names.
    name = kinds.is_name[numbers] & ~is_first
    after_name = np.concatenate(([False], name[:-1]))
    kept = ~is_break & ~(name & after_name)  # a name of several words is one
    words = np.where(is_first, kinds.word[numbers], kinds.masked[numbers])[kept]
    owner = block[kept]
    blocks = int(is_break.sum())
    length = np.bincount(owner, minlength=blocks)
    start = np.cumsum(length) - length
    place = np.arange(len(owner)) - start[owner]
    to_end = length[owner] - 1 - place
    found = [*_runs(words, place, to_end)]
    return (
        np.concatenate([owner[at] for at, _ in found]),
        np.concatenate([slots for _, slots in found]),
    )


def _runs(
    words: Hashes, place: NDArray[np.int64], to_end: NDArray[np.int64]
) -> Iterator[tuple[NDArray[np.int64], Hashes]]:
    """Where runs of each kind end or begin, and their slots."""
    run = words * _SPREAD
    run ^= run >> np.uint32(15)
    for size in range(1, _LONGEST_TURN + 1):
        if size > 1:
            run = (run[:-1] * _OLDER) ^ (words[size - 1 :] * _NEWER + np.uint32(size))
            run ^= run >> np.uint32(13)
        where, left = place[: len(run)], to_end[: len(run)]
        whole = left >= size - 1
        kinds = [(whole & (where == 0), 1009 * size), (left == size - 1, 10007 * size)]
        if size < _LONGEST_TURN:
            kinds.append((whole & (where + size <= _HEAD), 11 * size))
            kinds.append((whole & (left < _TAIL), 101 * size))
        for chosen, salt in kinds:
            at = np.flatnonzero(chosen)
            yield at, ((run[at] ^ np.uint32(salt)) * _SPREAD) >> _SLOT_SHIFT


def wording_columns(wording: Wording, turns: Column, main: NDArray[np.bool_]) -> dict[str, Column]:
    """The evidence of wording, one named float32 column of one entry a block.

    `turns` are the weighed turns of phrase; `main` tells the blocks of the main prose.
    """
    rare = np.bincount(wording.rare_block, minlength=wording.blocks)
    shared = wording.shared(main.astype(np.float32))
    times = np.bincount(wording.rare_word)
    alone = times[wording.rare_word] == 1
    lonely = np.bincount(wording.rare_block, alone, minlength=wording.blocks)
    most = np.maximum(rare, 1)
    columns = {
        "turns": turns,
        "rare": np.log1p(rare),
        "rare_shared": np.log1p(shared),
        "rare_share": shared / most,
        "rare_alone": lonely / most,
    }
    return {name: np.asarray(column, dtype=np.float32) for name, column in columns.items()}
