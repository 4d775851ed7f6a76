"""Lines broken at inline tags: how a page of them is known, and which go on."""

from __future__ import annotations

import pytest

from cleannews.reading.items import Item
from cleannews.reading.page import Mark
from cleannews.reading.paragraphs.fragments import has_fragments, joins_of_fragments
from tests.reading.paragraphs.broken_lines import line, look_at


@pytest.mark.parametrize(
    ("source", "is_broken"),
    [
        pytest.param("Boats came\n, and sank", True, id="a comma under a word"),
        pytest.param("Boats 7\n, and sank", True, id="or a number"),
        pytest.param("Boats came\n) and sank", True, id="a bracket that closes"),
        pytest.param("Boats.\n, and sank", False, id="a comma under a full stop"),
        pytest.param('Boats came\n" and', True, id="a quote that closes before it goes on"),
        pytest.param('Boats came\n" And', False, id="not before a capital"),
        pytest.param('Boats came\n"', False, id="nor by itself"),
        pytest.param(", and\nBoats", False, id="a comma above all"),
        pytest.param("Boats came\n\n, and sank", True, id="a comma under a blank line"),
        pytest.param(f"{line(45, 'the')}\nsea", True, id="lower case under prose that is open"),
        pytest.param(f"{line(44, 'the')}\nsea", False, id="under a label that is"),
        pytest.param(f"{line(45)}\nsea", False, id="under prose that is not"),
        pytest.param(f"{line(45, 'the,')}\nsea", False, id="under a comma"),
        pytest.param(f"{line(45, 'the')}\n\nsea", False, id="under a blank line"),
        pytest.param("船\nの港。", True, id="a particle at the head of Japanese prose"),
        pytest.param("船\nの港", False, id="of a label"),
        pytest.param("船、\nの港。", False, id="under a comma"),
        pytest.param("船\n港。", False, id="no particle"),
        pytest.param(f"{line(30)}\nthen\nsank.", True, id="over two breaks"),
        pytest.param(
            f"Boats\nthen\n{line(30, begin='t')}", True, id="the last line the longer one"
        ),
        pytest.param(f"{line(29)}\nthen\n{line(29, begin='t')}", False, id="short lines"),
        pytest.param(f"{line(30, 'boats,')}\nthen\nsank.", True, id="a comma at the first"),
        pytest.param(f"{line(30)}\nthen,\nsank.", False, id="a comma at the second"),
        pytest.param(f"{line(30, 'boats.')}\nthen\nsank.", False, id="a full stop at the first"),
        pytest.param(f"{line(30)}\n{line(59, begin='t')}\nsank.", True, id="a link in the middle"),
        pytest.param(f"{line(30)}\n{line(60, begin='t')}\nsank.", False, id="no link"),
        pytest.param(f"{line(30)}\n\nthen\nsank.", False, id="a blank line above"),
        pytest.param(f"{line(30)}\nthen\n\nsank.", False, id="a blank line below"),
        pytest.param(f"{line(30)}\nThen\nsank.", False, id="a name under a whole line"),
        pytest.param(f"{line(30, 'of')}\nThen\nsank.", True, id="a name under an open one"),
        pytest.param("The old harbour \nA\nThe new harbour \nB", True, id="two spaces at tags"),
        pytest.param("The old harbour\n A\nThe new harbour\n B", True, id="behind the breaks"),
        pytest.param("The old harbour \nA\nThe new harbour\nB", False, id="one space at a tag"),
        pytest.param("Old harbours \nA\nNew harbours \nB", False, id="behind labels"),
        pytest.param("The old harbour \n A\nThe new harbour \n B", False, id="on both sides"),
        pytest.param("The old harbour  \nA\nThe new harbour  \nB", False, id="two at each"),
        pytest.param("The old harbour \n\nA\nThe new harbour \n\nB", False, id="blank lines"),
        pytest.param("The old harbour. \nA\nThe new harbour. \nB", False, id="behind sentences"),
        pytest.param("", False, id="nothing"),
    ],
)
def test_a_page_is_broken_at_tags_if_a_line_cannot_begin_so(
    source: str,
    is_broken: bool,  # noqa: FBT001
) -> None:
    assert has_fragments(*look_at(source)) is is_broken


@pytest.mark.parametrize("marked", [0, 1, 2])
def test_items_of_a_list_do_not_show_that_a_page_is_broken(marked: int) -> None:
    looked = look_at(f"{line(30)}\nthen\nsank.")
    assert has_fragments(*looked)
    assert not has_fragments(looked.lines, looked.edges, {marked: Item(Mark.BULLET, 1, 0)})


