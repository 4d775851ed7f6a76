"""What the blocks around say of a block that no rule knows."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from cleannews.article import Role
from cleannews.judging.roles.surroundings import forget_indexes, join_crowds, name_captions
from cleannews.judging.runs import Runs
from tests.judging.sketches import PROSE, framed, no_runs, sketch

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from cleannews.judging.roles.frame import Frame

TITLE = "Ferry to Skarvoy sails again"
MENU, TEASER, CONTROL = Role.NAVIGATION, Role.RELATED, Role.WIDGET


def joined(
    *roles: Role, spoken: Mapping[int, Role] = {}, headed: Collection[int] = ()
) -> list[Role]:
    page = sketch(*["Line"] * len(roles))
    runs = no_runs(page)
    for block in headed:
        runs.steps[block] = 0
    found = list(roles)
    join_crowds(framed(page, spoken=spoken), runs, found)
    return found


@pytest.mark.parametrize(
    ("crowd", "reach"),
    [
        (Role.COMMENT, 4),
        (Role.SIGNUP, 3),
        (Role.CONSENT, 3),
        (Role.PAYWALL, 3),
        (Role.SHARING, 2),
        (Role.LEGAL, 2),
        (Role.ADVERT, 2),
    ],
)
def test_what_stands_between_two_of_a_crowd_is_of_it_if_they_are_near(
    crowd: Role, reach: int
) -> None:
    for apart in (1, 2, reach, reach + 1):
        between = [MENU] * (apart - 1)
        joins = apart <= reach
        assert joined(crowd, *between, crowd) == [
            crowd,
            *([crowd] if joins else [MENU]) * (apart - 1),
            crowd,
        ]


def test_only_roles_that_a_place_gave_are_of_a_crowd() -> None:
    share = Role.SHARING
    for unsaid in (MENU, TEASER, CONTROL):
        assert joined(share, unsaid, share) == [share] * 3
    for role in (Role.PARAGRAPH, Role.ADVERT, Role.BIO):
        assert joined(share, role, share) == [share, role, share]
    assert joined(share, MENU, share, spoken={1: MENU}) == [share, MENU, share]
    assert joined(share, MENU, share, headed=[1]) == [share, MENU, share]
    assert joined(Role.BIO, MENU, Role.BIO) == [Role.BIO, MENU, Role.BIO]
    comments = [Role.COMMENT, MENU, Role.ADVERT, MENU, Role.COMMENT]
    assert joined(*comments) == comments


def test_nothing_above_the_first_of_a_crowd_is_of_it_and_a_row_goes_on() -> None:
    share = Role.SHARING
    assert joined(MENU, share) == [MENU, share]
    assert joined(MENU, MENU, share) == [MENU, MENU, share]
    assert joined(share, MENU, share, MENU, share, MENU) == [*[share] * 5, MENU]
    assert joined() == []


LINE = "Quays of the fjord"


@pytest.mark.parametrize(
    ("line", "caption"),
    [
        (f"{LINE} (AP)", True),
        ("Two men (AP photo)", True),
        ("Men (AP photo)", False),  # three words
        (f"{LINE} (" + "w" * 40 + ")", True),
        (f"{LINE} (" + "w" * 41 + ")", False),
        (f"{LINE} (A)", False),
        (f"{LINE} (AP).", False),
        (LINE, False),
        (f"[{LINE} (AP)]", False),
    ],
)
def test_an_unlinked_line_amid_an_article_that_ends_in_a_credit_is_a_caption(
    line: str, *, caption: bool
) -> None:
    page = sketch(TITLE, PROSE, "Share", line, PROSE)
    roles = [Role.TITLE, Role.PARAGRAPH, CONTROL, TEASER, Role.PARAGRAPH]
    name_captions(page, framed(page, (1, 4), title=0), no_runs(page), roles)
    assert roles[3] is (Role.CAPTION if caption else TEASER)


def captioned(
    *lines: str,
    at: int,
    title: int = 1,
    top: int | None = None,
    role: Role = TEASER,
    spoken: Mapping[int, Role] = {},
) -> bool:
    page = sketch(*lines)
    body = [block for block, text in enumerate(page.texts) if text == PROSE]
    roles = [Role.PARAGRAPH if block in body else MENU for block in range(len(page))]
    roles[at] = role
    name_captions(
        page, framed(page, body, title=title, top=top, spoken=spoken), no_runs(page), roles
    )
    return roles[at] is Role.CAPTION


def test_where_links_are_known_an_unlinked_line_right_under_a_paragraph_is_a_caption() -> None:
    lines = ("[Home]", TITLE, PROSE, LINE, PROSE)
    assert captioned(*lines, at=3)
    assert not captioned("Home", *lines[1:], at=3)
    assert not captioned(*lines, at=3, role=CONTROL)
    assert not captioned(*lines, at=3, spoken={3: TEASER})
    assert not captioned(*lines[:3], "Share", LINE, PROSE, at=4)
    assert not captioned(*lines[:3], "Quays of fjords", PROSE, at=3)
    assert not captioned(*lines[:4], at=3)  # below the article
    assert not captioned(*lines, at=3, top=3)
    # Over the prose only a credit tells it.
    assert not captioned("[Home]", TITLE, LINE, PROSE, at=2)
    assert captioned("[Home]", TITLE, f"{LINE} (AP)", PROSE, at=2)
    assert not captioned("[Home]", f"{LINE} (AP)", TITLE, PROSE, at=1, title=2)
    assert not captioned(f"{LINE} (AP)", TITLE, PROSE, at=0)


def test_an_article_without_a_title_or_prose_has_no_captions_of_this_kind() -> None:
    page = sketch("[Home]", PROSE, f"{LINE} (AP)", PROSE)
    for frame in (framed(page, (1, 3)), _without_prose(framed(page, (1, 3), title=0))):
        roles = [MENU, Role.PARAGRAPH, TEASER, Role.PARAGRAPH]
        name_captions(page, frame, no_runs(page), roles)
        assert roles[2] is TEASER


def _without_prose(frame: Frame) -> Frame:
    return replace(frame, top=None)


@pytest.mark.parametrize(("topics", "left"), [(18, 19), (19, 0)])
def test_a_list_of_more_topics_than_any_article_has_is_the_site_s(topics: int, left: int) -> None:
    size = topics + 1
    page = sketch(TITLE, PROSE, *["Norway"] * size, "Share")
    runs = Runs(
        [None, None, *[Role.TOPIC] * size, None],
        [-1, -1, *range(size), -1],
        [-1, -1, *[0] * size, -1],
    )
    roles = [Role.TITLE, Role.PARAGRAPH, *[Role.TOPIC] * size, Role.TOPIC]
    forget_indexes(page, framed(page, (1,), title=0), runs, roles)
    assert roles.count(Role.TOPIC) == left + 1  # the last is of no list
    assert roles[:2] == [Role.TITLE, Role.PARAGRAPH]
    assert roles[2] is (Role.TOPIC if left else MENU)


def test_a_list_of_topics_ends_where_another_begins_or_a_block_is_none() -> None:
    page = sketch(TITLE, PROSE, *["Norway"] * 30)
    steps = [-1, -1, *range(15), *range(15)]
    runs = Runs([None] * 32, steps, [-1] * 32)
    roles = [Role.TITLE, Role.PARAGRAPH, *[Role.TOPIC] * 30]
    forget_indexes(page, framed(page, (1,), title=0), runs, roles)
    assert roles.count(Role.TOPIC) == 30
    steps = [-1, -1, *range(30)]
    roles[10] = Role.SHARING
    forget_indexes(page, framed(page, (1,), title=0), Runs([None] * 32, steps, [-1] * 32), roles)
    assert roles.count(Role.TOPIC) == 29
