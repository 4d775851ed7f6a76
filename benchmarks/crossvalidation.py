"""Cross-validation over sites: every score is given by a model that saw no page of the site."""

from __future__ import annotations

import multiprocessing
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from benchmarks.boosting import train_forest
from benchmarks.training import FOLDS, Example, Tally, learned_from, tally
from benchmarks.turns import TurnWeights, fit_turns
from cleannews.article import BODY_ROLES, Options
from cleannews.evidence import Evidence, observe
from cleannews.evidence.lexicon import Lexicon
from cleannews.judging import decide
from cleannews.judging.model import Model
from cleannews.judging.sequence import probability, score_blocks, second_columns
from cleannews.writing.body import body_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from numpy.typing import NDArray

    from cleannews.evidence.learned import Learned
    from cleannews.judging.forest import Forest

__all__ = ["Lessons", "Prediction", "Settings", "fit", "predict", "study"]


# Newsrooms are what the product is for, and the data has five times as many blogs.
_SET_WEIGHTS = {"publishers-dev": 2.0}


@dataclass(frozen=True, slots=True)
class Settings:
    """What a training run is told."""

    trees: tuple[int, ...] = (200, 200)  # one number a look
    depth: int = 6
    rate: float = 0.1
    leave_out: tuple[str, ...] = ()  # columns whose names begin so are not used


_shared: dict[str, object] = {}


def _observe_one(number: int) -> Evidence:
    rows, lexicon, learned_of = _shared["rows"], _shared["lexicon"], _shared["learned"]
    row = rows[number]  # type: ignore[index]
    return observe(row.page, row.cues, lexicon, learned_of[row.fold])  # type: ignore[arg-type,index]


def observe_rows(
    rows: Sequence[Example], lexicon: Lexicon, learned_of: dict[int, Learned]
) -> list[Evidence]:
    """The evidence of all rows, on all cores."""
    _shared.update(rows=rows, lexicon=lexicon, learned=learned_of)
    with multiprocessing.get_context("fork").Pool() as pool:
        return pool.map(_observe_one, range(len(rows)), chunksize=64)


def weights_of(rows: Sequence[Example]) -> NDArray[np.float32]:
    """One weight a block: longer blocks count more, and every page counts about the same."""
    parts = []
    for row in rows:
        words = np.array([len(text) / 6 for text in row.page.texts], dtype=np.float32)
        weight = np.where(np.isnan(row.body), 0, np.sqrt(words + 2))
        page = np.sqrt(np.count_nonzero(weight)) * _SET_WEIGHTS.get(row.labelled.set_name, 1.0)
        parts.append(weight / weight.sum() * page)
    return np.concatenate(parts).astype(np.float32)


def _table(
    columns: Sequence[dict[str, NDArray[np.float32]]], names: tuple[str, ...]
) -> NDArray[np.float32]:
    table = np.empty((sum(len(c[names[0]]) for c in columns), len(names)), dtype=np.float32)
    start = 0
    for part in columns:
        end = start + len(part[names[0]])
        for number, name in enumerate(names):
            table[start:end, number] = part[name]
        start = end
    return table


def _names(columns: dict[str, NDArray[np.float32]], leave_out: tuple[str, ...]) -> tuple[str, ...]:
    return (
        tuple(name for name in columns if not name.startswith(leave_out))
        if leave_out
        else tuple(columns)
    )


def _tally_fold(fold: int) -> Tally:
    rows, lexicon = _shared["rows"], _shared["lexicon"]
    return tally([row for row in rows if row.fold == fold], lexicon)  # type: ignore[attr-defined,arg-type]


@dataclass(frozen=True, slots=True)
class Lessons:
    """What can be learned from the labels of each fold, put together for any choice of folds."""

    tallies: tuple[Tally, ...]
    turns: dict[frozenset[int], TurnWeights]  # by the folds left out
    lexicon: Lexicon

    def without(self, *folds: int) -> Learned:
        """What the other folds teach."""
        kept = (one for fold, one in enumerate(self.tallies) if fold not in folds)
        return learned_from(kept, self.turns[frozenset(folds)], self.lexicon)


