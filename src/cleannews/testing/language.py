"""What of a language is there and what is missing: `python -m cleannews.testing.language CODE ...`.

Without codes every language with a folder is looked at, one line each. Exit code 1 if anything is
missing or fails. Needs Babel, for the dates of Unicode CLDR.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from itertools import product
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from babel.dates import format_date

import cleannews
from cleannews.article import Role
from cleannews.errors import RuleFileError
from cleannews.evidence.cues.compile import is_current, locales_of, words_of_folders
from cleannews.evidence.cues.credits import find_credits
from cleannews.evidence.cues.cue import DateLabel
from cleannews.evidence.cues.dates import find_dates
from cleannews.evidence.cues.language import recognise_language
from cleannews.evidence.cues.sheet import lay_out
from cleannews.evidence.lexicon import default_lexicon
from cleannews.evidence.lexicon.lint import lint_rules
from cleannews.evidence.lexicon.load import load_rules
from cleannews.evidence.lexicon.pack import COMPILED, encode_rules, shipped_files
from cleannews.testing.phrasebook import LANGUAGES, phrasebook

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from cleannews.evidence.lexicon.rule import Rule

__all__ = ["LEAST_PHRASES", "Report", "look_at", "misread_dates"]

FIXTURES: Final = Path(cleannews.__file__).parents[2] / "tests" / "fixtures"
# Phrases that a pack has of each kind of chrome at the very least: what nearly every site prints.
LEAST_PHRASES: Final = {
    Role.NAVIGATION: 8,
    Role.SHARING: 4,
    Role.SIGNUP: 4,
    Role.CONSENT: 4,
    Role.LEGAL: 4,
    Role.RELATED: 6,
    Role.ADVERT: 3,
    Role.COMMENT: 4,
    Role.WIDGET: 3,
    Role.PAYWALL: 2,
    Role.TOPIC: 1,
}
_WORDS: Final = ("published", "modified", "by", "picture")
_LEAST_SMALL: Final = 30
_LEAST_DATES: Final = 0.98  # of those that CLDR writes
_DAYS: Final = tuple(
    date(year, month, day) for year, month, day in product((1999, 2024), range(1, 13), (5, 28))
)


@dataclass(frozen=True, slots=True)
class Report:
    """What was found of a language: what is there, and what is missing or fails."""

    there: list[str] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)


def look_at(code: str) -> Report:
    """Look for all that a language needs. Takes about a second."""
    report = Report()
    if code not in _words():
        first = f"write src/cleannews/evidence/rules/{code}/words.toml first"
        report.problems.append(f"{first}, then run python -m cleannews.evidence.cues.compile")
        return report
    _look_at_words(code, report)
    _look_at_rules(code, report)
    _look_at_dates(code, report)
    _look_at_phrasebook(code, report)
    pages = sorted(path.name for path in FIXTURES.glob(f"{code}-*"))
    if pages:
        report.there.append(f"fixtures: {', '.join(pages)}")
    elif FIXTURES.exists():
        report.problems.append(f"no page {code}-* in tests/fixtures")
    return report


def misread_dates(code: str, width: str) -> tuple[dict[str, list[str | None]], int]:
    """The dates of CLDR that are not read to the day, with what is read, and how many there are.

    `width` is "long", "medium" or "short". Each is read as if it stood alone on a page.
    """
    written = {
        format_date(day, width, locale=locale): day.isoformat()
        for locale in locales_of(code)
        for day in _DAYS
    }
    found = {
        text: [cue.value for cue in find_dates(lay_out([text], max_chars=len(text)), code)]
        for text in written
    }
    wrong = {text: values for text, values in found.items() if values != [written[text]]}
    return wrong, len(written)


@cache
def _words() -> dict[str, dict[str, Any]]:
    return words_of_folders()


def _look_at_words(code: str, report: Report) -> None:
    words = _words()[code]
    missing = [key for key in _WORDS if not words.get(key)]
    if missing:
        report.problems.append(f"words.toml has no {', '.join(missing)}")
    small = len(words.get("small", ()))
    report.there.append(f"words: {small} small ones, {len(words)} lists")
    if small < _LEAST_SMALL and code in LANGUAGES:
        text = phrasebook(code).stories[0].lead
        if recognise_language([text]) != code:
            report.problems.append(f"words.toml has {small} small words, not {_LEAST_SMALL}")
    if not _is_current():
        report.problems.append("words.json is old: python -m cleannews.evidence.cues.compile")


def _look_at_rules(code: str, report: Report) -> None:
    try:
        rules = [rule for rule in _all_rules() if rule.language == code]
    except RuleFileError as error:
        report.problems.append(str(error))
        return
    report.problems.extend(lint_rules(rules))
    phrases = dict.fromkeys(Role, 0)
    for rule in rules:
        phrases[rule.role] += len(rule.any_of)
    report.there.append(f"rules: {len(rules)} with {sum(phrases.values())} phrases")
    report.problems.extend(
        f"{phrases[role]} phrases of role {role}, not {least}"
        for role, least in LEAST_PHRASES.items()
        if phrases[role] < least
    )
    if not _is_compiled():
        report.problems.append("compiled.json is old: python -m cleannews.evidence.lexicon.compile")


@cache
def _is_current() -> bool:
    return is_current()


@cache
def _is_compiled() -> bool:
    return COMPILED.read_text(encoding="utf-8") == encode_rules(_all_rules())


@cache
def _all_rules() -> tuple[Rule, ...]:
    return tuple(rule for path, prefix in shipped_files() for rule in load_rules(path, prefix))


def _look_at_dates(code: str, report: Report) -> None:
    for width in ("long", "medium"):
        wrong, count = misread_dates(code, width)
        report.there.append(f"dates, {width}: {count - len(wrong)} of {count} read to the day")
        if len(wrong) > (1 - _LEAST_DATES) * count:
            text, values = next(iter(wrong.items()))
            report.problems.append(f"{width} dates are misread: {text!r} as {values}")


def _look_at_phrasebook(code: str, report: Report) -> None:
    if code not in LANGUAGES:
        report.problems.append(f"no phrase book src/cleannews/testing/data/{code}.toml")
        return
    book = phrasebook(code)
    lines = [(f"chrome, {role}", line) for role, said in book.chrome.items() for line in said]
    lines += [("labels", line) for key, line in book.labels.items() if key not in _TOLD_BY_CUES]
    hit = set(default_lexicon().match([line for _, line in lines]).blocks)
    report.there.append(f"phrase book: {len(book.stories)} stories, {len(lines)} lines of chrome")
    report.problems.extend(
        f"no rule knows {line!r} of the phrase book ({place})"
        for number, (place, line) in enumerate(lines)
        if number not in hit
    )
    report.problems.extend(_unread_labels(book.labels, code))


_TOLD_BY_CUES: Final = {"published", "updated", "credit"}


def _unread_labels(labels: Mapping[str, str], code: str) -> Iterator[str]:
    """Yield what the recognisers do not make of the labels of dates and pictures."""
    for key in sorted(_TOLD_BY_CUES | {"login", "read_more", "reading_time", "live"}):
        if key not in labels:
            yield f"the phrase book's [labels] have no {key}"
    for key, label in (("published", DateLabel.PUBLISHED), ("updated", DateLabel.MODIFIED)):
        line = labels.get(key, "")
        dates = find_dates(lay_out([line], max_chars=200), code)
        if line and [date.label for date in dates if date.value] != [label]:
            yield f"{line!r} of the phrase book is not read as {key}"
    line = labels.get("credit", "")
    sheet = lay_out([line], max_chars=200)
    read = find_credits(sheet, sheet.first_words(), [line]) or default_lexicon().match([line]).rules
    if line and not read:
        yield f"{line!r} of the phrase book is not read as a picture's credit"


def main(arguments: Sequence[str]) -> int:
    """Print what there is and what is missing, and say whether anything is."""
    codes = arguments or sorted(_words().keys() - {"any"})
    failed = 0
    for code in codes:
        report = look_at(code)
        failed |= bool(report.problems)
        if arguments:
            sys.stdout.writelines(f"{code}  has      {line}\n" for line in report.there)
            sys.stdout.writelines(f"{code}  PROBLEM  {line}\n" for line in report.problems)
        else:
            sys.stdout.write(f"{code:3} {len(report.problems) or 'no'} problems\n")
    return failed


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
