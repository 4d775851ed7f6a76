from __future__ import annotations

import pytest

from cleannews.evidence.cues import DateCue, DateLabel
from cleannews.evidence.cues.dates import find_dates
from cleannews.evidence.cues.sheet import lay_out


def dates_of(*lines: str, language: str | None = "en") -> tuple[DateCue, ...]:
    return find_dates(lay_out(lines, max_chars=200), language)


def values_of(*lines: str, language: str | None = "en") -> list[str | None]:
    return [cue.value for cue in dates_of(*lines, language=language)]


@pytest.mark.parametrize(
    ("line", "language", "value"),
    [
        ("2017-06-24", "en", "2017-06-24"),
        ("2024-04-22T15:26:46.863186+00:00", "en", "2024-04-22T15:26:46+00:00"),
        ("2026-04-20T14:09:42Z", "en", "2026-04-20T14:09:42+00:00"),
        ("24-06-2017 | World | 0 | 333", "en", "2017-06-24"),
        ("10/31/2020 3:05 PM", "en", "2020-10-31T15:05"),
        ("September 18, 2015", "en", "2015-09-18"),
        ("The 3rd of May 2020", "en", "2020-05-03"),
        ("Wed 12 May 2021 10.00 CEST", "en", "2021-05-12T10:00:00+02:00"),
        ("Published : 22:04, 22 Apr 2024", "en", "2024-04-22T22:04"),
        ("Tuesday, March 3, 2020 at 8 p.m. EST", "en", "2020-03-03T20:00:00-05:00"),
        ("12:30 - 2 May 2020", "en", "2020-05-02T12:30"),
        ("16.05.2024, 11:26 Uhr • Lesezeit: 5 Minuten", "de", "2024-05-16T11:26"),
        ("6. März 2025, 12:26 Uhr MEZ", "de", "2025-03-06T12:26:00+01:00"),
        ("1er janvier 2020 à 14h30", "fr", "2020-01-01T14:30"),
        ("Publié le 03/04/2020 à 10:15", "fr", "2020-04-03T10:15"),
        ("3 de mayo de 2021 a las 10:30", "es", "2021-05-03T10:30"),
        ("5 maggio 2021, ore 14.30", "it", "2021-05-05T14:30"),
        ("12 de março de 2021 às 9h05", "pt", "2021-03-12T09:05"),
        ("26 октября 2017, 12:32 МСК", "ru", "2017-10-26T12:32:00+03:00"),
        ("5 березня 2024 року, 10:15", "uk", "2024-03-05T10:15"),
        ("12 kwietnia 2020 r., godz. 14:30", "pl", "2020-04-12T14:30"),
        ("3 november 2025 om 14.05 uur", "nl", "2025-11-03T14:05"),
        ("5 Mart 2024 Salı 14:30", "tr", "2024-03-05T14:30"),
        ("١٢ مارس ٢٠٢٠", "ar", "2020-03-12"),
        ("تم النشر في 12 كانون الثاني 2020 الساعة 10:30", "ar", "2020-01-12T10:30"),
        ("2024年3月5日 14:30", "zh", "2024-03-05T14:30"),
        ("2024年3月5日(火) 午後2時30分", "ja", "2024-03-05T14:30"),
        ("입력 2026.01.29. 오후 6:40", "ko", "2026-01-29T18:40"),
        ("2017. június 24.", "hu", "2017-06-24"),
        ("प्रकाशित: 12 मार्च 2024, 10:30 IST", "hi", "2024-03-12T10:30"),
        ("১২ মার্চ ২০২৪, ১০:৩০ পিএম", "bn", "2024-03-12T22:30"),
        ("మార్చి 12, 2024, 10:30 AM", "te", "2024-03-12T10:30"),
        ("12 மார்ச் 2024", "ta", "2024-03-12"),
        ("12 مارچ، 2024", "ur", "2024-03-12"),
        ("วันอังคารที่ 12 มีนาคม พ.ศ. 2567 เวลา 14.30 น.", "th", "2024-03-12T14:30"),
        ("12 มี.ค. 67", "th", "2024-03-12"),
        ("12 มี.ค. 2024", "th", "2024-03-12"),
        ("12/03/2567", "th", "2024-03-12"),
        ("تاریخ انتشار: ۱۲ مرداد ۱۴۰۲ - ۱۰:۳۰", "fa", "2023-08-03T10:30"),
        ("۱۴۰۲/۰۵/۱۱ ساعت ۱۰:۳۰", "fa", "2023-08-02T10:30"),
        ("۵ اوت ۲۰۲۳", "fa", "2023-08-05"),
        ("መጋቢት 3 ቀን 2016 ዓ.ም", "am", "2024-03-12"),
        ("12 ማርች 2024", "am", "2024-03-12"),
        ("Thứ Ba, 12 tháng 3 năm 2024, 14:30 (GMT+7)", "vi", "2024-03-12T14:30:00+07:00"),
        ("Selasa, 12 Maret 2024 pukul 14.30 WIB", "id", "2024-03-12T14:30:00+07:00"),
        ("2024 жылғы 12 наурыз, 10:30", "kk", "2024-03-12T10:30"),
        ("12-mart, 2024-yil, 10:30", "uz", "2024-03-12T10:30"),
        ("2024-yil 12-mart", "uz", "2024-03-12"),
        ("יום שלישי, 12 במרץ 2024, 10:30", "he", "2024-03-12T10:30"),
        ("जनवरी 12, 2020", "hi", "2020-01-12"),
        ("May 2020", "en", "2020-05"),
    ],
)
def test_a_written_date_is_read_as_precisely_as_it_is_written(
    line: str, language: str, value: str
) -> None:
    assert values_of(line, language=language) == [value]


