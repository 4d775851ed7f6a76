"""Rules as a person reads them: `cleannews-rules list` and `show`."""

from __future__ import annotations

import shutil
import textwrap
from typing import TYPE_CHECKING, Final

from cleannews.cli.failures import UsageError
from cleannews.cli.rules.known import chosen_rules, own_rules, rule_files
from cleannews.cli.rules.printing import cut, put, several
from cleannews.errors import did_you_mean
from cleannews.evidence.lexicon import Match, Rule, Scope, default_lexicon

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cleannews.cli.rules.request import Choice

__all__ = ["list_rules", "show_rules"]

_MATCHES: Final = {
    Match.EXACT: "a line that is nothing but one of the phrases",
    Match.STARTS: "a line that begins with one of the phrases",
    Match.ENDS: "a line that ends with one of the phrases",
    Match.CONTAINS: "a line with one of the phrases, in a long one near its beginning or end",
    Match.REGEX: "a line in which one of the regular expressions is found",
}
_LABEL_COLUMNS: Final = 12
_LEAST_COLUMNS: Final = 40


def list_rules(choice: Choice) -> None:
    """Print a line for each rule, and how many there are."""
    rules = chosen_rules(choice)
    id_columns = max((len(rule.id) for rule in rules), default=0)
    role_columns = max((len(rule.role) for rule in rules), default=0)
    for rule in rules:
        match = f"{rule.match}{'!' if rule.certain else ''}"
        put(cut(f"{rule.id:{id_columns}}  {rule.role:{role_columns}}  {match:9}  {rule.why}"))
    certain = sum(rule.certain for rule in rules)
    marked = f', {certain} of them certain ("!")' if certain else ""
    put(f"{several(len(rules), 'rule')}{marked}")


def show_rules(choice: Choice, ids: Sequence[str]) -> None:
    """Print the rules of these ids whole; raises `UsageError` for an id that there is not."""
    known = {rule.id: rule for rule in own_rules(choice.files)} if choice.files else {}
    names = list(known) or [rule.id for rule in default_lexicon().rules]
    for name in ids:
        if name not in names:
            ends = [other for other in names if other.endswith(f"/{name}")]
            near = f"; did you mean {' or '.join(ends[:3])}?" if ends else did_you_mean(name, names)
            there = near or "; cleannews-rules list tells which there are"
            raise UsageError(f"there is no rule {name!r}{there}")
    for number, name in enumerate(ids):
        if number:
            put("")
        for line in _lines(known[name] if known else _shipped(name)):
            put(line)


def _shipped(name: str) -> Rule:
    """A shipped rule with its examples, which only its own file has."""
    prefix = name.rpartition("/")[0]
    path = next(str(path) for path, other in rule_files(()) if other == prefix)
    return next(rule for rule in own_rules([path]) if rule.id == name)


def _lines(rule: Rule) -> Iterator[str]:
    width = max(_LEAST_COLUMNS, shutil.get_terminal_size().columns)

    def fill(label: str, text: str) -> list[str]:
        head = f"  {label:{_LABEL_COLUMNS - 2}}"
        return textwrap.wrap(
            text,
            width,
            initial_indent=head,
            subsequent_indent=" " * _LABEL_COLUMNS,
            break_on_hyphens=False,
            break_long_words=False,
        ) or [head.rstrip()]

    yield rule.id
    yield from fill("why", rule.why)
    yield from fill("role", _role(rule))
    limit = f", of at most {rule.max_words} words" if rule.max_words else ""
    yield from fill("hits", f"{_MATCHES[rule.match]}{limit} ({rule.match})")
    if rule.match is Match.REGEX:
        for label, pattern in zip(
            ["patterns", *[""] * len(rule.any_of)], rule.any_of, strict=False
        ):
            yield f"  {label:{_LABEL_COLUMNS - 2}}{pattern}"
        yield from fill("needs", " · ".join(rule.needs))
    else:
        yield from fill("phrases", " · ".join(rule.any_of))
    for name, examples in (("drops", rule.drops), ("keeps", rule.keeps)):
        for label, example in zip([name, *[""] * len(examples)], examples, strict=False):
            yield from fill(label, example)


def _role(rule: Rule) -> str:
    what = "a verdict" if rule.certain else "evidence, no verdict"
    run = ", of the short lines below, too" if rule.scope is Scope.RUN else ""
    return f"{rule.role}{run}; {what}"
