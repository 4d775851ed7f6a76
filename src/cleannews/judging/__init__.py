"""Judging: from evidence to one score a block, and from the scores of a page to roles."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np

from cleannews.article import BODY_ROLES, Role
from cleannews.evidence import Evidence, observe
from cleannews.evidence.cues import Cues, find_cues
from cleannews.evidence.lexicon import Hits, Lexicon, default_lexicon, keep_hits
from cleannews.judging.memory import Remembered, remember
from cleannews.judging.model import load_model
from cleannews.judging.network import probability
from cleannews.judging.repeats import find_repeats
from cleannews.judging.roles import assign_roles
from cleannews.judging.runs import Runs, find_runs
from cleannews.judging.settling import settle

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from cleannews.article import Options
    from cleannews.evidence.lexicon import Rule
    from cleannews.judging.model import Model
    from cleannews.reading.page import Page
    from cleannews.site.profile import SiteProfile

__all__ = ["Judgement", "decide", "judge", "judge_once", "settled"]

# The lowest probability of being body that keeps a block. Chosen on held-out sites: "balanced"
# where the F1 of shingles is highest, the others where a point of the one costs two of the other.
THRESHOLDS = {"precision": 0.6, "balanced": 0.38, "recall": 0.2}


@dataclass(frozen=True, slots=True)
class Judgement:
    """What was decided of a page, one entry a block, and what it was decided from."""

    roles: Sequence[Role]
    scores: Sequence[float]
    kept: frozenset[int]  # blocks that a keep-list holds, whatever their score
    repeats: frozenset[int]  # blocks that read as body, but say what another body block says
    hits: Hits
    rules: Sequence[Rule]
    runs: Runs
    cues: Cues
    evidence: Evidence | None  # None for a page without blocks
    remembered: Remembered | None = None  # None where nothing is known of the site
    settled: frozenset[int] = frozenset()  # blocks that would be removed from the text by itself


@lru_cache(maxsize=8)
def _lexicon(rules: tuple[Rule, ...]) -> Lexicon:
    """The shipped rules and the caller's: kept by the rules, never by the input."""
    return default_lexicon().extended(rules) if rules else default_lexicon()


def judge(page: Page, options: Options, profile: SiteProfile | None = None) -> Judgement:
    """Give every block of the page a score and a role; a page without blocks has none of either.

    `profile` is what is remembered of the page's site.
    """

    def once(page: Page, hits: Hits | None = None) -> Judgement:
        return judge_once(page, options, profile, load_model(), hits)

    return settled(page, once(page), once)


def settled(page: Page, judgement: Judgement, once: Callable[[Page, Hits], Judgement]) -> Judgement:
    """The judgement after what it keeps was read again; `once` judges that, given its hits."""

    def roles_of(again: Page, body: Sequence[int]) -> Sequence[Role]:
        return once(again, judgement.hits.among(body)).roles

    roles = list(judgement.roles)
    gone = settle(page, roles, judgement.scores, roles_of)
    return replace(judgement, roles=roles, settled=gone) if gone else judgement


def judge_once(
    page: Page,
    options: Options,
    profile: SiteProfile | None,
    model: Model,
    hits: Hits | None = None,
) -> Judgement:
    """The judgement of the page as it came; `hits` are the lexicon's where they are known."""
    lexicon = _lexicon(options.rules)
    cues = find_cues(page, language=options.language)
    if not page.texts:
        none = Hits([], [])
        runs = find_runs(page, none, lexicon.rules)
        return Judgement((), (), frozenset(), frozenset(), none, lexicon.rules, runs, cues, None)
    evidence = observe(page, cues, lexicon, model.learned, hits)
    log_odds = model.network.score(evidence.columns)
    remembered = remember(page.texts, log_odds, profile) if profile else None
    if remembered is not None:
        log_odds = log_odds + np.array(remembered.shifts, dtype=np.float32)
    scores: list[float] = probability(log_odds).tolist()
    judgement = decide(page, cues, evidence, scores, lexicon.rules, options)
    return replace(judgement, remembered=remembered) if remembered else judgement


def decide(
    page: Page,
    cues: Cues,
    evidence: Evidence,
    scores: list[float],
    rules: Sequence[Rule],
    options: Options,
) -> Judgement:
    """From scores to roles, verdicts first; `scores` are changed where a verdict overrules them."""
    kept = frozenset(keep_hits(options.keep, page.texts)) if options.keep else frozenset()
    _obey(scores, kept, evidence.hits, rules)
    runs = find_runs(page, evidence.hits, rules)
    threshold = THRESHOLDS[options.preset]
    roles = assign_roles(
        page, evidence.hits, rules, runs, cues, scores, threshold, evidence=evidence
    )
    for block in kept:
        roles[block] = roles[block] if roles[block].is_body else Role.PARAGRAPH
    body = [block for block, role in enumerate(roles) if role in BODY_ROLES]
    repeats = find_repeats(page.texts, body, kept)
    for block in repeats:
        roles[block] = Role.WIDGET
    return Judgement(roles, scores, kept, repeats, evidence.hits, rules, runs, cues, evidence)


def _obey(scores: list[float], kept: frozenset[int], hits: Hits, rules: Sequence[Rule]) -> None:
    """Certain rules and keep-lists are verdicts; a keep-list has the last word."""
    for block, number in zip(hits.blocks, hits.rules, strict=True):
        if rules[number].certain:
            scores[block] = 1.0 if rules[number].role.is_body else 0.0
    for block in kept:
        scores[block] = 1.0
