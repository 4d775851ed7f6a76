"""Rule files and keep-lists, read strictly: what is wrong is named with file, rule and reason."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from enum import StrEnum
from typing import TYPE_CHECKING, Final, NamedTuple, TypeVar

from cleannews.article import Role
from cleannews.errors import RuleFileError, did_you_mean
from cleannews.evidence.lexicon.fold import fold, fold_lines
from cleannews.evidence.lexicon.pattern import why_unsafe
from cleannews.evidence.lexicon.rule import Match, Rule, Scope

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

__all__ = ["Entry", "load_keep_list", "load_rules", "read_entries"]

Choice = TypeVar("Choice", bound=StrEnum)

_REQUIRED: Final = ("id", "role", "match", "any_of", "why", "drops", "keeps")
_OPTIONAL: Final = ("scope", "certain", "max_words", "needs")
_HEAD: Final = re.compile(r"^[ \t]*\[\[[ \t]*rule[ \t]*\]\]", re.MULTILINE)
_ID: Final = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
# Words. Longer blocks are prose, which an exact phrase does not mind: it is the whole block.
_DEFAULT_MAX_WORDS: Final = 40
# Characters of a folded phrase; the matcher sees 200 of either end of a block.
_MAX_PHRASE_CHARS: Final = 150


class Entry(NamedTuple):
    """A [[rule]] of a file: the line it begins in, if that can be told, and what became of it."""

    line: int | None
    rule: Rule | RuleFileError


def load_rules(path: Path, prefix: str | None = None) -> tuple[Rule, ...]:
    """The rules of one TOML file, in its order.

    Each rule's id is `prefix` (by default the file's name without ".toml"), a slash, and the id
    in the file. A file without rules gives (). Raises `RuleFileError`, naming file, rule and
    reason, for anything that is not exactly a rule file.
    """
    rules: list[Rule] = []
    for entry in read_entries(path, prefix):
        if isinstance(entry.rule, RuleFileError):
            raise entry.rule
        rules.append(entry.rule)
    return tuple(rules)


def read_entries(path: Path, prefix: str | None = None) -> Iterator[Entry]:
    """What `load_rules` reads, rule by rule, and what is wrong with each of the others.

    Raises `RuleFileError` for a file that is no TOML or cannot be read.
    """
    text = _read_text(path)
    tables = _read_tables(path, text)
    heads = [text.count("\n", 0, head.end()) + 1 for head in _HEAD.finditer(text)]
    # In a text of several lines "[[rule]]" may stand, too: then no line can be told.
    lines = heads if len(heads) == len(tables) else [None] * len(tables)
    prefix = path.stem if prefix is None else prefix
    seen: set[str] = set()
    for number, (line, table) in enumerate(zip(lines, tables, strict=True), 1):
        try:
            read = _Table(str(path), line, f"number {number}", table)
            rule = read.rule(prefix)
            if rule.id in seen:
                raise read.wrong("another rule of this file has the same id")
        except RuleFileError as error:
            yield Entry(line, error)
        else:
            seen.add(rule.id)
            yield Entry(line, rule)


def load_keep_list(path: Path) -> tuple[str, ...]:
    """The phrases of a keep-list: one a line; blank lines and lines that begin with "#" are passed.

    Raises `RuleFileError` for a file that cannot be read, or a line of symbols only.
    """
    phrases = []
    for number, raw in enumerate(_read_text(path).splitlines(), 1):
        line = raw.strip()
        if not line or line.startswith("#"):
            continue
        if not fold(line):
            raise RuleFileError(str(path), None, f"line {number} has no word in it: {line!r}")
        phrases.append(line)
    return tuple(phrases)


def _read_text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise RuleFileError(str(path), None, f"cannot be read: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise RuleFileError(str(path), None, f"not UTF-8 at byte {error.start}") from error


def _read_tables(path: Path, text: str) -> list[object]:
    try:
        document = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise RuleFileError(str(path), None, f"not TOML: {error}") from error
    unknown = sorted(document.keys() - {"rule"})
    if unknown:
        raise RuleFileError(
            str(path), None, f"unknown key {unknown[0]!r}; only [[rule]] may stand at the top"
        )
    tables = document.get("rule", [])
    if not isinstance(tables, list):
        raise RuleFileError(str(path), None, "write [[rule]], not [rule]")
    return tables


class _Table:
    """One [[rule]] being read; every method raises `RuleFileError` with its place."""

    def __init__(self, file: str, line: int | None, label: str, table: object) -> None:
        self.file = file
        self.line = line
        self.label = label
        if not isinstance(table, dict):
            raise self.wrong("a rule must be a table")
        self.values: Mapping[str, object] = table

    def wrong(self, reason: str) -> RuleFileError:
        return RuleFileError(self.file, self.label, reason, self.line)

    def rule(self, prefix: str) -> Rule:
        if isinstance(named := self.values.get("id"), str):
            self.label = named
        for key in self.values:
            if key not in _REQUIRED + _OPTIONAL:
                near = did_you_mean(key.lower(), _REQUIRED + _OPTIONAL)
                raise self.wrong(f"unknown key {key!r}{near}")
        name = self.text("id")
        if not _ID.fullmatch(name):
            raise self.wrong("an id is made of a-z, 0-9 and single hyphens")
        match = self.choice("match", Match)
        rule = Rule(
            id=f"{prefix}/{name}",
            role=self.choice("role", Role),
            match=match,
            any_of=self.texts("any_of"),
            scope=self.choice("scope", Scope) if "scope" in self.values else Scope.BLOCK,
            certain=self.flag("certain"),
            max_words=self.max_words(None if match is Match.EXACT else _DEFAULT_MAX_WORDS),
            needs=self.texts("needs") if "needs" in self.values else (),
            why=self.text("why"),
            drops=self.texts("drops"),
            keeps=self.texts("keeps"),
        )
        self.check_phrases(rule)
        return rule

    def text(self, key: str) -> str:
        value = self.values.get(key)
        if not isinstance(value, str) or not value.strip():
            raise self.wrong(f"{key} must be a text" if key in self.values else f"{key} is missing")
        return unicodedata.normalize("NFC", value)

    def texts(self, key: str) -> tuple[str, ...]:
        value = self.values.get(key)
        if not isinstance(value, list) or not value:
            state = (
                'must be a list of texts, such as ["read also"]'
                if key in self.values
                else "is missing"
            )
            raise self.wrong(f"{key} {state}")
        for item in value:
            if not isinstance(item, str) or not item.strip():
                raise self.wrong(f"{key} holds {item!r}, which is no text")
        return tuple(unicodedata.normalize("NFC", item) for item in value)

    def choice(self, key: str, kind: type[Choice]) -> Choice:
        value = self.text(key)
        try:
            return kind(value)
        except ValueError:
            near = did_you_mean(value, kind)
            known = ", ".join(kind)
            raise self.wrong(f"unknown {key} {value!r}; known: {known}{near}") from None

    def flag(self, key: str) -> bool:
        value = self.values.get(key, False)
        if not isinstance(value, bool):
            raise self.wrong(f"{key} must be true or false")
        return value

    def max_words(self, default: int | None) -> int | None:
        value = self.values.get("max_words", default)
        if value is not None and (
            not isinstance(value, int) or isinstance(value, bool) or value < 1
        ):
            raise self.wrong("max_words must be a whole number of at least 1")
        return value

    def check_phrases(self, rule: Rule) -> None:
        if rule.match is Match.REGEX:
            if not rule.needs:
                raise self.wrong("a regex must say which strings its block needs: needs = [...]")
            for pattern in rule.any_of:
                if reason := why_unsafe(pattern):
                    raise self.wrong(f"pattern {pattern!r} {reason}")
            return
        if rule.needs:
            raise self.wrong("only a regex has needs")
        for phrase, key in zip(rule.any_of, fold_lines(rule.any_of), strict=True):
            if not key and rule.match is not Match.EXACT:
                raise self.wrong(f"phrase {phrase!r} has no word in it")
            if len(key) > _MAX_PHRASE_CHARS:
                raise self.wrong(f"phrase {phrase!r} is longer than {_MAX_PHRASE_CHARS} characters")
