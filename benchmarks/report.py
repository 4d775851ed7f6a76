"""The page of figures with its plots, made from the results of the runs.

`python -m benchmarks.report` reads `benchmarks/results/*.json` and writes `docs/benchmarks.md` and
`docs/plots/`. A part of the page is missing where its results are.
"""

from __future__ import annotations

import sys
from pathlib import Path
from statistics import fmean
from typing import TYPE_CHECKING, Any

from benchmarks.figures import prose, tables
from benchmarks.figures.ablation_tables import ablation_parts
from benchmarks.figures.door_tables import cleaned_parts, door_parts
from benchmarks.figures.kind_tables import kind_parts
from benchmarks.figures.role_tables import told_role_parts
from benchmarks.figures.site_tables import site_parts
from benchmarks.figures.speed_tables import speed_parts
from benchmarks.figures.stream_tables import stream_parts
from benchmarks.fitting.training import FOLDS
from benchmarks.running import parser_for
from benchmarks.scoring.records import RESULTS, read_results

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

__all__ = ["main", "render"]

_DOCS = Path(__file__).parent.parent / "docs"
_OURS, _NOTHING = "cleannews", "as it comes"


def render(results: Mapping[str, Any], plots: frozenset[str] = frozenset()) -> str:
    """The page in Markdown; `plots` are the files there are in `docs/plots`."""
    return "\n".join((*_parts(results, plots), prose.END))


def _parts(results: Mapping[str, Any], plots: frozenset[str]) -> Iterator[str]:
    yield prose.INTRODUCTION
    evaluated, peers, speed = (results.get(name) for name in ("evaluate", "peers", "speed"))
    if evaluated:
        yield "## At a glance\n"
        yield _glance(results)
    yield prose.MEASURED
    yield _provenance(results)
    if peers and peers.get("text"):
        yield "## Beside the others, on scraped text\n"
        yield prose.TEXT_NOTE
        yield _plot("accuracy-speed-text.svg", "Accuracy against speed on scraped text", plots)
        yield tables.system_table(peers["text"], speed["systems"] if speed else {})
        yield "F1 by dump style, since some systems suit only one of them:\n"
        yield tables.system_style_tables(peers["text"])
    if peers and peers.get("html"):
        yield "## Beside the others, on HTML\n"
        yield prose.HTML_NOTE
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
            "The share of pages that pass the document filters by which corpora for language models"
            " are made: as they come, cleaned by each system, and as the wanted text (`gold`)."
            f" {results['downstream'].get('filters', '')}.\n"
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
            "Languages in other scripts have too few pages for an average, so here are their pages"
            " one by one. All scores are means over the dump styles.\n"
        )
        yield tables.named_table(evaluated["named_pages"])
    if evaluated.get("errors"):
        yield "## Where the wrong words are\n"
        yield prose.ERRORS_NOTE
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
    yield "## Fields, roles, and pages that are not articles\n"
    yield (
        "How often the fields are right. This is the shipped cleaner, not a cross-validation: what"
        " finds fields was not trained on labels, but its authors have looked at such pages. Titles"
        " and names are compared by their words, dates by their day. *Invented* is the share of the"
        " pages without that field for which one was given. *Authors that are people* leaves out"
        " the organisations among the wanted authors. Of portals-dev only the titles are known. On"
        " scraped text:\n"
    )
    yield tables.field_table(fields["fields"])
    for reader, found in fields.get("html", {}).items():
        if not reader.endswith("half A"):  # what is left of the whole without half B
            unread = ", whose pages nobody has read to find errors" * reader.endswith("half B")
            yield f"On HTML, by {reader}{unread}:\n"
            yield tables.field_table(found)
    yield "Blocks of scraped text whose role follows from the labels:\n"
    yield tables.role_table(fields["roles"])
    yield (
        "The text of pages of other kinds, on which the judge was not trained, against their main"
        " content:\n"
    )
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
            f"- the judge: {schedule['members']} networks of {len(schedule['reaches'])} layers of"
            f" width {schedule['width']}, each trained {schedule['rounds']} times over the pages"
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
            f"\nThis is scraped text; [HTML](#html-by-set-and-language) does better. A page of text"
            f" takes {speed[_OURS]['ms_per_page']:.2f} ms on one core,"
            f' {speed[_OURS]["times_floor"]:.1f} times one pass of `re.findall(r"\\w+")`.\n'
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
    parser = parser_for("report", __doc__)
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
