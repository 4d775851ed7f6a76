"""What was learned of the names of a page's elements, looked up for all of them at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from cleannews.evidence.markup.tags import landmark_bits, names_of, tokens_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from cleannews.evidence.learned import Learned
    from cleannews.evidence.markup.tags import Name
    from cleannews.reading.markup import Naming

__all__ = ["tell_namings"]


def tell_namings(
    namings: Sequence[Naming], learned: Learned
) -> tuple[NDArray[np.int64], NDArray[np.float32], NDArray[np.float32]]:
    """What is known of elements named so: their landmarks, and rows of odds and weights.

    The odds are the mean, lowest and highest of each naming's tokens; the weights are what they
    weigh above a block, and as a block's own.
    """
    numbers: dict[Name, int] = {}
    flat: list[int] = []  # the names of all namings, one behind the other
    starts: list[int] = []
    for naming in namings:
        starts.append(len(flat))
        flat += [numbers.setdefault(name, len(numbers)) for name in names_of(naming)]
    bits = np.array([landmark_bits(*name) for name in numbers], dtype=np.int64)
    at = np.array(flat)
    told = _tell_names(tokens_of(list(numbers)), learned).take(at, axis=1)
    count, total, above, own = np.add.reduceat(told[:4], starts, axis=1)
    low = np.minimum.reduceat(told[4], starts)
    high = np.maximum.reduceat(told[5], starts)
    odds = np.array((total / np.maximum(count, 1), low, high))
    return np.bitwise_or.reduceat(bits[at], starts), odds, np.array((above, own))


def _tell_names(names: Sequence[tuple[str, ...]], learned: Learned) -> NDArray[np.float32]:
    """Rows: the number of each name's tokens, their odds and weights summed, lowest and highest."""
    find, unknown = learned.name_rows.get, len(learned.name_rows)
    rows: list[int] = []
    starts: list[int] = []
    for tokens in names:
        starts.append(len(rows))
        rows += [find(token, unknown) for token in tokens] or [unknown]
    known = learned.name_odds.take(rows, axis=0).T
    told = np.empty((6, len(names)), dtype=np.float32)
    told[0] = list(map(len, names))
    told[1:4] = np.add.reduceat(known, starts, axis=1)
    told[4] = np.minimum.reduceat(known[0], starts)
    told[5] = np.maximum.reduceat(known[0], starts)
    return told
