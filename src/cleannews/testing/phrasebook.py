"""The invented material that articles and pages are drawn from: a TOML file for each language."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final

from cleannews.article import Role

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["LANGUAGES", "Phrasebook", "Story", "phrasebook"]

_DATA: Final = files("cleannews.testing") / "data"
LANGUAGES: Final = tuple(
    sorted(file.name.removesuffix(".toml") for file in _DATA.iterdir() if file.name[-5:] == ".toml")
)
_SPACELESS: Final = frozenset({"ja", "zh"})


@dataclass(frozen=True, slots=True)
class Story:
    """An invented event: what can be told of it, in order.

    `sentences` and `quotes` have places for a number, `{n}`, and a name, `{person}`, chosen so that
    any number from 11 to 98 and any of the book's names read well.
    """

    titles: tuple[str, ...]
    lead: str
    sentences: tuple[str, ...]
    quotes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Phrasebook:
    """What news and its surroundings sound like in one language.

    `date` is a pattern of `{day}`, `{month}` and `{year}`, `byline` one of `{person}`; `teasers`
    are headlines of other stories; `gap` is what stands between two sentences. `labels` are single
    lines by what they are for: "login", "read_more", "reading_time", "live", and "published",
    "updated" and "credit" as they stand before a date or a name.
    """

    language: str
    date: str
    months: tuple[str, ...]
    byline: str
    people: tuple[str, ...]
    stories: tuple[Story, ...]
    chrome: Mapping[Role, tuple[str, ...]]
    teasers: tuple[str, ...]
    labels: Mapping[str, str]
    gap: str


@cache
def phrasebook(language: str) -> Phrasebook:
    """Give the book of a language; `ValueError` names those there are."""
    if language not in LANGUAGES:
        raise ValueError(f"no invented news in {language!r}, only in {', '.join(LANGUAGES)}")
    place = _DATA / f"{language}.toml"
    table: dict[str, Any] = tomllib.loads(place.read_text(encoding="utf-8"))
    chrome: dict[str, list[str]] = table["chrome"]
    return Phrasebook(
        language=language,
        date=table["date"],
        months=tuple(table["months"]),
        byline=table["byline"],
        people=tuple(table["people"]),
        stories=tuple(
            Story(
                titles=tuple(story["titles"]),
                lead=story["lead"],
                sentences=tuple(story["sentences"]),
                quotes=tuple(story["quotes"]),
            )
            for story in table["story"]
        ),
        chrome=MappingProxyType(
            {Role(role): tuple(lines) for role, lines in chrome.items() if role != "teasers"}
        ),
        teasers=tuple(chrome["teasers"]),
        labels=MappingProxyType(table.get("labels", {})),
        gap="" if language in _SPACELESS else " ",
    )
