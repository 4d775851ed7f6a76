"""Chrome told apart by its neighbours, its place and its shape."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from cleannews import clean
from cleannews.article import CHROME_ROLES, Role
from cleannews.judging import THRESHOLDS, judge
from cleannews.judging.assorting import (
    CHROME,
    PLACES,
    Assortment,
    assort,
    load_assortment,
    see_signs,
)
from cleannews.judging.frame import frame_page
from cleannews.judging.roles import place_roles
from cleannews.options import Options
from cleannews.reading import read

if TYPE_CHECKING:
    from cleannews.judging.frame import Frame
    from cleannews.judging.runs import Runs
    from cleannews.reading import Page

PROSE = (
    "The ferry to Skarholm is back in service after eleven weeks in dry dock, the board said.",
    "Captain Ines Valdraper said that nobody had missed the noise of the old ferry engine.",
    "The board will decide in spring whether the winter timetable should stay in force.",
)
MENU = "* Home\n* Sport\n* Harbour\n* Contact"
BELOW = "Most read\n\nDog swims home\n\nBridge reopens\n\nHarbour wall leaks again this spring"
SOURCE = "\n\n".join((MENU, "# Ferry to Skarholm back", *PROSE, BELOW, "© 2024 The Courier"))


def seen(source: str) -> tuple[Page, Frame, Runs, list[Role]]:
    page = read(source)
    told = judge(page, Options())
    least = THRESHOLDS["balanced"]
    frame = frame_page(page, told.hits, told.rules, told.cues, told.scores, least)
    return page, frame, told.runs, place_roles(page, frame, told.runs, told.cues, told.scores)


def leaning_to(role: Role) -> Assortment:
    table = np.zeros((PLACES, len(CHROME)), dtype=np.float32)
    table[:, CHROME.index(role)] = 1
    return Assortment(table, np.zeros((4 * len(Role), len(CHROME)), dtype=np.float32))


def test_only_chrome_changes_and_what_rules_know_for_sure_stays() -> None:
    page, frame, runs, placed = seen(SOURCE)
    roles = list(placed)
    assort(page, frame, runs, roles, leaning_to(Role.BIO))
    kept = {"© 2024 The Courier", "Harbour wall leaks again this spring"}  # one is a headline
    for text, before, after in zip(page.texts, placed, roles, strict=True):
        stays = before not in CHROME_ROLES or text in kept
        assert after is (before if stays else Role.BIO), text


def test_short_titles_of_stories_below_an_article_are_related_and_menus_are_not() -> None:
    roles = {block.text: block.role for block in clean(SOURCE).blocks}
    assert roles["Harbour wall leaks again this spring"] is Role.RELATED
    assert roles["Home"] is roles["Contact"] is Role.NAVIGATION
    assert roles["© 2024 The Courier"] is Role.LEGAL


def test_a_score_is_the_sum_of_what_is_seen() -> None:
    page, frame, runs, placed = seen(SOURCE)
    signs = see_signs(page, frame, runs, placed)
    learned = load_assortment()
    block = len(page) - 2
    total = learned.table[signs.places[block]].sum(axis=0) + signs.shares[block] @ learned.shares
    assert np.allclose(learned.score(signs)[block], total, atol=1e-5)
    assert signs.shares.min() >= 0
    assert signs.shares.max() <= 1


def test_a_page_of_one_block_has_no_neighbours() -> None:
    page, frame, runs, placed = seen("Menu")
    signs = see_signs(page, frame, runs, placed)
    assert len(signs.places) == 1
    assert not signs.shares.any()


def test_pages_too_long_for_any_newsroom_are_left_alone() -> None:
    page, frame, runs, placed = seen("\n".join(f"Entry {number}" for number in range(4_100)))
    roles = list(placed)
    assort(page, frame, runs, roles, leaning_to(Role.BIO))
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
