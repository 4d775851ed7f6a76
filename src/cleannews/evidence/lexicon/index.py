"""Phrases laid out so that a page asks for them by what it holds, not each phrase for the page."""

from __future__ import annotations

from dataclasses import dataclass
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
    "index_edge",
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
        if self.last:
            place, keys = -1, page.tails
            words = [key.rpartition(" ")[2] for key in keys]
        else:
            place, keys = 0, page.heads
            words = [key.partition(" ")[0] for key in keys]
        found: Found = []
        known = self.words
        for block in [block for block, word in enumerate(words) if word in known]:
            key, word = keys[block], words[block]
            if word in self.rules:
                found.append((block, self.rules[word]))
            split = key.rsplit(" ", 2)[-2:] if self.last else key.split(" ", 2)[:2]
            for length in self.lengths.get(" ".join(split), ()):
                self._cut(block, key, length, found)
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


def with_borders(key: str) -> str:
    """The key with a space at either end that needs a word border."""
    if key.isascii():
        return f" {key} "
    before = "" if SPACELESS.match(key) else " "
    after = "" if SPACELESS.match(key[-1]) else " "
    return before + key + after
