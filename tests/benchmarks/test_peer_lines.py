"""Line rules written from papers, and lines made into HTML."""

from __future__ import annotations

import pytest

from benchmarks.peers.lines import (
    as_paragraphs,
    is_refined,
    keep_lines,
    long_lines,
    unrepeated,
    without_edges,
)


@pytest.mark.parametrize(
    "line",
    ["HARBOUR BRIDGE CLOSED", "12 345", "3 likes", "1,204 Comments", "Home", "- * -", ""],
)
def test_refinedweb_drops_a_line_of(line: str) -> None:
    assert not is_refined(line)


@pytest.mark.parametrize(
    "line",
    [
        "The bridge closed on Monday.",
        "3 likes were all that the mayor's post got.",
        "The WHO spoke",
        "桥 已经关闭",
    ],
)
def test_refinedweb_keeps(line: str) -> None:
    assert is_refined(line)


@pytest.mark.parametrize(
    ("line", "left"),
    [
        ("Sign in to vote on the plan", "to vote on the plan"),
        ("The harbour bridge reopens Read more…", "The harbour bridge reopens"),
        ("You have 2 items in your cart", ""),
        ("Read more about the harbour bridge", "Read more about the harbour bridge"),
        (
            "Sign in sheets were lost when the old town hall burned down in May.",
            "Sign in sheets were lost when the old town hall burned down in May.",
        ),
    ],
)
def test_refinedweb_edits_short_lines_at_their_ends(line: str, left: str) -> None:
    assert without_edges(line) == left


def test_lines_are_kept_by_their_words() -> None:
    assert long_lines("one two three\n\n  one two  \none", 2) == "one two three\none two"


def test_lines_that_are_kept_lose_the_space_around_them() -> None:
    assert keep_lines(" a \n\n b ", lambda line: line != "a") == "b"


def test_only_the_first_of_equal_lines_stays() -> None:
    assert unrepeated("a\nb\na\nc") == "a\nb\nc"


def test_every_line_becomes_a_paragraph_with_its_signs_escaped() -> None:
    page = as_paragraphs("Salt & water\n\n  a < b\n")
    assert "<body>\n<p>Salt &amp; water</p>\n<p>a &lt; b</p>\n</body>" in page
