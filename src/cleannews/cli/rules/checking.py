"""What is wrong with rule files, and where: `cleannews-rules check`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cleannews.cli.rules.known import rule_files
from cleannews.cli.rules.printing import put, several
from cleannews.errors import RuleFileError
from cleannews.evidence.lexicon.lint import find_problems
from cleannews.evidence.lexicon.load import read_entries

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cleannews.evidence.lexicon import Rule

__all__ = ["check"]


def check(names: Sequence[str]) -> bool:
    """Print every problem of the files, and how many rules they have; give whether all are good."""
    places: dict[Rule, tuple[str, int | None]] = {}
    problems: list[RuleFileError] = []
    for file, prefix in rule_files(names):
        try:
            for line, rule in read_entries(file, prefix):
                if isinstance(rule, RuleFileError):
                    problems.append(rule)
                else:
                    places[rule] = str(file), line
        except RuleFileError as error:
            problems.append(error)
    for rule, reason in find_problems(tuple(places)):
        path, line = places[rule]
        problems.append(RuleFileError(path, rule.id.rpartition("/")[2], reason, line))
    for problem in sorted(problems, key=lambda one: (one.file, one.line or 0)):
        put(str(problem))
    phrases = sum(len(rule.any_of) for rule in places)
    found = several(len(problems), "problem") if problems else "nothing is wrong"
    put(f"{several(len(places), 'rule')} with {several(phrases, 'phrase')}: {found}")
    return not problems
