"""What a page says that holds no article, or one that is still being written."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from cleannews.article import Role
from cleannews.judging.kinds.stubs import find_stub, is_live
from cleannews.judging.kinds.traits import label_keys
from cleannews.reading.declared import Claim, Declared, Origin
from tests.judging.sketches import sketch

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from cleannews.reading import Page


def words_in(page: Page) -> list[float]:
    return [float(len(text.split())) for text in page.texts]


def stub(
    *lines: str,
    body: Sequence[int] = (),
    roles: Mapping[int, Role] = {},
    declared: Declared | None = None,
) -> str | None:
    page = sketch(*lines, declared=declared)
    found = [roles.get(block, Role.NAVIGATION) for block in range(len(page))]
    return find_stub(page, found, body, words_in(page), label_keys(page.texts))


ABOUT = "We value your privacy and so do the partners of ours."  # 11 words
NOTICE = "You can change what cookies do here at any time."  # 10 words
OTHER = "The ferry sails again from its old quay."  # 8 words
AGREE = "Accept all"


@pytest.mark.parametrize(
    ("lines", "wall"),
    [
        ([ABOUT, NOTICE, AGREE], True),
        ([ABOUT, NOTICE], False),  # nothing to agree with
        ([ABOUT, AGREE], False),  # fewer than 15 words
        ([ABOUT, "We set a cookie.", AGREE], False),  # a label is no prose
        ([ABOUT, "A cookie is no cake", AGREE], False),
        ([ABOUT, NOTICE, "The ferry sails again", AGREE], True),
        ([ABOUT, NOTICE, "The ferry sails again soon", AGREE], True),  # labels do not count
        ([ABOUT, NOTICE, OTHER, AGREE], False),  # 21 of 29 words
        ([ABOUT, NOTICE, NOTICE, OTHER, AGREE], True),
        ([NOTICE, NOTICE, AGREE], False),  # nothing that begins as such walls do
        ([f"At home {ABOUT}", NOTICE, AGREE], False),
    ],
)
def test_a_wall_of_consent_has_a_button_and_speaks_of_hardly_anything_else(
    lines: list[str], *, wall: bool
) -> None:
    assert (stub(*lines) == "consent") is wall


def test_a_page_is_a_wall_where_three_quarters_of_its_prose_are_about_consent() -> None:
    eight, nine = "w " * 7 + "w", "w " * 8 + "w"
    about = f"We use cookies {'w ' * 20}w"  # 24 words
    assert stub(about, eight, AGREE) == "consent"
    assert stub(about, nine, AGREE) is None
    fifteen = f"We use cookies {'w ' * 11}w"
    assert stub(fifteen, AGREE) == "consent"
    assert stub(fifteen[:-2], AGREE) is None
    assert stub(f"We use cookies {'w ' * 4}w", f"cookies {'w ' * 5}w w w", AGREE) == "consent"
    # What says so is a short line.
    assert stub(f"We use cookies {'w' * 185}", about[3:], AGREE) == "consent"
    assert stub(f"We use cookies {'w' * 186}", about[3:], AGREE) is None


@pytest.mark.parametrize("role", [Role.BYLINE, Role.PUBLISHED])
def test_a_page_that_names_its_author_or_its_day_is_no_wall_of_consent(role: Role) -> None:
    lines = (ABOUT, NOTICE, AGREE, "Line")
    assert stub(*lines, roles={3: role}) is None
    assert stub(*lines, roles={3: Role.TITLE}) == "consent"


ERROR = "Page not found"


@pytest.mark.parametrize(
    ("line", "error"),
    [
        (ERROR, True),
        ("Page not found: it may have moved", True),
        ("The story of a page not found", False),
        ("Not found", True),  # such words are an error as a whole line only
        ("Not found anywhere else", False),
        ("Error 404", True),
        ("HTTP 503", True),
        ("Error 604", False),
        ("404 Not Found", True),
        ("500: error", True),
        ("404", True),
        ("404 boats", False),
        ("Room 404 is let", False),
        (f"{ERROR} {'w' * 185}", True),  # 200 characters
        (f"{ERROR} {'w' * 186}", False),
    ],
)
def test_a_line_that_tells_of_an_error_begins_with_it_or_gives_its_number(
    line: str, *, error: bool
) -> None:
    assert (stub("Home", line) == "error") is error
    titled = Declared(titles=(Claim(Origin.HEAD, line),))
    assert (stub("Home", declared=titled) == "error") is error


@pytest.mark.parametrize(
    ("words", "plain", "titled"),
    [
        (19, "error", "error"),
        (20, None, "error"),  # any line may tell of one beside a teaser
        (200, None, "error"),
        (201, None, None),
    ],
)
def test_the_more_a_page_says_the_plainer_an_error_must_be(
    words: int, plain: str | None, titled: str | None
) -> None:
    text = "w " * (words - 1) + "w"
    assert stub(ERROR, text, body=[1]) == plain
    assert stub(ERROR, text, body=[1], roles={0: Role.TITLE}) == titled
    assert stub(f"## {ERROR}", text, body=[1]) == titled


OFFER = "Subscribe to continue reading"
TEASER = "w " * 30 + "w"


@pytest.mark.parametrize(
    ("lines", "body", "walled"),
    [
        ([TEASER, OFFER], [0], True),
        ([TEASER, "You may log in, or " + OFFER], [0], False),
        ([OFFER, TEASER], [1], False),  # over the article it is the site's
        ([TEASER, OFFER, TEASER], [0, 2], True),
        ([OFFER], [], True),
        ([TEASER, f"{OFFER} {'w' * 170}"], [0], True),
        ([TEASER, f"{OFFER} {'w' * 171}"], [0], False),
        ([TEASER], [0], False),
    ],
)
def test_a_teaser_runs_into_an_offer(lines: list[str], body: list[int], *, walled: bool) -> None:
    assert stub(*lines, body=body) == ("paywall" if walled else None)


@pytest.mark.parametrize(
    ("access", "walled"),
    [("False", True), ("http://schema.org/False", True), ("locked", True), ("True", False)],
)
def test_a_page_that_declares_itself_closed_has_an_offer_that_a_rule_knows(
    access: str, *, walled: bool
) -> None:
    declared = Declared(access=(Claim(Origin.JSON_LD, access),))
    lines = ("Subscribe", TEASER, "Subscribe")
    found = stub(*lines, body=[1], declared=declared, roles={2: Role.PAYWALL})
    assert found == ("paywall" if walled else None)
    assert stub(*lines, body=[1], declared=declared, roles={0: Role.PAYWALL}) is None
    assert stub(*lines, body=[1], roles={2: Role.PAYWALL}) is None


def test_a_page_of_one_line_that_says_nothing_of_itself_is_no_stub() -> None:
    assert stub("Home") is None
    assert stub("Home", declared=Declared()) is None


ENTRY = "Two more streets are shut and the water is still on the rise."  # 13 words


def live(
    *lines: str,
    body: Collection[int] | None = None,
    title: str | None = "River floods: live",
    url: str | None = None,
    declared: Declared | None = None,
) -> bool:
    page = sketch(*lines, declared=declared)
    kept = range(len(page)) if body is None else sorted(body)
    return is_live(page, kept, words_in(page), title, url)


def entries(*times: str, entry: str = ENTRY) -> list[str]:
    return [line for time in times for line in (time, entry)]


THREE, SIX = ("9:00", "9:30", "10:00"), ("9:00", "9:30", "10:00", "11:00", "11:20", "12:00")


@pytest.mark.parametrize(
    ("times", "title", "found"),
    [
        (THREE, "River floods: live", True),
        (THREE[:2], "River floods: live", False),
        (THREE, "River floods", False),
        (THREE, "Living on a river", False),
        (THREE, "Live updates | River floods", True),
        (THREE, "River floods - as it happened", True),
        (SIX, "River floods", True),
        (SIX[:5], "River floods", False),
        (SIX, None, True),
        (THREE, None, False),
    ],
)
def test_a_live_blog_has_some_entries_and_says_so_or_has_more(
    times: tuple[str, ...], title: str | None, *, found: bool
) -> None:
    assert live(*entries(*times), title=title) is found
    assert live(*entries(*times[::-1]), title=title) is found


@pytest.mark.parametrize(
    ("opening", "url", "found"),
    [
        ("Live: the river floods", None, True),
        ("The river floods", "https://a.example/LIVE/river", True),
        ("The river floods", "https://a.example/live", False),
        ("The river floods", "https://a.example/liveticker/1", True),
        ("The river floods", "https://a.example/alive/river", False),
        ("w" * 194 + ". Live", None, True),
        ("w" * 195 + ". Live", None, False),
    ],
)
def test_that_a_blog_is_live_its_first_line_or_its_address_may_say(
    opening: str, url: str | None, *, found: bool
) -> None:
    assert live(opening, *entries(*THREE), title=None, url=url) is found


@pytest.mark.parametrize(
    ("times", "found"),
    [
        (("9h05", "9h30", "10h00"), True),
        (("9.05 Uhr", "9.30 Uhr", "10.00 Uhr"), True),
        (("9.05: rain", "9.30: rain", "10.00: rain"), True),
        (("9.05 pm", "9.30 p.m.", "10.00pm"), True),
        (("9.05", "9.30", "10.00"), False),
        (("1.10 Reeds", "1.11 Mud", "1.12 Tides"), False),
        (("24:05", "25:30", "26:00"), False),
        (("9:60", "9:61", "9:62"), False),
        (("9:305", "9:310", "9:320"), False),
        (("9:00.5", "9:10.5", "9:20.5"), False),
        (("9:00 rain", "9:30 rain", "9:40 rain"), True),
        (("At 9:00", "At 9:30", "At 9:40"), False),
        (("9:00", "9:30", "10:00, 17 January 2020"), False),  # that is of the whole
        (("9:00", "9:30", "10:00 " + "w " * 98 + "2020"), True),
        (("9:00", "9:30", "10:00 " + "w " * 95 + "2020"), False),
    ],
)
def test_an_entry_begins_with_a_time_of_the_day(times: tuple[str, ...], *, found: bool) -> None:
    assert live(*entries(*times)) is found


@pytest.mark.parametrize(
    ("entry", "found"),
    [("w " * 10 + "w", True), ("w " * 9 + "w", False), ("w", False)],
)
def test_an_entry_of_few_words_is_of_a_timetable(entry: str, *, found: bool) -> None:
    # The time is the twelfth word.
    assert live(*entries(*THREE, entry=entry)) is found


@pytest.mark.parametrize(
    ("times", "found"),
    [
        (("11:30 am", "12:10 pm", "1:05 pm", "2:00 pm"), True),
        (("11:30 am", "12:10 am", "1:05 am", "2:00 am", "3:00 am"), False),
        (("11:30 pm", "12:10 am", "1:05 am", "2:00 am", "3:00 am"), True),
        (("12:10 pm", "1:05 pm", "11:00 am", "2:00 pm", "10:00 am"), False),
        (("13:00 pm", "14:00 pm", "15:00 pm"), True),
        (("11:00", "1:00 pm", "15:00", "16:00"), True),
        (("9:00", "9:10", "9:20", "9:05", "9:30", "9:40"), True),  # four steps of five
        (("9:00", "9:10", "9:05", "9:30", "9:40"), False),  # three of four
        (("9:00", "9:00", "9:00"), True),
        (("9:00", "9:00", "9:10"), True),
        (("9:10", "9:10", "9:00"), True),
        (("23:00", "23:50", "0:10"), True),
        (("9:00", "20:59", "8:58"), True),
        (("9:00", "21:00", "9:00"), False),  # half a day is neither later nor earlier
        (("9:00", "8:30", "8:00", "7:45"), True),
        (("9:59", "9:00", "8:01"), True),
        (("9:00", "8:59", "9:01", "8:58"), False),
    ],
)
def test_the_times_of_a_live_blog_run_one_way(times: tuple[str, ...], *, found: bool) -> None:
    assert live(*entries(*times)) is found


def test_only_what_lies_within_the_body_is_an_entry() -> None:
    lines = entries(*THREE)
    assert live("Home", *lines, body=range(1, 7))
    assert not live("Home", *lines, body=range(3, 7))
    assert live(*lines, "Share", body=[0, 6])
    assert not live(*lines, body=[0, 3])
    assert not live(*lines, body=[])


def test_a_page_that_declares_to_be_a_live_blog_is_one() -> None:
    declared = Declared(kinds=(Claim(Origin.JSON_LD, "LiveBlogPosting"),))
    assert live("Home", body=[], declared=declared)
    other = Declared(kinds=(Claim(Origin.JSON_LD, "newsarticle"),))
    assert not live("Home", body=[], declared=other)
