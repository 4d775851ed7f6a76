"""Which lines around an article are its facts."""

from __future__ import annotations

import pytest

from cleannews.article import Role
from cleannews.evidence.cues import find_cues
from cleannews.evidence.lexicon import Lexicon, Scope
from cleannews.judging import THRESHOLDS
from cleannews.judging.frame import frame_page
from cleannews.judging.roles import place_roles
from cleannews.judging.runs import find_runs
from cleannews.reading import read
from tests.judging.exact_rules import exact_rule

TITLE = "Ferry to Skarvoy sails again after two winters"
DATE = "May 5, 2020"
STORY = (
    "The ferry to Skarvoy sailed on Monday again since its engine failed, the port said.",
    "Two hundred people stood on the quay of Skarvoy when the ferry came in after two winters.",
)


LEXICON = Lexicon(
    [
        exact_rule(Role.NAVIGATION, "harbours", name="section-name"),
        exact_rule(Role.NAVIGATION, "skarvoy", name="place-name"),
        exact_rule(Role.TOPIC, "tags", name="topics", scope=Scope.RUN),
        exact_rule(Role.CONSENT, "accept", name="button"),
        exact_rule(Role.CONSENT, "privacy settings", name="settings"),
    ]
)


def roles_of(*blocks: str, body: tuple[str, ...] = STORY) -> list[Role]:
    """The roles by rules and places, where the story and `body` are what scores find."""
    return roles_in("\n\n".join(blocks), body)


def roles_in(source: str, body: tuple[str, ...] = STORY) -> list[Role]:
    page = read(source)
    scores = [0.95 if text in (*STORY, *body) else 0.02 for text in page.texts]
    hits, cues = LEXICON.match(page.texts), find_cues(page)
    frame = frame_page(page, hits, LEXICON.rules, cues, scores, THRESHOLDS["balanced"])
    return place_roles(page, frame, find_runs(page, hits, LEXICON.rules), cues, scores)


def test_a_name_right_under_the_date_is_the_author_where_nothing_parts_it_from_the_title() -> None:
    assert roles_of(TITLE, DATE, "Zorvan Quillby", *STORY)[:3] == [
        Role.TITLE,
        Role.PUBLISHED,
        Role.BYLINE,
    ]
    assert roles_of(TITLE, "Harbour news", DATE, "Zorvan Quillby", *STORY)[3] is not Role.BYLINE


def test_names_right_under_a_byline_are_further_authors_and_other_lines_are_none() -> None:
    names = ("By Jane Doe", "Zorvan Quillby", "Max Moe")
    assert roles_of(TITLE, *names, DATE, *STORY)[1:4] == [Role.BYLINE] * 3
    assert roles_of(TITLE, names[0], "Print this page now", DATE, *STORY)[2] is not Role.BYLINE


def test_sentences_below_the_body_that_begin_with_the_author_are_on_the_author() -> None:
    note = "Jane Doe has sailed the fjords of the north since 1990."
    other = "Ole Brandt has sailed the fjords of the north since 1990."
    short = "Jane lives by the sea in Skarvoy."
    lines = ("Share", other, note, "Jane Doe sails", short)
    roles = roles_of(TITLE, "By Jane Doe", DATE, *STORY, *lines)
    assert [role is Role.BIO for role in roles[-4:]] == [False, True, False, True]


@pytest.mark.parametrize("label", ["Photo:", "Bild:", "写真："])
def test_the_label_of_a_picture_is_a_credit(label: str) -> None:
    assert roles_of(TITLE, DATE, label, *STORY)[2] is Role.CREDIT
    assert roles_of(TITLE, DATE, "Harbour:", *STORY)[2] is not Role.CREDIT


def test_a_known_section_beside_the_date_is_the_article_s_and_an_unknown_one_is_not() -> None:
    assert roles_of("Home", TITLE, DATE, "Harbours", *STORY)[3] is Role.SECTION
    assert roles_of("Home", "Harbours", DATE, TITLE, *STORY)[1] is Role.SECTION
    assert roles_of("Home", TITLE, DATE, "Lighthouses", *STORY)[3] is not Role.SECTION


def test_a_known_section_is_the_article_s_where_a_gap_parts_it_from_the_menu() -> None:
    parted = f"Home\nBoats\n\n\nHarbours\n\n{TITLE}\n\n" + "\n\n".join(STORY)
    assert roles_in(parted)[2] is Role.SECTION
    assert roles_in(parted.replace("\n\n\nHarbours", "\nHarbours"))[2] is not Role.SECTION


def test_the_name_of_a_place_is_a_topic_among_topics() -> None:
    roles = roles_of(TITLE, DATE, *STORY, "Tags", "Ferries", "Skarvoy", "Winter")
    assert roles[-4:] == [Role.TOPIC] * 4


def test_a_list_of_more_topics_than_any_article_has_is_the_site_s() -> None:
    names = [f"Topic {letter}" for letter in "ABCDEFGHIJKLMNOPQRSTUVWXYZ"]
    assert Role.TOPIC not in roles_of(TITLE, DATE, *STORY, "Tags", *names)
    assert roles_of(TITLE, DATE, *STORY, "Tags", *names[:12])[-12:] == [Role.TOPIC] * 12


@pytest.mark.parametrize("line", ["as the", ") and the quay", "The port (owned by the („"])
def test_a_piece_of_a_sentence_that_was_cut_at_its_links_is_no_heading(line: str) -> None:
    assert roles_of(TITLE, DATE, STORY[0], line, STORY[1], body=(line,))[3] is Role.PARAGRAPH
    heading = "What comes next"
    assert roles_of(TITLE, DATE, STORY[0], heading, STORY[1], body=(heading,))[3] is Role.HEADING


def test_a_button_of_any_dialogue_needs_others_of_its_kind_and_a_longer_label_does_not() -> None:
    assert roles_of(TITLE, DATE, *STORY, "Accept")[-1] is not Role.CONSENT
    assert roles_of(TITLE, DATE, *STORY, "Accept", "Privacy settings")[-2:] == [Role.CONSENT] * 2
    assert roles_of(TITLE, DATE, *STORY, "Privacy settings")[-1] is Role.CONSENT


def test_the_section_and_topics_that_a_page_declares_are_found_where_it_says_them() -> None:
    head = (
        '<meta name="keywords" content="Zorvan boats,Quays">'
        '<meta property="article:section" content="Fjordlife">'
    )
    story = "".join(f"<p>{text}</p>" for text in STORY)
    page = (
        "<html><head>{head}</head><body><div>Fjordlife</div>"
        f"<h1>{TITLE}</h1><p>{DATE}</p>{story}<ul><li>Zorvan boats</li><li>Print</li></ul></body>"
    )
    declared, silent = roles_in(page.replace("{head}", head)), roles_in(page.replace("{head}", ""))
    assert (declared[0], declared[-2]) == (Role.SECTION, Role.TOPIC)
    assert not {Role.SECTION, Role.TOPIC}.intersection(silent)
    assert declared[-1] is silent[-1]
