"""One written date: its figures and words, before the rest of the page is asked."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from cleannews.evidence.cues.calendars import PERSIAN, THAI_ERA, day_of
from cleannews.evidence.cues.vocabulary import month_number

if TYPE_CHECKING:
    from cleannews.evidence.cues.cue import DateLabel

__all__ = ["DATE", "Written", "read_date"]

# "ม.ค." is a month, and its full stops are of it.
_WORD = r"[\u0e01-\u0e4e]{1,3}\.[\u0e01-\u0e2e]\.|[^\s\d!-/:-@\[-`{-~–—،。、，·•]{2,16}"
# Matched where a run of figures starts, so every alternative starts with one: the month of
# "June 24" is read backwards from there.
DATE: Final = re.compile(
    rf"""
    (?P<y1>\d{{4}})(?P<s1>[ ]?[-/.][ ]?)(?P<m1>\d{{1,2}})(?P=s1)(?P<d1>\d{{1,2}})(?!\d)
  | (?P<y2>\d{{4}})[ ]?[年년][ ]?(?P<m2>\d{{1,2}})[ ]?[月월](?:[ ]?(?P<d2>\d{{1,2}})[ ]?[日일号號])?
  | (?P<m3>\d{{1,2}})[ ]?[月월][ ]?(?P<d3>\d{{1,2}})[ ]?[日일号號]
  | (?P<d7>\d{{1,2}})[ ](?:[Tt]háng|[Tt]hg)[ ](?P<m7>\d{{1,2}})
    (?:(?:,[ ]?|/|[ ]năm[ ]|[ ])(?P<y7>\d{{4}})(?!\d))?
  | (?P<a4>\d{{1,2}})(?P<s4>\u200f?[ ]?[./-][ ]?)(?P<b4>\d{{1,2}})(?P=s4)
    (?P<y4>\d{{4}}|\d{{1,2}})(?![\d:])
  | (?P<d5>\d{{1,2}})(?!\d|[.,:]\d)(?:st\b|nd\b|rd\b|th\b|er\b|re\b|[ºª°]|-?го|\.)?
    (?:[ ](?:de|of|di|ta['’])[ ]|[ ]d['’])?
    (?:[ .,/-]{{0,2}}(?P<w5>{_WORD})(?:[ ](?:ال\w{{3,5}}|Fómhair))?)?
  | (?P<y6>(?:18|19|20|25)\d\d)(?!\d)
    """,
    re.VERBOSE,
)
_YEAR: Final = re.compile(
    r"[ .,،፣'’/-]{0,3}(?:(?:de|del|di|of|ቀን|พ\.ศ\.|ค\.ศ\.) ?)?(\d{4})(?!\d)"
    r"(?: ?(?:г|р|r|года|року|ж|թ|թվականի)\b\.?|\. (?:godine|године)|-yil\b)?"
)
_YEAR_BEFORE: Final = re.compile(
    r"(?<!\d)(\d{4})(?:(?:[.,]?[ \u202f]|-)"
    r"(?:m\. |г\. |ж\. |թ\. |թվականի |gada |жылғы |жыл |yil,? )?|(?:\(e\)|e)?ko )$"
)
# "12 มี.ค. 67": two figures of a Thai year; of the Buddhist era from 40, which was 1997.
_THAI_YEAR: Final = re.compile(r" ?(\d\d)(?![\d:.])")
_REACH: Final = 24  # characters that a month and what joins it to its day take at most
_JOINING: Final = " .,’'-"
_FIRST_THAI_YEAR: Final = 2400
_FIRST_SHORT_THAI_YEAR: Final = 40
_NO_PERSIAN_YEAR: Final = 1500
_ORDINAL: Final = re.compile(r"st\b|nd\b|rd\b|th\b|er\b|re\b|[ºª°]")

# Where one of two figures each begins with the year: "19. 3. 14."
_YEAR_FIRST: Final = frozenset(("eu", "ja", "ko", "ne", "zh"))
_FIGURES_OF_YEAR: Final = 4
# Where a date of figures alone is read day first. English is left out: both orders are written.
_DAY_FIRST: Final = frozenset(
    "de fr es it pt ru uk pl nl tr ar cs sk hr sl sr bg ro el da no fi he id vi ca gl is et lv mk "
    "be sq az bs eu ga hy ka mt hi bn ta te mr gu kn ml pa ur fa ms th sw am uz kk".split()
)


@dataclass(slots=True)
class Written:
    """A date as one place of the page has it, while it is being read.

    `order` is the separator where day and month could be swapped ("" where they are sure), `time`
    is ISO from the "T" on.
    """

    line: int
    start: int
    end: int
    year: int | None
    month: int
    day: int | None
    order: str = ""
    time: str = ""
    label: DateLabel | None = None
    whole: bool = False

    def value(self) -> str | None:
        """Return the date in ISO 8601, `None` where year or order is not known."""
        if self.year is None or self.order:
            return None
        if self.day is None:
            return f"{self.year:04}-{self.month:02}"
        return f"{self.year:04}-{self.month:02}-{self.day:02}{self.time}"


def read_date(found: re.Match[str], line: int, floor: int, language: str | None) -> Written | None:
    """Read a match of `DATE`. Nothing before `floor` belongs to it. `None` for any other figure."""
    kind = (found.lastgroup or "")[-1:]  # which alternative of the pattern it was
    if kind == "5":  # most figures are followed by a word
        return _worded(found, line, floor, language)
    start, end = found.span()
    if kind == "1":
        return _year_first(found, line, language)
    if kind == "2":
        day = int(found["d2"]) if found["d2"] else None
        return _checked(line, start, end, int(found["y2"]), int(found["m2"]), day)
    if kind == "3":
        return _checked(line, start, end, None, int(found["m3"]), int(found["d3"]))
    if kind == "7":
        year = int(found["y7"]) if found["y7"] else None
        return _checked(line, start, end, year, int(found["m7"]), int(found["d7"]))
    if kind == "4":
        return _figures(found, line, language)
    month = _word_before(found.string, floor, start, language)
    # A day that the calendar lacks ("31 February 2020") does not leave a sure month.
    if month is None or found.string[floor : month[0]].rstrip(" .")[-1:].isdigit():
        return None
    return _checked(line, month[0], end, _of_era(int(found["y6"]), language), month[1], None)


def _of_era(year: int, language: str | None) -> int:
    """Return a written year as one of the common era."""
    return year - THAI_ERA if language == "th" and year >= _FIRST_THAI_YEAR else year


def _year_first(found: re.Match[str], line: int, language: str | None) -> Written | None:
    year, month = int(found["y1"]), int(found["m1"])
    if language == "fa" and year < _NO_PERSIAN_YEAR:
        month += PERSIAN
    return _checked(line, *found.span(), _of_era(year, language), month, int(found["d1"]))


def _figures(found: re.Match[str], line: int, language: str | None) -> Written | None:
    a, b, year = int(found["a4"]), int(found["b4"]), int(found["y4"])
    separator = found["s4"].strip(" \u200f")
    span = line, *found.span()
    if len(found["y4"]) < _FIGURES_OF_YEAR:
        if language in _YEAR_FIRST:
            return _checked(*span, _of_century(a), b, year)
        if len(found["y4"]) == 1:
            return None  # a version, or a chapter
        year = _of_century(year)
    year = _of_era(year, language)
    if b > 12:
        return _checked(*span, year, a, b)
    sure = a > 12 or a == b or separator == "." or language in _DAY_FIRST
    return _checked(*span, year, b, a, "" if sure else separator)


def _of_century(figures: int) -> int:
    """Return the year that two figures mean, 0 where no clock is asked: "12/05/68"."""
    return figures + 2000 if figures < 50 else figures + 1900 if figures >= 90 else 0


def _worded(found: re.Match[str], line: int, floor: int, language: str | None) -> Written | None:
    text, start, end = found.string, found.start(), found.end("d5")
    day, word = int(found["d5"]), found["w5"]
    month = None
    if word is not None:
        month = month_number(word.rstrip(".’'").casefold(), language)
        if month is None and found.end() > found.end("w5"):  # "كانون الثاني", "Meán Fómhair"
            month = month_number(text[found.start("w5") : found.end()].casefold(), language)
    if month is not None:
        end = found.end()
    else:
        before = _word_before(text, floor, start, language)
        if before is None:
            return None
        start, month = before
        ordinal = _ORDINAL.match(text, end)
        end = ordinal.end() if ordinal else end
    year = _YEAR.match(text, end)
    if year:
        return _checked(line, start, year.end(), _of_era(int(year[1]), language), month, day)
    if language == "th" and (short := _THAI_YEAR.match(text, end)):
        figures = int(short[1])
        full = 2500 - THAI_ERA + figures if figures >= _FIRST_SHORT_THAI_YEAR else 2000 + figures
        return _checked(line, start, short.end(), full, month, day)
    earlier = _YEAR_BEFORE.search(text[max(floor, start - _REACH) : start])
    if earlier:
        start -= len(earlier[0])
        return _checked(line, start, end, int(earlier[1]), month, day)
    return _checked(line, start, end, None, month, day)


def _word_before(
    text: str, floor: int, position: int, language: str | None
) -> tuple[int, int] | None:
    """Return where the month before `position` starts, and its number."""
    if position == floor:
        return None
    before = text[max(floor, position - _REACH) : position].rstrip(_JOINING)
    if not before or before[-1].isdigit():
        return None
    others, _, last = before.rpartition(" ")
    last = last.lstrip("([|·•–—,.-")
    month = month_number(last.casefold(), language)
    if month is None and others and not last.isascii():  # "كانون الثاني"
        last = f"{others.rpartition(' ')[2]} {last}"
        month = month_number(last, language)
    if month is None:
        return None
    start = max(floor, position - _REACH) + len(before) - len(last)
    return start, month


def _checked(
    line: int,
    start: int,
    end: int,
    year: int | None,
    month: int,
    day: int | None,
    order: str = "",
) -> Written | None:
    """Keep only days that the calendar has, between the years 1800 and 2100."""
    if month > PERSIAN:
        # Without its year or its day, a month of these calendars is none of the common one.
        known = day_of(year, month, day) if year and day else None
        return _checked(line, start, end, known.year, known.month, known.day) if known else None
    if year is not None and not 1800 <= year <= 2100:
        return None
    if day_of(year or 2000, month, 1 if day is None else day) is None:
        return None
    return Written(line, start, end, year, month, day, order)
