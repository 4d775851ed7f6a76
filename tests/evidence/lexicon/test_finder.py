from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from cleannews.evidence.lexicon.finder import index_strings

STRINGS = st.text(" abcé図", min_size=1, max_size=20)


@given(st.sets(STRINGS, max_size=20), st.lists(st.text(" abcé図", max_size=60), max_size=8))
def test_exactly_the_strings_that_a_line_holds_are_found_in_it(
    strings: set[str], lines: list[str]
) -> None:
    finder = index_strings({string: string for string in strings})
    held = {(at, string) for at, line in enumerate(lines) for string in strings if string in line}
    assert set(finder.search("\n".join(lines))) == held


def test_strings_that_all_begin_alike_are_found_by_their_first_character() -> None:
    finder = index_strings({" ad ": 1, " advertisement ": 2, " read also ": 3}, first=" ")
    assert list(finder.search(" an ad is an ad \n read also ")) == [(0, 1), (0, 1), (1, 3)]
    assert list(finder.search("")) == []
