from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from cleannews.article import BODY_ROLES, Role
from cleannews.evidence.cues import find_cues
from cleannews.evidence.lexicon import Lexicon, Scope
from cleannews.judging.roles import assign_roles
from cleannews.judging.roles.assorting import CHROME, Assortment
from cleannews.judging.roles.seeing import COLUMNS, PLACES, SHARES
from cleannews.judging.runs import find_runs
from cleannews.reading import read
from tests.judging.exact_rules import exact_rule

if TYPE_CHECKING:
    from cleannews.reading import Page

PROSE = (
    "The ferry to Skarholm is back in service after eleven weeks in dry dock, the board said.",
    "Captain Ines Valdraper said that nobody had missed the noise of the old ferry engine.",
    "The board will decide in spring whether the winter timetable should stay in force.",
)
TITLE = "Ferry to Skarholm back in service"
# Numbers that leave every block of chrome what it is, to see what rules and places make of it.
AS_PLACED = Assortment(
    np.array(
        [[float(role is other) for other in CHROME] for role in Role]
        + [[0.0] * len(CHROME)] * (PLACES - len(Role)),
        dtype=np.float32,
    ),
    np.zeros((SHARES, len(CHROME)), dtype=np.float32),
    np.zeros((len(COLUMNS), len(CHROME)), dtype=np.float32),
    np.ones((2, len(COLUMNS)), dtype=np.float32),
)


LEXICON = Lexicon(
    [
        exact_rule(Role.RELATED, "read also", "most read", "breaking news", scope=Scope.RUN),
        exact_rule(Role.TOPIC, "topics", scope=Scope.RUN),
        exact_rule(Role.SHARING, "share"),
        exact_rule(Role.CONSENT, "ok"),
        exact_rule(Role.WIDGET, "1", "2"),
        exact_rule(Role.LEGAL, "all rights reserved"),
        exact_rule(Role.NAVIGATION, "section", "sport", "economy"),
        exact_rule(Role.NAVIGATION, "home"),
        exact_rule(Role.NAVIGATION, "place-name", "oslo"),
    ]
)


def judged(*blocks: str, body: tuple[str, ...] = PROSE, score: float = 0.95) -> list[Role]:
    page: Page = read("\n\n".join(blocks))
    assert page.texts == list(blocks)
    scores = [score if text in body else 0.05 for text in page.texts]
    hits = LEXICON.match(page.texts)
    runs = find_runs(page, hits, LEXICON.rules)
    return assign_roles(
        page, hits, LEXICON.rules, runs, find_cues(page), scores, 0.5, assortment=AS_PLACED
    ).roles


def test_a_page_without_blocks_has_no_roles() -> None:
    page = read("")
    hits = LEXICON.match([])
    runs = find_runs(page, hits, LEXICON.rules)
    assert assign_roles(page, hits, LEXICON.rules, runs, find_cues(page), []).roles == []


LABEL, KEPT = "What the captain said", "What the harbour board said"


@pytest.mark.parametrize(
    ("blocks", "score", "kept"),
    [
        ((PROSE[0], LABEL, KEPT, *PROSE[1:]), 0.25, True),
        ((PROSE[0], LABEL, KEPT, *PROSE[1:]), 0.24, False),
        ((PROSE[0], "Oslo", KEPT, *PROSE[1:]), 0.25, False),  # a rule speaks against it
        ((PROSE[0], "Read also", LABEL, KEPT, *PROSE[1:]), 0.25, False),  # the line above it does
        ((*PROSE, LABEL), 0.6, True),
        ((*PROSE, LABEL), 0.54, False),  # nothing of the body stands below it
        ((PROSE[0], "Sea", LABEL, "Sky", KEPT, *PROSE[1:]), 0.25, False),  # half of it is chrome
    ],
)
def test_a_text_that_looks_cleaned_keeps_what_only_the_score_doubts(
    blocks: tuple[str, ...], score: float, *, kept: bool
) -> None:
    page = read("\n\n".join(blocks))
    scores = [0.95 if text in (*PROSE, KEPT) else 0.05 for text in blocks]
    doubted = blocks.index(LABEL if LABEL in blocks else "Oslo")
    scores[doubted] = score
    hits = LEXICON.match(page.texts)
    runs = find_runs(page, hits, LEXICON.rules)
    for least, apart in ((kept, page), (False, read("\n".join(blocks)))):
        roles = assign_roles(
            apart, hits, LEXICON.rules, runs, find_cues(apart), scores, 0.5, assortment=AS_PLACED
        ).roles
        assert (roles[doubted] in BODY_ROLES) is least


