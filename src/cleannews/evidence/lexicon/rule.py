"""The values a rule file becomes."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cleannews.article import Role

__all__ = ["Match", "Rule", "Scope"]


class Match(StrEnum):
    """Where in a block a rule's phrases must stand."""

    EXACT = "exact"  # the phrase is the whole block
    STARTS = "starts"
    ENDS = "ends"
    CONTAINS = "contains"
    REGEX = "regex"  # the phrases are regular expressions, searched for in the unfolded text


class Scope(StrEnum):
    """What a hit speaks about."""

    BLOCK = "block"  # the block that was hit
    RUN = "run"  # that block and the short ones it heads


@dataclass(frozen=True, slots=True)
class Rule:
    """A phrase list and the role it is evidence for.

    `any_of` are the phrases as written, or the patterns of a `Match.REGEX` rule; `needs` are
    strings of which a pattern's block must hold one, so that most blocks are never searched.
    `max_words` is the longest block, in words, that the rule applies to; None means any.
    `certain` rules are verdicts, all others evidence with a learned weight. `drops` and `keeps` are
    the examples that must and must not be hit. In the compiled packs phrases are folded and
    examples left out.
    """

    id: str
    role: Role
    match: Match
    any_of: tuple[str, ...]
    scope: Scope
    certain: bool
    max_words: int | None
    needs: tuple[str, ...]
    why: str
    drops: tuple[str, ...] = ()
    keeps: tuple[str, ...] = ()

    @property
    def language(self) -> str:
        """The part of the id before its first slash: an ISO 639-1 code, "any", or a file's name."""
        return self.id.partition("/")[0]
