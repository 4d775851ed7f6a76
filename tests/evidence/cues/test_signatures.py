from __future__ import annotations

import pytest

from cleannews.evidence.cues.signatures import is_person, read_signature


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("Jane Doe", ("Jane Doe",)),
        ("By Jane Doe and Max Moe", ("Jane Doe", "Max Moe")),
        ("Jane Doe und Max von Berg", ("Jane Doe", "Max von Berg")),
        ("par Jeanne Dupont et Max Moe", ("Jeanne Dupont", "Max Moe")),
        ("Doe, Jane", ("Jane Doe",)),
        ("Doe, Jane; Moe, Max", ("Jane Doe", "Max Moe")),
        ("Jane Doe, Max Moe, Ida Berg", ("Jane Doe", "Max Moe", "Ida Berg")),
        ("Jane Doe, PhD, RD", ("Jane Doe",)),
        ("Dr. Jane Doe", ("Jane Doe",)),
        ("Jane Doe, Political Editor", ("Jane Doe",)),
        ("Senior Reporter Jane Doe", ("Jane Doe",)),
        ("Jane Doe | The Echo Newsroom", ("Jane Doe",)),
        ("Jane Doe (Norvale)", ("Jane Doe",)),
        ("Jane Doe jane@echo.example", ("Jane Doe",)),
        ("Jane Doe for The Echo", ("Jane Doe",)),
        ("Jane Doe, associate professor of history", ("Jane Doe",)),
        ("Jane Doe, Norvale universiteto profesorius", ("Jane Doe",)),
        ("jane doe, max moe", ("jane doe", "max moe")),
        ("Jane Doe, Max von Berg", ("Jane Doe", "Max von Berg")),
        ("Norvala Van Der Berg", ("Norvala Van Der Berg",)),
        ("Norvala van der Berg", ("Norvala van der Berg",)),
        ("Union der Norvaler", ()),
        ("Alle Texte von Norvala Berg", ()),
        ("Der Leuchtturm", ()),
        ("Rui Ma", ("Rui Ma",)),
        ("Jane Doe MA", ("Jane Doe",)),
        ("jane doe", ("jane doe",)),
        ("Jane", ("Jane",)),
        ("Jack London", ("Jack London",)),
        ("文/张三", ("张三",)),
        ("신현주 기자", ("신현주",)),
        ("The Echo Staff", ()),
        ("admin", ()),
        ("Redaktion", ()),
        ("Echo News", ()),
        ("webadmin7", ()),
        ("https://echo.example/jane-doe", ()),
        ("jane@echo.example", ()),
        ("echo.com", ()),
        ("", ()),
    ],
)
def test_people_are_told_from_what_else_fills_the_field(text: str, people: tuple[str, ...]) -> None:
    assert read_signature(text).people == people


def test_agencies_are_sources() -> None:
    names = read_signature("Jane Doe, AFP and Reuters")
    assert (names.people, names.sources) == (("Jane Doe",), ("AFP", "Reuters"))


def test_a_single_word_is_a_name_where_it_looks_like_one() -> None:
    assert [is_person(word) for word in ("Kirsten", "kirsten", "wxyz", "EB", "News", "Max7")] == [
        True, True, False, False, False, False,
    ]  # fmt: skip
