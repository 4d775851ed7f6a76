"""Phrases laid out so that a page asks for them by what it holds, not each phrase for the page."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from cleannews.evidence.lexicon.fold import fold_lines
from cleannews.evidence.lexicon.rule import Match

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cleannews.evidence.lexicon.rule import Rule

__all__ = [
    "SPACELESS",
    "Edge",
    "Inner",
    "index_edge",
    "index_inner",
    "phrases_by_match",
    "with_borders",
]

# Scripts written without spaces, where no word border can be asked for: Thai, Lao, Myanmar, Khmer,
# kana, Han. (Hangul has spaces.)
SPACELESS: Final = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]")


@dataclass(frozen=True, slots=True)
class Edge:
    """Phrases sought at one end of a block.

    `lengths` says which lengths to cut off, by the word (by the character, for scripts without
    spaces) that stands at that end; `rules` whose phrase the cut is.
    """

    last: bool
    lengths: dict[str, tuple[int, ...]]
    rules: dict[str, tuple[int, ...]]


@dataclass(frozen=True, slots=True)
class Inner:
    """A phrase sought anywhere: what a page that holds it must hold, and the string to find."""

    parts: frozenset[str]
    pairs: frozenset[tuple[str, str]]  # its words two by two
    needle: str
    rules: tuple[int, ...]


def phrases_by_match(
    rules: Sequence[Rule], start: int, *, folded: bool
) -> dict[Match, dict[str, tuple[int, ...]]]:
    """For each way of matching, the folded phrases and the rules, numbered from `start`."""
    pairs = [
        (rule.match, number, phrase)
        for number, rule in enumerate(rules, start)
        if rule.match is not Match.REGEX
        for phrase in rule.any_of
    ]
    keys = [phrase for _, _, phrase in pairs]
    if not folded:
        keys = fold_lines(keys)
    tables: dict[Match, dict[str, tuple[int, ...]]] = {match: {} for match in Match}
    for (match, number, _), key in zip(pairs, keys, strict=True):
        known = tables[match].get(key, ())
        if number not in known:
            tables[match][key] = (*known, number)
    return tables


def index_edge(phrases: dict[str, tuple[int, ...]], *, last: bool) -> Edge:
    """The phrases by what stands at their first or last place."""
    lengths: dict[str, set[int]] = {}
    for key in phrases:
        if SPACELESS.search(key):
            anchor = key[-1] if last else key[0]
        else:
            anchor = key.rpartition(" ")[2] if last else key.partition(" ")[0]
        lengths.setdefault(anchor, set()).add(len(key))
    return Edge(last, {anchor: tuple(sorted(cuts)) for anchor, cuts in lengths.items()}, phrases)


def index_inner(
    phrases: dict[str, tuple[int, ...]],
) -> tuple[dict[str, tuple[Inner, ...]], tuple[Inner, ...]]:
    """Phrases of words under their longest word, which few pages hold; the spaceless in a row."""
    words: dict[str, list[Inner]] = {}
    runs: list[Inner] = []
    for key, rules in phrases.items():
        needle = with_borders(key)
        if SPACELESS.search(key):
            runs.append(Inner(frozenset(key), frozenset(), needle, rules))
            continue
        parts = key.split(" ")
        inner = Inner(frozenset(parts), frozenset(pairwise(parts)), needle, rules)
        words.setdefault(max(parts, key=len), []).append(inner)
    return {anchor: tuple(group) for anchor, group in words.items()}, tuple(runs)


def with_borders(key: str) -> str:
    """The key with a space at either end that needs a word border."""
    before = "" if SPACELESS.match(key) else " "
    after = "" if SPACELESS.match(key[-1]) else " "
    return before + key + after
