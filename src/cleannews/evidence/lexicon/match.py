"""Which rules speak about which blocks of a page: all rules at once, in a few passes over it."""

from __future__ import annotations

import re
import sys
from bisect import bisect_right
from dataclasses import dataclass
from itertools import accumulate
from typing import TYPE_CHECKING, Final

from cleannews.evidence.lexicon.fold import fold_lines
from cleannews.evidence.lexicon.rule import Match

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from cleannews.evidence.lexicon.rule import Rule

__all__ = ["Hits", "Lexicon", "keep_hits"]

# Characters looked at from either end of a block: chrome is short, or says so where it begins or
# ends; and no pattern is ever run over a subject longer than this.
SUBJECT_CHARS: Final = 200

# Scripts written without spaces, where no word border can be asked for: Thai, Lao, Myanmar, Khmer,
# kana, Han. (Hangul has spaces.)
_SPACELESS: Final = re.compile(
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]"
)
# All of these, and little else of a folded page, have UTF-8 lead bytes from here on.
_BELOW_SPACELESS: Final = bytes(range(0xE0))


@dataclass(frozen=True, slots=True)
class Hits:
    """What was hit: block `blocks[i]` by rule `rules[i]`, both indexes; by block, then by rule."""

    blocks: list[int]
    rules: list[int]


@dataclass(frozen=True, slots=True)
class _Edge:
    """Phrases sought at one end of a block.

    `lengths` says which lengths to cut off, by the word (by the character, for scripts without
    spaces) that stands at that end; `rules` whose phrase the cut is.
    """

    last: bool
    lengths: dict[str, tuple[int, ...]]
    rules: dict[str, tuple[int, ...]]


@dataclass(frozen=True, slots=True)
class _Inner:
    """A phrase sought anywhere: what a page that holds it must hold, and the string to find."""

    parts: frozenset[str]
    needle: str
    rules: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class _Folded:
    """A page's blocks as folded keys: `keys[i]` of block `owners[i]`.

    Of a long block there are two keys, its head among the first `count` and its tail after them.
    """

    keys: list[str]
    owners: list[int]
    count: int
    tails: dict[int, int]  # by block, where the key of its tail is


class Lexicon:
    """Rules made ready for matching; never changes once built.

    Building costs some 5 microseconds a phrase. The indexes in `Hits` point into `rules`.
    """

    __slots__ = ("_edges", "_exact", "_max_words", "_patterns", "_runs", "_words", "rules")

    def __init__(self, rules: Iterable[Rule]) -> None:
        self.rules = tuple(rules)
        self._max_words = [rule.max_words or sys.maxsize for rule in self.rules]
        self._patterns = tuple(
            (rule.needs, tuple(map(re.compile, rule.any_of)), number)
            for number, rule in enumerate(self.rules)
            if rule.match is Match.REGEX
        )
        phrases = _phrases_by_match(self.rules)
        self._exact = phrases[Match.EXACT]
        self._edges = (
            _index_edge(phrases[Match.STARTS], last=False),
            _index_edge(phrases[Match.ENDS], last=True),
        )
        self._words, self._runs = _index_inner(phrases[Match.CONTAINS])

    def extended(self, rules: Iterable[Rule]) -> Lexicon:
        """A lexicon of these rules and, after them, `rules`."""
        return Lexicon((*self.rules, *rules))

    def match(self, texts: Sequence[str]) -> Hits:
        """Which rules hit which of the blocks `texts`.

        No texts, no hits. Never raises; linear in the number of blocks, for of a long block only
        the first and last 200 characters are looked at.

        >>> from cleannews.evidence.lexicon import default_lexicon
        >>> lexicon = default_lexicon()
        >>> hits = lexicon.match(["The minister resigned on Friday.", "Read also:"])
        >>> hits.blocks[0], lexicon.rules[hits.rules[0]].role.value
        (1, 'related')
        """
        folded = _fold_blocks(texts)
        found: set[tuple[int, int]] = set()
        for block, key in enumerate(folded.keys[: folded.count]):
            if key in self._exact and block not in folded.tails:
                found.update((block, rule) for rule in self._exact[key])
        for edge in self._edges:
            _search_edge(edge, folded, found)
        self._search_inner(folded, found)
        self._search_patterns(texts, found)
        hits = sorted(self._short_enough(found, texts))
        return Hits([block for block, _ in hits], [rule for _, rule in hits])

    def _search_inner(self, folded: _Folded, found: set[tuple[int, int]]) -> None:
        page = f" {'  '.join(folded.keys)} "
        offsets = [0, *accumulate(len(key) + 2 for key in folded.keys)]
        words = set(page.split())
        candidates = [
            inner
            for anchor in self._words.keys() & words
            for inner in self._words[anchor]
            if inner.parts <= words
        ]
        if self._runs and _may_be_spaceless(page):
            signs = set(page)
            candidates += [inner for inner in self._runs if inner.parts <= signs]
        for inner in candidates:
            place = page.find(inner.needle)
            while place >= 0:
                number = bisect_right(offsets, place) - 1
                found.update((folded.owners[number], rule) for rule in inner.rules)
                place = page.find(inner.needle, offsets[number + 1])

    def _search_patterns(self, texts: Sequence[str], found: set[tuple[int, int]]) -> None:
        page = "\n".join(texts)
        for needs, patterns, rule in self._patterns:
            if not any(need in page for need in needs):
                continue
            for block, text in enumerate(texts):
                head = text[:SUBJECT_CHARS]
                if any(need in head for need in needs) and any(p.search(head) for p in patterns):
                    found.add((block, rule))

    def _short_enough(
        self, found: set[tuple[int, int]], texts: Sequence[str]
    ) -> list[tuple[int, int]]:
        """Those of `found` whose block has no more words than the rule allows."""
        words = {block: _count_words(texts[block]) for block, _ in found}
        return [hit for hit in found if words[hit[0]] <= self._max_words[hit[1]]]


