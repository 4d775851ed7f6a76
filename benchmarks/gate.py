r"""A gate against losing ground: `python -m benchmarks.gate`.

It holds two sorts of figures against the floors kept in `floors.json`. The first are measured now:
the shipped judge cleans a fixed sample of the labelled pages, with its time as a multiple of one
`re.findall(r"\w+")` pass over the same texts, and with how its time grows on hostile ones. The
judge was trained on these pages, so these figures are no measure of quality; but a change that
makes them fall has broken something. The second are those published, from `benchmarks/results`:
they come from cross-validation, and hold when a new run's results are put in.

`--raise` lifts the floors to what is reached now and never lowers one. `--lower "why"` sets all
floors to what is reached now, also for other data, and writes down why and what was lost.
"""

from __future__ import annotations

import json
import re
import sys
from collections import defaultdict
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from benchmarks.labelled.datasets import SETS, LabelledPage, data_hash, load_set
from benchmarks.labelled.dumps import dump
from benchmarks.running import parser_for, tells_what_is_missing
from benchmarks.scoring.metrics import page_score, snippet_shares, summarise
from benchmarks.scoring.published import headline_figures
from benchmarks.scoring.records import RESULTS, read_results
from benchmarks.timing.growth import cpu_seconds, hostile_costs
from cleannews import clean

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

__all__ = ["changed_floors", "low_figures", "main", "measure", "sample"]

_FLOORS = Path(__file__).parent / "floors.json"
_STYLES = ("inscriptis", "markdown", "beautifulsoup")
_PAGES_A_SET = 40
# What a figure may lie under its floor: versions of the dump tools differ by about this much.
_SLACK = 0.002
# Precision and recall are traded for one another, within what F1 allows.
_TRADED = ("precision", "recall")
_TRADED_SLACK = 0.01
# Of these less is better: they have a ceiling, and may be so many times it. Ratios of times differ
# between machines, and between calm and busy hours of one. A quadratic step has a power near 2.
_SPEED = "time, in passes of findall"
_GROWTH = "power that cost grows with, worst of the hostile texts"
_CEILINGS = {_SPEED: 2.0, _GROWTH: 1.5}
_TIMED = 16  # every so manieth text is timed