def study(rows: Sequence[Example], lexicon: Lexicon, left_out: Iterable[int | None]) -> Lessons:
    """Learn what `fit` will need without each of these folds (None: with all), on all cores."""
    chosen = [frozenset() if fold is None else frozenset({fold}) for fold in left_out]
    wanted = {fold_set | {fold} for fold_set in chosen for fold in range(FOLDS)} | set(chosen)
    _shared.update(rows=rows, lexicon=lexicon)
    with multiprocessing.get_context("fork").Pool() as pool:
        tallies = pool.map(_tally_fold, range(FOLDS), chunksize=1)
    return Lessons(tuple(tallies), fit_turns(rows, sorted(wanted, key=sorted)), lexicon)


def fit(
    rows: Sequence[Example],
    lessons: Lessons,
    settings: Settings,
    without: int | None,
) -> Model:
    """Train on the rows outside the fold `without` (on all for None).

    The second stage learns from first scores that were held out.
    """
    left_out = () if without is None else (without,)
    inside = [row for row in rows if row.fold not in left_out]
    folds = [fold for fold in range(FOLDS) if fold not in left_out]

    learned_of = {fold: lessons.without(fold, *left_out) for fold in folds}
    started = time.monotonic()
    evidence = observe_rows(inside, lessons.lexicon, learned_of)
    target = np.concatenate([row.body for row in inside])
    weight = weights_of(inside)
    known = weight > 0
    fold_of_row = np.repeat([row.fold for row in inside], [len(row.body) for row in inside])
    bounds = np.cumsum([len(row.body) for row in inside])[:-1]

    def train(
        columns: Sequence[dict[str, NDArray[np.float32]]], chosen: NDArray[np.bool_], trees: int
    ) -> Forest:
        names = _names(columns[0], settings.leave_out)
        table = _table(columns, names)[chosen]
        return train_forest(
            names,
            table,
            target[chosen],
            weight[chosen],
            trees=trees,
            depth=settings.depth,
            rate=settings.rate,
        )

    columns = [e.columns for e in evidence]
    looks = []
    for trees in settings.trees:
        looks.append(train(columns, known, trees))
        if len(looks) == len(settings.trees):
            break
        held_out = np.zeros(len(target), dtype=np.float32)
        # Two halves of the folds keep the next look honest, at two trainings instead of five.
        for half in (folds[::2], folds[1::2]):
            forest = train(columns, known & ~np.isin(fold_of_row, half), trees)
            for part, seen, row in zip(np.split(held_out, bounds), columns, inside, strict=True):
                if row.fold in half:
                    part[:] = forest.score(seen)
        parts = np.split(held_out, bounds)
        columns = [second_columns(e, part) for e, part in zip(evidence, parts, strict=True)]
    print(f"  trained on {len(inside)} pages in {time.monotonic() - started:.0f} s", flush=True)
    return Model(lessons.without(*left_out), tuple(looks))


@dataclass(frozen=True, slots=True)
class Prediction:
    """What a model makes of a page it has never seen a sibling of."""

    example: Example
    log_odds: tuple[NDArray[np.float32], ...]  # after each look
    kept: NDArray[np.bool_]  # the blocks whose role is a body role
    text: str


def _predict_one(row: Example) -> Prediction:
    model, lexicon = _shared["model"], _shared["lexicon"]
    assert isinstance(model, Model)
    assert isinstance(lexicon, Lexicon)
    evidence = observe(row.page, row.cues, lexicon, model.learned)
    counts = range(1, len(model.looks) + 1)
    looks = tuple(score_blocks(evidence, model.looks[:count]) for count in counts)
    scores = probability(looks[-1]).tolist()
    roles = decide(row.page, row.cues, evidence, scores, lexicon.rules, Options()).roles
    kept = np.array([role in BODY_ROLES for role in roles])
    return Prediction(row, looks, kept, body_text(row.page.texts, roles, BODY_ROLES))


def predict(model: Model, rows: Sequence[Example], lexicon: Lexicon) -> list[Prediction]:
    """What the model makes of every page, on all cores."""
    _shared.update(model=model, lexicon=lexicon)
    with multiprocessing.get_context("fork").Pool() as pool:
        return pool.map(_predict_one, rows, chunksize=16)
