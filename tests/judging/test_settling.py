"""What the kept text would lose the next time goes now."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from cleannews.article import Role
from cleannews.judging.settling import settle
from cleannews.reading import read

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cleannews.reading.page import Page

HEADING = "What we know"
LEAD = "Three villages were cut off for a week"
STORY = "The ferry ran aground in the sound on Monday, and all who were on board are safe."
MORE = "The owners say that it will be towed into harbour as soon as the wind allows it again."


def settled(
    texts: Sequence[str], roles: Sequence[Role], second: Sequence[Role], score: float = 0.9
) -> dict[int, Role]:
    """What a page loses that is judged `second` when its text is read again."""
    page = read("\n\n".join(texts))
    assert page.texts == list(texts)

    def roles_of(again: Page, body: Sequence[int]) -> Sequence[Role]:
        assert len(again.texts) == len(body)
        return [second[block] for block in body]

    return settle(page, roles, [score] * len(texts), roles_of)


def test_a_line_that_goes_from_the_text_by_itself_goes_at_once() -> None:
    gone = settled(
        ["Menu", HEADING, STORY, MORE],
        [Role.NAVIGATION, Role.HEADING, Role.PARAGRAPH, Role.PARAGRAPH],
        [Role.NAVIGATION, Role.NAVIGATION, Role.PARAGRAPH, Role.PARAGRAPH],
    )
    assert gone == {1: Role.NAVIGATION}


@pytest.mark.parametrize(("title", "given"), [(Role.TITLE, Role.WIDGET), (Role.URL, Role.TITLE)])
def test_a_line_becomes_the_title_only_where_the_page_has_none(title: Role, given: Role) -> None:
    gone = settled(
        ["Ferry runs aground", HEADING, STORY, MORE],
        [title, Role.HEADING, Role.PARAGRAPH, Role.PARAGRAPH],
        [title, Role.TITLE, Role.PARAGRAPH, Role.PARAGRAPH],
    )
    assert gone == {1: given}


@pytest.mark.parametrize(
    "second",
    [
        (Role.URL, Role.LEAD, Role.PARAGRAPH, Role.PARAGRAPH),
        (Role.URL, Role.LEGAL, Role.LEGAL, Role.LEGAL),
    ],
)
def test_a_text_that_would_lose_nothing_or_all_of_itself_stays(second: Sequence[Role]) -> None:
    first = [Role.URL, Role.LEAD, Role.PARAGRAPH, Role.PARAGRAPH]
    assert not settled(["Ferry runs aground", LEAD, STORY, MORE], first, second)


@pytest.mark.parametrize(
    ("body", "scores"),
    [
        ((STORY, HEADING, MORE), (0.9, 0.8, 0.9)),  # a label behind the first paragraph
        ((STORY, MORE, HEADING), (0.9, 0.9, 0.8)),  # one behind the last
        ((STORY, MORE, "Nobody was hurt."), (0.9, 0.9, 0.4)),  # a short sentence there
    ],
)
def test_a_doubted_line_near_the_edge_goes_if_it_would_go(
    body: Sequence[str], scores: Sequence[float]
) -> None:
    paragraph, doubted = Role.PARAGRAPH, min(range(3), key=scores.__getitem__)
    page = read("\n\n".join(("Menu", *body)))

    def roles_of(again: Page, _: Sequence[int]) -> Sequence[Role]:
        return [Role.WIDGET if text == body[doubted] else paragraph for text in again.texts]

    roles = [Role.NAVIGATION, *([paragraph] * 3)]
    assert settle(page, roles, (0.1, *scores), roles_of) == {doubted + 1: Role.WIDGET}


def test_a_text_whose_edges_are_sure_is_not_read_again() -> None:
    def roles_of(again: Page, body: Sequence[int]) -> Sequence[Role]:
        raise AssertionError

    page = read(f"Menu\n\n{STORY}\n\n{HEADING}\n\n{MORE}")
    roles = [Role.NAVIGATION, Role.PARAGRAPH, Role.HEADING, Role.PARAGRAPH]
    assert not settle(page, roles, [0.95] * 4, roles_of)
    assert not settle(page, [Role.NAVIGATION] * 4, [0.1] * 4, roles_of)


def test_what_lost_a_line_is_read_again_until_it_loses_nothing() -> None:
    signed = "Posted by Jane Doe on Monday, as the wind allowed it, from the harbour."
    page = read(f"Menu\n\n{HEADING}\n\n{signed}\n\n{STORY}\n\n{MORE}")

    def roles_of(again: Page, _: Sequence[int]) -> Sequence[Role]:
        first = {HEADING: Role.WIDGET, signed: Role.BYLINE}.get(again.texts[0], Role.PARAGRAPH)
        return [first, *[Role.PARAGRAPH] * (len(again) - 1)]

    roles = [Role.NAVIGATION, *[Role.PARAGRAPH] * 4]
    assert settle(page, roles, [0.95] * 5, roles_of) == {1: Role.WIDGET, 2: Role.BYLINE}


@pytest.mark.parametrize(("entries", "gone"), [(39, 39), (60, 40), (3_000, 6)])
def test_a_menu_that_goes_line_by_line_is_read_as_often_as_it_is_short(
    entries: int, gone: int
) -> None:
    menu = [f"Entry {number} of it" for number in range(entries)]
    page = read("\n\n".join(("Menu", *menu, STORY, HEADING, MORE)))

    def roles_of(again: Page, body: Sequence[int]) -> Sequence[Role]:
        first = Role.WIDGET if again.texts[0] in menu else Role.PARAGRAPH
        return [first, *[Role.PARAGRAPH] * (len(body) - 1)]

    roles = [Role.NAVIGATION, *[Role.PARAGRAPH] * (entries + 3)]
    found = settle(page, roles, [0.5] * len(roles), roles_of)
    assert found == dict.fromkeys(range(1, gone + 1), Role.WIDGET)
