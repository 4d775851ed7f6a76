"""The page of figures, made from the results of a run: `python -m benchmarks.report`.

`benchmarks.evaluate --json benchmarks/results.json` makes the results.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from statistics import fmean
from typing import Any

__all__ = ["main", "render"]

_RESULTS = Path(__file__).parent / "results.json"
_PAGE = Path(__file__).parent.parent / "docs" / "benchmarks.md"
_FIELDS = ("f1", "precision", "recall", "exact", "word_f1")

_INTRODUCTION = """\
# How good it is

How well cleannews finds the article in scraped text, on sites it has never seen.

Every figure below is cross-validated over sites: the labelled pages are parted by site into five
folds, and the pages of a fold are cleaned by a judge that was trained on the other four. The rules
are the shipped ones; the words and weights they are judged by are learned anew for each fold.
Default options; text input only: each labelled page is turned into scraped text in the ways people
do it (the dump styles), and the HTML is not looked at again.

Two things were not learned anew for each fold, so the figures are a little kinder than those of a
site nobody has looked at: the rules, whose authors read frequent lines of these same pages, and the
constants by which titles are chosen. Neither holds anything that only one site prints.

F1, precision and recall are those of article-extraction-benchmark: 4-word shingles, shares a page,
averaged over pages. *Exact* is the share of pages whose words are exactly those wanted. *Word F1*
counts single words.
"""

_END = """\
## How to run it

    python -m benchmarks.evaluate --json benchmarks/results.json
    python -m benchmarks.report

The labelled pages belong to their publishers and are not part of this project: `CLEANNEWS_DATA`
names the folder that holds them, each set as `NAME/gold.jsonl` and `NAME/pages/ID.html.gz`.
"""


def render(results: dict[str, Any]) -> str:
    """The page in Markdown. `results` is what `benchmarks.evaluate --json` wrote."""
    parts = [_INTRODUCTION]
    parts.append(
        f"Run of {results['date']} on {results['machine']}; data `{results['data']}`;"
        f" {' and '.join(map(str, results['settings']['trees']))} trees.\n"
    )
    for name, styles in results["sets"].items():
        pages = max(style["pages"] for style in styles.values())
        parts.append(f"## {name}: {pages} articles\n")
        rows = [[style, *(scores[field] for field in _FIELDS)] for style, scores in styles.items()]
        means = [fmean(scores[field] for scores in styles.values()) for field in _FIELDS]
        heads = ["dump style", "F1", "precision", "recall", "exact", "word F1"]
        parts.append(_table(heads, [*rows, ["**mean**", *means]]))
    if results["snippets"]:
        parts.append("## segments-dev: pages known by snippets\n")
        rows = [[style, *shares] for style, shares in results["snippets"].items()]
        heads = ["dump style", "wanted snippets present", "unwanted snippets absent"]
        parts.append(_table(heads, rows))
    parts.append("## By language\n")
    rows = [
        [language, str(scores["of_pages"]), *(scores[field] for field in _FIELDS)]
        for language, scores in results["languages"].items()
    ]
    heads = ["language", "pages", "F1", "precision", "recall", "exact", "word F1"]
    parts.append(_table(heads, rows))
    parts.append(_END)
    return "\n".join(parts)


def _table(heads: list[str], rows: list[list[Any]]) -> str:
    lines = ["| " + " | ".join(heads) + " |", "|---" * len(heads) + "|"]
    for row in rows:
        cells = (f"{cell:.3f}" if isinstance(cell, float) else str(cell) for cell in row)
        lines.append("| " + " | ".join(cells) + " |")
    return "\n".join(lines) + "\n"


def main(arguments: list[str] | None = None) -> int:
    """Write the page."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.report", description=__doc__)
    parser.add_argument("--results", type=Path, default=_RESULTS)
    parser.add_argument("--out", type=Path, default=_PAGE)
    chosen = parser.parse_args(arguments)
    if not chosen.results.exists():
        print(f"no results in {chosen.results}: run benchmarks.evaluate --json", file=sys.stderr)
        return 2
    results = json.loads(chosen.results.read_text(encoding="utf-8"))
    chosen.out.write_text(render(results), encoding="utf-8")
    print(f"written: {chosen.out}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
