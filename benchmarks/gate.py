"""A gate against losing ground: `python -m benchmarks.gate`.

Cleans a fixed sample of the labelled pages with the shipped judge and compares the scores with
floors kept in `floors.json`. The judge was trained on these pages, so the figures are no measure
of quality (that is `benchmarks.evaluate`); but a change that makes them fall has broken something.
`--raise` lifts the floors to what is reached now, and never lowers one: that takes an edit by
hand, and a line in CHANGELOG.md.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import defaultdict
from pathlib import Path

from benchmarks.datasets import SETS, DataMissingError, LabelledPage, data_hash, load_set
from benchmarks.dumps import dump
from benchmarks.metrics import page_score, snippet_shares, summarise
from cleannews import clean

__all__ = ["main", "measure", "sample"]

_FLOORS = Path(__file__).parent / "floors.json"
_STYLES = ("inscriptis", "markdown", "beautifulsoup")
_PAGES_A_SET = 40
# What a figure may lie under its floor: versions of the dump tools differ by about this much.
_SLACK = 0.002


def sample(name: str) -> list[LabelledPage]:
    """Evenly spread articles of a set, always the same for the same data."""
    pages = [page for page in load_set(name) if page.kind == "article"]
    return pages[:: max(1, len(pages) // _PAGES_A_SET)][:_PAGES_A_SET]


def measure() -> dict[str, float]:
    """The gate's figures, by name."""
    figures = {}
    for name in SETS:
        scores = []
        totals: dict[int, int] = defaultdict(int)
        for page in sample(name):
            for style in _STYLES:
                text = clean(dump(page, style)).text
                if page.text is not None:
                    scores.append(page_score(page.text, text))
                else:
                    shares = snippet_shares(text, page.wanted, page.unwanted)
                    for place, count in enumerate(shares):
                        totals[place] += count
        if scores:
            found = summarise(scores)
            figures[f"{name}: F1"] = found.f1
            figures[f"{name}: exact"] = found.exact
        else:
            figures[f"{name}: wanted present"] = totals[0] / max(totals[1], 1)
            figures[f"{name}: unwanted absent"] = totals[2] / max(totals[3], 1)
    return {name: round(value, 4) for name, value in figures.items()}


def main(arguments: list[str] | None = None) -> int:
    """Exit with 1 where a figure lies under its floor, with 2 without data or with other data."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.gate", description=__doc__)
    parser.add_argument("--raise", action="store_true", dest="lift", help="lift the floors")
    chosen = parser.parse_args(arguments)
    try:
        figures, data = measure(), data_hash()
    except DataMissingError as error:
        print(error, file=sys.stderr)
        return 2
    kept = json.loads(_FLOORS.read_text(encoding="utf-8")) if _FLOORS.exists() else {}
    floors = kept.get("floors", {})
    if chosen.lift:
        lifted = {name: max(value, floors.get(name, 0)) for name, value in figures.items()}
        text = json.dumps({"data": data, "floors": lifted}, indent=1)
        _FLOORS.write_text(text + "\n", encoding="utf-8")
    elif kept.get("data") != data:
        print(f"the floors are for data {kept.get('data')}, these are {data}", file=sys.stderr)
        return 2
    low = [name for name in floors if figures.get(name, 0) < floors[name] - _SLACK]
    for name, value in figures.items():
        sign = "below its floor of" if name in low else "floor"
        print(f"{name:32} {value:.4f}   {sign} {floors.get(name, 0):.4f}")
    return 1 if low and not chosen.lift else 0


if __name__ == "__main__":
    sys.exit(main())
