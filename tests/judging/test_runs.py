"""Which blocks stand below a line that heads others."""

from __future__ import annotations

import pytest

from cleannews.article import Role
from cleannews.evidence.lexicon import Lexicon, Scope
from cleannews.judging.runs import find_runs, is_prose
from tests.judging.exact_rules import exact_rule
from tests.judging.sketches import PROSE, sketch

LEXICON = Lexicon(
    [
        exact_rule(Role.NAVIGATION, "read also", name="a-block"),
        exact_rule(Role.RELATED, "read also", scope=Scope.RUN),
        exact_rule(Role.ADVERT, "read also", name="a-later-run", scope=Scope.RUN),
        exact_rule(Role.TOPIC, "topics", scope=Scope.RUN),
        exact_rule(Role.SHARING, "share"),
    ]
)


def steps(*lines: str) -> list[int]:
    page = sketch(*lines)
    return find_runs(page, LEXICON.match(page.texts), LEXICON.rules).steps


@pytest.mark.parametrize(
    ("text", "prose"),
    [
        ("w" * 180, True),
        ("w" * 179, False),
        ("w" * 79 + ".", True),
        ("w" * 78 + ".", False),
        ("w" * 79 + "-", False),
        ("湾" * 34 + "。", True),
        ("湾" * 33 + "。", False),
        ("湾" * 35, False),
        ("в" * 34 + ".", False),
        ("ሀ" * 34 + "።", True),
        ("ሀ" * 33 + "።", False),
        ("ก" * 110, True),  # a script that has no sign for the end of a sentence
        ("ก" * 109, False),
    ],
)
def test_prose_is_long_or_a_full_sentence(text: str, *, prose: bool) -> None:
    assert is_prose(text) is prose


@pytest.mark.parametrize(
    ("lines", "found"),
    [
        (["Read also", "One", "Two"], [0, 1, 2]),
        (["One", "Read also"], [-1, 0]),
        (["Share", "One"], [-1, -1]),
        (["Read also", "One", PROSE, "Two"], [0, 1, -1, -1]),
        (["Read also", PROSE], [0, -1]),
        (["Read also", "One", "Topics", "Two"], [0, 1, 0, 1]),
        (["Read also", "Topics"], [0, 0]),
        ([], []),
    ],
)
def test_a_run_reaches_from_its_head_to_the_next_one_or_to_prose(
    lines: list[str], found: list[int]
) -> None:
    assert steps(*lines) == found


@pytest.mark.parametrize(
    ("lines", "found"),
    [
        (["## Read also", "One", "## Two"], [0, 1, -1]),
        (["## Read also", "One", "# Two"], [0, 1, -1]),
        (["## Read also", "One", "### Two"], [0, 1, 2]),
        (["## Read also", "One", "* Two"], [0, 1, 2]),
        (["Read also", "One", "## Two"], [0, 1, 2]),
        (["* Read also", "One", "# Two"], [0, 1, 2]),
    ],
)
def test_a_run_below_a_heading_ends_at_the_next_heading_of_its_level(
    lines: list[str], found: list[int]
) -> None:
    assert steps(*lines) == found


@pytest.mark.parametrize(
    ("lines", "found"),
    [
        (["Read also", "One", "Two", "", "Three", "Four"], [0, 1, 2, 3, 4]),
        (["Read also", "One", "Two", "", "", "Three", "Four"], [0, 1, 2, -1, -1]),
        (["Read also", "One", "", "", "Two", "Three"], [0, 1, 2, 3]),  # still how it is laid out
        (["Read also", "", "One", "", "Two", "", "", "Three"], [0, 1, 2, 3]),
        (["Read also", "", "One", "", "Two", "", "", "", "Three"], [0, 1, 2, -1]),
        (["Read also", "One", "Two", "", "Three", "", "", "Four"], [0, 1, 2, 3, 4]),
        (["Read also", "One", "Two", "", "Three", "", "", "", "Four"], [0, 1, 2, 3, -1]),
    ],
)
def test_a_run_ends_at_a_gap_that_is_wider_by_more_than_a_line_than_those_before(
    lines: list[str], found: list[int]
) -> None:
    assert steps(*lines) == found


def test_no_run_is_longer_than_any_list_of_links() -> None:
    assert steps("Read also", *["One"] * 59)[-1] == 59
    assert steps("Read also", *["One"] * 60)[-2:] == [59, -1]


def test_a_run_is_of_the_first_rule_that_heads_one_and_takes_its_role() -> None:
    page = sketch("Line", "Read also", "One", PROSE)
    runs = find_runs(page, LEXICON.match(page.texts), LEXICON.rules)
    assert runs.roles == [None, Role.RELATED, Role.RELATED, None]
    assert runs.rules == [-1, 1, 1, -1]
