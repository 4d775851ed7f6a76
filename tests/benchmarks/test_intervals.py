"""Bootstrap intervals hold the value, grow with the sites' differences, and come out the same."""

from __future__ import annotations

import pytest

from benchmarks.scoring.intervals import bootstrap
from benchmarks.scoring.metrics import PageScore

GOOD = PageScore(1.0, 1.0, exact=True, word_f1=1.0)
BAD = PageScore(0.0, 0.0, exact=False, word_f1=0.0)


def test_sites_that_are_all_alike_leave_no_doubt() -> None:
    rows = [(f"site{i}", style, GOOD) for i in range(5) for style in ("a", "b")]
    assert bootstrap(rows)["f1"] == (1.0, 1.0)


def test_the_interval_is_that_of_the_binomial() -> None:
    # 100 sites, half of them right: a standard error of 5 points.
    rows = [(f"site{i}", "a", GOOD if i % 2 else BAD) for i in range(100)]
    low, high = bootstrap(rows)["exact"]
    assert low == pytest.approx(0.5 - 1.96 * 0.05, abs=0.015)
    assert high == pytest.approx(0.5 + 1.96 * 0.05, abs=0.015)


def test_more_pages_of_the_same_sites_make_nothing_surer() -> None:
    few = [(f"site{i}", "a", GOOD if i % 2 else BAD) for i in range(20)]
    assert bootstrap(few * 50)["f1"] == bootstrap(few)["f1"]


def test_the_order_of_the_rows_does_not_matter() -> None:
    rows = [(f"site{i % 7}", "ab"[i % 2], GOOD if i % 3 else BAD) for i in range(60)]
    assert bootstrap(rows[::-1]) == bootstrap(rows)


def test_no_rows_have_no_interval() -> None:
    assert bootstrap([]) == {}
