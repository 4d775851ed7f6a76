"""The page of figures with its plots, made from the results of the runs.

`python -m benchmarks.report` reads `benchmarks/results/*.json` and writes `docs/benchmarks.md` and
`docs/plots/`. A part of the page is missing where its results are.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from statistics import fmean
from typing import TYPE_CHECKING, Any

from benchmarks.figures import tables
from benchmarks.figures.ablation_tables import ablation_parts
from benchmarks.figures.door_tables import cleaned_parts, door_parts
from benchmarks.figures.kind_tables import kind_parts
from benchmarks.figures.role_tables import told_role_parts
from benchmarks.figures.site_tables import site_parts
from benchmarks.figures.speed_tables import speed_parts
from benchmarks.figures.stream_tables import stream_parts
from benchmarks.fitting.training import FOLDS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

__all__ = ["RESULTS", "main", "read_results", "render"]

RESULTS = Path(__file__).parent / "results"
_DOCS = Path(__file__).parent.parent / "docs"
# In this order; what is older than the evaluation measured another judge.
_NAMES = (
    *("evaluate", "peers", "sites", "fields", "roles", "downstream", "speed", "streams"),
    "ablation",
)
_OURS, _NOTHING = "cleannews", "as it comes"

_INTRODUCTION = """\
# How good it is, and how fast

How well cleannews finds the article in scraped text, on sites it has never seen, beside everything
else that can be asked to.

Each labelled page is turned into scraped text in the ways people do it, the dump styles: inscriptis
(`inscriptis`), html2text with and without links (`markdown`, `markdown-plain`), BeautifulSoup's
`get_text("\\n")` (`beautifulsoup`), selectolax's `text("\\n")` (`selectolax`), resiliparse's full
text (`resiliparse`), inscriptis wrapped at 72 columns (`wrapped`), and as Common Crawl's WET
(`wet`). The cleaner sees that text alone. Default options.

The figures of cleannews on text are cross-validated over sites: the labelled pages are parted by
site into five folds, and the pages of a fold are cleaned by a judge that was trained on the other
four. The rules are the shipped ones; the words and weights they are judged by are learned anew for
each fold. Two things were not learned anew, so the figures are a little kinder than those of a site
nobody has looked at: the rules, whose authors read frequent lines of these same pages, and the
constants by which titles are chosen. Neither holds anything that only one site prints.

F1, precision and recall are those of article-extraction-benchmark: 4-word shingles, shares a page,
averaged over pages, F1 of the averages. *Exact* is the share of pages whose words are exactly those
wanted. *Word F1* counts single words. Intervals are bootstrapped over sites. Where a set's figure
stands alone it is the mean over the dump styles.
"""

_HTML_NOTE = """\
What the same pages give where the HTML is there. The figures of cleannews are cross-validated over
sites, as those on text are.
"""

_END = """\
## How to run it

    pip install -r requirements-benchmarks.txt -r requirements-peers.txt
    export CLEANNEWS_DATA=...   # the folder of the labelled pages
    python -m benchmarks.evaluate --json benchmarks/results/evaluate.json \\
        --outputs .cache/outputs --sights .cache/sights.jsonl --keep .cache/judged.pkl
    python -m benchmarks.kinds .cache/sights.jsonl
    python -m benchmarks.sites .cache/judged.pkl --json benchmarks/results/sites.json
    python -m benchmarks.compare --json benchmarks/results/peers.json
    python -m benchmarks.fields --json benchmarks/results/fields.json
    python -m benchmarks.assorting --json benchmarks/results/roles.json
    python -m benchmarks.downstream --json benchmarks/results/downstream.json
    python -m benchmarks.speed --json benchmarks/results/speed.json
    python -m benchmarks.ablation --json benchmarks/results/ablation.json
    python -m benchmarks.report

Every figure of this page is in `benchmarks/results/*.json` for machines. `python -m
benchmarks.browse` shows any page line by line, wanted against judged.

