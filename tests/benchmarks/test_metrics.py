"""The scores are those of article-extraction-benchmark, worked out by hand."""

from __future__ import annotations

import pytest

from benchmarks.labelled.alignment import coverage
from benchmarks.scoring.metrics import page_score, snippet_shares, summarise


def test_shingles_of_four_words_are_counted() -> None:
    # True: abcd, bcde; found: abcd, bcdx, so one of two on either side.
    score = page_score("a b c d e", "a b c d x")
    assert (score.precision, score.recall, score.exact) == (0.5, 0.5, False)
    assert score.word_f1 == pytest.approx(0.8)


def test_marks_and_space_do_not_count_but_case_does() -> None:
    assert page_score("One two, three; four!", "One two\n\nthree four").exact
    assert not page_score("One two three four", "one two three four").exact


def test_a_text_shorter_than_a_shingle_is_its_own_shingle() -> None:
    assert page_score("a b", "a b").precision == 1
    assert page_score("a b", "a c").recall == 0


def test_f1_is_that_of_the_averages() -> None:
    scores = summarise([page_score("a b c d", "a b c d"), page_score("a b c d", "x y z w")])
    assert (scores.pages, scores.precision, scores.recall, scores.f1, scores.exact) == (
        2, 0.5, 0.5, 0.5, 0.5,
    )  # fmt: skip


def test_no_pages_give_zeros() -> None:
    assert summarise([]).f1 == 0


def test_snippets_are_sought_with_space_folded() -> None:
    assert snippet_shares("One\n\ntwo three", ["One two", "four"], ["two  three"]) == (1, 2, 0, 1)


def test_a_teaser_that_repeats_the_body_is_not_body() -> None:
    lead = "The council voted on Monday to close the old harbour bridge for good."
    rest = "Engineers had warned for years that its piers were sinking into the mud."
    assert coverage([lead, "Home", lead, rest, "Share"], f"{lead}\n{rest}")[1:] == [0, 1, 1, 0]


def test_short_blocks_count_only_in_their_place() -> None:
    gold = "First came the rain over all the fields.\nWhat now\nThen the wind tore at every roof."
    blocks = ["What now", "First came the rain over all the fields.", "What now",
              "Then the wind tore at every roof.", "What now"]  # fmt: skip
    assert coverage(blocks, gold) == [0, 1, 1, 1, 0]


def test_a_block_holds_the_share_of_it_that_is_body() -> None:
    block = "Share this story now The mayor opened the new library on Friday morning in the rain"
    share = coverage([block], "The mayor opened the new library on Friday morning in the rain")[0]
    assert 0.6 < share < 0.9
