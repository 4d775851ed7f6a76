"""A small network that reads a page as a sequence of blocks.

Every block begins with its own evidence. Then, layer by layer, it hears from neighbours at twice
the distance of the layer before, and from the page as a whole, and changes its mind: an article is
a region, so what a block is depends on what the others are.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import NDArray

    Floats = NDArray[np.float32]

__all__ = ["BOUND", "Layer", "Network", "probability", "word_weights"]

# Evidence further from its mean than this many standard deviations says no more than at it.
BOUND: Final = 4.0
_LEAST_VARIANCE: Final = 1e-5


@dataclass(frozen=True, slots=True)
class Layer:
    """How a block hears the others; C is the network's width.

    Shapes: `norm` (2, C), the scale and the shift after normalising; `taps` (3, C), the weights of
    the block `reach` before, of the block itself, and of the one `reach` behind; `mix` (C, C);
    `page` (3C, C), for the mean by words, the mean by blocks and the largest value over the page;
    `out` (C, C); `bias` (2, C), for `mix` and `out`.
    """

    reach: int
    norm: Floats
    taps: Floats
    mix: Floats
    page: Floats
    out: Floats
    bias: Floats

    def hear(self, state: Floats, words: Floats) -> Floats:
        """What the layer adds to the state of each block (n, C); `words` (n,) sum up to 1."""
        seen = _normalised(state, self.norm)
        mean = seen.mean(axis=0)
        whole = np.concatenate((words @ seen, mean, seen.max(axis=0))) @ self.page
        near = seen * self.taps[1]
        near[self.reach :] += seen[: -self.reach] * self.taps[0]
        near[: -self.reach] += seen[self.reach :] * self.taps[2]
        heard = near @ self.mix
        heard += whole + self.bias[0]
        added: Floats = np.maximum(heard, 0, out=heard) @ self.out
        added += self.bias[1]
        return added


@dataclass(frozen=True, slots=True)
class Network:
    """The whole of it, for the columns called `names`.

    Shapes, F being the number of columns: `centre` (2, F), their means and standard deviations;
    `entry` (F, C) and `entry_bias` (C,); `norm` (2, C) and `head` (2C, C), `head_bias` (C,) and
    `answer` (C,) turn the last and the first state into log-odds, with `answer_bias`.
    """

    names: tuple[str, ...]
    centre: Floats
    entry: Floats
    entry_bias: Floats
    layers: tuple[Layer, ...]
    norm: Floats
    head: Floats
    head_bias: Floats
    answer: Floats
    answer_bias: float
    # The places of all names, and of those that any page has, by what the page lacks.
    _places: dict[str, int] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Number the columns."""
        places = {name: place for place, name in enumerate(self.names)}
        object.__setattr__(self, "_places", places)

    def score(self, columns: Mapping[str, Floats]) -> Floats:
        """The log-odds of being body of every block of a page.

        Columns that the page lacks count as average. Linear in the number of blocks.
        """
        names = [name for name in self.names if name in columns]
        table = np.array([columns[name] for name in names])
        entry, centre = self.entry, self.centre
        if len(names) < len(self.names):
            places = [self._places[name] for name in names]
            entry, centre = entry[places], centre[:, places]
        table -= centre[0][:, np.newaxis]
        table /= centre[1][:, np.newaxis]
        np.minimum(np.maximum(table, -BOUND, out=table), BOUND, out=table)
        first: Floats = table.T @ entry
        first += self.entry_bias
        np.maximum(first, 0, out=first)
        words = word_weights(columns["words"])
        state = first
        for layer in self.layers:
            state = state + layer.hear(state, words)
        both = np.concatenate((_normalised(state, self.norm), first), axis=1)
        hidden = both @ self.head
        hidden += self.head_bias
        scores: Floats = np.maximum(hidden, 0, out=hidden) @ self.answer
        scores += np.float32(self.answer_bias)
        return scores


def _normalised(state: Floats, norm: Floats) -> Floats:
    """Each block's state with mean 0 and variance 1, then scaled and shifted."""
    seen: Floats = state - state.mean(axis=1, keepdims=True)
    variance = np.einsum("ij,ij->i", seen, seen) / np.float32(seen.shape[1])
    seen /= np.sqrt(variance + np.float32(_LEAST_VARIANCE))[:, np.newaxis]
    seen *= norm[0]
    seen += norm[1]
    return seen


def word_weights(words: Floats) -> Floats:
    """The share that each block has of the page's words, given as their log1p."""
    counts = np.expm1(words)
    shares: Floats = counts / (counts.sum() + np.float32(1e-6))
    return shares


def probability(log_odds: Floats) -> Floats:
    """Log-odds as a probability."""
    bounded = np.minimum(np.maximum(log_odds, -30), 30)
    chance: Floats = (1 / (1 + np.exp(-bounded))).astype(np.float32)
    return chance