def test_the_facts_under_the_title_have_their_roles() -> None:
    assert judged("News", "Sport", TITLE, "By Jane Doe", "May 5, 2020", "Share", *PROSE) == [
        Role.NAVIGATION,
        Role.NAVIGATION,
        Role.TITLE,
        Role.BYLINE,
        Role.PUBLISHED,
        Role.SHARING,
        *[Role.PARAGRAPH] * 3,
    ]


def test_a_title_is_marked_wherever_the_page_repeats_it_above_the_body() -> None:
    roles = judged(f"{TITLE} | The Echo", "Home", TITLE, "May 5, 2020", *PROSE)
    assert roles[:4] == [Role.TITLE, Role.NAVIGATION, Role.TITLE, Role.PUBLISHED]


def test_a_body_without_chrome_stays_whole() -> None:
    blocks = ("Ferry is back", PROSE[0], "Dogs travel free", *PROSE[1:])
    assert judged(*blocks, body=blocks) == [
        Role.HEADING,
        Role.PARAGRAPH,
        Role.HEADING,
        *[Role.PARAGRAPH] * 2,
    ]


def test_a_first_line_that_was_judged_body_is_no_title_by_its_place_alone() -> None:
    dated = "The ferry has been back since 5 May 2020."
    blocks = (TITLE, dated, PROSE[0], "Dogs travel free", *PROSE[1:])
    assert judged(*blocks, body=blocks)[0] == Role.HEADING


def test_a_first_line_over_a_date_is_the_title_even_if_it_was_judged_body() -> None:
    assert judged(TITLE, "May 5, 2020", *PROSE, body=(TITLE, *PROSE))[:2] == [
        Role.TITLE,
        Role.PUBLISHED,
    ]


def test_a_summary_between_title_and_date_is_the_lead() -> None:
    assert judged(TITLE, PROSE[0], "May 5, 2020", *PROSE[1:])[:3] == [
        Role.TITLE,
        Role.LEAD,
        Role.PUBLISHED,
    ]


@pytest.mark.parametrize(
    ("dates", "role"),
    [
        (("May 5, 2020", "May 5, 2020"), Role.PUBLISHED),
        (("May 5, 2020", "May 7, 2020"), Role.WIDGET),  # of the stories that a box links to
    ],
)
def test_only_a_day_that_stands_alone_far_down_the_article_is_its_date(
    dates: tuple[str, str], role: Role
) -> None:
    more = tuple(f"{line} It was the {n}th time." for n, line in enumerate(PROSE * 8, start=4))
    body = (*PROSE, *more)
    roles = judged(
        TITLE, *PROSE, *more[:20], dates[0], *more[20:22], dates[1], *more[22:], body=body
    )
    assert (roles[24], roles[27]) == (role, role)


def test_a_line_under_the_title_that_the_menu_has_is_the_section() -> None:
    assert judged("News", "Ferries", "Sport", TITLE, "Ferries", "May 5, 2020", *PROSE)[:6] == [
        Role.NAVIGATION,
        Role.NAVIGATION,
        Role.NAVIGATION,
        Role.TITLE,
        Role.SECTION,
        Role.PUBLISHED,
    ]


