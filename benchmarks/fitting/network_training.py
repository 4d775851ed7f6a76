"""The judge's network trained with JAX, and translated into the product's own arrays."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from cleannews.judging.network import BOUND, LEAST_VARIANCE, Layer, Network

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from numpy.typing import NDArray

    Columns = Mapping[str, NDArray[np.float32]]
    Weights = dict[str, Any]

__all__ = ["Schedule", "side_by_side", "train_network"]

_LEAST_DEVIATION = 1e-3
_BATCH_BLOCKS = 4096
# Pages are padded to one of these lengths, since each length is compiled once. Of longer ones the
# beginning is trained on: they are one in five hundred.
_LENGTHS = (96, 192, 384, 768, 2048)


@dataclass(frozen=True, slots=True)
class Schedule:
    """How the network looks and how it is trained."""

    members: int = 3  # each trained by itself, on a course of its own
    width: int = 48
    reaches: tuple[int, ...] = (1, 2, 4, 8, 16)
    rounds: int = 8  # times that each page is seen
    rate: float = 3e-3  # at its highest; it falls along a cosine
    decay: float = 1e-3
    forget: float = 0.1  # the share of a page's columns, and of its channels, left out at a time
    seed: int = 20240229


@dataclass(frozen=True, slots=True)
class _Pages:
    """All pages' blocks one after the other, what they are and what they weigh."""

    table: NDArray[np.float16]  # normalised columns
    words: NDArray[np.float32]  # of each block
    target: NDArray[np.float32]
    weight: NDArray[np.float32]
    starts: NDArray[np.int64]
    lengths: NDArray[np.int64]

    def batch(self, pages: Sequence[int], length: int) -> tuple[NDArray[np.float32], ...]:
        """Columns, targets, weights, mask and shares of words, padded to (pages, length)."""
        size = max(1, _BATCH_BLOCKS // length)
        columns = np.zeros((size, length, self.table.shape[1]), np.float32)
        target, weight, mask, words = np.zeros((4, size, length), np.float32)
        for row, page in enumerate(pages):
            count = min(self.lengths[page], length)
            own = slice(self.starts[page], self.starts[page] + count)
            columns[row, :count] = self.table[own]
            target[row, :count] = self.target[own]
            weight[row, :count] = self.weight[own]
            mask[row, :count] = 1
            words[row, :count] = self.words[own] / (self.words[own].sum() + 1e-6)
        return columns, target, weight, mask, words

    def batches(self, order: np.random.Generator) -> list[tuple[int, list[int]]]:
        """The pages in batches of about one length each, in a drawn order."""
        by_length: dict[int, list[int]] = {length: [] for length in _LENGTHS}
        for page in order.permutation(len(self.lengths)).tolist():
            fitting = (length for length in _LENGTHS if length >= self.lengths[page])
            by_length[next(fitting, _LENGTHS[-1])].append(page)
        found = [
            (length, pages[start : start + size])
            for length, pages in by_length.items()
            for size in [max(1, _BATCH_BLOCKS // length)]
            for start in range(0, len(pages), size)
        ]
        order.shuffle(found)
        return found


def train_network(
    pages: Sequence[Columns],
    target: NDArray[np.float32],
    weight: NDArray[np.float32],
    names: Sequence[str],
    schedule: Schedule,
) -> Network:
    """Train on soft labels; deterministic for the same pages in the same order on one machine.

    `target` and `weight` have one entry a block of all pages; what weighs 0 is heard, not learned
    from. Columns that a page lacks are average there.
    """
    centre = _centre(pages, names)
    table = _table(pages, names, centre)
    lengths = np.array([len(page["words"]) for page in pages])
    words = np.concatenate([np.expm1(page["words"]) for page in pages])
    starts = np.cumsum(lengths) - lengths
    data = _Pages(table, words, np.nan_to_num(target), weight, starts, lengths)
    return _translate(_descend(data, schedule), names, centre, schedule.reaches)


def _centre(pages: Sequence[Columns], names: Sequence[str]) -> NDArray[np.float32]:
    """Mean and standard deviation of each column over the pages that have it, shape (2, F)."""
    sums = np.zeros((3, len(names)))
    for page in pages:
        for place, name in enumerate(names):
            column = page.get(name)
            if column is not None:
                sums[:, place] += len(column), column.sum(), np.square(column, dtype=float).sum()
    count = np.maximum(sums[0], 1)
    mean = sums[1] / count
    deviation = np.sqrt(np.maximum(sums[2] / count - mean**2, 0)) + _LEAST_DEVIATION
    return np.stack([mean, deviation]).astype(np.float32)


def _table(
    pages: Sequence[Columns], names: Sequence[str], centre: NDArray[np.float32]
) -> NDArray[np.float16]:
    table = np.zeros((sum(len(page["words"]) for page in pages), len(names)), np.float16)
    start = 0
    for page in pages:
        end = start + len(page["words"])
        for place, name in enumerate(names):
            column = page.get(name)
            if column is not None:
                moved = (column - centre[0, place]) / centre[1, place]
                table[start:end, place] = np.clip(moved, -BOUND, BOUND)
        start = end
    return table


def _initial(columns: int, schedule: Schedule) -> Weights:
    """Weights drawn so that the signal keeps its size through the network."""
    drawn, width = np.random.default_rng(schedule.seed), schedule.width

    def normal(*shape: int, gain: float = 1.0) -> NDArray[np.float32]:
        scaled: NDArray[np.float64] = drawn.standard_normal(shape) * gain / np.sqrt(shape[0])
        return scaled.astype(np.float32)

    def layer() -> Weights:
        middle = np.array([[0.0], [1.0], [0.0]])
        return {
            "taps": (middle + drawn.standard_normal((3, width)) / 2).astype(np.float32),
            "mix": normal(width, width, gain=1.4),
            "bias": np.zeros(width, np.float32),
            "page": normal(3 * width, width, gain=0.3),
            "out": normal(width, width, gain=0.5),
        }

    return {
        "entry": normal(columns, width),
        "entry_bias": np.zeros(width, np.float32),
        "layers": [layer() for _ in schedule.reaches],
        "head": normal(2 * width, width),
        "head_bias": np.zeros(width, np.float32),
        "answer": normal(width),
        "answer_bias": np.zeros((), np.float32),
    }


def _descend(data: _Pages, schedule: Schedule) -> Weights:
    """Adam with decaying weights over all pages, `rounds` times."""
    import jax
    import optax

    order = np.random.default_rng(schedule.seed)
    weights = _initial(data.table.shape[1], schedule)
    steps = len(data.batches(order)) * schedule.rounds
    rate = optax.warmup_cosine_decay_schedule(
        0, schedule.rate, steps // 20, steps, schedule.rate / 100
    )
    optimiser = optax.chain(
        optax.clip_by_global_norm(1.0), optax.adamw(rate, weight_decay=schedule.decay)
    )
    state = optimiser.init(weights)
    mean_weight = float(data.weight.mean())

    def step(weights: Weights, state: Any, batch: Any, kept: Any) -> tuple[Weights, Any]:
        def loss(weights: Weights) -> Any:
            columns, target, weight, mask, words = batch
            scores = _forward(weights, columns, mask, words, schedule.reaches, kept)
            losses = optax.sigmoid_binary_cross_entropy(scores, target)
            return (weight * losses).sum() / (mean_weight * _BATCH_BLOCKS)

        updates, new_state = optimiser.update(jax.grad(loss)(weights), state, weights)
        return optax.apply_updates(weights, updates), new_state

    compiled = jax.jit(step)
    for batch, kept in _draw(data, schedule, order):
        weights, state = compiled(weights, state, batch, kept)
    trained: Weights = jax.tree.map(np.asarray, weights)
    return trained


def _draw(data: _Pages, schedule: Schedule, order: np.random.Generator) -> Iterator[Any]:
    """All batches of all rounds, and what each page is told of: columns, then channels a layer."""
    for _ in range(schedule.rounds):
        for length, pages in data.batches(order):
            batch = data.batch(pages, length)
            sizes = data.table.shape[1], *[schedule.width] * (len(schedule.reaches) + 1)
            kept = [
                (order.random((len(batch[0]), 1, size)) >= schedule.forget).astype(np.float32)
                / np.float32(1 - schedule.forget)
                for size in sizes
            ]
            yield batch, kept


def _forward(
    weights: Weights, columns: Any, mask: Any, words: Any, reaches: Sequence[int], kept: Any
) -> Any:
    """What `Network.score` computes, for a batch of padded pages; `kept` scales what is told."""
    import jax.numpy as jnp

    def normalised(state: Any) -> Any:
        centred = state - state.mean(-1, keepdims=True)
        return centred / jnp.sqrt((centred**2).mean(-1, keepdims=True) + LEAST_VARIANCE)

    def moved(seen: Any, by: int) -> Any:
        padded = jnp.pad(seen, ((0, 0), (by, by), (0, 0)))
        return padded[:, : -2 * by], padded[:, 2 * by :]

    there = mask[..., None]
    blocks = mask.sum(1)[:, None] + 1e-6
    first = jnp.maximum((columns * kept[0]) @ weights["entry"] + weights["entry_bias"], 0) * there
    state = first
    for layer, reach, told in zip(weights["layers"], reaches, kept[1:-1], strict=True):
        seen = normalised(state) * there
        largest = jnp.where(there > 0, seen, -1e9).max(1)
        # A row of padding alone has no largest value.
        largest = jnp.maximum(largest, -1e3)
        whole = (
            jnp.concatenate([(seen * words[..., None]).sum(1), seen.sum(1) / blocks, largest], -1)
            @ layer["page"]
        )
        before, behind = moved(seen, reach)
        taps = layer["taps"]
        near = before * taps[0] + seen * taps[1] + behind * taps[2]
        heard = jnp.maximum(near @ layer["mix"] + whole[:, None] + layer["bias"], 0)
        state = state + ((heard * told) @ layer["out"]) * there
    both = jnp.concatenate([normalised(state), first], -1)
    hidden = jnp.maximum(both @ weights["head"] + weights["head_bias"], 0) * kept[-1]
    return hidden @ weights["answer"] + weights["answer_bias"]


def _translate(
    weights: Weights, names: Sequence[str], centre: NDArray[np.float32], reaches: Sequence[int]
) -> Network:
    """A network of one member."""
    layers = tuple(
        Layer(
            reach=reach,
            taps=_half([layer["taps"]]),
            mix=_half([layer["mix"]]),
            bias=_half([[layer["bias"]]]),
            page=_half([layer["page"]]),
            out=_half([layer["out"]]),
        )
        for reach, layer in zip(reaches, weights["layers"], strict=True)
    )
    return Network(
        names=tuple(names),
        centre=centre,
        entry=_half([weights["entry"]]),
        entry_bias=_half([[weights["entry_bias"]]]),
        layers=layers,
        head=_half([weights["head"]]),
        head_bias=_half([[weights["head_bias"]]]),
        answer=_half([weights["answer"][:, np.newaxis]]),
        answer_bias=_half([[[weights["answer_bias"]]]]),
    )


def _half(array: Any) -> NDArray[np.float32]:
    # Half precision is what the product ships, so nothing is measured with more.
    return np.asarray(array, np.float16).astype(np.float32)


def side_by_side(networks: Sequence[Network]) -> Network:
    """One network with the members of all of them, which must have the same columns and layers.

    Each was trained on pages of its own, whose columns have means and deviations of their own. Its
    first weights are put in terms of the first network's, so that columns are normalised once.
    """
    centre = networks[0].centre
    entries, biases = [], []
    for network in networks:
        scale = centre[1] / network.centre[1]
        shift = (centre[0] - network.centre[0]) / network.centre[1]
        entries.append(_half(network.entry * scale[:, np.newaxis]))
        biases.append(_half(network.entry_bias + (shift @ network.entry)[:, np.newaxis]))
    layers = tuple(
        Layer(
            reach=same[0].reach,
            **{
                name: np.concatenate([getattr(layer, name) for layer in same])
                for name in ("taps", "mix", "bias", "page", "out")
            },
        )
        for same in zip(*(network.layers for network in networks), strict=True)
    )
    return Network(
        names=networks[0].names,
        centre=centre,
        entry=np.concatenate(entries),
        entry_bias=np.concatenate(biases),
        layers=layers,
        **{
            name: np.concatenate([getattr(network, name) for network in networks])
            for name in ("head", "head_bias", "answer", "answer_bias")
        },
    )
