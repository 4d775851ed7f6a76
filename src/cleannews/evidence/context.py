"""What lies around a block: prose before and after it, the cluster it belongs to, its neighbours.

An article is a region of the page, so most of what tells body from chrome is not in the block
itself.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from cleannews.evidence.columns import as_columns, constant
from cleannews.reading.page import Layout

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from cleannews.evidence.words import Words
    from cleannews.reading.page import Page

    Column = NDArray[np.float32]

__all__ = [
    "bounded",
    "context_columns",
    "distances",
    "main_prose",
    "prose_mass",
]

_CLUSTER_GAP = 5  # blocks without prose that may lie inside one article
_FULL_PROSE_WORDS = 20
_LEAST_PROSE_WORDS = 5
_LONGEST_TITLE_WORDS = 30
_MOST_GAPS = 4  # blank lines; more are not told apart
_LAYOUTS = tuple(Layout)
_HEAD_CHARS = 40  # characters by which two blocks are taken to begin alike


def prose_mass(shape: dict[str, Column]) -> Column:
    """How many words of running text each block seems to hold, links not counted."""
    words = np.expm1(shape["words"])
    ramp = bounded((words - _LEAST_PROSE_WORDS) / (_FULL_PROSE_WORDS - _LEAST_PROSE_WORDS), 0, 1)
    sentence = np.where((shape["ends_sentence"] > 0) | (shape["sentences"] > 1), 1.0, 0.25)
    unlinked = bounded(1 - shape["links"], 0, 1)
    mass: Column = (words * ramp * sentence * unlinked).astype(np.float32)
    return mass


def main_prose(best: Column, mass: Column) -> NDArray[np.bool_]:
    """Which blocks are prose of the page's heaviest cluster: `best` is 1 there."""
    prose: NDArray[np.bool_] = (best == 1) & (mass > 0)
    return prose


def bounded(column: NDArray[Any], least: float, most: float) -> NDArray[Any]:
    """The column with lower values raised to `least` and higher ones lowered to `most`.

    For columns as short as a page's, `np.clip` takes twice the time.
    """
    result: NDArray[Any] = np.minimum(np.maximum(column, least), most)
    return result


def distances(
    flags: NDArray[np.bool_], most: int = 60
) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """Blocks since the last and until the next flagged one, itself left out; `most` for none.

    `flags` are those of the page's blocks, or several rows of such.
    """
    n = flags.shape[-1]
    at = np.arange(n)
    both = np.array((flags, flags[..., ::-1]))  # what comes next is what came last, read backwards
    last = np.maximum.accumulate(np.where(both, at, -most - n), axis=-1)
    since = np.empty(both.shape, dtype=np.float32)
    since[..., 0] = most
    np.minimum(at[1:] - last[..., :-1], most, out=since[..., 1:])
    return since[0], since[1, ..., ::-1]


def _clusters(mass: Column) -> dict[str, Column]:
    """The clusters of prose: the share, rank and place of the one that each block lies in."""
    n = len(mass)
    at = np.arange(n)
    prose = (mass > 0).nonzero()[0]
    zero = np.zeros(n, dtype=np.float32)
    if not len(prose):
        return {
            "cluster_share": zero,
            "cluster_best": zero,
            "cluster_place": zero,
            "cluster_off": zero,
        }
    parted = (prose[1:] - prose[:-1] > _CLUSTER_GAP + 1).nonzero()[0]
    firsts = prose[np.concatenate(([0], parted + 1))]
    lasts = prose[np.concatenate((parted, [len(prose) - 1]))]
    starts = np.zeros(n, dtype=np.int64)
    starts[firsts] = 1
    near = np.maximum(starts.cumsum() - 1, 0)
    weights = np.bincount(near, weights=mass)
    inside = (at >= firsts[near]) & (at <= lasts[near])
    share = np.where(inside, weights[near] / weights.sum(), 0)
    main = int(weights.argmax())
    span = max(lasts[main] - firsts[main], 1)
    off = np.where(at < firsts[main], at - firsts[main], np.maximum(at - lasts[main], 0))
    return {
        "cluster_share": share,
        "cluster_best": share / (weights.max() / weights.sum()),
        "cluster_place": bounded((at - firsts[main]) / span, -1, 2),
        "cluster_off": bounded(off, -60, 60),
    }


