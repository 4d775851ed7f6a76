"""Boosted oblivious trees, evaluated for all blocks of a page at once.

An oblivious tree asks the same question at every node of a level, so a leaf's number is the
answers read as bits. That turns a whole forest into a handful of array operations, and needs no
training library at run time.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

__all__ = ["Forest"]


@dataclass(frozen=True, slots=True)
class Forest:
    """`columns` and `borders` hold one question a tree and level, `leaves` one row a tree.

    Shapes: columns and borders (trees, depth), leaves (trees, 2 ** depth). A question is answered
    yes where the column's value is above the border; level j is bit j of the leaf's number.
    """

    names: tuple[str, ...]
    columns: NDArray[np.int64]
    borders: NDArray[np.float32]
    leaves: NDArray[np.float32]
    bias: float

    def score(self, columns: dict[str, NDArray[np.float32]]) -> NDArray[np.float32]:
        """The log-odds of every block, summed over the trees."""
        trees, depth = self.columns.shape
        table = np.stack([columns[name] for name in self.names])
        answers = table[self.columns.ravel()] > self.borders.reshape(-1, 1)
        bits = answers.view(np.uint8).reshape(trees, depth, -1)
        leaf = np.repeat(np.arange(trees, dtype=np.int32)[:, None] << depth, bits.shape[2], axis=1)
        for level in range(depth):
            leaf += bits[:, level].astype(np.int32) << level
        scores: NDArray[np.float32] = self.leaves.ravel()[leaf].sum(axis=0) + np.float32(self.bias)
        return scores
