"""The network computes what its layers say, and hears no more of a page than it should."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from cleannews.evidence.learned import Learned
from cleannews.evidence.wording import COMMON_BITS, SLOT_BITS
from cleannews.judging.model import Model, load_model, save_model
from cleannews.judging.network import Layer, Network, word_weights

if TYPE_CHECKING:
    from pathlib import Path

    import pytest
    from numpy.typing import NDArray

_NAMES = ("words", "links", "m_deep")
_WIDTH = 4
_MEMBERS = 2


def _draw(seed: int, *shape: int) -> NDArray[np.float32]:
    drawn = np.random.default_rng(seed).standard_normal(shape)
    return drawn.astype(np.float16).astype(np.float32)


def _layer(reach: int) -> Layer:
    return Layer(
        reach=reach,
        taps=_draw(reach, _MEMBERS, 3, _WIDTH),
        mix=_draw(reach + 1, _MEMBERS, _WIDTH, _WIDTH),
        bias=_draw(reach + 2, _MEMBERS, 1, _WIDTH),
        page=_draw(reach + 3, _MEMBERS, 3 * _WIDTH, _WIDTH),
        out=_draw(reach + 4, _MEMBERS, _WIDTH, _WIDTH),
    )


def _network() -> Network:
    return Network(
        names=_NAMES,
        centre=np.array([[1, 0.5, 3], [2, 0.25, 1]], dtype=np.float32),
        entry=_draw(1, _MEMBERS, len(_NAMES), _WIDTH),
        entry_bias=_draw(2, _MEMBERS, 1, _WIDTH),
        layers=(_layer(1), _layer(2)),
        head=_draw(3, _MEMBERS, 2 * _WIDTH, _WIDTH),
        head_bias=_draw(4, _MEMBERS, 1, _WIDTH),
        answer=_draw(5, _MEMBERS, _WIDTH, 1),
        answer_bias=_draw(6, _MEMBERS, 1, 1),
    )


def _columns(blocks: int) -> dict[str, NDArray[np.float32]]:
    return {name: np.abs(_draw(place, blocks)) for place, name in enumerate(_NAMES)}


def _learned() -> Learned:
    turns = np.zeros(1 << SLOT_BITS, dtype=np.float32)
    turns[[3, 5]] = 0.5, -1.25
    common = np.zeros(1 << COMMON_BITS, dtype=np.bool_)
    common[7] = True
    words = {"share": -2.5, "minister": 1.0}
    return Learned(
        words,
        {"en/sharing/share-label": -4.0},
        turns,
        -0.75,
        common,
        {"teaser": -1.5},
        {"div": 0.1},
    )


def _normalised(state: NDArray[np.float64]) -> NDArray[np.float64]:
    centred = state - state.mean(axis=1, keepdims=True)
    result: NDArray[np.float64] = centred / np.sqrt(centred.var(axis=1, keepdims=True) + 1e-5)
    return result


def _score_by_the_book(
    network: Network, columns: dict[str, NDArray[np.float32]]
) -> NDArray[np.float64]:
    """The same sums, member by member and block by block."""
    table = np.array([columns[name] for name in network.names], dtype=float).T
    table = np.clip((table - network.centre[0]) / network.centre[1], -4, 4)
    shares = word_weights(columns["words"]).astype(float)
    answers = [_answer(network, member, table, shares) for member in range(_MEMBERS)]
    return np.asarray(np.mean(answers, axis=0))


def _answer(
    network: Network, member: int, table: NDArray[np.float64], shares: NDArray[np.float64]
) -> NDArray[np.float64]:
    first = np.maximum(table @ network.entry[member] + network.entry_bias[member], 0)
    state = first
    for layer in network.layers:
        taps = layer.taps[member]
        seen = _normalised(state)
        page = np.concatenate((shares @ seen, seen.mean(axis=0), seen.max(axis=0)))
        told = page @ layer.page[member] + layer.bias[member, 0]
        added = []
        for block in range(len(seen)):
            near = seen[block] * taps[1]
            if block >= layer.reach:
                near = near + seen[block - layer.reach] * taps[0]
            if block + layer.reach < len(seen):
                near = near + seen[block + layer.reach] * taps[2]
            added.append(np.maximum(near @ layer.mix[member] + told, 0) @ layer.out[member])
        state = state + np.array(added)
    both = np.concatenate((_normalised(state), first), axis=1)
    hidden = np.maximum(both @ network.head[member] + network.head_bias[member], 0)
    return np.asarray((hidden @ network.answer[member] + network.answer_bias[member])[:, 0])


def test_the_score_is_what_the_layers_say_block_by_block() -> None:
    for blocks in (1, 2, 3, 40):
        columns = _columns(blocks)
        found = _network().score(columns)
        assert found.dtype == np.float32
        np.testing.assert_allclose(found, _score_by_the_book(_network(), columns), atol=1e-4)


def test_a_column_that_the_page_lacks_counts_as_average() -> None:
    columns = _columns(9)
    average = columns | {"m_deep": np.full(9, 3, dtype=np.float32)}
    del columns["m_deep"]
    np.testing.assert_allclose(_network().score(columns), _network().score(average), atol=1e-5)


def test_large_pages_are_multiplied_in_pieces_and_score_the_same() -> None:
    columns = _columns(30_000)
    found = _network().score(columns)
    np.testing.assert_allclose(found[:50], _score_by_the_book(_network(), columns)[:50], atol=1e-3)


def test_members_judge_long_pages_one_after_the_other_and_say_the_same() -> None:
    columns = _columns(2_001)
    found = _network().score(columns)
    np.testing.assert_allclose(found, _score_by_the_book(_network(), columns), atol=1e-4)


def test_scoring_leaves_the_columns_as_they_were() -> None:
    columns = _columns(5)
    before = {name: column.copy() for name, column in columns.items()}
    _network().score(columns)
    assert all(np.array_equal(columns[name], before[name]) for name in columns)


def test_a_saved_model_is_read_back_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    model = Model(_learned(), _network())
    save_model(model, tmp_path, {"data": "none"})
    monkeypatch.setattr("cleannews.judging.model.files", lambda _: tmp_path)
    read = load_model.__wrapped__()
    for name in ("words", "rules", "turns_bias", "markup", "names"):
        assert getattr(read.learned, name) == getattr(model.learned, name)
    for name in ("turns", "common"):
        assert np.array_equal(getattr(read.learned, name), getattr(model.learned, name))
    columns = _columns(7)
    assert read.network.names == model.network.names
    assert np.array_equal(read.network.score(columns), model.network.score(columns))


def test_saving_twice_gives_the_same_bytes(tmp_path: Path) -> None:
    model = Model(_learned(), _network())
    files = []
    for number in range(2):
        folder = tmp_path / str(number)
        folder.mkdir()
        save_model(model, folder, {"data": "none"})
        files.append({file.name: file.read_bytes() for file in folder.iterdir()})
    assert files[0] == files[1]
