"""Timing: ratios compare the same pages, and what fails is counted and left out."""

from __future__ import annotations

import sys
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from benchmarks import speed
from benchmarks.peers import HTML_PEERS, Peer, PeerMissingError
from benchmarks.speed import FLOOR, systems, time_pages
from benchmarks.timing import speed_html
from benchmarks.timing.speed_html import HTML_FLOOR, html_systems
from benchmarks.timing.startup import memory_of

if TYPE_CHECKING:
    from collections.abc import Callable


class Clock:
    """Seconds a letter by system; a negative one fails on texts of more than four letters."""

    def __init__(self) -> None:
        self.paces: dict[str, float] = {FLOOR: 0.001}
        self.asked: list[str] = []

    def seconds(self, clean: Named, text: str) -> float:
        pace = self.paces[clean.name]
        self.asked.append(clean.name)
        if pace < 0 and len(text) > 4:
            raise ValueError(text)
        return abs(pace) * len(text)


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    """Time as told: the machine's own plays no part."""
    clock = Clock()
    monkeypatch.setattr(speed, "cpu_seconds", clock.seconds)
    return clock


class Named:
    """A cleaner that knows its name."""

    def __init__(self, name: str, clean: Callable[[str], str] = str) -> None:
        self.name = name
        self.clean = clean

    def __call__(self, text: str) -> str:
        return self.clean(text)


def named(*names: str) -> dict[str, Peer]:
    return {name: Peer(name, "1.0", "default", "text", Named(name)) for name in names}


TEXTS = {"wet": ["four", "eight888"], "markdown": ["four"]}


def test_a_system_is_timed_over_all_pages(clock: Clock) -> None:
    clock.paces["ours"] = 0.01
    row = time_pages(named("ours", FLOOR), TEXTS)["ours"]
    assert row["ms_per_page"] == pytest.approx(1000 * 0.16 / 3)
    assert row["pages_per_s"] == pytest.approx(3 / 0.16)
    assert row["mb_per_s"] == pytest.approx(16e-6 / 0.16)
    assert row["times_floor"] == pytest.approx(10)
    assert row["styles"] == {"wet": pytest.approx(60), "markdown": pytest.approx(40)}


def test_pages_that_a_system_fails_on_count_for_neither_side(clock: Clock) -> None:
    clock.paces["frail"] = -0.01
    row = time_pages(named("frail", FLOOR), TEXTS, rounds=2)["frail"]
    assert (row["failures"], row["times_floor"]) == (1, pytest.approx(10))


def test_ratios_are_to_the_floor_that_is_named(clock: Clock) -> None:
    clock.paces |= {"ours": 0.01, "bedrock": 0.005}
    row = time_pages(named("ours", "bedrock"), TEXTS, floor="bedrock")["ours"]
    assert row["times_floor"] == pytest.approx(2)


def test_a_system_that_dislikes_the_first_call_is_timed_all_the_same(clock: Clock) -> None:
    def fussy(text: str) -> str:
        raise ValueError(text)

    clock.paces["ours"] = 0.01
    peers = named("ours", FLOOR)
    peers["ours"] = replace(peers["ours"], clean=Named("ours", fussy))
    row = time_pages(peers, TEXTS)["ours"]
    assert (row["failures"], row["times_floor"]) == (0, pytest.approx(10))


def test_systems_for_html_begin_with_the_product_and_the_floor(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def missing() -> Peer:
        raise PeerMissingError("colander is not there")

    ours = HTML_PEERS["cleannews"]
    monkeypatch.setattr(speed_html, "HTML_PEERS", {"cleannews": ours, "colander": (missing,)})
    assert [*html_systems()][:2] == ["cleannews", HTML_FLOOR]
    assert "colander is not there" in capsys.readouterr().err


def test_the_floor_of_html_keeps_nothing() -> None:
    assert html_systems()[HTML_FLOOR].clean("<p>The ferry is back.</p>") == ""


def test_a_slow_system_is_asked_for_one_round_only(clock: Clock) -> None:
    clock.paces["slow"] = 2.0
    time_pages(named("slow", FLOOR), TEXTS, rounds=3)
    assert (clock.asked.count("slow"), clock.asked.count(FLOOR)) == (3, 9)


def test_a_system_without_its_library_is_left_out(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def missing() -> Peer:
        raise PeerMissingError("sieve is not there")

    monkeypatch.setattr(speed, "TEXT_PEERS", {"sieve": (missing,)})
    assert list(systems()) == ["cleannews", FLOOR]
    assert "sieve is not there" in capsys.readouterr().err


@pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")
def test_memory_is_the_systems_own() -> None:
    found = memory_of(FLOOR, ["a page of words"])
    assert found is not None
    # The text of 1 MB; neither the interpreter nor what this process holds counts.
    assert 0 < found["loaded"] < 10
