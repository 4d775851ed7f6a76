"""Why each block has its role: one cheap and true reason for `clean`, all of them for `explain`."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np

from cleannews.article import BODY_ROLES, METADATA_ROLES, Reason, Role
from cleannews.evidence.context import bounded
from cleannews.evidence.cues import CueKind
from cleannews.judging.explanation import share_out
from cleannews.writing.values import make_all

if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Sequence

    from cleannews.evidence import Evidence
    from cleannews.evidence.lexicon import Rule
    from cleannews.judging import Judgement
    from cleannews.judging.memory import Remembered

__all__ = ["all_reasons", "first_reasons", "leading_rules"]

_LEAST_SCORE = 1e-6
_CODE_LETTERS = 2  # of a language; "any" and the names of users' files are longer
_LEAST_SHARE = 0.05  # log-odds; smaller shares decide nothing and only make noise


def _log_odds(scores: Sequence[float]) -> list[float]:
    """Probabilities as log-odds to two places, bounded so that they stay finite."""
    sure = bounded(np.array(scores, dtype=np.float64), _LEAST_SCORE, 1 - _LEAST_SCORE)
    odds: list[float] = np.log(sure / (1 - sure)).round(2).tolist()
    return odds


def first_reasons(judgement: Judgement) -> list[Reason]:
    """One reason a block, in order."""
    # What the role alone says comes first, for most blocks, and whoever knows better after it.
    roles = judgement.roles
    odds = _log_odds(judgement.scores)
    codes = list(map(_CODES.__getitem__, roles))
    texts = list(map(_TEXTS.__getitem__, roles))
    weights = odds.copy()
    for block in [block for block, role in enumerate(roles) if role in METADATA_ROLES]:
        weights[block] = -math.inf
    for block, (code, text) in _headed(judgement).items():
        codes[block], texts[block], weights[block] = code, text, odds[block]
    for block, reason in _remembered(judgement, odds):
        codes[block], texts[block] = reason
    for block, rule in _deciding(judgement).items():
        codes[block], texts[block] = rule.id, rule.why
        weights[block] = -math.inf if rule.certain else odds[block]
    for block in judgement.repeats:
        (codes[block], texts[block]), weights[block] = _REPEAT, -math.inf
    for block in judgement.settled:
        (codes[block], texts[block]), weights[block] = _SETTLED, -math.inf
    for block in judgement.kept:
        (codes[block], texts[block]), weights[block] = _KEPT, math.inf
    return make_all(Reason, codes, texts, weights)


def leading_rules(judgement: Judgement) -> dict[int, str]:
    """The codes of the first reasons that are rules, by block: of its own, or of a line over it."""
    codes = {block: code for block, (code, _) in _headed(judgement).items()}
    if judgement.remembered is not None:
        for block, _ in _remembered(judgement, _log_odds(judgement.scores)):
            codes.pop(block, None)
    codes |= {block: rule.id for block, rule in _deciding(judgement).items()}
    for block in (*judgement.repeats, *judgement.settled):
        codes.pop(block, None)
    return codes


def _headed(judgement: Judgement) -> dict[int, tuple[str, str]]:
    """The reasons of blocks that have their role from a line over them, such as "Read also"."""
    roles, runs, rules = judgement.roles, judgement.runs, judgement.rules
    under = {head: _under(rules[head]) for head in set(runs.rules) if head >= 0}
    return {
        block: under[head]
        for block, head in enumerate(runs.rules)
        if head >= 0 and roles[block] is runs.roles[block] and roles[block] not in BODY_ROLES
    }


def _remembered(
    judgement: Judgement, odds: Sequence[float]
) -> Iterator[tuple[int, tuple[str, str]]]:
    """The blocks that would have been judged otherwise but for what is known of their site."""
    if judgement.remembered is None:
        return
    for block, shift in enumerate(judgement.remembered.shifts):
        if (odds[block] > 0) != (odds[block] - shift > 0):
            yield block, _site_reason(judgement.remembered, block)


def _site_reason(remembered: Remembered, block: int) -> tuple[str, str]:
    memory = remembered.memory
    if memory.seen[block]:
        return "site", f"Stands on {memory.seen[block]} of {memory.pages} other pages of this site."
    what = "their article" if remembered.shifts[block] > 0 else "no part of their article"
    return "site", f"Stands where other pages of this site have {what}."


def _deciding(judgement: Judgement) -> dict[int, Rule]:
    """The rule that gave each block its role, where one did: the first that is told of."""
    roles, rules, hits = judgement.roles, judgement.rules, judgement.hits
    # Most rules that hit a block gave it no role, or it is body all the same.
    agreed = {
        block
        for block, number in zip(hits.blocks, hits.rules, strict=True)
        if rules[number].role is roles[block] and roles[block] not in BODY_ROLES
    }
    deciding: dict[int, Rule] = {}
    for block, told in _told_rules(judgement, agreed).items():
        for rule in told:
            if rule.role is roles[block]:
                deciding[block] = rule
                break
    return deciding


def _under(rule: Rule) -> tuple[str, str]:
    return f"under:{rule.id}", f"Goes with a line above it, of which a rule says: {rule.why}"


_BODY = ("score", "Reads as part of the article.")
_CHROME = ("score", "Reads as part of the page around the article.")
_REPEAT = ("repeat", "Repeats another line of the article word for word.")
_SETTLED = ("read-again", "Reads as part of the article only beside lines that are removed.")
_KEPT = ("keep-list", "Has a phrase of a keep-list.")
_FIELDS = {
    Role.TITLE: ("field:title", "Is the title, kept as a field."),
    Role.BYLINE: ("field:byline", "Names the authors, kept as a field."),
    Role.SECTION: ("field:section", "Names the section, kept as a field."),
    Role.PUBLISHED: ("field:published", "Gives the date, kept as a field."),
    Role.TOPIC: ("field:topic", "Names topics, kept as a field."),
    Role.URL: ("field:url", "Is an address, kept as a field."),
    Role.CAPTION: ("field:caption", "Describes a picture; captions are kept as a field."),
    Role.CREDIT: ("field:credit", "Credits a source or a picture; credits are kept as a field."),
}
_BY_ROLE = {role: _BODY if role in BODY_ROLES else _FIELDS.get(role, _CHROME) for role in Role}
_CODES = {role: code for role, (code, _) in _BY_ROLE.items()}
_TEXTS = {role: text for role, (_, text) in _BY_ROLE.items()}


def all_reasons(judgement: Judgement) -> list[tuple[Reason, ...]]:
    """All reasons of each block, strongest first; judges the page 32 or 64 times.

    A verdict has infinite weight. The others are shares of the block's log-odds: what each rule
    and each kind of evidence added to those of the page's average.
    """
    evidence = judgement.evidence
    if evidence is None:
        return []
    shares = share_out(evidence)
    hits = _told_rules(judgement, range(len(judgement.scores)))
    remembered = judgement.remembered
    result = []
    for block, first in enumerate(first_reasons(judgement)):
        reasons: list[Reason] = []
        for kind, column in shares.kinds.items():
            weight = round(column[block], 2)
            if kind == "rules" and block in hits:
                reasons += _rule_shares(hits[block], weight)
            elif abs(weight) >= _LEAST_SHARE:
                reasons.append(Reason(kind, _SENTENCES[kind](evidence, block), weight))
        if remembered is not None and abs(remembered.shifts[block]) >= _LEAST_SHARE:
            weight = round(remembered.shifts[block], 2)
            reasons.append(Reason(*_site_reason(remembered, block), weight))
        # A rule that gave the role stands here twice: once with its share, which says less.
        told = {first.code} if first.code not in {"score", "site"} else set()
        kept = [first] * bool(told) + [reason for reason in reasons if reason.code not in told]
        # A page like any other, of one letter, has no share worth telling.
        kept = kept or [first]
        result.append(tuple(sorted(kept, key=lambda reason: -abs(reason.weight))))
    return result


def _told_rules(judgement: Judgement, among: Container[int]) -> dict[int, list[Rule]]:
    """The rules that are told of, of each block among these that any hit, certain ones first.

    "Sport" is a section in eight languages: rules of another language than the page's are told only
    where no rule of its own says anything.
    """
    hits, rules, known = judgement.hits, judgement.rules, judgement.cues.language
    found: dict[int, list[Rule]] = {}
    for block, number in zip(hits.blocks, hits.rules, strict=True):
        if block in among:
            found.setdefault(block, []).append(rules[number])
    for block, hit in found.items():
        if len(hit) > 1:
            own = [rule for rule in hit if not _is_foreign(rule, known)]
            found[block] = sorted(own or hit, key=lambda rule: not rule.certain)
    return found


def _is_foreign(rule: Rule, known: str | None) -> bool:
    """Whether a rule is of another language than the page; verdicts are of all."""
    language = rule.language
    return len(language) == _CODE_LETTERS and language != known and not rule.certain


def _rule_shares(rules: list[Rule], weight: float) -> list[Reason]:
    share = round(weight / len(rules), 2)
    return [Reason(rule.id, rule.why, -math.inf if rule.certain else share) for rule in rules]


def _shape_sentence(evidence: Evidence, block: int) -> str:
    words = round(math.expm1(evidence.columns["words"][block]))
    ends = "ends" if evidence.columns["ends_sentence"][block] else "does not end"
    links = "; most of it is links" if evidence.columns["links"][block] > _MOSTLY else ""
    return f"Has {_count(words, 'word')} and {ends} like a sentence{links}."


def _count(number: int, what: str) -> str:
    return f"{number} {what}" if number == 1 else f"{number} {what}s"


def _words_sentence(evidence: Evidence, block: int) -> str:
    mean = float(evidence.columns["odds_mean"][block])
    if abs(mean) < _EVEN:
        return "Its words are about as common in articles as in menus and prompts."
    here, there = ("articles", "menus and prompts")[:: 1 if mean > 0 else -1]
    times = math.exp(abs(mean))
    told = f"{times:.1f}" if times < _WITH_TENTHS else f"{times:.0f}"
    return f"Its words are {told} times as common in {here} as in {there}."


def _cue_sentence(evidence: Evidence, block: int) -> str:
    seen = [name for name, column in _CUES.items() if evidence.columns[column][block]]
    if seen:
        return f"Looks like a {' and a '.join(seen)}."
    return "Is no date, byline or credit; how near such lines are counts, too."


def _context_sentence(evidence: Evidence, block: int) -> str:
    if not evidence.columns["cluster_best"].any():
        return "Stands on a page without running text."
    off = int(evidence.columns["cluster_off"][block])
    if not off:
        return "Stands amid the main run of text."
    side = "above" if off < 0 else "below"
    return f"Stands {_count(abs(off), 'block')} {side} the main run of text."


def _rules_sentence(evidence: Evidence, block: int) -> str:  # noqa: ARG001 - one signature for all kinds
    return "No rule knows it; what rules know of its neighbours counts, too."


def _markup_sentence(evidence: Evidence, block: int) -> str:
    landmarks = [name for name in _PLACES if evidence.columns[f"m_in_{name}"][block]]
    place = f"Stands in {', '.join(f'<{name}>' for name in landmarks)}. " if landmarks else ""
    names = float(evidence.columns["m_names"][block])
    if not names:
        return place + "The names of its HTML elements say nothing."
    side = "articles" if names > 0 else "menus and boxes"
    return f"{place}The names of its HTML elements are more common around {side}."


_PLACES = ("article", "main", "nav", "aside", "header", "footer", "figure", "form")
_CUES = {
    "URL" if kind is CueKind.URL else str(kind.name).lower(): f"cue_{kind.name}".lower()
    for kind in CueKind
}
_MOSTLY = 0.5
_WITH_TENTHS = 10
_EVEN = 0.25  # log-odds a word: less than a third more often in the one than in the other
_SENTENCES = {
    "rules": _rules_sentence,
    "words": _words_sentence,
    "shape": _shape_sentence,
    "cues": _cue_sentence,
    "context": _context_sentence,
    "markup": _markup_sentence,
}