def sample(name: str) -> list[LabelledPage]:
    """Evenly spread articles of a set, always the same for the same data."""
    pages = [page for page in load_set(name) if page.kind == "article"]
    return pages[:: max(1, len(pages) // _PAGES_A_SET)][:_PAGES_A_SET]


def measure() -> dict[str, float]:
    """The figures of the sample, by name."""
    figures: dict[str, float] = {}
    texts = []
    for name in SETS:
        scores = []
        totals: dict[int, int] = defaultdict(int)
        for page in sample(name):
            for style in _STYLES:
                source = dump(page, style)
                texts.append(source)
                text = clean(source).text
                if page.text is not None:
                    scores.append(page_score(page.text, text))
                else:
                    shares = snippet_shares(text, page.wanted, page.unwanted)
                    for place, count in enumerate(shares):
                        totals[place] += count
        if scores:
            found = summarise(scores)
            figures[f"{name}: F1"] = found.f1
            figures[f"{name}: precision"] = found.precision
            figures[f"{name}: recall"] = found.recall
            figures[f"{name}: exact"] = found.exact
        else:
            figures[f"{name}: wanted present"] = totals[0] / max(totals[1], 1)
            figures[f"{name}: unwanted absent"] = totals[2] / max(totals[3], 1)
    figures[_SPEED] = _speed(texts[::_TIMED])
    # What is below linear has met one of the limits on what is read.
    figures[_GROWTH] = max(1.0, *(one["exponent"] for one in hostile_costs(clean).values()))
    return figures


def _speed(texts: Sequence[str]) -> float:
    """Time of cleaning as a multiple of that of finding the words, in the same minute."""
    find = re.compile(r"\w+").findall
    ours = sum(cpu_seconds(clean, text, 3) for text in texts)
    return ours / sum(cpu_seconds(find, text, 3) for text in texts)


def low_figures(figures: Mapping[str, float], floors: Mapping[str, float]) -> list[str]:
    """The names of what lies under its floor, or is not there any more."""
    return [name for name, floor in floors.items() if not _holds(name, figures.get(name), floor)]


def _holds(name: str, figure: float | None, floor: float) -> bool:
    if figure is None:
        return False
    if name in _CEILINGS:
        return figure <= floor * _CEILINGS[name]
    return figure >= floor - (_TRADED_SLACK if name.endswith(_TRADED) else _SLACK)


def changed_floors(
    figures: Mapping[str, float], floors: Mapping[str, float], *, lower: bool
) -> dict[str, float]:
    """The floors lifted to what is reached; with `lower` set to it, whatever they were."""
    if lower:
        return dict(figures)
    best = {name: min if name in _CEILINGS else max for name in figures}
    lifted = {name: best[name](value, floors.get(name, value)) for name, value in figures.items()}
    return {**floors, **lifted}


def _write(
    kept: Mapping[str, Any], data: str, floors: Mapping[str, float], figures: Mapping[str, float],
    why: str | None,
) -> None:  # fmt: skip
    lowered = list(kept.get("lowered", ()))
    if why is not None:
        names = low_figures(figures, kept.get("floors", {}))
        lost = {name: [kept["floors"][name], figures.get(name)] for name in names}
        now = datetime.now(UTC).date().isoformat()
        lowered.append({"date": now, "why": why, "data": data, "lost": lost})
    record = {"data": data, "floors": floors, "lowered": lowered}
    _FLOORS.write_text(json.dumps(record, indent=1) + "\n", encoding="utf-8")


@tells_what_is_missing
def main(arguments: list[str] | None = None) -> int:
    """Exit with 1 where a figure lies under its floor, with 2 without data or with other data."""
    parser = parser_for("gate", __doc__)
    change = parser.add_mutually_exclusive_group()
    change.add_argument("--raise", action="store_true", dest="lift", help="lift the floors")
    change.add_argument("--lower", metavar="WHY", help="set the floors to what is reached")
    chosen = parser.parse_args(arguments)
    if chosen.lower is not None and not chosen.lower.strip():
        parser.error("--lower wants a reason")
    data = data_hash()
    kept = json.loads(_FLOORS.read_text(encoding="utf-8")) if _FLOORS.exists() else {}
    if kept.get("data", data) != data and chosen.lower is None:
        print(f"the floors are for data {kept['data']}, these are {data}", file=sys.stderr)
        return 2
    results = read_results(RESULTS)
    # Results of other data say nothing about these floors: their figures count as gone.
    current = {name: one for name, one in results.items() if one.get("data") == data}
    figures = {**measure(), **headline_figures(current)}
    figures = {name: round(value, 4) for name, value in figures.items()}
    floors = kept.get("floors", {})
    if chosen.lift or chosen.lower is not None:
        changed = changed_floors(figures, floors, lower=chosen.lower is not None)
        _write(kept, data, changed, figures, chosen.lower)
        floors = changed
    low = low_figures(figures, floors)
    _print(figures, floors, low)
    return 1 if low else 0


def _print(figures: Mapping[str, float], floors: Mapping[str, float], low: Sequence[str]) -> None:
    for name in dict.fromkeys((*figures, *floors)):
        figure = f"{figures[name]:.4f}" if name in figures else "gone  "
        bound = "ceiling" if name in _CEILINGS else "floor"
        said = f"{bound} {floors[name]:.4f}" if name in floors else f"no {bound} yet: --raise"
        print(f"{name:60} {figure}   {said}{'   FAILED' if name in low else ''}")


if __name__ == "__main__":
    sys.exit(main())
