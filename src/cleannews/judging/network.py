"""A small network that reads a page as a sequence of blocks.

Every block begins with its own evidence. Then, layer by layer, it hears from neighbours at twice
the distance of the layer before, and from the page as a whole, and changes its mind: an article is
a region, so what a block is depends on what the others are.

Several members judge side by side, each of them trained on other dumps of the pages, and the mean
of what they say counts. They are one array deeper, not one run longer: on pages of a hundred blocks
numpy's calls cost more than what they compute.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING, Final

import numpy as np

from cleannews.evidence.context import bounded

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import NDArray

    Floats = NDArray[np.float32]

__all__ = ["BOUND", "LEAST_VARIANCE", "Layer", "Network", "probability", "word_weights"]

# Evidence further from its mean than this many standard deviations says no more than at it.
BOUND: Final = 4.0
LEAST_VARIANCE: Final = 1e-5
# On pages of more blocks the members judge one after the other: it takes no longer there, and they
# would take three times the memory.
_SIDE_BY_SIDE: Final = 2_000
_LARGEST_PRODUCT: Final = 1 << 18  # multiplications; OpenBLAS opens threads for more


@dataclass(frozen=True, slots=True)
class Layer:
    """How a block hears the others; M is the number of members, C the network's width.

    Shapes: `taps` (M, 3, C), the weights of the block `reach` before, of the block itself, and of
    the one `reach` behind; `mix` (M, C, C) and `bias` (M, 1, C); `page` (M, 3C, C), for the mean by
    words, the mean by blocks and the largest value over the page; `out` (M, C, C).
    """

    reach: int
    taps: Floats
    mix: Floats
    bias: Floats
    page: Floats
    out: Floats

    def hear(self, state: Floats, means: Floats) -> Floats:
        """What the layer adds to the state of each block (M, n, C).

        `means` (2, n) are the weights of the blocks in the two means over the page.
        """
        seen = _normalised(state)
        page = np.concatenate((means @ seen, np.maximum.reduce(seen, 1, keepdims=True)), axis=1)
        whole = page.reshape(len(seen), 1, -1) @ self.page
        near = seen * self.taps[:, 1:2]
        near[:, self.reach :] += seen[:, : -self.reach] * self.taps[:, :1]
        near[:, : -self.reach] += seen[:, self.reach :] * self.taps[:, 2:]
        heard = _product(near, self.mix)
        heard += whole + self.bias
        return _product(np.maximum(heard, 0, out=heard), self.out)


@dataclass(frozen=True, slots=True, eq=False)
class Network:
    """The whole of it, for the columns called `names`; equal to itself only.

    Shapes, F being the number of columns: `centre` (2, F), their means and standard deviations;
    `entry` (M, F, C) and `entry_bias` (M, 1, C); `head` (M, 2C, C), `head_bias` (M, 1, C), `answer`
    (M, C, 1) and `answer_bias` (M, 1, 1) turn the last and the first state into log-odds.
    """

    names: tuple[str, ...]
    centre: Floats
    entry: Floats
    entry_bias: Floats
    layers: tuple[Layer, ...]
    head: Floats
    head_bias: Floats
    answer: Floats
    answer_bias: Floats

    def score(self, columns: Mapping[str, Floats]) -> Floats:
        """The log-odds of being body of every block of a page.

        Columns that the page lacks count as average. Linear in the number of blocks.
        """
        names, mean, deviation, entry = _known(self, tuple(columns))
        table = np.array([columns[name] for name in names])
        table -= mean
        table /= deviation
        np.minimum(np.maximum(table, -BOUND, out=table), BOUND, out=table)
        blocks = table.shape[1]
        means = np.empty((2, blocks), dtype=np.float32)
        means[0] = word_weights(columns["words"])
        means[1] = 1 / blocks
        if blocks <= _SIDE_BY_SIDE:
            answers = _answers(self, table, means, entry)
        else:
            each = (slice(number, number + 1) for number in range(len(entry)))
            alone = [_answers(_only(self, one), table, means, entry[one]) for one in each]
            answers = np.concatenate(alone)
        scores: Floats = answers[:, :, 0].mean(axis=0)
        return scores


def _answers(network: Network, table: Floats, means: Floats, entry: Floats) -> Floats:
    """What each member says of each block: (M, n, 1); `table` holds its evidence (F, n)."""
    first = _product(table.T, entry)
    first += network.entry_bias
    np.maximum(first, 0, out=first)
    state = first.copy()
    for layer in network.layers:
        state += layer.hear(state, means)
    width = state.shape[2]
    hidden = _product(_normalised(state), network.head[:, :width])
    hidden += _product(first, network.head[:, width:])
    hidden += network.head_bias
    answers: Floats = np.maximum(hidden, 0, out=hidden) @ network.answer
    answers += network.answer_bias
    return answers


def _only(network: Network, members: slice) -> Network:
    """The network of these members alone."""
    return replace(
        network,
        entry=network.entry[members],
        entry_bias=network.entry_bias[members],
        layers=tuple(
            Layer(
                reach=layer.reach,
                taps=layer.taps[members],
                mix=layer.mix[members],
                bias=layer.bias[members],
                page=layer.page[members],
                out=layer.out[members],
            )
            for layer in network.layers
        ),
        head=network.head[members],
        head_bias=network.head_bias[members],
        answer=network.answer[members],
        answer_bias=network.answer_bias[members],
    )


@lru_cache(maxsize=4)
def _known(
    network: Network, columns: tuple[str, ...]
) -> tuple[tuple[str, ...], Floats, Floats, Floats]:
    """The names that a page has columns for, their means, deviations and weights.

    Kept, because pages have one set of columns or the other: those of text or those of HTML.
    """
    known = np.isin(network.names, columns)
    mean, deviation = network.centre[:, known, np.newaxis]
    names = tuple(np.array(network.names)[known].tolist())
    return names, mean, deviation, network.entry[:, known]


@lru_cache(maxsize=4)
def _share(width: int) -> Floats:
    """What each channel counts in a mean over them."""
    return np.full(width, 1 / width, dtype=np.float32)


def _normalised(state: Floats) -> Floats:
    """Each block's state with mean 0 and variance 1."""
    share = _share(state.shape[-1])
    # A product with a vector takes a third of the time of a sum over so short an axis.
    seen: Floats = state - (state @ share)[..., np.newaxis]
    variance = np.square(seen) @ share
    variance += np.float32(LEAST_VARIANCE)
    seen /= np.sqrt(variance, out=variance)[..., np.newaxis]
    return seen


def _product(rows: Floats, weights: Floats) -> Floats:
    """`rows @ weights`, in pieces so small that the library of algebra opens no threads for them.

    Pages are too small to gain by threads, and workers side by side lose by them: on a busy machine
    of two cores a page of 1,000 blocks took six times the processor's time.
    """
    members, given, told = weights.shape
    blocks = rows.shape[-2]
    step = max(1, _LARGEST_PRODUCT // (given * told))
    if blocks <= step:
        return rows @ weights
    result: Floats = np.empty((members, blocks, told), dtype=np.float32)
    for start in range(0, blocks, step):
        piece = slice(start, start + step)
        np.matmul(rows[..., piece, :], weights, out=result[:, piece])
    return result


def word_weights(words: Floats) -> Floats:
    """The share that each block has of the page's words, given as their log1p."""
    counts = np.expm1(words)
    shares: Floats = counts / (counts.sum() + np.float32(1e-6))
    return shares


def probability(log_odds: Floats) -> Floats:
    """Log-odds as a probability."""
    chance: Floats = (1 / (1 + np.exp(-bounded(log_odds, -30, 30)))).astype(np.float32)
    return chance
