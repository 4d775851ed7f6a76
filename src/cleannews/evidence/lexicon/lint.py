"""What is wrong with rules that could be read: `cleannews-rules check` tells it."""

from __future__ import annotations

import re
import time
from typing import TYPE_CHECKING, Final, NamedTuple

from cleannews.evidence.lexicon.fold import fold_lines
from cleannews.evidence.lexicon.index import with_borders
from cleannews.evidence.lexicon.match import Lexicon
from cleannews.evidence.lexicon.rule import Match, Rule

if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Sequence

__all__ = ["Problem", "find_problems", "lint_rules"]

# Milliseconds for one pattern on a pumped text, which is twice as long as the matcher's subjects.
_MAX_PATTERN_MS: Final = 5.0
_PUMPED_CHARS: Final = 400
_PUMPS: Final = (
    "a",
    "0",
    " ",
    ".",
    "-",
    "/",
    "@",
    "a ",
    "0:",
    "http://",
    "a.",
    "\u00a9",
    "{{",
    "(",
)
# A phrase of one short word found anywhere would hit running text.
_MIN_LONE_WORD_CHARS: Final = 9


class Problem(NamedTuple):
    """What is wrong with a rule."""

    rule: Rule
    reason: str


def find_problems(rules: Sequence[Rule]) -> list[Problem]:
    """Every problem of `rules`; [] if there is none.

    Never raises; takes about a third of a millisecond a rule.
    """
    hit = _hit_by(rules)
    problems = []
    for number, rule in enumerate(rules):
        keys = [] if rule.match is Match.REGEX else fold_lines(rule.any_of)
        reasons = (*_examples(rule, keys, hit[number]), *_phrases(rule, keys), *_patterns(rule))
        problems += [Problem(rule, reason) for reason in reasons]
    return problems + list(_duplicates(rules))


def lint_rules(rules: Sequence[Rule]) -> list[str]:
    """Every problem of `rules`, as "id: what is wrong"."""
    return [f"{problem.rule.id}: {problem.reason}" for problem in find_problems(rules)]


def _hit_by(rules: Sequence[Rule]) -> list[set[str]]:
    """For each rule, which of the texts that stand in any rule as examples it hits.

    The texts make one page: a page for each would take ten times as long.
    """
    texts = list({text: None for rule in rules for text in (*rule.drops, *rule.keeps)})
    found = Lexicon(rules).match(texts)
    hit: list[set[str]] = [set() for _ in rules]
    for block, number in zip(found.blocks, found.rules, strict=True):
        hit[number].add(texts[block])
    return hit


def _examples(rule: Rule, keys: Sequence[str], hit: Container[str]) -> Iterator[str]:
    for text in rule.drops:
        if text not in hit:
            yield f"does not hit its example {text!r}"
    for text in rule.keeps:
        if text in hit:
            yield f"hits what it must not: {text!r}"
    words = {word for key in keys for word in _parts(key)}
    if words and not any(words & set(_parts(key)) for key in fold_lines(rule.keeps)):
        yield "no near-miss in keeps has a word of the rule's own"


def _parts(key: str) -> list[str]:
    """The words of a key; of text without spaces, the characters."""
    words = key.split()
    if key.isascii():
        return words
    return words + [
        sign for word in words if not word.isascii() for sign in word if sign > "\u0e00"
    ]


def _phrases(rule: Rule, keys: Sequence[str]) -> Iterator[str]:
    if rule.match is Match.REGEX:
        return
    twice = len(set(keys)) != len(keys)
    covering = {} if twice or rule.match is Match.EXACT else _covering(rule.match, keys)
    seen: set[str] = set()
    for phrase, key in zip(rule.any_of, keys, strict=True):
        if not key and rule.language != "any":
            yield f"the phrase {phrase!r} would hit every block of symbols; the pack 'any' has that"
        if key in seen:
            yield f"the phrase {phrase!r} stands there twice once it is folded"
        seen.add(key)
        for other in covering.get(key, ()):
            yield f"the phrase {phrase!r} is never needed: {other!r} already hits the same"
        lone = (
            " " not in key and len(key) < _MIN_LONE_WORD_CHARS and key.isalpha() and key < "\u0e00"
        )
        if rule.match is Match.CONTAINS and not twice and lone and (rule.max_words or 99) > 12:
            yield f"the lone word {phrase!r} anywhere in a block would hit running text"
    if rule.certain and rule.match is Match.CONTAINS and any(" " not in key for key in keys):
        yield "a certain rule may not be shown by a lone word anywhere"


def _covering(match: Match, keys: Sequence[str]) -> dict[str, list[str]]:
    """The keys that are not needed, each with the others that hit every block it hits."""
    needles = {key: with_borders(key) for key in keys if key}
    covering: dict[str, list[str]] = {}
    for key in needles:
        if match is Match.CONTAINS:
            line = f" {key} "
            others = [other for other, needle in needles.items() if needle in line and other != key]
        else:
            others = [cut for cut in _cuts(match, key) if cut in needles]
        if others:
            covering[key] = others
    return covering


def _cuts(match: Match, key: str) -> list[str]:
    """What the key begins with, or ends with, cut between words."""
    words = key.split(" ")
    if match is Match.STARTS:
        return [" ".join(words[:count]) for count in range(1, len(words))]
    return [" ".join(words[-count:]) for count in range(1, len(words))]


def _patterns(rule: Rule) -> Iterator[str]:
    if rule.match is not Match.REGEX:
        return
    units = (*_PUMPS, *rule.needs, *rule.drops, *rule.keeps)
    for pattern in rule.any_of:
        for unit in units:
            if _is_slow(re.compile(pattern), unit):
                yield f"pattern {pattern!r} takes over {_MAX_PATTERN_MS} ms on {unit!r} repeated"
                break


def _is_slow(pattern: re.Pattern[str], unit: str) -> bool:
    """Whether the pattern takes too long on `unit` repeated, by steps, so that none takes hours."""
    for chars in (_PUMPED_CHARS // 8, _PUMPED_CHARS // 4, _PUMPED_CHARS // 2, _PUMPED_CHARS):
        for text in ((unit * chars)[:chars], f"{(unit * chars)[:chars]}!"):
            # Twice, because the machine may have paused.
            if all(_time_ms(pattern, text) > _MAX_PATTERN_MS for _ in range(2)):
                return True
    return False


def _time_ms(pattern: re.Pattern[str], text: str) -> float:
    start = time.perf_counter()
    pattern.search(text)
    return (time.perf_counter() - start) * 1000


def _duplicates(rules: Sequence[Rule]) -> Iterator[Problem]:
    """Phrases that two rules of one language, or two languages with one role, both have."""
    owners: dict[tuple[str, str], Rule] = {}
    for rule in rules:
        keys = rule.any_of if rule.match is Match.REGEX else fold_lines(rule.any_of)
        for phrase, key in zip(rule.any_of, keys, strict=True):
            for group in (rule.language, f"{rule.role} in any language"):
                other = owners.setdefault((f"{rule.match} {group}", key), rule)
                if other is not rule and other.language in (rule.language, "any"):
                    yield Problem(rule, f"the phrase {phrase!r} is also in {other.id}")
                    break
