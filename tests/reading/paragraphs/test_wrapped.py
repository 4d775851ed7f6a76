"""The column that a text was wrapped at, and the lines that go on at it."""

from __future__ import annotations

import textwrap

import pytest

from cleannews.reading import Layout, read
from cleannews.reading.items import Item
from cleannews.reading.page import Mark
from cleannews.reading.paragraphs.wrapped import (
    MAX_COLUMN,
    MIN_COLUMN,
    agreed_column,
    joins_at_column,
    wrap_column,
)
from tests.reading.paragraphs.broken_lines import line, look_at


@pytest.mark.parametrize(
    ("breaks", "lines", "column"),
    [
        ([(70, 75), (68, 77), (72, 80)], 9, (72, 74)),
        ([(70, 75), (70, 75)], 2, (70, 74)),
        ([(70, 75)], 1, (0, 0)),
        ([], 0, (0, 0)),
        # Two breaks have to agree, of three and more half.
        ([(70, 75), (80, 85)], 2, (0, 0)),
        ([(70, 75), (80, 85), (70, 75)], 3, (70, 74)),
        ([(70, 75), (70, 75), (80, 85), (90, 95)], 4, (70, 74)),
        ([(70, 75), (70, 75), (80, 85), (90, 95), (100, 105)], 5, (0, 0)),
        # In a page of very many lines two may agree by chance.
        ([(70, 75), (70, 75)], 200, (70, 74)),
        ([(70, 75), (70, 75)], 201, (0, 0)),
        # Neither end is beyond the widest column.
        ([(200, 230), (198, 240)], 2, (200, 200)),
        # Of several that are as good, the narrowest is meant.
        ([(40, 45), (40, 45), (80, 85), (80, 85)], 4, (40, 44)),
    ],
)
def test_the_column_is_the_one_that_most_breaks_allow(
    breaks: list[tuple[int, int]], lines: int, column: tuple[int, int]
) -> None:
    assert agreed_column(breaks, lines) == column


def twice(above: str, below: str = "xxxx y.") -> str:
    """Two paragraphs of two lines, parted by a blank line."""
    return f"{above}\n{below}\n\n{above}\n{below}"


@pytest.mark.parametrize(
    ("source", "column"),
    [
        pytest.param(twice(line(60)), (60, 64), id="lower case under two lines of one width"),
        pytest.param(twice(line(60), "xxxxx y."), (60, 65), id="a longer word below"),
        pytest.param(twice(line(60), "xxxx."), (60, 65), id="one word below"),
        pytest.param(twice(line(60, "boats,")), (60, 64), id="under commas"),
        pytest.param(twice(line(60), "Xxxx y."), (0, 0), id="capitals"),
        pytest.param(twice(line(60), "港。"), (60, 62), id="scripts without spaces"),
        pytest.param(twice(line(60, "船、"), "港。"), (0, 0), id="under commas in those"),
        pytest.param(twice(line(60, "배는,"), "배."), (60, 62), id="under commas in Korean"),
        pytest.param("배.\n\n" * 3 + line(60, "배는") + "\n배.", (60, 62), id="the only one"),
        pytest.param(twice(line(60, "ดี"), "ดี ดี"), (60, 65), id="a syllable of Thai and a space"),
        pytest.param(twice(line(60, "ดี"), "ง 33 ดี"), (60, 67), id="a number between spaces"),
        pytest.param(twice(line(60, "ดี"), "ง 333333333"), (60, 70), id="a long one"),
        pytest.param("배.\n배.\n\n" * 3 + line(60, "배는") + "\n배.", (0, 0), id="one of more"),
        pytest.param(twice(f" {line(60)}"), (61, 65), id="indented lines"),
        pytest.param(twice(line(MIN_COLUMN)), (28, 32), id="a narrow column"),
        pytest.param(twice(line(MIN_COLUMN - 1)), (0, 0), id="a narrower one"),
        pytest.param(twice(line(MAX_COLUMN)), (200, 200), id="a wide column"),
        pytest.param(twice(line(MAX_COLUMN + 1)), (0, 0), id="a wider one"),
        pytest.param(twice(f"{line(60)}\n"), (0, 0), id="blank lines between"),
        pytest.param(f"xxxx y.\n{line(60)}\nxxxx y.", (0, 0), id="one break"),
        pytest.param(twice(line(60)) + f"\n\n{line(65)}", (0, 0), id="a longer line"),
        pytest.param(twice(line(60)) + f"\n\n{line(64)}", (60, 64), id="a line that just fits"),
        pytest.param(twice(line(60)) + f"\n\n{'x' * 65}", (60, 64), id="a longer word"),
        pytest.param(
            twice(line(60)) + "\n\nBoats" * 29 + f"\n\n{line(65)}", (60, 64), id="few longer ones"
        ),
        pytest.param(
            twice(line(60)) + "\n\nBoats" * 28 + f"\n\n{line(65)}", (0, 0), id="too many of them"
        ),
        pytest.param("", (0, 0), id="nothing"),
    ],
)
def test_a_column_shows_where_lines_go_on_in_lower_case(
    source: str, column: tuple[int, int]
) -> None:
    assert wrap_column(*look_at(source)) == column


def test_items_of_a_list_show_no_column() -> None:
    looked = look_at(twice(line(60)))
    assert wrap_column(looked.lines, looked.edges, {1: Item(Mark.BULLET, 1, 0)}) == (0, 0)


