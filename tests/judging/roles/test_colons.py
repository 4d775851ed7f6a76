"""What a line that ends in a colon takes into the body."""

from __future__ import annotations

import pytest

from cleannews.article import Role
from cleannews.judging.roles.colons import keep_promised
from cleannews.reading import read
from tests.judging.sketches import PROSE, sketch

PAGE = read(
    "The council met until midnight and agreed on nothing but the date of its next meeting.\n"
    "The mayor had asked for three things:\n"
    "• a second bridge;\n"
    "• a new roof for the school.\n"
    "• Share on Facebook\n"
    "Nobody voted against any of them, which the mayor called the worst result of all.\n"
)


def test_the_list_that_a_colon_opens_belongs_to_it() -> None:
    body = [True, True, False, False, False, True]
    spoken = {4: Role.SHARING}
    assert keep_promised(PAGE, body, spoken) == [True, True, True, True, False, True]


def test_a_line_with_a_colon_belongs_to_the_body_around_it() -> None:
    body = [True, False, True, True, False, True]
    assert keep_promised(PAGE, body, {}) == [True, True, True, True, True, True]
    assert keep_promised(PAGE, body, {1: Role.RELATED})[1] is False


def test_nothing_is_promised_where_the_colon_is_not_of_the_body() -> None:
    body = [False, False, False, False, False, True]
    assert keep_promised(PAGE, body, {}) == body
    assert keep_promised(read(""), [], {}) == []


def test_a_line_with_a_colon_below_what_is_no_body_does_not_open_any() -> None:
    body = [False, False, True, True, False, True]
    assert keep_promised(PAGE, body, {}) == body


@pytest.mark.parametrize(
    ("lines", "body", "kept"),
    [
        ([PROSE, "The minister:", PROSE], [0, 2], [0, 1, 2]),
        ([PROSE, "大臣：", PROSE], [0, 2], [0, 1, 2]),
        ([PROSE, "The minister.", PROSE], [0, 2], [0, 2]),
        ([PROSE, "The minister:", PROSE], [0], [0]),
        ([PROSE, "The minister:", PROSE], [2], [2]),
        (["The minister:", PROSE], [1], [1]),  # nothing of the body stands above it
        (["The minister:", "Yes.", PROSE], [2], [2]),
        ([PROSE, "The minister:"], [0], [0]),
        (["Eggs:", "* a dozen", "* and one more"], [0], [0, 1, 2]),
        (["Eggs:", "1. a dozen", "2 and one more"], [0], [0, 1]),
        (["Eggs:", "a dozen", "* and one more"], [0], [0]),
        (["Eggs:", "* a dozen"], [], []),
        (["Eggs:", "> a dozen"], [0], [0]),
    ],
)
def test_a_colon_ties_the_line_above_to_the_list_below(
    lines: list[str], body: list[int], kept: list[int]
) -> None:
    page = sketch(*lines)
    found = keep_promised(page, [block in body for block in range(len(page))], {})
    assert [block for block, inside in enumerate(found) if inside] == kept


def test_a_list_goes_on_below_an_item_that_was_body_already_and_ends_at_one_that_rules_know() -> (
    None
):
    page = sketch("Eggs:", "* a dozen", "* one more", "* Share", "* and the last")
    body = [True, False, True, False, False]
    assert keep_promised(page, body, {3: Role.SHARING}) == [True, True, True, False, False]
    assert keep_promised(page, body, {3: Role.TOPIC}) == [True] * 5
