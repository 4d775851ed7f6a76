"""Turns of phrase and rare words: what is counted, and that nothing depends on the machine."""

from __future__ import annotations

import numpy as np

from cleannews.evidence.tokens import split_tokens
from cleannews.evidence.wording import (
    COMMON_BITS,
    SLOT_BITS,
    Turns,
    find_rare,
    read_turns,
    weigh_turns,
    word_slot,
    wording_columns,
)


def _read(*texts: str) -> Turns:
    return read_turns(split_tokens(list(texts)))


def _slots(text: str) -> list[int]:
    return sorted(_read(text).slot.tolist())


def test_a_name_is_a_name_whatever_it_is_and_however_long() -> None:
    # The words by themselves differ, so compare the turns that hold no first word and no name.
    one = set(_slots("Then Jana Okonkwo is a writer who"))
    other = set(_slots("Then Ruiz is a writer who"))
    third = set(_slots("Then rain is a writer who"))
    assert len(one - other) == 2  # "jana" and "okonkwo" by themselves
    assert len(other - third) > 4  # a turn with a name is another than one with a word


def test_numbers_are_all_alike_but_by_themselves() -> None:
    assert len(set(_slots("Only 7 comments")) ^ set(_slots("Only 12 comments"))) == 2


def test_turns_in_the_middle_of_a_long_block_do_not_count() -> None:
    filler = "water " * 30
    counted = set(_slots(f"{filler} sign up for our letter {filler}"))
    single = set(_slots("sign")) & counted
    assert len(single) <= 1  # the word by itself at most: it opens and ends nothing here
    assert set(_slots("sign up")) - counted


def test_a_weight_is_found_again_under_the_turn_it_was_learned_for() -> None:
    weights = np.zeros(1 << SLOT_BITS, dtype=np.float32)
    weights[_read("Read more").slot] = -1.0
    scores = _read("Read more", "", "Bees swarm.").weigh(weights, 0.5)
    assert scores[0] < -2
    assert scores[1] == 0.5
    assert abs(scores[2] - 0.5) < 1e-6


def test_many_words_are_weighed_in_pieces_and_weigh_the_same() -> None:
    texts = ["Sign up for our letter", "", "water " * 60_000, *["Read more", ""] * 40_000]
    tokens = split_tokens(texts)
    weights = np.random.default_rng(1).normal(0, 1, 1 << SLOT_BITS).astype(np.float32)
    pieces = list(tokens.pieces(50_000))
    assert [len(piece.block) for piece in pieces] == [5, 60_000, 50_000, 30_000]
    found = weigh_turns(tokens, weights, 0.5)
    assert np.array_equal(found, read_turns(tokens).weigh(weights, 0.5))


def test_rare_words_are_those_not_known_as_common() -> None:
    common = np.zeros(1 << COMMON_BITS, dtype=np.bool_)
    common[word_slot(["the", "mayor", "of", "spoke"], COMMON_BITS)] = True
    texts = ["The mayor of Tarnovik spoke.", "Tarnovik: Dagmar Ulvhild", "The mayor", ""]
    rare = find_rare(split_tokens(texts), common)
    turns = np.zeros(4, dtype=np.float32)
    columns = wording_columns(rare, turns, np.array([True, False, False, False]))
    assert np.round(np.expm1(columns["rare"])).tolist() == [1, 3, 0, 0]
    assert np.round(np.expm1(columns["rare_shared"])).tolist() == [0, 1, 0, 0]
    assert np.round(columns["rare_alone"] * 3).tolist() == [0, 2, 0, 0]


def test_slots_of_words_never_change() -> None:
    # Weights shipped with one release must mean the same on every machine.
    assert word_slot(["share", "größe"], 17).tolist() == [28719, 6857]


def test_line_breaks_inside_a_block_part_nothing() -> None:
    assert _slots("Sign up\nfor our letter") == _slots("Sign up for our letter")
    turns = _read("one\ntwo", "three")
    assert turns.blocks == 2
    assert set(turns.block.tolist()) == {0, 1}