def keep_hits(phrases: Sequence[str], texts: Sequence[str]) -> list[int]:
    """Which of the blocks `texts` hold a phrase of a keep-list, by index, in order.

    Phrases meet blocks as `contains` rules do, but anywhere in them. Never raises; linear in the
    text's length times the number of phrases.

    >>> keep_hits(["Read also"], ["READ ALSO: the second letter", "Already also-ran"])
    [0]
    """
    if not phrases:
        return []
    needles = [_with_borders(key) for key in fold_lines(phrases) if key]
    keys = fold_lines(texts)
    return [
        block for block, key in enumerate(keys) if any(needle in f" {key} " for needle in needles)
    ]


def _phrases_by_match(rules: Sequence[Rule]) -> dict[Match, dict[str, tuple[int, ...]]]:
    """For each way of matching, the folded phrases and the rules that hold them."""
    pairs = [
        (rule.match, number, phrase)
        for number, rule in enumerate(rules)
        if rule.match is not Match.REGEX
        for phrase in rule.any_of
    ]
    keys = fold_lines([phrase for _, _, phrase in pairs])
    tables: dict[Match, dict[str, tuple[int, ...]]] = {match: {} for match in Match}
    for (match, number, _), key in zip(pairs, keys, strict=True):
        known = tables[match].get(key, ())
        if number not in known:
            tables[match][key] = (*known, number)
    return tables


def _index_edge(phrases: dict[str, tuple[int, ...]], *, last: bool) -> _Edge:
    lengths: dict[str, set[int]] = {}
    for key in phrases:
        if _SPACELESS.search(key):
            anchor = key[-1] if last else key[0]
        else:
            anchor = key.rpartition(" ")[2] if last else key.partition(" ")[0]
        lengths.setdefault(anchor, set()).add(len(key))
    return _Edge(last, {anchor: tuple(sorted(cuts)) for anchor, cuts in lengths.items()}, phrases)


def _index_inner(
    phrases: dict[str, tuple[int, ...]],
) -> tuple[dict[str, tuple[_Inner, ...]], tuple[_Inner, ...]]:
    """Phrases of words under their longest word, which few pages hold; the spaceless in a row."""
    words: dict[str, list[_Inner]] = {}
    runs: list[_Inner] = []
    for key, rules in phrases.items():
        needle = _with_borders(key)
        if _SPACELESS.search(key):
            runs.append(_Inner(frozenset(key), needle, rules))
            continue
        parts = key.split(" ")
        words.setdefault(max(parts, key=len), []).append(_Inner(frozenset(parts), needle, rules))
    return {anchor: tuple(inner) for anchor, inner in words.items()}, tuple(runs)


def _with_borders(key: str) -> str:
    """The key with a space at either end that needs a word border."""
    before = "" if _SPACELESS.match(key) else " "
    after = "" if _SPACELESS.match(key[-1]) else " "
    return before + key + after


def _fold_blocks(texts: Sequence[str]) -> _Folded:
    """The folded keys of the blocks, of long ones the head and the tail."""
    pieces = list(texts)
    owners = list(range(len(pieces)))
    tails: dict[int, int] = {}
    for block, text in enumerate(texts):
        if len(text) > 2 * SUBJECT_CHARS:
            pieces[block] = _whole_words(text[:SUBJECT_CHARS], last=False)
            tails[block] = len(pieces)
            pieces.append(_whole_words(text[-SUBJECT_CHARS:], last=True))
            owners.append(block)
    return _Folded(fold_lines(pieces), owners, len(texts), tails)


def _whole_words(piece: str, *, last: bool) -> str:
    """The piece without the word that the cut went through, if it has others."""
    cut = piece.partition(" ")[2] if last else piece.rpartition(" ")[0]
    return cut or piece


def _search_edge(edge: _Edge, folded: _Folded, found: set[tuple[int, int]]) -> None:
    lengths, rules = edge.lengths, edge.rules
    for block in range(folded.count):
        key = folded.keys[folded.tails.get(block, block) if edge.last else block]
        if not key:
            continue
        if edge.last:
            word, sign = key.rpartition(" ")[2], key[-1]
        else:
            word, sign = key.partition(" ")[0], key[0]
        for anchor in {word, sign}:
            for length in lengths.get(anchor, ()):
                cut = key[-length:] if edge.last else key[:length]
                if cut in rules and _has_border(key, cut, last=edge.last):
                    found.update((block, rule) for rule in rules[cut])


def _has_border(key: str, cut: str, *, last: bool) -> bool:
    """Whether no word of `key` goes on beyond `cut`."""
    if len(cut) == len(key):
        return True
    beside = key[-len(cut) - 1] if last else key[len(cut)]
    return beside == " " or _SPACELESS.match(cut[0] if last else cut[-1]) is not None


def _may_be_spaceless(page: str) -> bool:
    return bool(page.encode("utf-8", "surrogatepass").translate(None, _BELOW_SPACELESS))


def _count_words(text: str) -> int:
    """Words between white space; two characters of a script without spaces count as one."""
    count = len(text.split())
    return count if text.isascii() else count + len(_SPACELESS.findall(text)) // 2
