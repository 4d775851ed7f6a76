"""What is wrong with rules: `python -m cleannews.evidence.lexicon.lint [FILE or FOLDER ...]`.

Without arguments all shipped packs are looked at. One problem a line; exit code 1 if there is any.
"""

from __future__ import annotations

import re
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Final

from cleannews.errors import RuleFileError
from cleannews.evidence.lexicon.fold import fold
from cleannews.evidence.lexicon.load import load_rules
from cleannews.evidence.lexicon.match import Lexicon, keep_hits
from cleannews.evidence.lexicon.pack import RULES, WORDS, shipped_files
from cleannews.evidence.lexicon.rule import Match, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

__all__ = ["lint_rules"]

# Milliseconds for one pattern on a pumped text, which is twice as long as the matcher's subjects.
_MAX_PATTERN_MS: Final = 5.0
_PUMPED_CHARS: Final = 400
_PUMPS: Final = (
    "a",
    "0",
    " ",
    ".",
    "-",
    "/",
    "@",
    "a ",
    "0:",
    "http://",
    "a.",
    "\u00a9",
    "{{",
    "(",
)
# A phrase of one short word found anywhere would hit running text.
_MIN_LONE_WORD_CHARS: Final = 9


def lint_rules(rules: Sequence[Rule]) -> list[str]:
    """Every problem of `rules`, as "id: what is wrong"; [] if there is none.

    Never raises; takes about a millisecond a rule.
    """
    problems = [
        f"{rule.id}: {problem}"
        for rule in rules
        for problem in (*_examples(rule), *_phrases(rule), *_patterns(rule))
    ]
    return problems + list(_duplicates(rules))


def _examples(rule: Rule) -> Iterator[str]:
    lexicon = Lexicon([rule])
    for text in rule.drops:
        if not lexicon.match([text]).blocks:
            yield f"does not hit its example {text!r}"
    for text in rule.keeps:
        if lexicon.match([text]).blocks:
            yield f"hits what it must not: {text!r}"
    if rule.match is not Match.REGEX:
        words = {word for phrase in rule.any_of for word in _parts(fold(phrase))}
        if words and not any(words & set(_parts(fold(text))) for text in rule.keeps):
            yield "no near-miss in keeps has a word of the rule's own"


def _parts(key: str) -> list[str]:
    """The words of a key; of text without spaces, the characters."""
    words = key.split()
    return words + [
        sign for word in words if not word.isascii() for sign in word if sign > "\u0e00"
    ]


def _phrases(rule: Rule) -> Iterator[str]:
    if rule.match is Match.REGEX:
        return
    keys = [fold(phrase) for phrase in rule.any_of]
    for number, (phrase, key) in enumerate(zip(rule.any_of, keys, strict=True)):
        if not key and rule.language != "any":
            yield f"the phrase {phrase!r} would hit every block of symbols; the pack 'any' has that"
        if key in keys[:number]:
            yield f"the phrase {phrase!r} stands there twice once it is folded"
        if rule.match is Match.EXACT or len(set(keys)) != len(keys):
            continue
        for other in keys:
            if other != key and _covers(rule.match, other, key):
                yield f"the phrase {phrase!r} is never needed: {other!r} already hits the same"
        lone = (
            " " not in key and len(key) < _MIN_LONE_WORD_CHARS and key.isalpha() and key < "\u0e00"
        )
        if rule.match is Match.CONTAINS and lone and (rule.max_words or 99) > 12:
            yield f"the lone word {phrase!r} anywhere in a block would hit running text"
    if rule.certain and rule.match is Match.CONTAINS and any(" " not in key for key in keys):
        yield "a certain rule may not be shown by a lone word anywhere"


def _covers(match: Match, shorter: str, longer: str) -> bool:
    """Whether every block that `longer` hits is hit by `shorter` too."""
    if match is Match.CONTAINS:
        return bool(keep_hits([shorter], [longer]))
    if match is Match.STARTS:
        return f"{longer} ".startswith(f"{shorter} ")
    return f" {longer}".endswith(f" {shorter}")


def _patterns(rule: Rule) -> Iterator[str]:
    if rule.match is not Match.REGEX:
        return
    units = (*_PUMPS, *rule.needs, *rule.drops, *rule.keeps)
    for pattern in rule.any_of:
        for unit in units:
            if _is_slow(re.compile(pattern), unit):
                yield f"pattern {pattern!r} takes over {_MAX_PATTERN_MS} ms on {unit!r} repeated"
                break


def _is_slow(pattern: re.Pattern[str], unit: str) -> bool:
    """Whether the pattern takes too long on `unit` repeated, by steps, so that none takes hours."""
    for chars in (_PUMPED_CHARS // 8, _PUMPED_CHARS // 4, _PUMPED_CHARS // 2, _PUMPED_CHARS):
        for text in ((unit * chars)[:chars], f"{(unit * chars)[:chars]}!"):
            # Twice, because the machine may have paused.
            if all(_time_ms(pattern, text) > _MAX_PATTERN_MS for _ in range(2)):
                return True
    return False


def _time_ms(pattern: re.Pattern[str], text: str) -> float:
    start = time.perf_counter()
    pattern.search(text)
    return (time.perf_counter() - start) * 1000


def _duplicates(rules: Sequence[Rule]) -> Iterator[str]:
    """Phrases that two rules of one language, or two languages with one role, both have."""
    owners: dict[tuple[str, str], Rule] = {}
    for rule in rules:
        for phrase in rule.any_of:
            key = phrase if rule.match is Match.REGEX else fold(phrase)
            for group in (rule.language, f"{rule.role} in any language"):
                other = owners.setdefault((f"{rule.match} {group}", key), rule)
                if other is not rule and other.language in (rule.language, "any"):
                    yield f"{rule.id}: the phrase {phrase!r} is also in {other.id}"
                    break


def _files(arguments: Sequence[str]) -> Iterator[tuple[Path, str]]:
    """The rule files to look at, each with the prefix of its rules."""
    shipped = {path.resolve(): prefix for path, prefix in shipped_files()}
    for path in map(Path, arguments or [str(RULES)]):
        for file in sorted(path.rglob("*.toml")) if path.is_dir() else [path]:
            if file.name == WORDS:
                continue
            yield file, shipped.get(file.resolve(), file.stem)


def main(arguments: Sequence[str]) -> int:
    """Print every problem of the files and folders, and say whether there was one."""
    rules: list[Rule] = []
    problems: list[str] = []
    for file, prefix in _files(arguments):
        try:
            rules += load_rules(file, prefix)
        except RuleFileError as error:
            problems.append(str(error))
    problems += lint_rules(rules)
    for problem in problems:
        sys.stdout.write(f"{problem}\n")
    phrases = sum(len(rule.any_of) for rule in rules)
    sys.stderr.write(f"{len(rules)} rules, {phrases} phrases, {len(problems)} problems\n")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
