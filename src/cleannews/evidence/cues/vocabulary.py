"""The words that the recognisers know, read once from the package's data files."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

__all__ = ["MONTHS", "WEEKDAYS", "cities", "given_names", "month_number", "table"]


@cache
def table(name: str) -> dict[str, Any]:
    """Return the data file `name`.toml of this package as it stands."""
    source = files(__package__).joinpath("data", f"{name}.toml").read_text(encoding="utf-8")
    return tomllib.loads(source)


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

    >>> month_number("märz", "de"), month_number("listopada", "pl"), month_number("menu", "en")
    (3, 11, None)
    """
    return MONTHS.get(word) or MONTHS.get(f"{language}:{word}")
