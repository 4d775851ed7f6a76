"""Boosted oblivious trees, evaluated for all blocks of a page at once.

An oblivious tree asks the same question at every node of a level, so a leaf's number is the
answers read as bits. That turns a whole forest into a handful of array operations, and needs no
training library at run time.
"""

from __future__ import annotations

from dataclasses import dataclass, field
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
    # Trees share questions, so each is asked once: its column, its border, and for each level the
    # number of each tree's question.
    _asked: NDArray[np.int64] = field(init=False, repr=False, compare=False)
    _above: NDArray[np.float32] = field(init=False, repr=False, compare=False)
    _levels: NDArray[np.int64] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Number the distinct questions."""
        questions = np.stack([self.columns.ravel(), self.borders.ravel()])
        distinct, numbers = np.unique(questions, axis=1, return_inverse=True)
        object.__setattr__(self, "_asked", distinct[0].astype(np.int64))
        object.__setattr__(self, "_above", distinct[1:].T.astype(np.float32))
        object.__setattr__(self, "_levels", np.copy(numbers.reshape(self.columns.shape).T))

    def score(self, columns: dict[str, NDArray[np.float32]]) -> NDArray[np.float32]:
        """The log-odds of every block, summed over the trees."""
        table = np.concatenate([columns[name] for name in self.names])
        table = table.reshape(len(self.names), -1)
        answers = (table.take(self._asked, axis=0) > self._above).view(np.uint8)
        numbers = np.min_scalar_type(self.leaves.shape[1] - 1)
        leaf = np.zeros((len(self.leaves), table.shape[1]), dtype=numbers)
        for questions in self._levels[::-1]:
            leaf += leaf  # doubling is a tenth of the cost of a shift
            leaf += answers.take(questions, axis=0)
        # The smaller the numbers, the less they cost to add.
        places = leaf.astype(np.min_scalar_type(self.leaves.size))
        places += np.arange(0, self.leaves.size, self.leaves.shape[1], dtype=places.dtype)[:, None]
        # No number is out of range, and wrapping costs less than looking for such.
        found = self.leaves.ravel().take(places, mode="wrap")
        scores: NDArray[np.float32] = found.sum(axis=0) + np.float32(self.bias)
        return scores
