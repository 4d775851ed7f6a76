"""A judged page block by block: what was wanted, what was kept, and what decided."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from benchmarks.labelled.alignment import coverage
from benchmarks.scoring.metrics import page_score, snippet_shares
from cleannews.evidence import observe
from cleannews.evidence.lexicon import default_lexicon
from cleannews.judging import Judgement, decide
from cleannews.judging.model import load_model
from cleannews.judging.network import probability
from cleannews.options import Options

if TYPE_CHECKING:
    from benchmarks.fitting.crossvalidation import Prediction

__all__ = ["Line", "absent_lines", "judgement_of", "lines_of", "page_figures"]

_MOSTLY = 0.5  # share of a block, or of a wanted line, from which it is taken for found
_PART = (0.1, 0.9)  # shares of a block between which it is wanted in part


@dataclass(frozen=True, slots=True)
class Line:
    """A block as the browser shows it."""

    number: int
    sign: str
    in_part: bool
    score: float
    role: str
    rules: tuple[str, ...]
    text: str

    @property
    def is_wrong(self) -> bool:
        """Whether the block was lost or left over."""
        return self.sign in "-+"


def page_figures(prediction: Prediction) -> tuple[float, float, float]:
    """F1, precision and recall of one page; for pages known by snippets the shares that are right.

    There precision is the share of unwanted snippets absent, recall that of wanted ones present.
    """
    labelled = prediction.example.labelled
    if labelled.text is not None:
        precision, recall, *_ = page_score(labelled.text, prediction.text)
    else:
        present, wanted, absent, unwanted = snippet_shares(
            prediction.text, labelled.wanted, labelled.unwanted
        )
        precision = absent / unwanted if unwanted else 1.0
        recall = present / wanted if wanted else 1.0
    both = precision + recall
    return (2 * precision * recall / both if both else 0.0), precision, recall


def judgement_of(prediction: Prediction) -> Judgement:
    """The page judged again from the scores that were kept, by the rules as they are now."""
    page, cues = prediction.example.page, prediction.example.cues
    lexicon, model = default_lexicon(), load_model()
    evidence = observe(page, cues, lexicon, model.learned)
    scores = probability(prediction.log_odds).tolist()
    return decide(page, cues, evidence, scores, lexicon.rules, Options())


def _sign(share: float, *, kept: bool) -> str:
    if math.isnan(share):
        return "?"
    wanted = share >= _MOSTLY
    return "=-.+"[2 * (not wanted) + (wanted != kept)]


def lines_of(prediction: Prediction, judgement: Judgement | None = None) -> list[Line]:
    """All blocks of the page, in order."""
    judgement = judgement or judgement_of(prediction)
    example = prediction.example
    scores = probability(prediction.log_odds).tolist()
    rules: dict[int, list[str]] = {}
    for block, number in zip(judgement.hits.blocks, judgement.hits.rules, strict=True):
        rules.setdefault(block, []).append(judgement.rules[number].id)
    lines = []
    for number, (text, share, kept, role) in enumerate(
        zip(example.page.texts, example.body, prediction.kept, judgement.roles, strict=True)
    ):
        # Code that has changed since the file was written may decide otherwise.
        now = str(role) if role.is_body == bool(kept) else f"{role} now"
        lines.append(
            Line(
                number,
                _sign(float(share), kept=bool(kept)),
                _PART[0] < share < _PART[1],
                scores[number],
                now,
                tuple(rules.get(number, ())),
                text,
            )
        )
    return lines


def absent_lines(prediction: Prediction) -> list[str]:
    """The wanted lines that the dump itself lacks, so no cleaner could have kept them."""
    wanted = [line for line in (prediction.example.labelled.text or "").splitlines() if line]
    found = coverage(wanted, "\n".join(prediction.example.page.texts))
    return [line for line, share in zip(wanted, found, strict=True) if share < _MOSTLY]
