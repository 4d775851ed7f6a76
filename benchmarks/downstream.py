"""What cleaning is worth to a corpus: `python -m benchmarks.downstream`.

Corpora are made by filters that take or leave whole documents. How many articles pass datatrove's
FineWeb and Gopher filters, in their default settings, as scraped, after every system that has
outputs (`benchmarks.compare` and `benchmarks.evaluate --outputs` write them), and as the wanted
text? FineWeb's filter looks at lines, which every language has, so it judges all pages; Gopher's
count English words and so judge only the pages whose wanted text is English.
"""

from __future__ import annotations

import json
import logging
import multiprocessing
import os
import sys
from collections import Counter
from pathlib import Path
from statistics import fmean
from typing import TYPE_CHECKING, Any

from benchmarks.compare import common_pages
from benchmarks.labelled.datasets import data_hash
from benchmarks.labelled.dumps import STYLES
from benchmarks.peers.peer import library
from benchmarks.peers.run import articles
from benchmarks.running import parser_for, tells_what_is_missing
from benchmarks.scoring.outputs import Outputs, default_folder
from benchmarks.scoring.records import run_facts, write_record
from cleannews.evidence.cues import find_cues
from cleannews.reading import read

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from benchmarks.labelled.datasets import LabelledPage

__all__ = ["FILTERS", "main", "pass_record"]

_SETS = ("wcxb-dev", "publishers-dev")
GOLD = "gold"
FILTERS = ("fineweb", "gopher")
_OF_ALL_LANGUAGES = FILTERS[:1]
_PASSED = "passed"

Verdicts = dict[str, str]  # the reason to drop the document, or "passed", by filter


def _filters() -> dict[str, Any]:
    start, package = "datatrove.pipeline.filters", "datatrove"
    fineweb, _ = library(f"{start}.fineweb_quality_filter", package)
    gopher, _ = library(f"{start}.gopher_quality_filter", package)
    made = fineweb.FineWebQualityFilter(), gopher.GopherQualityFilter()
    return dict(zip(FILTERS, made, strict=True))


def _warm(texts: Iterable[str]) -> None:
    """Let the filters' tokenizer learn the words of texts; its verdicts are the same without.

    It forgets the words of every text it is given by a filter, and to learn them again takes half
    its time.
    """
    words, _ = library("datatrove.utils.word_tokenizers", "datatrove")
    tokenize = words.load_word_tokenizer("eng").tokenizer.tokenizer
    for text in texts:
        tokenize(text)


def judge(
    filters: dict[str, Any], document: Callable[..., Any], text: str, names: Iterable[str] = FILTERS
) -> Verdicts:
    """What each filter of these names says of a text; an empty one is dropped by all."""
    if not text.strip():
        return dict.fromkeys(names, "empty")
    verdicts = {}
    for name in names:
        found = filters[name].filter(document(text=text, id=""))
        kept, reason = found if isinstance(found, tuple) else (found, "")
        verdicts[name] = _PASSED if kept else reason
    return verdicts


def pass_record(gold: Sequence[Verdicts], found: Sequence[Verdicts]) -> dict[str, Any]:
    """For each filter: the share of pages that pass, that of those whose gold passes, and why not.

    The reasons are those of pages whose gold passes. A page that a filter does not judge counts
    for nothing there.
    """
    record = {}
    for name in FILTERS:
        passed = [one[name] == _PASSED for one in found if name in one]
        pairs = zip(gold, found, strict=True)
        good = [one[name] for wanted, one in pairs if wanted.get(name) == _PASSED]
        record[name] = {
            "pages": len(passed),
            "passed": sum(passed) / max(len(passed), 1),
            "passed_of_good": sum(reason == _PASSED for reason in good) / max(len(good), 1),
            "reasons": dict(Counter(one for one in good if one != _PASSED).most_common()),
        }
    return record


_shared: dict[str, Any] = {}


def _judge_all(job: tuple[str, dict[str, str]]) -> list[Verdicts]:
    set_name, texts = job
    english = _shared["english"]
    return [
        judge(
            _shared["filters"],
            _shared["document"],
            text,
            FILTERS if (set_name, id_) in english else _OF_ALL_LANGUAGES,
        )
        for id_, text in texts.items()
    ]


def _quiet() -> None:
    logging.disable(logging.CRITICAL)


def _is_english(page: LabelledPage) -> bool:
    return find_cues(read(page.text or "")).language == "en"


