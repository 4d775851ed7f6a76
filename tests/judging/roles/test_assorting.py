"""Chrome told apart by its neighbours, its place and its shape."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from cleannews import clean
from cleannews.article import CHROME_ROLES, Role
from cleannews.judging import THRESHOLDS, judge
from cleannews.judging.roles.assorting import (
    CHROME,
    Assortment,
    assort,
    load_assortment,
    save_assortment,
    standardised,
)
from cleannews.judging.roles.frame import frame_page
from cleannews.judging.roles.placing import place_roles
from cleannews.judging.roles.seeing import COLUMNS, PLACES, SHARES, see_signs
from cleannews.judging.runs import Runs
from cleannews.options import Options
from cleannews.reading import read
from tests.judging.sketches import cued, framed, sketch

if TYPE_CHECKING:
    from pathlib import Path

    from cleannews.evidence import Evidence
    from cleannews.evidence.cues import Cues
    from cleannews.judging.roles.frame import Frame
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


def assorted(
    *lines: str,
    roles: list[Role],
    heads: int | None = None,
    spoken: dict[int, Role] | None = None,
) -> list[Role]:
    """The roles where all is taken for a note on the author; `heads` is the head of the list."""
    page = sketch(*lines)
    size = len(page)
    runs = Runs([None] * size, [-1] * size, [-1] * size)
    if heads is not None:
        runs.roles[heads:] = [Role.RELATED] * (size - heads)
        runs.steps[heads:] = range(size - heads)
    found = list(roles)
    frame = framed(page, spoken=spoken or {})
    assort(page, frame, cued(page), runs, found, leaning_to(Role.BIO))
    return found


@pytest.mark.parametrize(
    ("role", "spoken", "stays"),
    [
        (Role.NAVIGATION, None, False),
        (Role.SHARING, Role.SHARING, True),
        (Role.NAVIGATION, Role.NAVIGATION, False),  # that says no more than that many sites have it
        (Role.RELATED, Role.RELATED, False),
        (Role.WIDGET, Role.WIDGET, False),
        (Role.WIDGET, Role.TOPIC, False),
        (Role.LEGAL, None, True),
        (Role.PARAGRAPH, None, True),
        (Role.TOPIC, None, True),
    ],
)
def test_chrome_that_rules_leave_open_gets_its_likeliest_role(
    role: Role, spoken: Role | None, *, stays: bool
) -> None:
    told = {} if spoken is None else {0: spoken}
    assert assorted("Line", roles=[role], spoken=told) == [role if stays else Role.BIO]


@pytest.mark.parametrize(
    ("head", "link", "stay"),
    [
        ("Most read", "Four words of it", (True, True)),
        ("Video", "Three words more", (False, False)),
    ],
)
def test_a_line_over_headlines_and_the_headlines_stay_and_single_words_do_not(
    head: str, link: str, stay: tuple[bool, bool]
) -> None:
    related = Role.RELATED
    found = assorted(head, link, roles=[related, related], heads=0)
    assert found == [related if stays else Role.BIO for stays in stay]
    assert assorted(head, link, roles=[related, related]) == [Role.BIO] * 2
    widgets = [Role.WIDGET] * 2
    assert assorted(head, link, roles=widgets, heads=0) == [Role.BIO] * 2


@pytest.mark.parametrize(("size", "role"), [(4_000, Role.BIO), (4_001, Role.WIDGET)])
def test_pages_of_more_than_four_thousand_blocks_are_left_as_they_are(
    size: int, role: Role
) -> None:
    assert set(assorted(*["Line"] * size, roles=[Role.WIDGET] * size)) == {role}


def test_a_page_without_chrome_has_none_to_tell_apart() -> None:
    assert assorted("Line", roles=[Role.QUOTE]) == [Role.QUOTE]


def test_evidence_is_measured_in_deviations_from_its_mean_and_bounded() -> None:
    centre = np.array([[1.0], [2.0]], dtype=np.float32)
    columns = np.array([[1.0], [5.0], [7.0], [8.0], [-5.0], [-9.0]], dtype=np.float32)
    assert standardised(columns, centre).ravel().tolist() == [0, 2, 3, 3, -3, -3]


def test_what_was_learned_of_chrome_comes_back_from_its_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    learned = leaning_to(Role.ADVERT)
    save_assortment(learned, tmp_path)
    monkeypatch.setattr("cleannews.judging.roles.assorting.files", lambda _: tmp_path)
    found = load_assortment.__wrapped__()
    for name in ("table", "shares", "columns", "centre"):
        assert np.array_equal(getattr(found, name), getattr(learned, name))
        assert getattr(found, name).dtype == np.float32
