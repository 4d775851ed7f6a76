"""What lies around a block, against a slow formula for each block of drawn pages."""

from __future__ import annotations

import math
import random
from itertools import groupby
from typing import Any

import numpy as np
import pytest

from cleannews.evidence.context import (
    bounded,
    context_columns,
    distances,
    main_prose,
    prose_mass,
)
from cleannews.evidence.tokens import split_tokens
from cleannews.evidence.words import WordOdds, split_words
from cleannews.reading.page import Door, Layout, Mark, Page

Shape = dict[str, Any]
Row = dict[str, float]

HEADS = ["Tides", "The ferry to Skarholm came back on Monday", "Boats", "Dogs and cats"]
TAILS = ["", " and so on", " of the harbour", " that nobody saw"]


def drawn(seed: int, blocks: int) -> tuple[Page, Shape]:
    """A page of so many blocks, and its columns of shape, drawn by chance."""
    chance = random.Random(seed)

    def draw(*values: float) -> Any:
        return np.array(chance.choices(values, k=blocks), dtype=np.float32)

    shape = {
        "words": np.log1p(draw(0, 1, 4.5, 5.3, 6.5, 7, 8.5, 12, 20, 21, 29, 30.5, 80)),
        "chars": np.log1p(draw(0, 1, 20, 150, 400)),
        "ends_sentence": draw(0, 0, 1),
        "sentences": draw(0, 1, 2),
        "links": draw(0, 0, 0, 0.5, 1, 1.5),
        "mark_heading": draw(0, 0, 1),
        "mark_list": draw(0, 1),
        "capitalised": draw(0, 0.5, 0.75, 1),
        "gap": draw(0, 1, 2, 3, 4),
    }
    if seed % 3 == 0:  # a page with little prose, far apart
        shape["words"] = np.where(draw(0, 0, 0, 0, 0, 0, 1) > 0, shape["words"], np.log1p(2))
    texts = [chance.choice(HEADS) + chance.choice(TAILS) for _ in range(blocks)]
    layout = list(Layout)[seed % 5]
    zeros = [0] * blocks
    marks = [Mark.PLAIN] * blocks
    spans = [(0, 0)] * blocks
    page = Page("", Door.TEXT, layout, spans, texts, marks, zeros, zeros, zeros)
    return page, shape


def mass_of(shape: Shape, at: int) -> float:
    words = math.expm1(shape["words"][at])
    ramp = min(max((words - 5) / 15, 0), 1)
    whole = shape["ends_sentence"][at] > 0 or shape["sentences"][at] > 1
    return float(words * ramp * (1 if whole else 0.25) * min(max(1 - shape["links"][at], 0), 1))


def clusters_of(masses: list[float]) -> list[tuple[int, int, float]]:
    """The first and the last block of each cluster, and its mass."""
    found: list[tuple[int, int, float]] = []
    for at, mass in enumerate(masses):
        if mass <= 0:
            continue
        if found and at - found[-1][1] <= 6:  # five blocks may lie between
            first, _, whole = found[-1]
            found[-1] = (first, at, whole + mass)
        else:
            found.append((at, at, mass))
    return found


def run_of(flags: list[bool], at: int) -> float:
    """The logarithm of how long the run of flagged blocks is that a block lies in."""
    sizes: list[int] = []
    for flag, group in groupby(flags):
        count = len(list(group))
        sizes += [count * flag] * count
    return math.log1p(sizes[at])


def kind_of_gap(gaps: list[float], at: int) -> tuple[float, float]:
    return gaps[at], gaps[at + 1] if at + 1 < len(gaps) else 4


def near_prose(masses: list[float], at: int) -> Row:
    prose = [near for near, mass in enumerate(masses) if mass > 0]
    return {
        "prose": math.log1p(masses[at]),
        "prose_since": min([at - near for near in prose if near < at] + [60]),
        "prose_until": min([near - at for near in prose if near > at] + [60]),
    }


