r"""How fast it is, beside the peers and the floor: `python -m benchmarks.speed`.

A fixed sample of pages in every dump style goes through the systems in turn, style by style, on one
thread; of some rounds the fastest counts, a page and system. The floor is one pass of
`re.findall(r"\w+")` over the same text. The same pages as HTML go through systems that read HTML,
with parsing alone as the floor. Times are CPU times, so that other work on the machine matters
less; ratios to what ran in the same run are what holds on other machines.
"""

from __future__ import annotations

import contextlib
import platform
import re
import sys
from collections import defaultdict
from itertools import chain, product
from pathlib import Path
from statistics import fmean
from typing import TYPE_CHECKING, Any

from benchmarks.labelled.datasets import data_hash, load_set
from benchmarks.labelled.dumps import STYLES, dump
from benchmarks.peers import TEXT_PEERS, Peer, PeerMissingError
from benchmarks.running import parser_for, tells_what_is_missing
from benchmarks.scoring.records import run_facts, write_record
from benchmarks.timing.growth import cost_by_size, cpu_seconds, hostile_costs
from benchmarks.timing.speed_html import HTML_FLOOR, WITH_METADATA, html_systems, html_texts
from benchmarks.timing.startup import memory_of, startup_times
from cleannews import __version__, clean

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from benchmarks.labelled.datasets import LabelledPage

__all__ = ["FLOOR", "main", "sample_pages", "sample_texts", "system", "systems", "time_pages"]

FLOOR = "findall"
_OURS = "cleannews"
_SETS = ("publishers-dev", "wcxb-dev")
_PAGES_A_SET = 13
_ROUNDS = 3
_PATIENCE_S = 8.0  # a system that has taken so long is asked for no further round
_QUICK_HTML = (_OURS, HTML_FLOOR, WITH_METADATA)
# Their growth is worth a look too; the others are sums over lines.
_GROWING = (_OURS, FLOOR, "trafilatura", "jusText", "boilerpy3")
_GROWTH_STYLES = ("inscriptis", "markdown", "beautifulsoup")
_FIRST = {
    "text": "A first call loads what is loaded late.",
    "html": "<html><body><p>A first call loads what is loaded late.</p></body></html>",
}
# jusText is timed as it comes: looking for the page's stop list is this benchmark's work, not its.
_SETTINGS = {"jusText": 1}


