"""The role that rules, cues and its place speak for, block by block."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from cleannews.article import Role
from cleannews.evidence.cues import DateCue
from cleannews.judging.roles.placing import place_roles
from cleannews.judging.runs import Runs
from tests.judging.sketches import PROSE, cued, framed, sketch

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

TITLE = "Ferry to Skarvoy sails again"
LINK = "Nine ferries sold to Norway"
BODY = Role.PARAGRAPH
CHROME, TEASER, CONTROL = Role.NAVIGATION, Role.RELATED, Role.WIDGET


def placed(  # noqa: PLR0913 - what the page around a block may be
    *lines: str,
    body: Collection[int],
    title: int | None = None,
    known: Mapping[int, Role] = {},
    runs: Mapping[int, tuple[Role, int]] = {},
    scores: Mapping[int, float] = {},
    head: int = 0,
    tail: int | None = None,
    sections: Collection[int] = (),
    dates: Collection[int] = (),
    top: int | None = None,
) -> list[Role]:
    """The roles; `known` are those that rules say, `runs` the heads of lists and their lengths."""
    page = sketch(*lines)
    size = len(page)
    found = Runs([None] * size, [-1] * size, [-1] * size)
    for start, (role, length) in runs.items():
        found.roles[start : start + length] = [role] * length
        found.steps[start : start + length] = range(length)
    end = size if tail is None else tail
    frame = framed(
        page,
        body,
        title=title,
        top=top,
        head=range(head),
        tail=range(end, end),
        spoken=known,
        sections=sections,
    )
    cues = cued(page, *(DateCue(at, 0, 4, "2020-05-12", None, whole=True) for at in dates))
    likely = [scores.get(at, 0.7 if at in body else 0.05) for at in range(size)]
    return place_roles(page, frame, found, cues, likely)


def test_the_title_and_what_repeats_it_above_are_titles_and_below_it_none() -> None:
    roles = placed(TITLE, "Home", TITLE, PROSE, TITLE, body=[3], title=2)
    assert roles == [Role.TITLE, CHROME, Role.TITLE, BODY, TEASER]
    assert placed(TITLE, "Home", body=[], title=None) == [CHROME, CHROME]
    assert placed("Home", TITLE, TITLE, body=[2], title=1)[2] is BODY


@pytest.mark.parametrize(
    ("line", "again"),
    [
        ("Ferry to Skarvo", True),  # 15 characters
        ("Ferry to Skarv", False),
        ("To Skarvoy sails again", False),
    ],
)
def test_a_longer_line_over_the_prose_that_begins_the_title_is_it_again(
    line: str, *, again: bool
) -> None:
    assert (placed(TITLE, line, PROSE, body=[2], title=0)[1] is Role.TITLE) is again
    assert (placed(TITLE, "Share", line, PROSE, body=[3], title=0)[2] is Role.TITLE) is again
    assert placed(TITLE, PROSE, line, body=[1], title=0)[2] is not Role.TITLE
    assert placed(line, TITLE, PROSE, body=[2], title=1)[0] is not Role.TITLE
    assert placed(TITLE, line, body=[], title=0)[1] is not Role.TITLE


@pytest.mark.parametrize(
    ("first", "title", "again"),
    [
        ("The “Ferry” sails | Echo", 'The "Ferry" sails', True),
        ("The 'Ferry' sails | Echo", "The ‘Ferry’ sails", True),
        ("The ferry | The Echo", "The ferry sails", False),
        ("A ferry is back | Echo", "A ferry is back", True),  # 15 characters
        ("Ferry is back! | Echo", "Ferry is back!", False),
    ],
)
def test_a_first_line_that_goes_on_after_the_title_is_it_again(
    first: str, title: str, *, again: bool
) -> None:
    assert (placed(first, "Home", title, PROSE, body=[3], title=2)[0] is Role.TITLE) is again


def test_on_html_a_heading_between_title_and_prose_that_says_the_same_is_the_title_again() -> None:
    page = sketch(f"# {TITLE}", "## Skarvoy ferry sails", PROSE, html=True)
    found = Runs([None] * 3, [-1] * 3, [-1] * 3)
    frame = framed(page, [2], title=0)
    assert place_roles(page, frame, found, cued(page), [0.5] * 3)[1] is Role.TITLE


@pytest.mark.parametrize(
    ("score", "links", "below", "out"),
    [
        (0.85, 2, PROSE, False),  # sure
        (0.84, 2, PROSE, True),
        (0.6, 4, PROSE, False),  # the last line of a long list, over a paragraph
        (0.59, 4, PROSE, True),
        (0.6, 3, PROSE, True),
        (0.6, 4, "Share", True),
    ],
)
def test_what_only_just_passes_for_body_goes_with_the_list_it_is_in(
    score: float, links: int, below: str, *, out: bool
) -> None:
    lines = (TITLE, PROSE, "Read also", *["Ferry"] * (links - 1), LINK, below, PROSE)
    at = 2 + links
    roles = placed(
        *lines,
        body=[1, at, at + 1, at + 2],
        title=0,
        known={2: TEASER},
        runs={2: (TEASER, links + 1)},
        scores={at: score, at + 1: 0.9},
    )
    assert (roles[at] is TEASER) is out
    assert roles[at] is not BODY


def test_a_line_under_a_long_list_heads_no_paragraph_that_is_none_of_the_body() -> None:
    lines = (TITLE, PROSE, "Read also", *["Ferry"] * 3, LINK)
    around: dict[str, Any] = {"title": 0, "known": {2: TEASER}, "runs": {2: (TEASER, 5)}}
    for below in ([], [PROSE]):
        assert placed(*lines, *below, body=[1, 6], **around)[6] is TEASER


def test_a_paragraph_in_a_run_and_a_line_outside_of_runs_stay_body() -> None:
    lines = (TITLE, "Read also", PROSE, "Line of it.", PROSE)
    roles = placed(*lines, body=[2, 3, 4], title=0, runs={1: (TEASER, 3)}, scores={3: 0.85})
    assert roles[2:] == [BODY] * 3
    roles = placed(*lines, body=[2, 3, 4], title=0, runs={1: (TEASER, 2)}, scores={3: 0.5})
    assert roles[2:] == [BODY] * 3


@pytest.mark.parametrize(
    ("text", "known", "reach", "score", "goes"),
    [
        ("Read also", TEASER, 2, 0.84, True),
        ("Read also", TEASER, 2, 0.85, False),
        ("Read also", TEASER, 1, 0.1, False),  # nothing below is of its run
        ("Read also", Role.TOPIC, 2, 0.1, False),
        ("Video", TEASER, 2, 0.1, False),
        ("Vidéo", TEASER, 2, 0.1, True),
    ],
)
def test_a_line_that_heads_a_link_goes_with_it(
    text: str, known: Role, reach: int, score: float, *, goes: bool
) -> None:
    roles = placed(
        *(TITLE, PROSE, text, LINK, PROSE),
        body=[1, 2, 4],
        title=0,
        known={2: known},
        runs={2: (TEASER, reach)},
        scores={3: score},
    )
    assert (roles[2] is TEASER) is goes


def test_a_line_that_heads_links_at_the_end_of_a_page_stays_where_nothing_is_below() -> None:
    roles = placed(
        TITLE, PROSE, "Read also", body=[1, 2], title=0, known={2: TEASER}, runs={2: (TEASER, 1)}
    )
    assert roles[2] is BODY


@pytest.mark.parametrize(
    ("title", "role"),
    [(0, TEASER), (1, TEASER), (2, BODY), (3, TEASER), (None, TEASER)],
)
def test_a_run_does_not_reach_over_the_title(title: int | None, role: Role) -> None:
    # A line over the title that heads a list does not head the article.
    lines = ("Home", "Most read", TITLE, "Line of it.", PROSE)
    roles = placed(
        *lines, body=[3, 4], title=title, runs={1: (TEASER, 3)}, known={1: TEASER}, top=3
    )
    assert roles[3] is (Role.TITLE if title == 3 else role)


def test_a_control_below_the_title_is_of_no_run_that_begins_above_it() -> None:
    lines = ("Home", "Most read", TITLE, "Bigger", PROSE)
    around: dict[str, Any] = {"body": [4], "known": {1: TEASER}, "runs": {1: (TEASER, 3)}}
    assert placed(*lines, title=2, **around)[3] is CONTROL
    assert placed(*lines, title=0, **around)[3] is TEASER


@pytest.mark.parametrize(
    ("line", "role"),
    [
        ("## What comes next", Role.HEADING),
        ("* What comes next.", Role.LIST_ITEM),
        ("1. What comes next.", Role.LIST_ITEM),
        ("> What comes next.", Role.QUOTE),
        ("| What comes next.", Role.TABLE),
        ("What comes next", Role.HEADING),
        ("What comes next.", BODY),
        ("what comes next", BODY),  # a piece of a sentence
        ("W" * 110, Role.HEADING),
        ("W" * 111, BODY),
        (PROSE, BODY),
    ],
)
def test_a_line_of_the_body_is_what_its_mark_or_its_form_says(line: str, role: Role) -> None:
    assert placed(PROSE, line, PROSE, body=[0, 1, 2])[1] is role


def test_a_heading_stands_over_more_of_the_body_and_is_not_the_first_prose() -> None:
    line = "What comes next"
    assert placed(PROSE, line, "Share", body=[0, 1])[1] is BODY
    assert placed(PROSE, line, body=[0, 1])[1] is BODY
    assert placed(line, PROSE, body=[0, 1])[0] is BODY
    assert placed(line, PROSE, body=[0, 1], top=1)[0] is Role.HEADING
    assert placed(PROSE + "!", PROSE[:84] + "!?", PROSE, body=[0, 1, 2])[1] is BODY


@pytest.mark.parametrize(
    ("lines", "known", "runs", "roles"),
    [
        # A list of topics goes on until a rule knows something else.
        (["Tags", "Ferries", "Norway"], {}, {0: (Role.TOPIC, 3)}, [Role.TOPIC] * 3),
        (
            ["Tags", "Ferries", "Share", "Norway"],
            {2: Role.SHARING},
            {0: (Role.TOPIC, 4)},
            [Role.TOPIC, Role.TOPIC, Role.SHARING, CHROME],
        ),
        (["Tags", "More news"], {1: TEASER}, {0: (Role.TOPIC, 2)}, [Role.TOPIC, Role.TOPIC]),
        (["Tags", "Menu"], {1: CHROME}, {0: (Role.TOPIC, 2)}, [Role.TOPIC, CHROME]),
        # Prompts of several sentences go on, also past what rules take for a link.
        (["Sign up.", "It is free."], {0: Role.SIGNUP}, {}, [Role.SIGNUP] * 2),
        (["Sign up.", "It is free."], {0: Role.SIGNUP, 1: CHROME}, {}, [Role.SIGNUP] * 2),
        (["Sign up.", "It is free"], {0: Role.SIGNUP}, {}, [Role.SIGNUP, CHROME]),
        (
            ["Sign up.", "It is free."],
            {0: Role.SIGNUP, 1: Role.ADVERT},
            {},
            [Role.SIGNUP, Role.ADVERT],
        ),
        (["Share.", "It is free."], {0: Role.SHARING}, {}, [Role.SHARING, CHROME]),
        # What a word is for among buttons that share, and in a form.
        (["Share", "Email"], {0: Role.SHARING, 1: Role.SIGNUP}, {}, [Role.SHARING] * 2),
        (["Share", "Email *:"], {0: Role.SHARING, 1: Role.SIGNUP}, {}, [Role.SHARING] * 2),
        (
            ["Share", "Email us"],
            {0: Role.SHARING, 1: Role.SIGNUP},
            {},
            [Role.SHARING, Role.SIGNUP],
        ),
        (["Reply", "Email"], {0: Role.COMMENT, 1: Role.SHARING}, {}, [Role.COMMENT] * 2),
        # The numbers of a list are of the list.
        (["Most read", "1."], {0: TEASER, 1: CONTROL}, {0: (TEASER, 2)}, [TEASER] * 2),
        (["Most read", "x"], {0: TEASER, 1: CONTROL}, {0: (TEASER, 2)}, [TEASER, CONTROL]),
        (["Most read", "1."], {0: TEASER, 1: CONTROL}, {0: (TEASER, 1)}, [TEASER, CONTROL]),
        (["Most read", "1."], {0: TEASER, 1: Role.ADVERT}, {0: (TEASER, 2)}, [TEASER, Role.ADVERT]),
        # What heads a run is said of what a rule does not know.
        (["Most read", "Dogs"], {0: TEASER}, {0: (TEASER, 2)}, [TEASER] * 2),
        (["Photos", "Dogs"], {0: CHROME}, {0: (Role.CAPTION, 2)}, [CHROME, CHROME]),
        (["Photos", "Dogs"], {0: CHROME, 1: Role.TITLE}, {}, [CHROME, CHROME]),
        # Lists below "Comments" are the site's.
        (["Comments", "Dogs"], {0: Role.COMMENT}, {0: (Role.COMMENT, 2)}, [Role.COMMENT] * 2),
        (
            ["Comments", "* Dogs"],
            {0: Role.COMMENT},
            {0: (Role.COMMENT, 2)},
            [Role.COMMENT, CHROME],
        ),
    ],
)
def test_what_is_below_an_article_is_told_by_rules_and_by_what_heads_it(
    lines: list[str],
    known: dict[int, Role],
    runs: dict[int, tuple[Role, int]],
    roles: list[Role],
) -> None:
    found = placed(
        *(TITLE, PROSE),
        *lines,
        body=[1],
        title=0,
        known={block + 2: role for block, role in known.items()},
        runs={block + 2: run for block, run in runs.items()},
    )
    assert found[2:] == roles


@pytest.mark.parametrize(("steps", "role"), [(20, Role.COMMENT), (21, CHROME)])
def test_a_line_over_comments_speaks_for_no_more_than_some_lines(steps: int, role: Role) -> None:
    lines = ["Comments", *["Yes"] * steps]
    roles = placed(
        *(TITLE, PROSE, *lines),
        body=[1],
        title=0,
        known={2: Role.COMMENT},
        runs={2: (Role.COMMENT, steps + 1)},
    )
    assert roles[-1] is role


def test_a_list_item_that_reads_as_prose_is_a_comment_below_comments() -> None:
    roles = placed(
        *(TITLE, PROSE, "Comments", f"* {PROSE}"),
        body=[1],
        title=0,
        known={2: Role.COMMENT},
        runs={2: (Role.COMMENT, 2)},
    )
    assert roles[3] is Role.COMMENT


@pytest.mark.parametrize(
    ("sections", "role"), [([3], Role.TOPIC), ([], CHROME)], ids=["a section", "a menu's word"]
)
def test_the_name_of_a_section_is_a_topic_among_topics(sections: list[int], role: Role) -> None:
    around: dict[str, Any] = {
        "body": [1],
        "title": 0,
        "known": {3: CHROME},
        "runs": {2: (Role.TOPIC, 3)},
        "sections": sections,
    }
    roles = placed(TITLE, PROSE, "Tags", "Football", "Norway", **around)
    assert roles[2:] == [Role.TOPIC, role, role]


@pytest.mark.parametrize(
    ("title", "roles"),
    [(3, [CHROME, CHROME]), (0, [Role.TOPIC, Role.TOPIC]), (None, [Role.TOPIC, Role.TOPIC])],
)
def test_topics_over_the_article_are_the_menu_s(title: int | None, roles: list[Role]) -> None:
    lines = ("Home", "Tags", "Norway", TITLE, PROSE)
    found = placed(*lines, body=[4], title=title, known={1: Role.TOPIC}, runs={1: (Role.TOPIC, 2)})
    assert found[1:3] == roles


@pytest.mark.parametrize(
    ("text", "others", "lone"),
    [
        ("Accept", [], True),
        ("Accept all a", [], True),  # 12 characters
        ("Accept all at", [], False),
        ("Accept", [-3], False),
        ("Accept", [-4], True),
        ("Accept", [3], False),
        ("Accept", [4], True),
    ],
)
def test_a_short_word_of_consent_needs_another_near(
    text: str, others: list[int], *, lone: bool
) -> None:
    lines = [TITLE, PROSE, *["Line"] * 9]
    lines[6] = text
    known = dict.fromkeys([6, *(6 + at for at in others)], Role.CONSENT)
    roles = placed(*lines, body=[1], title=0, known=known)
    assert roles[6] is (CHROME if lone else Role.CONSENT)


@pytest.mark.parametrize(
    ("role", "block", "told"),
    [
        (Role.TOPIC, 4, True),
        (Role.TOPIC, 0, False),
        (Role.BYLINE, 2, True),
        (Role.BYLINE, 4, False),
        (Role.SECTION, 2, False),  # any menu has "Sport"
        (Role.TITLE, 2, False),
        (Role.HEADING, 2, False),
        (Role.CAPTION, 4, True),
        (Role.CREDIT, 4, True),
        (Role.CREDIT, 5, False),
        (Role.PUBLISHED, 4, False),
    ],
)
def test_what_a_rule_takes_for_a_fact_is_one_in_its_place(
    role: Role, block: int, *, told: bool
) -> None:
    lines = ["Home", TITLE, "Line", PROSE, "Line", "Line"]
    roles = placed(*lines, body=[3], title=1, known={block: role}, head=3, tail=5)
    assert (roles[block] is role) is told


def test_a_line_that_heads_other_stories_heads_nothing_right_over_the_title() -> None:
    lines = ("Breaking", "News", TITLE, PROSE)
    for block, role in ((1, CHROME), (0, TEASER)):
        assert placed(*lines, body=[3], title=2, known={block: TEASER})[block] is role


LEAD = "After two winters in dock it is back now"  # 40 characters


@pytest.mark.parametrize(
    ("line", "score", "kept"),
    [(LEAD, 0.1, True), (LEAD, 0.09, False), (LEAD[:-1], 0.9, False)],
)
def test_a_line_between_the_title_and_its_facts_is_the_lead(
    line: str, score: float, *, kept: bool
) -> None:
    lines = (TITLE, line, "Now", PROSE)
    around: dict[str, Any] = {"body": [3], "title": 0, "head": 4, "scores": {1: score}}
    assert (placed(*lines, dates=[2], **around)[1] is Role.LEAD) is kept
    assert placed(*lines, **around)[1] is not Role.LEAD


@pytest.mark.parametrize(("score", "kept"), [(0.2, True), (0.19, False)])
def test_a_line_right_below_the_facts_is_the_lead(score: float, *, kept: bool) -> None:
    lines = (TITLE, "Now", "Now", LEAD, "Share", PROSE)
    around: dict[str, Any] = {"body": [5], "title": 0, "head": 5, "scores": {3: score}}
    assert (placed(*lines, dates=[1, 2], **around)[3] is Role.LEAD) is kept


def test_a_standfirst_is_unknown_to_rules_and_stands_under_a_title() -> None:
    lines = (TITLE, "Now", LEAD, PROSE)
    around: dict[str, Any] = {"body": [3], "dates": [1], "scores": {2: 0.3}, "head": 3}
    assert placed(*lines, title=0, **around)[2] is Role.LEAD
    assert placed(*lines, title=0, known={2: Role.ADVERT}, **around)[2] is Role.ADVERT
    assert placed(*lines, **around)[2] is not Role.LEAD
    assert placed(*lines[:3], body=[], title=0, dates=[1], scores={2: 0.9}, head=2)[2] is not (
        Role.LEAD
    )
    # What is body already stays that.
    assert placed(*lines, title=0, **(around | {"body": [2, 3]}))[2] is BODY