def in_cluster(masses: list[float], at: int) -> Row:
    clusters = clusters_of(masses)
    if not clusters:
        return dict.fromkeys(("cluster_share", "cluster_best", "cluster_place", "cluster_off"), 0.0)
    first, last, most = max(clusters, key=lambda cluster: cluster[2])
    own = next((each[2] for each in clusters if each[0] <= at <= each[1]), 0)
    off = at - first if at < first else max(at - last, 0)
    return {
        "cluster_share": own / sum(mass for _, _, mass in clusters),
        "cluster_best": own / most,
        "cluster_place": min(max((at - first) / max(last - first, 1), -1), 2),
        "cluster_off": min(max(off, -60), 60),
    }


def in_page(page: Page, shape: Shape, masses: list[float], at: int) -> Row:
    count, total = len(page), max(sum(masses), 1)
    chars = [math.expm1(each) for each in shape["chars"]]
    return {
        "from_start": math.log1p(at),
        "from_end": math.log1p(count - 1 - at),
        "place": at / count,
        "place_chars": sum(chars[: at + 1]) / max(sum(chars), 1),
        "prose_before": sum(masses[:at]) / total,
        "prose_after": (total - sum(masses[: at + 1])) / total,
        "prose_share": masses[at] / total,
        "prose_rank": masses[at] / max(*masses, 1),
        "page_blocks": math.log1p(count),
        "page_prose": math.log1p(total),
        "page_short": sum(math.expm1(each) < 6 for each in shape["words"]) / count,
        "page_layout": list(Layout).index(page.layout),
        "page_links": float(sum(shape["links"]) / count),
    }


def among_others(page: Page, shape: Shape, masses: list[float], at: int) -> Row:
    """Repeats, gaps and runs."""
    heads = [text[:40] for text in page.texts]
    gaps = [float(gap) for gap in shape["gap"]]
    roots = [math.sqrt(mass) for mass in masses]
    alike = [kind_of_gap(gaps, near) == kind_of_gap(gaps, at) for near in range(len(page))]
    usual = sum(root for root, is_alike in zip(roots, alike, strict=True) if is_alike)
    short = [math.expm1(each) < 8 for each in shape["words"]]
    caps = [each and shape["capitalised"][near] > 0.6 for near, each in enumerate(short)]
    return {
        "repeats_earlier": heads[at] in heads[:at],
        "repeated_later": heads[at] in heads[at + 1 :],
        "gap_usual": usual / max(sum(roots), 1),
        "run_short": run_of(short, at),
        "run_list": run_of([mark > 0 for mark in shape["mark_list"]], at),
        "run_caps": run_of(caps, at),
    }


def rows_of(page: Page, shape: Shape, overlap: list[float]) -> list[Row]:
    """The columns of each block, worked out one by one."""
    masses = [mass_of(shape, at) for at in range(len(page))]
    rows: list[Row] = []
    for at in range(len(page)):
        row = {
            **near_prose(masses, at),
            **in_cluster(masses, at),
            **in_page(page, shape, masses, at),
            **among_others(page, shape, masses, at),
            "overlap": overlap[at],
        }
        words = math.expm1(shape["words"][at])
        fit = min(max(words / 6, 0), 1) * (words < 30) * (row["cluster_off"] <= 0)
        fit *= overlap[at] + 0.25 * shape["mark_heading"][at] - 0.15 * shape["ends_sentence"][at]
        rows.append(row | {"title_fit": float(fit)})
    title = max(range(len(page)), key=lambda at: (round(rows[at]["title_fit"], 5), at))
    for at, row in enumerate(rows):
        row["title_off"] = min(max(at - title, -20), 40)
    return rows


@pytest.mark.parametrize("blocks", [1, 2, 7, 30, 150])
@pytest.mark.parametrize("seed", [0, 1, 2, 3])
def test_every_column_is_what_a_slow_formula_gives(seed: int, blocks: int) -> None:
    page, shape = drawn(10 * blocks + seed, blocks)
    words = split_words(split_tokens(page.texts), WordOdds.of({}))
    columns = context_columns(page, shape, words)
    rows = rows_of(page, shape, columns["overlap"].tolist())
    main = main_prose(columns["cluster_best"], prose_mass(shape)).astype(np.float32)
    assert columns["overlap"].tolist() == words.overlap(main).tolist()
    for name, column in columns.items():
        expected = [float(row[name]) for row in rows]
        assert column.tolist() == pytest.approx(expected, rel=1e-4, abs=1e-5), name
        assert column.dtype == np.float32
    assert set(columns) == set(rows[0])


