"""Every system on the same pages: `python -m benchmarks.compare`.

Runs the peers over the labelled articles, as scraped text in every dump style and as HTML, keeps
what they made of each page in the folder of outputs, and scores that. Pages that a system has
outputs for already are not run again. The texts of cleannews are those of a cross-validation, which
`benchmarks.evaluate --outputs` writes there.
"""

from __future__ import annotations

import multiprocessing
import sys
from dataclasses import asdict
from math import nan
from pathlib import Path
from statistics import fmean
from typing import TYPE_CHECKING, Any

import cleannews
from benchmarks.labelled.datasets import SETS, data_hash
from benchmarks.labelled.dumps import HTML, STYLES, dump
from benchmarks.peers import HTML_PEERS, TEXT_PEERS, PeerMissingError
from benchmarks.peers.run import articles, attempt, run
from benchmarks.running import parser_for, tells_what_is_missing
from benchmarks.scoring.metrics import page_score, snippet_shares, summarise
from benchmarks.scoring.outputs import CLEANNEWS, About, Key, Output, Outputs, default_folder
from benchmarks.scoring.records import run_facts, write_record

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from benchmarks.labelled.datasets import LabelledPage
    from benchmarks.peers import Peer

__all__ = ["common_pages", "main", "run_peer", "style_record"]

_OWN_STEP = 25  # every so many pages are cleaned for the time it takes


def run_peer(
    outputs: Outputs, peer: Peer, pages: Sequence[LabelledPage], styles: Iterable[str]
) -> None:
    """Let a peer clean the pages that it has no outputs for yet."""
    about = About(peer.name, peer.version, peer.setting)
    # What changes between two versions of ours has no number yet.
    outputs.prepare(about, anew=peer.name == CLEANNEWS)
    for style in styles:
        there = outputs.read(peer.name, style)
        left = [page for page in pages if (page.set_name, page.id) not in there]
        if not left:
            continue
        found = run(peer.clean, left, style)
        for page, one in zip(left, found, strict=True):
            there[page.set_name, page.id] = one
        outputs.write(peer.name, style, there)
        said = f"{sum(one.seconds or 0 for one in found) / len(found) * 1000:.1f} ms a page"
        print(f"{peer.takes}: {peer.name} on {style}: {len(left)} pages, {said}", flush=True)


def common_pages(outputs: Outputs, names: Iterable[str], style: str) -> frozenset[Key]:
    """The pages that every system with outputs in the style has one for.

    A page whose dump is empty, and one with no known block, is not judged by cleannews at all; no
    system is scored on it.
    """
    keys = [frozenset(rows) for name in names if (rows := outputs.read(name, style))]
    return frozenset.intersection(*keys) if keys else frozenset()


def style_record(
    rows: dict[Key, Output], pages: Sequence[LabelledPage]
) -> tuple[dict[str, Any], list[float] | None]:
    """Scores by set, and the shares of wanted snippets present and of unwanted absent."""
    sets: dict[str, Any] = {}
    totals = [0, 0, 0, 0]
    for name in SETS:
        scores = []
        for page in pages:
            if page.set_name != name:
                continue
            text = rows[page.set_name, page.id].text
            if page.text is not None:
                scores.append(page_score(page.text, text))
            else:
                shares = snippet_shares(text, page.wanted, page.unwanted)
                totals = [a + b for a, b in zip(totals, shares, strict=True)]
        if scores:
            sets[name] = asdict(summarise(scores))
    present, wanted, absent, unwanted = totals
    if not wanted + unwanted:
        return sets, None
    return sets, [present / max(wanted, 1), absent / max(unwanted, 1)]


_shared: dict[str, Any] = {}


def _score(job: tuple[str, str]) -> tuple[dict[str, Any], list[float] | None, list[Output]]:
    name, style = job
    rows = _shared["outputs"].read(name, style)
    pages = [p for p in _shared["pages"] if (p.set_name, p.id) in _shared["common"][style]]
    kept = [rows[page.set_name, page.id] for page in pages]
    shed = [Output("", row.seconds, row.failure) for row in kept]
    return *style_record(rows, pages), shed


def score_all(
    outputs: Outputs, names: Sequence[str], styles: Sequence[str], pages: Sequence[LabelledPage]
) -> dict[str, dict[str, Any]]:
    """The record of every system that has outputs."""
    about = {one.name: one for one in outputs.systems()}
    # A run that was broken off leaves a system without outputs.
    names = [name for name in names if name in about and outputs.styles(name)]
    common = {style: common_pages(outputs, names, style) for style in styles}
    _shared.update(outputs=outputs, pages=pages, common=common)
    jobs = [(name, style) for name in names for style in styles if outputs.read(name, style)]
    with multiprocessing.get_context("fork").Pool() as pool:
        found = dict(zip(jobs, pool.map(_score, jobs, chunksize=1), strict=True))
    return {
        name: _record(about[name], {style: row for (n, style), row in found.items() if n == name})
        for name in names
    }


