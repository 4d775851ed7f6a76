"""The lines of a text: what stands on each, where, and how far apart."""

from __future__ import annotations

from cleannews.reading.lines import Lines, cut_lines


def test_lines_are_cut_with_what_stands_around_them() -> None:
    source = "\n  Home \n\n \t\n\u200b\n\tThe  old\tport\n!\n~  \n\u200bé\n"
    assert cut_lines(source) == Lines(
        spans=[(3, 7), (16, 29), (30, 31), (32, 33), (36, 38)],
        texts=["Home", "The old port", "!", "~", "\u200bé"],
        gaps=[0, 3, 0, 0, 0],
        indents=[2, 1, 0, 0, 0],
        tails=[1, 0, 0, 2, 0],
        folded=[1],
    )


def test_white_space_of_any_kind_is_folded() -> None:
    lines = cut_lines("a\tb\nc  d\ne f\n \n!")
    assert lines.texts == ["a b", "c d", "e f", "!"]
    assert lines.folded == [0, 1]


def test_a_line_has_a_length_and_may_be_missing() -> None:
    assert len(cut_lines("one\n\ntwo")) == 2
    assert cut_lines("") == cut_lines(" \n\x00\n\ufe0f") == Lines([], [], [], [], [], [])
