"""Cutting a page into words and signs: where they end, what they are, and what makes two alike."""

from __future__ import annotations

import re
import sys
import unicodedata

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from cleannews.evidence.tokens import hash_words, split_tokens

_MARKS = "".join(chr(code) for code in range(0x110000) if unicodedata.category(chr(code))[0] == "M")
_TOKEN = re.compile(rf"[\w\u200c\u200d{_MARKS}]+|[^\w\s]")


@given(st.lists(st.text()))
def test_blocks_have_as_many_tokens_as_a_plain_split_finds(texts: list[str]) -> None:
    tokens = split_tokens(texts)
    assert tokens.count.tolist() == [len(_TOKEN.findall(text)) for text in texts]
    assert np.bincount(tokens.block, minlength=len(texts)).tolist() == tokens.count.tolist()


def test_words_are_alike_whatever_their_case() -> None:
    tokens = split_tokens(["Straßen ÄRZTE möwe Постановление international", "internationale"])
    words = ["straßen", "ärzte", "möwe", "постановление", "international", "internationale"]
    assert tokens.word.tolist() == hash_words(words).tolist()
    assert len(set(tokens.word.tolist())) == len(words)


def test_a_word_written_twice_is_another_word() -> None:
    # A doubled compound begins and ends as the single one does.
    once, twice = hash_words(["mountainrailways", "mountainrailways" * 2]).tolist()
    assert once != twice


def test_names_have_capitals_and_numbers_begin_with_digits() -> None:
    tokens = split_tokens(["Ölfeld iPhone rain 5 5th €7"])
    assert tokens.is_name.tolist() == [True, True, False, False, False, False, False]
    assert tokens.is_number.tolist() == [False, False, False, True, True, False, True]


def test_words_are_not_cut_at_their_vowel_signs_nor_at_joiners() -> None:
    for word in ("हिन्दी", "বাংলা", "தமிழ்", "తెలుగు", "ที่นี่", "می‌شود"):
        assert split_tokens([f"5 {word} 5"]).word[1:2].tolist() == hash_words([word]).tolist()


def test_digits_of_every_script_are_numbers() -> None:
    tokens = split_tokens(["५ ৫ ٥ ۵ ๕ 5 15 १५"])
    assert tokens.is_number.all()
    assert len(set(tokens.word.tolist())) == 2


def test_opening_and_closing_quotes_are_signs_of_their_own() -> None:
    opening, word, closing = split_tokens(["“rain”"]).word.tolist()
    assert len({opening, word, closing}) == 3
    assert [word] == hash_words(["rain"]).tolist()


def test_no_character_moves_the_words_behind_it() -> None:
    # "İ" is one character with a capital and two without, and "ẞ" loses a byte.
    every = (chr(code) for code in range(sys.maxunicode + 1) if not 0xD800 <= code < 0xE000)
    tokens = split_tokens([" ".join(every) + " rain"])
    assert tokens.word[-1:].tolist() == hash_words(["rain"]).tolist()
    assert tokens.size[-1] == len("rain")
    assert not tokens.is_name[-1]


def test_nothing_is_cut_into_nothing() -> None:
    assert split_tokens([]).count.tolist() == []
    assert split_tokens(["", " \n"]).count.tolist() == [0, 0]
    assert hash_words([]).tolist() == []
