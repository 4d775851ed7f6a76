"""What is a heading, and what headings and facts say of a title."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from cleannews.evidence.cues import BylineCue, DateCue, DatelineCue, find_cues
from cleannews.judging.roles.headings import (
    ends_path,
    is_broken,
    is_path,
    lone_heading,
    over_dateline,
    title_again,
    title_over_facts,
)
from cleannews.reading import read
from tests.judging.sketches import cued, sketch

if TYPE_CHECKING:
    from collections.abc import Collection

    from cleannews.evidence.cues import Cues
    from cleannews.reading import Page

PROSE = "The ferry to Skarholm came back on Monday, and nobody who waited for it was cold. " * 3


def test_a_title_that_reads_as_body_is_the_only_heading_of_the_first_level() -> None:
    page = read(f"<html><body><p>Menu<h1>Ferry is back</h1><p>{PROSE}<p>{PROSE}")
    assert lone_heading(page, [False, True, True, True], (), 2) == 1
    assert lone_heading(page, [False, True, True, True], (), 1) == 1


def test_of_several_headings_of_the_first_level_none_is_sure() -> None:
    page = read(f"<html><body><h1>Ferry is back</h1><h1>The Courier</h1><p>{PROSE}")
    assert lone_heading(page, [True, True, True], (), 2) is None


def test_text_has_no_headings_of_the_first_level_to_go_by() -> None:
    page = read(f"# Ferry is back\n\n{PROSE}\n\n## Dogs\n\n{PROSE}")
    assert lone_heading(page, [True] * 4, (), 1) is None
    assert title_again(page, 0, 3) == []


def test_a_heading_for_readers_repeats_the_one_for_search_engines() -> None:
    page = read(
        "<html><body><h1>Skarholm ferry: service back after winter</h1>"
        "<h2>The ferry to Skarholm is back after a long winter</h2>"
        f"<h2>Dogs travel free</h2><p>{PROSE}<h2>Skarholm ferry back</h2>"
    )
    assert title_again(page, 0, 3) == [1]
    assert title_again(page, 0, None) == []


def test_right_over_the_prose_a_heading_of_the_first_level_is_the_title_whatever_its_score() -> (
    None
):
    page = read(f"# The Courier\n\n* Home\n* Sport\n\n# Ferry is back\n\n{PROSE}\n\n{PROSE}")
    top = page.texts.index(PROSE.strip())
    body = [text == PROSE.strip() for text in page.texts]
    assert lone_heading(page, body, (), top) == top - 1
    assert lone_heading(page, body, {top - 1}, top) == 0
    far = read("# The Courier\n\n" + "* Home\n* Sport\n" * 9 + f"\n{PROSE}")
    assert (
        lone_heading(far, [text == PROSE.strip() for text in far.texts], (), len(far) - 1) is None
    )


def test_the_line_that_the_page_names_itself_by_is_its_title() -> None:
    page = read(f"Ferry is back | The Courier\n\nHome\n\nFerry is back\n\n{PROSE}\n\n{PROSE}")
    body = [text == PROSE.strip() for text in page.texts]
    assert lone_heading(page, body, (), 3) == 2


def lines(*texts: str) -> tuple[Page, Cues]:
    page = read("\n\n".join(texts))
    assert page.texts == list(texts)
    return page, find_cues(page)


def test_the_line_over_the_byline_is_the_title_where_no_other_is() -> None:
    page, cues = lines(
        "The Morning Letter", "Last brewery on the river", "By Jane Doe", PROSE.strip()
    )
    body = [False, False, False, True]
    assert title_over_facts(page, cues, body, (), 3) == 1
    assert title_over_facts(page, cues, body, {1}, 3) is None
    assert title_over_facts(page, cues, body, (), None) is None


def test_a_name_a_sentence_and_three_words_are_no_title_over_facts() -> None:
    for text in ("The Morning Letter", "It is the last one.", "María de la Cruz Ortega"):
        page, cues = lines(text, "By Jane Doe", PROSE.strip())
        assert title_over_facts(page, cues, [False, False, True], (), 2) is None


def test_a_body_that_opens_above_a_dateline_opens_with_its_headline() -> None:
    dated = f"HALVORSTAD, March 3 (Reuters) - {PROSE.strip()}"
    _, cues = lines("For immediate release", "Ferry is back", dated, PROSE.strip())
    assert over_dateline(cues, [False, True, True, True], 1, 2)
    assert not over_dateline(cues, [False, True, True, True], 2, 2)
    _, cues = lines("Ferry is back", dated, PROSE.strip())
    assert not over_dateline(cues, [True, True, True], 0, 1)


@pytest.mark.parametrize(
    ("dateline", "body", "block", "found"),
    [
        (2, [1, 2], 1, True),
        (3, [1, 2, 3], 1, True),  # with a summary between
        (4, [1, 2, 3, 4], 1, False),
        (2, [0, 1, 2], 1, False),
        (2, [1, 2], 2, False),
        (1, [0, 1], 0, False),  # a body alone begins with its summary
        (3, [1, 2], 1, False),  # the dateline is not where the prose begins
    ],
)
def test_a_headline_stands_at_most_a_summary_above_its_dateline(
    dateline: int, body: list[int], block: int, *, found: bool
) -> None:
    page = sketch("Share", "Line", "Line", "Line", "Line")
    cues = cued(page, DatelineCue(dateline, 9, "OSLO", (), certain=True))
    kept = [at in body for at in range(5)]
    assert over_dateline(cues, kept, block, body[-1]) is found


TITLE = "Ferry sails again"


@pytest.mark.parametrize(
    ("lines", "surely"),
    [
        ([f"Home » News » {TITLE}", TITLE], 1.0),
        ([f"Home / {TITLE}", TITLE], 1.0),
        ([f"Home, {TITLE}", TITLE], 0.0),
        ([f"Home » News » {TITLE}.", TITLE], 0.0),
        ([f"Home » {TITLE}", "Share", "Print", TITLE], 1.0),
        ([f"Home » {TITLE}", "Share", "Print", "Save", TITLE], 0.0),
        ([f"* {TITLE}", TITLE], 0.5),
        ([f"* {TITLE}", f"* {TITLE}"], 0.0),
        ([TITLE, TITLE], 0.0),
        ([f"* {TITLE}", f"Home » {TITLE}", TITLE], 0.5),
        ([TITLE, f"Home » {TITLE}", TITLE], 1.0),
        ([TITLE], 0.0),
    ],
)
def test_the_way_to_a_page_may_end_in_its_title(lines: list[str], surely: float) -> None:
    page = sketch(*lines)
    assert ends_path(page, len(page) - 1) == surely


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("News > Region", True),
        ("News » Region » Coast", True),
        ("News › Region", True),
        ("News>Region", False),
        ("News / Region", False),  # "his / her" is no way
        ("News / Region / Coast", True),
        ("Our News > Of the Day", True),
        ("The News of Today > Region", True),
        ("All the News of Today > Region", False),
        ("News > All the ferries of Skarvoy", False),
        ("News > Region > The ferry to Skarvoy sails again", True),
        ("News > The ferry to Skarvoy sails > Today", False),
        ("News and Region", False),
        ("A / B > C", True),
        ("All of the old News > A / B", False),
    ],
)
def test_a_way_has_steps_of_few_words_of_which_the_last_may_be_a_title(
    text: str, *, found: bool
) -> None:
    assert is_path(text) is found


LINE = "Last brewery on the river"


def over_facts(
    *over: str,
    facts: Collection[BylineCue | DateCue],
    body: Collection[int] = (),
    below: int = 0,
    kinds: dict[int, int] | None = None,
) -> int | None:
    """The title among these lines, the facts and, under `below` more lines, the prose."""
    page = sketch(*over, *["Share"] * below, PROSE)
    cues = cued(page, *facts, kinds=kinds or {})
    kept = [at in body or at == len(page) - 1 for at in range(len(page))]
    return title_over_facts(page, cues, kept, (), len(page) - 1)


def by(block: int) -> BylineCue:
    return BylineCue(block, ("Jane Doe",), (), marked=True, whole=True)


def on(block: int) -> DateCue:
    return DateCue(block, 0, 4, "2020-05-12", None, whole=True)


@pytest.mark.parametrize(
    ("lines", "facts", "found"),
    [
        ([LINE, "By Jane Doe"], [by(1)], 0),
        ([LINE, "A summary:", "By Jane Doe"], [by(2)], 0),
        ([LINE, "A summary:", "Share", "By Jane Doe"], [by(3)], None),
        ([LINE, "Now"], [on(1)], 0),
        (["A letter from the north", "Now", LINE, "By Jane Doe"], [on(1), by(3)], 2),
        ([LINE, "Now", "Share", "Print", "By Jane Doe"], [on(1), by(4)], None),
        (["By Jane Doe", LINE], [by(0)], None),  # what heads all of the page
        ([LINE, "More and more of it", "By Jane Doe"], [by(2)], 1),
    ],
)
def test_a_title_stands_right_above_the_byline_or_else_the_date(
    lines: list[str], facts: list[BylineCue | DateCue], found: int | None
) -> None:
    assert over_facts(*lines, facts=facts) == found


@pytest.mark.parametrize(("below", "found"), [(7, 0), (8, None)])
def test_the_facts_stand_near_the_prose(below: int, found: int | None) -> None:
    assert over_facts(LINE, "By Jane Doe", facts=[by(1)], below=below) == found


def test_the_facts_may_stand_right_below_the_first_prose_but_not_in_the_body() -> None:
    page = sketch("Menu", LINE, PROSE, "By Jane Doe", "By Jane Doe")
    for fact, found in ((3, 1), (4, None)):
        assert title_over_facts(page, cued(page, by(fact)), [False] * 5, (), 2) == found
    assert over_facts(LINE, "By Jane Doe", facts=[by(1)], body=[1]) is None
    html = sketch(LINE, "By Jane Doe", PROSE, html=True)
    assert title_over_facts(html, cued(html, by(1)), [False, False, True], (), 2) is None


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("One two three four", True),
        ("One two three", False),
        ("Ferries come back", True),  # the prose has "ferry", as far as four letters go
        ("Ferries back", False),
        ("The last one is there.", False),
        ("The last one is there:", False),
        ("2020 was a good year", False),
        ("María de la Cruz Ortega", False),
        ("One two three " + "w" * 126, True),
        ("One two three " + "w" * 127, False),
        (PROSE, False),
    ],
)
def test_a_title_over_facts_has_some_words_and_is_no_sentence(line: str, *, found: bool) -> None:
    assert over_facts(line, "By Jane Doe", facts=[by(1)]) == (0 if found else None)


def test_what_is_body_or_a_fact_itself_is_no_title_over_facts() -> None:
    assert over_facts(LINE, "By Jane Doe", facts=[by(1)], body=[0]) is None
    for kind in (1, 2, 8, 16, 32):
        assert over_facts(LINE, "By Jane Doe", facts=[by(1)], kinds={0: kind}) is None
    assert over_facts(LINE, "By Jane Doe", facts=[by(1)], kinds={0: 4}) == 0


def lone(
    *lines: str, body: Collection[int] = (), chrome: Collection[int] = (), html: bool = False
) -> int | None:
    """The lone heading of these lines over a paragraph, the first prose."""
    page = sketch(*lines, PROSE, html=html)
    top = len(lines)
    return lone_heading(page, [at in body or at == top for at in range(top + 1)], chrome, top)


@pytest.mark.parametrize(
    ("lines", "body", "found"),
    [
        (["# A", "# B"], [0], 0),
        (["# A", "# B"], [0, 1], None),
        (["# A", "# B"], [], 1),
        (["# A", "# B", "# C"], [1], 1),
        (["## A", "B"], [0, 1], None),
        (["> # A"], [0], None),
    ],
)
def test_of_html_the_one_first_heading_that_reads_as_body_is_the_title(
    lines: list[str], body: list[int], found: int | None
) -> None:
    assert lone(*lines, body=body, html=True) == found


def test_the_first_prose_itself_may_be_the_first_heading() -> None:
    page = sketch("Menu", f"# {PROSE}", PROSE, html=True)
    assert lone_heading(page, [False, True, True], (), 1) == 1
    assert lone_heading(page, [False, True, True], (), 0) is None


@pytest.mark.parametrize(
    ("between", "chrome", "body", "found"),
    [
        (7, [], [], 1),
        (8, [], [], None),
        (0, [1], [], None),
        (0, [], [1], None),
    ],
)
def test_a_first_heading_near_the_prose_is_the_title_unless_rules_or_scores_speak_against_it(
    between: int, chrome: list[int], body: list[int], found: int | None
) -> None:
    lines = ["Menu", "# Ferry", *["Share"] * between]
    assert lone(*lines, chrome=chrome, body=body) == found


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("Ferry is back", True),
        ("Ferry is bac", True),
        ("Ferry is ba", False),
        ("Ferry was back", False),
    ],
)
def test_the_line_that_begins_the_page_s_first_line_is_its_title(line: str, *, found: bool) -> None:
    first = "Ferry is back | The Courier"
    assert lone(first, "Menu", line, "Share") == (2 if found else None)
    assert lone(first, "Menu", line, chrome=[2]) is None
    assert lone(first, line) == (1 if found else None)


@pytest.mark.parametrize(("between", "found"), [(38, 1), (39, None)])
def test_the_line_that_repeats_the_first_one_is_not_far_above_the_prose(
    between: int, found: int | None
) -> None:
    line = "Ferry is back"
    assert lone(f"{line} | The Courier", line, *["Share"] * between) == found


def test_of_lines_that_repeat_the_first_one_the_nearest_to_the_prose_is_the_title() -> None:
    line = "Ferry is back"
    assert lone(f"{line} | The Courier", line, "Menu", line) == 3
    assert lone(line) is None
    page = sketch(line, PROSE)
    assert lone_heading(page, [False, False], (), None) is None


@pytest.mark.parametrize(
    ("heading", "again"),
    [
        ("## Skarholm ferry back after storms", True),  # four of its five longer words
        ("## Skarholm Service after storms, wreckage", True),
        ("## Skarholm after storms, wreckage", False),
        ("## In and out", False),
        ("Skarholm ferry", False),
    ],
)
def test_a_heading_that_says_much_the_same_is_the_title_again(heading: str, *, again: bool) -> None:
    title = "# Skarholm ferry: service back after winter"
    page = sketch(title, heading, PROSE, html=True)
    assert title_again(page, 0, 2) == ([1] if again else [])
    assert title_again(sketch(title, heading, PROSE), 0, 2) == []
    assert title_again(page, 0, 1) == []


@pytest.mark.parametrize(
    ("text", "broken"),
    [("and so on", True), (", and so on", True), ("The port (", True), ("The port", False)],
)
def test_a_piece_of_a_sentence_begins_small_or_ends_open(text: str, *, broken: bool) -> None:
    assert is_broken(text) is broken