def page_of_words(*counts: float) -> tuple[Page, Shape]:
    """A page whose blocks are whole sentences of so many words."""
    page, shape = drawn(1, len(counts))
    plain = {name: np.zeros(len(counts), dtype=np.float32) for name in shape}
    plain["ends_sentence"] += 1
    return page, plain | {"words": np.log1p(np.array(counts, dtype=np.float32))}


def columns_of(*counts: float) -> dict[str, list[float]]:
    page, shape = page_of_words(*counts)
    words = split_words(split_tokens(page.texts), WordOdds.of({}))
    columns = context_columns(page, shape, words)
    return {name: column.round(3).tolist() for name, column in columns.items()}


def test_five_blocks_without_prose_may_lie_inside_of_a_cluster_and_six_may_not() -> None:
    assert columns_of(30, 0, 0, 0, 0, 0, 30)["cluster_share"] == [1] * 7
    apart = columns_of(30, 0, 0, 0, 0, 0, 0, 60)["cluster_share"]
    assert apart == pytest.approx([1 / 3, 0, 0, 0, 0, 0, 0, 2 / 3], abs=1e-3)


def test_a_page_without_prose_has_no_cluster() -> None:
    columns = columns_of(4.5, 2, 0)
    for name in ("cluster_share", "cluster_best", "cluster_place", "cluster_off", "prose_share"):
        assert columns[name] == [0, 0, 0]
    assert columns["page_prose"] == pytest.approx([math.log(2)] * 3, abs=1e-3)


def test_shares_of_next_to_no_prose_are_small() -> None:
    columns = columns_of(6, 2)
    assert columns["prose_share"] == columns["prose_rank"] == pytest.approx([0.4, 0])
    assert columns["prose_after"] == pytest.approx([0.6, 0.6])
    assert columns["gap_usual"] == pytest.approx([0.632, 0], abs=1e-3)


def test_prose_weighs_by_its_words_above_five_and_in_full_from_twenty() -> None:
    _, shape = page_of_words(0, 4.5, 6, 12, 20, 40)
    assert prose_mass(shape) == pytest.approx([0, 0, 6 / 15, 12 * 7 / 15, 20, 40], rel=1e-5)
    shape["ends_sentence"] *= 0
    assert prose_mass(shape) == pytest.approx([0, 0, 0.1, 1.4, 5, 10], rel=1e-5)
    shape["sentences"] = np.array([2, 2, 2, 1, 2, 1], dtype=np.float32)
    shape["links"] = np.array([0, 0, 0, 0, 0.25, 2], dtype=np.float32)
    assert prose_mass(shape) == pytest.approx([0, 0, 0.4, 1.4, 15, 0], rel=1e-5)


def test_distances_leave_the_block_itself_out_and_end_at_the_most() -> None:
    flags = np.zeros(130, dtype=np.bool_)
    flags[[2, 3]] = True
    since, until = distances(flags)
    assert since[:7].tolist() == [60, 60, 60, 1, 1, 2, 3]
    assert since[[61, 62, 63, 64, 129]].tolist() == [58, 59, 60, 60, 60]
    assert until[:6].tolist() == [2, 1, 1, 60, 60, 60]
    rows = distances(np.array([[True, False, False], [False, False, True]]), most=5)
    assert [each.tolist() for each in rows] == [[[5, 1, 2], [5, 5, 5]], [[5, 5, 5], [2, 1, 5]]]


def test_columns_are_kept_within_bounds() -> None:
    assert bounded(np.array([-3, -2, 0, 5, 6]), -2, 5).tolist() == [-2, -2, 0, 5, 5]


def test_the_main_prose_is_that_of_the_heaviest_cluster() -> None:
    best = np.array([1, 1, 0.5, 0], dtype=np.float32)
    mass = np.array([3, 0, 3, 0], dtype=np.float32)
    assert main_prose(best, mass).tolist() == [True, False, False, False]
