"""Judging: from evidence to one score a block, and from the scores of a page to roles."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

import numpy as np

from cleannews.article import BODY_ROLES, Role
from cleannews.evidence import Evidence, Looks, looks_of, observe
from cleannews.evidence.cues import Cues, find_cues
from cleannews.evidence.lexicon import Hits, Lexicon, default_lexicon, keep_hits
from cleannews.judging.memory import Remembered, remember
from cleannews.judging.model import load_model
from cleannews.judging.network import probability
from cleannews.judging.repeats import find_repeats
from cleannews.judging.roles import Assigned, assign_roles
from cleannews.judging.runs import Runs, find_runs
from cleannews.judging.settling import settle

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from cleannews.evidence.lexicon import Rule
    from cleannews.judging.model import Model
    from cleannews.options import Options
    from cleannews.reading.page import Page
    from cleannews.site.profile import SiteProfile

__all__ = ["Judgement", "decide", "judge", "judge_once", "settled"]

# The lowest probability of being body that keeps a block. Chosen on held-out sites: "balanced"
# where the F1 of shingles is highest, the others where a point of the one costs two of the other.
THRESHOLDS = {"precision": 0.6, "balanced": 0.38, "recall": 0.2}


@dataclass(frozen=True)
class Judgement:
    """What was decided of a page, one entry a block, and what it was decided from."""

    assigned: Assigned | None  # None for a page without blocks
    scores: Sequence[float]
    kept: frozenset[int]  # blocks that a keep-list holds, whatever their score
    repeats: frozenset[int]  # blocks that read as body, but say what another body block says
    hits: Hits
    rules: Sequence[Rule]
    runs: Runs
    cues: Cues
    evidence: Evidence | None  # None for a page without blocks
    remembered: Remembered | None = None  # None where nothing is known of the site
    # What the text would lose by itself, and what it is then.
    settled: Mapping[int, Role] = field(default_factory=dict)

    @cached_property
    def parts(self) -> Sequence[Role]:
        """The roles, but that chrome is not told apart: all that text and most fields ask for."""
        return self._overruled(self.assigned.parts) if self.assigned else ()

    @cached_property
    def roles(self) -> Sequence[Role]:
        """The role of each block."""
        return self._overruled(self.assigned.roles) if self.assigned else ()

    def _overruled(self, assigned: Sequence[Role]) -> list[Role]:
        """The roles after keep-lists, repeats and what was read again."""
        roles = list(assigned)
        for block in self.kept:
            roles[block] = roles[block] if roles[block].is_body else Role.PARAGRAPH
        for block in self.repeats:
            roles[block] = Role.WIDGET
        for block, role in self.settled.items():
            roles[block] = role
        return roles


@lru_cache(maxsize=8)
def _lexicon(rules: tuple[Rule, ...]) -> Lexicon:
    """The shipped rules and the caller's: kept by the rules, never by the input."""
    return default_lexicon().extended(rules) if rules else default_lexicon()


def judge(page: Page, options: Options, profile: SiteProfile | None = None) -> Judgement:
    """Give every block of the page a score and a role; a page without blocks has none of either.

    `profile` is what is remembered of the page's site.
    """
    model = load_model()
    if not page.texts:
        return judge_once(page, options, profile, model)
    looks = looks_of(page, _lexicon(options.rules), model.learned)
    once = judge_once(page, options, profile, model, looks)
    return settled(page, once, model, looks, options, profile)


def settled(
    page: Page,
    judgement: Judgement,
    model: Model,
    looks: Looks,
    options: Options,
    profile: SiteProfile | None = None,
) -> Judgement:
    """The judgement after what it keeps was read again; `looks` are what was seen of the blocks."""

    def parts_of(again: Page, body: Sequence[int]) -> Sequence[Role]:
        # By themselves the blocks look the same as ever.
        return judge_once(again, options, profile, model, looks.among(body)).parts

    gone = settle(page, judgement.parts, judgement.scores, parts_of)
    return replace(judgement, settled=gone) if gone else judgement


def judge_once(
    page: Page,
    options: Options,
    profile: SiteProfile | None,
    model: Model,
    looks: Looks | None = None,
) -> Judgement:
    """The judgement of the page as it came; `looks` are what is known of its blocks already."""
    lexicon = _lexicon(options.rules)
    cues = find_cues(page, language=options.language)
    if not page.texts:
        none = Hits([], [])
        runs = find_runs(page, none, lexicon.rules)
        return Judgement(None, (), frozenset(), frozenset(), none, lexicon.rules, runs, cues, None)
    evidence = observe(page, cues, lexicon, model.learned, looks)
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
    assigned = assign_roles(
        page, evidence.hits, rules, runs, cues, scores, threshold, evidence=evidence
    )
    parts = assigned.parts
    body = [block for block, role in enumerate(parts) if role in BODY_ROLES or block in kept]
    repeats = find_repeats(page.texts, body, kept)
    return Judgement(assigned, scores, kept, repeats, evidence.hits, rules, runs, cues, evidence)


def _obey(scores: list[float], kept: frozenset[int], hits: Hits, rules: Sequence[Rule]) -> None:
    """Certain rules and keep-lists are verdicts; a keep-list has the last word."""
    certain = {number: rules[number].role for number in hits.met if rules[number].certain}
    for block, number in zip(hits.blocks, hits.rules, strict=True) if certain else ():
        if number in certain:
            scores[block] = 1.0 if certain[number].is_body else 0.0
    for block in kept:
        scores[block] = 1.0
