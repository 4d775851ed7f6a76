"""What cleaning takes of memory is bounded, and given back."""

from __future__ import annotations

import sys
from itertools import cycle, islice
from pathlib import Path

import pytest

from benchmarks.hostile import memory_growth, resident_after
from cleannews.testing.families import FAMILIES
from tests.properties.laws import TIMES

FIXTURES = sorted((Path(__file__).parents[1] / "fixtures").glob("*/source.*"))
MEBIBYTE = 1 << 20
SIZE = MEBIBYTE if TIMES > 1 else MEBIBYTE // 4  # characters
MOST_A_CHARACTER = 12
# HTML is parsed to a tree, and has evidence of its own: a page of the shortest items costs most.
MOST_IN_HTML = 100
MOST_AT_LEAST = 32 * MEBIBYTE  # 10,000 blocks of evidence, whatever is in them
MOST_LEFT = 5 * MEBIBYTE

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")


@pytest.mark.parametrize("family", FAMILIES)
def test_memory_is_bounded_by_the_length_of_a_page(family: str) -> None:
    page = FAMILIES[family](SIZE)
    most = MOST_IN_HTML if "<" in page else MOST_A_CHARACTER
    assert memory_growth(page) <= most * SIZE + MOST_AT_LEAST


def test_what_a_thousand_pages_took_is_given_back() -> None:
    few, all_of_them = (1000, 10_000) if TIMES > 1 else (100, 400)
    pages = [path.read_bytes()[:2000] for path in FIXTURES]
    first, last = resident_after(islice(cycle(pages), all_of_them), few)
    assert last - first <= MOST_LEFT
