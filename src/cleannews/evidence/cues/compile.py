"""Write what the recognisers load of all languages: `python -m cleannews.evidence.cues.compile`.

The words come from `words.toml` in the languages' folders, the names of months and weekdays from
Unicode CLDR by way of Babel, which only this command and the tests need.
"""

from __future__ import annotations

import json
import sys
import tomllib
from functools import cache
from importlib.resources import files
from itertools import product
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from babel import Locale

from cleannews.evidence.lexicon.pack import RULES, WORDS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

__all__ = ["is_current", "locales_of", "words_of_folders"]

DATA: Final = Path(str(files("cleannews.evidence.cues") / "data"))
KEYS: Final = frozenset(
    "small published modified by and particles report picture credit notice topics units near "
    "beside months weekdays".split()
)
_AS_PRINTED: Final = frozenset({"small", "credit", "months"})
# Where one code stands for several standards or scripts, or countries name months differently.
_LOCALES: Final = {
    "ar": ("ar", "ar_SY", "ar_DZ", "ar_MA"),
    "de": ("de", "de_AT"),
    "no": ("nb", "nn"),
    "sr": ("sr", "sr_Latn"),
}
_WIDTHS: Final = ("wide", "abbreviated")
_NOTE: Final = """\
# Month and weekday names, case folded, without full stops: those of Unicode CLDR (Unicode-3.0
# licence) in all written widths and cases, and what newsrooms write beside them. Key: a month's
# number; language:number where a word is different months in different languages; or "weekday".
# From 101 on they are months of the Persian calendar, from 201 on of the Ethiopian one.
# Written by `python -m cleannews.evidence.cues.compile`.
"""


def words_of_folders() -> dict[str, dict[str, Any]]:
    """What `words.toml` says in each language's folder, by code."""
    return {path.parent.name: read_words(path) for path in sorted(RULES.glob(f"*/{WORDS}"))}


def read_words(path: Path) -> dict[str, Any]:
    """The lists of one `words.toml`; `ValueError` names a key that nobody reads."""
    table = tomllib.loads(path.read_text(encoding="utf-8"))
    if unknown := sorted(table.keys() - KEYS):
        raise ValueError(f"{path}: unknown key {unknown[0]!r}; known: {', '.join(sorted(KEYS))}")
    if "small" in table:  # prose in small words is read best as that
        table["small"] = table["small"].split()
    for key in table.keys() - _AS_PRINTED:  # "συντάκτης" ends in another letter once it is folded
        table[key] = [word.casefold() for word in table[key]]
    return {
        key: words if key == "months" else list(dict.fromkeys(words))
        for key, words in table.items()
    }


def encode_words(folders: Mapping[str, Mapping[str, Any]]) -> str:
    """The lists as JSON, by key and then by language, one language a line."""
    sections = []
    for key in sorted(KEYS - {"months", "weekdays"}):
        lists = [(code, table[key]) for code, table in folders.items() if key in table]
        lines = [
            f"{json.dumps(code)}: {json.dumps(words, ensure_ascii=False)}" for code, words in lists
        ]
        sections.append(f"{json.dumps(key)}: {{\n" + ",\n".join(lines) + "\n}")
    return "{\n" + ",\n".join(sections) + "\n}\n"


@cache
def locales_of(code: str) -> tuple[Locale, ...]:
    """What CLDR knows of a language: a locale for each script and standard that its press has."""
    return tuple(Locale.parse(name) for name in _LOCALES.get(code, (code,)))


def calendar_of(code: str, table: Mapping[str, Any]) -> tuple[dict[str, int], set[str]]:
    """The names of months with their numbers, and of weekdays, of one language, case folded."""
    months = {
        word: number
        for locale in locales_of(code)
        for names in _names(locale.months)
        for number, name in names.items()
        if (word := _folded(name))
    }
    for number, words in table.get("months", {}).items():
        months |= dict.fromkeys(words, int(number))
    weekdays = {
        word
        for locale in locales_of(code)
        for names in _names(locale.days)
        for name in names.values()
        for word in _folded(name).replace("-", " ").split()
        if len(word) > 1
    }
    return months, weekdays.union(table.get("weekdays", ()))


def _names(tables: Mapping[str, Any]) -> Iterator[Mapping[int, str]]:
    for form, width in product(("format", "stand-alone"), _WIDTHS):
        yield tables[form][width]


def _folded(name: str) -> str:
    """A name as the recognisers look it up; "" for one that is but a number."""
    # "5 de gener": the Catalan names have the word that joins them to the day.
    word = name.casefold().rstrip(".").removeprefix("de ")
    return "" if len(word) < 2 or any(map(str.isdigit, word)) else word


def encode_calendar(calendars: Mapping[str, tuple[Mapping[str, int], Iterable[str]]]) -> str:
    """The calendars of all languages as lines of a key, a tab and the words."""
    said: dict[str, dict[str, int]] = {}
    for code, (months, _) in calendars.items():
        for word, number in months.items():
            said.setdefault(word, {})[code] = number
    lines: dict[tuple[str, int], list[str]] = {}
    for word, numbers in said.items():
        if len(set(numbers.values())) == 1:
            lines.setdefault(("", next(iter(numbers.values()))), []).append(word)
        else:
            for code, number in numbers.items():
                lines.setdefault((code, number), []).append(word)
    rows = [
        f"{f'{code}:' if code else ''}{number}\t{','.join(sorted(words))}\n"
        for (code, number), words in sorted(lines.items())
    ]
    weekdays = sorted({word for _, words in calendars.values() for word in words})
    return f"{_NOTE}{''.join(rows)}weekday\t{','.join(weekdays)}\n"


def compiled() -> dict[Path, str]:
    """The two files as the folders have it now."""
    folders = words_of_folders()
    calendars = {code: calendar_of(code, table) for code, table in folders.items() if code != "any"}
    return {
        DATA / "words.json": encode_words(folders),
        DATA / "calendar.tsv": encode_calendar(calendars),
    }


def is_current() -> bool:
    """Whether both files are what the folders say."""
    return all(path.read_text(encoding="utf-8") == text for path, text in compiled().items())


def main() -> int:
    """Write both files."""
    for path, text in compiled().items():
        path.write_text(text, encoding="utf-8")
        sys.stderr.write(f"{path.name}: {len(text.encode())} bytes\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
