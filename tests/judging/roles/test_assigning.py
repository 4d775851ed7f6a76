"""From the scores of a page to the role of each block: above all the lead."""

from __future__ import annotations

import pytest

from cleannews.article import Role
from cleannews.evidence.lexicon import Lexicon
from cleannews.judging.roles import assign_roles
from cleannews.judging.runs import find_runs
from tests.judging.exact_rules import exact_rule
from tests.judging.sketches import PROSE, cued, sketch

LEXICON = Lexicon([exact_rule(Role.SHARING, "share")])
TITLE = "# Ferry to Skarvoy sails again"
LEAD = "After two winters in dock it is back now"  # 40 characters


def parts(*lines: str, out: tuple[int, ...] = ()) -> list[Role]:
    """The roles where all but the title, short lines and those left `out` is body."""
    page = sketch(*lines)
    hits = LEXICON.match(page.texts)
    scores = [
        0.05 if at in out or len(text) < len(LEAD) - 1 else 0.9
        for at, text in enumerate(page.texts)
    ]
    runs = find_runs(page, hits, LEXICON.rules)
    assigned = assign_roles(page, hits, LEXICON.rules, runs, cued(page), scores)
    for part, role in zip(assigned.parts, assigned.roles, strict=True):
        assert part is role or (part.is_chrome and role.is_chrome)
    return assigned.parts


@pytest.mark.parametrize(
    ("lines", "lead"),
    [
        ([TITLE, PROSE, "Share", PROSE, PROSE], True),
        ([TITLE, PROSE, PROSE, PROSE], False),  # nothing parts it from the others
        ([TITLE, PROSE, "Share", PROSE], False),  # of two paragraphs none is the lead
        ([TITLE, f"* {PROSE}", "Share", PROSE, PROSE], False),
        ([PROSE, "Share", PROSE, PROSE], False),  # there is no title to be below of
    ],
)
def test_a_first_paragraph_that_something_parts_from_the_others_is_the_lead(
    lines: list[str], *, lead: bool
) -> None:
    roles = parts(*lines)
    assert (Role.LEAD in roles) is lead
    assert not lead or roles[1] is Role.LEAD


@pytest.mark.parametrize(
    ("heading", "between", "lead"),
    [(LEAD, 0, True), (LEAD, 1, True), (LEAD, 2, False), (LEAD[:-1], 0, False)],
)
def test_a_long_heading_right_under_the_title_is_the_lead(
    heading: str, between: int, *, lead: bool
) -> None:
    roles = parts(TITLE, *["Share"] * between, f"## {heading}", PROSE, PROSE)
    assert roles[1 + between] is (Role.LEAD if lead else Role.HEADING)


def test_a_first_paragraph_above_the_title_is_no_lead() -> None:
    assert Role.LEAD not in parts(PROSE, TITLE, PROSE, PROSE)


@pytest.mark.parametrize(("least", "kept"), [(0.9, True), (0.91, False)])
def test_a_block_from_the_threshold_on_is_body(least: float, *, kept: bool) -> None:
    page = sketch(TITLE, PROSE, "It was late.", PROSE)
    hits = LEXICON.match(page.texts)
    runs = find_runs(page, hits, LEXICON.rules)
    scores = [0.0, 1.0, 0.9, 1.0]
    assigned = assign_roles(page, hits, LEXICON.rules, runs, cued(page), scores, least)
    assert assigned.parts[2].is_body is kept
