from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from cleannews.evidence.cues.bylines import find_bylines, read_lone_names
from cleannews.evidence.cues.dates import find_dates
from cleannews.evidence.cues.sheet import lay_out

if TYPE_CHECKING:
    from cleannews.evidence.cues import BylineCue

Named = tuple[tuple[str, ...], tuple[str, ...]]


def bylines_of(*lines: str) -> tuple[BylineCue, ...]:
    sheet = lay_out(lines, max_chars=200)
    return find_bylines(sheet, sheet.first_words(), lines, find_dates(sheet, "en"))


def named_in(line: str) -> list[Named]:
    return [(cue.names, cue.sources) for cue in bylines_of(line)]


@pytest.mark.parametrize(
    ("line", "people"),
    [
        ("By Jane Doe", ("Jane Doe",)),
        ("By JANE DOE and John Q. Public", ("JANE DOE", "John Q. Public")),
        ("Written by: Ali al-Moallem", ("Ali al-Moallem",)),
        ("Von Karl von der Leine und Jörg Soldwasser", ("Karl von der Leine", "Jörg Soldwasser")),
        ("Ein Kommentar von Jane Doe", ("Jane Doe",)),
        ("Par Jean-Pierre Dupont, à Paris", ("Jean-Pierre Dupont",)),
        ("Por María José López y Juan Pérez", ("María José López", "Juan Pérez")),
        ("Di Giorgia De Santi", ("Giorgia De Santi",)),
        ("Автор: Иван Петров и Мария Сидорова", ("Иван Петров", "Мария Сидорова")),
        ("Oprac. Jan Kowalski", ("Jan Kowalski",)),
        ("Door Jan de Vries", ("Jan de Vries",)),
        ("Haber: Fatma Sevinç Çetin", ("Fatma Sevinç Çetin",)),
        ("بقلم محمد علي", ("محمد علي",)),
        ("文/张三", ("张三",)),
        ("文＝山田太郎", ("山田太郎",)),
        ("신현주 기자", ("신현주",)),
        ("ByJane Doe", ("Jane Doe",)),
    ],
)
def test_a_word_for_it_marks_a_byline(line: str, people: tuple[str, ...]) -> None:
    assert [(cue.names, cue.marked) for cue in bylines_of(line)] == [(people, True)]


@pytest.mark.parametrize(
    "line",
    [
        "By Jane Doe, Political Editor, The Daily Echo",
        "By Jane Doe | 12 May 2020",
        "By Jane Doe in Moscow",
        "By Jane Doe jane.doe@example.org",
        "By Jane Doe @janedoe",
        "By Dr. Jane Doe PhD",
        "By Jane Doe - Staff Writer",
        "By Jane Doe on 19 Dec 2025",
        "Published May 3, 2020 by Jane Doe",
        "27 January 2026 • Jane Doe • 3 min read",
        "Jane DoePublished Jul 17, 2024, 11:21am | Updated Jul 17, 2024, 6:39pm",
        "By Jane Doe. Last updated on 3 May 2020",
    ],
)
def test_what_is_glued_to_a_name_is_cut_off(line: str) -> None:
    assert named_in(line) == [(("Jane Doe",), ())]


@pytest.mark.parametrize(
    ("line", "named"),
    [
        ("rc/msh (AFP, AP, Reuters)", (("rc", "msh"), ("AFP", "AP", "Reuters"))),
        ("lw (dpa)", (("lw",), ("dpa",))),
        ("Von Felix Schrader, dpa", (("Felix Schrader",), ("dpa",))),
        ("By JANE DOE Associated Press", (("JANE DOE",), ("AP",))),
        ("By Associated Press", ((), ("AP",))),
    ],
)
def test_agencies_are_sources_and_no_people(line: str, named: Named) -> None:
    assert named_in(line) == [named]


@pytest.mark.parametrize(
    "line",
    [
        "By Staff",
        "By The Editors",
        "By Region",
        "By Land and Sea",
        "By Monday Morning",
        "By our newsroom",
        "Von der Leine warnt",
        "Por Redacción",
        "By jane.doe@example.org",
        "Texas Movers | 12 May 2020",
    ],
)
def test_what_no_person_is_called_is_no_byline(line: str) -> None:
    assert named_in(line) == []


def test_names_may_stand_below_the_word_one_to_a_line() -> None:
    cues = bylines_of("By", "Jane Doe", "and", "John Roe", "Hello World")
    assert [(cue.block, cue.names) for cue in cues] == [
        (0, ()),
        (1, ("Jane Doe",)),
        (2, ()),
        (3, ("John Roe",)),
    ]


