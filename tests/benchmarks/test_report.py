"""The page of figures, from invented results."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from benchmarks import report
from benchmarks.report import render
from benchmarks.scoring.errors import LEFT_OVER, LOST
from benchmarks.scoring.intervals import FIELDS
from benchmarks.scoring.records import read_results

if TYPE_CHECKING:
    from pathlib import Path


def scores(f1: float) -> dict[str, float]:
    return {"pages": 4, "f1": f1, "precision": f1, "recall": f1, "exact": 0.25, "word_f1": f1}


def system(f1: float, seconds: float | None) -> dict[str, Any]:
    return {
        "version": "1.0", "setting": "default", "seconds_per_page": seconds, "failures": 0,
        "sets": {"wcxb-dev": {"wet": scores(f1), "markdown": scores(f1)}},
        "snippets": {"wet": [0.9, 0.8]},
    }  # fmt: skip


def timing(ms: float) -> dict[str, Any]:
    return {
        "version": "1.0", "setting": "default", "ms_per_page": ms, "pages_per_s": 1000 / ms,
        "mb_per_s": 1.0, "times_floor": ms / 0.2, "failures": 0, "styles": {"wet": ms},
    }  # fmt: skip


def passing(share: float) -> dict[str, Any]:
    return {"pages": 4, "fineweb": {"passed": share, "passed_of_good": share, "reasons": {}}}


HEAD = {"date": "2031-02-03", "machine": "abacus", "data": "beads"}
EVALUATED = {
    **HEAD,
    "schedule": {"members": 4, "width": 9, "reaches": [1, 2], "rounds": 3},
    "sets": {"wcxb-dev": {"wet": scores(0.9), "markdown": scores(0.8)}},
    "intervals": {"wcxb-dev": {field: [0.81, 0.89] for field in FIELDS}},
    "snippets": {"wet": [0.95, 0.97], "markdown": [0.85, 0.99]},
    "languages": {"en": {"of_pages": 4, **scores(0.85)}},
    "named_pages": [{"language": "ja", "set": "wcxb-dev", "id": "tofu", "lowest_f1": 0.6}
                    | scores(0.7)],
    "errors": {
        "wcxb-dev": {
            "wet": {f"left over: {kind}": 0.01 for kind in LEFT_OVER}
            | {f"lost: {kind}": 0.02 for kind in LOST}
        }
    },
}  # fmt: skip
RESULTS: dict[str, Any] = {
    "evaluate": EVALUATED,
    "peers": {
        **HEAD,
        "text": {
            "cleannews": system(0.85, None),
            "sieve": system(0.7, 0.01),
            "as it comes": system(0.75, 1e-6),
        },
        "html": {"comb": system(0.9, 0.02)},
    },
    "fields": {
        **HEAD,
        "fields": {
            "wcxb-dev": {
                "title": {"pages": 4, "right": 0.75, "wrong": 0.25, "missing": 0.0,
                          "pages_without": 0, "invented": 0.0}
            }
        },
        "roles": {"lead": {"blocks": 8, "right": 0.5, "taken_for": {"paragraph": 0.25}}},
        "kinds": {"forum": scores(0.5)},
    },
    "downstream": {
        **HEAD,
        "filters": "invented",
        "systems": {
            "gold": {"wcxb-dev": {"pages": 4, "": passing(0.9)}},
            "sieve": {"wcxb-dev": {"wet": passing(0.2), "markdown": passing(0.4)}},
            "cleannews": {"wcxb-dev": {"wet": passing(0.8)}},
        },
    },
    "speed": {
        **HEAD,
        "pages": 8,
        "characters_per_page": 1000.0,
        "systems": {"cleannews": timing(2.0), "findall": timing(0.2), "sieve": timing(9.0)},
        "html": {
            "pages": 2,
            "characters_per_page": 3000.0,
            "systems": {"colander": timing(15.0), "cleannews": timing(5.0)},
        },
        "growth": {
            "cleannews": {"sizes": [1024, 2048], "seconds": [0.01, 0.02], "exponent": None},
            "sieve": {"sizes": [1024, 2048], "seconds": [0.01, 0.04], "exponent": 2.0},
        },
        "hostile": {"bullets": {"seconds": 0.4, "quarter": 0.1, "exponent": 1.0}},
        "memory": {
            "findall": {"loaded": 20.0, "pages": 20.0, "megabyte": 21.0},
            "sieve": {"loaded": 30.0, "pages": 32.0, "megabyte": 41.0},
        },
        "startup": {"import": 0.05, "first": 0.4, "second": 0.003},
    },
    "streams": {
        **HEAD,
        "speed": {
            "pages": 600, "megabytes": 12.0, "load": 0.5,
            "ways": {
                name: {"start": {"clock": 1.0, "processor": 2.0},
                       "whole": {"clock": 1.0 + clock, "processor": 2.0 + processor}}
                for name, clock, processor in (
                    ("bare loop", 6.0, 6.0), ("loop that reads all of an article", 6.2, 6.2),
                    ("1, JSONL", 6.25, 6.6), ("2, JSONL", 3.125, 6.9),
                    ("1, Parquet", 6.5, 6.7), ("2, Parquet", 3.5, 7.0),
                )
            },
        },
        "memory": [
            {"kind": "warc", "megabytes": 2100.2, "pages": 4000, "peak_mib": 123.4, "clock": 60.0}
        ],
    },
    "ablation": {
        "folds": [0], "styles": ["wet"], "rounds": 4,
        "rows": [
            {"left_out": name, "kind": kind, "pages": pages,
             "sets": {"wcxb-dev": scores(f1) | {"exact": exact}}}
            for name, kind, pages, f1, exact in (
                ("", "", 4, 0.9, 0.2),
                ("en/advert", "rule file", 1, 0.9001, 0.2),
                ("any/legal", "rule file", 3, 0.899, 0.21),
                ("en/legal", "rule file", 2, 0.9, 0.2),
                ("de/bio", "rule file", 0, 0.9, 0.2),
                ("de/legal", "rule file", 0, 0.9, 0.2),
                ("title", "columns", 4, 0.89, 0.2),
                ("shape", "columns", 4, 0.85, 0.1),
            )
        ],
    },
}  # fmt: skip


@pytest.mark.parametrize(
    "row",
    [
        "- evaluate: 2031-02-03 on abacus; data `beads`",
        "- the judge: 4 networks of 2 layers of width 9, each trained 3 times over the pages",
        "| wcxb-dev | 0.850 (0.810 to 0.890) | 25.0 % | markdown, 0.800 | sieve, 0.700 |",
        "| **mean** | 0.850 | 0.850 | 0.850 | 0.250 | 0.850 |",
        "| 95 % interval |" + " 0.810 to 0.890 |" * 5,
        "| **mean** | 90.0 % | 98.0 % |",
        "| ja | wcxb-dev | tofu | 0.700 | 0.700 | 0.700 | 0.250 | 0.700 | 0.600 |",
        "| wcxb-dev | 1.0 % | 1.0 % | 1.0 % | 1.0 % | 1.0 % | 5.0 % |",
        "| sieve | 0.700 (0.700 / 0.700, 25 %) |",
        "| sieve | 90.0 % / 80.0 % | 111 | 0 | 1.0; default |",
        "| sieve | 0.700 |",
        "| comb | 0.900 (0.900 / 0.900, 25 %) |",
        "| comb | 90.0 % / 80.0 % | 50 | 0 | 1.0; default |",
        "| sieve | 30.0 % | 30.0 % |",
        "FineWeb's filter passes, of the pages whose wanted text it passes: 80.0 % (wcxb-dev).",
        "| wcxb-dev | title | 4 | 75.0 % | 25.0 % | 0.0 % | - |",
        "| lead | 8 | 50.0 % | paragraph 25.0 % |",
        "| forum | 4 | 0.500 | 0.500 | 0.500 | 0.250 | 0.500 |",
        "| sieve | 9.00 | 111 | 1.00 | 45.0 | 4.50 |",
        "| sieve | 12 MB | 20 MB | 1.0; default |",
        "| colander | 15.00 | 67 | 75.0 | 3.00 | 1.0; default |",
        "| sieve | 2.00 | 0.040 s for 2 KB |",
        "| bullets | 0.100 | 0.400 | 1.00 |",
        "| `-j 2`, JSONL | 192 | 3.8 | 192% | 87% | 198% | 90% | 1.0 s |",
        "JSONL: two workers are 2.00 times as fast as one.",
        "| WARC | 2,100 MB | 4,000 | 123 MiB | 60 s |",
        "| shape | -5.00 | -10.00 |",
        "| title | -1.00 | - |",
        "| any/legal | 3 | -0.100 | -0.100 | -0.100 |",
        "| en/advert | 1 | +0.010 | +0.010 | +0.010 |",
        "Without these no page changes: en: legal.",
        "These hit nothing in this data, so it says nothing of them: de: bio, legal.",
    ],
)
def test_the_page_tells_every_result(row: str) -> None:
    assert row in render(RESULTS).splitlines()


def test_systems_come_best_first() -> None:
    page = render({"peers": RESULTS["peers"]})
    assert page.index("| **cleannews**") < page.index("| as it comes") < page.index("| sieve")


def test_what_costs_most_to_leave_out_comes_first() -> None:
    page = render({"ablation": RESULTS["ablation"]})
    assert page.index("| shape") < page.index("| title")
    assert page.index("| any/legal") < page.index("| en/advert")


def test_a_part_without_results_is_left_out() -> None:
    page = render({"evaluate": EVALUATED})
    assert "## By language" in page
    assert "## Speed" not in page
    assert "Beside the others" not in page


def test_results_are_read_by_the_names_of_their_runs(tmp_path: Path) -> None:
    (tmp_path / "speed.json").write_text(json.dumps({"date": "today"}))
    (tmp_path / "other.json").write_text("{}")
    assert read_results(tmp_path) == {"speed": {"date": "today"}}


def test_no_results_are_an_error(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert report.main(["--results", str(tmp_path), "--out", str(tmp_path)]) == 2
    assert "no results" in capsys.readouterr().err


def test_the_same_results_give_the_same_plots(tmp_path: Path) -> None:
    pytest.importorskip("matplotlib", reason="plots need requirements-benchmarks.txt")
    from benchmarks.figures.plots import draw_all

    names = ["accuracy-speed-text.svg", "accuracy-speed-html.svg", "errors.svg", "growth.svg"]
    assert draw_all(RESULTS, tmp_path / "one") == names
    assert draw_all(RESULTS, tmp_path / "two") == names
    for name in names:
        assert (tmp_path / "one" / name).read_bytes() == (tmp_path / "two" / name).read_bytes()


def test_no_label_of_a_plot_covers_another() -> None:
    pytest.importorskip("matplotlib", reason="plots need requirements-benchmarks.txt")
    from matplotlib.figure import Figure
    from matplotlib.text import Text

    from benchmarks.figures.labels import place_labels

    figure = Figure(figsize=(6, 4), layout="constrained")
    axes = figure.subplots()
    points = {f"system {i}": (1.0 + i / 40, 1.0 + (i % 3) / 60) for i in range(9)}
    axes.scatter(*zip(*points.values(), strict=True))
    axes.set_xlim(0, 2)
    axes.set_ylim(0, 2)
    figure.draw_without_rendering()
    place_labels(axes, points, bold="system 4")
    figure.draw_without_rendering()
    assert sorted(label.get_text() for label in axes.texts) == sorted(points)
    # Not the lines that lead to the points: these may cross.
    boxes = [Text.get_window_extent(label) for label in axes.texts]
    assert not any(a.overlaps(b) for i, a in enumerate(boxes) for b in boxes[:i])
