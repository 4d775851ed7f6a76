"""Everything that was learned, read from the data files beside this module."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

import numpy as np

from cleannews.evidence.learned import Learned
from cleannews.judging.forest import Forest

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

__all__ = ["Model", "load_model", "save_model"]

_WEIGHTS = "weights.npz"
_ODDS = "odds.json"


@dataclass(frozen=True, slots=True)
class Model:
    """What the rooms of evidence have learned, and a forest for each look at a page."""

    learned: Learned
    looks: tuple[Forest, ...]


@cache
def load_model() -> Model:
    """The shipped model: a constant, read once in about 10 ms."""
    folder = files("cleannews.judging")
    odds = json.loads((folder / _ODDS).read_text(encoding="utf-8"))
    with (folder / _WEIGHTS).open("rb") as file, np.load(file, allow_pickle=False) as arrays:
        looks = tuple(
            Forest(
                names=tuple(arrays[f"{look}_names"].tolist()),
                columns=arrays[f"{look}_columns"].astype(np.int64),
                borders=arrays[f"{look}_borders"],
                leaves=arrays[f"{look}_leaves"],
                bias=float(arrays[f"{look}_bias"]),
            )
            for look in range(int(arrays["looks"]))
        )
        turns = arrays["turns"].astype(np.float32)
        turns_bias = float(arrays["turns_bias"])
        common = np.unpackbits(arrays["common"]).astype(np.bool_)
    return Model(Learned(odds["words"], odds["rules"], turns, turns_bias, common), looks)


def save_model(model: Model, folder: Path, provenance: Mapping[str, object]) -> None:
    """Write the model's files into `folder`, byte for byte the same for the same model."""
    learned = model.learned
    arrays: dict[str, Any] = {
        "looks": np.array(len(model.looks)),
        "turns": learned.turns.astype(np.float16),
        "turns_bias": np.array(learned.turns_bias),
        "common": np.packbits(learned.common),
    }
    for look, forest in enumerate(model.looks):
        arrays[f"{look}_names"] = np.array(forest.names)
        arrays[f"{look}_columns"] = forest.columns.astype(np.uint8)
        arrays[f"{look}_borders"] = forest.borders
        arrays[f"{look}_leaves"] = forest.leaves
        arrays[f"{look}_bias"] = np.array(forest.bias)
    with (folder / _WEIGHTS).open("wb") as file:
        np.savez_compressed(file, **arrays)
    odds = {
        "provenance": dict(provenance),
        "rules": dict(sorted(learned.rules.items())),
        "words": dict(sorted(learned.words.items())),
    }
    text = json.dumps(odds, ensure_ascii=False, indent=0)
    (folder / _ODDS).write_text(text + "\n", encoding="utf-8")
