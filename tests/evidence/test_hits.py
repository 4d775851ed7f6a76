"""What rules say of a block and of the blocks around it."""

from __future__ import annotations

import numpy as np
import pytest

from cleannews.article import Role
from cleannews.evidence.hits import rule_columns, rule_odds_prior
from cleannews.evidence.lexicon import Hits, Lexicon, Match, Rule, Scope


def rule(number: int, role: Role, match: Match = Match.STARTS) -> Rule:
    """The rule of this number; none of them is matched here."""
    return Rule(f"x/{number}", role, match, ("x",), Scope.BLOCK, False, None, (), "A test.")


RULES = [
    rule(0, Role.NAVIGATION, Match.EXACT),
    rule(1, Role.RELATED),
    rule(2, Role.PAYWALL, Match.ENDS),
    rule(3, Role.COMMENT, Match.CONTAINS),
    rule(4, Role.PARAGRAPH),
]
ODDS = {"x/3": 2.5, "x/4": 9.0, "x/2": -10.5}


def columns_of(*pairs: tuple[int, int], blocks: int = 5) -> dict[str, list[float]]:
    hits = Hits([block for block, _ in pairs], [number for _, number in pairs])
    columns = rule_columns(hits, Lexicon(RULES), ODDS, blocks)
    assert {column.dtype for column in columns.values()} == {np.dtype(np.float32)}
    assert {column.shape for column in columns.values()} == {(blocks,)}
    return {name: column.tolist() for name, column in columns.items()}


def test_hits_of_a_block_are_summed_within_bounds_and_the_worst_is_told() -> None:
    columns = columns_of((0, 0), (0, 1), (2, 3), (3, 0), (3, 2), (3, 3), (4, 4))
    known, starts = rule_odds_prior("exact"), rule_odds_prior("starts")
    assert columns["rule_sum"] == [known + starts, 0, 2.5, known - 10.5 + 2.5, 6]
    assert columns["rule_worst"] == [known, 0, 0, -10.5, 0]
    assert columns_of((1, 0), (1, 2))["rule_sum"] == [0, -12, 0, 0, 0]
    # Phrases that are a whole block.
    assert columns["rule_whole"] == [1, 0, 0, 1, 0]


def test_each_group_of_roles_speaks_where_a_rule_of_it_hit() -> None:
    columns = columns_of((0, 0), (0, 1), (2, 3), (3, 2), (4, 4))
    flags = {name: column for name, column in columns.items() if name.startswith("rule_")}
    spoken = {name: column for name, column in flags.items() if set(column) == {0, 1}}
    assert spoken == {
        "rule_whole": [1, 0, 0, 0, 0],
        "rule_navigation": [1, 0, 0, 0, 0],
        "rule_related": [1, 0, 0, 0, 0],
        "rule_comment": [0, 0, 1, 0, 0],
        "rule_signup": [0, 0, 0, 1, 0],
    }


@pytest.mark.parametrize(
    ("role", "group"),
    [
        (Role.SIGNUP, "signup"),
        (Role.LEGAL, "legal"),
        (Role.CONSENT, "legal"),
        (Role.BYLINE, "metadata"),
        (Role.TITLE, "metadata"),
        (Role.CAPTION, "picture"),
        (Role.CREDIT, "picture"),
        (Role.BIO, "bio"),
        (Role.WIDGET, "widget"),
        (Role.ADVERT, "advert"),
        (Role.SHARING, "sharing"),
    ],
)
def test_roles_that_speak_alike_are_one_group(role: Role, group: str) -> None:
    columns = rule_columns(Hits([1], [0]), Lexicon([rule(0, role)]), {}, 2)
    flagged = [name for name, column in columns.items() if column.tolist() == [0, 1]]
    assert flagged == [f"rule_{group}"]


def test_what_was_said_before_a_block_and_how_near_is_told() -> None:
    columns = columns_of((1, 1), (3, 1), (3, 3))
    assert columns["related_before"] == [0, 0, 1, 1, 2]
    assert columns["comment_before"] == [0, 0, 0, 0, 1]
    assert columns["related_since"] == [60, 60, 1, 2, 1]
    assert columns["related_until"] == [1, 2, 1, 60, 60]
    assert columns["comment_since"] == [60, 60, 60, 60, 1]
    many = columns_of(*((block, 1) for block in range(25)), blocks=25)
    assert many["related_before"] == [*range(21), 20, 20, 20, 20]


def test_a_page_that_no_rule_hits_has_columns_of_nothing() -> None:
    columns = columns_of()
    assert {value for name in columns for value in columns[name]} == {0, 60}
