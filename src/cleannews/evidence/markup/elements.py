"""The elements of a page as arrays, to be summed and searched all at once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from cleannews.reading.markup import Markup

    Column = NDArray[np.float32]

__all__ = ["Elements"]


@dataclass(frozen=True, slots=True)
class Elements:
    """The lists of `Markup` as arrays."""

    parents: NDArray[np.int64]
    depths: NDArray[np.int64]
    starts: NDArray[np.int64]
    ends: NDArray[np.int64]
    boxes: NDArray[np.bool_]
    inner: NDArray[np.int64]
    holders: NDArray[np.int64]

    @classmethod
    def of(cls, markup: Markup) -> Elements:
        """Make the arrays of a page that has blocks."""
        return cls(
            parents=np.array(markup.parents, dtype=np.int64),
            depths=np.array(markup.depths, dtype=np.int64),
            starts=np.array(markup.starts, dtype=np.int64),
            ends=np.array(markup.ends, dtype=np.int64),
            boxes=np.array(markup.boxes, dtype=np.bool_),
            inner=np.array(markup.inner, dtype=np.int64),
            holders=np.array(markup.holders, dtype=np.int64),
        )

    def sums(self, column: NDArray[Any]) -> NDArray[np.float64]:
        """The sum over the blocks in each element; `column` may be rows of such."""
        sums = np.zeros((*column.shape[:-1], column.shape[-1] + 1))
        np.cumsum(column, axis=-1, out=sums[..., 1:])
        total: NDArray[np.float64] = sums.take(self.ends, axis=-1) - sums.take(self.starts, axis=-1)
        return total

    def over_path(self, values: NDArray[Any], join: np.ufunc, neutral: float) -> NDArray[Any]:
        """For each element the join of its value and those of all elements above it.

        `values` may be rows of such. Each step looks twice as far up, so a page takes as many steps
        as the logarithm of its depth.
        """
        size = values.shape[-1]
        # One more element stands above all others and adds nothing.
        joined = np.full((*values.shape[:-1], size + 1), neutral, dtype=values.dtype)
        joined[..., :size] = values
        above = np.append(self.parents, size)
        above[0] = size
        reach = int(self.depths.max()) + 1
        while reach > 0:
            joined = join(joined, joined.take(above, axis=-1))
            above = above[above]
            reach >>= 1
        return joined[..., :size]

    def smallest_with(self, amounts: NDArray[np.float64], least: float) -> int:
        """The box that has at least so much and the fewest blocks, the innermost of equals."""
        fit = np.flatnonzero(self.boxes & (amounts >= least))
        if not len(fit):
            return 0
        sizes = self.ends[fit] - self.starts[fit]
        return int(fit[::-1][np.argmin(sizes[::-1])])
