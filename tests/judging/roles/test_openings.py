"""What the first lines of a page, and of its body, say of its title."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from cleannews.judging.roles.openings import (
    body_words,
    content_of,
    first_line,
    is_told,
    opens_body,
    title_size,
)
from tests.judging.sketches import PROSE, cued, sketch

if TYPE_CHECKING:
    from collections.abc import Collection

LINE = "Where the money came from"
OTHER = "Twelve herons counted"  # none of its words is in the prose
DATE, BYLINE = 1, 2


def opens(
    *lines: str,
    block: int,
    body: Collection[int] = (),
    kinds: dict[int, int] | None = None,
    html: bool = False,
) -> bool:
    """Whether the block opens the body, which goes on in a paragraph below these lines."""
    page = sketch(*lines, PROSE, html=html)
    top = len(lines)
    kept = [at in body or at in {block, top} for at in range(top + 1)]
    return opens_body(page, cued(page, kinds=kinds or {}), kept, block, top)


@pytest.mark.parametrize(
    ("lines", "block", "found"),
    [
        (["Home", "News", LINE], 2, True),
        (["Home", "News", LINE, "One", "Two"], 2, True),
        (["Home", "News", LINE, "One", "Two", "Three"], 2, False),
        (["Home", LINE], 1, False),  # the line below a single other one is that one's
        ([LINE], 0, False),
        (["Home", "News", f"{LINE}:"], 2, False),
        (["Home", "News", f"{LINE}…"], 2, False),
    ],
)
def test_a_line_stands_over_all_of_the_body_and_below_what_is_none(
    lines: list[str], block: int, *, found: bool
) -> None:
    assert opens(*lines, block=block) is found


def test_the_prose_itself_a_line_of_html_and_a_second_line_of_the_body_open_none() -> None:
    lines = ("Home", "News", LINE)
    assert not opens(*lines, block=3)
    page = sketch(*lines)
    assert not opens_body(page, cued(page), [False, False, True], 2, 2)
    assert not opens(*lines, block=2, html=True)
    assert not opens(*lines, block=2, body=[1])
    assert opens("Home", LINE, block=1, kinds={0: DATE})
    assert opens("Home", LINE, block=1, kinds={0: BYLINE})
    assert not opens("Home", LINE, block=1, kinds={0: 4})


@pytest.mark.parametrize(
    ("first", "found"),
    [
        ("Monday: ferry sailed", False),  # three words of the body, and none of the line
        ("Monday: ferry sailed again slowly", False),  # three of five
        ("Monday: ferry sailed again slowly westward", True),  # three of six
        ("Monday ferry", True),
        ("Monday: ferry sailed where", True),  # it has a word of the line
        ("Monday: ferry sank", True),
    ],
)
def test_where_the_page_s_first_line_tells_of_the_body_a_line_without_its_words_does_not_open_it(
    first: str, *, found: bool
) -> None:
    assert opens(first, "News", LINE, block=2) is found


def first(
    *lines: str,
    body: Collection[int] = (),
    spoken: Collection[int] = (),
    below: Collection[str] = (),
    html: bool = False,
    kinds: dict[int, int] | None = None,
) -> int | None:
    """The line that is the title by its place, over a paragraph and what is `below` that."""
    page = sketch(*lines, PROSE, *below, html=html)
    top = len(lines)
    kept = [at in body or at >= top for at in range(len(page))]
    return first_line(page, cued(page, kinds=kinds or {}), kept, spoken, top)


@pytest.mark.parametrize(
    ("lines", "body", "found"),
    [
        ([LINE], [0], 0),
        ([LINE, "One", "Two"], [0], 0),
        ([LINE, "One", "Two", "Three"], [0], None),
        (["Home", "News", LINE], [2], 2),
        (["Home", LINE], [1], None),
        (["Home", "News", LINE, "One", "Two", "Three"], [2], None),
        (["Two words"], [0], None),
        (["Now three words"], [0], 0),
        ([f"{LINE}."], [0], None),
        ([f"{LINE},"], [0], None),
        (["2020 was a good year"], [0], None),
        (["Jane Mary Doe"], [0], None),
        (["One two " + "w" * 102], [0], 0),
        (["One two " + "w" * 103], [0], None),
    ],
)
def test_the_line_over_all_of_a_text_is_its_title(
    lines: list[str], body: list[int], found: int | None
) -> None:
    assert first(*lines, body=body) == found
    assert first(*lines, body=body, html=True) is None


@pytest.mark.parametrize(
    ("below", "found"),
    [
        ([PROSE], 0),
        (["What comes next"], None),  # a heading among others
        (["It was late."], 0),
        (["“It was late”"], 0),
        (["Τι έρχεται"], None),
    ],
)
def test_of_a_text_that_begins_with_it_the_title_is_the_only_heading(
    below: list[str], found: int | None
) -> None:
    assert first(LINE, body=[0], below=below) == found
    assert first("Home", "News", LINE, body=[2], below=below) == 2


def test_a_name_under_the_first_line_is_no_heading_beside_it() -> None:
    assert first(LINE, "Jane Doe", body=[0, 1]) == 0
    assert first(LINE, "Some news", body=[0, 1]) is None
    assert first(LINE, "山田太郎", body=[0, 1]) == 0
    assert first(LINE, "Jane Doe", "Ole Brandt", body=[0, 1, 2]) is None
    page = sketch(LINE)
    assert first_line(page, cued(page), [True], (), 0) is None


def test_where_the_first_line_tells_of_the_body_a_later_one_is_no_title_by_its_place() -> None:
    told = "Monday: ferry sailed"
    assert first("Home", "News", LINE, body=[2]) == 2
    assert first("Now", LINE, body=[1], kinds={0: DATE}) == 1
    assert first(told, "News", LINE, body=[2]) is None


@pytest.mark.parametrize(
    ("lines", "found"),
    [
        (["Ferries come back"], True),
        (["Ferries come back", "Share"], True),
        (["Ferries come back", "Share", "Print"], False),
        ([OTHER], False),
        (["Ferries back"], False),
    ],
)
def test_a_first_line_that_is_no_body_is_the_title_if_the_prose_has_a_word_of_it(
    lines: list[str], *, found: bool
) -> None:
    assert first(*lines) == (0 if found else None)
    assert first(*lines, spoken=[0]) is None


def test_a_first_line_is_no_title_where_the_body_s_own_may_be_none() -> None:
    assert first("Ferries come back", "Share", body=[1]) == 0
    page = sketch("Ferries come back", PROSE)
    assert first_line(page, cued(page), [False, False], (), None) is None
    assert first_line(page, cued(page), [False, False], (), 0) is None


@pytest.mark.parametrize(
    ("title", "size"),
    [
        ("One", 1),
        ("One two three", 3),
        ("東京湾のフェリー", 4),
        ("東京湾のフェリ", 3),
        ("เรือข้ามฟาก", 2),
        ("เรือข้าม", 1),
    ],
)
def test_a_title_is_as_long_as_one_of_so_many_words(title: str, size: int) -> None:
    assert title_size(title) == size


@pytest.mark.parametrize(
    ("title", "prose", "told"),
    [
        ("Ferries back", "The ferry came.", True),
        ("FERRY back", "Two ferries came.", True),
        ("Ferns back", "The ferry came.", False),
        ("Boat", "A boat came.", True),
        ("Oar", "An oar came.", False),  # too short to say anything
        ("東京湾の船", "東京湾で船が出た。", True),  # two of four pairs
        ("東京の船", "東京湾で船が出た。", False),  # one of three
        ("เรือข้ามฟาก", "วันนี้เรือข้ามมา", True),
        ("เรือข้ามฟาก", "วันนี้ฝนตก", False),
    ],
)
def test_prose_tells_of_a_title_if_it_has_a_word_of_it(
    title: str, prose: str, *, told: bool
) -> None:
    assert is_told(title, prose) is told


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The Ferry sails, and the ferry stays", {"ferry", "sails", "stays"}),
        ("湾の船 出る", {"湾の", "の船", "船 ", "出る"}),
        ("เรือข้า", {"เรือข", "รือข้", "ือข้า"}),
        ("เรือ ข้า", set()),
        ("", set()),
    ],
)
def test_the_longer_words_of_a_text_are_its_content(text: str, words: set[str]) -> None:
    assert content_of(text) == words


def test_words_of_a_body_are_those_of_its_first_few_thousand_characters() -> None:
    filler = "x " * 1_450  # 2,900 characters
    texts = ["Heron", "Ferry", "Whale", filler, "y" * 80 + " Otter", "Badger"]
    body = [True, True, False, True, True, True]
    assert body_words(texts, body, 1) == {"ferry", "y" * 80, "otter", "badger"}
    texts[4] = f"y{texts[4]}"  # one character more, and the last word is cut
    assert body_words(texts, body, 1) == {"ferry", "y" * 81, "otter", "badge"}
    assert body_words(["Heron"], [True], 0) == {"heron"}
