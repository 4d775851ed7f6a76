"""What a trained judge makes of a page with one rule file or one step undone."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from benchmarks.scoring.metrics import PageScore, page_score
from cleannews.article import BODY_ROLES, Role
from cleannews.evidence import looks_of
from cleannews.evidence.hits import rule_columns
from cleannews.evidence.lexicon import Hits
from cleannews.judging import THRESHOLDS, Judgement, decide, settled
from cleannews.judging.network import probability
from cleannews.options import Options
from cleannews.writing.body import body_text

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from benchmarks.fitting.training import Example
    from cleannews.evidence import Evidence
    from cleannews.evidence.lexicon import Lexicon
    from cleannews.judging.model import Model

__all__ = ["STEPS", "Part", "parts_of", "score_page", "score_undone", "without_rules"]

_LEAST = THRESHOLDS["balanced"]


class Part(NamedTuple):
    """Something that can be left out; both fields are empty for the whole, which lacks nothing."""

    kind: str  # "columns", "step", "rule file", "language" or "topic"
    name: str


def _without_repeats(page: Judgement) -> list[Role]:
    return [Role.PARAGRAPH if i in page.repeats else role for i, role in enumerate(page.roles)]


def _unsettled(page: Judgement) -> list[Role]:
    return [Role.PARAGRAPH if i in page.settled else role for i, role in enumerate(page.roles)]


def _without_promises(page: Judgement) -> list[Role]:
    # Nothing else gives a role of the body to a block of so low a score.
    return [
        Role.WIDGET if role in BODY_ROLES and score < _LEAST else role
        for role, score in zip(page.roles, page.scores, strict=True)
    ]


def _by_scores_alone(page: Judgement) -> list[Role]:
    return [Role.PARAGRAPH if score >= _LEAST else Role.WIDGET for score in page.scores]


# The steps from scores to roles, each with what the roles are where it is undone.
STEPS: dict[str, Callable[[Judgement], list[Role]]] = {
    "a text that stands twice is removed once": _without_repeats,
    "what would go from the text by itself goes": _unsettled,
    "what a colon promises is kept": _without_promises,
    "roles decide, not scores alone": _by_scores_alone,
}


def parts_of(rule: str) -> tuple[Part, Part, Part]:
    """The file, the language and the topic of a rule, by its id.

    >>> [part.name for part in parts_of("en/related/read-also")]
    ['en/related', 'en', 'related']
    """
    language, topic, _ = rule.split("/", 2)
    return (
        Part("rule file", f"{language}/{topic}"),
        Part("language", language),
        Part("topic", topic),
    )


def without_rules(evidence: Evidence, model: Model, lexicon: Lexicon, part: Part) -> Evidence:
    """The evidence as if the rules of a file, a language or a topic had hit nothing."""
    hits = evidence.hits
    kept = {number for number in set(hits.rules) if part not in parts_of(lexicon.rules[number].id)}
    pairs = [pair for pair in zip(hits.blocks, hits.rules, strict=True) if pair[1] in kept]
    left = Hits([block for block, _ in pairs], [number for _, number in pairs])
    columns = rule_columns(left, lexicon, model.learned.rules, len(evidence.columns["words"]))
    return replace(evidence, columns={**evidence.columns, **columns}, hits=left)


def _judge(row: Example, evidence: Evidence, model: Model, lexicon: Lexicon) -> Judgement:
    scores = probability(model.network.score(evidence.columns)).tolist()
    judgement = decide(row.page, row.cues, evidence, scores, lexicon.rules, Options())
    looks = looks_of(row.page, lexicon, model.learned, evidence.hits)
    return settled(row.page, judgement, model, looks, Options())


def _score(row: Example, roles: Sequence[Role]) -> PageScore:
    return page_score(row.labelled.text or "", body_text(row.page.texts, roles, BODY_ROLES))


def score_page(row: Example, evidence: Evidence, model: Model, lexicon: Lexicon) -> PageScore:
    """The score of the page as the model judges it."""
    return _score(row, _judge(row, evidence, model, lexicon).roles)


def score_undone(
    row: Example, evidence: Evidence, model: Model, lexicon: Lexicon
) -> tuple[PageScore, dict[Part, PageScore]]:
    """The page's score, and what it is without each step and all rules that hit it, part by part.

    A step that changes nothing on the page is left out.
    """
    page = _judge(row, evidence, model, lexicon)
    whole = _score(row, page.roles)
    body = [role in BODY_ROLES for role in page.roles]
    found: dict[Part, PageScore] = {}
    for name, undo in STEPS.items():
        roles = undo(page)
        if [role in BODY_ROLES for role in roles] != body:
            found[Part("step", name)] = _score(row, roles)
    known: dict[tuple[int, ...], PageScore] = {}
    met = {p for number in set(evidence.hits.rules) for p in parts_of(lexicon.rules[number].id)}
    for part in sorted(met):
        left = without_rules(evidence, model, lexicon, part)
        key = tuple(left.hits.rules)  # a language may have hits of one file only
        if key not in known:
            again = _judge(row, left, model, lexicon).roles
            same = [role in BODY_ROLES for role in again] == body
            known[key] = whole if same else _score(row, again)
        found[part] = known[key]
    return whole, found
