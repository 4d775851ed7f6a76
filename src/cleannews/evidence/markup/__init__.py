"""What the markup of an HTML page shows: names of elements, landmarks, where the prose lies."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from cleannews.evidence.columns import constant
from cleannews.evidence.context import bounded, distances
from cleannews.evidence.markup.elements import Elements
from cleannews.evidence.markup.namings import tell_namings
from cleannews.evidence.markup.tags import LANDMARKS
from cleannews.evidence.tokens import split_tokens

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from cleannews.evidence.learned import Learned
    from cleannews.evidence.tokens import Tokens
    from cleannews.reading.page import Page

    Column = NDArray[np.float32]
    Columns = dict[str, NDArray[Any]]

__all__ = ["Tree", "markup_columns", "read_tree", "stated_share"]

_SHARES = (0.5, 0.7, 0.9)  # of the page's prose
_ABOVE = 3  # elements above a block's own that are described each
_BITS = np.array([[1 << place] for place in range(len(LANDMARKS))], dtype=np.int64)
_DESCRIBED = ("article", "section", "list", "table")  # the nearest of each is described
_DESCRIBED_BITS = _BITS[[LANDMARKS.index(name) for name in _DESCRIBED]]
_MOST_DEEP = 30


@dataclass(frozen=True, slots=True)
class Tree:
    """A page's elements with what they are called.

    `kinds` numbers elements alike in tag and class, `odds` are rows: the mean, lowest and highest
    log-odds of each element's names.
    """

    elements: Elements
    kinds: NDArray[np.int64]
    landmarks: NDArray[np.int64]
    odds: NDArray[np.float32]
    weights: NDArray[np.float32]  # rows: what the names above a block weigh, and what its own do
    hidden: NDArray[np.bool_]  # one entry a block


def read_tree(page: Page, learned: Learned) -> Tree | None:
    """Look up what the page's elements are called; None for a page without markup."""
    markup = page.markup
    if markup is None:
        return None
    landmarks, odds, weights = tell_namings(markup.namings, learned)
    kinds: dict[tuple[str, str | None], int] = {}
    kind = np.array([kinds.setdefault(naming[:2], len(kinds)) for naming in markup.namings])
    named = np.array(markup.named)
    return Tree(
        elements=Elements.of(markup),
        kinds=kind[named],
        landmarks=landmarks[named],
        odds=odds.take(named, axis=1),
        weights=weights.take(named, axis=1),
        hidden=np.array(markup.hidden, dtype=np.bool_),
    )


def markup_columns(
    tree: Tree, shape: dict[str, Column], mass: Column, stated: Column
) -> dict[str, Column]:
    """The evidence of markup, one named float32 column of one entry a block.

    `stated` is the `stated_share` of the blocks' words.
    """
    elements = tree.elements
    holders = elements.holders
    columns: Columns = {
        **_names(tree),
        **_landmarks(tree),
        **_masses(tree, shape, mass),
        **_direct(elements, mass),
        **_main_boxes(elements, mass),
        **_alike(tree, shape, mass),
        "witness": stated,
        "hidden": tree.hidden,
        "hidden_share": np.full(len(mass), np.average(tree.hidden, weights=shape["chars"])),
        "deep": np.minimum(elements.depths[holders], _MOST_DEEP),
        "same_box": holders == np.concatenate((holders[-1:], holders[:-1])),
        "first_in_box": elements.starts[elements.parents[holders]] == np.arange(len(holders)),
    }
    columns |= _titles(shape)
    return {
        f"m_{name.removeprefix('m_')}": np.asarray(column, dtype=np.float32)
        for name, column in columns.items()
    }


def _names(tree: Tree) -> Columns:
    """The odds of the names of a block's own elements, and of all above it."""
    elements = tree.elements
    mean, low, high = tree.odds
    path_mean, above = elements.over_path(np.array((mean, tree.weights[0])), np.add, 0)
    path_low = elements.over_path(low, np.minimum, 0)
    path_high = elements.over_path(high, np.maximum, 0)
    inner, holder = elements.inner, elements.holders
    own = tree.weights[1]
    weighed = above[inner] + own[inner]
    weighed += np.where(inner == holder, 0, own[holder])
    columns: Columns = {
        "m_names": weighed,
        "m_path_mean": path_mean[inner],
        "m_path_low": path_low[inner],
        "m_path_high": path_high[inner],
        "m_inner_mean": mean[inner],
        "m_inner_low": low[inner],
        "m_inner_high": high[inner],
    }
    for step in range(_ABOVE):
        columns[f"m_mean^{step}"] = mean[holder]
        columns[f"m_low^{step}"] = low[holder]
        columns[f"m_high^{step}"] = high[holder]
        holder = elements.parents[holder]
    columns["m_above_low"] = path_low[holder]
    columns["m_above_high"] = path_high[holder]
    columns["m_above_mean"] = path_mean[holder]
    return columns


def _landmarks(tree: Tree) -> Columns:
    elements = tree.elements
    within = elements.over_path(tree.landmarks, np.bitwise_or, 0)[elements.inner] & _BITS > 0
    columns: Columns = {f"m_in_{name}": row for name, row in zip(LANDMARKS, within, strict=True)}
    # Teasers are articles as well, one a story.
    articles = (tree.landmarks & _BITS[LANDMARKS.index("article"), 0]) > 0
    columns["m_articles"] = np.full(len(elements.inner), min(int(articles.sum()), 20))
    columns["m_holder_p"] = tree.landmarks[elements.holders] & _BITS[LANDMARKS.index("p"), 0] > 0
    return columns