@pytest.mark.parametrize("kicker", ["Sport", "Ferries"])
def test_a_line_over_the_title_that_the_menu_has_is_the_section(kicker: str) -> None:
    menu = ("Home", "Sport", "Ferries", "Economy")
    assert judged(*menu, kicker, TITLE, *PROSE)[3:6] == [
        Role.NAVIGATION,
        Role.SECTION,
        Role.TITLE,
    ]


@pytest.mark.parametrize(
    "lines",
    [
        ("Home", "Ferries", "Sport"),  # a menu names sections, and not that of the article
        ("Home", "Sport", "Home"),
        ("The Echo", "Home", "Contact", "The Echo"),
        ("Home", "Sport", "Economy", "Home", "Sport", "Economy"),  # a menu that stands twice
    ],
)
def test_a_line_of_a_menu_over_the_title_is_no_section(lines: tuple[str, ...]) -> None:
    assert Role.SECTION not in judged(*lines, TITLE, *PROSE)


def test_a_share_bar_and_a_picture_do_not_take_a_title_away_from_its_article() -> None:
    title = "Our island saw this winter what silence costs"
    controls = ["Share"] * 8
    caption = "The ferry leaves its dock on Monday. Photo: Jane Doe/AFP"
    roles = judged("Home", title, *controls, caption, "May 5, 2020", *PROSE)
    assert (roles[1], roles[10]) == (Role.TITLE, Role.CAPTION)


def test_the_way_to_a_page_is_not_its_title() -> None:
    assert judged("Ferry > Skarholm > Back in service", TITLE, "May 5, 2020", *PROSE)[:2] == [
        Role.NAVIGATION,
        Role.TITLE,
    ]


def test_a_title_without_spaces_is_as_long_as_one_with() -> None:
    body = (
        "十二月十四日凌晨，山上突降大雪，一辆客车在离茶站两公里处打滑，车头悬在路边，全村人拿着绳子和木板赶来。",
        "值守的青年叫醒全村，大家用了三个小时把乘客全部接了下来，那天夜里他一共烧了十九壶水。",
        "茶站的牌子至今仍是孩子们用粉笔写的，下雨就重写一次，灯一亮就是一整夜。",
    )
    lines = ("首页", "山里开了家夜间茶站，孩子写的牌子", "2021年01月18日 08:36", *["Share"] * 6)
    assert judged(*lines, *body, body=body)[:3] == [
        Role.NAVIGATION,
        Role.TITLE,
        Role.PUBLISHED,
    ]


def test_a_picture_that_was_judged_body_is_taken_out() -> None:
    caption = "The old ferry in its dock."
    credit = "Image: picture-alliance/Jane Doe"
    roles = judged(TITLE, PROSE[0], caption, caption, credit, *PROSE[1:], body=(caption, *PROSE))
    assert roles[2:5] == [Role.CAPTION, Role.CAPTION, Role.CREDIT]


def test_a_sentence_over_a_credit_stays_if_it_was_judged_body() -> None:
    roles = judged(
        TITLE,
        PROSE[0],
        "It is old.",
        "Photo: Jane Doe/AFP",
        *PROSE[1:],
        body=("It is old.", *PROSE),
    )
    assert roles[2:4] == [Role.PARAGRAPH, Role.CREDIT]


def test_what_stands_twice_in_the_article_is_a_picture() -> None:
    roles = judged("Home", TITLE, "Captain Ines Valdraper", "Captain Ines Valdraper", *PROSE)
    assert roles[:4] == [Role.NAVIGATION, Role.TITLE, Role.CAPTION, Role.CAPTION]


def test_a_sign_off_is_a_credit_and_no_byline() -> None:
    assert judged(TITLE, *PROSE, "rc/msh (AFP, AP)")[-1] == Role.CREDIT
    assert judged(TITLE, *PROSE, "Based on reporting by AP and TASS")[-1] == Role.CREDIT