@pytest.mark.parametrize(
    ("line", "label"),
    [
        ("Published: 5 May 2020", DateLabel.PUBLISHED),
        ("Last updated on May 5, 2020", DateLabel.MODIFIED),
        ("Veröffentlicht am 5. Mai 2020", DateLabel.PUBLISHED),
        ("Zuletzt aktualisiert: 5. Mai 2020", DateLabel.MODIFIED),
        ("Mis à jour le 5 mai 2020", DateLabel.MODIFIED),
        ("Actualizado el 5 de mayo de 2020", DateLabel.MODIFIED),
        ("Pubblicato il 5 maggio 2020", DateLabel.PUBLISHED),
        ("Atualizado em 5 de maio de 2020", DateLabel.MODIFIED),
        ("Опубликовано 5 мая 2020", DateLabel.PUBLISHED),
        ("Оновлено 5 травня 2020", DateLabel.MODIFIED),
        ("Opublikowano 5 maja 2020", DateLabel.PUBLISHED),
        ("Bijgewerkt op 5 mei 2020", DateLabel.MODIFIED),
        ("Güncelleme: 5 Mayıs 2020", DateLabel.MODIFIED),
        ("تاريخ النشر 5 مايو 2020", DateLabel.PUBLISHED),
        ("发布时间：2020年5月5日", DateLabel.PUBLISHED),
        ("2020年5月5日 更新", DateLabel.MODIFIED),
        ("Jane DoePublished May 5, 2020", DateLabel.PUBLISHED),
        ("May 5, 2020", None),
    ],
)
def test_the_words_around_a_date_say_what_it_is(line: str, label: DateLabel | None) -> None:
    assert [(cue.label, cue.value) for cue in dates_of(line, language=None)] == [
        (label, "2020-05-05")
    ]


def test_one_line_may_have_two_dates() -> None:
    line = "Giriş: 05.03.2024 - 14:30 Güncelleme: 06.03.2024 - 10:00"
    assert [
        (line[cue.start : cue.end], cue.value, cue.label) for cue in dates_of(line, language="tr")
    ] == [
        ("Giriş: 05.03.2024 - 14:30", "2024-03-05T14:30", DateLabel.PUBLISHED),
        ("Güncelleme: 06.03.2024 - 10:00", "2024-03-06T10:00", DateLabel.MODIFIED),
    ]


