"""Cutting a page into words and signs: where they end, what they are, and what makes two alike."""

from __future__ import annotations

import dataclasses
import re
import sys
import unicodedata

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleannews.evidence.tokens import distinct_pairs, hash_words, split_tokens, word_heads

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


def _slow_hash(word: str) -> int:
    """The hash of a word: its length and its first and last eight bytes, well spread."""
    code = word.encode()
    mixed = int.from_bytes(code[:8], "little") * 0x9E3779B97F4A7C15
    mixed += len(code) * 0xD6E8FEB86659FD93
    if len(code) > 8:
        mixed += int.from_bytes(code[-8:], "little") * 0xC2B2AE3D27D4EB4F
    return mixed % (1 << 64) >> 32


def test_hashes_are_those_of_a_slow_formula_whatever_stands_around_a_word() -> None:
    words = ["abcdefghijklmnopqrstu"[:size] for size in range(1, 22)]
    words += ["é", "größe", "größenordnung", "渡し船がもどった", "x", "_", "7"]
    expected = list(map(_slow_hash, words))
    assert hash_words(words).tolist() == expected
    assert split_tokens([" ".join(words)]).word.tolist() == expected
    assert split_tokens(words).word.tolist() == expected


def test_every_sign_of_ascii_is_a_word_a_space_or_a_token_by_itself() -> None:
    signs = [chr(code) for code in range(128)]
    tokens = split_tokens(signs)
    assert tokens.count.tolist() == [not sign.isspace() for sign in signs]
    tight = split_tokens([f"a{sign}b" for sign in signs])
    for sign, count in zip(signs, tight.count.tolist(), strict=True):
        is_word = sign.isalnum() or sign == "_"
        assert count == (1 if is_word else 2 if sign.isspace() else 3), sign
    shown = [sign for sign in signs if not sign.isspace()]
    assert tokens.is_word.tolist() == [sign.isalnum() or sign == "_" for sign in shown]
    assert tokens.is_number.tolist() == [sign.isdigit() for sign in shown]


def test_other_signs_are_told_apart_by_their_code_the_same_on_every_machine() -> None:
    # One of twenty control characters stands for each.
    for sign, control in zip("“”„€…–’‛", "\x01\x02\x03\x05\x10\x11\x17\x19", strict=True):
        assert split_tokens([sign]).word.tolist() == hash_words([control]).tolist(), sign


def test_tokens_are_told_by_size_head_and_place_in_the_vocabulary() -> None:
    tokens = split_tokens(["Ferry größeres", "!ferry internationales", "渡し船が"])
    words = ["ferry", "größeres", "!", "ferry", "internationales", "渡し船が"]
    assert tokens.size.tolist() == [len(word.encode()) for word in words]
    assert tokens.is_ascii.tolist() == [True, False, True, True, True, False]
    assert tokens.distinct.tolist() == sorted(set(hash_words(words).tolist()))
    assert tokens.distinct[tokens.number].tolist() == tokens.word.tolist()
    # Six letters of ASCII, or eight bytes of other scripts.
    heads = [b"ferry", "größeres".encode()[:8], b"!", b"ferry", b"intern", "渡し船".encode()[:8]]
    assert tokens.head.tolist() == [int.from_bytes(head, "little") for head in heads]
    assert word_heads(words).tolist() == tokens.head.tolist()


def test_a_word_is_ascii_or_a_name_by_its_first_eight_bytes() -> None:
    tokens = split_tokens(["abcdefgé abcdefghé abcdefgH abcdefghI"])
    assert tokens.is_ascii.tolist() == [False, True, True, True]
    assert tokens.is_name.tolist() == [False, False, True, False]


def test_pairs_of_block_and_word_are_told_once_and_in_order() -> None:
    tokens = split_tokens(["b a b", "", "a a c"])
    block, number = distinct_pairs(tokens, np.array([5, 4, 3, 2, 1, 0]))
    pairs = list(zip(block.tolist(), tokens.distinct[number].tolist(), strict=True))
    expected = {(0, "a"), (0, "b"), (2, "a"), (2, "c")}
    assert set(pairs) == {(at, int(hash_words([word])[0])) for at, word in expected}
    assert [*zip(block, number, strict=True)] == sorted(zip(block, number, strict=True))
    assert len(pairs) == len(expected)
    nothing = distinct_pairs(tokens, np.array([], dtype=np.int64))
    assert [each.tolist() for each in nothing] == [[], []]


@pytest.mark.parametrize("most", [65_535, 65_536, 70_000])
def test_pairs_of_very_large_pages_are_not_mixed_up(most: int) -> None:
    tokens = dataclasses.replace(
        split_tokens(["x"]),
        count=np.broadcast_to(np.int64(0), (most,)),
        distinct=np.broadcast_to(np.uint32(0), (most,)),
        block=np.array([most - 1, 0, most - 1]),
        number=np.array([most - 1, 7, 3]),
    )
    block, number = distinct_pairs(tokens, np.arange(3))
    assert block.tolist() == [0, most - 1, most - 1]
    assert number.tolist() == [7, 3, most - 1]
