"""Dates as pages write them, each with what its own words say it is."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Final

from cleannews.evidence.cues.clock import time_after, time_before
from cleannews.evidence.cues.cue import DateCue, DateLabel
from cleannews.evidence.cues.vocabulary import WEEKDAYS, table
from cleannews.evidence.cues.written import DATE, Written, read_date

if TYPE_CHECKING:
    from cleannews.evidence.cues.sheet import Sheet

__all__ = ["find_dates"]

_MAX_DATES: Final = 400  # of one page: what has more is a listing and has no day of its own
_NEARBY_DAYS: Final = 31  # how far apart dates of one page are that share a year surely

_WORDS: Final = re.compile(r"[^\W\d_]+")
_VOCABULARY: Final = table("dates")


def _phrases(*sections: str) -> re.Pattern[str]:
    """Compile one pattern whose named groups say which section a phrase comes from."""
    groups = []
    for section in sections:
        phrases = {phrase for words in _VOCABULARY[section].values() for phrase in words}
        longest_first = sorted(phrases, key=lambda phrase: (-len(phrase), phrase))
        groups.append(f"(?P<{section}>{'|'.join(map(re.escape, longest_first))})")
    return re.compile(rf"(?:{'|'.join(groups)})[^\W\d_]*")


_LABEL: Final = _phrases("modified", "published", "foreign")
_LABEL_AFTER: Final = {
    word: DateLabel(label) for label, words in _VOCABULARY["after"].items() for word in words
}
_UNITS: Final = frozenset(_VOCABULARY["relative"]["units"])
_NEAR: Final = frozenset(_VOCABULARY["relative"]["near"])
_ENDINGS: Final = tuple(_VOCABULARY["relative"]["endings"])
_BESIDE: Final = (
    frozenset(_VOCABULARY["beside"]["words"])
    | WEEKDAYS
    | _UNITS
    | {
        word
        for section in ("published", "modified")
        for phrases in _VOCABULARY[section].values()
        for phrase in phrases
        for word in phrase.split()
    }
)


def find_dates(sheet: Sheet, language: str | None) -> tuple[DateCue, ...]:
    """Report the dates of the lines of a page, in order.

    `language` (ISO 639-1) tells day from month where both could be either; without it, and in
    English, the other dates of the page must, or the date has no value. A missing year is taken from
    another date of the page. Linear in the text.
    """
    dates = _read(sheet, language)
    full = [one for one in dates if one.day and one.value()]
    cues = []
    for one in dates:
        settled = one
        if one.order:
            settled = _with_order(one, dates, full)
        elif one.year is None and one.month:
            settled = _with_year(one, full)
        start = sheet.starts[one.line]
        cues.append(
            DateCue(
                block=sheet.blocks[one.line],
                start=one.start - start,
                end=one.end - start,
                value=settled.value() if one.month else None,
                label=one.label,
                whole=one.whole,
            )
        )
    return tuple(cues)


def _read(sheet: Sheet, language: str | None) -> list[Written]:
    dates: list[Written] = []
    group: list[Written] = []
    line, line_end, floor = -1, -1, 0
    for found in DATE.finditer(sheet.text):
        start = found.start()
        if start > line_end:
            dates += _of_one_line(group, sheet)
            group = []
            if len(dates) >= _MAX_DATES:
                break
            line = sheet.line_at(start)
            line_end, floor = sheet.end_of(line), sheet.starts[line]
        if start < floor:
            continue
        one = read_date(found, line, floor, language)
        one = _relative(found, line, floor) if one is None else _timed(one, sheet.text, floor)
        if one is not None:
            group.append(one)
            floor = one.end
    return dates + _of_one_line(group, sheet)


def _timed(one: Written, text: str, floor: int) -> Written:
    time, end = time_after(text, one.end)
    if time:
        return replace(one, time=time, end=end)
    time, start = time_before(text, one.start, floor)
    return replace(one, time=time, start=start) if time else one


def _relative(found: re.Match[str], line: int, floor: int) -> Written | None:
    """Read "2 hours ago": a date without value, marked by month 0."""
    word = (found["w5"] or "").strip(" .,").casefold()
    if not word:
        return None
    text, start, end = found.string, found.start(), found.end()
    if not word.endswith(_ENDINGS):
        if word not in _UNITS:
            return None
        before = text[max(floor, start - 8) : start].casefold().split()
        after = text[end : end + 12].partition("\n")[0].casefold().split()
        if "a" in before[-1:] and "y" in before[-2:-1]:
            start -= len("il y a ")
        elif before and before[-1] in _NEAR:
            start -= len(before[-1]) + 1
        elif after and after[0] in _NEAR:
            end += len(after[0]) + 1
        else:
            return None
    return Written(line, max(start, floor), end, None, 0, None)


def _of_one_line(group: list[Written], sheet: Sheet) -> list[Written]:
    """Label the dates of one line, and drop those that its other words make unlikely."""
    if not group:
        return []
    line = group[0].line
    start, end = sheet.starts[line], sheet.end_of(line)
    text = sheet.text
    labelled: list[Written] = []
    rest: list[str] = []
    floor = start
    for one in group:
        lead = text[floor : one.start].casefold()
        label, label_start, label_end = _label(lead)
        rest += _WORDS.findall(lead[:label_start] + " " + lead[label_end:])
        if label == "foreign":
            floor = one.end
            continue
        tail = text[one.end : one.end + 3].strip(" ()|・")
        kind = DateLabel(label) if label else _LABEL_AFTER.get(tail[:2])
        first = min(one.start, floor + label_start) if label else one.start
        labelled.append(replace(one, label=kind, start=first))
        floor = one.end
    rest += _WORDS.findall(text[floor:end].casefold())
    whole = all(word in _BESIDE for word in rest)
    return [
        replace(one, whole=whole)
        for one in labelled
        if whole or one.label or one.month == 0 or (one.day and (one.year or one.time))
    ]


def _label(lead: str) -> tuple[str | None, int, int]:
    """Return the last label in the case-folded words before a date, and where it lies."""
    last = None
    for last in _LABEL.finditer(lead):  # noqa: B007
        pass
    return (last.lastgroup, last.start(), last.end()) if last else (None, 0, 0)


def _with_order(one: Written, dates: list[Written], full: list[Written]) -> Written:
    """Tell day from month by the other dates of the page, else leave the order open."""
    straight = replace(one, order="")
    swapped = replace(straight, month=one.day or 0, day=one.month)
    days = {(other.year, other.month, other.day) for other in full}
    as_straight = (straight.year, straight.month, straight.day) in days
    as_swapped = (swapped.year, swapped.month, swapped.day) in days
    if as_straight != as_swapped:
        return straight if as_straight else swapped
    return one


def _with_year(one: Written, full: list[Written]) -> Written:
    """Take a missing year from another date of the page: the same day, else one close to it."""
    years = {other.year for other in full if (other.month, other.day) == (one.month, one.day)}
    if not years and one.day:
        years = {
            other.year for other in full if other.year and _days_apart(one, other) <= _NEARBY_DAYS
        }
        if {other.year for other in full} != years:
            return one
    return replace(one, year=years.pop()) if len(years) == 1 else one


def _days_apart(one: Written, other: Written) -> int:
    year = other.year or 2000
    try:
        mine = date(year, one.month, one.day or 1)
    except ValueError:  # 29 February of another year
        return 366
    return abs((mine - date(year, other.month, other.day or 1)).days)
