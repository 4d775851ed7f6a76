"""Lines that carry their own mark."""

from __future__ import annotations

import pytest

from cleannews.reading.items import Item, find_items
from cleannews.reading.lines import cut_lines
from cleannews.reading.page import Mark

PLAIN = "Tides"


def bullet(level: int) -> Item:
    return Item(Mark.BULLET, level, 2)


def number(level: int, width: int) -> Item:
    return Item(Mark.NUMBER, level, width)


ROW = Item(Mark.TABLE, 0, 0)


@pytest.mark.parametrize(
    ("source", "items"),
    [
        pytest.param("• one", {0: bullet(1)}, id="a bullet"),
        pytest.param("•one", {}, id="a sign that touches"),
        pytest.param("•", {}, id="a sign alone"),
        pytest.param("  • one", {0: bullet(1)}, id="two spaces are one level"),
        pytest.param("    • one", {0: bullet(2)}, id="four are two"),
        pytest.param(f"{' ' * 18}• one", {0: bullet(9)}, id="nine levels"),
        pytest.param(f"{' ' * 20}• one", {0: bullet(10)}, id="ten levels"),
        pytest.param(f"{' ' * 24}• one", {0: bullet(12)}, id="more of them"),
        pytest.param("   o one", {0: bullet(1)}, id="a letter that is indented"),
        pytest.param("  o one", {}, id="a letter that is hardly"),
        pytest.param("   + one", {0: bullet(1)}, id="a plus that is"),
        pytest.param("  + one", {}, id="a plus that hardly is"),
        pytest.param("  - one", {0: bullet(1)}, id="an indented dash"),
        pytest.param("    - one", {0: bullet(2)}, id="one that is more so"),
        pytest.param(" - one", {}, id="a dash that hardly is"),
        pytest.param("- one\n- two", {}, id="two dashes"),
        pytest.param("- a\n- b\n- c", dict.fromkeys(range(3), bullet(1)), id="three dashes"),
        pytest.param(
            "- a\n- b\n- c\nTides\n- d", dict.fromkeys(range(3), bullet(1)), id="and one apart"
        ),
        pytest.param("- a\nTides\n- b\n- c", {}, id="two and one"),
        pytest.param("- a\n\n- b\n- c", {}, id="a blank line behind the first"),
        pytest.param("- a\n- b\n\n- c", {}, id="a blank line before the last"),
        pytest.param(
            "- a\n- b\n- c\n\n- d\n- e", dict.fromkeys(range(3), bullet(1)), id="two rows of dashes"
        ),
        pytest.param(
            "- a\n- b\n\n- c\n- d\n- e", dict.fromkeys(range(2, 5), bullet(1)), id="the second long"
        ),
        pytest.param("1. a\n2. b", {0: number(1, 3), 1: number(1, 3)}, id="numbers"),
        pytest.param("1) a\n2) b", {0: number(1, 3), 1: number(1, 3)}, id="with brackets"),
        pytest.param("9. a\n10. b", {0: number(1, 3), 1: number(1, 4)}, id="two digits"),
        pytest.param("99. a\n100. b", {0: number(1, 4), 1: number(1, 5)}, id="three"),
        pytest.param("1999. a\n2000. b", {}, id="four are years"),
        pytest.param("1.a\n2.b", {}, id="numbers that touch"),
        pytest.param("1. a\n3. b", {}, id="numbers that do not follow"),
        pytest.param("2. a\n1. b", {}, id="or that fall"),
        pytest.param("1. a\nTides\n2. b", {}, id="or stand apart"),
        pytest.param("1. a\n\n2. b\nTides", {0: number(1, 3), 1: number(1, 3)}, id="a blank line"),
        pytest.param("1. a\n\n\n2. b\nTides", {}, id="two blank lines"),
        pytest.param("    1. a\n    2. b", {0: number(2, 3), 1: number(2, 3)}, id="indented ones"),
        pytest.param("  1. a\n  2. b", {0: number(1, 3), 1: number(1, 3)}, id="hardly so"),
        pytest.param("a\tb\nc\td", {0: ROW, 1: ROW}, id="rows"),
        pytest.param("a   b\nc   d", {0: ROW, 1: ROW}, id="parted by spaces"),
        pytest.param("a  b\nc  d", {}, id="by too few"),
        pytest.param("a\tb", {}, id="one row"),
        pytest.param("a\tb\nc\td\te", {}, id="rows of other lengths"),
        pytest.param("a\tb\n\nc\td\nTides", {0: ROW, 1: ROW}, id="a blank line between rows"),
        pytest.param("a\tb\n\n\nc\td\nTides", {}, id="two of them"),
        pytest.param("a\tb\nTides\nc\td", {}, id="a line between rows"),
        pytest.param("a\tb\nc  d\ne\tf", {}, id="a line with two spaces between"),
        pytest.param("a\tb\n• c\td\ne\tf", {1: bullet(1)}, id="an item between rows"),
        pytest.param("a\t\tb\nc\td", {0: ROW, 1: ROW}, id="two tabs are one break"),
    ],
)
def test_lines_are_marked_by_how_they_begin_and_by_their_neighbours(
    source: str, items: dict[int, Item]
) -> None:
    assert find_items(source, cut_lines(source)) == items


@pytest.mark.parametrize(
    ("source", "items"),
    [
        ("• a\n\n1. b\n\n2. c", {0: bullet(1), 1: number(1, 0), 2: number(1, 0)}),
        ("• a\n\n1. b\n\n2. c\nTides", {0: bullet(1), 1: number(1, 3), 2: number(1, 3)}),
        ("Tides\n\n\n  - a", {1: bullet(1)}),
        ("Tides\n\n  - a", {1: Item(Mark.BULLET, 1, 0)}),
    ],
)
def test_where_every_line_stands_apart_numbers_and_dashes_stay_in_the_text(
    source: str, items: dict[int, Item]
) -> None:
    assert find_items(source, cut_lines(source)) == items
