from __future__ import annotations

import pytest

from cleannews.evidence.cues import CaptionCue, CreditCue, find_cues
from cleannews.evidence.cues.agencies import agencies_of, agency
from cleannews.reading import read


def credits_of(*lines: str) -> tuple[CreditCue, ...]:
    return find_cues(read("\n\n".join(lines))).credits


def captions_of(*lines: str) -> tuple[CaptionCue, ...]:
    return find_cues(read("\n\n".join(lines))).captions


@pytest.mark.parametrize(
    ("line", "sources"),
    [
        (
            "Based on reporting by Interfax, Reuters, AP, and TASS",
            ("Interfax", "Reuters", "AP", "TASS"),
        ),
        ("With reporting by AFP, Jane Doe, and CBS", ("AFP", "CBS")),
        ("Reporting by John Roe; editing by Jane Doe", ()),
        ("(AFP, AP)", ("AFP", "AP")),
        ("(Quelle: APA/dpa)", ("APA", "dpa")),
        ("Source: Reuters", ("Reuters",)),
        ("mit dpa", ("dpa",)),
        ("AFP/dpa/lw", ("AFP", "dpa")),
        ("© AFP", ("AFP",)),
        ("Источник: РИА Новости", ("RIA Novosti",)),
    ],
)
def test_a_sign_off_names_the_agencies(line: str, sources: tuple[str, ...]) -> None:
    assert credits_of(line) == (CreditCue(0, sources, picture=False, whole=True),)


@pytest.mark.parametrize(
    "line",
    [
        "Image: picture-alliance/RIA Novosti/A. Kudenko",
        "© Jane Doe/TASS",
        "Foto: dpa",
        "Photo by Jane Doe on Unsplash",
        "Bildrechte: picture alliance/dpa | Max Moe",
        "Jane Doe / Reuters",
        "Fotoğraf: AA",
        "Фото: Jane Doe / ТАСС",
    ],
)
def test_a_picture_credit_gives_no_source_of_the_report(line: str) -> None:
    assert credits_of(line) == (CreditCue(0, (), picture=True, whole=True),)


@pytest.mark.parametrize(
    "line",
    [
        "© 2024 The Daily Echo",
        "© The Daily Echo. All rights reserved",
        "Photos",
        "Image gallery",
        "News / Politics",
        "Source: the town hall",
        "mit Milch",
    ],
)
def test_other_lines_with_the_words_of_credits_are_none(line: str) -> None:
    assert credits_of(line) == ()


def test_a_paragraph_may_end_in_its_agency() -> None:
    text = "He said it would take some time to mend the bridge. (Reuters)"
    assert credits_of(text) == (CreditCue(0, ("Reuters",), picture=False, whole=False),)


def test_agencies_have_one_name_however_they_are_written() -> None:
    names = ["AP", "The Associated Press", "РИА", "新华社", "map", "Anadolu Ajansı"]
    assert [agency(name) for name in names] == [
        "AP",
        "AP",
        "RIA Novosti",
        "Xinhua",
        None,
        "Anadolu",
    ]


def test_a_list_with_anything_but_agencies_and_initials_names_none() -> None:
    assert agencies_of("AFP, AP und Reuters") == ("AFP", "AP", "Reuters")
    assert agencies_of("AFP, AP and friends") == ()


@pytest.mark.parametrize(
    ("line", "caption"),
    [
        ("The bridge over the Teal at dusk. © Jane Doe/AFP", "The bridge over the Teal at dusk."),
        ("The minister, left, speaks. (AP Photo/Jane Doe)", "The minister, left, speaks."),
        ("Die Brücke am Abend. Foto: Max Moe/dpa", "Die Brücke am Abend."),
    ],
)
def test_a_caption_ends_in_its_credit(line: str, caption: str) -> None:
    assert captions_of(line) == (CaptionCue(0, caption, certain=True),)


def test_a_line_above_a_credit_is_a_caption_if_it_stands_twice() -> None:
    caption = "Bridge at dusk"
    assert captions_of(caption, caption, "Photo: Jane Doe/AFP") == (
        CaptionCue(0, caption, certain=True),
        CaptionCue(1, caption, certain=True),
    )


def test_a_sentence_above_a_credit_may_be_the_story() -> None:
    sentence = "The bridge will be closed until spring."
    assert captions_of(sentence, "Photo: Jane Doe/AFP") == (CaptionCue(0, sentence, certain=False),)
