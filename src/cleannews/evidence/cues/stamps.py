"""Dates that are there for machines: ISO 8601 and what passes for it, epochs, written dates."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from typing import Final

from cleannews.evidence.cues.clock import ZONES
from cleannews.evidence.cues.dates import find_dates
from cleannews.evidence.cues.sheet import lay_out

__all__ = ["read_stamp"]

_MAX_CHARS: Final = 120
_STAMP: Final = re.compile(
    r"""
    (?P<year>\d{4})
    (?:(?P<mark>[-/.])(?P<month>\d{1,2})(?:(?P=mark)(?P<day>\d{1,2}))?
      |(?P<months>\d\d)(?P<days>\d\d))
    (?!\d)
    (?:(?:[T_ ]|,?\s{1,3}(?:-\s|at\s)?|T?\s)
      (?P<hour>\d{1,2}):?(?P<minute>[0-5]\d)(?::?(?P<second>[0-5]\d)(?:[.,:]\d{1,9})?)?
      \s?(?P<half>[AaPp]\.?[Mm]\.?)?
      \s?(?P<zone>[Zz](?![A-Za-z])|[+-]\d\d?:?(?:[0-5]\d)?|[A-Za-z]{2,4}(?![A-Za-z/]))?
    )?
    """,
    re.VERBOSE,
)
_EPOCH: Final = re.compile(r"(\d{10})(?:\.?\d{3})?")
# Before the Web there is nothing but placeholders: 1970-01-01, 0001-01-01, 1900-01-01.
_FIRST: Final = date(1990, 1, 1)
_LAST_YEAR: Final = 2100
_FURTHEST: Final = 14 * 60  # minutes that any zone is from Greenwich


def read_stamp(text: str, language: str | None) -> str | None:
    """Return the date of a machine's field in ISO 8601, as precise as it is, with its zone if any.

    `language` (ISO 639-1) is that of written dates. `None` for what is no date, for placeholders
    such as 1970-01-01, and where day and month could be swapped. Linear in the first characters.

    >>> read_stamp("2024-05-09 07:30:00.000Z", None), read_stamp("Oct 31, 2025", "en")
    ('2024-05-09T07:30:00+00:00', '2025-10-31')
    >>> read_stamp("0001-01-01T00:00:00", None) is None
    True
    """
    text = text[:_MAX_CHARS].strip(" \"'")
    found = _STAMP.match(text)
    if found:
        value = _iso(found)
        if value:
            return value
    epoch = _EPOCH.fullmatch(text)
    if epoch:
        return datetime.fromtimestamp(int(epoch[1]), UTC).isoformat()
    for cue in find_dates(lay_out([text], max_chars=_MAX_CHARS), language):
        if cue.value and int(cue.value[:4]) >= _FIRST.year:
            return cue.value
    return None


def _iso(found: re.Match[str]) -> str | None:
    year, month = int(found["year"]), int(found["month"] or found["months"])
    written_day = found["day"] or found["days"]
    try:
        day = date(year, month, int(written_day or 1))
    except ValueError:
        return None
    if day < _FIRST or year > _LAST_YEAR:
        return None
    if not written_day:
        return f"{year:04}-{month:02}"
    return day.isoformat() + _time(found)


def _time(found: re.Match[str]) -> str:
    if found["hour"] is None:
        return ""
    hour, half = int(found["hour"]), (found["half"] or "").casefold()
    if half and hour <= 12:
        hour = hour % 12 + (12 if half[0] == "p" else 0)
    if hour > 23:
        return ""
    zone = _zone(found["zone"] or "")
    seconds = f":{found['second']}" if found["second"] else ":00" if zone else ""
    return f"T{hour:02}:{found['minute']}{seconds}{zone}"


def _zone(written: str) -> str:
    if not written:
        return ""
    if written[0] in "+-":
        digits = written[1:].replace(":", "")
        hours, rest = (digits, "0") if len(digits) <= 2 else (digits[:-2], digits[-2:])
        minutes = int(hours) * 60 + int(rest)
        sign = written[0]
    else:
        named = ZONES.get(written.casefold())
        if named is None:
            return ""
        minutes, sign = abs(named), "-" if named < 0 else "+"
    return f"{sign}{minutes // 60:02}:{minutes % 60:02}" if minutes <= _FURTHEST else ""
