"""Floors hold, are raised by one command, and are lowered only with a reason that is kept."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from benchmarks import gate
from benchmarks.gate import changed_floors, low_figures, main
from benchmarks.scoring.published import headline_figures

if TYPE_CHECKING:
    from pathlib import Path

TIME = "time, in passes of findall"


@pytest.fixture
def floors(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A gate that measures F1 .9 and 10 passes, with floors .8 and 12 for data `beads`."""
    file = tmp_path / "floors.json"
    file.write_text(json.dumps({"data": "beads", "floors": {"news: F1": 0.8, TIME: 12.0}}))
    monkeypatch.setattr(gate, "_FLOORS", file)
    monkeypatch.setattr(gate, "data_hash", lambda: "beads")
    monkeypatch.setattr(gate, "measure", lambda: {"news: F1": 0.9, TIME: 10.0})
    monkeypatch.setattr(gate, "read_results", lambda _: {})
    return file


def test_what_holds_passes_and_changes_nothing(floors: Path) -> None:
    before = floors.read_text()
    assert main([]) == 0
    assert floors.read_text() == before


@pytest.mark.parametrize("figure", [{"news: F1": 0.797, TIME: 10.0}, {"news: F1": 0.9, TIME: 25.0}])
def test_a_lower_score_and_a_slower_run_fail(
    floors: Path, monkeypatch: pytest.MonkeyPatch, figure: dict[str, float]
) -> None:
    monkeypatch.setattr(gate, "measure", lambda: figure)
    assert main([]) == 1


def test_a_figure_that_is_gone_fails(floors: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(gate, "measure", lambda: {TIME: 10.0})
    assert main([]) == 1


def test_raising_lifts_floors_and_lowers_the_ceiling_of_time(floors: Path) -> None:
    assert main(["--raise"]) == 0
    assert json.loads(floors.read_text()) == {
        "data": "beads", "floors": {"news: F1": 0.9, TIME: 10.0}, "lowered": [],
    }  # fmt: skip


def test_raising_never_lowers(floors: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(gate, "measure", lambda: {"news: F1": 0.7, TIME: 30.0, "new: F1": 0.5})
    assert main(["--raise"]) == 1
    kept = json.loads(floors.read_text())["floors"]
    assert kept == {"news: F1": 0.8, TIME: 12.0, "new: F1": 0.5}


def test_lowering_keeps_the_reason_and_what_was_lost(
    floors: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(gate, "measure", lambda: {"news: F1": 0.7, TIME: 10.0})
    assert main(["--lower", "speed was worth it"]) == 0
    kept = json.loads(floors.read_text())
    assert kept["floors"] == {"news: F1": 0.7, TIME: 10.0}
    (entry,) = kept["lowered"]
    assert (entry["why"], entry["lost"]) == ("speed was worth it", {"news: F1": [0.8, 0.7]})


def test_lowering_wants_a_reason(floors: Path) -> None:
    with pytest.raises(SystemExit):
        main(["--lower", " "])


def test_floors_of_other_data_are_neither_checked_nor_raised(
    floors: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(gate, "data_hash", lambda: "pebbles")
    assert (main([]), main(["--raise"])) == (2, 2)
    assert "floors are for data beads" in capsys.readouterr().err
    assert main(["--lower", "new data"]) == 0
    assert json.loads(floors.read_text())["data"] == "pebbles"


def test_a_floor_of_what_was_not_measured_stays_when_raised() -> None:
    assert changed_floors({"a": 0.5}, {"b": 0.4}, lower=False) == {"a": 0.5, "b": 0.4}


def test_a_figure_may_lie_a_little_under_its_floor() -> None:
    floors = {"a: F1": 0.5, "a: recall": 0.5, "b: F1": 0.5, "b: recall": 0.5, TIME: 10.0}
    figures = {"a: F1": 0.499, "a: recall": 0.491, "b: F1": 0.497, "b: recall": 0.48, TIME: 19.0}
    assert low_figures(figures, floors) == ["b: F1", "b: recall"]


def test_headlines_are_taken_from_the_results() -> None:
    def scores(f1: float) -> dict[str, float]:
        return {"f1": f1, "exact": 0.25}

    ours = {"sets": {"news": {"wet": scores(0.9), "markdown": scores(0.8)}}}
    results = {
        "evaluate": {
            **ours,
            "snippets": {"wet": [0.9, 0.99], "markdown": [0.7, 0.97]},
            "languages": {
                "en": {"of_pages": 9, "f1": 0.95},
                "de": {"of_pages": 5, "f1": 0.91},
                "fr": {"of_pages": 4, "f1": 0.5},
                "unknown": {"of_pages": 9, "f1": 0.4},
            },
        },
        "peers": {
            "text": {
                "cleannews": ours,
                "as it comes": {"sets": {"news": {"wet": scores(0.84)}}},
                "sieve": {"sets": {"news": {"wet": scores(0.75)}}},
            }
        },
        "downstream": {
            "systems": {
                "cleannews": {
                    "news": {
                        "wet": {"pages": 3, "fineweb": {"passed_of_good": 0.9}},
                        "markdown": {"pages": 3, "fineweb": {"passed_of_good": 1.0}},
                    }
                }
            }
        },
    }
    assert headline_figures(results) == pytest.approx(
        {
            "published news: F1": 0.85,
            "published news: exact": 0.25,
            "published news: F1 of the hardest dump style": 0.8,
            "published segments-dev: wanted present": 0.8,
            "published segments-dev: unwanted absent": 0.98,
            "published segments-dev: wanted present, hardest dump style": 0.7,
            "published F1 of the hardest language": 0.91,
            "published news: F1 before the best of the others": 0.1,
            "published news: good pages that pass FineWeb's filter": 0.95,
        }
    )
