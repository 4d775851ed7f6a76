"""What chrome is for where no rule says so."""

from __future__ import annotations

import pytest

from cleannews.article import Role
from cleannews.judging.roles.chrome import chrome_role

_TITLE, _TOP, _LAST = 2, 4, 20


def role_of(text: str, block: int = 30, *, title: int | None = _TITLE) -> Role:
    return chrome_role(text, block, title, _TOP, _LAST)


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("— Zorvan Quillby (@zorvan) April 25, 2024", Role.WIDGET),
        ("-- Zorvan Quillby (@zorvan_q)", Role.WIDGET),
        ("— Zorvan Quillby (@zorvan is gone) and four more of them", Role.RELATED),
        ("Ferry to Skarvoy sails again", Role.RELATED),
        ("Ferry sails again", Role.NAVIGATION),
        ("Ferry to Skarvoy sails", Role.RELATED),
        ("© The Courier", Role.LEGAL),
        ("©" + "c" * 199, Role.LEGAL),
        ("©" + "c" * 200, Role.RELATED),
        ("12 / 30", Role.WIDGET),
        ("16x9 Image", Role.WIDGET),
        ("16 boats sail again today", Role.RELATED),
        ("Sizes: 16x9 and 4x3 Image", Role.RELATED),
        ("{{ story.headline }} and its date", Role.WIDGET),
        ("Set {a, b} and its parts", Role.RELATED),
        ("Costs % of nothing ${", Role.WIDGET),
        ("東京湾のフェリーが再び出航する", Role.RELATED),
        ("湾" * 14, Role.RELATED),
        ("湾" * 13, Role.NAVIGATION),
        ("湾" * 8 + " " + "湾" * 8, Role.NAVIGATION),
        ("Ferrytimetables", Role.NAVIGATION),
    ],
)
def test_a_line_below_an_article_is_told_by_its_form(text: str, role: Role) -> None:
    assert role_of(text) is role


@pytest.mark.parametrize(
    ("block", "long", "short"),
    [
        (_TITLE - 1, Role.NAVIGATION, Role.NAVIGATION),  # over the title is the menu
        (_TITLE, Role.RELATED, Role.WIDGET),  # in the article are controls and teasers
        (_LAST, Role.RELATED, Role.WIDGET),
        (_LAST + 1, Role.RELATED, Role.NAVIGATION),  # below it teasers and a menu
    ],
)
def test_a_line_is_told_by_its_place(block: int, long: Role, short: Role) -> None:
    assert role_of("Ferry to Skarvoy sails again", block) is long
    assert role_of("Bigger", block) is short


def test_without_a_title_the_article_begins_with_its_prose_and_without_prose_nowhere() -> None:
    assert role_of("Bigger", _TOP - 1, title=None) is Role.NAVIGATION
    assert role_of("Bigger", _TOP, title=None) is Role.WIDGET
    assert chrome_role("Ferry to Skarvoy sails again", 30, None, None, -1) is Role.NAVIGATION