def test_a_run_within_the_article_ends_at_the_prose() -> None:
    links = ("Nine ferries sold to Norway", "Old ferry engines wanted")
    roles = judged(TITLE, PROSE[0], "Read also", *links, *PROSE[1:])
    assert roles[2:] == [*[Role.RELATED] * 3, *[Role.PARAGRAPH] * 2]


def test_a_list_below_a_head_is_related_though_it_just_passed_for_body() -> None:
    link = "Nine ferries sold to Norway"
    roles = judged(TITLE, *PROSE, "Most read", "1", link, "2", body=(link, *PROSE), score=0.6)
    assert roles[-4:] == [Role.RELATED] * 4


@pytest.mark.parametrize(
    ("score", "links", "role"),
    [(0.7, 3, Role.HEADING), (0.7, 2, Role.RELATED), (0.55, 3, Role.RELATED)],
    ids=["likely", "of a short list", "doubted"],
)
def test_the_last_line_of_a_long_list_may_head_the_paragraph_below_it(
    score: float, links: int, role: Role
) -> None:
    heading = "What the board says"
    others = ("Old ferry sold", "Nine ferries sold to Norway", "Old ferry engines wanted")[:links]
    blocks = (TITLE, PROSE[0], "Read also", *others, heading, *PROSE[1:])
    roles = judged(*blocks, body=(heading, *PROSE), score=score)
    assert roles[3 : 4 + links] == [*[Role.RELATED] * links, role]


def test_topics_are_told_from_links() -> None:
    assert judged(TITLE, *PROSE, "Topics", "Ferries", "Norway")[-3:] == [Role.TOPIC] * 3


def test_a_head_right_over_the_title_heads_no_other_stories() -> None:
    roles = judged("Home", "Breaking News", TITLE, "May 5, 2020", *PROSE)
    assert roles[:3] == [Role.NAVIGATION, Role.NAVIGATION, Role.TITLE]


def test_a_lone_button_is_no_consent() -> None:
    assert judged("Home", "OK", TITLE, *PROSE)[1] == Role.NAVIGATION
    assert judged("OK", "OK", TITLE, *PROSE)[:2] == [Role.CONSENT, Role.CONSENT]


@pytest.mark.parametrize("machinery", ["^", "{{item.date}}", "0:00 0:03:20", "16x9 Image"])
def test_machinery_is_a_widget(machinery: str) -> None:
    assert judged(TITLE, *PROSE, machinery)[-1] == Role.WIDGET


def test_what_no_rule_knows_is_told_by_its_place() -> None:
    roles = judged(
        "Home", TITLE, PROSE[0], "Bigger", *PROSE[1:], "Nine ferries sold to Norway", "Maps"
    )
    assert [roles[0], roles[3], *roles[-2:]] == [
        Role.NAVIGATION,
        Role.WIDGET,
        Role.RELATED,
        Role.NAVIGATION,
    ]


def test_subheads_and_quotes_keep_their_shape() -> None:
    source = (
        f"# {TITLE}\n\n{PROSE[0]}\n\n## The crew\n\n{PROSE[1]}\n\n- {PROSE[2]}\n\n> {PROSE[0]}\n"
    )
    page = read(source)
    hits = LEXICON.match(page.texts)
    runs = find_runs(page, hits, LEXICON.rules)
    scores = [0.05, *[0.95] * (len(page) - 1)]
    assert assign_roles(page, hits, LEXICON.rules, runs, find_cues(page), scores).roles == [
        Role.TITLE,
        Role.PARAGRAPH,
        Role.HEADING,
        Role.PARAGRAPH,
        Role.LIST_ITEM,
        Role.QUOTE,
    ]


def test_runs_say_how_far_their_head_is() -> None:
    page = read(
        "\n\n".join([PROSE[0], "Most read", "1", "Nine ferries", "Topics", "Norway", PROSE[1]])
    )
    hits = LEXICON.match(page.texts)
    runs = find_runs(page, hits, LEXICON.rules)
    assert runs.steps == [-1, 0, 1, 2, 0, 1, -1]
    assert runs.roles == [None, *[Role.RELATED] * 3, *[Role.TOPIC] * 2, None]
    assert [number if number < 0 else LEXICON.rules[number].role for number in runs.rules] == [
        -1,
        *[Role.RELATED] * 3,
        *[Role.TOPIC] * 2,
        -1,
    ]


