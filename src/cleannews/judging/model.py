"""Everything that was learned, read from the data files beside this module."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from cleannews.evidence.learned import Learned
from cleannews.judging.network import Layer, Network

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from numpy.typing import NDArray

__all__ = ["Model", "load_model", "save_model"]

_WEIGHTS: Final = "weights.npz"
_ODDS: Final = "odds.json"
_OF_LAYERS: Final = ("taps", "mix", "bias", "page", "out")
_OF_ENDS: Final = ("entry", "entry_bias", "head", "head_bias", "answer", "answer_bias")


@dataclass(frozen=True, slots=True)
class Model:
    """What the rooms of evidence have learned, and the network that judges by it."""

    learned: Learned
    network: Network


@cache
def load_model() -> Model:
    """The shipped model: a constant, read once in about 10 ms."""
    folder = files("cleannews.judging")
    odds = json.loads((folder / _ODDS).read_text(encoding="utf-8"))
    with (folder / _WEIGHTS).open("rb") as file, np.load(file, allow_pickle=False) as arrays:
        network = _unpack(arrays)
        turns = arrays["turns"].astype(np.float32)
        turns_bias = float(arrays["turns_bias"])
        common = np.unpackbits(arrays["common"]).astype(np.bool_)
    learned = Learned(
        odds["words"], odds["rules"], turns, turns_bias, common, odds["markup"], odds["names"]
    )
    return Model(learned, network)


def _unpack(arrays: Mapping[str, NDArray[Any]]) -> Network:
    layers = tuple(
        Layer(
            reach=int(reach),
            **{name: arrays[f"{number}_{name}"].astype(np.float32) for name in _OF_LAYERS},
        )
        for number, reach in enumerate(arrays["reaches"])
    )
    return Network(
        names=tuple(arrays["names"].tolist()),
        centre=arrays["centre"],
        layers=layers,
        **{name: arrays[name].astype(np.float32) for name in _OF_ENDS},
    )


def _pack(network: Network) -> dict[str, NDArray[Any]]:
    arrays = {
        "names": np.array(network.names),
        "centre": network.centre,
        "reaches": np.array([layer.reach for layer in network.layers]),
    }
    arrays |= {name: getattr(network, name).astype(np.float16) for name in _OF_ENDS}
    for number, layer in enumerate(network.layers):
        for name in _OF_LAYERS:
            arrays[f"{number}_{name}"] = getattr(layer, name).astype(np.float16)
    return arrays


def save_model(model: Model, folder: Path, provenance: Mapping[str, object]) -> None:
    """Write the model's files into `folder`, byte for byte the same for the same model."""
    learned = model.learned
    arrays: dict[str, Any] = {
        "turns": learned.turns.astype(np.float16),
        "turns_bias": np.array(learned.turns_bias),
        "common": np.packbits(learned.common),
        **_pack(model.network),
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
