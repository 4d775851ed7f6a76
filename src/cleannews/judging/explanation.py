"""What decided: each block's score shared out among the kinds of evidence it came from.

The shares are Shapley values over the kinds: what a kind adds on average over all orders in which
the kinds could be told to the judge, an untold kind standing at the page's average. So they add up
to the block's score exactly.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations
from math import factorial
from typing import TYPE_CHECKING

import numpy as np

from cleannews.judging.model import load_model

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from cleannews.evidence import Evidence

__all__ = ["Shares", "share_out"]


@dataclass(frozen=True, slots=True)
class Shares:
    """What each kind of evidence added to each block's log-odds.

    For every block, `base` plus its shares is its log-odds.
    """

    kinds: dict[str, Sequence[float]]
    base: Sequence[float]


def share_out(evidence: Evidence) -> Shares:
    """Share all blocks' scores out among the kinds of evidence.

    Judges the page 32 times, 64 times where it has markup.
    """
    network = load_model().network
    kinds = tuple(evidence.groups)
    average = {
        name: np.full_like(column, column.mean()) for name, column in evidence.columns.items()
    }
    told: dict[frozenset[str], NDArray[np.float32]] = {}
    for size in range(len(kinds) + 1):
        for chosen in combinations(kinds, size):
            names = {name for kind in chosen for name in evidence.groups[kind]}
            columns = {
                name: column if name in names else average[name]
                for name, column in evidence.columns.items()
            }
            told[frozenset(chosen)] = network.score(columns)
    return Shares(
        kinds={kind: _share(kind, kinds, told).tolist() for kind in kinds},
        base=told[frozenset()].tolist(),
    )


def _share(
    kind: str, kinds: tuple[str, ...], told: dict[frozenset[str], NDArray[np.float32]]
) -> NDArray[np.float64]:
    others = [other for other in kinds if other != kind]
    orders = factorial(len(kinds))
    total = np.zeros(len(told[frozenset()]))
    for size in range(len(others) + 1):
        weight = factorial(size) * factorial(len(others) - size) / orders
        for chosen in map(frozenset, combinations(others, size)):
            total += weight * (told[chosen | {kind}] - told[chosen])
    return total
