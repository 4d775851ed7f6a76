"""Which rules speak about which blocks of a page: all rules at once, in a few passes over it."""

from __future__ import annotations

import re
import sys
from bisect import bisect_right
from dataclasses import dataclass
from itertools import accumulate
from typing import TYPE_CHECKING, Final

from cleannews.evidence.lexicon.fold import fold_lines
from cleannews.evidence.lexicon.index import (
    SPACELESS,
    Edge,
    index_edge,
    index_inner,
    index_needs,
    phrases_by_match,
    with_borders,
)
from cleannews.evidence.lexicon.rule import Match

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from cleannews.evidence.lexicon.rule import Rule

__all__ = ["Hits", "Lexicon", "keep_hits"]

# Characters looked at from either end of a block: chrome is short, or says so where it begins or
# ends; and no pattern is ever run over a subject longer than this.
SUBJECT_CHARS: Final = 200
# Scripts without spaces, and little else of a folded page, have UTF-8 lead bytes from here on.
_BELOW_SPACELESS: Final = bytes(range(0xE0))
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

    Building costs some 5 microseconds a phrase. The indexes in `Hits` point into `rules`.
    """

    __slots__ = (
        "_edges",
        "_exact",
        "_max_words",
        "_needs",
        "_runs",
        "_words",
        "rules",
    )

    def __init__(self, rules: Iterable[Rule]) -> None:
        self.rules = tuple(rules)
        self._max_words = [rule.max_words or sys.maxsize for rule in self.rules]
        self._needs = index_needs(self.rules)
        phrases = phrases_by_match(self.rules)
        self._exact = phrases[Match.EXACT]
        self._edges = (
            index_edge(phrases[Match.STARTS], last=False),
            index_edge(phrases[Match.ENDS], last=True),
        )
        self._words, self._runs = index_inner(phrases[Match.CONTAINS])

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
        self._search_patterns(texts, folded, found)
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
        if folded.spaceless:
            signs = set(page)
            candidates += [inner for inner in self._runs if inner.parts <= signs]
        for inner in candidates:
            place = page.find(inner.needle)
            while place >= 0:
                number = bisect_right(offsets, place) - 1
                found.update((folded.owners[number], rule) for rule in inner.rules)
                place = page.find(inner.needle, offsets[number + 1])

    def _search_patterns(
        self, texts: Sequence[str], folded: _Folded, found: set[tuple[int, int]]
    ) -> None:
        """Search the heads of those blocks only that hold a string which the pattern needs."""
        heads = [text[:SUBJECT_CHARS] for text in texts]
        page = "\n".join(heads)
        offsets = [0, *accumulate(len(head) + 1 for head in heads)]
        for need, spaceless, rules in self._needs:
            if spaceless and not folded.spaceless:
                continue
            place = page.find(need)
            while place >= 0:
                block = bisect_right(offsets, place) - 1
                # `re` keeps what it compiled; most patterns are never asked for in a process.
                found.update(
                    (block, rule)
                    for rule in rules
                    if any(re.search(pattern, heads[block]) for pattern in self.rules[rule].any_of)
                )
                place = page.find(need, offsets[block + 1])

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
    needles = [with_borders(key) for key in fold_lines(phrases) if key]
    keys = fold_lines(texts)
    return [
        block for block, key in enumerate(keys) if any(needle in f" {key} " for needle in needles)
    ]


def _fold_blocks(texts: Sequence[str]) -> _Folded:
    """The folded keys of the blocks, of long ones the head and the tail."""
    pieces = list(texts)
    owners = list(range(len(pieces)))
    tails: dict[int, int] = {}
    for block, text in enumerate(texts):
        if text[:1] in "0123456789(o" and (mark := _LIST_MARK.match(text)):
            pieces[block] = text[mark.end() :]
        if len(text) > 2 * SUBJECT_CHARS:
            pieces[block] = _whole_words(pieces[block][:SUBJECT_CHARS], last=False)
            tails[block] = len(pieces)
            pieces.append(_whole_words(text[-SUBJECT_CHARS:], last=True))
            owners.append(block)
    keys = fold_lines(pieces)
    # One call of C leaves of the page only the lead bytes of those scripts and of a few others.
    high = "".join(keys).encode("utf-8", "surrogatepass").translate(None, _BELOW_SPACELESS)
    return _Folded(keys, owners, len(texts), tails, spaceless=bool(high))


def _whole_words(piece: str, *, last: bool) -> str:
    """The piece without the word that the cut went through, if it has others."""
    cut = piece.partition(" ")[2] if last else piece.rpartition(" ")[0]
    return cut or piece


def _search_edge(edge: Edge, folded: _Folded, found: set[tuple[int, int]]) -> None:
    lengths, rules = edge.lengths, edge.rules
    for block, key in enumerate(folded.keys[: folded.count]):
        if edge.last:
            key = folded.keys[folded.tails.get(block, block)]  # noqa: PLW2901
            cuts = lengths.get(key.rpartition(" ")[2], ())
        else:
            cuts = lengths.get(key.partition(" ")[0], ())
        if folded.spaceless and key:
            cuts += lengths.get(key[-1] if edge.last else key[0], ())
        for length in cuts:
            cut = key[-length:] if edge.last else key[:length]
            if cut in rules and _has_border(key, cut, last=edge.last):
                found.update((block, rule) for rule in rules[cut])


def _has_border(key: str, cut: str, *, last: bool) -> bool:
    """Whether no word of `key` goes on beyond `cut`."""
    if len(cut) == len(key):
        return True
    beside = key[-len(cut) - 1] if last else key[len(cut)]
    return beside == " " or SPACELESS.match(cut[0] if last else cut[-1]) is not None


def _count_words(text: str) -> int:
    """Words between white space; two characters of a script without spaces count as one."""
    count = len(text.split())
    return count if text.isascii() else count + len(SPACELESS.findall(text)) // 2
