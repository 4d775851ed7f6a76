"""Which rules speak about which blocks of a page: all rules at once, in a few passes over it."""

from __future__ import annotations

import re
import sys
from bisect import bisect_right
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate
from typing import TYPE_CHECKING, Final

from cleannews.evidence.lexicon.fold import fold_lines
from cleannews.evidence.lexicon.index import (
    SPACELESS,
    Edge,
    index_edge,
    index_inner,
    phrases_by_match,
    with_borders,
)
from cleannews.evidence.lexicon.needs import index_needs
from cleannews.evidence.lexicon.rule import Match

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from cleannews.evidence.lexicon.rule import Rule

__all__ = ["Hits", "Lexicon", "keep_hits"]

# Characters looked at from either end of a block: chrome is short, or says so where it begins or
# ends.
_END_CHARS: Final = 150
# Characters of the longest block that a pattern is run on.
_MAX_PATTERN_CHARS: Final = 200
# Scripts without spaces, and little else of a folded page, have UTF-8 lead bytes from here on.
_BELOW_SPACELESS: Final = bytes(range(0xE0))
# A block and the rules that one phrase, or pattern, of it speaks for.
_Found = list[tuple[int, tuple[int, ...]]]

# Phrases; more of them are narrowed down before they are searched for.
_MANY_CANDIDATES: Final = 40
# What a list's item begins with: "1. Skip to content", "(2) Home", and "o", which dumps of nested
# lists use. Folding takes all other bullets away.
_LIST_MARK: Final = re.compile(r"(?:\(?[0-9]{1,3}[.)]|o) (?=\S)")


@dataclass(frozen=True, slots=True)
class Hits:
    """What was hit: block `blocks[i]` by rule `rules[i]`, both indexes; by block, then by rule."""

    blocks: list[int]
    rules: list[int]


@dataclass(frozen=True, slots=True)
class _Folded:
    """A page's blocks as folded keys: `keys[i]` of block `owners[i]`.

    Of a long block there are two keys, its head among the first `count` and its tail after them.
    """

    keys: list[str]
    owners: list[int]
    count: int
    tails: dict[int, int]  # by block, where the key of its tail is
    spaceless: bool  # whether there may be text in scripts without spaces


class Lexicon:
    """Rules made ready for matching; never changes once built.

    Building costs some 2 microseconds a phrase, or 1 where phrases come `folded` already. A lexicon
    on a `base` holds the rules of the base and then its own, and indexes only its own. The indexes
    in `Hits` point into `rules`.
    """

    __slots__ = ("_base", "_edges", "_exact", "_max_words", "_needs", "_runs", "_words", "rules")

    def __init__(
        self, rules: Iterable[Rule], *, base: Lexicon | None = None, folded: bool = False
    ) -> None:
        own = tuple(rules)
        self._base = base
        self.rules: tuple[Rule, ...] = (*base.rules, *own) if base else own
        self._max_words = [rule.max_words or sys.maxsize for rule in self.rules]
        start = len(self.rules) - len(own)
        self._needs = index_needs(own, start)
        phrases = phrases_by_match(own, start, folded=folded)
        self._exact = phrases[Match.EXACT]
        self._edges = (
            index_edge(phrases[Match.STARTS], last=False),
            index_edge(phrases[Match.ENDS], last=True),
        )
        self._words, self._runs = index_inner(phrases[Match.CONTAINS])

    def extended(self, rules: Iterable[Rule]) -> Lexicon:
        """A lexicon of these rules and, after them, `rules`; cheap where those are few."""
        return Lexicon(rules, base=self)

    def match(self, texts: Sequence[str]) -> Hits:
        """Which rules hit which of the blocks `texts`.

        No texts, no hits. Never raises; linear in the number of blocks: of a block of over 300
        characters the first and last 150 are looked at, and patterns run on up to 200 only.

        >>> from cleannews.evidence.lexicon import default_lexicon
        >>> lexicon = default_lexicon()
        >>> hits = lexicon.match(["The minister resigned on Friday.", "Read also:"])
        >>> hits.blocks[0], lexicon.rules[hits.rules[0]].role.value
        (1, 'related')
        """
        folded = _fold_blocks(texts)
        found = self._search(texts, folded)
        words = {
            block: _count_words(texts[block], spaceless=folded.spaceless) for block, _ in found
        }
        hits = sorted(
            {
                (block, rule)
                for block, rules in found
                for rule in rules
                if words[block] <= self._max_words[rule]
            }
        )
        return Hits([block for block, _ in hits], [rule for _, rule in hits])

    def _search(self, texts: Sequence[str], folded: _Folded) -> _Found:
        """What the base and these rules find, blocks of any length."""
        found = self._base._search(texts, folded) if self._base else []  # noqa: SLF001 - own kind
        for block, key in enumerate(folded.keys[: folded.count]):
            if key in self._exact and block not in folded.tails:
                found.append((block, self._exact[key]))
        for edge in self._edges:
            _search_edge(edge, folded, found)
        self._search_inner(folded, found)
        self._search_patterns(texts, found)
        return found

    def _search_inner(self, folded: _Folded, found: _Found) -> None:
        page = f" {'  '.join(folded.keys)} "
        offsets = [0, *accumulate(len(key) + 2 for key in folded.keys)]
        run = page.split()
        words = set(run)
        candidates = [
            inner
            for anchor in self._words.keys() & words
            for inner in self._words[anchor]
            if inner.parts <= words
        ]
        if len(candidates) > _MANY_CANDIDATES:
            # Common words in other company, as on every English page; to search for each would
            # cost more than to list the pairs of words.
            pairs = set(zip(run, run[1:], strict=False))  # noqa: RUF007 - a third faster
            candidates = [inner for inner in candidates if inner.pairs <= pairs]
        if folded.spaceless:
            signs = set(page)
            candidates += [inner for inner in self._runs if inner.parts <= signs]
        for inner in candidates:
            place = page.find(inner.needle)
            while place >= 0:
                number = bisect_right(offsets, place) - 1
                found.append((folded.owners[number], inner.rules))
                place = page.find(inner.needle, offsets[number + 1])

    def _search_patterns(self, texts: Sequence[str], found: _Found) -> None:
        """Run patterns on those short blocks only that hold a string which they need."""
        heads = [text if len(text) <= _MAX_PATTERN_CHARS else "" for text in texts]
        page = "\n".join(heads)
        offsets = [0, *accumulate(len(head) + 1 for head in heads)]
        for need, rules in self._needs.possible(page):
            place = page.find(need)
            while place >= 0:
                block = bisect_right(offsets, place) - 1
                found += [(block, (rule,)) for rule in rules if self._finds(rule, heads[block])]
                place = page.find(need, offsets[block + 1])

    def _finds(self, rule: int, head: str) -> bool:
        """Whether a pattern of the rule finds something in `head`."""
        for pattern in _compile(self.rules[rule].any_of):  # noqa: SIM110 - `any` takes twice as long
            if pattern.search(head):
                return True
        return False


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


