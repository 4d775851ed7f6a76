r"""How near an extracted text is to the wanted one.

Shingle scores are those of article-extraction-benchmark: 4-grams of `\w+` tokens, counted as a
multiset, shares a page, precision and recall averaged over pages, F1 of those averages; a page is
exact where its tokens are equal.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

__all__ = [
    "PageScore",
    "Scores",
    "fold_space",
    "page_score",
    "snippet_shares",
    "summarise",
    "words_of",
]

_TOKEN = re.compile(r"\w+")
_SHINGLE_WORDS = 4


class PageScore(NamedTuple):
    """One page's scores, each 0 to 1."""

    precision: float
    recall: float
    exact: bool
    word_f1: float


@dataclass(frozen=True, slots=True)
class Scores:
    """Macro averages over pages, each 0 to 1."""

    pages: int
    f1: float
    precision: float
    recall: float
    exact: float
    word_f1: float


def words_of(text: str) -> list[str]:
    """The words of a text, composed: a word's canonical forms in Unicode are the same word."""
    return _TOKEN.findall(unicodedata.normalize("NFC", text))


def _shingles(tokens: Sequence[str]) -> Counter[tuple[str, ...]]:
    count = max(1, len(tokens) - _SHINGLE_WORDS + 1)
    return Counter(tuple(tokens[i : i + _SHINGLE_WORDS]) for i in range(count))


def _overlap(true: Counter[object], found: Counter[object]) -> tuple[float, float]:
    """Precision and recall of a multiset; an empty pair is right, an empty side alone is wrong."""
    common = (true & found).total()
    n_true, n_found = true.total(), found.total()
    precision = common / n_found if n_found else float(n_true == 0)
    recall = common / n_true if n_true else float(n_found == 0)
    return precision, recall


def _f1(precision: float, recall: float) -> float:
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def page_score(true: str, found: str) -> PageScore:
    """Scores of one page. Case counts, as it does in article-extraction-benchmark."""
    true_tokens, found_tokens = words_of(true), words_of(found)
    precision, recall = _overlap(_shingles(true_tokens), _shingles(found_tokens))  # type: ignore[arg-type]
    words = _overlap(Counter(true_tokens), Counter(found_tokens))
    return PageScore(precision, recall, true_tokens == found_tokens, _f1(*words))


def summarise(scores: Iterable[PageScore]) -> Scores:
    """Macro averages; all zero for no pages."""
    rows = list(scores)
    n = len(rows) or 1
    precision = sum(r.precision for r in rows) / n
    recall = sum(r.recall for r in rows) / n
    return Scores(
        pages=len(rows),
        f1=_f1(precision, recall),
        precision=precision,
        recall=recall,
        exact=sum(r.exact for r in rows) / n,
        word_f1=sum(r.word_f1 for r in rows) / n,
    )


def fold_space(text: str) -> str:
    """The text with every run of white space as one space."""
    return " ".join(text.split())


def snippet_shares(
    found: str, wanted: Sequence[str], unwanted: Sequence[str]
) -> tuple[int, int, int, int]:
    """How many wanted snippets are present, of how many; how many unwanted absent, of how many."""
    folded = fold_space(found)
    present = sum(fold_space(snippet) in folded for snippet in wanted)
    absent = sum(fold_space(snippet) not in folded for snippet in unwanted)
    return present, len(wanted), absent, len(unwanted)
