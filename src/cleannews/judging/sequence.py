"""Looking again: what the first scores of the neighbours and of the whole page say of a block."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from cleannews.evidence.columns import as_columns, constant
from cleannews.evidence.context import bounded, distances, neighbours, windows
from cleannews.evidence.markup import scored_columns

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from cleannews.evidence import Evidence
    from cleannews.judging.forest import Forest

    Column = NDArray[np.float32]

__all__ = ["probability", "score_blocks", "second_columns"]

_REACH = (-5, -4, -3, -2, -1, 1, 2, 3, 4, 5)
_LIKELY = 0.5


def probability(log_odds: Column) -> Column:
    """Log-odds as a probability."""
    chance: Column = (1 / (1 + np.exp(-bounded(log_odds, -30, 30)))).astype(np.float32)
    return chance


def best_region(gain: Column) -> tuple[int, int]:
    """The half-open range of blocks whose summed gain is largest."""
    sums = np.concatenate(([0.0], gain.cumsum()))
    lowest = np.minimum.accumulate(sums)
    end = int((sums - lowest).argmax())
    start = int((sums[: end + 1] == lowest[end]).argmax())
    return start, end


def _alike(columns: dict[str, Column], first: Column, words: Column) -> dict[str, Column]:
    """The mean first score of the blocks that are set alike: most templates are consistent."""
    length = np.minimum(np.log2(words + 1), 6).astype(np.int64)
    signature = (
        columns["gap"].astype(np.int64)
        + 8 * (columns["mark_list"] + 2 * columns["mark_heading"]).astype(np.int64)
        + 32 * columns["ends_sentence"].astype(np.int64)
        + 64 * length
    )
    count = np.bincount(signature)
    mean = np.bincount(signature, weights=first) / np.maximum(count, 1)
    return {"alike_score": mean[signature], "alike_count": np.log1p(count[signature])}


def second_columns(evidence: Evidence, log_odds: Column) -> dict[str, Column]:
    """The first columns and those that the first scores add, one entry a block."""
    first = probability(log_odds)
    words = np.expm1(evidence.columns["words"])
    n = len(first)
    at = np.arange(n)
    body = first * words
    total = max(float(body.sum()), 1.0)
    sums = body.cumsum()
    start, end = best_region((first - 0.4) * np.sqrt(words + 1))
    since, until = distances(first > _LIKELY)
    limited = bounded(log_odds, -8, 8)
    inside = (at >= start) & (at < end)
    region = float(body[start:end].sum()) / total
    columns: dict[str, NDArray[Any]] = {
        "score": limited,
        "score_before": (sums - body) / total,
        "score_after": (total - sums) / total,
        "score_since": since,
        "score_until": until,
        "score_overlap": evidence.words.overlap(first),
        "score_rare": np.log1p(evidence.wording.shared(first)),
        "score_total": constant(n, np.log1p(total)),
        "score_mean": constant(n, first.mean()),
        "region_inside": inside.astype(np.float32),
        "region_from": bounded(at - start, -60, 60),
        "region_to": bounded(at - end, -60, 60),
        "region_share": constant(n, region),
        **_alike(evidence.columns, first, words),
        **neighbours("score", limited, _REACH),
        **windows("score", first, (2, 5, 10, 20)),
        **windows("body", body, (3, 10)),
    }
    new = as_columns(columns)
    if evidence.tree is not None:
        new |= scored_columns(evidence.tree, first, words)
    return {**evidence.columns, **new}


def score_blocks(evidence: Evidence, looks: tuple[Forest, ...]) -> Column:
    """The log-odds of every block after the last look; each sees the scores of the one before."""
    scores = looks[0].score(evidence.columns)
    for forest in looks[1:]:
        scores = forest.score(second_columns(evidence, scores))
    return scores
