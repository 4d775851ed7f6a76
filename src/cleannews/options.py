"""How the caller wants a page judged: a frozen value."""

from __future__ import annotations

from dataclasses import dataclass
from os import PathLike
from typing import TYPE_CHECKING, Literal

from cleannews.arguments import language_code, refuse_unknown, several
from cleannews.article import BODY_ROLES, Role
from cleannews.repairs import read_steps

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable
    from pathlib import Path

    from cleannews.evidence.lexicon import Rule

__all__ = ["Options"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """How to judge a page.

    `preset` trades precision against recall. `include` are the roles that `text` holds. `rules` are
    extra rules and `keep` phrases whose blocks are always kept, both most easily read from files
    with `Options.from_files`. `language` is an ISO 639-1 code where the caller knows it. `repair`
    are the names of the steps that mend damaged text, such as "hyphens", or "all".
    """

    preset: Literal["precision", "balanced", "recall"] = "balanced"
    include: frozenset[Role] = BODY_ROLES
    rules: tuple[Rule, ...] = ()
    keep: tuple[str, ...] = ()
    language: str | None = None
    repair: Collection[str] = frozenset()

    def __post_init__(self) -> None:
        """Read names.

        Raises `ValueError` for one there is not, `TypeError` for files, and what `read_steps` does.
        """
        refuse_unknown(self.preset, ("precision", "balanced", "recall"))
        for role in self.include:
            refuse_unknown(role, Role)
        object.__setattr__(self, "include", frozenset(map(Role, self.include)))
        if self.language is not None:
            object.__setattr__(self, "language", language_code(self.language))
        object.__setattr__(self, "rules", several("rules", self.rules))
        for rule in self.rules:
            if isinstance(rule, str | PathLike):
                file = str(rule)
                raise TypeError(f"a file of rules is read by Options.from_files(rules=[{file!r}])")
        object.__setattr__(self, "keep", several("keep", self.keep))
        object.__setattr__(self, "repair", read_steps(self.repair))

    @classmethod
    def from_files(
        cls,
        *,
        rules: Iterable[str | Path] = (),
        keep: Iterable[str | Path] = (),
        preset: Literal["precision", "balanced", "recall"] = "balanced",
        include: frozenset[Role] = BODY_ROLES,
        language: str | None = None,
        repair: Collection[str] = frozenset(),
    ) -> Options:
        """Read rule files (TOML) and keep-lists (a phrase a line) into options.

        The files are read here and once, so cleaning stays a pure function. Raises
        `RuleFileError`, which names file, rule and reason, for a file that cannot be read or is
        wrong.
        """
        rule_files, keep_lists = several("rules", rules), several("keep", keep)
        return cls(
            preset=preset,
            include=include,
            rules=tuple(rule for file in rule_files for rule in _rules_in(file)),
            keep=tuple(phrase for file in keep_lists for phrase in _phrases_in(file)),
            language=language,
            repair=repair,
        )


# What reads files comes with the engine, for which options alone need not wait.
def _rules_in(file: str | Path) -> Iterable[Rule]:
    from pathlib import Path

    from cleannews.evidence.lexicon.load import load_rules

    return load_rules(Path(file))


def _phrases_in(file: str | Path) -> Iterable[str]:
    from pathlib import Path

    from cleannews.evidence.lexicon.load import load_keep_list

    return load_keep_list(Path(file))
