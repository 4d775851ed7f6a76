"""How sure the scores are: bootstrap intervals over sites.

Sites are drawn anew, not pages: pages of one site are right or wrong together, and drawing pages
would promise more than the data holds.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterable

    from numpy.typing import NDArray

    from benchmarks.scoring.metrics import PageScore

__all__ = ["FIELDS", "bootstrap"]

FIELDS = ("f1", "precision", "recall", "exact", "word_f1")
_SUMMED = ("precision", "recall", "exact", "word_f1")
_DRAWS = 1000
_SEED = 7
_BOUNDS = (2.5, 97.5)  # per cent: a 95 % interval


def bootstrap(rows: Iterable[tuple[str, str, PageScore]]) -> dict[str, tuple[float, float]]:
    """The 95 % interval of each field, from rows of (site, style, score).

    A field's value is the mean over styles of its averages over pages, F1 being that of the
    averages. Deterministic: the same rows, in any order, give the same draws. Empty for no rows.
    """
    totals: dict[str, dict[str, NDArray[np.float64]]] = defaultdict(dict)
    styles: set[str] = set()
    for site, style, score in rows:
        row = np.array([1.0, *(float(getattr(score, field)) for field in _SUMMED)])
        totals[site][style] = totals[site].get(style, 0) + row
        styles.add(style)
    if not totals:
        return {}
    nothing = np.zeros(1 + len(_SUMMED))
    table = np.array(
        [[totals[site].get(style, nothing) for style in sorted(styles)] for site in sorted(totals)]
    )
    sites = len(table)
    draws = np.random.default_rng(_SEED).multinomial(sites, np.full(sites, 1 / sites), _DRAWS)
    sums = np.tensordot(draws, table, axes=1)  # draws x styles x (count, *fields)
    # A style that a draw has no page of counts as zero there: it takes tiny sets to happen.
    means = sums[:, :, 1:] / np.maximum(sums[:, :, :1], 1)
    precision, recall = means[:, :, 0], means[:, :, 1]
    f1 = 2 * precision * recall / np.maximum(precision + recall, 1e-12)
    values = np.concatenate([f1[:, :, None], means], axis=2).mean(axis=1)
    low, high = np.percentile(values, _BOUNDS, axis=0)
    return {
        field: (float(one), float(other))
        for field, one, other in zip(FIELDS, low, high, strict=True)
    }
