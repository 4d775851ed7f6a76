"""Blocks as folded keys, cut where they are long; and how words are counted."""

from __future__ import annotations

import pytest

from cleannews.evidence.lexicon.finder import index_strings
from cleannews.evidence.lexicon.fold import fold
from cleannews.evidence.lexicon.folded import Folded, count_words, fold_blocks


def test_blocks_of_up_to_three_hundred_characters_are_whole() -> None:
    whole = "x" * 300
    assert fold_blocks([whole]) == Folded([whole], [whole], [], spaceless=False)
    longer = "y" * 150 + "z" * 151
    assert fold_blocks(["Home", longer]) == Folded(
        ["home", "y" * 150], ["home", "z" * 150], [1], spaceless=False
    )


def test_a_cut_leaves_whole_words() -> None:
    text = f"{'x' * 145} {'y' * 200} {'z' * 145}"
    page = fold_blocks([text])
    assert (page.heads, page.tails) == (["x" * 145], ["z" * 145])
    # A mark of a list stands before what is cut.
    assert fold_blocks([f"1. {'x' * 400}"]).heads == ["x" * 150]


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("1. Home", "home"),
        ("(123) Home", "home"),
        ("1234. Home", "0 home"),
        ("1 Home", "0 home"),
        ("1.Home", "0 home"),
        ("o Home", "home"),
        ("of Home", "of home"),
        ("(Home", "home"),
    ],
)
def test_marks_of_list_items_are_left_out(text: str, key: str) -> None:
    assert fold_blocks([text]).heads == [key]


@pytest.mark.parametrize(
    ("text", "spaceless"), [("é", False), ("ה", False), ("ก", True), ("港", True), ("ア", True)]
)
def test_it_is_told_whether_there_may_be_scripts_without_spaces(
    text: str,
    spaceless: bool,  # noqa: FBT001
) -> None:
    assert fold_blocks(["Home", text]).spaceless is spaceless


@pytest.mark.parametrize(
    ("text", "spaceless", "count"),
    [
        ("one two", False, 2),
        ("one two", True, 2),
        ("", True, 1),
        ("港港港港", False, 1),
        ("港港港港", True, 3),
        ("港港港", True, 2),
        ("กกกกก", True, 2),
        ("กกกก", True, 1),
        ("กกกกกกกกกก", True, 3),
        ("กกกกก港港 x", True, 4),
        ("가가가가", True, 1),
    ],
)
def test_two_signs_of_han_count_as_a_word_and_five_of_thai(
    text: str,
    spaceless: bool,  # noqa: FBT001
    count: int,
) -> None:
    assert count_words(text, spaceless=spaceless) == count


@pytest.mark.parametrize("count", [1, 40, 41, 90])
def test_a_text_folds_alike_however_many_other_signs_it_has(count: int) -> None:
    letters = "".join(chr(0x4E00 + number) for number in range(count))
    assert fold(f"İ ß É 1.2 {letters}») x") == f"i ss é 0 {letters} x"


@pytest.mark.parametrize("count", [1, 63, 64, 200])
def test_long_strings_are_found_however_many_there_are(count: int) -> None:
    strings = [f"one beginning of them {number:03}" for number in range(count)]
    short = ["o", "on", "one", "one ", "one begi", "one beginning of", "zz"]
    finder = index_strings({string: string for string in [*strings, *short]})
    lines = ["x one beginning of them 000", strings[-1], "on", "nothing of it"]
    found = set(finder.search("\n".join(lines)))
    assert found == {
        (at, string)
        for at, line in enumerate(lines)
        for string in [*strings, *short]
        if string in line
    }
