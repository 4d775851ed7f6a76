"""Cross-validation over sites: every score is given by a model that saw no page of the site."""

from __future__ import annotations

import multiprocessing
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from benchmarks.boosting import train_forest
from benchmarks.namings import fit_names
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

    Columns = dict[str, NDArray[np.float32]]

__all__ = [
    "Lessons",
    "Observed",
    "Prediction",
    "Settings",
    "fit",
    "look_again",
    "observe_outside",
    "observe_rows",
    "predict",
    "study",
    "train_look",
]


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


def _table(columns: Sequence[Columns], names: tuple[str, ...]) -> NDArray[np.float32]:
    table = np.empty((sum(len(c[names[0]]) for c in columns), len(names)), dtype=np.float32)
    start = 0
    for part in columns:
        end = start + len(part[names[0]])
        for number, name in enumerate(names):
            table[start:end, number] = part[name]
        start = end
    return table


def _names(columns: Columns, leave_out: tuple[str, ...]) -> tuple[str, ...]:
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
    names: dict[frozenset[int], dict[str, float]]  # likewise
    lexicon: Lexicon

    def without(self, *folds: int) -> Learned:
        """What the other folds teach."""
        kept = (one for fold, one in enumerate(self.tallies) if fold not in folds)
        left_out = frozenset(folds)
        return learned_from(kept, self.turns[left_out], self.names[left_out], self.lexicon)


def study(rows: Sequence[Example], lexicon: Lexicon, left_out: Iterable[int | None]) -> Lessons:
    """Learn what `fit` will need without each of these folds (None: with all), on all cores."""
    chosen = [frozenset() if fold is None else frozenset({fold}) for fold in left_out]
    wanted = {fold_set | {fold} for fold_set in chosen for fold in range(FOLDS)} | set(chosen)
    _shared.update(rows=rows, lexicon=lexicon)
    with multiprocessing.get_context("fork").Pool() as pool:
        tallies = pool.map(_tally_fold, range(FOLDS), chunksize=1)
    sets = sorted(wanted, key=sorted)
    return Lessons(tuple(tallies), fit_turns(rows, sets), fit_names(rows, sets), lexicon)


@dataclass(frozen=True, slots=True)
class Observed:
    """The pages outside a fold as a judge in training sees them, with what it is to learn.

    The arrays have one entry a block of all pages: the share of it that is body, what it weighs,
    and its page's fold.
    """

    rows: list[Example]
    evidence: list[Evidence]
    learned: Learned  # what all of these pages teach
    target: NDArray[np.float32]
    weight: NDArray[np.float32]
    fold: NDArray[np.int64]


def observe_outside(rows: Sequence[Example], lessons: Lessons, without: int | None) -> Observed:
    """Look at the pages outside the fold `without` (at all for None).

    No page is described by counts that it went into itself.
    """
    left_out = () if without is None else (without,)
    inside = [row for row in rows if row.fold not in left_out]
    folds = [fold for fold in range(FOLDS) if fold not in left_out]
    learned_of = {fold: lessons.without(fold, *left_out) for fold in folds}
    return Observed(
        rows=inside,
        evidence=observe_rows(inside, lessons.lexicon, learned_of),
        learned=lessons.without(*left_out),
        target=np.concatenate([row.body for row in inside]),
        weight=weights_of(inside),
        fold=np.repeat([row.fold for row in inside], [len(row.body) for row in inside]),
    )


def train_look(
    seen: Observed,
    columns: Sequence[Columns],
    names: tuple[str, ...],
    settings: Settings,
    trees: int,
    but: Sequence[int] = (),
) -> Forest:
    """Train on these of the pages' columns, without the pages of the folds in `but`."""
    chosen = (seen.weight > 0) & ~np.isin(seen.fold, but)
    return train_forest(
        names,
        _table(columns, names)[chosen],
        seen.target[chosen],
        seen.weight[chosen],
        trees=trees,
        depth=settings.depth,
        rate=settings.rate,
    )


def look_again(
    seen: Observed,
    columns: Sequence[Columns],
    names: tuple[str, ...],
    settings: Settings,
    trees: int,
) -> list[Columns]:
    """The columns of the next look, which learns from scores that were held out."""
    folds = np.unique(seen.fold).tolist()
    held_out: dict[int, NDArray[np.float32]] = {}
    # Two halves of the folds keep the next look honest, at two trainings instead of five.
    for half in (folds[::2], folds[1::2]):
        forest = train_look(seen, columns, names, settings, trees, half)
        for place, row in enumerate(seen.rows):
            if row.fold in half:
                held_out[place] = forest.score(columns[place])
    return [second_columns(one, held_out[place]) for place, one in enumerate(seen.evidence)]


def fit(
    rows: Sequence[Example],
    lessons: Lessons,
    settings: Settings,
    without: int | None,
) -> Model:
    """Train on the rows outside the fold `without` (on all for None)."""
    looks = [
        _fit_looks(
            [row for row in rows if bool(row.page.markup) == html], lessons, settings, without
        )
        for html in (False, True)
    ]
    left_out = () if without is None else (without,)
    return Model(lessons.without(*left_out), *looks)


def _fit_looks(
    rows: Sequence[Example], lessons: Lessons, settings: Settings, without: int | None
) -> tuple[Forest, ...]:
    """The forests for pages that came in by one door; none without such pages."""
    if not rows:
        return ()
    started = time.monotonic()
    seen = observe_outside(rows, lessons, without)
    columns = [one.columns for one in seen.evidence]
    looks: list[Forest] = []
    for look, trees in enumerate(settings.trees, 1):
        names = _names(columns[0], settings.leave_out)
        looks.append(train_look(seen, columns, names, settings, trees))
        if look < len(settings.trees):
            columns = look_again(seen, columns, names, settings, trees)
    print(f"  trained on {len(seen.rows)} pages in {time.monotonic() - started:.0f} s", flush=True)
    return tuple(looks)


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
    forests = model.looks_for(evidence)
    counts = range(1, len(forests) + 1)
    looks = tuple(score_blocks(evidence, forests[:count]) for count in counts)
    scores = probability(looks[-1]).tolist()
    roles = decide(row.page, row.cues, evidence, scores, lexicon.rules, Options()).roles
    kept = np.array([role in BODY_ROLES for role in roles])
    return Prediction(row, looks, kept, body_text(row.page.texts, roles, BODY_ROLES))


def predict(model: Model, rows: Sequence[Example], lexicon: Lexicon) -> list[Prediction]:
    """What the model makes of every page, on all cores."""
    _shared.update(model=model, lexicon=lexicon)
    with multiprocessing.get_context("fork").Pool() as pool:
        return pool.map(_predict_one, rows, chunksize=16)
