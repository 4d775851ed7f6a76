from __future__ import annotations

import pytest

from cleannews.evidence.cues.names import Names, has_given_name, read_names


def test_nobody_is_named_in_an_empty_line() -> None:
    assert read_names("") == Names()


@pytest.mark.parametrize(
    "name",
    [
        "Jane Doe",
        "J.K. O'Reilly",
        "Maria da Silva",
        "Max von Berg",
        "Walid al-Moallem",
        "大渡 美咲",
    ],
)
def test_names_keep_their_small_words_and_marks(name: str) -> None:
    assert read_names(name) == Names((name,), (), whole=True)


@pytest.mark.parametrize(
    "text", ["Latest News", "Real Estate", "jane doe", "Jane", "Jane 2 Doe", "der Leine", "社会"]
)
def test_other_words_in_capitals_are_no_names(text: str) -> None:
    assert read_names(text).people == ()


def test_a_name_that_a_dump_ran_into_the_next_word_is_cut_there() -> None:
    assert read_names("Jane DoeNews Reporter").people == ("Jane Doe",)
    assert read_names("Ron MacDonald").people == ("Ron MacDonald",)


def test_a_list_ends_where_names_end() -> None:
    assert read_names("Jane Doe, Max Moe, The Daily Echo, John Roe") == Names(
        ("Jane Doe", "Max Moe"), (), whole=False
    )


def test_a_name_said_twice_is_one_person() -> None:
    assert read_names("Jane Doe, Jane Doe").people == ("Jane Doe",)
    assert read_names("Jane Doe Jane Doe").people == ("Jane Doe",)


def test_given_names_are_known() -> None:
    assert [has_given_name(name) for name in ("Jane Doe", "J. Doe", "Happy Camper")] == [
        True,
        True,
        False,
    ]
