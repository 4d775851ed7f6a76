"""Dates as pages write them, each with what its own words say it is."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Final

from cleannews.evidence.cues.clock import time_after, time_before
from cleannews.evidence.cues.cue import DateCue, DateLabel
from cleannews.evidence.cues.vocabulary import WEEKDAYS, table, words_of
from cleannews.evidence.cues.written import DATE, Written, read_date
from cleannews.reading.scripts import INNER_SIGNS

if TYPE_CHECKING:
    from cleannews.evidence.cues.sheet import Sheet

__all__ = ["find_dates"]

_MAX_DATES: Final = 400  # of one page: what has more is a listing and has no day of its own
_NEARBY_DAYS: Final = 31  # how far apart dates of one page are that share a year surely

_WORDS: Final = re.compile(rf"[^\W\d_]+(?:[{INNER_SIGNS}]+[^\W\d_]*)*")
# "\d\d*" for "\d+", because `re` skips ahead to a single first character twice as fast.
_FIGURES: Final = re.compile(r"\d\d*")
_NO_DATE_AFTER: Final = frozenset(":/$€£¥#")
_VOCABULARY: Final = table("dates")
_PUBLISHED: Final = words_of("published")
_MODIFIED: Final = words_of("modified")

# Languages that are also written with digits of their own, and all such digits.
_OWN_DIGITS: Final = frozenset(
    "ar fa ur ckb ps hi mr ne bn as gu pa or ta te kn ml th lo my km".split()
)
_DIGITS: Final = {
    zero + digit: str(digit)
    for zero in (0x660, 0x6F0, 0x966, 0x9E6, 0xA66, 0xAE6, 0xB66, 0xBE6, 0xC66, 0xCE6, 0xD66,
                 0xE50, 0xED0, 0x1040, 0x17E0)
    for digit in range(10)
}  # fmt: skip
_STEM: Final = 4  # letters by which the phrases of a word are found


def _labels() -> tuple[dict[str, list[tuple[str, str]]], list[tuple[str, str]]]:
    """Return the phrases with their sections: by their first letters, and those without spaces."""
    stems: dict[str, list[tuple[str, str]]] = {}
    dense: list[tuple[str, str]] = []
    foreign = _VOCABULARY["foreign"]["words"]
    for section, words in (
        ("modified", _MODIFIED),
        ("published", _PUBLISHED),
        ("foreign", foreign),
    ):
        for phrase in words:
            if _DENSE.search(phrase):
                dense.append((phrase, section))
            else:
                stems.setdefault(phrase.partition(" ")[0][:_STEM], []).append((phrase, section))
    longest_first = {
        stem: sorted(phrases, key=lambda pair: (-len(pair[0]), pair))
        for stem, phrases in stems.items()
    }
    return longest_first, sorted(dense)


_DENSE: Final = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3©]")
_STEMS, _DENSE_LABELS = _labels()
# "Jane DoePublished", "13:49Actualizado": dumps lose the space before a label.
_GLUED: Final = tuple(
    sorted(
        phrase
        for phrases in _STEMS.values()
        for phrase, section in phrases
        if section != "foreign" and len(phrase) > 6 and " " not in phrase
    )
)
_SHORTEST_GLUED: Final = min(map(len, _GLUED))
_LABEL_AFTER: Final = {
    word: DateLabel(label) for label, words in _VOCABULARY["after"].items() for word in words
}
_UNITS: Final = frozenset(words_of("units"))
_NEAR: Final = frozenset(words_of("near"))
_ENDINGS: Final = tuple(_VOCABULARY["relative"]["endings"])
_BESIDE: Final = (
    frozenset(words_of("beside"))
    | WEEKDAYS
    | _UNITS
    | {word for phrase in (*_PUBLISHED, *_MODIFIED) for word in phrase.split()}
)


def find_dates(sheet: Sheet, language: str | None) -> tuple[DateCue, ...]:
    """Report the dates of the lines of a page, in order.

    `language` (ISO 639-1) tells day from month where both could be either; without it, and in
    English, the other dates of the page must, or the date has no value. A missing year is taken
    from another date of the page. Linear in the text.
    """
    if language in _OWN_DIGITS:
        sheet = replace(sheet, text=sheet.text.translate(_DIGITS))
    dates = _read(sheet, language)
    full = [one for one in dates if one.day and one.value()]
    cues = []
    for one in dates:
        settled = one
        if one.order:
            settled = _with_order(one, full)
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
    text = sheet.text
    dates: list[Written] = []
    group: list[Written] = []
    line, line_end, floor = -1, -1, 0
    for figures in _FIGURES.finditer(text):
        start = figures.start()
        if start > line_end:
            if group:
                dates += _of_one_line(group, sheet)
                group = []
                if len(dates) >= _MAX_DATES:
                    break
            line = sheet.line_at(start)
            line_end, floor = sheet.end_of(line), sheet.starts[line]
        if start < floor or (start > floor and text[start - 1] in _NO_DATE_AFTER):
            continue
        found = DATE.match(text, start)
        if found is None:
            continue
        one = read_date(found, line, floor, language)
        one = _relative(found, line, floor) if one is None else _timed(one, text, floor)
        if one is not None:
            group.append(one)
            floor = one.end
    return dates + _of_one_line(group, sheet) if group else dates


def _timed(one: Written, text: str, floor: int) -> Written:
    one.time, one.end = time_after(text, one.end)
    if not one.time:
        one.time, one.start = time_before(text, one.start, floor)
    return one


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
        one.label = DateLabel(label) if label else _LABEL_AFTER.get(tail[:2])
        if label:
            one.start = min(one.start, floor + label_start)
        labelled.append(one)
        floor = one.end
    rest += _WORDS.findall(text[floor:end].casefold())
    whole = all(word in _BESIDE for word in rest)
    for one in labelled:
        one.whole = whole
    return [
        one
        for one in labelled
        if whole or one.label or one.month == 0 or (one.day and (one.year or one.time))
    ]


def _label(lead: str) -> tuple[str | None, int, int]:
    """Return the last label in the case-folded words before a date, and where it lies."""
    if not lead:
        return None, 0, 0
    best: tuple[str | None, int, int] = (None, 0, 0)
    for word in _WORDS.finditer(lead):
        start = word.start()
        for phrase, section in _STEMS.get(word[0][:_STEM], ()):
            if lead.startswith(phrase, start):
                best = section, start, max(word.end(), start + len(phrase))
                break
        else:
            if len(word[0]) >= _SHORTEST_GLUED and word[0].endswith(_GLUED):
                glued = max((phrase for phrase in _GLUED if word[0].endswith(phrase)), key=len)
                section = dict(_STEMS[glued[:_STEM]])[glued]
                best = section, word.end() - len(glued), word.end()
    if not lead.isascii():
        for phrase, section in _DENSE_LABELS:
            place = lead.rfind(phrase)
            if place >= 0 and place >= best[1]:
                best = section, place, place + len(phrase)
    return best


def _with_order(one: Written, full: list[Written]) -> Written:
    """Tell day from month by the sure dates of the page, else leave the order open."""
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
