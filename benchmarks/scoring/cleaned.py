"""What becomes of texts that were cleaned before, with and without lines left over in them."""

from __future__ import annotations

from collections import defaultdict
from statistics import fmean
from typing import TYPE_CHECKING

from benchmarks.labelled.dumps import LEFT_OVER, WANTED
from benchmarks.scoring.metrics import page_score, summarise, words_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from benchmarks.fitting.crossvalidation import Prediction

__all__ = ["cleaned_before"]


def cleaned_before(predictions: Iterable[Prediction]) -> dict[str, dict[str, float]]:
    """For each set, what is kept of its articles' wanted texts, and how others get better.

    `unchanged` are the wanted texts that come out word for word, `kept` is the mean share of their
    words. Of the texts with lines left over, `F1 before` is that of doing nothing, and `F1 after`
    that of the result.
    """
    found: dict[str, dict[str, list[Prediction]]] = defaultdict(lambda: defaultdict(list))
    for one in predictions:
        found[one.example.labelled.set_name][one.example.style].append(one)
    return {
        name: _figures(styles[WANTED], styles[LEFT_OVER])
        for name, styles in found.items()
        if styles[WANTED] and styles[LEFT_OVER]
    }


def _figures(wanted: list[Prediction], left_over: list[Prediction]) -> dict[str, float]:
    kept = []
    for one in wanted:
        words = words_of("\n".join(one.example.page.texts))
        kept.append(len(words_of(one.text)) / max(len(words), 1))
    before = (
        page_score(one.example.labelled.text or "", "\n".join(one.example.page.texts))
        for one in left_over
    )
    after = (page_score(one.example.labelled.text or "", one.text) for one in left_over)
    return {
        "pages": len(wanted),
        "unchanged": fmean(share == 1 for share in kept),
        "kept": fmean(kept),
        "F1 before": summarise(before).f1,
        "F1 after": summarise(after).f1,
    }
