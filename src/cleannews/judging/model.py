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

    from cleannews.evidence import Evidence

__all__ = ["Model", "load_model", "save_model"]

_WEIGHTS = "weights.npz"
_ODDS = "odds.json"
_MARKUP = "markup_"  # before the names of what is for HTML


@dataclass(frozen=True, slots=True)
class Model:
    """What the rooms of evidence have learned, and a forest for each look at a page.

    Pages of HTML are looked at by forests of their own, which know of markup; where a model has
    none, by the same as all others.
    """

    learned: Learned
    looks: tuple[Forest, ...]
    markup_looks: tuple[Forest, ...] = ()

    def looks_for(self, evidence: Evidence) -> tuple[Forest, ...]:
        """The forests to look at a page with."""
        return self.looks if evidence.tree is None or not self.markup_looks else self.markup_looks


@cache
def load_model() -> Model:
    """The shipped model: a constant, read once in about 10 ms."""
    folder = files("cleannews.judging")
    odds = json.loads((folder / _ODDS).read_text(encoding="utf-8"))
    with (folder / _WEIGHTS).open("rb") as file, np.load(file, allow_pickle=False) as arrays:
        looks = _unpack(arrays, "")
        markup_looks = _unpack(arrays, _MARKUP)
        turns = arrays["turns"].astype(np.float32)
        turns_bias = float(arrays["turns_bias"])
        common = np.unpackbits(arrays["common"]).astype(np.bool_)
    learned = Learned(
        odds["words"],
        odds["rules"],
        turns,
        turns_bias,
        common,
        odds.get("markup", {}),
        odds.get("names", {}),
    )
    return Model(learned, looks, markup_looks)


def _unpack(arrays: Mapping[str, Any], door: str) -> tuple[Forest, ...]:
    return tuple(
        Forest(
            names=tuple(arrays[f"{door}{look}_names"].tolist()),
            columns=arrays[f"{door}{look}_columns"].astype(np.int64),
            borders=arrays[f"{door}{look}_borders"],
            leaves=arrays[f"{door}{look}_leaves"],
            bias=float(arrays[f"{door}{look}_bias"]),
        )
        for look in range(int(arrays[f"{door}looks"]) if f"{door}looks" in arrays else 0)
    )


def _pack(looks: tuple[Forest, ...], door: str) -> dict[str, Any]:
    arrays: dict[str, Any] = {f"{door}looks": np.array(len(looks))}
    for look, forest in enumerate(looks):
        arrays[f"{door}{look}_names"] = np.array(forest.names)
        arrays[f"{door}{look}_columns"] = forest.columns.astype(
            np.min_scalar_type(len(forest.names))
        )
        arrays[f"{door}{look}_borders"] = forest.borders
        arrays[f"{door}{look}_leaves"] = forest.leaves
        arrays[f"{door}{look}_bias"] = np.array(forest.bias)
    return arrays


def save_model(model: Model, folder: Path, provenance: Mapping[str, object]) -> None:
    """Write the model's files into `folder`, byte for byte the same for the same model."""
    learned = model.learned
    arrays: dict[str, Any] = {
        "turns": learned.turns.astype(np.float16),
        "turns_bias": np.array(learned.turns_bias),
        "common": np.packbits(learned.common),
        **_pack(model.looks, ""),
        **_pack(model.markup_looks, _MARKUP),
    }
    with (folder / _WEIGHTS).open("wb") as file:
        np.savez_compressed(file, **arrays)
    odds = {
        "provenance": dict(provenance),
        "markup": dict(sorted(learned.markup.items())),
        "names": dict(sorted(learned.names.items())),
        "rules": dict(sorted(learned.rules.items())),
        "words": dict(sorted(learned.words.items())),
    }
    text = json.dumps(odds, ensure_ascii=False, indent=0)
    (folder / _ODDS).write_text(text + "\n", encoding="utf-8")