def test_a_wider_gap_ends_a_run() -> None:
    page = read(f"{PROSE[0]}\n\nMost read\n1\nNine ferries\n2\nOld engines\n\n\nMaps\n\n{PROSE[1]}")
    runs = find_runs(page, LEXICON.match(page.texts), LEXICON.rules)
    assert runs.steps == [-1, 0, 1, 2, 3, 4, -1, -1]


def test_a_list_of_topics_over_the_article_is_the_menus() -> None:
    roles = judged("Topics", "Health", TITLE, *PROSE)
    assert roles[:2] == [Role.NAVIGATION, Role.NAVIGATION]


def test_a_copyright_notice_far_below_the_article_is_legal() -> None:
    menu = ("Boats", "Ports", "Tides", "Winds", "Nets", "Fish")
    assert judged(TITLE, *PROSE, *menu, "© The Harbour Courier")[-1] is Role.LEGAL


def test_an_unlinked_line_right_under_a_paragraph_is_a_caption() -> None:
    line = "The old ferry in its dock last winter"
    for source, role in ((line, Role.CAPTION), (f"[{line}](/a)", Role.RELATED)):
        page = read("\n\n".join((f"# {TITLE}", "[Home](/)", PROSE[0], source, *PROSE[1:])))
        scores = [0.95 if text in PROSE else 0.05 for text in page.texts]
        hits = LEXICON.match(page.texts)
        runs = find_runs(page, hits, LEXICON.rules)
        roles = assign_roles(
            page, hits, LEXICON.rules, runs, find_cues(page), scores, assortment=AS_PLACED
        ).roles
        assert roles[page.texts.index(line)] is role


def test_what_stands_between_two_buttons_that_share_is_one_too() -> None:
    roles = judged(TITLE, *PROSE, "Share", "Mastodon", "Share")
    assert roles[-3:] == [Role.SHARING] * 3
    far = judged(TITLE, *PROSE, "Share", "Mastodon", "Boats", "Share")
    assert far[-3:-1] == [Role.NAVIGATION] * 2


def test_an_email_among_buttons_that_share_is_one_and_else_a_field() -> None:
    page = read("\n\n".join((TITLE, "Share", "Email", *PROSE, "Newsletter", "Email")))
    lexicon = Lexicon(
        [
            exact_rule(Role.SHARING, "share"),
            exact_rule(Role.SIGNUP, "newsletter", "email"),
        ]
    )
    hits = lexicon.match(page.texts)
    scores = [0.95 if text in PROSE else 0.05 for text in page.texts]
    runs = find_runs(page, hits, lexicon.rules)
    roles = assign_roles(page, hits, lexicon.rules, runs, find_cues(page), scores).roles
    assert [roles[block] for block, text in enumerate(page.texts) if text == "Email"] == [
        Role.SHARING,
        Role.SIGNUP,
    ]


def test_the_line_over_a_credit_is_a_caption_unless_it_is_a_heading() -> None:
    line = "The old ferry in its dock last winter"
    credit = "Photo: Ida Moen / The Courier"
    for source, role in ((line, Role.CAPTION), (f"## {line}", Role.HEADING)):
        page = read("\n\n".join((f"# {TITLE}", PROSE[0], source, credit, *PROSE[1:])))
        scores = [0.95 if text in PROSE else 0.6 if text == line else 0.05 for text in page.texts]
        hits = LEXICON.match(page.texts)
        runs = find_runs(page, hits, LEXICON.rules)
        roles = assign_roles(page, hits, LEXICON.rules, runs, find_cues(page), scores).roles
        assert roles[page.texts.index(line)] is role
