"""The judge's forests trained with CatBoost, and translated into the product's own arrays."""

from __future__ import annotations

import json
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from cleannews.judging.forest import Forest

if TYPE_CHECKING:
    from numpy.typing import NDArray

__all__ = ["train_forest"]

_SEED = 20240229


def train_forest(
    names: tuple[str, ...],
    table: NDArray[np.float32],
    target: NDArray[np.float32],
    weight: NDArray[np.float32],
    *,
    trees: int,
    depth: int = 6,
    rate: float = 0.1,
) -> Forest:
    """Boost oblivious trees on soft labels; deterministic for the same rows in the same order."""
    from catboost import CatBoost, Pool

    model = CatBoost(
        {
            "loss_function": "CrossEntropy",
            "iterations": trees,
            "depth": depth,
            "learning_rate": rate,
            "l2_leaf_reg": 5,
            "border_count": 64,
            "bootstrap_type": "Bernoulli",
            "subsample": 0.6,
            "rsm": 0.35,
            "random_seed": _SEED,
            "thread_count": 2,
            "allow_writing_files": False,
            "verbose": False,
        }
    )
    model.fit(Pool(table, label=target, weight=weight))
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "model.json"
        model.save_model(str(file), format="json")
        saved = json.loads(file.read_text())
    return _translate(names, saved, depth)


def _translate(names: tuple[str, ...], saved: dict[str, Any], depth: int) -> Forest:
    trees = saved["oblivious_trees"]
    columns = np.zeros((len(trees), depth), dtype=np.int64)
    borders = np.full((len(trees), depth), np.inf, dtype=np.float32)
    leaves = np.zeros((len(trees), 1 << depth), dtype=np.float32)
    for row, tree in enumerate(trees):
        for level, split in enumerate(tree["splits"] or ()):
            columns[row, level] = split["float_feature_index"]
            borders[row, level] = split["border"]
        values = tree["leaf_values"]
        # A shallower tree never answers yes on the levels it lacks, so the rest of its row is
        # unused.
        leaves[row, : len(values)] = values
    scale, bias = saved["scale_and_bias"]
    used = np.unique(columns[np.isfinite(borders)])
    renumber = np.zeros(len(names), dtype=np.int64)
    renumber[used] = np.arange(len(used))
    return Forest(
        names=tuple(names[i] for i in used),
        columns=np.where(np.isfinite(borders), renumber[columns], 0),
        borders=borders,
        leaves=(leaves * scale).astype(np.float32),
        bias=float(bias[0] if isinstance(bias, list) else bias),
    )
