"""Whether the same page gives the same text by every door: as HTML, as Markdown and as text.

Where it does not, the words that only one of two doors keeps say why: either they stand in the
other's page too and were judged otherwise there, or that page does not have them so.
"""

from __future__ import annotations

from collections import defaultdict
from itertools import combinations
from statistics import fmean
from typing import TYPE_CHECKING

from benchmarks.labelled.dumps import HTML
from benchmarks.scoring.metrics import words_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from benchmarks.fitting.crossvalidation import Prediction

__all__ = ["DOORS", "door_agreement"]

# The ways of dumping that lose least: html2text with links, and what a browser shows.
DOORS = {"HTML": HTML, "Markdown": "markdown", "text": "inscriptis"}
_JUDGED, _BOTH, _WRITTEN = "judged otherwise", "both", "written otherwise"


def door_agreement(predictions: Iterable[Prediction]) -> dict[str, dict[str, float]]:
    """For each set, shares of the pages that are there by all doors and kept something by one.

    `all doors` and `HTML and text`, for example, are those that give the same words in the same
    order; the causes are shares of the pages that do not give the same by all doors.
    """
    found: dict[str, dict[str, dict[str, Prediction]]] = defaultdict(lambda: defaultdict(dict))
    names = {style: door for door, style in DOORS.items()}
    for one in predictions:
        page, door = one.example.labelled, names.get(one.example.style)
        if door is not None:
            found[page.set_name][page.id][door] = one
    return {
        name: _summary([page for page in pages.values() if len(page) == len(DOORS)])
        for name, pages in found.items()
    }


def _summary(pages: Sequence[Mapping[str, Prediction]]) -> dict[str, float]:
    rows = [_compare(page) for page in pages if any(one.text for one in page.values())]
    if not rows:
        return {"pages": 0}
    pairs = list(combinations(DOORS, 2))
    same = {f"{a} and {b}": fmean(row[a, b] is None for row in rows) for a, b in pairs}
    unlike = [causes for row in rows if (causes := {row[pair] for pair in pairs} - {None})]
    why = [next(iter(causes)) if len(causes) == 1 else _BOTH for causes in unlike]
    return {
        "pages": len(rows),
        "all doors": 1 - len(unlike) / len(rows),
        **same,
        **{cause: why.count(cause) / max(len(why), 1) for cause in (_JUDGED, _BOTH, _WRITTEN)},
    }


def _compare(page: Mapping[str, Prediction]) -> dict[tuple[str, str], str | None]:
    return {(a, b): _difference(page[a], page[b]) for a, b in combinations(DOORS, 2)}


def _difference(one: Prediction, other: Prediction) -> str | None:
    """Why the texts of a page by two doors differ; None where their words are the same."""
    if words_of(one.text) == words_of(other.text):
        return None
    causes = set()
    for mine, theirs in ((one, other), (other, one)):
        text, page = _joined(theirs.text), _joined("\n".join(theirs.example.page.texts))
        for paragraph in map(_joined, mine.text.split("\n\n")):
            if paragraph not in text:
                causes.add(_JUDGED if paragraph in page else _WRITTEN)
    if len(causes) == 1:
        return causes.pop()
    return _BOTH if causes else _WRITTEN  # the same paragraphs in another order


def _joined(text: str) -> str:
    return f" {' '.join(words_of(text))} "
