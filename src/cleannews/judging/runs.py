"""Which blocks stand below a line that heads others, such as "Most read"."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from cleannews.evidence.lexicon.rule import Scope
from cleannews.reading.page import Mark
from cleannews.reading.scripts import is_dense, is_endless

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cleannews.article import Role
    from cleannews.evidence.lexicon.match import Hits
    from cleannews.evidence.lexicon.rule import Rule
    from cleannews.reading.page import Page

__all__ = ["Runs", "find_runs", "is_label", "is_prose"]

_MAX_STEPS: Final = 60  # blocks: no list of links is longer, and a missed end costs no more
_LONG: Final = 180  # characters from which a block is prose whatever it ends in
_SENTENCE: Final = 80  # characters of a full sentence, as against a headline with a full stop
_SENTENCE_EAST: Final = 35  # the same in scripts that write a word in two or three characters
_STOPS: Final = tuple(".!?…。！？।॥؟۔։።၊။។\"”»’')")


@dataclass(frozen=True, slots=True)
class Runs:
    """For each block the run it lies in: parallel lists, one entry a block.

    `roles[i]` is the role that the head gives the block, `None` outside runs; `steps[i]` is how
    many blocks the head lies above (0 for the head itself, -1 outside runs); `rules[i]` is the
    index of the head's rule, -1 outside.
    """

    roles: list[Role | None]
    steps: list[int]
    rules: list[int]


def is_prose(text: str) -> bool:
    """Whether a block reads as a sentence or more, and not as a headline or a label.

    >>> is_prose("The storm made landfall on Monday, and the weather service said it would last.")
    False
    >>> is_prose(
    ...     "The storm made landfall on Monday, and the weather service said that it would last."
    ... )
    True
    """
    size = len(text)
    if size >= _LONG:
        return True
    if size >= _SENTENCE:
        return text.endswith(_STOPS) or is_endless(text)
    if size < _SENTENCE_EAST:
        return False
    return text.endswith("።") or (text.endswith(_STOPS) and is_dense(text))  # Amharic's full stop


def is_label(text: str) -> bool:
    """Whether a block reads as a headline or a label: no prose, and not even a short sentence.

    >>> is_label("What we know")
    True
    >>> is_label("Nobody was hurt.")
    False
    """
    return not is_prose(text) and not text.endswith(_STOPS)


def find_runs(page: Page, hits: Hits, rules: Sequence[Rule]) -> Runs:
    """Follow each line that heads others down to the prose or the gap that ends its run.

    A head ends the run before it. A page without heads has no runs. Linear in the number of blocks.
    """
    size = len(page)
    runs = Runs([None] * size, [-1] * size, [-1] * size)
    heads: dict[int, int] = {}
    run = Scope.RUN  # slow to look up for each rule
    heading = {number for number in hits.met if rules[number].scope is run}
    for block, number in zip(hits.blocks, hits.rules, strict=True):
        if number in heading:
            heads.setdefault(block, number)
    for head, number in heads.items():
        end = _end_of(page, head, heads)
        runs.roles[head:end] = [rules[number].role] * (end - head)
        runs.steps[head:end] = range(end - head)
        runs.rules[head:end] = [number] * (end - head)
    return runs


def _end_of(page: Page, head: int, heads: dict[int, int]) -> int:
    """Return the block that the run of `head` does not reach any more."""
    texts, gaps, marks, levels = page.texts, page.gaps, page.marks, page.levels
    last = min(len(texts), head + _MAX_STEPS)
    level = levels[head] if marks[head] is Mark.HEADING else 0  # no other heading has so low a one
    widest = -1  # blank lines between the items so far
    for block in range(head + 1, last):
        if block in heads or is_prose(texts[block]):
            return block
        if level and marks[block] is Mark.HEADING and levels[block] <= level:
            return block
        gap = gaps[block]
        if gap > widest:
            if block > head + 2 and gap > widest + 1:
                return block
            widest = gap
    return last