def test_a_year_that_is_not_printed_comes_from_the_same_day_elsewhere() -> None:
    lines = ("date 2017-10-26 Back to the front page", "October 26, 12:32 UTC+3")
    assert values_of(*lines) == ["2017-10-26", "2017-10-26T12:32:00+03:00"]


def test_a_year_that_is_not_printed_comes_from_a_day_close_by() -> None:
    assert values_of("26 October, 12:32", "24 October 2017")[0] == "2017-10-26T12:32"


@pytest.mark.parametrize(
    "others",
    [
        (),
        ("3 May 2017",),
        ("25 October 2017", "25 October 2018"),
        ("25 October 2017", "3 May 2018"),
    ],
)
def test_a_year_is_never_guessed(others: tuple[str, ...]) -> None:
    assert values_of("26 October, 12:32", *others)[0] is None


@pytest.mark.parametrize("language", ["en", None])
def test_day_and_month_that_could_be_swapped_give_no_date(language: str | None) -> None:
    assert values_of("03/04/2020", language=language) == [None]


def test_day_and_month_are_told_apart_by_the_same_day_in_words() -> None:
    assert values_of("03/04/2020", "3 April 2020") == ["2020-04-03", "2020-04-03"]
    assert values_of("03/04/2020", "March 4, 2020") == ["2020-03-04", "2020-03-04"]


def test_a_word_that_is_two_months_needs_its_language() -> None:
    assert values_of("5 listopada 2020", language="pl") == ["2020-11-05"]
    assert values_of("5 listopada 2020", language="hr") == ["2020-10-05"]
    assert values_of("5 listopada 2020", language=None) == []


@pytest.mark.parametrize(
    "line",
    [
        "2 hours ago",
        "vor 3 Stunden",
        "il y a 2 heures",
        "hace 5 días",
        "3 часа назад",
        "2小时前",
        "Published 4 months ago",
    ],
)
def test_a_relative_date_is_seen_but_has_no_value(line: str) -> None:
    cues = dates_of(line, language=None)
    assert [(cue.value, cue.whole) for cue in cues] == [(None, True)]


@pytest.mark.parametrize(
    "line",
    [
        "13 comments",
        "12:30 - 14:30",
        "31 February 2020",
        "5 May 1523",
        "5 May 2523",
        "Born 3 May 1980",
        "Best of May 2020 in cars",
        "99999999999999999999999",
        "£3/4/2020",
        "© 2020-05-05 The Echo",
    ],
)
def test_what_only_looks_like_a_date_is_none(line: str) -> None:
    assert dates_of(line) == ()


@pytest.mark.parametrize(
    ("line", "whole"),
    [
        ("Friday, 22 November 2024 4:55 PM MYT", True),
        ("Last updated: Nov 22, 2024 | 5 min read", True),
        ("By Jane Doe, 22 November 2024", False),
        ("22 November 2024 | Politics", False),
    ],
)
def test_a_line_is_told_that_holds_nothing_but_its_date(line: str, whole: bool) -> None:  # noqa: FBT001
    assert [cue.whole for cue in dates_of(line)] == [whole]


def test_a_paragraph_is_not_looked_at_for_dates() -> None:
    assert dates_of("The storm of 5 May 2020 was the worst in years. " * 6) == ()


def test_a_month_of_another_calendar_has_no_value_without_its_day_and_year() -> None:
    assert [value for value in values_of("مرداد ۱۴۰۲", "۱۲ مرداد", language="fa") if value] == []
    # Esfand had 29 days in 1402 and 30 in 1403.
    assert values_of("۳۰ اسفند ۱۴۰۲", language="fa") == []
    assert values_of("۳۰ اسفند ۱۴۰۳", language="fa") == ["2025-03-20"]


def test_a_year_of_the_buddhist_era_is_one_in_thai_only() -> None:
    assert values_of("12/03/2567", language="en") == []