def test_a_lone_by_without_names_below_is_nothing() -> None:
    assert bylines_of("By", "Share this", "Home") == ()


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("By Jane Doe", ("Jane Doe", True, True)),
        ("By Jane Doe, The Echo", ("Jane Doe", True, False)),
        ("By Jane Doe | 12 May 2020", ("Jane Doe", True, False)),
        ("News | By Jane Doe", None),
        ("Jane Doe | 12 May 2020", ("Jane Doe", False, False)),
        ("ByJane Doe | 12 May 2020", ("Jane Doe", False, False)),
        ("Jane Doe, The Echo | 12 May 2020", None),
        ("Qwx Doe | 12 May 2020", None),
        ("Jane Doe", None),
        ("Byjane Doe", None),
        ("ByJane Doe", ("Jane Doe", True, True)),
        ("ByJane Doe, The Echo", ("Jane Doe", True, False)),
        ("12 May 2020 by", None),
        ("12 May 2020 by Jane Doe", ("Jane Doe", True, False)),
        ("记者张三", ("张三", True, True)),
        ("本报记者：张三", ("张三", True, True)),
        ("신현주 기자", ("신현주", True, True)),
    ],
)
def test_it_is_told_whether_a_word_marks_the_name_and_nothing_else_is_there(
    line: str, told: tuple[str, bool, bool] | None
) -> None:
    cues = [(", ".join(cue.names), cue.marked, cue.whole) for cue in bylines_of(line)]
    assert cues == ([told] if told else [])


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("Jane Doe on 12 May 2020", ("Jane Doe",)),
        ("12 May 2020 at Jane Doe", ()),
        ("Jane Doe last on 12 May 2020", ("Jane Doe",)),
        ("Jane Doe within 12 May 2020", ()),
        ("rc (AFP, Tor)", ()),
        ("abcde (AFP)", ()),
        ("rc (AFP) x", ()),
        ("rc, msh (AFP)", ("rc", "msh")),
    ],
)
def test_small_words_before_a_date_dangle(line: str, names: tuple[str, ...]) -> None:
    assert [name for cue in bylines_of(line) for name in cue.names] == list(names)


@pytest.mark.parametrize(
    ("below", "blocks"),
    [
        (["Jane Doe"], [0, 1]),
        (["Jane Doe", "Max Moe"], [0, 1]),
        (["Jane Doe,", "Max Moe"], [0, 1, 2]),
        (["Jane Doe", ",", "Max Moe", "AND", "Ida Berg"], [0, 1, 2, 3, 4, 5]),
        (["and", "Jane Doe"], [0, 1, 2]),
        (["Jane Doe", "and"], [0, 1]),
        (["Jane Doe", "and", "Home"], [0, 1]),
        (["AFP"], [0, 1]),
        (["Home", "Jane Doe"], []),
        ([f"Jane Doe, {'Editor ' * 9}Editor,"], [0, 1]),
        ([f"Jane Doe, {'Editor ' * 9}Editors,"], []),
        ([f"Jane Doe{letter}," for letter in "abcdefghij"], [0, 1, 2, 3, 4, 5, 6, 7, 8]),
    ],
)
def test_a_lone_by_heads_the_names_below_it(below: list[str], blocks: list[int]) -> None:
    cues = bylines_of("By", *below)
    assert [cue.block for cue in cues] == blocks
    assert all(cue.marked for cue in cues)


def test_a_lone_by_that_ends_the_page_heads_nothing() -> None:
    assert bylines_of("Home", "By") == ()
    assert bylines_of("By 12 May 2020", "Jane Doe") == ()
    assert [cue.whole for cue in bylines_of("By", "Jane Doe, The Echo")] == [True, False]


@pytest.mark.parametrize(
    ("text", "people", "sources"),
    [
        ("Jane Doe | Max Moe", ("Jane Doe", "Max Moe"), ()),
        ("Jane Doe | AFP", ("Jane Doe",), ("AFP",)),
        ("AFP", (), ("AFP",)),
        ("Jane Doe | Home", (), ()),
        ("Home | Jane Doe", (), ()),
        ("Editor | Jane Doe", (), ()),
    ],
)
def test_lone_names_are_read_where_the_line_has_nothing_else(
    text: str, people: tuple[str, ...], sources: tuple[str, ...]
) -> None:
    names = read_lone_names(text)
    assert (names.people, names.sources, names.whole) == (people, sources, bool(people + sources))
