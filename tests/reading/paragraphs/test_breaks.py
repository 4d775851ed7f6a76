"""Breaks between lines that speak for themselves."""

from __future__ import annotations

import pytest

from cleannews.reading.items import Item
from cleannews.reading.page import Mark
from cleannews.reading.paragraphs.breaks import LINK_CHARS, sure_joins
from tests.reading.paragraphs.broken_lines import look_at

LONG = "The ferry to Skarholm is back after ninety-nine-and-a-half-days-away"
FULL = LONG[:LINK_CHARS]  # just as long as a link hardly ever is
SHORT = FULL[:-1]


def joins(source: str, *, spaced: bool = False) -> list[bool]:
    looked = look_at(source)
    return sure_joins(looked.lines, looked.edges, looked.items, spaced=spaced)


@pytest.mark.parametrize(
    ("source", "goes_on"),
    [
        pytest.param("boats\n, he said", True, id="a comma"),
        pytest.param("It sank.\n, and", True, id="a comma, even under a full stop"),
        pytest.param('It sank\n" and', True, id="a closing quote in a sentence"),
        pytest.param('It sank.\n" and', False, id="a quote alone behind a sentence opens"),
        pytest.param('He said "it sank.\n" and', True, id="or closes one that is open"),
        pytest.param("The boats came,\nand sank.", True, id="lower case under a comma"),
        pytest.param("The boats\nsank.", True, id="lower case under a word"),
        pytest.param("The boats came,\n\nand sank.", True, id="under a comma and a blank line"),
        pytest.param("The boats\n\nsank.", False, id="under a word and a blank line"),
        pytest.param(
            "The boats of the\n\nsea sank.", True, id="under an open one and a blank line"
        ),
        pytest.param("The harbour of\nGrimsund", True, id="a capital under an open word"),
        pytest.param("The harbour of\n\nGrimsund", False, id="not over a blank line"),
        pytest.param("The harbour\nGrimsund", False, id="a capital under a word"),
        pytest.param("The harbour,\nGrimsund", True, id="a capital under a comma"),
        pytest.param("The harbour,\n\nGrimsund", False, id="not over a blank line either"),
        pytest.param("The fare of\n12 crowns", True, id="a number under an open word"),
        pytest.param("The fare\n12 crowns", False, id="a number under a word"),
        pytest.param("The 4\nFour", False, id="a capital under a number"),
        pytest.param('The fare of\n"two"', True, id="a quote under an open word"),
        pytest.param('The fare\n"two"', False, id="a quote under a word"),
        pytest.param("The boats (\nFour", True, id="an open bracket"),
        pytest.param("The four-\n(old) boats", True, id="a hyphen"),
        pytest.param("The boats\n-two", True, id="a dash that touches"),
        pytest.param("The boats\n- two", True, id="a dash, and lower case"),
        pytest.param("The boats\n- Two", False, id="a dash, and a capital"),
        pytest.param(f"The boats\n- {FULL[:-2]}", True, id="a dash, and a long line"),
        pytest.param(f"The boats\n- {FULL[:-3]}", False, id="a dash, and one hardly as long"),
        pytest.param("il juge « non\n» More", True, id="a closing quote set apart"),
        pytest.param("« a » b\n» More", False, id="nothing left to close"),
        pytest.param("il juge\n» More", False, id="nothing to close"),
        pytest.param("il juge « non\n# More", False, id="no quote"),
        pytest.param("1.\nThe boats", True, id="a number alone"),
        pytest.param("12.\nThe boats", True, id="two digits"),
        pytest.param("1.\n12 boats", False, id="a number alone over a number"),
        pytest.param("A.\nThe boats", False, id="a letter alone"),
        pytest.param("123.\nThe boats", False, id="three digits"),
        pytest.param("Sports desk:\ndesk@post.example", True, id="an address under a colon"),
        pytest.param("Sports desk:\nBoats", False, id="a capital under a colon"),
        pytest.param("Grimsund.\ndesk@post.example", False, id="an address under a full stop"),
        pytest.param("It fell to Dr.\nlund then.", True, id="an abbreviation"),
        pytest.param("(Mr.\nlund then.", True, id="one behind a bracket"),
        pytest.param("It fell, e.g.\non the boats.", True, id="one with two full stops"),
        pytest.param("It fell to Prof.\nlund then.", False, id="four letters"),
        pytest.param("It fell to Dr.\n\nlund then.", False, id="not over a blank line"),
        pytest.param('"It sank."\nsaid he.', True, id="behind what was said"),
        pytest.param('"It sank."\n\nsaid he.', False, id="but not over a blank line"),
        pytest.param("It sank.\nand", False, id="lower case under a full stop"),
        pytest.param("boats;\n sand.", True, id="one space behind a semicolon"),
        pytest.param("boats;\nsand.", False, id="none"),
        pytest.param("boats;\n  sand.", False, id="two"),
        pytest.param("The boats,\n o", True, id="a letter alone"),
        pytest.param("The boats,\n  o", False, id="the bullet of an empty item"),
        pytest.param("The boats,\n  on", True, id="a word alone"),
    ],
)
def test_a_line_goes_on_by_the_look_of_the_break(source: str, goes_on: bool) -> None:  # noqa: FBT001
    assert joins(source) == [False, goes_on]


