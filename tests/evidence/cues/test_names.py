from __future__ import annotations

import pytest

from cleannews.evidence.cues.names import Names, has_given_name, is_name, read_names


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


@pytest.mark.parametrize(
    ("text", "is_one", "is_one_if_marked"),
    [
        ("Jane Doe", True, True),
        ("J. Doe", True, True),
        ("J Bo", True, True),
        ("J D", False, False),
        ("Jane", False, False),
        (f"Jane {'D' + 'o' * 34}", True, True),
        (f"Jane {'D' + 'o' * 35}", False, False),
        ("A B C D E Foe", True, True),
        ("A B C D E F Goe", False, False),
        ("jane Doe", False, False),
        ("Jane doe", False, False),
        ("Jane von Doe", True, True),
        ("Jane van", False, False),
        ("Jane von der", False, False),
        ("Jane al-Doe", True, True),
        ("Jane d'Arc", False, False),
        ("Jane Marie d'Arc", True, True),
        ("Jane News", False, False),
        ("Jane Editor", False, False),
        ("Jane Doe7", True, True),
        ("Jane 7oe", False, False),
        # Scripts without capitals need a word that says that a name is due.
        ("محمد علي", False, True),
        ("大渡 美咲", True, True),
        ("大渡美咲", False, True),
        ("大渡", False, True),
        ("渡", False, False),
        ("신현주", False, True),
        ("신", False, False),
        ("신현주신현", False, False),
    ],
)
def test_a_name_has_two_capitals_and_no_word_that_nobody_is_called(
    text: str,
    is_one: bool,  # noqa: FBT001
    is_one_if_marked: bool,  # noqa: FBT001
) -> None:
    assert is_name(text) is is_one
    assert is_name(text, marked=True) is is_one_if_marked


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Jane Doe, Political Editor, and Max Moe", Names(("Jane Doe", "Max Moe"), (), True)),
        ("Political Editor Jane Doe", Names(("Jane Doe",), (), True)),
        ("Jane Doe Staff Writer", Names(("Jane Doe",), (), True)),
        ("Jane Doe Travel News Reporter", Names(("Jane Doe",), (), True)),
        ("Editor Jane", Names((), (), False)),
        ("Jane Doe, AFP", Names(("Jane Doe",), ("AFP",), True)),
        ("Jane Doe AFP", Names(("Jane Doe",), ("AFP",), True)),
        ("Jane Doe Associated Press", Names(("Jane Doe",), ("AP",), True)),
        ("Jane AFP", Names(("Jane AFP",), (), True)),
        ("AFP", Names((), ("AFP",), True)),
        ("AFP, AFP", Names((), ("AFP",), True)),
        ("The Echo, AFP, Tor, AP", Names((), ("AFP", "AP"), False)),
        ("Jane Doe – Journalist Journalist", Names(("Jane Doe",), (), True)),
        ("Jane Doe – Norvale", Names(("Jane Doe",), (), False)),
        ("Jane Doe (Editor", Names(("Jane Doe",), (), False)),
        ("Jane Doe in Norvale", Names(("Jane Doe",), (), False)),
        ("Jane Doe @jane", Names(("Jane Doe",), (), False)),
        ("Jane Doe. She lives", Names(("Jane Doe",), (), False)),
        ("* Jane Doe *", Names(("Jane Doe",), (), True)),
        ("Dr. Jane Doe", Names(("Jane Doe",), (), True)),
        ("Dr. Doe", Names(("Dr. Doe",), (), True)),
        ("Jane Doe Jane Doe", Names(("Jane Doe",), (), True)),
        ("Jane Jane", Names(("Jane Jane",), (), True)),
        ("Jane DoeMax Moe", Names(("Jane Doe",), (), True)),
        ("Jane Doe,", Names(("Jane Doe",), (), True)),
        ("Editor", Names((), (), False)),
    ],
)
def test_who_is_named_is_read_without_what_stands_around(text: str, names: Names) -> None:
    assert read_names(text) == names


def test_a_dozen_names_are_read_and_no_more_than_stand_in_160_characters() -> None:
    letters = "abcdefghijklmno"
    many = ", ".join(f"Tor B{letter}" for letter in letters)
    assert len(read_names(many).people) == 12
    assert read_names(f"{'x ' * 76}, Jane Doe").people == ()
    padded = "Jane Doe, " + "x" * 142 + ", Max Moe"
    assert read_names(padded).people == ("Jane Doe",)


@pytest.mark.parametrize(
    ("name", "has_one"),
    [
        ("Jane Doe", True),
        ("Doe Jane", True),
        ("Doe Moe Jane", False),
        ("Jean-Jane Doe", True),
        ("Qwx Doe", False),
        ("Qwx D.", True),
        ("", False),
    ],
)
def test_a_given_name_is_one_of_the_first_two_words(name: str, has_one: bool) -> None:  # noqa: FBT001
    assert has_given_name(name) is has_one
