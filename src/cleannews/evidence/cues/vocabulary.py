"""The words that the recognisers know, read once from the package's data files."""

from __future__ import annotations

import json
import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

__all__ = [
    "MONTHS",
    "WEEKDAYS",
    "cities",
    "given_names",
    "month_number",
    "table",
    "words_of",
    "words_of_languages",
]


@cache
def table(name: str) -> dict[str, Any]:
    """Return the data file `name`.toml of this package as it stands."""
    source = files(__package__).joinpath("data", f"{name}.toml").read_text(encoding="utf-8")
    return tomllib.loads(source)


@cache
def words_of_languages() -> dict[str, dict[str, list[str]]]:
    """Return what the folders of all languages say: of each key of `words.toml` its words by code.

    >>> words_of_languages()["published"]["da"]
    ['publiceret', 'offentliggjort', 'udgivet']
    """
    source = files(__package__).joinpath("data", "words.json").read_text(encoding="utf-8")
    words: dict[str, dict[str, list[str]]] = json.loads(source)
    return words


def words_of(key: str) -> list[str]:
    """Return the words of all languages under a key of `words.toml`, each once, longest first."""
    found = {word for words in words_of_languages().get(key, {}).values() for word in words}
    return sorted(found, key=lambda word: (-len(word), word))


@cache
def cities() -> frozenset[str]:
    """Return the cities that reports are commonly filed from, case folded."""
    return _lines("cities")


@cache
def given_names() -> frozenset[str]:
    """Return what people are called by their first names, case folded."""
    return _lines("given_names")


def _lines(name: str) -> frozenset[str]:
    source = files(__package__).joinpath("data", f"{name}.txt").read_text(encoding="utf-8")
    return frozenset(line for line in source.splitlines() if not line.startswith("#"))


def _calendar() -> tuple[dict[str, int], frozenset[str]]:
    source = files(__package__).joinpath("data", "calendar.tsv").read_text(encoding="utf-8")
    months: dict[str, int] = {}
    weekdays: frozenset[str] = frozenset()
    for line in source.splitlines():
        if line.startswith("#"):
            continue
        key, words = line.split("\t")
        if key == "weekday":
            weekdays = frozenset(words.split(","))
            continue
        language, _, number = key.rpartition(":")
        for word in words.split(","):
            # "listopad" is November in Polish and October in Croatian: those are keyed with
            # their language, and unknown without it.
            months[f"{language}:{word}" if language else word] = int(number)
    return months, weekdays


MONTHS, WEEKDAYS = _calendar()


def month_number(word: str, language: str | None) -> int | None:
    """Return 1 to 12 for the name of a month, case folded and without full stop, else `None`.

    Months of other calendars have the numbers that `calendars` gives them.

    >>> month_number("märz", "de"), month_number("listopada", "pl"), month_number("menu", "en")
    (3, 11, None)
    """
    return MONTHS.get(word) or MONTHS.get(f"{language}:{word}")
