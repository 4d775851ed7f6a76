"""Training finds what can be found, and computes what the product computes."""

from __future__ import annotations

import numpy as np
import pytest

from benchmarks.fitting.network_training import Schedule, side_by_side, train_network

pytest.importorskip("jax", reason="the tuner's library is not installed")

SCHEDULE = Schedule(width=8, reaches=(1, 2), rounds=40, rate=2e-2)


def drawn_pages(count: int) -> tuple[list[dict[str, np.ndarray]], np.ndarray]:
    """Pages whose blocks are body where the block before is flagged, and its own flags."""
    drawn = np.random.default_rng(3)
    pages, targets = [], []
    for _ in range(count):
        flag = (drawn.random(30) < 0.5).astype(np.float32)
        pages.append({"words": np.ones(30, np.float32), "flag": flag})
        targets.append(np.concatenate(([0], flag[:-1])).astype(np.float32))
    return pages, np.concatenate(targets)


def test_a_network_learns_what_the_block_before_says() -> None:
    pages, target = drawn_pages(60)
    network = train_network(pages, target, np.ones_like(target), ["words", "flag"], SCHEDULE)
    fresh, wanted = drawn_pages(65)
    found = np.concatenate([network.score(page) for page in fresh[60:]])
    assert np.mean((found > 0) == (wanted[-len(found) :] > 0.5)) > 0.95


def test_training_twice_gives_the_same_network() -> None:
    pages, target = drawn_pages(8)
    schedule = Schedule(width=8, reaches=(1, 2), rounds=2)
    first, second = (
        train_network(pages, target, np.ones_like(target), ["words", "flag"], schedule)
        for _ in range(2)
    )
    assert np.array_equal(first.score(pages[0]), second.score(pages[0]))


def test_unknown_labels_and_columns_that_a_page_lacks_do_no_harm() -> None:
    pages, target = drawn_pages(8)
    del pages[0]["flag"]
    target[:5] = np.nan
    weight = np.where(np.isnan(target), 0, 1).astype(np.float32)
    network = train_network(pages, target, weight, ["words", "flag"], Schedule(width=8, rounds=2))
    assert np.isfinite(network.score(pages[0])).all()


def test_networks_side_by_side_say_the_mean_of_what_they_say_alone() -> None:
    schedule = Schedule(width=8, reaches=(1, 2), rounds=2)
    networks = []
    for scale in (1, 3):
        pages, target = drawn_pages(8)
        for page in pages:
            page["flag"] = page["flag"] * np.float32(scale)
        networks.append(
            train_network(pages, target, np.ones_like(target), ["words", "flag"], schedule)
        )
    page = drawn_pages(1)[0][0]
    alone = np.mean([network.score(page) for network in networks], axis=0)
    # The first weights of the second are rounded once more, to half precision.
    np.testing.assert_allclose(side_by_side(networks).score(page), alone, atol=0.01)
    assert not np.allclose(networks[0].score(page), networks[1].score(page), atol=0.1)
