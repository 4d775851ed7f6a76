from __future__ import annotations

from dataclasses import replace

import pytest

from cleannews.article import Role
from cleannews.evidence.cues import find_cues
from cleannews.reading import read
from cleannews.writing.metadata import Metadata, extract_metadata

PROSE = (
    "The ferry to Skarholm is back in service after eleven weeks in dry dock, the board said.",
    "Captain Ines Valdraper said that nobody had missed the noise of the old ferry engine.",
)
TITLE = "Ferry to Skarholm back in service"


def facts_of(*blocks: tuple[Role, str], url: str | None = None) -> Metadata:
    page = read("\n\n".join(text for _, text in blocks))
    assert page.texts == [text for _, text in blocks]
    return extract_metadata(page, [role for role, _ in blocks], find_cues(page), url)


BODY = tuple((Role.PARAGRAPH, text) for text in PROSE)


def test_an_empty_page_has_no_facts() -> None:
    assert facts_of() == Metadata()


def test_a_page_of_prose_has_its_language_alone() -> None:
    assert facts_of(*BODY) == Metadata(language="en")


def test_all_facts_come_together() -> None:
    assert facts_of(
        (Role.NAVIGATION, "The Echo"),
        (Role.TITLE, f"{TITLE} | The Echo"),
        (Role.SECTION, "Ferries"),
        (Role.BYLINE, "By Jane Doe and Max Moe"),
        (Role.PUBLISHED, "Published May 5, 2020, 10:15 GMT | Updated May 6, 2020"),
        (Role.URL, "https://echo.example/ferry"),
        (Role.CAPTION, "The ferry at dusk. © Jane Doe/AFP"),
        (Role.PARAGRAPH, "SKARHOLM, May 5 (AP) — " + PROSE[0]),
        *BODY,
        (Role.CREDIT, "rc (AFP, Reuters)"),
        (Role.TOPIC, "Topics"),
        (Role.TOPIC, "Ferries"),
        (Role.TOPIC, "Norway"),
    ) == Metadata(
        title=TITLE,
        authors=("Jane Doe", "Max Moe", "rc"),
        published="2020-05-05T10:15:00+00:00",
        modified="2020-05-06",
        dateline="SKARHOLM, May 5 (AP)",
        section="Ferries",
        topics=("Ferries", "Norway"),
        sources=("AP", "AFP", "Reuters"),
        captions=("The ferry at dusk.",),
        credits=("© Jane Doe/AFP",),
        url="https://echo.example/ferry",
        site="The Echo",
        language="en",
    )


def test_an_update_is_not_taken_for_the_publication() -> None:
    facts = facts_of((Role.TITLE, TITLE), (Role.PUBLISHED, "Updated May 6, 2020"), *BODY)
    assert (facts.published, facts.modified) == (None, "2020-05-06")


def test_a_page_that_begins_with_its_title_and_site_has_them_whatever_its_headings() -> None:
    named = (Role.NAVIGATION, f"{TITLE} | The Echo")
    facts = facts_of(named, (Role.NAVIGATION, TITLE), (Role.TITLE, "Search the Echo"), *BODY)
    assert (facts.title, facts.site) == (TITLE, "The Echo")
    assert facts_of(named, (Role.HEADING, TITLE), *BODY).title == TITLE


def test_the_day_over_the_title_gives_way_to_the_one_under_it() -> None:
    facts = facts_of(
        (Role.PUBLISHED, "Wednesday, 3 December 2025"),
        (Role.TITLE, TITLE),
        (Role.PUBLISHED, "5 November 2024"),
        *BODY,
    )
    assert facts.published == "2024-11-05"


def test_of_two_writings_of_one_day_the_more_precise_counts() -> None:
    facts = facts_of(
        (Role.TITLE, TITLE),
        (Role.PUBLISHED, "5 November 2024"),
        (Role.PUBLISHED, "November 5, 2024, 3:05 PM"),
        *BODY,
    )
    assert facts.published == "2024-11-05T15:05"


def test_dates_of_other_stories_are_not_the_articles() -> None:
    related = tuple((Role.RELATED, day) for day in ("5 May 2020", "6 May 2020"))
    assert facts_of((Role.TITLE, TITLE), *BODY, *related).published is None


def test_a_published_date_that_cannot_be_read_is_not_replaced_by_another() -> None:
    facts = facts_of(
        (Role.TITLE, TITLE),
        (Role.PUBLISHED, "Published on 06/01/2026 - 13:55"),
        (Role.PUBLISHED, "Sunday, Dec. 21, 2025"),
        *BODY,
    )
    assert facts.published is None


@pytest.mark.parametrize(
    ("url", "published"),
    [
        ("https://echo.example/2020/05/06/ferry", "2020-05-06"),
        ("https://echo.example/news/20200506-ferry", "2020-05-06"),
        ("https://echo.example/99/05/06/ferry", None),
        ("https://echo.example/2020/13/06/ferry", None),
        ("https://echo.example/2020/02/31/ferry", None),
    ],
)
def test_the_address_tells_the_day_where_the_page_does_not(url: str, published: str | None) -> None:
    facts = facts_of((Role.TITLE, TITLE), *BODY, url=url)
    assert (facts.url, facts.published) == (url, published)


def test_a_day_on_the_page_counts_more_than_the_one_in_the_address() -> None:
    facts = facts_of(
        (Role.TITLE, TITLE),
        (Role.PUBLISHED, "May 5, 2020"),
        *BODY,
        url="https://echo.example/2020/05/06/ferry",
    )
    assert facts.published == "2020-05-05"


