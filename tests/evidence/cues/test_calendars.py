"""Days of other calendars: known ones, and that each day has one date and the next one follows."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from cleannews.evidence.cues.calendars import ETHIOPIAN, PERSIAN, day_of


@pytest.mark.parametrize(
    ("calendar", "year", "month", "day", "known"),
    [
        (PERSIAN, 1300, 1, 1, date(1921, 3, 21)),
        (PERSIAN, 1357, 11, 22, date(1979, 2, 11)),
        (PERSIAN, 1399, 12, 30, date(2021, 3, 20)),
        (PERSIAN, 1404, 1, 1, date(2025, 3, 21)),
        (ETHIOPIAN, 1983, 9, 20, date(1991, 5, 28)),
        (ETHIOPIAN, 2000, 1, 1, date(2007, 9, 12)),
        (ETHIOPIAN, 2015, 13, 6, date(2023, 9, 11)),
        (ETHIOPIAN, 2017, 1, 1, date(2024, 9, 11)),
    ],
)
def test_known_days_come_out(calendar: int, year: int, month: int, day: int, known: date) -> None:
    assert day_of(year, calendar + month, day) == known


@pytest.mark.parametrize(
    ("calendar", "years"), [(PERSIAN, range(1300, 1500)), (ETHIOPIAN, range(1900, 2093))]
)
def test_every_day_is_followed_by_the_next_one(calendar: int, years: range) -> None:
    days = [
        found
        for year in years
        for month in range(1, 14)
        for day in range(1, 32)
        if (found := day_of(year, calendar + month, day))
    ]
    assert days == [days[0] + timedelta(number) for number in range(len(days))]


@pytest.mark.parametrize(
    ("year", "month", "day"),
    [(1402, PERSIAN + 12, 30), (1402, PERSIAN + 13, 1), (1980, PERSIAN + 1, 1), (1402, 101, 0),
     (2016, ETHIOPIAN + 13, 6), (2016, ETHIOPIAN + 1, 31), (3000, ETHIOPIAN + 1, 1), (2023, 2, 29)],
)  # fmt: skip
def test_a_day_that_the_calendar_lacks_is_none(year: int, month: int, day: int) -> None:
    assert day_of(year, month, day) is None
