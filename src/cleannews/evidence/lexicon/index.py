"""Phrases laid out so that a page asks for them by what it holds, not each phrase for the page."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from itertools import accumulate
from typing import TYPE_CHECKING

from cleannews.evidence.lexicon.fold import fold_lines
from cleannews.evidence.lexicon.folded import SPACELESS
from cleannews.evidence.lexicon.rule import Match

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cleannews.evidence.lexicon.folded import Folded, Found
    from cleannews.evidence.lexicon.rule import Rule

__all__ = [
    "Edge",
    "Inner",
    "index_edge",
    "index_inner",
    "phrases_by_match",
    "with_borders",
]


@dataclass(frozen=True, slots=True)
class Edge:
    """Phrases sought at one end of a block, the `last` or the first.

    `words` are the words that stand at that end of a phrase. Of longer phrases `lengths` says which
    lengths to cut off a key, by the two words there; `signs` the same, by one character, for
    phrases in scripts without spaces. `rules` says whose phrase a cut is.
    """

    last: bool
    words: frozenset[str]
    lengths: dict[str, tuple[int, ...]]
    signs: dict[str, tuple[int, ...]]
    rules: dict[str, tuple[int, ...]]

    def search(self, page: Folded) -> Found:
        """The blocks that begin, or end, with one of the phrases."""
        place, pair = (-1, slice(-2, None)) if self.last else (0, slice(2))
        keys = page.tails if self.last else page.heads
        found: Found = []
        for block, split in enumerate(page.tail_words if self.last else page.head_words):
            word = split[place] if split else ""
            if word in self.words:
                if word in self.rules:
                    found.append((block, self.rules[word]))
                for length in self.lengths.get(" ".join(split[pair]), ()):
                    self._cut(block, keys[block], length, found)
        if page.spaceless:
            for block, key in enumerate(keys):
                for length in self.signs.get(key[place], ()) if key else ():
                    self._cut(block, key, length, found)
        return found

    def _cut(self, block: int, key: str, length: int, found: Found) -> None:
        """Look up so many characters of the key, unless a word of it goes on beyond them."""
        cut = key[-length:] if self.last else key[:length]
        if cut not in self.rules:
            return
        beside = key[-length - 1 : -length] if self.last else key[length : length + 1]
        if beside in ("", " ") or SPACELESS.match(cut[0] if self.last else cut[-1]):
            found.append((block, self.rules[cut]))


# A phrase between the borders it needs, and the rules it speaks for.
_Needle = tuple[str, tuple[int, ...]]


@dataclass(frozen=True, slots=True)
class Inner:
    """Phrases sought anywhere in a block.

    `words` holds the phrases by their longest word, which few blocks hold; `runs` those in scripts
    without spaces, each behind its characters.
    """

    words: dict[str, tuple[_Needle, ...]]
    anchors: frozenset[str]  # the keys of `words`, for a set meets another in one call of C
    runs: tuple[tuple[frozenset[str], _Needle], ...]

    def search(self, page: Folded) -> Found:
        """The blocks that hold one of the phrases."""
        found: Found = []
        self._among_words(range(len(page.heads)), page.heads, page.head_words, found)
        if page.long:
            tails = [page.tails[block] for block in page.long]
            tail_words = [page.tail_words[block] for block in page.long]
            self._among_words(page.long, tails, tail_words, found)
        if page.spaceless and self.runs:
            keys = [*page.heads, *[page.tails[block] for block in page.long]]
            owners = [*range(len(page.heads)), *page.long]
            self._in_running_text(owners, keys, found)
        return found

    def _among_words(
        self, blocks: Sequence[int], keys: list[str], words: list[list[str]], found: Found
    ) -> None:
        anchors = self.anchors
        for block, key, split in zip(blocks, keys, words, strict=True):
            if anchors.isdisjoint(split):
                continue
            bordered = f" {key} "
            for anchor in anchors.intersection(split):
                for needle, rules in self.words[anchor]:
                    if needle in bordered:
                        found.append((block, rules))

    def _in_running_text(self, owners: list[int], keys: list[str], found: Found) -> None:
        page = f" {'  '.join(keys)} "
        signs = set(page)
        offsets = [0, *accumulate([len(key) + 2 for key in keys])]
        for needle, rules in [needle for parts, needle in self.runs if parts <= signs]:
            place = page.find(needle)
            while place >= 0:
                number = bisect_right(offsets, place) - 1
                found.append((owners[number], rules))
                place = page.find(needle, offsets[number + 1])


def phrases_by_match(
    rules: Sequence[Rule], start: int, *, folded: bool
) -> dict[Match, dict[str, tuple[int, ...]]]:
    """For each way of matching, the folded phrases and the rules, numbered from `start`."""
    tables: dict[Match, dict[str, tuple[int, ...]]] = {match: {} for match in Match}
    for number, rule in enumerate(rules, start):
        if rule.match is Match.REGEX:
            continue
        table = tables[rule.match]
        alone = (number,)  # one for all of the rule's phrases, of which there are 60,000
        for key in rule.any_of if folded else fold_lines(rule.any_of):
            known = table.get(key, ())
            if not known:
                table[key] = alone
            elif known[-1] != number:
                table[key] = (*known, number)
    return tables


def index_edge(phrases: dict[str, tuple[int, ...]], *, last: bool) -> Edge:
    """The phrases by what stands at their first or last place."""
    words: set[str] = set()
    lengths: dict[str, tuple[int, ...]] = {}
    signs: dict[str, tuple[int, ...]] = {}
    for key in phrases:
        if _has_spaceless(key):
            _add(signs, key[-1 if last else 0], len(key))
            continue
        split = key.rsplit(" ", 2) if last else key.split(" ", 2)
        words.add(split[-1 if last else 0])
        if len(split) > 1:
            _add(lengths, " ".join(split[-2:] if last else split[:2]), len(key))
    return Edge(last, frozenset(words), lengths, signs, phrases)


def _add(lengths: dict[str, tuple[int, ...]], anchor: str, length: int) -> None:
    known = lengths.get(anchor, ())
    if length not in known:
        lengths[anchor] = (*known, length)


def _has_spaceless(key: str) -> bool:
    return not key.isascii() and SPACELESS.search(key) is not None


def index_inner(phrases: dict[str, tuple[int, ...]]) -> Inner:
    """The phrases by their longest word, or by their characters."""
    words: dict[str, list[_Needle]] = {}
    runs: list[tuple[frozenset[str], _Needle]] = []
    for key, rules in phrases.items():
        needle = with_borders(key), rules
        if _has_spaceless(key):
            runs.append((frozenset(key), needle))
        else:
            words.setdefault(max(key.split(" "), key=len), []).append(needle)
    return Inner(
        {anchor: tuple(group) for anchor, group in words.items()}, frozenset(words), tuple(runs)
    )


def with_borders(key: str) -> str:
    """The key with a space at either end that needs a word border."""
    if key.isascii():
        return f" {key} "
    before = "" if SPACELESS.match(key) else " "
    after = "" if SPACELESS.match(key[-1]) else " "
    return before + key + after
