"""A forest answers as its trees would one by one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from cleannews.evidence.learned import Learned
from cleannews.evidence.wording import COMMON_BITS, SLOT_BITS
from cleannews.judging.forest import Forest
from cleannews.judging.model import Model, load_model, save_model

if TYPE_CHECKING:
    from pathlib import Path

    import pytest


def _forest() -> Forest:
    return Forest(
        names=("words", "links"),
        columns=np.array([[0, 1], [1, 1]]),
        borders=np.array([[10.0, 0.5], [0.2, np.inf]], dtype=np.float32),
        leaves=np.array([[1, 2, 4, 8], [16, 32, 64, 128]], dtype=np.float32),
        bias=0.25,
    )


def _learned() -> Learned:
    turns = np.zeros(1 << SLOT_BITS, dtype=np.float32)
    turns[[3, 5]] = 0.5, -1.25
    common = np.zeros(1 << COMMON_BITS, dtype=np.bool_)
    common[7] = True
    words = {"share": -2.5, "minister": 1.0}
    return Learned(words, {"en/sharing/share-label": -4.0}, turns, -0.75, common)


def test_every_answer_is_a_bit_of_the_leafs_number() -> None:
    columns = {
        "words": np.array([5, 20, 5, 20], dtype=np.float32),
        "links": np.array([0.1, 0.1, 0.9, 0.9], dtype=np.float32),
    }
    # First tree: few words 1, many 2, few in links 4, many in links 8; second: 16, links 32.
    assert _forest().score(columns).tolist() == [17.25, 18.25, 36.25, 40.25]


def test_a_value_on_the_border_is_not_above_it() -> None:
    columns = {
        name: np.array([border], np.float32) for name, border in (("words", 10), ("links", 0.5))
    }
    assert _forest().score(columns).tolist() == [1 + 32 + 0.25]


def test_a_saved_model_is_read_back_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    model = Model(_learned(), (_forest(),))
    save_model(model, tmp_path, {"data": "none"})
    monkeypatch.setattr("cleannews.judging.model.files", lambda _: tmp_path)
    read = load_model.__wrapped__()
    for name in ("words", "rules", "turns_bias"):
        assert getattr(read.learned, name) == getattr(model.learned, name)
    for name in ("turns", "common"):
        assert np.array_equal(getattr(read.learned, name), getattr(model.learned, name))
    (found,), (saved,) = read.looks, model.looks
    assert (found.names, found.bias) == (saved.names, saved.bias)
    for name in ("columns", "borders", "leaves"):
        assert np.array_equal(getattr(found, name), getattr(saved, name))


def test_saving_twice_gives_the_same_bytes(tmp_path: Path) -> None:
    model = Model(_learned(), (_forest(),))
    files = []
    for number in range(2):
        folder = tmp_path / str(number)
        folder.mkdir()
        save_model(model, folder, {"data": "none"})
        files.append({file.name: file.read_bytes() for file in folder.iterdir()})
    assert files[0] == files[1]
