"""What of a site's parts is left over among the body, and goes by what is next to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from cleannews.article import Role
from cleannews.judging.roles.leftovers import (
    drop_addresses,
    drop_link_rows,
    drop_lone_labels,
    drop_replies,
)
from cleannews.reading import read
from tests.judging.sketches import PROSE, blocks_of, sketch

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from cleannews.reading import Page

COMMENT = "Yes, I was there."  # three spaces, as a comment has at least


def replied(
    *lines: str, scores: Mapping[int, float] = {}, body: Collection[int] = ()
) -> tuple[list[int], list[int]]:
    """The blocks dropped from over the buttons, and what is body then."""
    page = sketch(*lines)
    flags = [block in body for block in range(len(page))]
    buttons = {block for block, text in enumerate(page.texts) if text == "Reply"}
    dropped = drop_replies(page, flags, [scores.get(b, 0.0) for b in range(len(page))], buttons)
    return dropped, blocks_of(flags)


def test_what_stands_over_buttons_to_reply_is_a_comment() -> None:
    lines = (PROSE, "Reply", COMMENT, "Reply")
    sure, doubted = {0: 0.85, 2: 0.84}, {0: 0.84, 2: 0.84}
    assert replied(*lines, scores=sure, body=[0, 2]) == ([2], [0])
    assert replied(*lines, scores=doubted, body=[0, 2]) == ([0, 2], [])
    assert replied(*lines, scores=sure) == ([0, 2], [])  # no body however sure


@pytest.mark.parametrize(
    ("lines", "dropped"),
    [
        ((COMMENT, "Reply"), []),  # one button is no thread
        ((COMMENT, "Reply", "Reply"), [0]),
        (("Reply", COMMENT, "Reply"), [1]),
        (("Reply", COMMENT, "Reply", COMMENT), [1]),
        (("~reader", "Reply", "2 hours ago", "Reply"), []),
        ((COMMENT, "Reply", "More", COMMENT, "Reply"), [0, 3]),
    ],
)
def test_only_a_line_of_some_words_over_one_of_several_buttons_is_a_comment(
    lines: tuple[str, ...], dropped: list[int]
) -> None:
    assert replied(*lines)[0] == dropped


@pytest.mark.parametrize(
    ("line", "score", "kept"),
    [
        ("[Save] [Keep]", 0.59, False),
        ("[Save] [Keep]", 0.6, True),
        ("Save Keep", 0.59, True),
        ("[aaaaaaaaa]b", 0.5, False),  # nine of ten are linked
        ("[aaaaaaaa]bb", 0.5, True),
        (f"[{'w' * 60}]", 0.5, False),
        (f"[{'w' * 61}]", 0.5, True),
        ("* [Save] [Keep]", 0.5, True),
        ("[We save it.]", 0.5, True),
    ],
)
def test_a_doubted_line_of_links_is_no_body(line: str, score: float, *, kept: bool) -> None:
    page = sketch(PROSE, line)
    body = [True, True]
    drop_link_rows(page, body, [0.5, score])
    assert body == [True, kept]


@pytest.mark.parametrize(
    ("lines", "score", "kept"),
    [
        (["Media inquiries:", "Lena Orre"], 0.74, False),
        (["Media inquiries:", "Lena Orre"], 0.75, True),
        (["Media inquiries.", "Lena Orre"], 0.5, True),
        (["w" * 60, "Lena Orre"], 0.5, False),
        (["w" * 61, "Lena Orre"], 0.5, True),
        (["Media inquiries:"], 0.5, True),
    ],
)
def test_a_label_over_what_was_left_out_goes_with_it(
    lines: list[str], score: float, *, kept: bool
) -> None:
    page = sketch(PROSE, *lines)
    body = [True, True, *[False] * (len(page) - 2)]
    drop_lone_labels(page, body, [score] * len(page), {0: Role.LEGAL, 1: Role.LEGAL})
    assert body[:2] == [True, kept]


def test_a_label_stays_over_the_body_and_where_no_rule_takes_it_for_chrome() -> None:
    page = sketch("Media inquiries:", "Lena Orre")
    for spoken, below in (({0: Role.LEGAL}, True), ({}, False), ({0: Role.TOPIC}, False)):
        body = [True, below]
        drop_lone_labels(page, body, [0.5] * 2, spoken)
        assert body == [True, below]


def test_labels_over_labels_that_go_go_as_well() -> None:
    page = sketch("Contact", "Media inquiries:", "Lena Orre")
    body = [True, True, False]
    drop_lone_labels(page, body, [0.5] * 3, {0: Role.LEGAL, 1: Role.LEGAL})
    assert body == [False] * 3


def written_to(
    text: str, score: float = 0.84, above: Role | None = Role.LEGAL, *, kept: bool = True
) -> bool:
    """Whether a line is body after it was looked at, under one that rules speak of or not."""
    page = sketch(PROSE, "Press office", text)
    body = [True, False, kept]
    spoken = {} if above is None else {1: above}
    drop_addresses(page, body, [0.9, 0.1, score], spoken)
    return body[2]


def test_an_address_under_a_label_of_chrome_is_no_body() -> None:
    address = "Ann Lee, press@museum.example"
    assert not written_to(address)
    assert not written_to(address, kept=False)
    assert written_to(address, score=0.85)
    assert written_to(address, above=None)
    assert written_to(address, above=Role.HEADING)
    assert written_to("Write to ann@museum.example, she answers all letters.")
    assert written_to("Meet @ the quay")
    assert not written_to(f"{'w' * 69} ann@museum.example"[-90:])
    assert written_to(f"{'w' * 90} ann@museum.example"[-91:])


def test_pages_without_blocks_have_nothing_left_over() -> None:
    page: Page = read("")
    body: list[bool] = []
    assert drop_replies(page, body, [], ()) == []
    drop_link_rows(page, body, [])
    drop_addresses(page, body, [], {})
    drop_lone_labels(page, body, [], {})
    assert body == []
