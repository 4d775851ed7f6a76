"""Pages on a few endless lines: which those are, and where they are cut."""

from __future__ import annotations

import pytest

from cleannews.reading.endless import cut_endless, is_endless
from cleannews.reading.lines import cut_lines

ENDLESS = 2001  # characters


@pytest.mark.parametrize(
    ("sizes", "endless"),
    [
        ([ENDLESS], True),
        ([ENDLESS - 1], False),
        ([ENDLESS, *[1] * 19], True),
        ([ENDLESS, *[1] * 20], False),
        # Three characters of five stand on endless lines.
        ([ENDLESS, 1334], True),
        ([ENDLESS, 1335], False),
        ([], False),
    ],
)
def test_a_page_is_endless_if_most_of_it_stands_on_very_long_lines(
    sizes: list[int],
    endless: bool,  # noqa: FBT001
) -> None:
    page = "\n".join("x" * size for size in sizes)
    assert is_endless(page, cut_lines(page)) is endless


def pieces(line: str) -> list[str]:
    """The pieces of a line that stands within a page."""
    source = f"Above\n{line}\nBelow"
    return [source[slice(*span)] for span in cut_endless(source, (6, 6 + len(line)))]


def sentence(size: int) -> str:
    """One word that ends, so long with the space behind it."""
    return f"Th{'e' * (size - 4)}. "


def test_a_shorter_line_is_not_cut() -> None:
    assert pieces((sentence(400) * 5)[: ENDLESS - 1]) == [(sentence(400) * 5)[: ENDLESS - 1]]
    assert len(pieces((sentence(400) * 5)[: ENDLESS - 1] + "X")) > 1


def test_sentences_are_put_together_until_there_are_enough() -> None:
    enough, less = sentence(220), sentence(219)
    assert pieces((enough * 10).strip()) == [enough.strip()] * 10
    assert pieces((less * 10).strip()) == [(less * 2).strip()] * 5
    assert pieces((less * 11).strip()) == [*[(less * 2).strip()] * 5, less.strip()]


def test_an_unfinished_rest_stands_alone_behind_what_was_not_yet_enough() -> None:
    less = sentence(219)
    assert pieces(f"{less * 11}Terms of use") == [
        *[(less * 2).strip()] * 5,
        less.strip(),
        "Terms of use",
    ]
    # Behind a whole block it is looked at for a menu, and one with its stop is a sentence.
    assert pieces(f"{less * 10}Terms of use") == [*[(less * 2).strip()] * 5, "Terms of use"]
    assert pieces(f"{less * 11}Terms of use.")[-1] == f"{less}Terms of use."


def test_a_full_stop_before_a_small_letter_ends_nothing() -> None:
    half = sentence(220)[:-1]
    assert pieces(f"{half} ten " + sentence(2000).strip()) == [
        f"{half} ten {sentence(2000).strip()}"
    ]
    assert len(pieces(f"{half} Ten " + sentence(2000).strip())) == 2


def test_spaces_at_the_cuts_are_left_out() -> None:
    long = sentence(1100).strip()
    assert pieces(f" \t{long}   {long}\t ") == [long, long]
    assert pieces(" " * ENDLESS) == []


PROSE = "The ferry came back in the rain. "
FILL = sentence(2000).strip()


@pytest.mark.parametrize(
    ("line", "menu"),
    [
        pytest.param(f"A B C D E F G H {PROSE}", "A B C D E F G H", id="eight entries"),
        pytest.param(f"A B C D E F G {PROSE}", "", id="seven"),
        pytest.param(f"A b c D E F G H {PROSE}", "A b c D E F G H", id="two of eight are small"),
        pytest.param(f"A b C D e F G H {PROSE}", "A b C D e F G H", id="wherever they are"),
        pytest.param(f"A b c d E F G H I J {PROSE}", "", id="three of ten"),
        pytest.param(
            f"A B C D e F g h I J K L {PROSE}", "A B C D e F g h I J K L", id="three of twelve"
        ),
        # Prose begins where four words of six are small.
        pytest.param(
            "A B C D E F G H I came in The Rain at Night. ",
            "A B C D E F G H I came in The Rain at Night.",
            id="three of six",
        ),
        pytest.param(
            "A B C D E F G H The ferry Came in The rain at. ", "A B C D E F G H", id="four of six"
        ),
        pytest.param("a ferry came back in the rain. ", "", id="prose from the first word on"),
        pytest.param("The ferry came. ", "", id="a few words"),
    ],
)
def test_a_menu_is_cut_off_the_prose_behind_it(line: str, menu: str) -> None:
    found = pieces(f"{line}{FILL}")
    whole = f"{line}{FILL}"
    if menu:
        assert found[0] == menu
        assert found[1:] == [whole[len(menu) :].strip()]
    else:
        assert found == [whole]


def test_a_sentence_of_menu_entries_alone_is_a_menu() -> None:
    eight = "A B C D E F G Hi. "
    assert pieces(f"{eight}{FILL}") == [eight.strip(), FILL]
    assert pieces(f"{PROSE}{eight}{FILL}") == [PROSE.strip(), eight.strip(), FILL]
    assert pieces(f"A B C D E F Gi. {FILL}") == [f"A B C D E F Gi. {FILL}"]
    assert pieces(f"A b C d E f G Hi. {FILL}") == [f"A b C d E f G Hi. {FILL}"]
    assert pieces(f"A b C d E F G Hi. {FILL}") == ["A b C d E F G Hi.", FILL]