@pytest.mark.parametrize(
    ("source", "goes_on"),
    [
        pytest.param(f"Grimsund.\n{FULL}", True, id="a place by itself over a paragraph"),
        pytest.param(f"Grimsund.\n{SHORT}", False, id="a place over a short line"),
        pytest.param(f"Grimsund.\n\n{FULL}", True, id="over a blank line"),
        pytest.param(f"Grimsund.\n\n\n{FULL}", True, id="over two"),
        pytest.param(f"Grimsund.\n\n\n{SHORT}", False, id="over two, and a short line"),
        pytest.param(f"It sank.\n\n\n{FULL}", False, id="a sentence is no place"),
        pytest.param(f"grimsund.\n{FULL}", False, id="nor is lower case"),
        pytest.param(f"Grimsund 7.\n{FULL}", False, id="nor a number"),
        pytest.param(f"Grimsund7.\n{FULL}", False, id="nor a road"),
        pytest.param(f"Grimsund.\n7 {FULL}", False, id="a number begins no such paragraph"),
        pytest.param("The harbour of \n\n\nGrimsund", True, id="a space that a tag left before"),
        pytest.param("The harbour of\n\n\n Grimsund", True, id="or behind"),
        pytest.param("The harbour of\n\n\nGrimsund", False, id="no space"),
        pytest.param("The harbour of  \n\n\nGrimsund", False, id="two spaces"),
        pytest.param("The harbour of \n\n\n# More", False, id="what begins nothing"),
        pytest.param("The harbour \n\n\nGrimsund", False, id="a word that is not open"),
        pytest.param("The harbour, \n\n\nGrimsund", False, id="a comma"),
    ],
)
def test_templates_leave_room_at_their_tags(source: str, goes_on: bool) -> None:  # noqa: FBT001
    assert joins(source) == [False, goes_on]


@pytest.mark.parametrize(
    ("source", "goes_on"),
    [
        pytest.param("home\nnews\nsport", [False] * 3, id="a menu"),
        pytest.param(f"{'n' * 29}\nnews", [False] * 2, id="of up to so many characters"),
        pytest.param(f"{'n' * 30}\nnews", [False, True], id="longer is no menu"),
        pytest.param(f"news\n{'n' * 30}", [False, True], id="wherever that is"),
        pytest.param("home\nnews.", [False, True], id="nor is a sentence"),
        pytest.param("home of\nnews", [False, True], id="nor what an open word holds together"),
        pytest.param("home\n, news", [False, True], id="or a comma"),
        pytest.param("home\nnews\nMore\nold\nnew", [False] * 5, id="two menus"),
        pytest.param(
            "home\nnews.\nMore\nold\nnew", [False, True, False, False, False], id="one of two"
        ),
        pytest.param(
            f"{'n' * 30}\nnews\nMore\nold\nnew", [False, True, False, False, False], id="the other"
        ),
    ],
)
def test_short_lines_in_lower_case_are_a_menu(source: str, goes_on: list[bool]) -> None:
    assert joins(source) == goes_on


@pytest.mark.parametrize(
    ("source", "goes_on"),
    [
        pytest.param("home \nnews", True, id="a space before the break"),
        pytest.param("home\n news", True, id="or behind it"),
        pytest.param("home\nnews", False, id="none, so there was a block"),
        pytest.param("home,\nnews", True, id="under a comma there need be none"),
        pytest.param("the 7\nnews", False, id="under a number"),
        pytest.param("T\nhe news", True, id="a drop cap"),
        pytest.param("t\nhe news", False, id="a letter"),
        pytest.param("TO\nhe news", False, id="two letters"),
        pytest.param("船\nの港", True, id="Japanese has none to keep"),
    ],
)
def test_where_spaces_were_kept_they_tell(source: str, goes_on: bool) -> None:  # noqa: FBT001
    assert joins(source, spaced=True) == [False, goes_on]


def test_an_item_of_a_list_never_goes_on() -> None:
    looked = look_at("The boats,\nand sand,\nand sank.")
    items = {1: Item(Mark.BULLET, 1, 0)}
    assert sure_joins(looked.lines, looked.edges, items, spaced=False) == [False, False, True]
