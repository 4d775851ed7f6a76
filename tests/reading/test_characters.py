from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleannews.limits import LIMITS
from cleannews.reading import read
from cleannews.reading.characters import shadow_of, tidy

SCOTLAND = "\U0001f3f4\U000e0067\U000e0062\U000e0073\U000e0063\U000e0074\U000e007f"
ANY_TEXT = st.text(st.characters() | st.sampled_from("\ud800\udfff\x00\x01\u202e\ufeff"))


@pytest.mark.parametrize(
    ("source", "text"),
    [
        pytest.param("a\x00b \x07c", "a b c", id="control characters part words"),
        pytest.param("a\ud800b", "a\ufffdb", id="lone surrogates"),
        pytest.param("a\u202eb", "a b", id="an override between letters"),
        pytest.param("(\u202eab\u202c)", "(ab)", id="overrides at marks leave nothing"),
        pytest.param("a\u2066b\u2069", "a b", id="isolates"),
        pytest.param("a\U000e0041b", "a b", id="a tag character alone"),
        pytest.param(f"from {SCOTLAND}!", f"from {SCOTLAND}!", id="tags in a flag stay"),
        pytest.param("نمی\u200cخواهم", "نمی\u200cخواهم", id="joiners stay"),
        pytest.param("👩\u200d🚒", "👩\u200d🚒", id="joiners of emoji stay"),
        pytest.param("a\ufeffb", "a b", id="a BOM inside"),
        pytest.param("a\xa0b\u2009c\u3000d", "a b c d", id="spaces of every width"),
        pytest.param("cafe\u0301", "café", id="composed"),
        pytest.param("x\x1b[31my", "x [31my", id="terminal escapes"),
    ],
)
def test_texts_are_safe_to_print(source: str, text: str) -> None:
    page = read(source)
    assert page.texts == [text]
    assert page.source == source


@pytest.mark.parametrize("char", ["\n", "\r", "\r\n", "\x0b", "\x0c", "\x85", "\u2028", "\u2029"])
def test_every_kind_of_break_ends_a_line(char: str) -> None:
    assert read(f"one{char}two").texts == ["one", "two"]


def test_lines_that_show_nothing_are_blank() -> None:
    page = read("one\n\u200b\u2060\n\x00\ntwo")
    assert (page.texts, page.gaps) == (["one", "two"], [0, 2])


def test_marks_piled_on_one_letter_are_capped() -> None:
    text = tidy("e" + "\u0327\u0301" * 50_000 + " end")
    marks = sum(unicodedata.combining(char) > 0 for char in unicodedata.normalize("NFD", text))
    assert marks == LIMITS.combining_run.value
    assert text.endswith(" end")


@given(ANY_TEXT)
def test_a_shadow_has_the_length_of_its_source(source: str) -> None:
    assert len(shadow_of(source)) == len(source)


@given(ANY_TEXT)
def test_what_is_tidy_stays_so(source: str) -> None:
    once = tidy(shadow_of(source))
    assert tidy(once) == once
