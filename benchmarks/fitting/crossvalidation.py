"""Cross-validation over sites: every score is given by a model that saw no page of the site."""

from __future__ import annotations

import multiprocessing
import time
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from benchmarks.fitting.namings import fit_names
from benchmarks.fitting.network_training import Schedule, side_by_side, train_network
from benchmarks.fitting.training import FOLDS, Example, Tally, learned_from, tally
from benchmarks.fitting.turns import TurnWeights, fit_turns
from benchmarks.labelled.dumps import CLEANED
from cleannews.article import BODY_ROLES
from cleannews.evidence import Evidence, looks_of, observe
from cleannews.evidence.lexicon import Lexicon
from cleannews.judging import decide, settled
from cleannews.judging.kinds import Sight, look_at
from cleannews.judging.model import Model
from cleannews.judging.network import probability
from cleannews.options import Options
from cleannews.writing.body import body_text
from cleannews.writing.metadata import extract_metadata

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from numpy.typing import NDArray

    from cleannews.evidence.learned import Learned

__all__ = [
    "Lessons",
    "Observed",
    "Prediction",
    "fit",
    "observe_outside",
    "observe_rows",
    "predict",
    "study",
    "train",
]


# Newsrooms are what the product is for, and the data has five times as many blogs.
_SET_WEIGHTS = {"publishers-dev": 2.0}
# Pages that were cleaned before teach that there may be nothing to take away; most pages were not.
_STYLE_WEIGHTS = dict.fromkeys(CLEANED, 0.5)


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
        page = np.sqrt(np.count_nonzero(weight))
        page *= _SET_WEIGHTS.get(row.labelled.set_name, 1.0) * _STYLE_WEIGHTS.get(row.style, 1.0)
        parts.append(weight / weight.sum() * page)
    return np.concatenate(parts).astype(np.float32)


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
    """Learn what `fit` will need without each of these folds (None: with all), on all cores.

    Pages that were cleaned before say nothing here: their sites count by pages as they are.
    """
    rows = [row for row in rows if row.style not in CLEANED]
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

    The arrays have one entry a block of all pages: the share of it that is body, and its weight.
    """

    rows: list[Example]
    evidence: list[Evidence]
    learned: Learned  # what all of these pages teach
    target: NDArray[np.float32]
    weight: NDArray[np.float32]


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
    )


def train(seen: Observed, schedule: Schedule, left_out: Collection[str] = ()) -> Model:
    """Train a judge that knows nothing of the columns in `left_out`."""
    columns = [one.columns for one in seen.evidence]
    # All that any page has, in the order in which they are first met.
    names = dict.fromkeys(name for page in columns for name in page)
    kept = [name for name in names if name not in left_out]
    network = train_network(columns, seen.target, seen.weight, kept, schedule)
    return Model(seen.learned, network)


def fit(
    courses: Sequence[Sequence[Example]],
    lessons: Lessons,
    schedule: Schedule,
    without: int | None,
) -> Model:
    """Train a member on each course's rows outside the fold `without` (on all for None)."""
    models = []
    for number, rows in enumerate(courses):
        started = time.monotonic()
        seen = observe_outside(rows, lessons, without)
        models.append(train(seen, replace(schedule, seed=schedule.seed + number)))
        took = time.monotonic() - started
        print(f"  trained on {len(seen.rows)} pages in {took:.0f} s", flush=True)
    # What words and rules say is the same for all of them.
    return Model(models[0].learned, side_by_side([model.network for model in models]))


@dataclass(frozen=True, slots=True)
class Prediction:
    """What a model makes of a page it has never seen a sibling of."""

    example: Example
    log_odds: NDArray[np.float32]
    kept: NDArray[np.bool_]  # the blocks whose role is a body role
    text: str
    sight: Sight  # what kinds are told by


def _predict_one(row: Example) -> Prediction:
    model, lexicon = _shared["model"], _shared["lexicon"]
    assert isinstance(model, Model)
    assert isinstance(lexicon, Lexicon)
    looks = looks_of(row.page, lexicon, model.learned)
    evidence = observe(row.page, row.cues, lexicon, model.learned, looks)
    log_odds = model.network.score(evidence.columns)
    scores = probability(log_odds).tolist()
    judgement = decide(row.page, row.cues, evidence, scores, lexicon.rules, Options())
    judgement = settled(row.page, judgement, model, looks, Options())
    roles = judgement.roles
    kept = np.array([role in BODY_ROLES for role in roles])
    fields = extract_metadata(row.page, roles, row.cues, None, ())
    sight = look_at(row.page, judgement, fields.title, fields.url)
    return Prediction(row, log_odds, kept, body_text(row.page.texts, roles, BODY_ROLES), sight)


def predict(model: Model, rows: Sequence[Example], lexicon: Lexicon) -> list[Prediction]:
    """What the model makes of every page, on all cores."""
    _shared.update(model=model, lexicon=lexicon)
    with multiprocessing.get_context("fork").Pool() as pool:
        return pool.map(_predict_one, rows, chunksize=16)