def sample_pages() -> list[LabelledPage]:
    """Evenly spread articles of newsrooms and blogs; the same for the same data."""
    pages = []
    for name in _SETS:
        articles = [page for page in load_set(name) if page.kind == "article"]
        pages += articles[:: len(articles) // _PAGES_A_SET or 1][:_PAGES_A_SET]
    return pages


def sample_texts() -> dict[str, list[str]]:
    """The sample in every style."""
    pages = sample_pages()
    return {
        style: [text for page in pages if (text := dump(page, style)).strip()] for style in STYLES
    }


def system(name: str) -> Peer:
    """One system, ready to run; raises `PeerMissingError` where its library is not there."""
    if name == _OURS:
        return Peer(name, __version__, "default options", "text", lambda text: clean(text).text)
    if name == FLOOR:
        find = re.compile(r"\w+").findall
        python = platform.python_version()
        return Peer(name, python, r're.findall(r"\w+")', "text", find)  # type: ignore[arg-type]
    return TEXT_PEERS[name][_SETTINGS.get(name, 0)]()


def systems() -> dict[str, Peer]:
    """All that are installed, the product and the floor first; says which are not."""
    found = {}
    for name in (_OURS, FLOOR, *TEXT_PEERS):
        try:
            found[name] = system(name)
        except PeerMissingError as error:
            print(f"left out: {error}", file=sys.stderr)
    return found


def time_pages(
    chosen: Mapping[str, Peer],
    texts: Mapping[str, Sequence[str]],
    rounds: int = _ROUNDS,
    floor: str = FLOOR,
) -> dict[str, dict[str, Any]]:
    """The figures of each system over the texts of all styles; the floor must be among them."""
    best: dict[tuple[str, str, int], float] = {}
    failed: dict[str, set[tuple[str, int]]] = defaultdict(set)
    spent: dict[str, float] = defaultdict(float)
    for peer in chosen.values():
        with contextlib.suppress(Exception):  # libraries raise what they like
            peer.clean(_FIRST[peer.takes])
    for _ in range(rounds):
        patient = [name for name in chosen if spent[name] < _PATIENCE_S]
        for style, name in product(texts, patient):
            for number, text in enumerate(texts[style]):
                key = (name, style, number)
                try:
                    seconds = cpu_seconds(chosen[name].clean, text)
                except Exception:  # noqa: BLE001 - libraries raise what they like
                    failed[name].add((style, number))
                    continue
                spent[name] += seconds
                best[key] = min(best.get(key, seconds), seconds)
    lowest = {key[1:]: seconds for key, seconds in best.items() if key[0] == floor}
    return {
        name: _figures(peer, lowest, best, failed[name], texts) for name, peer in chosen.items()
    }


def _figures(
    peer: Peer,
    lowest: Mapping[tuple[str, int], float],
    best: Mapping[tuple[str, str, int], float],
    failed: set[tuple[str, int]],
    texts: Mapping[str, Sequence[str]],
) -> dict[str, Any]:
    """Ratios compare only pages that both systems got through."""
    own = {key[1:]: seconds for key, seconds in best.items() if key[0] == peer.name}
    total = sum(own.values())
    characters = sum(len(texts[style][number]) for style, number in own)
    return {
        "version": peer.version,
        "setting": peer.setting,
        "ms_per_page": 1000 * total / len(own),
        "pages_per_s": len(own) / total,
        "mb_per_s": characters / 1e6 / total,
        "times_floor": total / sum(lowest[key] for key in own),
        "failures": len(failed),
        "styles": {
            style: 1000 * fmean([own[style, i] for i in range(len(pages)) if (style, i) in own])
            for style, pages in texts.items()
        },
    }


def _growth(chosen: Mapping[str, Peer], texts: Mapping[str, Sequence[str]]) -> dict[str, Any]:
    growth = {
        name: cost_by_size(chosen[name].clean, texts["inscriptis"])
        for name in _GROWING
        if name in chosen
    }
    for style in _GROWTH_STYLES[1:]:
        growth[f"{_OURS}, {style}"] = cost_by_size(chosen[_OURS].clean, texts[style])
    return growth


def time_html(chosen: Mapping[str, Peer]) -> dict[str, Any]:
    """The record of the systems that read HTML, over the sample's own pages."""
    texts = html_texts(sample_pages())
    sizes = [len(html) for pages in texts.values() for html in pages]
    return {
        "pages": len(sizes),
        "characters_per_page": fmean(sizes),
        "systems": time_pages(chosen, texts, floor=HTML_FLOOR),
    }


def measure() -> dict[str, Any]:
    """The whole record."""
    texts = sample_texts()
    chosen = systems()
    pages = sum(map(len, texts.values()))
    return {
        **run_facts(data_hash(_SETS)),
        "pages": pages,
        "characters_per_page": sum(len(t) for style in texts.values() for t in style) / pages,
        "systems": time_pages(chosen, texts),
        "html": time_html(html_systems()),
        "growth": _growth(chosen, texts),
        "hostile": hostile_costs(chosen[_OURS].clean),
        "memory": {
            name: found for name in chosen if (found := memory_of(name, chain(*texts.values())))
        },
        "startup": startup_times(texts["inscriptis"][0]),
    }


def _print_pages(systems: dict[str, Any], memories: Mapping[str, Any], floor: str = FLOOR) -> None:
    print(f"{'system':25} {'ms/page':>8} {'pages/s':>8} {'MB/s':>7} {'floors':>7} {'MB more':>8}")
    for name, row in systems.items():
        memory = memories.get(name, {}).get("pages", 0)
        print(
            f"{name:25} {row['ms_per_page']:8.3f} {row['pages_per_s']:8.0f} {row['mb_per_s']:7.2f}"
            f" {row['times_floor']:7.1f} {memory:8.0f}"
        )
    for name, ms in systems[_OURS]["styles"].items():
        print(f"  {name:23} {ms:8.3f} {ms / systems[floor]['styles'][name]:25.1f}")


def _print(record: dict[str, Any]) -> None:
    _print_pages(record["systems"], record["memory"])
    _print_pages(record["html"]["systems"], {}, HTML_FLOOR)
    for name, row in record["growth"].items():
        last = f"{row['sizes'][-1] // 1024} KB in {row['seconds'][-1]:.3f} s"
        print(f"growth {name:28} exponent {row['exponent'] or 0:5.2f}, {last}")
    for name, row in record["hostile"].items():
        print(f"hostile {name:27} exponent {row['exponent']:5.2f}, 1 MB in {row['seconds']:.3f} s")
    print(", ".join(f"{name} {1000 * value:.0f} ms" for name, value in record["startup"].items()))


@tells_what_is_missing
def main(arguments: list[str] | None = None) -> int:
    """Measure, print, and write the record as JSON where asked; exit with 2 without data."""
    parser = parser_for("speed", __doc__)
    parser.add_argument("--json", type=Path, help="file for the figures")
    parser.add_argument(
        "--quick", action="store_true", help="only time a page of cleannews, beside the floors"
    )
    chosen = parser.parse_args(arguments)
    if chosen.quick:
        _print_pages(time_pages({n: system(n) for n in (_OURS, FLOOR)}, sample_texts()), {})
        readers = {n: peer for n, peer in html_systems().items() if n in _QUICK_HTML}
        _print_pages(time_html(readers)["systems"], {}, HTML_FLOOR)
        return 0
    record = measure()
    _print(record)
    if chosen.json:
        write_record(chosen.json, record)
    return 0


if __name__ == "__main__":
    sys.exit(main())
