"""Rules for tests of roles: each speaks of the blocks that say its phrase and nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cleannews.evidence.lexicon import Match, Rule, Scope

if TYPE_CHECKING:
    from cleannews.article import Role


def exact_rule(role: Role, *phrases: str, name: str = "", scope: Scope = Scope.BLOCK) -> Rule:
    """A rule that says `role` of blocks that are one of the phrases; the first is its name."""
    return Rule(
        id=f"en/{role}/{name or phrases[0].replace(' ', '-')}",
        role=role,
        match=Match.EXACT,
        any_of=phrases,
        scope=scope,
        certain=False,
        max_words=None,
        needs=(),
        why="A test needs it.",
    )
