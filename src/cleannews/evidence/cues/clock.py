"""Times of day and time zones as pages write them beside a date."""

from __future__ import annotations

import re
from typing import Final

__all__ = ["time_after", "time_before"]

# Only zones whose letters mean one offset: CST, IST, BST, AST and ET are two or more.
ZONES: Final = {
    "utc": 0, "gmt": 0, "z": 0, "wet": 0, "west": 60, "cet": 60, "mez": 60, "cest": 120,
    "mesz": 120, "eet": 120, "eest": 180, "msk": 180, "мск": 180, "trt": 180, "sast": 120,
    "cat": 120, "eat": 180, "wat": 60, "gst": 240, "pkt": 300, "wib": 420, "wita": 480,
    "hkt": 480, "sgt": 480, "myt": 480, "jst": 540, "kst": 540, "aest": 600, "aedt": 660,
    "acst": 570, "acdt": 630, "awst": 480, "nzst": 720, "nzdt": 780, "est": -300, "edt": -240,
    "cdt": -300, "mst": -420, "mdt": -360, "pst": -480, "pdt": -420, "akst": -540,
    "akdt": -480, "hst": -600, "brt": -180,
}  # fmt: skip
_UNCLEAR: Final = frozenset({"ast", "bst", "cst", "ct", "et", "ist", "mt", "pt"})

_HALF = r"[ap]\.? ?m\b\.?|[ap]\b|上午|下午|午前|午後|오전|오후|এএম|পিএম|[صم](?!\w)|[πμ]\.?μ\.?"
_HALF_BEFORE = "上午|下午|午前|午後|오전|오후"
_UNIT = r"(?: ?(?:(?:uhr|uur|hrs?|hs|h|ч|год)\b\.?|น\.))?"
_ZONE = r"(?:[ ,(]{0,2}(?P<zone>[a-zмск]{1,5})(?![^\W\d_]))?"
# A minus must touch what it follows: "12:30 - 14:30" is a span of time.
_OFFSET = (
    r"(?P<offset> ?[+−]\d{1,2}(?::?[0-5]\d)?(?!\d)"
    r"|(?<=[\dtc])-\d{1,2}(?::?[0-5]\d)?(?![\d:]))?"
)

_AFTER: Final = re.compile(
    r"(?: d\.)?[ .,;·•|/()–—-]{0,4}"  # "2021 m. birželio 17 d. 10:40"
    # The weekday may stand between: "5 Mart 2024 Salı 14:30", "2024年3月5日(火) 14:30".
    r"(?:(?:pazar|salı|çarşamba|perşembe|cuma)(?:tesi)?,? |[月火水木金土日]\)? ?"
    r"|(?:星期|周|週). ?)?"
    r"(?:(?:t|at|um|à|às|as|a las?|alle(?: ore)?|ore|om|klo|kl\.?|[ovuву]|во|ob"
    r"|(?:la )?ora|kell|plkst\.|val\.|στις|ώρα|klukkan|a les|ag|(?:o )?godz\.|saat|الساعة"
    r"|soat|сағат|ساعت|pukul|lúc|เวลา"
    r"|-|–|, um|, at|de)[ :]{0,2})?"
    rf"(?P<before>{_HALF_BEFORE})? ?"
    r"(?P<hour>\d{1,2})(?:(?P<mark>[:.]| ?[h時时点點시]) ?(?P<minute>[0-5]\d)(?!\d)"
    r"(?:[:.](?P<second>[0-5]\d)(?:[.,]\d{1,9})?)?[分분]?"
    rf"|(?= ?(?:{_HALF}|uhr\b|[時时点點시])))"
    rf"(?: ?(?P<half>{_HALF}))?{_UNIT}{_ZONE}{_OFFSET}",
    re.IGNORECASE,
)
_BEFORE: Final = re.compile(
    rf"(?<![\d.:])(?P<before>{_HALF_BEFORE})? ?"
    r"(?P<hour>\d{1,2})(?P<mark>[:h])(?P<minute>[0-5]\d)(?::(?P<second>[0-5]\d))?"
    rf"(?: ?(?P<half>{_HALF}))?{_UNIT}{_ZONE}{_OFFSET}"
    r"\)?[ ,;·•|/–—-]{0,4}(?:[^\W\d_]{1,12}[., ]{1,2}){0,2}$",
    re.IGNORECASE,
)
_FURTHEST: Final = 14 * 60  # minutes that any zone is from Greenwich
# A time before a date stands within this many characters of it.
_REACH: Final = 44


def time_after(text: str, position: int) -> tuple[str, int]:
    """Return ISO "T12:32+03:00" for the time that follows `position`, and where it ends.

    Without one the time is "" and the end `position`.

    >>> time_after("October 26, 12:32 UTC+3", 10)
    ('T12:32:00+03:00', 23)
    """
    found = _AFTER.match(text, position)
    if found is None:
        return "", position
    return _iso(found, position)


def time_before(text: str, position: int, floor: int) -> tuple[str, int]:
    """Return the time that ends right before `position`, and where it starts.

    It is looked for no further left than `floor`. Without one the time is "".

    >>> time_before("22:04, 22 Apr 2024", 7, 0)
    ('T22:04', 0)
    """
    floor = max(floor, position - _REACH)
    head = text[floor:position]
    if ":" not in head and "h" not in head:
        return "", position
    found = _BEFORE.search(head)
    if found is None:
        return "", position
    time, _ = _iso(found, 0)
    return time, floor + found.start() if time else position


def _iso(found: re.Match[str], fallback: int) -> tuple[str, int]:
    hour = _hour(found)
    if hour is None:
        return "", fallback
    clock = f"T{hour:02}:{int(found['minute'] or 0):02}"
    if found["second"]:
        clock += f":{int(found['second']):02}"
    minutes, end = _zone(found)
    if minutes is None:
        return clock, end
    seconds = "" if found["second"] else ":00"
    sign = "-" if minutes < 0 else "+"
    hours, rest = divmod(abs(minutes), 60)
    return f"{clock}{seconds}{sign}{hours:02}:{rest:02}", end


def _hour(found: re.Match[str]) -> int | None:
    hour = int(found["hour"])
    half = (found["half"] or found["before"] or "").casefold()
    if half and hour <= 12:
        late = half[0] in "pمμপ" or half in {"下午", "午後", "오후"}
        return hour % 12 + (12 if late else 0) if hour else None
    return hour if hour < 24 else None


def _zone(found: re.Match[str]) -> tuple[int | None, int]:
    """Return the minutes east of Greenwich, `None` where not said, and where the time ends."""
    zone, offset = (found["zone"] or "").casefold(), found["offset"]
    named = ZONES.get(zone)
    if zone and named is None:
        # "12:32 IST" has a zone, if not a sure one; "12:32 Berlin" has none.
        return None, found.end("zone") if zone in _UNCLEAR else found.start("zone")
    if offset and not named:
        digits = "".join(filter(str.isdigit, offset))
        hours, rest = (digits, "0") if len(digits) <= 2 else (digits[:-2], digits[-2:])
        minutes = int(hours) * 60 + int(rest)
        if minutes <= _FURTHEST:
            return minutes if "+" in offset else -minutes, found.end()
    return named, found.end()
