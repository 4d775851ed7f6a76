"""Times of day and time zones beside a date."""

from __future__ import annotations

import pytest

from cleannews.evidence.cues.clock import time_after, time_before

# Zones by the hour that they are from Greenwich: written down from the other side, as a check.
BY_OFFSET = {
    "+00:00": "UTC GMT Z WET",
    "+01:00": "WEST CET MEZ WAT",
    "+02:00": "CEST MESZ EET SAST CAT",
    "+03:00": "EEST MSK МСК TRT EAT",
    "+04:00": "GST",
    "+05:00": "PKT",
    "+07:00": "WIB",
    "+08:00": "WITA HKT SGT MYT AWST",
    "+09:00": "JST KST",
    "+09:30": "ACST",
    "+10:00": "AEST",
    "+10:30": "ACDT",
    "+11:00": "AEDT",
    "+12:00": "NZST",
    "+13:00": "NZDT",
    "-03:00": "BRT",
    "-04:00": "EDT",
    "-05:00": "EST CDT",
    "-06:00": "MDT",
    "-07:00": "MST PDT",
    "-08:00": "PST AKDT",
    "-09:00": "AKST",
    "-10:00": "HST",
}


@pytest.mark.parametrize(
    ("zone", "offset"), [(zone, at) for at, zones in BY_OFFSET.items() for zone in zones.split()]
)
def test_a_zone_whose_letters_mean_one_offset_is_known(zone: str, offset: str) -> None:
    text = f"2020 12:32 {zone}"
    assert time_after(text, 4) == (f"T12:32:00{offset}", len(text))


@pytest.mark.parametrize(
    ("rest", "time", "left"),
    [
        pytest.param(" 0:05", "T00:05", "", id="a figure alone"),
        pytest.param(" 23:59", "T23:59", "", id="the last hour"),
        pytest.param(" 24:00", "", " 24:00", id="an hour that there is not"),
        pytest.param(" 12:60", "", " 12:60", id="a minute that there is not"),
        pytest.param(" 12:05 am", "T00:05", "", id="midnight"),
        pytest.param(" 12:05 pm", "T12:05", "", id="noon"),
        pytest.param(" 1:05 p.m.", "T13:05", "", id="behind it"),
        pytest.param(" 11:05 a.m.", "T11:05", "", id="before it"),
        pytest.param(" 11 pm", "T23:00", "", id="without minutes"),
        pytest.param(" 0:30 pm", "", " 0:30 pm", id="an hour that no half has"),
        pytest.param(" 13:05 pm", "T13:05", "", id="a half that says nothing"),
        pytest.param(" 下午3时", "T15:00", "时", id="Chinese"),
        pytest.param(" 上午3时", "T03:00", "时", id="before noon"),
        pytest.param(" 午後2時30分", "T14:30", "", id="Japanese"),
        pytest.param(" 오후 6:40", "T18:40", "", id="Korean"),
        pytest.param(" 오전 6:40", "T06:40", "", id="Korean, before noon"),
        pytest.param(" 3:05 μ.μ.", "T15:05", "", id="Greek"),
        pytest.param(" 3:05 π.μ.", "T03:05", "", id="Greek, before noon"),
        pytest.param(" 3:05 م", "T15:05", "", id="Arabic"),
        pytest.param(" 3:05 ص", "T03:05", "", id="Arabic, before noon"),
        pytest.param(" 12:32:05", "T12:32:05", "", id="seconds"),
        pytest.param(" 12:32:05 UTC", "T12:32:05+00:00", "", id="seconds in a zone"),
        pytest.param(" 12:32 +03", "T12:32:00+03:00", "", id="hours from Greenwich"),
        pytest.param(" 12:32 +0330", "T12:32:00+03:30", "", id="and minutes"),
        pytest.param(" 12:32 +3:30", "T12:32:00+03:30", "", id="with a colon"),
        pytest.param(" 12:32 +14:00", "T12:32:00+14:00", "", id="the furthest zone"),
        pytest.param(" 12:32 +14:01", "T12:32", "", id="a further one"),
        pytest.param(" 12:32-0415", "T12:32:00-04:15", "", id="to the west"),
        pytest.param(" 12:32 UTC+3", "T12:32:00+03:00", "", id="from a zone"),
        pytest.param(" 12:32 GMT-5", "T12:32:00-05:00", "", id="from one to the west"),
        pytest.param(" 12:32 EST-3", "T12:32:00-05:00", "", id="a zone that has its offset"),
        pytest.param(" 12:32 IST", "T12:32", "", id="a zone that is several"),
        pytest.param(" 12:32 Rome", "T12:32", "Rome", id="no zone"),
        pytest.param(" 12:32 - 14:30", "T12:32", "- 14:30", id="a span of time"),
        pytest.param(", Rome", "", ", Rome", id="no time"),
    ],
)
def test_the_time_behind_a_date_is_read_with_its_half_and_zone(
    rest: str, time: str, left: str
) -> None:
    found, end = time_after(f"2020{rest}", 4)
    assert (found, f"2020{rest}"[end:].strip()) == (time, left.strip())


@pytest.mark.parametrize(
    ("text", "floor", "time", "start"),
    [
        ("22:04, 2020", 0, "T22:04", 0),
        ("Tor 22:04, 2020", 0, "T22:04", 3),
        ("Tor 22h04 on 2020", 0, "T22:04", 3),
        ("22:04, 2020", 1, "T02:04", 1),
        ("22:04, 2020", 2, "", 7),
        ("25:04, 2020", 0, "", 7),
        ("Rome, 2020", 0, "", 6),
        ("1:22:04 2020", 0, "T01:22:04", 0),
        ("3:05 pm EST, 2020", 0, "T15:05:00-05:00", 0),
    ],
)
def test_the_time_before_a_date_is_read_no_further_left_than_it_may(
    text: str, floor: int, time: str, start: int
) -> None:
    assert time_before(text, text.index("2020"), floor) == (time, start)


def test_a_time_stands_near_its_date() -> None:
    near = f"22:04:05 p.m., {'abcdefghijkl. ' * 2}"
    assert time_before(f"{near}2020", len(near), 0)[0] == "T22:04:05"
    far = f"22:04{' ' * 40}"
    assert time_before(f"{far}2020", len(far), 0) == ("", len(far))
