"""Where on a page the article lies, and which blocks are its body."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from cleannews.article import Role
from cleannews.evidence.cues import find_cues
from cleannews.evidence.lexicon import Lexicon, Match
from cleannews.judging.roles.frame import frame_page
from tests.judging.exact_rules import exact_rule
from tests.judging.sketches import PROSE, sketch

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from cleannews.evidence.lexicon import Rule
    from cleannews.judging.roles.frame import Frame

TITLE = "# Ferry to Skarvoy sails again"
STARTS = replace(exact_rule(Role.SHARING, "share on"), match=Match.STARTS)
CONTAINS = replace(exact_rule(Role.BIO, "is a reporter"), match=Match.CONTAINS)
RULES = (
    exact_rule(Role.SHARING, "share"),
    exact_rule(Role.COMMENT, "reply"),
    exact_rule(Role.NAVIGATION, "harbours", name="section-names"),
    exact_rule(Role.NAVIGATION, "skarvoy", name="place-name"),
    exact_rule(Role.NAVIGATION, "home"),
    exact_rule(Role.LEGAL, "media inquiries"),
    STARTS,
    CONTAINS,
)


def frame(
    *lines: str,
    scores: Mapping[int, float] = {},
    rules: Collection[Rule] = RULES,
    threshold: float = 0.4,
) -> Frame:
    """The frame of a page where paragraphs score 0.95, and other lines 0.05."""
    page = sketch(*lines)
    lexicon = Lexicon(rules)
    hits = lexicon.match(page.texts)
    cues = find_cues(page)
    likely = [
        scores.get(at, 0.95 if text.startswith(PROSE[:-1]) else 0.05)
        for at, text in enumerate(page.texts)
    ]
    return frame_page(page, hits, lexicon.rules, cues, likely, threshold)


def body(*lines: str, **around: Any) -> list[int]:
    found = frame(*lines, **around)
    return [block for block, kept in enumerate(found.body) if kept]


def test_the_parts_of_a_page_are_found() -> None:
    found = frame("Home", TITLE, "Now", PROSE, "Line", PROSE, "Share", "Line")
    assert found.body == [False, False, False, True, False, True, False, False]
    assert (found.title, found.top, found.last) == (1, 3, 5)
    assert (found.head, found.tail) == (range(8), range(6, 8))
    assert found.spoken == {0: Role.NAVIGATION, 6: Role.SHARING}


@pytest.mark.parametrize(
    ("lines", "title"),
    [
        # By its words and place; by its level; by its facts; by its place alone.
        (["Home", "Skarvoy ferry sailed Monday", PROSE], 1),
        (["Home", "# It was late", *["Share"] * 7, PROSE], 1),
        (["The weekly letter", "A long way to come", "By Jane Doe", PROSE], 1),
        (["Ferries come back", "Share", PROSE], 0),
        (["Home", "Share", PROSE], None),
    ],
)
def test_a_title_is_looked_for_in_one_way_after_the_other(
    lines: list[str], title: int | None
) -> None:
    assert frame(*lines).title == title


def test_a_page_without_a_body_has_no_parts() -> None:
    found = frame("Home", "Share")
    assert (found.title, found.top, found.last, found.head) == (None, None, -1, range(0))
    assert found.tail == range(2)
    assert frame().body == []


@pytest.mark.parametrize(("score", "kept"), [(0.4, [0, 1]), (0.39, [0])])
def test_a_block_from_the_threshold_on_is_body(score: float, kept: list[int]) -> None:
    assert body(PROSE, "It was late.", scores={1: score}) == kept


@pytest.mark.parametrize(
    ("label", "score", "kept"),
    [
        ("Share", 0.97, True),
        ("Share", 0.96, False),
        ("Share on Mastodon", 0.96, False),
        ("Share on a Monday.", 0.96, True),  # a sentence
        ("Share on " + "w" * 31, 0.96, False),  # 40 characters
        ("Share on " + "w" * 32, 0.96, True),
        ("She is a reporter", 0.96, True),  # no label, whatever a rule says
        ("Home", 0.96, True),  # often body
    ],
)
def test_what_is_nothing_but_a_label_is_body_only_beyond_doubt(
    label: str, score: float, *, kept: bool
) -> None:
    found = body(PROSE, label, PROSE, scores={1: score})
    assert found == ([0, 1, 2] if kept else [0, 2])


@pytest.mark.parametrize(
    ("line", "above", "score", "kept"),
    [
        (PROSE, PROSE, 0.375, True),
        (PROSE, PROSE, 0.37, False),
        ("It was late.", PROSE, 0.4, False),
        (PROSE, "It was late.", 0.4, False),
    ],
)
def test_a_doubted_paragraph_right_under_one_of_the_body_is_body(
    line: str, above: str, score: float, *, kept: bool
) -> None:
    found = body("Line", above, line, scores={1: 0.9, 2: score}, threshold=0.5)
    assert found == ([1, 2] if kept else [1])
    assert body("Line", "Line", line, scores={2: score}, threshold=0.5) == []


def test_a_doubted_paragraph_of_which_rules_know_something_is_none_of_the_body() -> None:
    line = f"{PROSE} She is a reporter."
    assert body(PROSE, line, scores={1: 0.35}) == [0]
    assert body(PROSE, line, scores={1: 0.35}, rules=RULES[:2]) == [0, 1]
    assert body(PROSE, PROSE, PROSE, scores={1: 0.35, 2: 0.35}) == [0, 1, 2]


@pytest.mark.parametrize(
    ("line", "score", "kept"),
    [
        ("What comes next", 0.74, False),
        ("What comes next", 0.75, True),
        ("It was late.", 0.5, True),
        ("w" * 60, 0.5, False),
        ("w" * 61, 0.5, True),
    ],
)
def test_a_body_does_not_end_in_a_doubted_heading(line: str, score: float, *, kept: bool) -> None:
    assert body(PROSE, line, scores={1: score}) == ([0, 1] if kept else [0])
    assert body(PROSE, line, "Line", scores={1: score}) == ([0, 1] if kept else [0])
    assert body(PROSE, line, PROSE, scores={1: score}) == [0, 1, 2]


def test_all_the_doubted_headings_at_the_end_of_a_body_go() -> None:
    lines = (PROSE, "What comes next", "Line", "What it costs")
    assert body(*lines, scores={1: 0.5, 3: 0.5}) == [0]
    assert body(*lines, scores={1: 0.8, 3: 0.5}) == [0, 1]


def test_comments_are_known_by_the_buttons_below_them() -> None:
    comment = "Yes, I was there."
    found = frame(PROSE, comment, "Reply", comment, "Reply", scores={1: 0.5})
    assert found.body == [True, *[False] * 4]
    assert found.spoken == dict.fromkeys(range(1, 5), Role.COMMENT)


def test_of_several_rules_that_hit_a_block_that_which_saw_most_of_it_speaks() -> None:
    exact = exact_rule(Role.ADVERT, "share it")
    starts = replace(exact_rule(Role.SHARING, "share"), match=Match.STARTS)
    regex = replace(
        exact_rule(Role.LEGAL, "share", name="regex"),
        match=Match.REGEX,
        any_of=("Share",),
        needs=("Share",),
    )
    ends = replace(exact_rule(Role.WIDGET, "it"), match=Match.ENDS)
    inside = replace(exact_rule(Role.BIO, "share"), match=Match.CONTAINS)
    for weaker, stronger in ((inside, starts), (ends, starts), (starts, exact), (ends, regex)):
        for rules in ((weaker, stronger), (stronger, weaker)):
            assert frame("Share it", rules=rules).spoken == {0: stronger.role}
    for one, other in ((starts, regex), (ends, inside)):
        assert frame("Share it", rules=(one, other)).spoken == {0: one.role}
        assert frame("Share it", rules=(other, one)).spoken == {0: other.role}
    for weaker in (inside, ends, starts):
        certain = replace(weaker, certain=True)
        assert frame("Share it", rules=(exact, certain)).spoken == {0: certain.role}


def test_names_of_sections_and_places_are_noted() -> None:
    found = frame("Home", "Harbours", "Skarvoy", TITLE, PROSE)
    assert found.sections == {1, 2}


@pytest.mark.parametrize(
    ("above", "below", "head"),
    [
        (6, 0, range(9)),
        (8, 0, range(2, 11)),
        (0, 20, range(18)),  # 16 blocks from the prose on
    ],
)
def test_the_head_of_an_article_is_around_its_title(above: int, below: int, head: range) -> None:
    lines = [*["Line"] * above, TITLE, "Line", PROSE, *["Line"] * below]
    assert frame(*lines).head == head


def test_the_head_of_an_article_ends_at_its_third_paragraph() -> None:
    assert frame(TITLE, PROSE, "Line", PROSE, "Line", PROSE, "Line").head == range(5)
    assert frame(TITLE, PROSE, "Line", PROSE, "Line").head == range(5)
    found = frame(TITLE, PROSE, "It was late.", PROSE, PROSE, scores={2: 0.9})
    assert found.head == range(4)


@pytest.mark.parametrize(("above", "head"), [(6, range(7)), (7, range(1, 8)), (0, range(1))])
def test_without_a_title_the_head_is_over_the_first_prose(above: int, head: range) -> None:
    found = frame(*["Line"] * above, PROSE, PROSE)
    assert found.title is None
    assert found.head == head


@pytest.mark.parametrize(("below", "tail"), [(6, range(2, 8)), (7, range(2, 8)), (1, range(2, 3))])
def test_the_tail_of_an_article_is_right_below_it(below: int, tail: range) -> None:
    assert frame(PROSE, PROSE, *["Line"] * below).tail == tail


OFFICE = "Jo Roe is a reporter, jo@echo.example"


@pytest.mark.parametrize(
    ("place", "line", "kept"),
    [
        (0, OFFICE, False),
        (0, OFFICE.partition(",")[0], True),
        (1, OFFICE, True),
        (18, OFFICE, True),  # 15 blocks below the end
        (19, OFFICE, False),
    ],
)
def test_an_address_far_from_the_article_is_not_its_author_s(
    place: int, line: str, *, kept: bool
) -> None:
    lines = ["Line", TITLE, "Line", PROSE, *["Line"] * 20]
    if place == 1:
        lines[2] = line
    else:
        lines[place] = line
    at = 2 if place == 1 else place
    assert (frame(*lines).spoken == {at: Role.BIO}) is kept


@pytest.mark.parametrize(("place", "kept"), [(0, True), (17, True), (18, False)])
def test_an_address_over_an_article_without_a_title_may_be_its_author_s(
    place: int, *, kept: bool
) -> None:
    lines = ["Line", "Line", PROSE, *["Line"] * 20]
    lines[place] = OFFICE
    assert (frame(*lines).spoken == {place: Role.BIO}) is kept


def test_every_form_of_news_is_looked_for() -> None:
    # A table's heading, a list after a colon, chapters, a label over what goes, a sentence between.
    rows = ("01:20 The tape", "09:45 The man", "11:00 The bird")
    scores = {1: 0.9, 2: 0.2, 3: 0.2, 4: 0.2}
    assert body(PROSE, "In this hour:", *rows, PROSE, scores=scores) == [*range(6)]
    assert body(PROSE, "Eggs:", "* a dozen", scores={1: 0.9}) == [0, 1, 2]
    assert body(PROSE, "## Scores", "| 1", scores={1: 0.2, 2: 0.9}) == [0, 1, 2]
    assert body(PROSE, "Media inquiries", "Line", scores={1: 0.7}) == [0]
    assert body(PROSE, "What is next", PROSE, scores={1: 0.2}) == [0, 1, 2]
    assert body(PROSE, "[Save] [Keep]", PROSE, scores={1: 0.5}) == [0, 2]
    asked = [line for _ in range(3) for line in ("Were you afraid?", "Always, all of my life.")]
    scores = dict.fromkeys(range(6), 0.9) | {6: 0.2, 7: 0.2}
    assert body(*asked, *asked[:2], PROSE, scores=scores) == [*range(9)]
