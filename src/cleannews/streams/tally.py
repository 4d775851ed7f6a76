"""What a run did, as numbers that add up: for the summary at its end."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from itertools import compress
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

    from cleannews.pipeline import Passage

__all__ = ["Sight", "Tally", "look_at"]

_MOST_NAMED = 5


class Sight(NamedTuple):
    """What one article adds to the tally."""

    kind: str
    characters: int
    kept: int
    roles: Mapping[str, int]
    rules: Mapping[str, int]
    warnings: tuple[str, ...]


def look_at(passage: Passage) -> Sight:
    """Count what became of a page. Linear in its blocks.

    It counts what `removed` holds, from what that is made of: to make all blocks of a page with
    their reasons takes ten times as long.
    """
    from cleannews.writing.reasons import leading_rules

    page, judgement, article = passage
    roles, include = judgement.roles, article.include
    kept = len(article.text)
    is_gone = [role not in include for role in roles]
    gone = sum(map(len, compress(page.texts, is_gone)))
    rules = leading_rules(judgement).items()
    return Sight(
        article.kind,
        gone + kept,
        kept,
        {role.value: count for role, count in Counter(compress(roles, is_gone)).items()},
        dict(Counter([code for block, code in rules if is_gone[block]])),
        article.warnings,
    )


@dataclass(slots=True)
class Tally:
    """The sum over a run: it grows by `add` and `add_failure`, and survives as JSON."""

    documents: int = 0
    failed: int = 0
    characters: int = 0
    kept: int = 0
    kinds: Counter[str] = field(default_factory=Counter)
    roles: Counter[str] = field(default_factory=Counter)
    rules: Counter[str] = field(default_factory=Counter)
    warnings: Counter[str] = field(default_factory=Counter)
    failures: list[tuple[str, str]] = field(default_factory=list)
    slowest: list[tuple[float, str]] = field(default_factory=list)

    def add(self, name: str, sight: Sight, seconds: float) -> None:
        """Count an article."""
        self.documents += 1
        self.characters += sight.characters
        self.kept += sight.kept
        self.kinds[sight.kind] += 1
        self.roles.update(sight.roles)
        self.rules.update(sight.rules)
        self.warnings.update(sight.warnings)
        self._time(name, seconds)

    def add_failure(self, name: str, reason: str, seconds: float) -> None:
        """Count a document that gave no article; the first few are named."""
        self.documents += 1
        self.failed += 1
        if len(self.failures) < _MOST_NAMED:
            self.failures.append((name, reason))
        self._time(name, seconds)

    def _time(self, name: str, seconds: float) -> None:
        if len(self.slowest) < _MOST_NAMED or seconds > self.slowest[-1][0]:
            self.slowest = sorted([*self.slowest, (seconds, name)], reverse=True)[:_MOST_NAMED]

    def to_dict(self) -> dict[str, Any]:
        """Give plain JSON types."""
        return {
            name: dict(value) if isinstance(value, Counter) else value
            for name in self.__slots__
            for value in [getattr(self, name)]
        }

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Tally:
        """Read what `to_dict` gave; raises `KeyError`, `TypeError`, `ValueError` for others."""
        counts = {name: Counter(data[name]) for name in ("kinds", "roles", "rules", "warnings")}
        return cls(
            int(data["documents"]),
            int(data["failed"]),
            int(data["characters"]),
            int(data["kept"]),
            **counts,
            failures=[(str(name), str(reason)) for name, reason in data["failures"]],
            slowest=[(float(seconds), str(name)) for seconds, name in data["slowest"]],
        )
