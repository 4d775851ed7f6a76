from __future__ import annotations

from cleannews.article import Role
from cleannews.judging.colons import keep_promised
from cleannews.reading import read

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
