from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from cleannews.evidence.cues.bylines import find_bylines
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