@lru_cache(maxsize=1024)
def _compile(patterns: tuple[str, ...]) -> tuple[re.Pattern[str], ...]:
    """The patterns of a rule, compiled when first asked for: most never are in a process."""
    return tuple(re.compile(pattern) for pattern in patterns)


def _fold_blocks(texts: Sequence[str]) -> _Folded:
    """The folded keys of the blocks, of long ones the head and the tail."""
    pieces = list(texts)
    owners = list(range(len(pieces)))
    tails: dict[int, int] = {}
    for block, text in enumerate(texts):
        if text[:1] in "0123456789(o" and (mark := _LIST_MARK.match(text)):
            pieces[block] = text[mark.end() :]
        if len(text) > 2 * _END_CHARS:
            pieces[block] = _whole_words(pieces[block][:_END_CHARS], last=False)
            tails[block] = len(pieces)
            pieces.append(_whole_words(text[-_END_CHARS:], last=True))
            owners.append(block)
    keys = fold_lines(pieces)
    # One call of C leaves of the page only the lead bytes of those scripts and of a few others.
    high = "".join(keys).encode("utf-8", "surrogatepass").translate(None, _BELOW_SPACELESS)
    return _Folded(keys, owners, len(texts), tails, spaceless=bool(high))


def _whole_words(piece: str, *, last: bool) -> str:
    """The piece without the word that the cut went through, if it has others."""
    cut = piece.partition(" ")[2] if last else piece.rpartition(" ")[0]
    return cut or piece


def _search_edge(edge: Edge, folded: _Folded, found: _Found) -> None:
    lengths, rules = edge.lengths, edge.rules
    for block, key in enumerate(folded.keys[: folded.count]):
        if edge.last:
            key = folded.keys[folded.tails.get(block, block)]  # noqa: PLW2901 - the end of the same block
            cuts = lengths.get(key.rpartition(" ")[2], ())
        else:
            cuts = lengths.get(key.partition(" ")[0], ())
        if folded.spaceless and key:
            cuts += lengths.get(key[-1] if edge.last else key[0], ())
        for length in cuts:
            cut = key[-length:] if edge.last else key[:length]
            if cut in rules and _has_border(key, cut, last=edge.last):
                found.append((block, rules[cut]))


def _has_border(key: str, cut: str, *, last: bool) -> bool:
    """Whether no word of `key` goes on beyond `cut`."""
    if len(cut) == len(key):
        return True
    beside = key[-len(cut) - 1] if last else key[len(cut)]
    return beside == " " or SPACELESS.match(cut[0] if last else cut[-1]) is not None


def _count_words(text: str, *, spaceless: bool) -> int:
    """Words parted by spaces; two characters of a script without spaces count as one."""
    count = text.count(" ") + 1
    return count + len(SPACELESS.findall(text)) // 2 if spaceless else count
