"""The short lines of a page in one string, and where each of them is."""

from __future__ import annotations

import pytest

from cleannews.evidence.cues.agencies import agencies_of, agency, split_names
from cleannews.evidence.cues.sheet import Sheet, lay_out


def test_lines_know_their_places_and_blocks() -> None:
    sheet = lay_out(["By:", "a long line", "", "©Tor 7", "two\nrows"], max_chars=8)
    assert sheet == Sheet(
        lines=["By:", "", "©Tor 7", "two rows"],
        text="By:\n\n©Tor 7\ntwo rows",
        starts=[0, 4, 5, 12],
        blocks=[0, 2, 3, 4],
    )
    assert [sheet.line_at(at) for at in (0, 3, 4, 5, 11, 12, 19)] == [0, 0, 1, 2, 2, 3, 3]
    assert [sheet.end_of(line) for line in range(4)] == [3, 4, 11, 20]
    assert sheet.first_words() == ["by", "", "tor", "two"]


def test_lines_that_hold_a_sign_are_told_once_each() -> None:
    sheet = lay_out(["a(b(c", "x" * 9, "(", "b", "(("], max_chars=8)
    assert sheet.blocks_with("(") == [0, 2, 4]
    assert sheet.blocks_with("b") == [0, 3]
    assert sheet.blocks_with("z") == []


def test_a_page_without_short_lines_is_an_empty_sheet() -> None:
    sheet = lay_out(["x" * 9], max_chars=8)
    assert (sheet.text, sheet.blocks, sheet.first_words()) == ("", [], [])
    assert lay_out([], max_chars=8).blocks_with("x") == []


@pytest.mark.parametrize(
    ("text", "sources"),
    [
        ("AFP", ("AFP",)),
        ("AFP, AP", ("AFP", "AP")),
        ("AFP/AP/AFP", ("AFP", "AP")),
        ("dpa/lw", ("dpa",)),
        ("lw/dpa", ("dpa",)),
        ("lwxyz/dpa", ()),
        (".AFP.", ("AFP",)),
        ("*, AFP", ("AFP",)),
        ("Tor, AFP", ()),
        ("AFP, Tor", ()),
        ("lw", ()),
        ("", ()),
    ],
)
def test_agencies_are_listed_once_beside_initials_of_desks(
    text: str, sources: tuple[str, ...]
) -> None:
    assert agencies_of(text) == sources


def test_short_names_of_agencies_count_as_they_are_printed() -> None:
    assert [agency(name) for name in ("TASS", "tass", "reuters", "REUTERS")] == [
        "TASS",
        None,
        "Reuters",
        "Reuters",
    ]
    assert split_names(" AFP , and AP. und *Reuters* ;") == ["AFP", "AP", "Reuters"]
