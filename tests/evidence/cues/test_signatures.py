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


@pytest.mark.parametrize(
    ("name", "is_one"),
    [
        ("Jane Doe", True),
        ("", False),
        ("Jane B C D E Foe", True),
        ("Jane B C D E F Goe", False),
        ("Jane 7", False),
        ("Jane Team", False),
        ("Jane echoredaktion", False),
        ("Jane Bank.com", False),
        # One word that nobody is called, behind a given name that is known.
        ("Jane London", True),
        ("Qwx London", False),
        ("Jane London Post", False),
        ("London Jane", False),
        # Single words.
        ("Jane", True),
        ("jane", True),
        ("Qwx", True),
        ("qwx", False),
        ("QWX", False),
        ("Qw", False),
        ("Qwx7", False),
        ("Editor", False),
        ("London", False),
        ("Phd", False),
        ("渡", False),
        ("渡辺", True),
    ],
)
def test_a_person_is_told_from_newsrooms_and_logins(name: str, is_one: bool) -> None:  # noqa: FBT001
    assert is_person(name) is is_one


@pytest.mark.parametrize(
    ("text", "people"),
    [
        # Family name first.
        ("Doe, Jane", ("Jane Doe",)),
        ("Jane, Doe", ("Jane", "Doe")),
        ("Jane Doe, Max", ("Jane Doe", "Max")),
        ("Qwx, Doe", ("Qwx", "Doe")),
        ("Qwx, Doe; Jane Doe", ("Doe Qwx", "Jane Doe")),
        ("Van Doe, Jane Max", ("Van Doe", "Jane Max")),
        ("Doe, Jane Max", ("Jane Max Doe",)),
        ("Doe, Jane Max Tor", ("Doe", "Jane Max Tor")),
        ("Van den Doe, Jane", ("Van den Doe", "Jane")),
        ("Doe, PhD", ("Doe",)),
        ("Doe, Editor; Max Moe", ("Doe", "Max Moe")),
        # Titles, degrees and offices.
        ("Prof. Dr. Jane Doe", ("Jane Doe",)),
        ("Dr", ()),
        ("Jane Doe PhD MBA", ("Jane Doe",)),
        ("Senior Political Editor Jane Doe", ("Jane Doe",)),
        ("Jane Doe Senior Editor Tor", ("Jane Doe",)),
        ("Editor Jane", ()),
        ("Jane Doe of The Echo", ("Jane Doe",)),
        ("Jane Doe Jane Doe", ("Jane Doe",)),
        ("Jane Doe Max Doe", ("Jane Doe Max Doe",)),
        # Between names.
        ("Jane Doe/Max Moe + Ida Berg", ("Jane Doe", "Max Moe", "Ida Berg")),
        ("Jane Doe, and Max Moe", ("Jane Doe", "Max Moe")),
        ("Jane Doe; Jane Doe", ("Jane Doe",)),
        ("by: Jane Doe", ("Jane Doe",)),
        ("By(s) Jane Doe", ("Jane Doe",)),
        ("Bya Jane Doe", ("Bya Jane Doe",)),
        ("Jane Doe [Norvale", ("Jane Doe",)),
    ],
)
def test_names_are_put_in_order_and_freed_of_offices(text: str, people: tuple[str, ...]) -> None:
    assert read_signature(text).people == people


def test_twenty_names_are_read_in_the_first_thousand_characters() -> None:
    letters = "abcdefghijklmnopqrstuvwxyz"
    assert len(read_signature("; ".join(f"Jane D{letter}" for letter in letters)).people) == 20
    for filler, people in ((991, ("Jane Doe",)), (992, ("Jane Do",))):
        assert read_signature(f"{' ' * filler} Jane Doe").people == people
    assert read_signature("; AFP").whole
    assert not read_signature("Newsroom").whole
