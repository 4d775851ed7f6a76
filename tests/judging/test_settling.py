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
    ("second", "score"),
    [
        ((Role.URL, Role.LEAD, Role.LEGAL, Role.PARAGRAPH), 0.9),  # a sentence would go
        ((Role.URL, Role.TITLE, Role.PARAGRAPH, Role.PARAGRAPH), 0.9),  # a sure lead would go
        ((Role.URL, Role.LEAD, Role.PARAGRAPH, Role.PARAGRAPH), 0.3),  # nothing would go
    ],
)
def test_sentences_and_sure_leads_stay(second: Sequence[Role], score: float) -> None:
    first = [Role.URL, Role.LEAD, Role.PARAGRAPH, Role.PARAGRAPH]
    assert not settled(["Ferry runs aground", LEAD, STORY, MORE], first, second, score)


def test_a_text_that_begins_with_a_sentence_is_not_read_again() -> None:
    def roles_of(again: Page, body: Sequence[int]) -> Sequence[Role]:
        raise AssertionError

    page = read(f"Menu\n\n{STORY}\n\n{HEADING}\n\n{MORE}")
    roles = [Role.NAVIGATION, Role.PARAGRAPH, Role.HEADING, Role.PARAGRAPH]
    assert not settle(page, roles, [0.9] * 4, roles_of)
    assert not settle(page, [Role.NAVIGATION] * 4, [0.1] * 4, roles_of)
