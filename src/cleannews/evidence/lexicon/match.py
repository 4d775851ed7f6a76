"""Which rules speak about which blocks of a page: all rules at once, in a few passes over it."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, Final

import numpy as np

from cleannews.article import Role
from cleannews.evidence.lexicon.finder import index_strings
from cleannews.evidence.lexicon.fold import fold_lines
from cleannews.evidence.lexicon.folded import count_words, fold_blocks
from cleannews.evidence.lexicon.index import index_edge, phrases_by_match, with_borders
from cleannews.evidence.lexicon.pattern import opening_signs
from cleannews.evidence.lexicon.rule import Match

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from cleannews.evidence.lexicon.folded import Folded, Found
    from cleannews.evidence.lexicon.rule import Rule

__all__ = ["Hits", "Lexicon", "keep_hits"]

# Characters of the longest block that a pattern is run on.
_MAX_PATTERN_CHARS: Final = 200
_ASCII: Final = frozenset(map(chr, range(128)))
_OTHER: Final = ""  # stands for all openings that are not of ASCII
_Try = Callable[[str], re.Match[str] | None]
_Probe = tuple[tuple[int], _Try]  # the rule that a pattern is of, and how to try it


@dataclass(frozen=True, slots=True, eq=False)
class _Need:
    """The patterns that need a string, each with its rule's number.

    One is equal to itself only, so that what is kept for it is found without comparing texts.
    """

    patterns: tuple[tuple[int, str], ...]


@dataclass(frozen=True)
class Hits:
    """What was hit: block `blocks[i]` by rule `rules[i]`, both indexes; by block, then by rule."""

    blocks: list[int]
    rules: list[int]

    @cached_property
    def met(self) -> frozenset[int]:
        """The rules that hit anything, each once: many blocks are hit by the same few."""
        return frozenset(self.rules)

    def blocks_of(self, rules: Collection[int]) -> frozenset[int]:
        """The blocks that one of these rules hit."""
        pairs = zip(self.blocks, self.rules, strict=True)
        return frozenset(block for block, rule in pairs if rule in rules)

    def among(self, blocks: Iterable[int]) -> Hits:
        """The hits of these blocks alone, which are counted anew; `blocks` rise."""
        places = {block: place for place, block in enumerate(blocks)}
        pairs = zip(self.blocks, self.rules, strict=True)
        kept = [(places[block], rule) for block, rule in pairs if block in places]
        return Hits([block for block, _ in kept], [rule for _, rule in kept])


class Lexicon:
    """Rules made ready for matching; never changes once built.

    Building costs some 2 microseconds a phrase, or 1 where phrases come `folded` already. A lexicon
    on a `base` holds the rules of the base and then its own, and indexes only its own. The indexes
    in `Hits` point into `rules`, and into `roles`, each rule's place among all roles, and `whole`,
    whether its phrase is a whole block.
    """

    __slots__ = (
        "_base",
        "_edges",
        "_exact",
        "_inner",
        "_max_words",
        "_needs",
        "_running",
        "roles",
        "rules",
        "whole",
    )

    def __init__(
        self, rules: Iterable[Rule], *, base: Lexicon | None = None, folded: bool = False
    ) -> None:
        own = tuple(rules)
        self._base = base
        self.rules: tuple[Rule, ...] = (*base.rules, *own) if base else own
        places = {role: place for place, role in enumerate(Role)}
        self.roles = np.array([places[rule.role] for rule in self.rules], dtype=np.int64)
        exact = [rule.match is Match.EXACT for rule in self.rules]
        self.whole = np.array(exact, dtype=np.bool_)
        limits = ((number, rule.max_words) for number, rule in enumerate(self.rules))
        self._max_words = {number: most for number, most in limits if most}
        start = len(self.rules) - len(own)
        self._needs = index_strings(_patterns_by_need(own, start))
        phrases = phrases_by_match(own, start, folded=folded)
        self._exact = phrases[Match.EXACT]
        self._edges = (
            index_edge(phrases[Match.STARTS], last=False),
            index_edge(phrases[Match.ENDS], last=True),
        )
        inner = {with_borders(key): own for key, own in phrases[Match.CONTAINS].items()}
        spaced = {key: inner[key] for key in inner if key[0] == " "}
        self._inner = index_strings(spaced, first=" ")
        self._running = index_strings({key: inner[key] for key in inner.keys() - spaced.keys()})

    def extended(self, rules: Iterable[Rule]) -> Lexicon:
        """A lexicon of these rules and, after them, `rules`; cheap where those are few."""
        return Lexicon(rules, base=self)

    def match(self, texts: Sequence[str], signs: Collection[str] | None = None) -> Hits:
        """Which rules hit which of the blocks `texts`.

        `signs` are those that are not ASCII, and perhaps others, where the caller knows them.

        No texts, no hits. Never raises; linear in the number of blocks: of a block of over 300
        characters the first and last 150 are looked at, and patterns run on up to 200 only.

        >>> from cleannews.evidence.lexicon import default_lexicon
        >>> lexicon = default_lexicon()
        >>> hits = lexicon.match(["The minister resigned on Friday.", "Read also:"])
        >>> hits.blocks[0], lexicon.rules[hits.rules[0]].role.value
        (1, 'related')
        """
        # Menus stand twice on many pages, and "Share" under every teaser.
        different = list(dict.fromkeys(texts))
        page = fold_blocks(different, signs)
        found: dict[int, tuple[int, ...]] = {}
        for block, rules in self._search(different, page):
            found[block] = found[block] + rules if block in found else rules
        said = {
            different[block]: self._applying(different[block], rules, spaceless=page.spaceless)
            for block, rules in found.items()
        }
        blocks: list[int] = []
        numbers: list[int] = []
        for block in [block for block, text in enumerate(texts) if text in said]:
            own = said[texts[block]]
            blocks.extend([block] * len(own))
            numbers.extend(own)
        return Hits(blocks, numbers)

    def _applying(self, text: str, rules: tuple[int, ...], *, spaceless: bool) -> list[int]:
        """Those of the rules that apply to blocks as long as this, in order, each once."""
        if len(rules) == 1 and rules[0] not in self._max_words:
            return [rules[0]]  # as of most
        kept = set(rules)
        if not self._max_words.keys().isdisjoint(kept):  # few rules ask for the length
            words, limits = count_words(text, spaceless=spaceless), self._max_words
            kept = {rule for rule in kept if words <= limits.get(rule, words)}
        return sorted(kept)

    def _search(self, texts: Sequence[str], page: Folded) -> Found:
        """What the base and these rules find, blocks of any length."""
        found = self._base._search(texts, page) if self._base else []  # noqa: SLF001 - own kind
        # Few blocks are phrases.
        exact, long = map(self._exact.get, page.heads), frozenset(page.long)
        found += [
            (block, rules) for block, rules in enumerate(exact) if rules and block not in long
        ]
        for edge in self._edges:
            found += edge.search(page)
        self._search_inside(page, found)
        self._search_patterns(texts, found)
        return found

    def _search_inside(self, page: Folded, found: Found) -> None:
        """Look for phrases anywhere in the blocks, in long ones at either end."""
        keys = [*page.heads, *[page.tails[block] for block in page.long]]
        bordered = " " + " \n ".join(keys) + " "
        count = len(page.heads)
        for finder in (self._inner, self._running) if page.spaceless else (self._inner,):
            for line, rules in finder.search(bordered):
                found.append((line if line < count else page.long[line - count], rules))

    def _search_patterns(self, texts: Sequence[str], found: Found) -> None:
        """Run patterns on those short blocks only that hold a string which they need."""
        heads = [text if len(text) <= _MAX_PATTERN_CHARS else "" for text in texts]
        lines = "\n".join(heads)
        if lines.count("\n") >= len(heads):
            lines = "\n".join([head.replace("\n", " ") for head in heads])
        # Each pair once: a line of nothing but colons would be tried for every one of them.
        for block, need in dict.fromkeys(self._needs.search(lines)):
            head = heads[block]
            for rules, try_on in _probes(need, head[0] if head[0].isascii() else _OTHER):
                if try_on(head):
                    found.append((block, rules))


def keep_hits(phrases: Sequence[str], texts: Sequence[str]) -> list[int]:
    """Which of the blocks `texts` hold a phrase of a keep-list, by index, in order.

    Phrases meet blocks as `contains` rules do, but anywhere in them. Never raises; linear in the
    text's length times the number of phrases.

    >>> keep_hits(["Read also"], ["READ ALSO: the second letter", "Already also-ran"])
    [0]
    """
    if not phrases:
        return []
    needles = [with_borders(key) for key in fold_lines(phrases) if key]
    keys = fold_lines(texts)
    return [
        block for block, key in enumerate(keys) if any(needle in f" {key} " for needle in needles)
    ]


def _patterns_by_need(rules: Sequence[Rule], start: int) -> dict[str, _Need]:
    """The strings that patterns need, each with the patterns of `rules`, numbered from `start`."""
    needs: dict[str, list[tuple[int, str]]] = {}
    for number, rule in enumerate(rules, start):
        patterns = [(number, pattern) for pattern in rule.any_of]
        for text in rule.needs:
            needs.setdefault(text, []).extend(patterns)
    return {text: _Need(tuple(patterns)) for text, patterns in needs.items()}


@lru_cache(maxsize=1 << 14)
def _probes(need: _Need, opening: str) -> tuple[_Probe, ...]:
    """How to try the patterns that need this on a text that begins with `opening`."""
    compiled = [((rule,), *_compile(pattern)) for rule, pattern in need.patterns]
    return tuple([(rules, try_on) for rules, signs, try_on in compiled if opening in signs])


@lru_cache(maxsize=2048)
def _compile(pattern: str) -> tuple[frozenset[str], _Try]:
    """What a text begins with that is worth trying, and how to try it.

    Patterns are compiled when first asked for: most never are in a process.
    """
    compiled = re.compile(pattern)
    signs = opening_signs(pattern)
    if signs is None:
        return _ASCII | {_OTHER}, compiled.search
    # `search` would try a pattern that is bound to the text's beginning everywhere else too.
    return signs | {_OTHER}, compiled.match
