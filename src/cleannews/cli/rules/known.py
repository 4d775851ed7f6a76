"""Which rules a command line means, and where they lie."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from cleannews.cli.failures import UsageError, wrong_rules
from cleannews.errors import RuleFileError, did_you_mean
from cleannews.evidence.lexicon import Lexicon, default_lexicon
from cleannews.evidence.lexicon.load import load_rules
from cleannews.evidence.lexicon.pack import RULES, WORDS, shipped_files

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from cleannews.cli.rules.request import Choice
    from cleannews.evidence.lexicon import Rule

__all__ = ["chosen_rules", "own_rules", "rule_files", "topic_of"]


def topic_of(rule: Rule) -> str:
    """The part of a shipped rule's id between its slashes; "" in rules of other files."""
    parts = rule.id.split("/")
    return parts[1] if len(parts) > 2 else ""


def rule_files(names: Sequence[str]) -> list[tuple[Path, str]]:
    """The rule files meant, each with the prefix of its rules' ids; without names the shipped ones.

    Raises `UsageError` for a folder without any.
    """
    prefixes = {path.resolve(): prefix for path, prefix in shipped_files()}
    files: list[Path] = []
    for path in map(Path, names or [str(RULES)]):
        if not path.is_dir():
            files.append(path)
            continue
        inside = [file for file in sorted(path.rglob("*.toml")) if file.name != WORDS]
        if not inside:
            raise UsageError(f"{path}: there is no .toml in this folder")
        files += inside
    return [(file, prefixes.get(file.resolve(), file.stem)) for file in files]


def own_rules(names: Sequence[str]) -> tuple[Rule, ...]:
    """The rules of some files; raises `UsageError` where one is wrong."""
    try:
        return tuple(
            rule for file, prefix in rule_files(names) for rule in load_rules(file, prefix)
        )
    except RuleFileError as error:
        raise wrong_rules(error) from error


def chosen_rules(choice: Choice) -> tuple[Rule, ...]:
    """The rules that a command line means, in their order; raises `UsageError`."""
    rules = own_rules(choice.files) if choice.files else default_lexicon().rules
    if choice.hits is not None:
        lexicon = Lexicon(rules, folded=not choice.files)
        rules = tuple(rules[number] for number in lexicon.match([choice.hits]).rules)
    else:
        _refuse_unknown("--language", choice.language, {rule.language for rule in rules})
        _refuse_unknown("--topic", choice.topic, {topic_of(rule) for rule in rules} - {""})
    return tuple(
        rule
        for rule in rules
        if choice.language in (None, rule.language)
        and choice.topic in (None, topic_of(rule))
        and choice.role in (None, rule.role)
    )


def _refuse_unknown(option: str, value: str | None, known: Iterable[str]) -> None:
    names = sorted(known)
    if value is not None and value not in names:
        there = ", ".join(names) or "none"
        near = did_you_mean(value, names)
        raise UsageError(f"{option}: no rule is of {value!r}; there are {there}{near}")
