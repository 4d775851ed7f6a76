"""What is seen of a block that tells which part of the site it is of."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from cleannews.article import Role
from cleannews.evidence.subjects import GROUPS
from cleannews.judging import judge
from cleannews.judging.roles.seeing import COLUMNS, PLACES, ROLES, SHARES, Signs, see_signs
from cleannews.judging.runs import Runs
from cleannews.options import Options
from cleannews.reading import read
from tests.judging.sketches import PROSE, cued, framed, no_runs, sketch

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from cleannews.reading import Page

NONE = len(ROLES)
LINE, SHARE, MENU = Role.PARAGRAPH, Role.SHARING, Role.NAVIGATION
# Where in a table each kind of sign begins, in the order in which they are seen.
SIZES = (NONE, *(NONE + 1,) * 6, NONE * 5, 64, 64, 24 * 3)
STARTS = np.cumsum((0, *SIZES[:-1]))
ROLE, ABOVE, BELOW, ABOVE_2, BELOW_2, SAID, RUN, ZONE, CUE, CUE_ABOVE, STEP = range(11)


def number(role: Role | None) -> int:
    return NONE if role is None else ROLES.index(role)


def signs(
    roles: Sequence[Role],
    *,
    lines: Sequence[str] = (),
    body: Collection[int] = (),
    title: int | None = None,
    spoken: Mapping[int, Role] = {},
    runs: Sequence[Role | None] = (),
    kinds: Mapping[int, int] = {},
) -> Signs:
    page = sketch(*(lines or ["Line"] * len(roles)))
    found = no_runs(page)
    if runs:
        found = Runs(list(runs), found.steps, found.rules)
    frame = framed(page, body, title=title, spoken=spoken)
    return see_signs(page, frame, cued(page, kinds=kinds), found, roles, None)


def seen(signs: Signs, sign: int) -> list[int]:
    """The values of one kind of sign, a block each."""
    column: list[int] = (signs.places[:, sign] - STARTS[sign]).tolist()
    return column


def test_a_table_of_weights_has_a_row_for_each_value_of_each_kind_of_sign() -> None:
    assert sum(SIZES) == PLACES
    assert 4 * NONE + 2 * len(GROUPS) == SHARES
    everything = signs(ROLES, title=2, body=[5], kinds={1: 63}, spoken={0: ROLES[-1]})
    assert everything.places.min() >= 0
    assert everything.places.max() < PLACES
    assert everything.columns.shape == (len(ROLES), len(COLUMNS))
    for sign, size in enumerate(SIZES):
        assert 0 <= min(seen(everything, sign)) <= max(seen(everything, sign)) < size


def test_a_block_is_seen_with_its_role_and_those_of_its_neighbours() -> None:
    roles = [LINE, SHARE, MENU]
    found = signs(roles, spoken={1: SHARE}, runs=[None, None, Role.RELATED])
    own = [number(role) for role in roles]
    assert seen(found, ROLE) == own
    assert seen(found, ABOVE) == [NONE, *own[:2]]
    assert seen(found, BELOW) == [*own[1:], NONE]
    assert seen(found, ABOVE_2) == [NONE, NONE, own[0]]
    assert seen(found, BELOW_2) == [own[2], NONE, NONE]
    assert seen(found, SAID) == [NONE, number(SHARE), NONE]
    assert seen(found, RUN) == [NONE, NONE, number(Role.RELATED)]


def test_a_block_is_seen_with_its_cues_and_those_above() -> None:
    found = signs([LINE] * 3, kinds={0: 1, 1: 10})
    assert seen(found, CUE) == [1, 10, 0]
    assert seen(found, CUE_ABOVE) == [0, 1, 10]


@pytest.mark.parametrize(
    ("title", "body", "zones"),
    [
        (1, [3, 4], [0, 1, 1, 2, 2, *[3] * 8, 4, 4]),
        (None, [3, 4], [0, 0, 0, 2, 2, *[3] * 8, 4, 4]),
        (4, [2, 3], [0, 0, 0, 0, *[3] * 8, 4, 4, 4]),  # the prose begins above the title
        (0, [], [3] * 8 + [4] * 7),
        (None, [], [3] * 8 + [4] * 7),
    ],
)
def test_a_block_lies_over_the_title_over_the_prose_amid_it_or_below(
    title: int | None, body: list[int], zones: list[int]
) -> None:
    found = signs([MENU] * 15, title=title, body=body)
    assert seen(found, ZONE) == [number(MENU) * 5 + zone for zone in zones]


def test_how_far_a_block_is_from_the_title_is_seen_up_to_some_blocks() -> None:
    steps = [max(at - 8, -6) + 6 for at in range(25)]
    assert seen(signs([MENU] * 27, title=8), STEP) == [step * 3 for step in [*steps, 22, 22]]
    assert seen(signs([MENU] * 2), STEP) == [23 * 3] * 2


def test_where_links_are_known_a_block_is_seen_to_be_one_if_most_of_it_is() -> None:
    lines = ["[Home]", "[Ho]me", "[Hom]e", "Home"]
    found = signs([MENU] * 4, lines=lines, title=0)
    assert [step % 3 for step in seen(found, STEP)] == [2, 1, 2, 1]
    found = signs([MENU] * 4, lines=["Home"] * 4, title=0)
    assert [step % 3 for step in seen(found, STEP)] == [0] * 4


def test_how_near_a_block_is_to_others_that_rules_know_falls_with_the_root_of_their_distance() -> (
    None
):
    found = signs([MENU] * 42, spoken={0: SHARE, 5: Role.ADVERT})
    since = found.shares[:, number(SHARE)]
    assert since[[0, 1, 4, 39]] == pytest.approx([0, 1, 1 / 2, 1 / 39**0.5])
    assert since[[40, 41]].tolist() == [0, 0]  # too far to bear on it
    until = found.shares[:, NONE + number(Role.ADVERT)]
    assert until[[0, 1, 4, 5, 6]] == pytest.approx([1 / 5**0.5, 1 / 2, 1, 0, 0])
    assert not found.shares[:, number(LINE)].any()


def test_the_share_of_a_block_s_neighbours_of_each_kind_is_seen_without_itself() -> None:
    roles = [SHARE if at in {6, 8} else MENU for at in range(14)]
    found = signs(roles, spoken={6: SHARE, 8: SHARE})
    expected = [0.0] + [0.1] * 2 + [0.2] * 3 + [0.1] + [0.2] + [0.1] + [0.2] * 3 + [0.1] * 2
    told = found.shares[:, 2 * NONE + number(SHARE)]
    assert told == pytest.approx(expected)
    given = found.shares[:, 3 * NONE + number(SHARE)]
    assert given == pytest.approx(expected)
    menus = found.shares[:, 3 * NONE + number(MENU)]
    around = [min(at, 5) + min(13 - at, 5) for at in range(14)]
    assert menus == pytest.approx([n / 10 - share for n, share in zip(around, told, strict=True)])
    assert not found.shares[:, 4 * NONE :].any()  # without evidence no words are seen


def test_what_a_block_has_words_of_is_seen_and_how_many_around_it_have_such() -> None:
    page: Page = read("\n\n".join(("# Ferry", PROSE, *["Subscribe to our newsletter"] * 3, "Line")))
    told = judge(page, Options())
    evidence = told.evidence
    assert evidence is not None
    frame = framed(page, (1,), title=0)
    found = see_signs(page, frame, told.cues, told.runs, [MENU] * len(page), evidence)
    own = found.shares[:, 4 * NONE : 4 * NONE + len(GROUPS)]
    near = found.shares[:, 4 * NONE + len(GROUPS) :]
    has = np.array(
        [
            [subject >> bit & 1 for bit in range(len(GROUPS))]
            for subject in evidence.subjects.tolist()
        ]
    )
    assert has[2:5].any()
    assert np.array_equal(own, has)
    for block in range(len(page)):
        beside = [at for at in range(max(0, block - 2), min(len(page), block + 3)) if at != block]
        assert np.array_equal(near[block], has[beside].sum(axis=0))
    assert np.array_equal(found.columns.T, [evidence.columns[name] for name in COLUMNS])