def _position(page: Page, shape: dict[str, Column], mass: Column) -> dict[str, Column]:
    n = len(mass)
    at = np.arange(n)
    sums = mass.cumsum()
    total = max(float(sums[-1]), 1.0)
    chars = np.expm1(shape["chars"]).cumsum()
    from_start = np.log1p(at)
    short = np.count_nonzero(shape["words"] < np.log1p(6))
    return {
        "from_start": from_start,
        "from_end": from_start[::-1],
        "place": at / n,
        "place_chars": chars / max(float(chars[-1]), 1.0),
        "prose_before": (sums - mass) / total,
        "prose_after": (total - sums) / total,
        "prose_share": mass / total,
        "prose_rank": mass / max(float(mass.max()), 1.0),
        "page_blocks": constant(n, np.log1p(n)),
        "page_prose": constant(n, np.log1p(total)),
        "page_short": constant(n, short / n),
        "page_layout": constant(n, _LAYOUTS.index(page.layout)),
        "page_links": constant(n, shape["links"].mean()),
    }


def _title(shape: dict[str, Column], overlap: Column, off: Column) -> dict[str, Column]:
    """Where the title seems to stand: above the main prose, with most words in common with it."""
    words = np.expm1(shape["words"])
    fit = bounded(words / 6, 0, 1) * (words < _LONGEST_TITLE_WORDS) * (off <= 0)
    fit = fit * (overlap + 0.25 * shape["mark_heading"] - 0.15 * shape["ends_sentence"])
    n = len(words)
    title = n - 1 - int(fit[::-1].argmax())  # the last of equals stands nearest to the prose
    return {
        "title_fit": fit,
        "title_off": bounded(np.arange(n) - title, -20, 40),
    }


def _gaps(gap: Column, mass: Column) -> dict[str, Column]:
    """Whether the blank lines around a block are those around the page's prose."""
    kinds = gap.astype(np.int64)
    kinds[:-1] += 5 * kinds[1:]
    kinds[-1] += 5 * _MOST_GAPS
    weights = np.bincount(kinds, weights=np.sqrt(mass))
    total = max(float(weights.sum()), 1.0)
    return {"gap_usual": (weights[kinds] / total).astype(np.float32)}


def _repeats(texts: list[str]) -> dict[str, Column]:
    """Which blocks begin like an earlier or a later one: teasers, captions, read-aloud copies."""
    n = len(texts)
    heads = [text[:_HEAD_CHARS] for text in texts]
    last = dict(zip(heads, range(n), strict=True))
    earlier, later = np.zeros(n, dtype=np.float32), np.zeros(n, dtype=np.float32)
    if len(last) < n:
        first = dict(zip(reversed(heads), range(n - 1, -1, -1), strict=True))
        earlier.fill(1)
        earlier[list(first.values())] = 0
        later.fill(1)
        later[list(last.values())] = 0
    return {"repeats_earlier": earlier, "repeated_later": later}


def _run_lengths(flags: NDArray[np.bool_]) -> NDArray[np.float32]:
    """How long the unbroken run of flagged blocks is that each lies in, row by row; 0 outside."""
    rows, size = flags.shape
    padded = np.zeros(1 + rows * (size + 1), dtype=np.bool_)  # row behind row, none flagged between
    padded[1:].reshape(rows, size + 1)[:, :-1] = flags
    edges = (padded[1:] != padded[:-1]).nonzero()[0]
    lengths = edges[1::2] - edges[::2]
    result = np.zeros(flags.shape, dtype=np.float32)
    result[flags] = lengths.repeat(lengths)
    return result


def context_columns(page: Page, shape: dict[str, Column], words: Words) -> dict[str, Column]:
    """The evidence of context, one named float32 column of one entry a block."""
    mass = prose_mass(shape)
    since, until = distances(mass > 0)
    clusters = _clusters(mass)
    main = main_prose(clusters["cluster_best"], mass).astype(np.float32)
    short = shape["words"] < np.log1p(8)
    runs = np.array((short, shape["mark_list"] > 0, short & (shape["capitalised"] > 0.6)))
    run_short, run_list, run_caps = np.log1p(_run_lengths(runs))
    overlap = words.overlap(main)
    columns: dict[str, Column] = {
        "prose": np.log1p(mass),
        "prose_since": since,
        "prose_until": until,
        "overlap": overlap,
        **_title(shape, overlap, clusters["cluster_off"]),
        **_repeats(page.texts),
        **_gaps(shape["gap"], mass),
        "run_short": run_short,
        "run_list": run_list,
        "run_caps": run_caps,
        **clusters,
        **_position(page, shape, mass),
    }
    return as_columns(columns)