def _masses(tree: Tree, shape: dict[str, Column], mass: Column) -> Columns:
    """Prose, links and blocks in the elements above a block, step by step."""
    elements = tree.elements
    size = np.expm1(shape["chars"])
    short = shape["words"] < np.log1p(8)
    rows = np.array((mass, size, size * shape["links"], short))
    masses, sizes, links, shorts = elements.sums(rows)
    counts = np.maximum(elements.ends - elements.starts, 1)
    total = max(float(mass.sum()), 1.0)
    told = np.array(
        (
            masses / total,
            links / np.maximum(sizes, 1),
            np.log1p(counts),
            np.log1p(masses / counts),
            shorts / counts,
        )
    )
    names = ("share", "density", "count", "each", "short")
    columns: Columns = {}
    place = elements.holders
    for step in range(1, _ABOVE + 1):
        place = elements.parents[place]
        for name, column in zip(names, told.take(place, axis=1), strict=True):
            columns[f"m_{name}^{step}"] = column
    # An element stands behind those above it, so the nearest has the highest number.
    numbers = np.where(tree.landmarks & _DESCRIBED_BITS > 0, np.arange(len(counts)), -1)
    nearest = elements.over_path(numbers, np.maximum, -1).take(elements.inner, axis=1)
    for landmark, place in zip(_DESCRIBED, nearest, strict=True):
        rows = np.where(place >= 0, told[:4].take(place, axis=1), -1)
        for name, column in zip(names[:4], rows, strict=True):
            columns[f"m_{landmark}_{name}"] = column
    return columns


def _direct(elements: Elements, mass: Column) -> Columns:
    """The prose of the blocks that lie in the same element with no other between, or with one."""
    total = max(float(mass.sum()), 1.0)
    columns: Columns = {}
    above = elements.holders
    for name in ("m_direct", "m_direct2"):
        above = elements.parents[above]
        direct = np.bincount(above, weights=mass)
        columns[name] = direct[above] / total
        columns[f"{name}_best"] = direct[above] / max(float(direct.max()), 1.0)
    return columns


def _main_boxes(elements: Elements, mass: Column) -> Columns:
    """Where a block lies to the smallest boxes that hold most of the page's prose."""
    return _boxes(elements, elements.sums(mass), float(mass.sum()), "m_box")


def _boxes(elements: Elements, amounts: NDArray[np.float64], total: float, name: str) -> Columns:
    at = np.arange(len(elements.inner))
    columns: Columns = {}
    for share in _SHARES:
        box = elements.smallest_with(amounts, share * total)
        start, end = int(elements.starts[box]), int(elements.ends[box])
        inside = (at >= start) & (at < end)
        off = np.where(at < start, at - start, np.maximum(at - end + 1, 0))
        columns[f"{name}{share:.0%}"] = inside
        columns[f"{name}{share:.0%}_off"] = bounded(off, -60, 60)
        columns[f"{name}{share:.0%}_deep"] = np.where(
            inside, np.minimum(elements.depths[elements.holders] - elements.depths[box], 12), -1
        )
        columns[f"{name}{share:.0%}_from"] = np.where(inside, np.minimum(at - start, 60), -1)
        columns[f"{name}{share:.0%}_to"] = np.where(inside, np.minimum(end - 1 - at, 60), -1)
        columns[f"{name}{share:.0%}_size"] = np.full(len(at), np.log1p(end - start))
    return columns


def _groups(tree: Tree) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Blocks set alike, by their own element, and by that and the one above it."""
    elements = tree.elements
    own = tree.kinds[elements.holders]
    above = tree.kinds[elements.parents[elements.holders]]
    both = np.unique(own * (len(tree.kinds) + 1) + above, return_inverse=True)[1]
    return own, both


def _alike(tree: Tree, shape: dict[str, Column], mass: Column) -> Columns:
    """Prose and links of all blocks that are set alike."""
    total = max(float(mass.sum()), 1.0)
    size = np.expm1(shape["chars"])
    columns: Columns = {}
    for name, group in zip(("like", "like2"), _groups(tree), strict=True):
        count = np.bincount(group)
        prose = np.bincount(group, weights=mass)
        chars = np.bincount(group, weights=size)
        links = np.bincount(group, weights=size * shape["links"])
        columns[f"m_{name}_count"] = np.log1p(count[group])
        columns[f"m_{name}_share"] = prose[group] / total
        columns[f"m_{name}_each"] = np.log1p(prose[group] / count[group])
        columns[f"m_{name}_links"] = links[group] / np.maximum(chars[group], 1)
    return columns


def _titles(shape: dict[str, Column]) -> Columns:
    """How far the page's first-level headings are."""
    since, until = distances((shape["mark_heading"] > 0) & (shape["level"] == 1))
    return {"m_h1_since": since, "m_h1_until": until}


def stated_share(witness: str, tokens: Tokens) -> Column:
    """The share of a block's words that the page's data state as body; -1 where they state none."""
    blocks = len(tokens.count)
    if not witness:
        return constant(blocks, -1)
    told = split_tokens([witness])
    known = np.isin(tokens.distinct, told.distinct)
    words = tokens.is_word
    found = np.bincount(tokens.block[words], weights=known[tokens.number[words]], minlength=blocks)
    count = np.bincount(tokens.block[words], minlength=blocks)
    return (found / np.maximum(count, 1)).astype(np.float32)