NAME = "Grimsund\n, he said."  # a line that may begin a block, and one that surely goes on it


@pytest.mark.parametrize(
    ("source", "goes_on"),
    [
        pytest.param(f"{line(24, 'back:')}\n{line(60, 'sank.')}", [1], id="words in bold"),
        pytest.param(f"{line(25, 'back:')}\n{line(60, 'sank.')}", [0], id="too many of them"),
        pytest.param(f"Back:\n{line(59, 'sank.')}", [0], id="over a short line"),
        pytest.param(f"Back:\n{line(60, 'sank')}", [0], id="over a line without a full stop"),
        pytest.param(f"Back:\n7 {line(60, 'sank.')}", [0], id="over a number"),
        pytest.param(f"{line(120, 'Tor')}\n{NAME}", [1, 1], id="a name in long prose"),
        pytest.param(f"{line(119, 'Tor')}\n{NAME}", [0, 1], id="under a headline"),
        pytest.param(f"{line(120, 'Tor')}\nGrimsund\nShare", [0, 0], id="a name with no rest"),
        pytest.param(f"{line(120, 'sank.')}\n{NAME}", [0, 1], id="behind a sentence"),
        pytest.param(f"{line(120, 'sank;')}\n{NAME}", [0, 1], id="behind a semicolon"),
        pytest.param(f"{line(120, 'Tor')}\n\n{NAME}", [0, 1], id="behind a blank line"),
        pytest.param(f"{line(120, 'Tor')}\n{line(59)}\n, he", [1, 1], id="as long as a link"),
        pytest.param(f"{line(120, 'Tor')}\n{line(60)}\n, he", [0, 1], id="longer than a link"),
        pytest.param(f"{line(120, 'Tor')}\n$5\n, he", [1, 1], id="a sum"),
        pytest.param(f"{line(120, 'Tor')}\n~ 5\n, he", [0, 1], id="a sign"),
        pytest.param(
            f"It sank. {line(36, 'Tor')}\n{NAME}", [1, 1], id="prose has more than one sentence"
        ),
        pytest.param(f"It sank. {line(35, 'Tor')}\n{NAME}", [0, 1], id="a label may, too"),
        pytest.param(
            f"It sank. {line(36, 'sank.')}\nThe Tor\n{NAME}", [0, 0, 1], id="not of the block above"
        ),
        pytest.param(
            f"The sea of\n{line(34, 'Tor')}\n{NAME}", [1, 1, 1], id="prose goes on over a break"
        ),
        pytest.param(f"The sea of\n{line(33, 'Tor')}\n{NAME}", [1, 0, 1], id="a label may, too "),
        pytest.param(f'Tor\n"Biscuit\n{NAME[9:]}', [1, 1], id="a name in quotes"),
        pytest.param(f"Tor\n(Biscuit\n{NAME[9:]}", [0, 1], id="but not in brackets"),
        pytest.param(f"Tor\n[Biscuit\n{NAME[9:]}", [0, 1], id="of any kind"),
        pytest.param(f"Tor\ndesk@post.example\n{NAME[9:]}", [1, 1], id="an address"),
        pytest.param(f"Experts xy\n{NAME}", [1, 1], id="the beginning of a sentence"),
        pytest.param(f"Experts x\n{NAME}", [0, 1], id="a label"),
        pytest.param(f"Experts Xy\n{NAME}", [0, 1], id="a heading"),
        pytest.param("Experts xy\nGrimsund of\nit sank.", [0, 1], id="no comma behind the name"),
        pytest.param("船の\n港\n来た。", [1, 1], id="Japanese prose behind a link"),
        pytest.param("船の\n港\n来た", [1, 0], id="a label behind it"),
        pytest.param("船\n来た。", [0], id="a sentence under a label"),
        pytest.param("船の\n港、\n来た。", [1, 1], id="behind a comma"),
        pytest.param("船の\n港:\n来た。", [1, 0], id="behind a colon"),
        pytest.param("船の\n港\n霧\n朝\n夜\n来た。", [1] * 5, id="behind three more links"),
        pytest.param("船の\n港\n霧\n朝\n夜\n雨\n来た。", [1, 0, 0, 0, 0, 0], id="behind four"),
        pytest.param("船の\n港\n霧\n\n来た。", [1, 0, 0], id="behind a blank line"),
        pytest.param("船の\n港\n霧\n* 来た。", [1, 0, 0], id="an item of a list"),
        pytest.param(f"船の\n港\n{'霧' * 60}\n来た。", [1, 0, 0], id="behind no link"),
        pytest.param(f"船の\n港\n{'霧' * 59}\n来た。", [1, 1, 1], id="behind a long one"),
        pytest.param("船の\n港\nTor\n来た。", [1, 0, 0], id="behind a name in other letters"),
    ],
)
def test_what_may_begin_a_block_is_told_by_the_lines_around_it(
    source: str, goes_on: list[int]
) -> None:
    assert joins_of_fragments(*look_at(source)) == [False, *map(bool, goes_on)]


