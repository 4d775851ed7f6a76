"""Where on their pages the wrong words lie: kinds of errors, as shares of words.

Left over are words of the output that are not wanted, in shares of the output; lost are wanted
words that the output lacks, in shares of the wanted text. Both are told apart by where they lie,
because what is wrong above the first sentence has other causes than what is wrong under the last.
"""

from __future__ import annotations

from collections import defaultdict
from statistics import fmean
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterable

    from numpy.typing import NDArray

    from benchmarks.fitting.crossvalidation import Prediction

__all__ = ["LEFT_OVER", "LOST", "error_shares", "error_summary", "word_counts"]

LEFT_OVER = ("before the body", "after it", "inside, short", "inside, long", "part of a block")
LOST = ("first", "last", "inside, short", "inside, long", "part of a block")

_CHARACTERS_A_WORD = 6  # with the space; scripts without spaces are counted in the same measure
_LONG = 10  # words from which a block reads as prose
_MOSTLY = 0.5  # share of a block from which it is taken for body
_WHOLLY = 0.9  # less is a block that was cut too coarsely; more is a matter of counting words
# The body's edges: a stray word high above it, as a caption's, does not move them.
_EDGES = (0.02, 0.98)


def word_counts(texts: Iterable[str]) -> NDArray[np.float64]:
    """About how many words each text has, in any script; at least one."""
    return np.array([max(1.0, len(text) / _CHARACTERS_A_WORD) for text in texts])


def error_shares(prediction: Prediction) -> dict[str, float] | None:
    """The page's wrong words by kind, as "left over: ..." and "lost: ..."; 0 to 1 each.

    None for pages of which no block is known to be body.
    """
    share = prediction.example.body
    words = word_counts(prediction.example.page.texts)
    known = ~np.isnan(share)
    body = known & (np.nan_to_num(share) >= _MOSTLY)
    if not body.any():
        return None
    kept = prediction.kept
    return {
        **{f"left over: {kind}": value for kind, value in _left_over(words, share, body, kept)},
        **{f"lost: {kind}": value for kind, value in _lost(words, share, body, kept)},
    }


def _left_over(
    words: NDArray[np.float64],
    share: NDArray[np.float32],
    body: NDArray[np.bool_],
    kept: NDArray[np.bool_],
) -> Iterable[tuple[str, float]]:
    sums = np.cumsum(words * body) / np.sum(words * body)
    first, last = (int(np.searchsorted(sums, edge)) for edge in _EDGES)
    wrong = kept & ~body & ~np.isnan(share)
    mixed = kept & body & (share < _WHOLLY)
    total = max(float(np.sum(words * kept)), 1.0)
    amounts = (
        *_by_place(words, wrong, first, last),
        (words * (1 - share))[mixed].sum(),
    )
    return ((kind, float(amount) / total) for kind, amount in zip(LEFT_OVER, amounts, strict=True))


def _lost(
    words: NDArray[np.float64],
    share: NDArray[np.float32],
    body: NDArray[np.bool_],
    kept: NDArray[np.bool_],
) -> Iterable[tuple[str, float]]:
    right = np.flatnonzero(kept & body)
    first, last = (right[0], right[-1]) if len(right) else (0, len(words))
    wrong = body & ~kept
    mixed = ~kept & ~body & (np.nan_to_num(share) > 1 - _WHOLLY)
    total = float(np.sum(words * body))
    amounts = (
        *_by_place(words, wrong, first, last),
        (words * np.nan_to_num(share))[mixed].sum(),
    )
    return ((kind, float(amount) / total) for kind, amount in zip(LOST, amounts, strict=True))


def _by_place(
    words: NDArray[np.float64], wrong: NDArray[np.bool_], first: int, last: int
) -> tuple[float, ...]:
    """The words of wrong blocks before the first, after the last, and of short and long between."""
    at = np.arange(len(words))
    inside = wrong & (at >= first) & (at <= last)
    long = words > _LONG
    places = wrong & (at < first), wrong & (at > last), inside & ~long, inside & long
    return tuple(float(words[place].sum()) for place in places)


def error_summary(predictions: Iterable[Prediction]) -> dict[str, dict[str, dict[str, float]]]:
    """Mean shares by set, style and kind, over the pages whose whole body is known."""
    rows: dict[str, dict[str, list[dict[str, float]]]] = defaultdict(lambda: defaultdict(list))
    for one in predictions:
        shares = error_shares(one) if one.example.labelled.text is not None else None
        if shares is not None:
            rows[one.example.labelled.set_name][one.example.style].append(shares)
    return {
        name: {
            style: {kind: fmean(page[kind] for page in pages) for kind in pages[0]}
            for style, pages in styles.items()
        }
        for name, styles in rows.items()
    }
