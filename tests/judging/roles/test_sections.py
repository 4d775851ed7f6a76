"""Which line names the section that an article stands in."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from cleannews.article import Role
from cleannews.judging.roles.sections import find_section
from cleannews.reading.declared import Claim, Declared, Origin
from tests.judging.sketches import PROSE, framed, sketch

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

TITLE = "Ferry to Skarvoy sails again"
MENU = ("Home", "Harbours", "Sport")
NOW = Role.PUBLISHED


def section(
    *lines: str,
    dates: Mapping[int, Role] = {},
    known: Collection[int] = (),
    body: Collection[int] = (),
    spoken: Mapping[int, Role] = {},
    head: int | None = None,
    declared: Declared | None = None,
) -> int | None:
    """The block of the section, where `dates` are facts and `known` the names that rules know."""
    page = sketch(*lines, PROSE, PROSE, declared=declared)
    size = len(page)
    title = next(at for at, text in enumerate(page.texts) if text == TITLE)
    frame = framed(
        page,
        (*body, size - 2, size - 1),
        title=title,
        head=range(size - 1 if head is None else head),
        spoken=spoken,
        sections=known,
    )
    return find_section(page, frame, [dates.get(block) for block in range(size)])


@pytest.mark.parametrize(
    ("below", "date", "found"),
    [
        (["Harbours", "Now"], 5, 4),
        (["Harbours", "Share", "Now"], 6, 4),
        (["Harbours", "Share", "Print", "Now"], 7, None),
        (["Now", "Harbours"], 4, 5),
        (["Now", "Share", "Harbours"], 4, 6),
        (["Share", "Print", "Harbours", "Now"], 7, 6),
        (["Share", "Print", "Save", "Harbours", "Now"], 8, None),
        (["Lighthouses", "Now"], 5, None),  # no menu has it
        (["Harbours", "Sport", "Now"], 6, 4),
    ],
)
def test_a_name_from_the_menu_stands_below_the_title_beside_the_date(
    below: list[str], date: int, found: int | None
) -> None:
    assert section(*MENU, TITLE, *below, dates={date: NOW}) == found
    assert section(*MENU, TITLE, *below, dates={date: Role.BYLINE}) == found
    assert section(*MENU, TITLE, *below, dates={date: Role.CREDIT}) is None


def test_a_name_beside_the_date_is_known_to_rules_or_stands_in_the_menu() -> None:
    lines = ("Home", "Boats", TITLE, "Lighthouses", "Now")
    assert section(*lines, dates={4: NOW}, known=[3]) == 3
    assert section(*lines, dates={4: NOW}, known=[0]) is None
    assert section(*lines, dates={4: NOW}, known=[3], head=3) is None
    assert section("Harbours", TITLE, "Harbours", "Now", dates={3: NOW}, head=3) == 2
    # The title's own words are no menu.
    assert section("Home", TITLE, TITLE, "Now", dates={3: NOW}) is None


def test_a_date_two_blocks_above_a_name_may_stand_over_the_title_and_none_further_up() -> None:
    for date, found in ((2, 4), (1, None)):
        lines = ["Harbours", "Home", "Sport", TITLE, "Harbours"]
        assert section(*lines, dates={date: NOW}) == found
    assert section(TITLE, "Lighthouses", "Now", dates={2: NOW}, known=[1]) == 1


@pytest.mark.parametrize(
    ("name", "spoken", "known", "found"),
    [
        ("Harbours", None, False, True),
        ("Harbours", Role.SECTION, False, True),
        ("Harbours", Role.NAVIGATION, True, True),
        ("Harbours", Role.NAVIGATION, False, False),
        ("Harbours", Role.SHARING, True, False),
        ("H" * 40, None, False, True),
        ("H" * 41, None, False, False),
        ("2020", None, False, False),
    ],
)
def test_a_section_is_named_by_few_letters_of_which_rules_know_nothing_else(
    name: str, spoken: Role | None, *, known: bool, found: bool
) -> None:
    told = {2: spoken} if spoken else {}
    names = [2] if known else []
    lines = (name, TITLE, name, "Now")
    assert section(*lines, dates={3: NOW}, spoken=told, known=names) == (2 if found else None)


def test_a_line_of_the_body_or_one_that_has_a_role_names_no_section() -> None:
    lines = ("Harbours", TITLE, "Harbours", "Now")
    assert section(*lines, dates={3: NOW}) == 2
    assert section(*lines, dates={3: NOW}, body=[2]) is None
    assert section(*lines, dates={2: Role.TITLE, 3: NOW}) is None


@pytest.mark.parametrize(
    ("lines", "dates", "known", "found"),
    [
        (["Home", "Harbours", "Now", TITLE], [2], [1], 1),
        (["Home", "Harbours", "Share", "Now", TITLE], [3], [1], None),  # not right beside it
        (["Now", "Harbours", "Share", TITLE], [0], [1], 1),
        (["Home", "Now", "Harbours", "Share", "Print", TITLE], [1], [2], 2),
        (["Home", "Now", "Harbours", "Share", "Print", "Save", TITLE], [1], [2], None),
        (["Home", "Harbours", "Now", TITLE], [2], [], None),
        (["Harbours", "Now", TITLE], [1], [0], 0),
    ],
)
def test_a_known_name_over_the_title_stands_right_beside_the_date(
    lines: list[str], dates: list[int], known: list[int], found: int | None
) -> None:
    assert section(*lines, dates=dict.fromkeys(dates, NOW), known=known) == found


@pytest.mark.parametrize(
    ("lines", "known", "found"),
    [
        (["Home", "Harbours", "Sport", "Fish", "Harbours", TITLE], [4], 4),
        (["Home", "Harbours", "Sport", "Fish", "Harbours", TITLE], [], None),
        # An unknown name must stand among known ones in the menu.
        (["Home", "Sport", "Harbours", "Fish", "Harbours", TITLE], [1, 3], 4),
        (["Sport", "Home", "Harbours", "Home", "Fish", "Harbours", TITLE], [0, 4], 5),
        (["Sport", "Home", "Harbours", "Home", "Fish", "Harbours", TITLE], [0], None),
        (["Fish", "Sport", "Home", "Harbours", "Call", "Harbours", TITLE], [0, 1], None),
        (["Sport", "Harbours", "x", "y", "Fish", "Harbours", TITLE], [0, 4], None),
        # A second menu is none.
        (["Home", "Sport", "Fish", "Home", "Sport", TITLE], [1, 4], None),
        (["Sport", "Fish", "Home", "Sport", TITLE], [0, 1, 3], 3),
        (["Home", "Home", "Home", TITLE], [0, 1, 2], 2),
        (["Ferries", "Home", "Home", TITLE], [1, 2], 2),
        # Further up than three lines is none.
        (["Sport", "Fish", "Sport", "a", "b", TITLE], [2], 2),
        (["Sport", "Fish", "Sport", "a", "b", "c", TITLE], [2], None),
    ],
)
def test_a_line_over_the_title_repeats_a_section_of_the_menu(
    lines: list[str], known: list[int], found: int | None
) -> None:
    assert section(*lines, known=known) == found


@pytest.mark.parametrize(
    ("menu", "found"),
    [
        ("World · Money · Fish", True),
        ("World · Fish", True),
        ("World Fish", False),
        ("World · Money · Fishes", False),
        ("World · Money · Sunfish", False),
        ("They sell more of the Fish.", False),
        ("They sell more of the Fish", True),
        ("World · Money · Fish" + "w" * 380, False),
        ("Fish · " + "w " * 196 + "w", True),
        ("Fish · " + "w " * 197 + "w", False),
        ("Fish · " + "w " * 196 + "ww", False),
    ],
)
def test_a_menu_on_one_line_has_a_known_name_among_others(menu: str, *, found: bool) -> None:
    lines = (menu, "Home", "Fish", "Share", TITLE)
    assert section(*lines, known=[2]) == (2 if found else None)
    assert section(*lines) is None
    assert section(*lines, known=[2], body=[0]) is None


@pytest.mark.parametrize(
    ("lines", "known", "found"),
    [
        (["* Home", "* Sport", "Fish", TITLE], [2], 2),
        (["* Home", "* Sport", "Fish", TITLE], [], None),
        (["* Home", "* Sport", "* Fish", TITLE], [2], None),
        (["* Home", "* Sport", "Fish", "Share", TITLE], [2], None),  # not right over the title
        (["Home", "Sport", "Fish", TITLE], [2], None),
        (["[Home]", "The paper of the fjord", "Fish", TITLE], [2], 2),  # what is above is no link
        (["[Home]", "[Sport]", "Fish", TITLE], [2], None),
        (["[Home]", "## The paper", "Fish", TITLE], [2], None),
        (["Fish", TITLE], [0], 0),
    ],
)
def test_a_known_name_right_over_the_title_is_the_section_s_if_it_is_none_of_the_menu(
    lines: list[str], known: list[int], found: int | None
) -> None:
    assert section(*lines, known=known) == found


@pytest.mark.parametrize(
    ("name", "title", "found"),
    [
        ("[Fish]", f"# {TITLE}", True),
        ("[Fish and quays]", f"# {TITLE}", True),
        ("[Fish and old quays]", f"# {TITLE}", False),
        ("Fish", f"# {TITLE}", False),
        ("[Fis]h", f"# {TITLE}", False),
        ("[Fish]", f"## {TITLE}", False),
        ("[Fish]", TITLE, False),
    ],
)
def test_a_link_of_few_words_right_over_a_first_heading_is_the_section_s(
    name: str, title: str, *, found: bool
) -> None:
    assert section("[Home]", "The paper of the fjord", name, title) == (2 if found else None)
    assert section("[Home]", "[The paper of the fjord]", name, title) is None


@pytest.mark.parametrize(
    ("lines", "found"),
    [
        (["Home", "Boats", "", "Fish", TITLE], 2),
        (["Home", "", "Boats", "", "Fish", TITLE], None),
        (["Home", "", "Boats", "", "", "Fish", TITLE], 2),
        (["Home", "Boats", "", "Fish", "Share", TITLE], None),
        (["Home", "", "Fish", TITLE], None),  # one line is no menu
    ],
)
def test_a_known_name_over_the_title_that_a_gap_parts_from_the_menu_is_the_section_s(
    lines: list[str], found: int | None
) -> None:
    names = [line for line in lines if line]
    assert section(*lines, known=[names.index("Fish")]) == found
    assert section(*lines) is None


@pytest.mark.parametrize(
    ("lines", "found"),
    [
        (["quays", "a", "b", TITLE, "c"], 0),
        (["quays", "a", "b", "c", TITLE], None),
        (["a", "Quays", TITLE, "quays"], 1),
        ([TITLE, "a", "b", "quays"], 3),
        ([TITLE, "a", "b", "c", "quays"], None),
        (["quays", TITLE], 0),
        (["a", TITLE, "b"], None),
    ],
)
def test_a_section_that_the_page_declares_is_found_near_the_title(
    lines: list[str], found: int | None
) -> None:
    declared = Declared(sections=(Claim(Origin.META, "Quays"),))
    assert section(*lines, declared=declared) == found
    assert section(*lines, declared=Declared()) is None
    if found is not None:
        assert section(*lines, declared=declared, body=[found]) in {None, 3}
        assert section(*lines, declared=declared, dates={found: Role.CREDIT}) in {None, 3}


def test_a_declared_section_below_the_title_may_be_the_last_line() -> None:
    page = sketch(TITLE, "quays", declared=Declared(sections=(Claim(Origin.META, "Quays"),)))
    assert find_section(page, framed(page, title=0), [None, None]) == 1


def test_where_no_line_is_the_title_no_section_is_looked_for() -> None:
    page = sketch("Harbours", "Fish", "Harbours", PROSE)
    frame = framed(page, (3,), sections=(0, 1, 2))
    assert find_section(page, frame, [None, NOW, None, None]) is None
