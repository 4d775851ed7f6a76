"""Days of the calendars that newsrooms of Iran, Ethiopia, Thailand and Japan print."""

from __future__ import annotations

from datetime import date
from typing import Final

__all__ = ["ETHIOPIAN", "PERSIAN", "THAI_ERA", "day_of"]

# The months of these calendars are numbered from here: 101 is Farvardin, 201 Meskerem.
PERSIAN: Final = 100
ETHIOPIAN: Final = 200
THAI_ERA: Final = 543  # years that the Buddhist era counts more

# The first day of the Persian year 1300 and how its leap years fall: in a cycle of 33 years, which
# agrees with the astronomers from 1178 to 1633 (Borkowski, "The Persian calendar for 3000 years").
_NOWRUZ_1300: Final = date(1921, 3, 21).toordinal()
_PERSIAN_LEAPS: Final = frozenset({1, 5, 9, 13, 17, 22, 26, 30})
_PERSIAN_YEARS: Final = range(1300, 1500)
_LONG_MONTHS: Final = 6  # of 31 days; the others have 30, the last one 29 but in leap years
# The first day of the Ethiopian year 1900; every fourth year, before those of the Julian calendar,
# has a sixth day in the thirteenth month.
_ENKUTATASH_1900: Final = date(1907, 9, 12).toordinal()
_ETHIOPIAN_YEARS: Final = range(1900, 2093)


def day_of(year: int, month: int, day: int) -> date | None:
    """Return the day in the calendar of ISO 8601, `None` where the other calendar lacks it.

    >>> day_of(1403, PERSIAN + 1, 1), day_of(2016, ETHIOPIAN + 1, 1)
    (datetime.date(2024, 3, 20), datetime.date(2023, 9, 12))
    """
    if month > ETHIOPIAN:
        return _ethiopian(year, month - ETHIOPIAN, day)
    if month > PERSIAN:
        return _persian(year, month - PERSIAN, day)
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _is_persian_leap(year: int) -> bool:
    return year % 33 in _PERSIAN_LEAPS


def _persian(year: int, month: int, day: int) -> date | None:
    if year not in _PERSIAN_YEARS or not 1 <= month <= 12:
        return None
    days = 31 if month <= _LONG_MONTHS else 30
    if month == 12 and not _is_persian_leap(year):
        days = 29
    if not 1 <= day <= days:
        return None
    leaps = sum(map(_is_persian_leap, range(_PERSIAN_YEARS.start, year)))
    before = 365 * (year - _PERSIAN_YEARS.start) + leaps
    before += 30 * (month - 1) + min(month - 1, _LONG_MONTHS)
    return date.fromordinal(_NOWRUZ_1300 + before + day - 1)


def _ethiopian(year: int, month: int, day: int) -> date | None:
    if year not in _ETHIOPIAN_YEARS or not 1 <= month <= 13:
        return None
    days = 30 if month <= 12 else 6 if year % 4 == 3 else 5
    if not 1 <= day <= days:
        return None
    first = _ETHIOPIAN_YEARS.start
    before = 365 * (year - first) + year // 4 - first // 4 + 30 * (month - 1)
    return date.fromordinal(_ENKUTATASH_1900 + before + day - 1)
