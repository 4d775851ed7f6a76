"""Weights for turns of phrase, learned by logistic regression over hashed runs of words."""

from __future__ import annotations

import math
import multiprocessing
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from cleannews.evidence.tokens import split_tokens
from cleannews.evidence.wording import SLOT_BITS, read_turns

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from numpy.typing import NDArray

    from benchmarks.fitting.training import Example

__all__ = ["TurnWeights", "fit_turns"]

_STRENGTH = 2.0  # the inverse of the regularisation
_MOST_STEPS = 50


@dataclass(frozen=True, slots=True)
class TurnWeights:
    """A weight for each slot, as `Learned.turns` holds them, and the bias."""

    slots: NDArray[np.float32]
    bias: float


@dataclass(frozen=True, slots=True)
class _Blocks:
    """The distinct labelled blocks of all sites: their turns, and what they are."""

    turns: Any  # scipy's CSR matrix, a row a block, a column a slot
    body: NDArray[np.bool_]
    weight: NDArray[np.float64]
    fold: NDArray[np.int64]


def _distinct(rows: Iterable[Example]) -> dict[tuple[str, str], tuple[int, float, int]]:
    """By site and text: the block's fold, the sum of its shares of body, and how often it stands.

    A page in four styles, or a line on every page of a site, is to count once.
    """
    found: dict[tuple[str, str], tuple[int, float, int]] = {}
    for row in rows:
        site = row.labelled.site
        for text, share in zip(row.page.texts, row.body.tolist(), strict=True):
            if not math.isnan(share):
                _, shares, times = found.get((site, text), (0, 0.0, 0))
                found[site, text] = row.fold, shares + share, times + 1
    return found


def _read_blocks(rows: Iterable[Example]) -> _Blocks:
    from scipy.sparse import csr_matrix

    found = _distinct(rows)
    texts = [text for _, text in found]
    turns = read_turns(split_tokens(texts))
    count = np.bincount(turns.block, minlength=len(texts))
    values = 1 / np.sqrt(np.maximum(count, 1))[turns.block]
    matrix = csr_matrix((values, (turns.block, turns.slot)), shape=(len(texts), 1 << SLOT_BITS))
    matrix.sum_duplicates()
    of_site = Counter(site for site, _ in found)
    weight = np.array([math.sqrt((len(t) / 6 + 2) / of_site[s]) for s, t in found])
    return _Blocks(
        turns=matrix,
        body=np.array([shares >= 0.5 * times for _, shares, times in found.values()]),
        weight=weight / weight.mean(),
        fold=np.array([fold for fold, _, _ in found.values()]),
    )


_shared: dict[str, _Blocks] = {}


def _fit(left_out: tuple[int, ...]) -> TurnWeights:
    from sklearn.linear_model import LogisticRegression
    from threadpoolctl import threadpool_limits

    blocks = _shared["blocks"]
    chosen = ~np.isin(blocks.fold, left_out)
    model = LogisticRegression(C=_STRENGTH, max_iter=_MOST_STEPS, tol=1e-3)
    # Threads of the library of algebra beside the other workers make it twenty times slower.
    with threadpool_limits(1):
        model.fit(blocks.turns[chosen], blocks.body[chosen], sample_weight=blocks.weight[chosen])
    # Half precision is what the product ships, so nothing is measured with more.
    slots = model.coef_[0].astype(np.float16).astype(np.float32)
    return TurnWeights(slots, round(float(model.intercept_[0]), 3))


def fit_turns(
    rows: Sequence[Example], left_out: Collection[frozenset[int]]
) -> dict[frozenset[int], TurnWeights]:
    """The weights learned without each of these sets of folds, on all cores."""
    _shared["blocks"] = _read_blocks(rows)
    jobs = [tuple(sorted(folds)) for folds in left_out]
    with multiprocessing.get_context("fork").Pool() as pool:
        fitted = pool.map(_fit, jobs, chunksize=1)
    return {frozenset(job): weights for job, weights in zip(jobs, fitted, strict=True)}
