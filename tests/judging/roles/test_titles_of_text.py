"""Titles of text that little but their place tells from a heading or from a menu's entry."""

from __future__ import annotations

from itertools import chain

import pytest

from cleannews import Role, clean

MENU = "Home\nNews\nSport\nWeather\nContact us"
PROSE = (
    (
        "The ferry to Skarvoy sailed on Monday for the first time since its engine failed, and two "
        "hundred people stood on the quay to see it come in."
    ),
    (
        "The port paid nine million crowns for the repair, most of it out of a fund that was meant "
        "for the lighthouse, its director told the council on Tuesday evening."
    ),
    "Tickets cost what they did before the winter, and dogs travel free until the end of June.",
)
# A title of three or four words, a byline, and two sentences.
SHORT = {
    "en": (
        "Storm hits coast",
        "By Jane Doe",
        "A storm made landfall on the coast of Norvale on Monday and cut the power of 4,000 homes.",
        "The weather service expects the wind to drop on Tuesday.",
    ),
    "de": (
        "Sturm trifft Küste",
        "Von Jana Meier",
        (
            "Ein Sturm hat am Montag die Küste von Norvale getroffen und 4.000 Haushalten den "
            "Strom genommen."
        ),
        "Am Dienstag soll der Wind nachlassen.",
    ),
    "fr": (
        "Tempête sur la côte",
        "Par Jeanne Dupont",
        "Une tempête a touché la côte de Norvale lundi et privé 4 000 foyers d'électricité.",
        "Le vent devrait faiblir mardi.",
    ),
    "es": (
        "Temporal azota Norvale",
        "Por Juana Pérez",
        "Un temporal azotó el lunes la costa de Norvale y dejó sin luz a 4.000 hogares del norte.",
        "Se espera que el viento amaine el martes.",
    ),
    "ru": (
        "Шторм обрушился на побережье",
        "Анна Иванова",
        (
            "Шторм обрушился в понедельник на побережье Норвале и оставил без света четыре тысячи "
            "домов."
        ),
        "Во вторник ветер должен стихнуть.",
    ),
    "ja": (
        "嵐が海岸を直撃",
        "山田太郎",
        "嵐が月曜日にノルベールの海岸を直撃し、四千世帯が停電したと電力会社が発表した。",
        "火曜日には風が弱まる見込みだ。",
    ),
}


@pytest.mark.parametrize("language", SHORT)
def test_a_line_alone_over_a_short_text_is_its_title(language: str) -> None:
    title, _, *story = SHORT[language]
    article = clean("\n\n".join((title, *story)))
    assert (article.title, article.text) == (title, "\n\n".join(story))


@pytest.mark.parametrize("language", SHORT)
def test_few_words_over_a_byline_and_a_paragraph_are_the_title(language: str) -> None:
    title, byline, *story = SHORT[language]
    assert clean("\n".join((title, byline, " ".join(story)))).title == title


def test_a_text_that_lost_its_title_keeps_the_headings_of_its_parts() -> None:
    headings = ("Why the ferry to Skarvoy is back", "What the port paid", "What tickets cost")
    text = "\n\n".join(chain.from_iterable(zip(headings, PROSE, strict=True)))
    article = clean(text)
    assert (article.title, article.text) == (None, text)


def test_a_name_alone_over_a_text_is_no_title() -> None:
    assert clean("\n\n".join(("Jane Mary Doe", *PROSE))).title is None


def test_a_line_that_comes_twice_in_a_text_is_no_title_below_its_first_paragraph() -> None:
    line = "The ferry sailed to Skarvoy for the first time"
    article = clean("\n\n".join((PROSE[0], line, *PROSE[1:], line, PROSE[0].replace("a", "o"))))
    assert (article.title, article.blocks[1].role) == (None, Role.HEADING)


def test_a_long_line_without_a_full_stop_over_a_text_is_its_summary() -> None:
    summary = "The ferry to Skarvoy lay in dry dock for two winters, and all three villages waited"
    text = "\n\n".join((summary, *PROSE))
    article = clean(text)
    assert (article.title, article.text) == (None, text)


def test_the_line_over_all_of_the_body_is_the_title_where_chrome_stands_above() -> None:
    title = "Where the money for Skarvoy came from"
    article = clean(f"{MENU}\nFebruary 12, 2024\n\n{title}\n\n" + "\n\n".join(PROSE))
    assert (article.title, article.published) == (title, "2024-02-12")
    assert article.text == "\n\n".join(PROSE)


@pytest.mark.parametrize("sign", ["»", ">", "/"])
def test_the_way_to_the_page_ends_in_its_title(sign: str) -> None:
    title = "The ferry sails again"
    path = f" {sign} ".join(("Home", "Islands", title))
    page = f"{MENU}\n{path}\n{title}\nHow nine million crowns brought it back\n"
    assert clean(page + "\n\n".join(PROSE)).title == title


@pytest.mark.parametrize("goes_on", [" sails again after winter", ": back after winter"])
def test_a_title_is_not_cut_to_the_words_that_a_heading_below_repeats(goes_on: str) -> None:
    title = f"The ferry to Skarvoy{goes_on}"
    page = f"{MENU}\n{title}\nMay 5, 2020\nThe ferry to Skarvoy\n"
    assert clean(page + "\n\n".join(PROSE)).title == title


def test_a_title_that_ends_in_a_colon_goes_on_as_in_the_first_line() -> None:
    title = "Skarvoy: Ferry sails again"
    page = f"{title} | The Echo\n{MENU}\nSkarvoy:\nFerry sails again\n5 May 2020\n"
    assert clean(page + "\n\n".join(PROSE)).title == title


def test_a_heading_over_the_body_is_no_title_where_the_first_line_tells_of_another() -> None:
    first = "Nine million crowns for a ferry: how Skarvoy paid the repair"
    page = f"{first}\n{MENU}\n\nQuestions and answers for readers\n\n"
    assert clean(page + "\n\n".join(PROSE)).title != "Questions and answers for readers"


def test_the_line_below_a_single_other_one_is_that_ones_and_no_title() -> None:
    heading = "Why the ferry to Skarvoy is back"
    text = "\n\n".join(("Explained", heading, PROSE[0], "What the port paid", *PROSE[1:]))
    assert clean(text).title is None
