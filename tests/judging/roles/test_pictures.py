"""Which lines describe pictures, or say who made them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from cleannews.article import Role
from cleannews.evidence.cues import CaptionCue, CreditCue
from cleannews.judging.roles.pictures import give_pictures
from tests.judging.sketches import PROSE, cued, framed, sketch

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from tests.judging.sketches import Cue

TITLE = "Ferry to Skarvoy sails again"
LINE = "The ferry at its quay"
CREDIT, CAPTION = Role.CREDIT, Role.CAPTION


def credit(block: int, *, whole: bool = True) -> CreditCue:
    return CreditCue(block, ("AFP",), picture=True, whole=whole)


def caption(block: int, *, certain: bool = False) -> CaptionCue:
    return CaptionCue(block, LINE, certain)


def pictures(  # noqa: PLR0913 - what the page around a picture may be
    *lines: str,
    cues: Collection[Cue] = (),
    body: Collection[int],
    title: int | None = 0,
    head: tuple[int, int] = (0, 2),
    tail: int = 0,
    spoken: Mapping[int, Role] = {},
    before: Mapping[int, Role] = {},
    scores: Mapping[int, float] = {},
    kinds: Mapping[int, int] = {},
) -> dict[int, Role]:
    """The blocks of pictures, where `before` have a role already; `tail` is where that ends."""
    page = sketch(*lines)
    end = tail or len(page)
    frame = framed(page, body, title=title, head=range(*head), tail=range(end, end), spoken=spoken)
    roles = [before.get(block) for block in range(len(page))]
    found = cued(page, *cues, kinds=kinds)
    give_pictures(page, frame, found, roles, [scores.get(b, 0.5) for b in range(len(page))])
    return {b: role for b, role in enumerate(roles) if role is not None and b not in before}


def test_what_is_nothing_but_a_credit_is_one_from_the_head_of_an_article_to_its_tail() -> None:
    lines = ("Home", TITLE, PROSE, "Line", PROSE, "Line", "Line")
    sure = {2: 0.9, 4: 0.9}
    for block, found in ((0, {}), (3, {3: CREDIT}), (5, {5: CREDIT}), (6, {})):
        given = pictures(
            *lines, cues=[credit(block)], body=(2, 4), title=1, head=(1, 3), tail=6, scores=sure
        )
        assert given == found
    assert pictures(*lines, cues=[credit(3, whole=False)], body=(2, 4), title=1) == {}
    assert (
        pictures(*lines, cues=[credit(3)], body=(2, 4), before={3: Role.BYLINE}, scores=sure) == {}
    )


@pytest.mark.parametrize(
    ("label", "found"),
    [("Photo:", True), ("Photo :", True), ("写真：", True), ("Photo", False), ("Quay:", False)],
)
def test_the_label_of_a_picture_s_maker_is_a_credit(label: str, *, found: bool) -> None:
    lines = (TITLE, label, PROSE)
    assert pictures(*lines, body=[2]) == ({1: CREDIT} if found else {})
    assert pictures(*lines, body=[1, 2]) == {}
    assert pictures(*lines, body=[2], head=(2, 3)) == {}


def test_a_caption_is_taken_out_of_the_body_only_if_it_is_sure_to_be_one() -> None:
    lines = ("Home", TITLE, LINE, PROSE, "Line", "Line", "Line")
    around: dict[str, Any] = {"title": 1, "head": (1, 3)}
    assert pictures(*lines, cues=[caption(2)], body=[3], **around) == {2: CAPTION}
    assert pictures(*lines, cues=[caption(2)], body=[2, 3], **around) == {}
    assert pictures(*lines, cues=[caption(2, certain=True)], body=[2, 3], **around) == {2: CAPTION}
    assert pictures(*lines, cues=[caption(0)], body=[3], **around) == {}
    assert pictures(*lines, cues=[caption(5)], body=[3], tail=6, **around) == {5: CAPTION}
    assert pictures(*lines, cues=[caption(6)], body=[3], tail=6, **around) == {}
    assert pictures(*lines, cues=[caption(2)], body=[3], before={2: CREDIT}, **around) == {}


@pytest.mark.parametrize("notice", ["© The Echo", "(C) The Echo", "Copyright The Echo"])
def test_under_the_body_a_line_over_the_notice_of_copyright_is_no_caption(notice: str) -> None:
    for below, found in ((notice, {}), ("Photo by The Echo", {2: CAPTION})):
        assert pictures(TITLE, PROSE, LINE, below, cues=[caption(2)], body=[1]) == found
    assert pictures(TITLE, LINE, notice, PROSE, cues=[caption(1)], body=[3]) == {1: CAPTION}
    assert pictures(TITLE, PROSE, notice, cues=[caption(1, certain=True)], body=[1]) == {1: CAPTION}
    assert pictures(TITLE, PROSE, LINE, cues=[caption(2)], body=[1]) == {2: CAPTION}


@pytest.mark.parametrize(
    ("line", "found"),
    [("Captain Ines Valdraper", True), ("Ines Valdraper", False)],
)
def test_what_stands_twice_in_an_article_is_a_picture_s_text_and_caption(
    line: str, *, found: bool
) -> None:
    twins = {1: CAPTION, 2: CAPTION} if found else {}
    assert pictures(TITLE, line, line, PROSE, body=[3]) == twins
    assert pictures(TITLE, line, "Share", line, PROSE, body=[4]) == {}
    assert pictures(TITLE, line, line, PROSE, body=[3], kinds={1: 1}) == {}  # a date
    assert pictures(TITLE, line, line, PROSE, body=[3], kinds={1: 8}) == twins


def test_of_two_lines_alike_only_what_is_no_body_and_unknown_to_rules_is_a_picture_s() -> None:
    lines = (TITLE, LINE, LINE, PROSE)
    assert pictures(*lines, body=[2, 3]) == {1: CAPTION}
    assert pictures(*lines, body=[3], spoken={1: Role.ADVERT}) == {2: CAPTION}
    assert pictures(*lines, body=[3], before={1: Role.URL}) == {2: CAPTION}


@pytest.mark.parametrize(
    ("title", "head", "found"),
    [(1, (0, 3), False), (0, (0, 3), True), (None, (1, 3), True), (None, (2, 3), False)],
)
def test_two_lines_alike_stand_below_the_title_or_in_the_head_of_an_article_without_one(
    title: int | None, head: tuple[int, int], *, found: bool
) -> None:
    given = pictures("Home", LINE, LINE, PROSE, body=[3], title=title, head=head)
    assert given == ({1: CAPTION, 2: CAPTION} if found else {})


def test_two_lines_alike_stand_over_the_last_of_the_body() -> None:
    assert pictures(TITLE, PROSE, LINE, LINE, body=[1]) == {}
    assert pictures(TITLE, PROSE, LINE, LINE, PROSE, body=[1, 4]) == {2: CAPTION, 3: CAPTION}
    assert pictures(TITLE, PROSE, LINE, LINE, body=[1, 3]) == {2: CAPTION}
    assert pictures(TITLE, LINE, LINE, body=[1, 2]) == {}


@pytest.mark.parametrize(
    ("line", "body", "score", "found"),
    [
        (LINE, False, 0.0, True),
        ("The ferry at sea", False, 0.0, True),
        ("The old ferry", False, 0.0, False),  # a button may have three words
        (f"[{LINE}]", False, 0.0, False),
        (LINE, True, 0.79, True),
        (LINE, True, 0.8, False),
        (f"## {LINE}", True, 0.1, False),
    ],
)
def test_the_line_over_a_credit_is_its_caption_if_it_only_just_passes_for_body(
    line: str, score: float, *, body: bool, found: bool
) -> None:
    lines = (TITLE, PROSE, line, "AFP", PROSE)
    given = pictures(
        *lines, cues=[credit(3)], body=(1, 2, 4) if body else (1, 4), scores={2: score}
    )
    assert given == ({2: CAPTION, 3: CREDIT} if found else {3: CREDIT})


def test_only_over_what_is_nothing_but_a_credit_stands_its_caption() -> None:
    lines = (TITLE, PROSE, LINE, "AFP", PROSE)
    cue = credit(3, whole=False)
    assert pictures(*lines, cues=[cue], body=(1, 4)) == {}
    cue = credit(3)
    assert pictures(*lines, cues=[cue], body=(1, 4), spoken={2: Role.ADVERT}) == {3: CREDIT}
    assert pictures(*lines, cues=[cue], body=(1, 4), before={2: Role.URL}) == {3: CREDIT}
    # The first and the last line over which it may stand.
    assert pictures(*lines, cues=[cue], body=(1, 4), title=0, head=(2, 3)) == {
        2: CAPTION,
        3: CREDIT,
    }
    assert pictures(*lines, cues=[cue], body=(1, 4), title=0, head=(3, 4)) == {3: CREDIT}
    assert pictures(*lines, cues=[cue], body=(1,)) == {3: CREDIT}
    assert pictures(*lines, cues=[cue], body=(1, 2), scores={2: 0.1}) == {3: CREDIT}
    assert pictures(*lines, cues=[cue], body=(1, 3)) == {2: CAPTION, 3: CREDIT}


def test_a_label_of_its_own_may_part_a_caption_from_its_credit() -> None:
    lines = (TITLE, PROSE, LINE, "Here:", "AFP", PROSE)
    assert pictures(*lines, cues=[credit(4)], body=(1, 5)) == {2: CAPTION, 4: CREDIT}
    assert pictures(*lines, cues=[credit(4)], body=(1, 3, 5)) == {3: CAPTION, 4: CREDIT}
    lines = (TITLE, PROSE, LINE, "Here", "AFP", PROSE)
    assert pictures(*lines, cues=[credit(4)], body=(1, 5)) == {4: CREDIT}


def test_the_title_and_what_would_stand_over_the_page_are_no_captions() -> None:
    assert pictures(LINE, "AFP", PROSE, cues=[credit(1)], body=[2]) == {1: CREDIT}
    assert pictures(LINE, "AFP", PROSE, cues=[credit(1)], body=[2], title=2) == {
        0: CAPTION,
        1: CREDIT,
    }
    assert pictures("Here:", "AFP", LINE, PROSE, cues=[credit(1)], body=[3], title=None) == {
        1: CREDIT
    }
    assert pictures("AFP", LINE, PROSE, cues=[credit(0)], body=[2], title=None) == {0: CREDIT}
