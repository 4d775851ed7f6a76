"""One written date: years, eras and orders at their boundaries."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cleannews.evidence.cues.dates import find_dates
from cleannews.evidence.cues.sheet import lay_out
from cleannews.evidence.cues.stamps import read_stamp
from tests.properties.laws import check_stamp, examples


def values_of(*lines: str, language: str | None = "en") -> list[str | None]:
    return [cue.value for cue in find_dates(lay_out(lines, max_chars=200), language)]


@pytest.mark.parametrize(
    ("line", "language", "values"),
    [
        ("5 May 1800", "en", ["1800-05-05"]),
        ("5 May 1799", "en", []),
        ("5 May 2100", "en", ["2100-05-05"]),
        ("5 May 2101", "en", []),
        ("0 May 2020", "en", []),
        # Figures alone.
        ("00.05.2020", "de", []),
        ("13/05/2020", "en", ["2020-05-13"]),
        ("05/13/2020", "en", ["2020-05-13"]),
        ("12/11/2020", "en", [None]),
        ("12/12/2020", "en", ["2020-12-12"]),
        ("12.11.2020", "en", ["2020-11-12"]),
        ("12/11/2020", "de", ["2020-11-12"]),
        ("12 / 11 / 2020", "de", ["2020-11-12"]),
        ("12/11-2020", "de", []),
        ("2020-11-12", "en", ["2020-11-12"]),
        ("2020 / 11 / 2", "en", ["2020-11-02"]),
        ("2020-11/12", "en", []),
        # Two figures of a year.
        ("12.05.49", "de", ["2049-05-12"]),
        ("12.05.50", "de", []),
        ("12.05.89", "de", []),
        ("12.05.90", "de", ["1990-05-12"]),
        ("12.05.00", "de", ["2000-05-12"]),
        ("19. 3. 14.", "ko", ["2019-03-14"]),
        ("19. 3. 4.", "ko", ["2019-03-04"]),
        ("19. 3. 4.", "de", []),
        # Other eras and calendars.
        ("12/03/2400", "th", ["1857-03-12"]),
        ("12/03/2399", "th", []),
        ("12 มี.ค. 40", "th", ["1997-03-12"]),
        ("12 มี.ค. 39", "th", ["2039-03-12"]),
        ("1499/01/01", "fa", []),
        ("1403/01/01", "fa", ["2024-03-20"]),
        ("1403/01/01", "en", []),
        ("2024/01/01", "fa", ["2024-01-01"]),
        # Without a day, or a year.
        ("2024年3月", "zh", ["2024-03"]),
        ("3月5日", "zh", [None]),
        ("12 tháng 3", "vi", [None]),
        ("12 tháng 3, 2024", "vi", ["2024-03-12"]),
        ("2024年13月5日", "zh", []),
        ("June 2020", "en", ["2020-06"]),
        ("(June 24th, 2017)", "en", ["2017-06-24"]),
        ("June 24th", "en", [None]),
        ("24 June", "en", [None]),
        ("24 June 2017", "en", ["2017-06-24"]),
        ("2017 June 24", "en", ["2017-06-24"]),
        ("2017 m. birželio 24", "lt", ["2017-06-24"]),
        ("24 Junkx 2017", "en", []),
        ("24", "en", []),
        ("8 24 June 2017", "en", ["2017-06-24"]),
        ("the 4.5 June 2017", "en", ["2017-06-05"]),
    ],
)
def test_a_date_is_read_by_the_rules_of_its_language(
    line: str, language: str, values: list[str | None]
) -> None:
    assert values_of(line, language=language) == values


def test_what_follows_figures_or_signs_is_no_date() -> None:
    assert values_of("a/5 May 2020 (2)") == []
    assert values_of("5 May 2020", "$5 May 2020")[0] == "2020-05-05"


@pytest.mark.parametrize(
    ("other", "value"),
    [
        ("26 September 2017", "2017-10-26T12:32"),
        ("25 September 2017", "2017-10-26T12:32"),
        ("24 September 2017", None),
        ("26 November 2017", "2017-10-26T12:32"),
        ("27 November 2017", None),
    ],
)
def test_a_year_comes_from_a_day_at_most_a_month_apart(other: str, value: str | None) -> None:
    assert values_of("26 October, 12:32", other)[0] == value


def test_a_leap_day_takes_no_year_without_one() -> None:
    assert values_of("29 February, 10:00", "1 March 2017")[0] is None
    assert values_of("29 February, 10:00", "1 March 2016")[0] == "2016-02-29T10:00"


def test_two_years_of_one_day_decide_nothing() -> None:
    assert values_of("26 October, 12:32", "26 October 2017", "26 October 2018")[0] is None
    assert values_of("26 October, 12:32", "26 October 2017", "3 May 2018")[0] == "2017-10-26T12:32"


def test_an_order_is_told_by_the_days_of_the_page_unless_both_are() -> None:
    assert values_of("03/04/2020", "3 April 2020", "4 March 2020")[0] is None
    assert values_of("03/04/2020", "3 April 2021")[0] is None
    assert values_of("03/04/2020", "April 2020")[0] is None


@pytest.mark.parametrize(
    ("line", "seen"),
    [
        ("il y a 2 heures", "il y a 2 heures"),
        ("3 часа назад", "3 часа назад"),
        ("about 2 hours ago", "2 hours ago"),
        ("vor 3 Stunden", "vor 3 Stunden"),
        ("2 hours", None),
        ("of 2 hours of rain", None),
        ("voici a 2 heures", None),
        ("voici y 2 heures", None),
    ],
)
def test_a_relative_date_needs_a_word_that_says_so(line: str, seen: str | None) -> None:
    cues = find_dates(lay_out([line], max_chars=200), None)
    assert [line[cue.start : cue.end] for cue in cues] == ([seen] if seen else [])


def test_a_listing_has_no_more_than_four_hundred_dates() -> None:
    assert len(values_of(*["5 May 2020"] * 400)) == 400
    assert len(values_of(*["5 May 2020"] * 405)) == 400
    assert len(values_of(*["5 May 2020 - 6 May 2020"] * 300)) == 400


def test_a_date_of_something_else_is_left_out_with_all_words_of_its_label() -> None:
    line = "Member since 5 May 2020 | 6 May 2021"
    (cue,) = find_dates(lay_out([line], max_chars=200), "en")
    assert (cue.value, cue.whole) == ("2021-05-06", True)


def test_the_last_label_before_a_date_counts_and_is_of_it() -> None:
    line = "Published by the desk, updated 5 May 2020"
    (cue,) = find_dates(lay_out([line], max_chars=200), "en")
    assert (line[cue.start : cue.end], cue.label) == ("updated 5 May 2020", "modified")
    for line, label in (
        ("更新 发布：2020年5月5日", "published"),
        ("2020年5月5日更新于", "modified"),
        ("2020年5月5日 更", None),
    ):
        assert [cue.label for cue in find_dates(lay_out([line], max_chars=200), "zh")] == [label]
    line = "发布 更新：2020年5月5日"
    (cue,) = find_dates(lay_out([line], max_chars=200), "zh")
    assert (line[cue.start :], cue.label) == ("更新：2020年5月5日", "modified")


@pytest.mark.parametrize(
    "script",
    ["ARABIC-INDIC", "EXTENDED ARABIC-INDIC", "DEVANAGARI", "BENGALI", "GURMUKHI", "GUJARATI",
     "ORIYA", "TAMIL", "TELUGU", "KANNADA", "MALAYALAM", "THAI", "LAO", "MYANMAR", "KHMER"],
)  # fmt: skip
def test_digits_of_a_languages_own_are_figures(script: str) -> None:
    zero = ord(unicodedata.lookup(f"{script} DIGIT ZERO"))
    for date in ("1987-06-25T13:02", "2034-10-09T05:47"):
        written = date.translate({ord(str(digit)): chr(zero + digit) for digit in range(10)})
        assert values_of(written, language="hi") == [date]


FIGURES = ("29 February", "31", "0", "00", "1403", "2020", "2023", "5", "05", "17:40", "29:70")
WORDS = ("May", "février", "2月", "فروردین", "กุมภาพันธ์", "መስከረም", "Published:", "T", "Z", "+03:00")
PIECES = st.sampled_from((*FIGURES, *WORDS, *"-/. ,:\n"))


@settings(max_examples=examples(1000))
@given(
    st.lists(PIECES | st.integers(0, 2100).map(str), max_size=10).map("".join),
    st.sampled_from(["en", "de", "ja", "fa", "th", "am", "ar", None]),
)
def test_whatever_looks_like_a_date_is_a_day_that_the_calendar_has(
    text: str, language: str | None
) -> None:
    found = [read_stamp(text, language), *values_of(*text.split("\n"), language=language)]
    for value in filter(None, found):
        check_stamp(value)
