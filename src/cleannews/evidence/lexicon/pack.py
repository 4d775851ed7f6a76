"""The shipped rules: TOML files for people, and one compact file made of them for start-up."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Final

from cleannews.article import Role
from cleannews.evidence.lexicon.fold import fold_lines
from cleannews.evidence.lexicon.rule import Match, Rule, Scope

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["COMPILED", "RULES", "WORDS", "decode_rules", "encode_rules", "shipped_files"]

RULES: Final = Path(__file__).parent.parent / "rules"
# Reading the TOML files takes most of a second, for `tomllib` is written in Python.
COMPILED: Final = RULES / "compiled.json"
# The one file of a language's folder that has no rules in it, but what the recognisers know.
WORDS: Final = "words.toml"


def shipped_files() -> list[tuple[Path, str]]:
    """Every `<language>/<topic>.toml` of the packs, sorted, each with the prefix of its rules."""
    return [
        (path, f"{path.parent.name}/{path.stem}")
        for path in sorted(RULES.glob("*/*.toml"))
        if path.name != WORDS
    ]


def encode_rules(rules: Iterable[Rule]) -> str:
    """The rules as JSON, one a line, without examples and with phrases folded."""
    lines = (
        json.dumps(
            [
                rule.id,
                rule.role,
                rule.match,
                rule.any_of if rule.match is Match.REGEX else fold_lines(rule.any_of),
                rule.scope,
                rule.certain,
                rule.max_words,
                rule.needs,
                rule.why,
            ],
            ensure_ascii=False,
        )
        for rule in rules
    )
    return "[\n" + ",\n".join(lines) + "\n]\n"


def decode_rules(text: str) -> tuple[Rule, ...]:
    """The rules that `encode_rules` wrote, phrases folded and examples empty."""
    return tuple(
        Rule(
            id=name,
            role=Role(role),
            match=Match(match),
            any_of=tuple(any_of),
            scope=Scope(scope),
            certain=certain,
            max_words=max_words,
            needs=tuple(needs),
            why=why,
        )
        for name, role, match, any_of, scope, certain, max_words, needs, why in json.loads(text)
    )
