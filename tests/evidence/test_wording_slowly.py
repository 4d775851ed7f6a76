"""Turns of phrase and rare words, against slow formulas over the words of each block."""

from __future__ import annotations

import math
from collections import Counter

import numpy as np
import pytest

from cleannews.evidence.tokens import hash_words, split_tokens
from cleannews.evidence.wording import (
    COMMON_BITS,
    SLOT_BITS,
    read_wording,
    word_slot,
    wording_columns,
)

WHOLE = 1 << 32
SPREAD, OLDER, NEWER = 0x9E3779B1, 0x85EBCA6B, 0xC2B2AE35
NAME, NUMBER = 1, 2
FIRST, LAST = 1009, 10007
NAMES = frozenset(("Jana", "Okonkwo", "Tor", "The", "Ärzte"))

LONG = " ".join(f"w{letter}" for letter in "abcdefghijklmnopqrstuvwxyzäöü")
TEXTS = [
    "Then Jana Okonkwo is a writer",
    "Jana Okonkwo Tor said",
    "7 of 12 boats",
    "",
    "one",
    "two words",
    "now three words",
    "here are four words",
    "a b c d e f g h i j k l m n",
    "a b c d e f g h i j k l m n o p q r s t u v",
    "a b c d e f g h i j k l m n o p q r s t u v w",
    LONG,
    f"{LONG} Jana Tor 5 {LONG}",
    "the Ärzte came, Jana",
    "said Tor",
]


def slot(number: int, bits: int = SLOT_BITS) -> int:
    return number * SPREAD % WHOLE >> 32 - bits


def run(words: list[int]) -> int:
    """The hash of a run of words."""
    found = words[0] * SPREAD % WHOLE
    found ^= found >> 15
    for size, word in enumerate(words[1:], 1):
        found = found * OLDER % WHOLE ^ (word * NEWER + size) % WHOLE
        found ^= found >> 13
    return found


def turns_of(text: str) -> Counter[int]:
    """The slots of all turns of a block."""
    written = [piece for word in text.split() for piece in word.replace(",", " ,").split()]
    plain = hash_words([word.lower() for word in written]).tolist()
    masked: list[int] = []
    last_is_name = False
    for place, (word, code) in enumerate(zip(written, plain, strict=True)):
        is_name = word in NAMES and place > 0
        if not (is_name and last_is_name):
            number = word[0].isdigit() and place > 0
            masked.append(NAME if is_name else NUMBER if number else code)
        last_is_name = is_name
    found = Counter(map(slot, plain))
    count = len(masked)
    for size in (1, 2, 3):
        for start in range(count - size + 1):
            if start + size <= 14 or count - start <= 8:
                found[slot(run(masked[start : start + size]))] += 1
    for size in (1, 2, 3, 4):
        if count >= size:
            found[slot(run(masked[:size]) ^ FIRST)] += 1
            found[slot(run(masked[-size:]) ^ LAST)] += 1
    return found


def test_turns_are_the_runs_near_the_edges_of_each_block() -> None:
    wording = read_wording(split_tokens(TEXTS), np.zeros(1 << COMMON_BITS, dtype=np.bool_))
    assert wording.blocks == len(TEXTS)
    for block, text in enumerate(TEXTS):
        found = Counter(wording.turn_slot[wording.turn_block == block].tolist())
        assert found == turns_of(text), text


def test_turns_are_weighed_by_the_root_of_their_number() -> None:
    wording = read_wording(split_tokens(TEXTS), np.zeros(1 << COMMON_BITS, dtype=np.bool_))
    weights = np.random.default_rng(1).normal(0, 1, 1 << SLOT_BITS).astype(np.float32)
    for scale, bias in ((1, 0.25), (20, -1)):
        scores = wording.weigh(weights * np.float32(scale), bias)
        assert scores.dtype == np.float32
        for score, text in zip(scores.tolist(), TEXTS, strict=True):
            turns = turns_of(text)
            total = sum(float(weights[each]) * scale * times for each, times in turns.items())
            expected = total / math.sqrt(max(turns.total(), 1)) + bias
            assert score == pytest.approx(min(max(expected, -8), 8), abs=1e-4)


def test_rare_words_are_counted_by_block() -> None:
    common = np.zeros(1 << COMMON_BITS, dtype=np.bool_)
    common[word_slot(["the", "came"], COMMON_BITS)] = True
    texts = ["The ferry came, the pier", "ferry ox pier dog", "", "dog dog cat", "pier of"]
    # Of three bytes and more: ferry, pier; ferry, pier, dog; none; dog, cat; pier.
    wording = read_wording(split_tokens(texts), common)
    assert np.bincount(wording.rare_block, minlength=5).tolist() == [2, 3, 0, 2, 1]
    main = np.array([True, False, False, True, False])
    columns = wording_columns(wording, np.arange(5, dtype=np.float32), main)
    told = {name: column.tolist() for name, column in columns.items()}
    assert told == {
        "turns": [0, 1, 2, 3, 4],
        "rare": pytest.approx([math.log1p(count) for count in (2, 3, 0, 2, 1)]),
        "rare_shared": pytest.approx([math.log1p(count) for count in (0, 3, 0, 0, 1)]),
        "rare_share": [0, 1, 0, 0, 1],
        "rare_alone": [0, 0, 0, 0.5, 0],
    }
    weights = np.array([0.5, 0.75, 1, 0, 1], dtype=np.float32)
    assert wording.shared(weights).tolist() == pytest.approx([0.75 + 1, 0.5 + 1, 0, 0.75, 1])


def test_a_page_without_rare_words_shares_none() -> None:
    wording = read_wording(split_tokens(["it", ""]), np.zeros(1 << COMMON_BITS, dtype=np.bool_))
    assert wording.shared(np.ones(2, dtype=np.float32)).tolist() == [0, 0]
