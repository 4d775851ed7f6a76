"""What the words of a block say, counted one by one."""

from __future__ import annotations

import numpy as np
import pytest

from cleannews.evidence.tokens import hash_words, split_tokens
from cleannews.evidence.words import WordOdds, Words, split_words, word_columns

ODDS = {"ferry": 2.0, "share": -3.0, "on": 0.5, "cookies": -1.0}
TEXTS = ["Share on: the ferry!", "", "Ferry ferry, on and on.", "Nothing known", "", "Share"]


def words_of(texts: list[str], odds: dict[str, float] = ODDS) -> Words:
    return split_words(split_tokens(texts), WordOdds.of(odds))


def test_known_words_speak_and_others_do_not() -> None:
    columns = word_columns(TEXTS, words_of(TEXTS))
    told = {name: column.tolist() for name, column in columns.items()}
    assert told == {
        "odds_mean": [-0.5 / 4, 0, 1, 0, 0, -3],
        "odds_sum": [-0.5, 0, 5, 0, 0, -3],
        "odds_low": [-3 / 4, 0, 0, 0, 0, -3],
        "odds_worst": [-3, 0, 0, 0, 0, -3],
        "odds_best": [2, 0, 2, 0, 0, 0],
        "odds_known": [3 / 4, 0, pytest.approx(4 / 5), 0, 0, 1],
        "copies": [1, 2, 1, 1, 2, 1],
    }
    assert {column.dtype for column in columns.values()} == {np.dtype(np.float32)}


def test_sums_and_copies_are_bounded() -> None:
    texts = ["ferry " * 14, "ferry " * 15, "ferry " * 16, "share " * 11, *["x"] * 6]
    columns = word_columns(texts, words_of(texts))
    assert columns["odds_sum"].tolist() == [28, 30, 30, -30, *[0] * 6]
    assert columns["copies"].tolist() == [1] * 4 + [5] * 6


def test_odds_are_found_by_hash_and_unknown_words_have_none() -> None:
    odds = WordOdds.of(ODDS)
    assert odds.find(hash_words([*ODDS, "boat", "zebra"])).tolist() == [2, -3, 0.5, -1, 0, 0]
    assert odds.hashes.tolist() == sorted(hash_words(ODDS).tolist())
    assert WordOdds.of({}).find(hash_words(["boat"])).tolist() == [0]


def test_words_of_a_block_end_with_a_break() -> None:
    words = words_of(["Share on", "", "the ferry"])
    assert words.blocks == 3
    assert words.block.tolist() == [0, 0, 0, 1, 2, 2, 2]
    assert words.starts.tolist() == [0, 3, 4]
    assert words.odds.tolist() == [-3, 0.5, 0, 0, 0, 2, 0]


def test_blocks_overlap_by_long_words_that_others_have() -> None:
    texts = ["The ferry came, the Ferry sank", "ferry boat", "came of the sea", "é é of", "é", ""]
    # ferry, came, sank; ferry, boat; came; é; é; nothing.
    words = words_of(texts)
    assert words.overlap(np.zeros(6, dtype=np.float32)).tolist() == [0] * 6
    even = words.overlap(np.ones(6, dtype=np.float32))
    assert even.tolist() == pytest.approx([2 / 3, 1 / 2, 1, 1, 1, 0])
    weights = np.array([0.25, 1, 0.5, 0, 0.75, 1], dtype=np.float32)
    assert words.overlap(weights).tolist() == pytest.approx([1.5 / 3, 0.125, 0.25, 0.75, 0, 0])
    shared = words_of(["ferry", "ferry", "ferry"]).overlap(np.ones(3, dtype=np.float32))
    assert shared.tolist() == [1, 1, 1]


def test_words_of_four_bytes_and_all_that_are_not_ascii_have_content() -> None:
    words = words_of(["sea seas öre 1234 !!!!"])
    assert len(words.pair_number) == 3
    assert words.pair_block.tolist() == [0, 0, 0]
