"""The news agencies of the world, and lists of them as sign-offs and datelines have them."""

from __future__ import annotations

import re
from typing import Final

from cleannews.evidence.cues.vocabulary import table, words_of

__all__ = ["agencies_of", "agency", "split_names"]

_TABLE: Final = table("agencies")
# "MAP" is an agency and "map" a word: up to this length a name counts only as it is written.
_AS_PRINTED: Final = 5

_PRINTED: Final[dict[str, str]] = {}
_FOLDED: Final[dict[str, str]] = {}
for _canonical, _aliases in _TABLE["agency"].items():
    for _name in (_canonical, *_aliases):
        _PRINTED[_name] = _canonical
        if len(_name) > _AS_PRINTED:
            _FOLDED[_name.casefold()] = _canonical

_AND: Final = "|".join(re.escape(word) for word in words_of("and"))
_SEPARATOR: Final = re.compile(rf" ?[,/;|+·•、・=＝] ?(?:(?:{_AND}) )?| (?:{_AND}) ", re.IGNORECASE)
# All up to the first space or separator, and what that is of the agencies' names.
_OPENING: Final = re.compile(r"[^ ,/;|+·•、・=＝]+")
_OPENINGS: Final = frozenset(
    found[0].strip(".*").casefold() for name in _PRINTED if (found := _OPENING.match(name))
)
_DESK: Final = re.compile(r"[a-zäöüß]{2,4}")


def agency(name: str) -> str | None:
    """Return the name that `sources` gives an agency, `None` for what is none.

    >>> agency("The Associated Press"), agency("РИА Новости"), agency("map")
    ('AP', 'RIA Novosti', None)
    """
    found = _PRINTED.get(name)
    if found is None and len(name) > _AS_PRINTED:
        found = _FOLDED.get(name.casefold())
    return found


def split_names(text: str) -> list[str]:
    """Split "AFP, AP and Reuters" at its commas, strokes and words for "and"."""
    return [part for raw in _SEPARATOR.split(text) if (part := raw.strip(" .*"))]


def agencies_of(text: str) -> tuple[str, ...]:
    """Return the agencies of a list that holds nothing else but desks' initials, else `()`.

    >>> agencies_of("AFP, AP, Reuters"), agencies_of("dpa/lw"), agencies_of("AP was told")
    (('AFP', 'AP', 'Reuters'), ('dpa',), ())
    """
    # Hardly any text opens with an agency, and no others need to be split.
    opening = _OPENING.match(text)
    if opening is not None and not _may_open(opening[0]):
        return ()
    found: list[str] = []
    for part in split_names(text):
        name = agency(part)
        if name is None:
            if _DESK.fullmatch(part):
                continue
            return ()
        if name not in found:
            found.append(name)
    return tuple(found)


def _may_open(word: str) -> bool:
    """Whether a list of agencies and desks may begin with this word."""
    word = word.strip(".*")
    return not word or _DESK.fullmatch(word) is not None or word.casefold() in _OPENINGS