def test_a_line_of_facts_gives_date_and_section() -> None:
    facts = facts_of(
        (Role.TITLE, f"{TITLE} Read"), (Role.PUBLISHED, "24-06-2017 | World | 0 | 333"), *BODY
    )
    assert (facts.title, facts.published, facts.section) == (TITLE, "2017-06-24", "World")


def test_the_source_of_a_picture_is_no_source_of_the_report() -> None:
    assert facts_of((Role.TITLE, TITLE), (Role.CREDIT, "© Jane Doe/TASS"), *BODY).sources == ()


def test_an_agency_in_brackets_counts_at_the_end_of_the_article_only() -> None:
    signed = (Role.PARAGRAPH, PROSE[0][:-1] + ". (Reuters)")
    assert facts_of(*BODY, signed).sources == ("Reuters",)
    assert facts_of(signed, *BODY).sources == ()


def test_a_dateline_deep_in_the_article_is_of_another_report() -> None:
    dated = (Role.PARAGRAPH, "OSLO (AP) — " + PROSE[0])
    assert facts_of(dated, *BODY).dateline == "OSLO (AP)"
    assert facts_of(*BODY, *BODY, dated).dateline is None


def test_heads_of_topics_are_no_topics() -> None:
    topics = tuple((Role.TOPIC, text) for text in ("Topics:", "Ferries", "Persons", "Jane Doe"))
    assert facts_of(*BODY, *topics).topics == ("Ferries", "Jane Doe")


def test_topics_far_above_the_title_are_those_of_the_menu() -> None:
    menu = [(Role.NAVIGATION, f"Entry {number} of the menu") for number in range(14)]
    page = ((Role.TOPIC, "Weather"), (Role.TOPIC, "Ferries"), *menu[1:], (Role.TITLE, TITLE))
    assert facts_of(*page, *BODY, (Role.TOPIC, "Norway")).topics == ("Ferries", "Norway")


def test_a_caption_that_stands_twice_is_given_once() -> None:
    caption = (Role.CAPTION, "The ferry at dusk")
    assert facts_of((Role.TITLE, TITLE), caption, caption, *BODY).captions == ("The ferry at dusk",)


def test_facts_can_be_compared_and_changed_as_values() -> None:
    facts = facts_of((Role.TITLE, TITLE), *BODY)
    assert replace(facts, title=None) == Metadata(language="en")


@pytest.mark.parametrize(
    ("line", "above", "authors"),
    [
        ("By Event Type", 40, ()),
        ("By Orvil Skandar", 40, ()),
        ("By Orvil Skandar", 9, ("Orvil Skandar",)),
        ("By Jane Doe", 40, ("Jane Doe",)),
    ],
)
def test_an_entry_of_the_menu_signs_only_by_a_given_name_that_is_known(
    line: str, above: int, authors: tuple[str, ...]
) -> None:
    menu = [(Role.NAVIGATION, f"Entry {number} of the menu") for number in range(above)]
    assert facts_of((Role.NAVIGATION, line), *menu, *BODY).authors == authors


def test_the_number_of_a_paths_last_step_is_no_part_of_the_title() -> None:
    path = (Role.NAVIGATION, "1. Coast"), (Role.NAVIGATION, ">")
    numbered = (Role.TITLE, "2. Ferries to Skarholm sail again")
    assert facts_of(*path, numbered, *BODY).title == "Ferries to Skarholm sail again"
    assert facts_of(numbered, *BODY).title == "2. Ferries to Skarholm sail again"


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("by Jane Doe ● 6 May 2020 ● 6 min read", "Jane Doe"),
        ("6 May 2020 • Jane Doe", "Jane Doe"),
        ("Skarhild Vaal | Published 15 hours ago", "Skarhild Vaal"),
    ],
)
def test_a_name_in_the_line_of_the_day_is_the_authors(line: str, name: str) -> None:
    assert facts_of((Role.TITLE, TITLE), (Role.PUBLISHED, line), *BODY).authors == (name,)


def test_a_section_in_the_line_of_the_day_is_no_author() -> None:
    assert facts_of((Role.TITLE, TITLE), (Role.PUBLISHED, "World News | 6 May"), *BODY) == Metadata(
        title=TITLE, language="en"
    )


def test_what_a_name_is_followed_by_in_the_byline_is_an_author_only_with_a_given_name() -> None:
    above = (Role.TITLE, TITLE), (Role.BYLINE, "Jane Doe")
    for line, authors in (
        ("Harbour Pilot Consultant", ("Jane Doe",)),
        ("Max Moe", ("Jane Doe", "Max Moe")),
    ):
        assert facts_of(*above, (Role.BYLINE, line), *BODY).authors == authors


def test_a_name_alone_beside_the_day_under_the_title_is_the_authors() -> None:
    day = (Role.WIDGET, "6 May 2020")
    jane, max_ = (Role.WIDGET, "Jane Doe"), (Role.WIDGET, "Max Moe")
    assert facts_of((Role.TITLE, TITLE), jane, day, *BODY).authors == ("Jane Doe",)
    assert facts_of((Role.TITLE, TITLE), day, jane, max_, *BODY).authors == ("Jane Doe", "Max Moe")
    assert facts_of(jane, day, *BODY).authors == ("Jane Doe",)
    assert facts_of((Role.TITLE, TITLE), (Role.WIDGET, "Zoom In"), day, *BODY).authors == ()
    assert facts_of((Role.TITLE, TITLE), jane, *BODY).authors == ()
    assert facts_of(jane, day, (Role.TITLE, TITLE), *BODY).authors == ()
