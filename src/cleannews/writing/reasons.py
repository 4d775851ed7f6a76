"""The one reason that `clean` gives for each block: cheap, and true."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from cleannews.article import Reason, Role

if TYPE_CHECKING:
    from cleannews.judging import Judgement
    from cleannews.reading.page import Page

__all__ = ["first_reasons", "log_odds"]

_LEAST_SCORE = 1e-6


def log_odds(score: float) -> float:
    """A probability as log-odds, bounded so that it stays finite."""
    bounded = min(max(score, _LEAST_SCORE), 1 - _LEAST_SCORE)
    return round(math.log(bounded / (1 - bounded)), 2)


def first_reasons(page: Page, judgement: Judgement) -> list[Reason]:
    """One reason a block, in order."""
    hit: dict[int, int] = {}
    for block, number in zip(judgement.hits.blocks, judgement.hits.rules, strict=True):
        if judgement.rules[number].role == judgement.roles[block] or block not in hit:
            hit[block] = number
    reasons = []
    for block, (role, score) in enumerate(zip(judgement.roles, judgement.scores, strict=True)):
        weight = log_odds(score)
        if block in judgement.kept:
            reasons.append(Reason("keep-list", "Holds a phrase of the keep-list.", math.inf))
        elif role.is_body:
            reasons.append(Reason("score", "Reads as part of the article.", weight))
        elif block in hit and judgement.rules[hit[block]].role == role:
            rule = judgement.rules[hit[block]]
            reasons.append(Reason(rule.id, rule.why, -math.inf if rule.certain else weight))
        elif (head := judgement.runs.rules[block]) >= 0 and judgement.runs.roles[block] == role:
            rule = judgement.rules[head]
            reasons.append(Reason(f"under:{rule.id}", f"Stands under such a line: {rule.why}", weight))
        elif role.is_metadata:
            reasons.append(Reason(f"field:{role}", _FIELD_TEXTS[role], -math.inf))
        else:
            reasons.append(Reason("score", "Reads as part of the page around the article.", weight))
    return reasons


_FIELD_TEXTS = {
    Role.TITLE: "Is the title, which is a field.",
    Role.BYLINE: "Names the authors, who are a field.",
    Role.SECTION: "Names the section, which is a field.",
    Role.PUBLISHED: "Gives the date, which is a field.",
    Role.TOPIC: "Names topics, which are a field.",
    Role.URL: "Is an address, which is a field.",
    Role.CAPTION: "Describes a picture; captions are a field.",
    Role.CREDIT: "Credits a source or a picture's maker.",
}