COLUMN = (60, 64)


@pytest.mark.parametrize(
    ("source", "goes_on"),
    [
        pytest.param(f"{line(59, 'sank.')}\nTides y", True, id="a word with no room"),
        pytest.param(f"{line(59, 'sank.')}\nTide y", False, id="a sentence, and a doubtful one"),
        pytest.param(f"{line(59)}\nTide y", True, id="a word, and a doubtful one"),
        pytest.param(f"{line(59, 'sank.')}\nTide", False, id="a word by itself"),
        pytest.param(f"{line(59, 'sank.') + chr(34)}\nTide y", True, id="what was said, no room"),
        pytest.param(f"{line(58, 'sank.') + chr(34)}\nTid y", False, id="what was said, doubtful"),
        pytest.param(f"{line(64, 'sank.')}\nTide y", True, id="a full line"),
        pytest.param(f"{line(65)}\ntide y", False, id="a line beyond the column"),
        pytest.param(f"{'x' * 65}\ntide y", True, id="a word beyond it, and lower case"),
        pytest.param(f"{'x' * 65}\nTide y", False, id="a word beyond it, and a capital"),
        pytest.param(f"{line(55, 'came,')}\ntide y", True, id="a comma, with room left"),
        pytest.param(f"{line(55, 'came,')}\nTide y", False, id="a comma, and a capital"),
        pytest.param(f"{line(55, 'the')}\ntide y", True, id="an open word"),
        pytest.param(f"{line(55)}\ntide y", False, id="a word that is not"),
        pytest.param(f"{line(31, 'the')}\ntide y", True, id="half a line"),
        pytest.param(f"{line(30, 'the')}\ntide y", False, id="less than half"),
        pytest.param(f"{line(55)}\ntides y", True, id="a word that is just too long"),
        pytest.param(f"{line(59)}\n\nTides y", False, id="a blank line"),
        pytest.param(f"{line(59)}\n Tides y", True, id="one space before it"),
        pytest.param(f"{line(59)}\n  Tides y", False, id="an indented line"),
        pytest.param(f"  {line(57)}\n  Tides y", True, id="under an indented one"),
        pytest.param(f"  {line(57)}\n   Tides y", False, id="indented more"),
    ],
)
def test_a_line_goes_on_where_the_next_word_had_no_room(
    source: str,
    goes_on: bool,  # noqa: FBT001
) -> None:
    looked = look_at(source)
    assert joins_at_column(looked.lines, looked.edges, {}, COLUMN) == [False, goes_on]


FULL = f"{line(59, 'sank.')}\nTide y."


@pytest.mark.parametrize(
    ("source", "goes_on"),
    [
        pytest.param(f"{FULL}\n\nA.\n\nB.\n\nC.", True, id="three blank lines"),
        pytest.param(f"{FULL}\n\nA.\n\nB.", False, id="two"),
        pytest.param(f"{FULL}\n\nA.\n\n{line(28, 'x.')}\nC.\n\nD.", False, id="a short paragraph"),
        pytest.param(f"{FULL}\n\nA.\n\n{line(27, 'x.')}\nC.\n\nD.", True, id="a label"),
        pytest.param(f"{FULL}\n\nA.\n\n{line(28, 'x')}\nC.\n\nD.", True, id="no sentence"),
        pytest.param(f"{FULL}\n\nA.\n\n{line(57, 'x.')}\nC.\n\nD.", False, id="just room for it"),
        pytest.param(f"{FULL}\n\nA.\n\n{line(57, 'x.')}\nCs.\n\nD.", True, id="no room for it"),
        pytest.param(f"{FULL}\n\nA.\n\n{line(28, 'x.')}\n\nC.\n\nD.", True, id="a blank line"),
    ],
)
def test_a_doubtful_line_goes_on_where_blank_lines_part_paragraphs(
    source: str,
    goes_on: bool,  # noqa: FBT001
) -> None:
    looked = look_at(source)
    assert joins_at_column(looked.lines, looked.edges, {}, COLUMN)[1] is goes_on


def test_no_item_goes_on_at_the_column() -> None:
    looked = look_at(f"{line(59)}\nTides y\n{line(59)}")
    items = {1: Item(Mark.BULLET, 1, 0)}
    assert joins_at_column(looked.lines, looked.edges, items, COLUMN) == [False, False, True]


# Its first sentence ends where the longest line does, so the column alone cannot tell.
ENDS_FULL = (
    "The keeper of the lighthouse counted the boats that went out in the mist. "
    "He counted them again when they came home, and one of the forty was not among them."
)
OTHERS = [
    "Nobody had heard a call, and the sea had been as flat as a table for the whole of the day.",
    "The harbour board met before dawn and sent every boat that still had fuel out to the reef.",
    "It was the ferry that found her, with her engine cold and her crew asleep over their cards.",
]


def test_a_sentence_that_fills_its_line_goes_on_where_blank_lines_part_paragraphs() -> None:
    paragraphs = [ENDS_FULL, *OTHERS]
    page = read("\n\n".join(textwrap.fill(text, 75) for text in paragraphs))
    assert textwrap.wrap(ENDS_FULL, 75)[0].endswith("mist.")
    assert page.layout is Layout.WRAPPED
    assert page.texts == paragraphs