The labelled pages belong to their publishers and are not part of this project: `CLEANNEWS_DATA`
names the folder that holds them, each set as `NAME/gold.jsonl` and `NAME/pages/ID.html.gz`.
`python -m benchmarks.importers` turns the public layouts of article-extraction-benchmark,
fundus-evaluation and WCXB into that one.
"""


def read_results(folder: Path) -> dict[str, Any]:
    """The results there are, by the name of the run."""
    files = {name: folder / f"{name}.json" for name in _NAMES}
    return {
        name: json.loads(file.read_text(encoding="utf-8"))
        for name, file in files.items()
        if file.exists()
    }


def render(results: Mapping[str, Any], plots: frozenset[str] = frozenset()) -> str:
    """The page in Markdown; `plots` are the files there are in `docs/plots`."""
    return "\n".join((*_parts(results, plots), _END))


def _parts(results: Mapping[str, Any], plots: frozenset[str]) -> Iterator[str]:
    yield _INTRODUCTION
    yield _provenance(results)
    evaluated, peers, speed = (results.get(name) for name in ("evaluate", "peers", "speed"))
    if evaluated:
        yield "## At a glance\n"
        yield _glance(results)
    if peers and peers.get("text"):
        yield "## Beside the others, on scraped text\n"
        yield _plot("accuracy-speed-text.svg", "Accuracy against speed on scraped text", plots)
        yield tables.system_table(peers["text"], speed["systems"] if speed else {})
        yield "The same by dump style, since some systems suit one way of dumping only:\n"
        yield tables.system_style_tables(peers["text"])
    if peers and peers.get("html"):
        yield "## Beside the others, on HTML\n"
        yield _HTML_NOTE
        yield _plot("accuracy-speed-html.svg", "Accuracy against speed on HTML", plots)
        yield tables.system_table(peers["html"], {})
    if evaluated:
        yield from _evaluated(evaluated, plots)
    if "sites" in results:
        yield from site_parts(results["sites"])
    if "fields" in results:
        yield from _fields(results["fields"])
    if "roles" in results:
        yield from told_role_parts(results["roles"]["parts"])
    if "downstream" in results:
        yield "## What it is worth to a corpus\n"
        yield (
            "The share of pages that pass the document filters of corpora, as scraped, cleaned,"
            f" and as the wanted text (`gold`). {results['downstream'].get('filters', '')}.\n"
        )
        yield tables.downstream_tables(results["downstream"])
    if speed:
        yield from speed_parts(speed, _plot("growth.svg", "Cost against size", plots))
    if "streams" in results:
        yield from stream_parts(results["streams"])
    if "ablation" in results:
        yield "## What each part is worth\n"
        yield from ablation_parts(results["ablation"])


def _evaluated(evaluated: Mapping[str, Any], plots: frozenset[str]) -> Iterator[str]:
    yield "## By set and dump style\n"
    yield tables.set_tables(evaluated)
    if evaluated.get("snippets"):
        yield "### segments-dev: pages known by snippets\n"
        yield tables.snippet_table(evaluated["snippets"])
    yield "## By language\n"
    yield tables.language_table(evaluated["languages"])
    if evaluated.get("named_pages"):
        yield (
            "Pages in scripts with too few pages for an average, one by one. All scores are over"
            " the dump styles.\n"
        )
        yield tables.named_table(evaluated["named_pages"])
    if evaluated.get("errors"):
        yield "## Where the wrong words are\n"
        yield _plot("errors.svg", "Wrong words by kind", plots)
        yield tables.error_tables(evaluated["errors"])
    if "html" in evaluated:
        yield from _html(evaluated["html"])
    if "doors" in evaluated:
        yield from door_parts(evaluated["doors"])
    if "cleaned" in evaluated:
        yield from cleaned_parts(evaluated["cleaned"])
    if evaluated.get("kinds"):
        plot = _plot("reliability.svg", "What the probabilities are worth", plots)
        yield from kind_parts(evaluated["kinds"], plot)


def _html(evaluated: Mapping[str, Any]) -> Iterator[str]:
    yield "## HTML, by set and language\n"
    yield tables.html_table(evaluated)
    yield tables.language_table(evaluated["languages"])
    yield tables.error_tables(evaluated["errors"])


def _fields(fields: Mapping[str, Any]) -> Iterator[str]:
    yield "## Fields, roles, and pages that are no articles\n"
    yield (
        "The shipped cleaner on scraped text, not cross-validated: what finds fields and roles was"
        " not trained on labels, but its authors have looked at such pages. Of the kinds of pages"
        " below the judge was trained on none. Titles and names are compared by their words, dates"
        " by their day; *invented* is the share of the pages without that field for which one was"
        " given. Portals' pages have known titles only. On HTML, the pages of half B were not read"
        " to find errors, and *people* leaves out of the wanted authors the organisations among"
        " them.\n"
    )
    yield tables.field_table(fields["fields"])
    for reader, found in fields.get("html", {}).items():
        yield f"The same on HTML, by {reader}:\n"
        yield tables.field_table(found)
    yield "Blocks whose role is known from the labels:\n"
    yield tables.role_table(fields["roles"])
    yield "Pages of other kinds, the wanted text being their main content:\n"
    yield tables.kind_table(fields["kinds"])


def _provenance(results: Mapping[str, Any]) -> str:
    lines = []
    latest = results.get("evaluate", {}).get("date", "")
    for name, record in results.items():
        if "machine" in record:
            data = f"; data `{record['data']}`" if "data" in record else ""
            older = (
                "; **older, so of an earlier judge**"
                if name != "peers" and record["date"] < latest
                else ""
            )
            lines.append(f"- {name}: {record['date']} on {record['machine']}{data}{older}")
    folds = results.get("evaluate", {}).get("folds", range(FOLDS))
    if len(folds) < FOLDS:
        told = ", ".join(map(str, folds))
        lines.append(f"- **the figures of cleannews are those of folds {told} of {FOLDS} only**")
    schedule = results.get("evaluate", {}).get("schedule")
    if schedule:
        lines.append(
            f"- the judge: a network of {len(schedule['reaches'])} layers of width"
            f" {schedule['width']}, trained {schedule['rounds']} times over the pages"
        )
    return "\n".join(lines) + "\n"


def _glance(results: Mapping[str, Any]) -> str:
    evaluated, peers = results["evaluate"], results.get("peers", {}).get("text", {})
    rows: list[list[Any]] = []
    for name, styles in evaluated["sets"].items():
        f1 = fmean(one["f1"] for one in styles.values())
        low, high = evaluated.get("intervals", {}).get(name, {}).get("f1", (None, None))
        span = f" ({low:.3f} to {high:.3f})" if low is not None else ""
        exact = fmean(one["exact"] for one in styles.values())
        worst, lowest = min((one["f1"], style) for style, one in styles.items())
        others = {
            system: fmean(one["f1"] for one in record["sets"][name].values())
            for system, record in peers.items()
            if system not in {_OURS, _NOTHING} and record["sets"].get(name)
        }
        best = max(others, key=others.__getitem__, default=None)
        beside = f"{best}, {others[best]:.3f}" if best else None
        hardest = f"{lowest}, {worst:.3f}"
        rows.append([name, f"{f1:.3f}{span}", f"{100 * exact:.1f} %", hardest, beside])
    heads = ["set", "F1 (95 % interval)", "exact", "hardest dump style", "best of the others"]
    text = tables.table(heads, rows)
    speed = results.get("speed", {}).get("systems", {})
    if _OURS in speed:
        text += (
            f"\n{speed[_OURS]['ms_per_page']:.2f} ms a page on one core,"
            f" {speed[_OURS]['times_floor']:.1f} times the floor.\n"
        )
    passing = results.get("downstream", {}).get("systems", {}).get(_OURS, {})
    shares = {
        name: fmean(one["fineweb"]["passed_of_good"] for one in styles.values())
        for name, styles in passing.items()
    }
    if shares:
        said = ", ".join(f"{100 * share:.1f} % ({name})" for name, share in shares.items())
        text += f"\nFineWeb's filter passes, of the pages whose wanted text it passes: {said}.\n"
    return text


def _plot(name: str, title: str, plots: frozenset[str]) -> str:
    return f"![{title}](plots/{name})\n" if name in plots else ""


def main(arguments: list[str] | None = None) -> int:
    """Write the page and its plots; exit with 2 where there are no results."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.report", description=__doc__)
    parser.add_argument("--results", type=Path, default=RESULTS)
    parser.add_argument("--out", type=Path, default=_DOCS, help="folder for the page")
    parser.add_argument("--png", type=Path, metavar="FOLDER", help="draw the plots as PNG, too")
    parser.add_argument("--no-plots", action="store_true", help="keep the plots that are there")
    chosen = parser.parse_args(arguments)
    results = read_results(chosen.results)
    if not results:
        print(f"no results in {chosen.results}: run benchmarks.evaluate --json", file=sys.stderr)
        return 2
    folder = chosen.out / "plots"
    if not chosen.no_plots:
        from benchmarks.figures.plots import draw_all

        draw_all(results, folder)
        if chosen.png:
            draw_all(results, chosen.png, "png")
    plots = frozenset(file.name for file in folder.glob("*.svg"))
    page = chosen.out / "benchmarks.md"
    page.write_text(render(results, plots), encoding="utf-8")
    print(f"written: {page}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
