"""Chrome told apart by its neighbours, its place and its shape."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from cleannews import clean
from cleannews.article import CHROME_ROLES, Role
from cleannews.judging import THRESHOLDS, judge
from cleannews.judging.assorting import (
    CHROME,
    Assortment,
    assort,
    load_assortment,
    standardised,
)
from cleannews.judging.frame import frame_page
from cleannews.judging.roles import place_roles
from cleannews.judging.seeing import COLUMNS, PLACES, SHARES, see_signs
from cleannews.options import Options
from cleannews.reading import read

if TYPE_CHECKING:
    from cleannews.evidence import Evidence
    from cleannews.evidence.cues import Cues
    from cleannews.judging.frame import Frame
    from cleannews.judging.runs import Runs
    from cleannews.reading import Page

    Seen = tuple[Page, Frame, Cues, Runs, list[Role], Evidence | None]

PROSE = (
    "The ferry to Skarholm is back in service after eleven weeks in dry dock, the board said.",
    "Captain Ines Valdraper said that nobody had missed the noise of the old ferry engine.",
    "The board will decide in spring whether the winter timetable should stay in force.",
)
MENU = "* Home\n* Sport\n* Harbour\n* Contact"
BELOW = "Most read\n\nDog swims home\n\nBridge reopens\n\nHarbour wall leaks again this spring"
SOURCE = "\n\n".join((MENU, "# Ferry to Skarholm back", *PROSE, BELOW, "© 2024 The Courier"))


def seen(source: str) -> Seen:
    page = read(source)
    told = judge(page, Options())
    least = THRESHOLDS["balanced"]
    frame = frame_page(page, told.hits, told.rules, told.cues, told.scores, least)
    placed = place_roles(page, frame, told.runs, told.cues, told.scores)
    return page, frame, told.cues, told.runs, placed, told.evidence


def leaning_to(role: Role) -> Assortment:
    table = np.zeros((PLACES, len(CHROME)), dtype=np.float32)
    table[:, CHROME.index(role)] = 1
    shares = np.zeros((SHARES, len(CHROME)), dtype=np.float32)
    columns = np.zeros((len(COLUMNS), len(CHROME)), dtype=np.float32)
    return Assortment(table, shares, columns, np.ones((2, len(COLUMNS)), dtype=np.float32))


def test_only_chrome_changes_and_what_rules_know_for_sure_stays() -> None:
    page, frame, cues, runs, placed, evidence = seen(SOURCE)
    roles = list(placed)
    assort(page, frame, cues, runs, roles, leaning_to(Role.BIO), evidence)
    kept = {"© 2024 The Courier", "Most read", "Harbour wall leaks again this spring"}
    for text, before, after in zip(page.texts, placed, roles, strict=True):
        stays = before not in CHROME_ROLES or text in kept
        assert after is (before if stays else Role.BIO), text


@pytest.mark.parametrize("role", [Role.SHARING, Role.NAVIGATION])
def test_the_body_of_a_page_is_the_same_whatever_is_learned_of_the_rest(role: Role) -> None:
    page, frame, cues, runs, placed, evidence = seen(SOURCE)
    roles = list(placed)
    assort(page, frame, cues, runs, roles, leaning_to(role), evidence)
    assert role in roles
    for before, after in zip(placed, roles, strict=True):
        assert (after if before.is_body or after.is_body else before) is before


def test_short_titles_of_stories_below_an_article_are_related_and_menus_are_not() -> None:
    roles = {block.text: block.role for block in clean(SOURCE).blocks}
    assert roles["Harbour wall leaks again this spring"] is Role.RELATED
    assert roles["Home"] is roles["Contact"] is Role.NAVIGATION
    assert roles["© 2024 The Courier"] is Role.LEGAL


def test_a_score_is_the_sum_of_what_is_seen() -> None:
    page, frame, cues, runs, placed, evidence = seen(SOURCE)
    signs = see_signs(page, frame, cues, runs, placed, evidence)
    learned = load_assortment()
    block = len(page) - 2
    total = learned.table[signs.places[block]].sum(axis=0) + signs.shares[block] @ learned.shares
    total += standardised(signs.columns[block], learned.centre) @ learned.columns
    assert np.allclose(learned.score(signs)[block], total, atol=1e-4)
    assert signs.shares.min() >= 0


def test_what_is_seen_of_a_block_is_the_same_alone_and_among_all() -> None:
    page, frame, cues, runs, placed, evidence = seen(SOURCE)
    every = see_signs(page, frame, cues, runs, placed, evidence)
    some = see_signs(page, frame, cues, runs, placed, evidence, [2, 5])
    assert np.array_equal(some.places, every.places[[2, 5]])
    assert np.array_equal(some.shares, every.shares[[2, 5]])
    assert np.array_equal(some.columns, every.columns[[2, 5]])


def test_a_page_of_one_block_has_no_neighbours() -> None:
    page, frame, cues, runs, placed, _ = seen("Qwertz")
    signs = see_signs(page, frame, cues, runs, placed, None)
    assert len(signs.places) == 1
    assert not signs.shares.any()


def test_pages_too_long_for_any_newsroom_are_left_alone() -> None:
    page, frame, cues, runs, placed, evidence = seen(
        "\n".join(f"Entry {number}" for number in range(4_100))
    )
    roles = list(placed)
    assort(page, frame, cues, runs, roles, leaning_to(Role.BIO), evidence)
    assert roles == placed


def test_until_somebody_looks_at_chrome_no_other_role_waits_for_it_to_be_told_apart() -> None:
    told = judge(read(SOURCE), Options())
    for part, role in zip(told.parts, told.roles, strict=True):
        assert part is role or {part, role} <= CHROME_ROLES


def test_a_text_that_holds_chrome_holds_what_its_neighbours_tell_of_it() -> None:
    source = SOURCE.replace(BELOW, "Advertisement\n\nBuy boats\n\nAdvertisement\n\nShop now")
    page = read(source)
    block = page.texts.index("Buy boats")
    told = judge(page, Options())
    assert (told.parts[block], told.roles[block]) == (Role.NAVIGATION, Role.ADVERT)
    adverts = clean(source, options=Options(include=frozenset({Role.ADVERT})))
    assert "Buy boats" in adverts.text.split("\n\n")


def test_a_note_on_the_author_is_told_by_its_words_where_no_rule_has_the_phrase() -> None:
    note = "Ines Valdraper is a reporter who writes about ferries"
    source = "\n\n".join((MENU, "# Ferry to Skarholm back", *PROSE, BELOW, note))
    roles = {block.text: block.role for block in clean(source).blocks}
    assert roles[note] is Role.BIO
