"""What kind a page is, learned and measured: `python -m benchmarks.kinds SIGHTS`.

The judge was trained on articles alone, and knows those it was trained on better than it will ever
know a page. So everything here is learned from sights of pages by judges that saw no page of their
sites: `benchmarks.evaluate --sights SIGHTS` keeps them. This writes the weights that the package
ships; the figures are of weights learned anew for each fold, from the pages of the others.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from dataclasses import asdict, dataclass
from pathlib import Path
from statistics import fmean
from typing import TYPE_CHECKING, Any

import numpy as np

from benchmarks.labelled.datasets import data_hash
from benchmarks.labelled.dumps import HTML, WANTED
from benchmarks.running import parser_for, tells_what_is_missing
from benchmarks.scoring.metrics import page_score, summarise
from cleannews.judging.kinds import ARTICLE, BOUND, Kinds, Sight, Telling, save_kinds, tell

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from numpy.typing import NDArray

    from benchmarks.fitting.crossvalidation import Prediction

__all__ = [
    "KindRow",
    "cross_tell",
    "fit_kinds",
    "kind_figures",
    "main",
    "print_figures",
    "read_rows",
    "row_of",
    "write_rows",
]

_WEIGHTS = Path(__file__).parent.parent / "src" / "cleannews" / "judging" / "kinds"
_ARTICLES = frozenset({ARTICLE, "live"})  # a live blog is one that is still being written
_MEASURED = "wcxb-dev"  # the one set with pages that are no articles
# What the set calls a collection is a listing of products, or of a topic.
_MERGED = {"collection": "listing"}
# Pages of the other sets are articles all, and must not make articles seem likelier than in that
# one by their number; those of the wanted text alone are there to be told from stubs.
_OTHER_SETS, _WANTED = 0.4, 0.3
# The inverse of how much weights are pulled to 0, those of kinds and those of the expected F1.
_STRENGTH, _F1_STRENGTH = 0.2, 0.05
_STEPS = 1000
_LEAST_DEVIATION = 1e-3
_BINS = 10


@dataclass(frozen=True, slots=True)
class KindRow:
    """One page in one style as a judge saw it that saw no page of its site."""

    set_name: str
    id: str
    kind: str
    style: str
    fold: int
    sight: Sight
    f1: float | None  # of its text, where the wanted one is known
    has_text: bool

    @property
    def door(self) -> str:
        """What the page was meant to be read as."""
        return "html" if self.style == HTML else "text"


def row_of(prediction: Prediction) -> KindRow:
    """What there is to learn about kinds from a held-out page."""
    page = prediction.example.labelled
    known = page.text is not None
    return KindRow(
        page.set_name,
        page.id,
        _MERGED.get(page.kind, page.kind),
        prediction.example.style,
        prediction.example.fold,
        prediction.sight,
        summarise([page_score(page.text or "", prediction.text)]).f1 if known else None,
        bool(prediction.text),
    )


def write_rows(rows: Iterable[KindRow], file: Path) -> None:
    """Keep the rows, a line of JSON each."""
    with file.open("w", encoding="utf-8", newline="\n") as lines:
        lines.writelines(json.dumps(asdict(row)) + "\n" for row in rows)


def read_rows(file: Path) -> list[KindRow]:
    """The rows that were kept."""
    with file.open(encoding="utf-8", newline="\n") as lines:
        records = map(json.loads, lines)
        return [KindRow(**{**one, "sight": Sight(**one["sight"])}) for one in records]


def fit_kinds(rows: Sequence[KindRow]) -> dict[str, Kinds]:
    """Fit the models of HTML and of text, where there are pages of both or of one of them.

    A dump that shows how HTML is written is read as such, and belongs to neither.
    """
    doors = {
        door: [row for row in rows if row.sight.door == door == row.door]
        for door in ("html", "text")
    }
    return {door: _fit_door(own) for door, own in doors.items() if own}


def _fit_door(rows: Sequence[KindRow]) -> Kinds:
    names = tuple(rows[0].sight.traits)
    table = np.array([[row.sight.traits[name] for name in names] for row in rows])
    weight = _weights(rows)
    share = weight / weight.sum()
    mean = share @ table
    deviation = np.sqrt(share @ np.square(table - mean)) + _LEAST_DEVIATION
    seen = np.clip((table - mean) / deviation, -BOUND, BOUND)
    kinds = tuple(sorted({row.kind for row in rows}))
    weights = _regress(seen, [row.kind for row in rows], weight, _STRENGTH)
    known = [number for number, row in enumerate(rows) if row.f1 is not None and row.has_text]
    reached = np.array([rows[number].f1 for number in known])
    quality = _regress(
        np.concatenate([seen[known], seen[known]]),
        [1] * len(known) + [0] * len(known),
        np.concatenate([weight[known] * reached, weight[known] * (1 - reached)]),
        _F1_STRENGTH,
    )
    return Kinds(names, np.stack([mean, deviation]), kinds, weights, quality[-1])


def _weights(rows: Sequence[KindRow]) -> NDArray[np.float64]:
    """A page counts once, in however many styles it is there."""
    styles = Counter((row.set_name, row.id) for row in rows if row.style != WANTED)
    return np.array(
        [
            _WANTED
            if row.style == WANTED
            else (1.0 if row.set_name == _MEASURED else _OTHER_SETS) / styles[row.set_name, row.id]
            for row in rows
        ]
    )


def _regress(
    seen: NDArray[np.float64], answers: Sequence[Any], weight: NDArray[np.float64], strength: float
) -> NDArray[np.float64]:
    """Logistic regression: a row of weights for each answer, in order, and a constant last."""
    from sklearn.linear_model import LogisticRegression

    model = LogisticRegression(C=strength, max_iter=_STEPS)
    model.fit(seen, answers, sample_weight=weight)
    weights = np.column_stack([model.coef_, model.intercept_])
    # Of two answers the first is the measure of the other.
    return weights if len(weights) > 1 else np.concatenate([np.zeros_like(weights), weights])


def cross_tell(rows: Sequence[KindRow]) -> Iterator[tuple[KindRow, Telling]]:
    """What models fitted on the other folds say of each page."""
    for fold in sorted({row.fold for row in rows}):
        kinds = fit_kinds([row for row in rows if row.fold != fold])
        for row in rows:
            if row.fold == fold and row.sight.door in kinds:
                yield row, tell(row.sight, kinds, has_text=row.has_text)


def kind_figures(rows: Sequence[KindRow]) -> dict[str, Any]:
    """Cross-validated figures of telling kinds: of HTML, and of scraped text in all its styles.

    Empty where there is nothing to learn from: fewer than two folds, or but one kind.
    """
    if min(len({row.fold for row in rows}), len({row.kind for row in rows})) < 2:
        return {}
    told = [(row, one) for row, one in cross_tell(rows) if row.style != WANTED]
    doors = {
        door: [(row, one) for row, one in told if row.door == door] for door in ("html", "text")
    }
    return {door: _figures(own) for door, own in doors.items() if own}


def _figures(told: Sequence[tuple[KindRow, Telling]]) -> dict[str, Any]:
    measured = [(row, one) for row, one in told if row.set_name == _MEASURED]
    right = [(one.chance, float(one.kind == row.kind)) for row, one in measured]
    reached = [
        (one.expected_f1, row.f1) for row, one in measured if row.f1 is not None and row.has_text
    ]
    others = [one for row, one in told if row.set_name != _MEASURED]
    table: dict[str, Counter[str]] = {}
    for row, one in measured:
        table.setdefault(row.kind, Counter())[one.kind] += 1
    return {
        "dumps": len(measured),
        "macro_f1": _macro_f1(
            (row.kind in _ARTICLES, one.kind in _ARTICLES) for row, one in measured
        ),
        "right": fmean(hit for _, hit in right),
        # Of sets that hold nothing but articles.
        "false_alarms": sum(one.kind not in _ARTICLES for one in others) / max(len(others), 1),
        "told": {kind: dict(table[kind].most_common()) for kind in sorted(table)},
        "kind_probability": _calibration(right),
        "confidence": _calibration(reached),
    }


def _macro_f1(pairs: Iterable[tuple[bool, bool]]) -> float:
    """The mean of the F1 of articles and of all else, from what each page is and is told to be."""
    counts = Counter(pairs)
    wrong = counts[True, False] + counts[False, True]
    hits = (counts[True, True], counts[False, False])
    return fmean(2 * hit / max(2 * hit + wrong, 1) for hit in hits)


def _calibration(pairs: Sequence[tuple[float, float]]) -> dict[str, Any]:
    """What was said and what came of it, in bins of equally many pages, and how far they differ."""
    ordered = np.array(sorted(pairs))
    bins = [part for part in np.array_split(ordered, _BINS) if len(part)]
    means = [(float(part[:, 0].mean()), float(part[:, 1].mean()), len(part)) for part in bins]
    error = sum(abs(said - came) * count for said, came, count in means) / max(len(ordered), 1)
    return {"bins": means, "error": float(error)}


@tells_what_is_missing
def main(arguments: list[str] | None = None) -> int:
    """Print the cross-validated figures, fit on all sights, and write the weights."""
    parser = parser_for("kinds", __doc__)
    parser.add_argument("sights", type=Path, help="file that benchmarks.evaluate --sights wrote")
    parser.add_argument("--out", type=Path, default=_WEIGHTS, help="folder for the weights")
    chosen = parser.parse_args(arguments)
    rows = read_rows(chosen.sights)
    print_figures(kind_figures(rows))
    provenance = {
        "data": data_hash(),
        "pages": len({(row.set_name, row.id) for row in rows}),
        "folds": sorted({row.fold for row in rows}),
    }
    save_kinds(fit_kinds(rows), chosen.out, provenance)
    print(f"{len(rows)} sights; weights written to {chosen.out}")
    return 0


def print_figures(figures: Mapping[str, Any]) -> None:
    """Print the figures of telling kinds."""
    for door, one in figures.items():
        print(
            f"kinds, {door}: articles against all else {one['macro_f1']:.3f} (macro F1), kind right"
            f" {one['right']:.3f}, false alarms {one['false_alarms']:.3f}, off by"
            f" {one['kind_probability']['error']:.3f} (kind), {one['confidence']['error']:.3f} (F1)"
        )
        for kind, told in one["told"].items():
            print(f"  {kind:14} {', '.join(f'{name} {count}' for name, count in told.items())}")


if __name__ == "__main__":
    sys.exit(main())