KEPT = "Home \nNews\nTides \nBoats"  # a dump that kept the spaces at its tags; none of them join


@pytest.mark.parametrize(
    ("source", "goes_on"),
    [
        pytest.param(f"Experts today\n{NAME}", [0, 1], id="no space at the break"),
        pytest.param(f"Experts today \n{NAME}", [1, 1], id="one before it"),
        pytest.param(f"Experts today\n {NAME}", [1, 1], id="one behind it"),
        pytest.param(f"Experts today  \n{NAME}", [0, 1], id="two"),
        pytest.param(f"It sank.\n {line(60)}", [1], id="a sentence, and a long line"),
        pytest.param(f"It sank.\n {line(59)}", [0], id="a sentence, and a short one"),
        pytest.param(f"{line(59, 'sank.')}\n {line(60)}", [1], id="a sentence as long as a link"),
        pytest.param(f"{line(60, 'sank.')}\n {line(60)}", [0], id="a longer one"),
        pytest.param(f"It sank. \n {line(60)}", [0], id="spaces on both sides"),
        pytest.param(f"It sank. \n{NAME}", [1, 1], id="a name between sentences"),
        pytest.param("It sank. \nGrimsund", [0], id="a name under a sentence"),
        pytest.param(f"{line(60, 'sank.')} \n{NAME}", [1, 1], id="a name under a long one"),
        pytest.param(f"It sank. \n{line(60)}\n, he", [1, 1], id="a paragraph under a short one"),
        pytest.param(
            f"{line(60, 'sank.')} \n{line(60)}\n, he", [0, 1], id="a paragraph under another"
        ),
        pytest.param(f"Desk: \n{line(30, 'Tor')}", [1], id="a colon, and half a link"),
        pytest.param(f"Desk: \n{line(29, 'Tor')}", [0], id="a colon, and less"),
        pytest.param(f"Desk: \n{NAME}", [1, 1], id="a colon, and a name"),
        pytest.param(f"{line(120, 'Tor')} \nGrimsund", [1], id="prose"),
        pytest.param("Boats\n Grimsund", [0], id="labels"),
        pytest.param(f"{line(30)}\n Grimsund", [1], id="a space behind the break, and half a link"),
        pytest.param(f"Boats\n {line(30, 'Tor')}", [1], id="or before half a link"),
        pytest.param(f"{line(29)}\n {line(29, 'Tor')}", [0], id="a space behind, and less"),
        pytest.param(f"{line(20)} \n{line(59)}", [1], id="a space before, and a link"),
        pytest.param(f"{line(20)} \n{line(60)}", [0], id="a heading with a stray space"),
        pytest.param(f"{line(15)} \nGrimsund", [1], id="a space before, and no label"),
        pytest.param(f"{line(14)} \nGrimsund", [0], id="a space before, and a label"),
        pytest.param(f"{line(15, 'Tor')} \nGrimsund", [0], id="a space before, and a heading"),
        pytest.param(f"{line(15, 'Tor')} \n{NAME}", [1, 1], id="a heading over a name"),
    ],
)
def test_spaces_that_a_dump_kept_at_its_tags_tell_where_a_block_goes_on(
    source: str, goes_on: list[int]
) -> None:
    joins = joins_of_fragments(*look_at(f"{KEPT}\n\n{source}"))
    assert joins == [False] * 5 + list(map(bool, goes_on))


def test_no_item_goes_on_by_its_looks() -> None:
    looked = look_at(f"{line(120, 'Tor')}\n{NAME}")
    items = {1: Item(Mark.BULLET, 1, 0)}
    assert joins_of_fragments(looked.lines, looked.edges, items) == [False, False, True]
