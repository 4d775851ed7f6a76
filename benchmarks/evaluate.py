"""How good the cleaner is on sites it has never seen: `python -m benchmarks.evaluate`.

Cross-validated over sites: for each fold the judge is trained on the others and cleans the fold's
pages, in every dump style, with the default options. Nothing printed here comes from a page whose
site was trained on.
"""

from __future__ import annotations

import argparse
import json
import os
import pickle
import platform
import sys
from collections import Counter, defaultdict
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from statistics import fmean
from typing import TYPE_CHECKING

from benchmarks.crossvalidation import Prediction, Settings, fit, predict, tally_folds
from benchmarks.datasets import SETS, DataMissingError, data_hash, load_set
from benchmarks.dumps import STYLES
from benchmarks.metrics import PageScore, Scores, page_score, snippet_shares, summarise
from benchmarks.training import FOLDS, fold_of
from benchmarks.tune import make_examples, training_rows
from cleannews.evidence.lexicon import default_lexicon

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

__all__ = ["cross_validate", "language_scores", "main", "set_scores", "snippet_scores"]


def cross_validate(
    settings: Settings, styles: Sequence[str], folds: Iterable[int] = range(FOLDS)
) -> list[Prediction]:
    """Every labelled article in every style, as judged by a model that never saw its site."""
    rows = training_rows()
    lexicon = default_lexicon()
    pages = [page for name in SETS for page in load_set(name) if page.kind == "article"]
    tallies = tally_folds(rows, lexicon)
    predictions = []
    for fold in folds:
        model = fit(rows, tallies, lexicon, settings, fold)
        held_out = [page for page in pages if fold_of(page.site) == fold]
        tests = make_examples([(page, style) for page in held_out for style in styles])
        predictions += predict(model, tests, lexicon)
    return predictions


def set_scores(predictions: Iterable[Prediction]) -> dict[str, dict[str, Scores]]:
    """Scores by set and style, for the pages whose body is known."""
    rows = defaultdict(lambda: defaultdict(list))
    for one in predictions:
        page = one.example.labelled
        if page.text is not None:
            rows[page.set_name][one.example.style].append(page_score(page.text, one.text))
    return {
        name: {style: summarise(scores) for style, scores in styles.items()}
        for name, styles in rows.items()
    }


def language_scores(predictions: Iterable[Prediction]) -> dict[str, tuple[int, Scores]]:
    """For each language, its pages and their scores over all styles, for pages whose body is known.

    The language is the one most of the page's dumps are recognised as.
    """
    votes: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    rows = defaultdict(list)
    for one in predictions:
        page = one.example.labelled
        if page.text is not None:
            key = (page.set_name, page.id)
            votes[key][one.example.cues.language or "unknown"] += 1
            rows[key].append(page_score(page.text, one.text))
    pages: dict[str, list[list[PageScore]]] = defaultdict(list)
    for key, scores in rows.items():
        pages[votes[key].most_common(1)[0][0]].append(scores)
    return {
        language: (len(scores), summarise(score for page in scores for score in page))
        for language, scores in sorted(pages.items(), key=lambda item: -len(item[1]))
    }


def snippet_scores(predictions: Iterable[Prediction]) -> dict[str, tuple[float, float]]:
    """Shares of wanted snippets present and unwanted absent, by style, for pages without a body."""
    totals: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0, 0])
    for one in predictions:
        page = one.example.labelled
        if page.text is None:
            shares = snippet_shares(one.text, page.wanted, page.unwanted)
            totals[one.example.style] = [
                a + b for a, b in zip(totals[one.example.style], shares, strict=True)
            ]
    return {style: (a / max(b, 1), c / max(d, 1)) for style, (a, b, c, d) in totals.items()}


def _print(scores: dict[str, dict[str, Scores]], snippets: dict[str, tuple[float, float]]) -> None:
    print(
        f"{'set':16} {'style':16} {'F1':>6} {'prec.':>6} {'recall':>6} {'exact':>6} {'word F1':>7}"
    )
    for name, styles in scores.items():
        for style, s in styles.items():
            print(
                f"{name:16} {style:16} {s.f1:6.4f} {s.precision:6.4f} {s.recall:6.4f}"
                f" {s.exact:6.3f} {s.word_f1:7.4f}"
            )
        means = [
            fmean(getattr(s, field) for s in styles.values())
            for field in ("f1", "precision", "recall", "exact", "word_f1")
        ]
        print(
            f"{name:16} {'mean':16} {means[0]:6.4f} {means[1]:6.4f} {means[2]:6.4f}"
            f" {means[3]:6.3f} {means[4]:7.4f}"
        )
    for style, (present, absent) in snippets.items():
        print(f"snippets {style:16} wanted present {present:.3f}, unwanted absent {absent:.3f}")


def main(arguments: list[str] | None = None) -> int:
    """Cross-validate, print the table, and write it as JSON where asked."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.evaluate", description=__doc__)
    parser.add_argument("--styles", nargs="+", default=list(STYLES), choices=list(STYLES))
    parser.add_argument("--folds", nargs="+", type=int, default=list(range(FOLDS)))
    parser.add_argument("--trees", nargs="+", type=int, default=Settings.trees)
    parser.add_argument("--leave-out", nargs="*", default=(), help="columns to do without")
    parser.add_argument("--json", type=Path, help="file for the figures")
    parser.add_argument("--keep", type=Path, help="file for the predictions, for the error browser")
    chosen = parser.parse_args(arguments)
    settings = Settings(trees=tuple(chosen.trees), leave_out=tuple(chosen.leave_out))
    try:
        predictions = cross_validate(settings, chosen.styles, chosen.folds)
    except DataMissingError as error:
        print(error, file=sys.stderr)
        return 2
    scores, snippets = set_scores(predictions), snippet_scores(predictions)
    _print(scores, snippets)
    if chosen.keep:
        chosen.keep.write_bytes(pickle.dumps(predictions))
    if chosen.json:
        python = platform.python_version()
        record = {
            "date": datetime.now(UTC).date().isoformat(),
            "machine": f"{platform.machine()}, {os.cpu_count()} cores, Python {python}",
            "data": data_hash(),
            "settings": asdict(settings),
            "sets": {n: {s: asdict(v) for s, v in d.items()} for n, d in scores.items()},
            "snippets": snippets,
            "languages": {
                language: {"of_pages": pages, **asdict(found)}
                for language, (pages, found) in language_scores(predictions).items()
            },
        }
        chosen.json.write_text(json.dumps(record, indent=1) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