def _texts(
    outputs: Outputs,
    systems: Sequence[str],
    styles: Sequence[str],
    pages: dict[str, list[LabelledPage]],
) -> dict[tuple[str, str, str], dict[str, str]]:
    """The texts to judge, by system, set and style, then by id of the page."""
    jobs = {}
    everyone = [one.name for one in outputs.systems()]
    for style in styles:
        common = common_pages(outputs, everyone, style)
        for system in systems:
            rows = outputs.read(system, style)
            for name in pages if rows else ():
                ids = [page.id for page in pages[name] if (name, page.id) in common]
                jobs[system, name, style] = {id_: rows[name, id_].text for id_ in ids}
    return jobs


def measure(outputs: Outputs, systems: Iterable[str], styles: Sequence[str]) -> dict[str, Any]:
    """The record of every system, by set and style; that of the gold has one style, the empty."""
    document, _ = library("datatrove.data", "datatrove")
    pages = {name: articles(name) for name in _SETS}
    english = {(n, page.id) for n, rows in pages.items() for page in rows if _is_english(page)}
    _shared.update(filters=_filters(), document=document.Document, english=english)
    _warm(page.text or "" for page in pages[_SETS[0]])
    names = [name for name in systems if outputs.styles(name)]
    jobs = {
        (GOLD, name, ""): {page.id: page.text or "" for page in rows}
        for name, rows in pages.items()
    } | _texts(outputs, names, styles, pages)
    with multiprocessing.get_context("fork").Pool(os.cpu_count(), _quiet) as pool:
        tasks = [(name, texts) for (_, name, _), texts in jobs.items()]
        found = pool.map(_judge_all, tasks, chunksize=1)
    verdicts = {
        job: dict(zip(rows, judged, strict=True))
        for (job, rows), judged in zip(jobs.items(), found, strict=True)
    }
    record: dict[str, Any] = {}
    for (system, name, style), judged in verdicts.items():
        gold = [verdicts[GOLD, name, ""][id_] for id_ in judged]
        kept = record.setdefault(system, {}).setdefault(name, {})
        kept[style] = pass_record(gold, list(judged.values()))
    return record


def _table(record: dict[str, Any]) -> None:
    for name in _SETS:
        heads = "".join(f"{one:>18}" for one in FILTERS)
        print(f"\n{name:22}{heads}   all, good; FineWeb's reasons on good")
        for system, sets in record.items():
            styles = list(sets.get(name, {}).values())
            cells = [
                f"{fmean(style[one][field] for style in styles):9.3f}"
                for one in FILTERS
                for field in ("passed", "passed_of_good")
            ]
            reasons: Counter[str] = Counter()
            for style in styles:
                reasons.update(style[FILTERS[0]]["reasons"])
            said = ", ".join(f"{reason} {count}" for reason, count in reasons.most_common())
            print(f"{system:22}{''.join(cells)}   {said}")


def _earlier(file: Path, record: dict[str, Any]) -> dict[str, Any]:
    """What a run on the same pages with the same filters has written of each system."""
    if not file.exists():
        return {}
    kept = json.loads(file.read_text(encoding="utf-8"))
    same = all(kept[name] == record[name] for name in ("data", "filters"))
    return dict(kept["systems"]) if same else {}


@tells_what_is_missing
def main(arguments: list[str] | None = None) -> int:
    """Judge, print, write; 2 without data or without the filters' library."""
    parser = parser_for("downstream", __doc__)
    parser.add_argument("--outputs", type=Path, default=default_folder())
    parser.add_argument("--styles", nargs="+", default=list(STYLES), choices=list(STYLES))
    parser.add_argument("--systems", nargs="*", help="names; all that have outputs by default")
    parser.add_argument(
        "--json", type=Path, help="file for the figures; keeps those of systems not judged now"
    )
    chosen = parser.parse_args(arguments)
    outputs = Outputs(chosen.outputs, "text")
    about = {one.name: one for one in outputs.systems()}
    found = measure(outputs, chosen.systems or about, chosen.styles)
    _, version = library("datatrove", "datatrove")
    data = data_hash()
    _table(found)
    if chosen.json:
        record: dict[str, Any] = {
            **run_facts(data),
            "filters": f"datatrove {version}, default settings",
        }
        record["systems"] = _earlier(chosen.json, record) | found
        write_record(chosen.json, record)
    return 0


if __name__ == "__main__":
    sys.exit(main())