def _record(about: About, styles: dict[str, Any]) -> dict[str, Any]:
    outputs = [one for _, _, rows in styles.values() for one in rows]
    seconds = [one.seconds for one in outputs if one.seconds is not None]
    sets: dict[str, dict[str, Any]] = {}
    for style, (scores, _, _) in styles.items():
        for name, found in scores.items():
            sets.setdefault(name, {})[style] = found
    return {
        "version": about.version,
        "setting": about.setting,
        "seconds_per_page": round(fmean(seconds), 6) if seconds else None,
        "failures": sum(one.failure is not None for one in outputs),
        "sets": sets,
        "snippets": {style: shares for style, (_, shares, _) in styles.items() if shares},
    }


def _table(title: str, systems: dict[str, dict[str, Any]]) -> None:
    names = [name for name in SETS if any(name in one["sets"] for one in systems.values())]
    heads = "".join(f"  {name + ' F1, P, R, exact':>32}" for name in names)
    print(f"\n{title:22}{heads}   snippets +, -   ms a page   failures")
    for system, record in systems.items():
        line = f"{system:22}"
        for name in names:
            styles = record["sets"].get(name, {}).values()
            fields = ("f1", "precision", "recall", "exact")
            means = (fmean(style[field] for style in styles) for field in fields)
            line += "  " + "".join(f"{mean:8.3f}" for mean in means)
        shares = record["snippets"].values() or [(nan, nan)]
        line += "  " + "".join(f"{fmean(pair[place] for pair in shares):7.3f}" for place in (0, 1))
        seconds = record["seconds_per_page"]
        line += f"{seconds * 1000:12.2f}" if seconds is not None else " " * 12
        print(f"{line}{record['failures']:11}")


def _own_seconds(pages: Sequence[LabelledPage], styles: Sequence[str]) -> float:
    """Seconds a page that cleannews takes, which its cross-validation does not say.

    With the shipped judge, which is of the same make, on a sample.
    """
    sample = [dump(page, style) for page in pages[::_OWN_STEP] for style in styles]

    def own(text: str) -> str:
        return cleannews.clean(text).text

    attempt(own, sample[0])  # the rules and weights are loaded once
    return fmean(attempt(own, text).seconds or 0.0 for text in sample)


def _missing(makers: Iterable[Callable[[], Peer]]) -> tuple[list[Peer], list[str]]:
    """The peers that can run, and for each of the others the line that mends it."""
    peers, messages = [], []
    for make in makers:
        try:
            peers.append(make())
        except PeerMissingError as error:
            messages.append(str(error))
    return peers, messages


def _compare(
    outputs: Outputs, pages: Sequence[LabelledPage], wanted: Iterable[str]
) -> tuple[dict[str, Any], list[str]]:
    """The record for one kind of input, and what the peers that could not run said.

    Runs the wanted peers first, each in its best setting.
    """
    is_text = outputs.takes == "text"
    known, styles = (TEXT_PEERS, list(STYLES)) if is_text else (HTML_PEERS, [HTML])
    peers, messages = _missing(known[name][0] for name in wanted if name in known)
    for peer in peers:
        run_peer(outputs, peer, pages, styles)
    record = score_all(outputs, list(dict.fromkeys([CLEANNEWS, *known])), styles, pages)
    own = record.get(CLEANNEWS, {})
    if own and own["seconds_per_page"] is None:
        own["seconds_per_page"] = round(_own_seconds(pages, styles), 6)
    _table(outputs.takes, record)
    return record, messages


@tells_what_is_missing
def main(arguments: list[str] | None = None) -> int:
    """Run, score, print, write; 2 without data, 1 where a peer's library is missing."""
    parser = parser_for("compare", __doc__)
    parser.add_argument("--outputs", type=Path, default=default_folder())
    parser.add_argument("--json", type=Path, help="file for the figures")
    parser.add_argument("--input", nargs="+", choices=["text", "html"], default=["text", "html"])
    names = [*TEXT_PEERS, *HTML_PEERS]
    parser.add_argument(
        "--systems", nargs="*", default=names, help="peers to run; none: score only"
    )
    chosen = parser.parse_args(arguments)
    pages = [page for name in SETS for page in articles(name)]
    data = data_hash()
    record = run_facts(data)
    messages: list[str] = []
    for takes in chosen.input:
        record[takes], missing = _compare(Outputs(chosen.outputs, takes), pages, chosen.systems)
        messages += missing
    if chosen.json:
        write_record(chosen.json, record)
    for message in dict.fromkeys(messages):
        print(message, file=sys.stderr)
    return 1 if messages else 0


if __name__ == "__main__":
    sys.exit(main())
