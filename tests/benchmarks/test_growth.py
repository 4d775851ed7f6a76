"""Cost against size: the exponent tells linear from quadratic."""

from __future__ import annotations

import time

import pytest

from benchmarks.timing.growth import cost_by_size, exponent, joined


def test_the_exponent_of_quadratic_cost_is_two() -> None:
    assert exponent([1000, 2000, 4000], [1, 4, 16]) == pytest.approx(2)


def test_pages_are_joined_again_from_the_first() -> None:
    assert joined(["one", "two"], 16) == "one\n\ntwo\n\none\n\nt"


def test_nothing_cannot_be_joined() -> None:
    with pytest.raises(ValueError, match="no text"):
        joined([""] * 0, 5)


def test_a_system_that_takes_too_long_is_asked_for_no_more(monkeypatch: pytest.MonkeyPatch) -> None:
    clock = iter(range(10**6))
    monkeypatch.setattr(time, "process_time_ns", lambda: next(clock) * 4 * 10**9)
    found = cost_by_size(len, ["a page of words"])
    assert (found["sizes"], found["seconds"], found["exponent"]) == ([1024], [4.0], None)
