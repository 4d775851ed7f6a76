"""The page about cost reckons with what was measured."""

from __future__ import annotations

import json
import re
from dataclasses import fields
from pathlib import Path
from typing import Any

import pytest

from benchmarks.cost import Crawl, Speed, bill, measure, table

ROOT = Path(__file__).parent.parent.parent


def test_the_page_says_what_was_measured_and_what_follows_from_it() -> None:
    page = (ROOT / "docs" / "cost.md").read_text(encoding="utf-8")
    record = json.loads((ROOT / "benchmarks" / "results" / "cost.json").read_text())
    speed = Speed(**{field.name: record[field.name] for field in fields(Speed)})
    assert re.findall(r"^\| a month .*$", page, re.MULTILINE) == table(speed)
    kilobytes = speed.bytes / speed.pages / 1e3
    pages, megabytes = speed.pages / speed.seconds, speed.bytes / speed.seconds / 1e6
    for measured in (
        f"| a page | {speed.a_page * 1e3:.2f} ms |",
        f"| a MB of text | {speed.a_byte * 1e9:.0f} ms |",
        f"| unpacking a MB | {speed.unpacking * 1e9:.1f} ms |",
        f"| a MB of gzip holds, a page packed by itself | {speed.unpacked:.2f} MB |",
        f"of {kilobytes:.1f} KB on average | {pages:.0f} pages/s, {megabytes:.2f} MB/s |",
        f"measured on {speed.pages} pages",
        f"of {record['date']}",
    ):
        assert measured in page


def test_a_crawl_costs_its_pages_and_its_bytes() -> None:
    speed: Any = Speed(1, 1, 1.0, a_page=0.002, a_byte=1e-6, unpacked=3.0, unpacking=1e-6)
    due = bill(Crawl("small", pages=1e6, bytes=1e9), speed)
    assert due.core_hours == pytest.approx((2000 + 2000) / 3600)
    assert (due.pages_a_second, due.megabytes_a_second) == (250, 0.25)
    assert due.dollars(0.05) == pytest.approx(0.05 * 4000 / 3600)


def test_what_is_measured_lays_a_line_through_the_pages() -> None:
    line = "The pier opened again on Monday, {} months after the storm had torn it apart."
    texts = ["\n\n".join(map(line.format, range(length))) for length in (4, 100, 300)]
    speed = measure(texts, rounds=3)
    assert (speed.pages, speed.bytes) == (3, sum(len(text.encode()) for text in texts))
    assert speed.a_byte > 0
    assert speed.pages * speed.a_page + speed.bytes * speed.a_byte == pytest.approx(speed.seconds)
    assert speed.unpacked > 1
