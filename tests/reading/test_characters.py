from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleannews.limits import LIMITS
from cleannews.reading import read
from cleannews.reading.characters import coarsen, needs_tidying, shadow_of, tidy

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


@pytest.mark.parametrize(
    ("source", "shadow"),
    [
        ("\x00\x08\t\n\x7f\x80\x9f", "  \t\n   "),
        ("a\r\nb\rc", "a \nb\nc"),
        ("\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029", "\n" * 8),
        ("\xa0\u1680\u2000\u200a\u202f\u205f\u3000\ufeff", " " * 8),
        ("\ud800\udfff", "\ufffd\ufffd"),
        ("\u202a\u202e\u2066\u2069\ufff9\ufffe\U000e0041", "\x00" * 7),
        ("\u1fff\u200b\u2065\u206a\ufffc", "\u1fff\u200b\u2065\u206a\ufffc"),
        (f"\x0b{SCOTLAND}{SCOTLAND[:3]}", f"\n{SCOTLAND}\U0001f3f4\x00\x00"),
    ],
)
def test_what_is_odd_becomes_plain_at_equal_length(source: str, shadow: str) -> None:
    assert shadow_of(source) == shadow


@pytest.mark.parametrize("before", [1, 2, 3, 6, 7])
def test_a_flag_is_not_cut_where_a_long_page_is_looked_at_in_pieces(before: int) -> None:
    head = "\x0b".ljust(65_536 - before, "a")
    assert shadow_of(f"{head}{SCOTLAND}b") == f"\n{head[1:]}{SCOTLAND}b"


@pytest.mark.parametrize(
    ("text", "tidied"),
    [
        ("a\x00b", "a b"),
        ("a\x00.", "a."),
        (".\x00a", ".a"),
        ("_\x00a", "_ a"),
        ("a\x00_", "a _"),
        ("a\x00 b", "a b"),
        ("a \x00 . \x00b", "a . b"),
        ("\x00a\x00", "a"),
        (" \x00 a", "a"),
        ("(\x00\x00)", "()"),
        ("e\x00\u0301x", "e \u0301x"),
        ("x\u0301\x00b", "x\u0301 b"),
        ("x\u0301\x00.", "x\u0301."),
    ],
)
def test_what_vanishes_parts_words_and_nothing_else(text: str, tidied: str) -> None:
    assert needs_tidying(text)
    assert tidy(text) == tidied


def test_thirty_marks_on_a_letter_stay() -> None:
    most = LIMITS.combining_run.value
    assert most == 30
    for count, kept in ((most, most), (most + 1, most), (2 * most, most)):
        assert tidy("e" + "\u0301" * count) == "é" + "\u0301" * (kept - 1)
    # Between letters and signs the count begins anew.
    two = "x" + "\u0327" * 20 + "." + "\u0327" * 20
    assert tidy(f"{two}e\u0301") == f"{two}é"


@pytest.mark.parametrize(
    ("lines", "groups"),
    [
        (["a"] * 10_000, 0),
        (["a"] * 10_000 + [""] * 50, 0),
        (["a", " "] * 10_000, 0),
        (["a"] * 10_001, 5_001),
        (["a"] * 20_000, 10_000),
        (["a"] * 20_001, 6_667),
        (["", "a", " "] * 10_001, 5_001),
    ],
)
def test_of_too_many_lines_neighbours_become_one(lines: list[str], groups: int) -> None:
    shadow = "\n".join(lines)
    coarse, has_changed = coarsen(shadow)
    assert (has_changed, len(coarse)) == (groups > 0, len(shadow))
    assert coarse.split() == shadow.split()
    assert coarse.count("\n") + 1 == (groups or len(lines))
