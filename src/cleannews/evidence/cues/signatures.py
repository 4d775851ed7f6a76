"""The people named in a field that is there for the author, as metadata and author boxes have it.

Nothing needs to tell such a value from a headline, so names that `read_names` would not dare to
take count here: single ones, small letters, family name first. Organisations fill the field too.
"""

from __future__ import annotations

import re
from typing import Final

from cleannews.evidence.cues.agencies import agency
from cleannews.evidence.cues.names import Names, has_given_name
from cleannews.evidence.cues.vocabulary import given_names, table, words_of
from cleannews.reading.scripts import INNER_SIGNS

__all__ = ["read_signature", "without_by"]

_TABLE: Final = table("names")
_OFFICE: Final = frozenset(_TABLE["office"]["words"])
_NEVER: Final = frozenset(_TABLE["never"]["words"])
_GROUPS: Final = frozenset(_TABLE["groups"]["words"])
_GROUP_ENDS: Final = tuple(_TABLE["groups"]["ends"])
_DEGREES: Final = frozenset(_TABLE["degrees"]["words"])
_TITLES: Final = frozenset(_TABLE["degrees"]["titles"])
_PARTICLES: Final = frozenset(words_of("particles"))
_AND: Final = "|".join(re.escape(word) for word in words_of("and"))
_BY: Final = re.compile(
    r"[\W_]{0,3}(?:(?:"
    + "|".join(map(re.escape, words_of("by")))
    + r")(?:\(?s\)?)?(?: ?[:：／=] ?| )|(?:文|撰文|作者|記者|记者)[/／:：])",
    re.IGNORECASE,
)

_MAX_CHARS: Final = 1_000
_MAX_NAMES: Final = 20
_MAX_WORDS: Final = 6
_ADDRESS: Final = re.compile(
    r"\S*(?:://|@|www\.)\S*|\S+\.(?:com|org|net|de|co\.\w\w)\b", re.IGNORECASE
)
_BRACKET: Final = re.compile(r"[(\[（【][^()\[\]（）【】]{0,120}[)\]）】]?")
_STRONG: Final = re.compile(r" ?[;|•·►\n、] ?| [–—-] |, ?(?=,)")
_COMMA: Final = re.compile(rf" ?[,，] ?(?:(?:{_AND}) )?", re.IGNORECASE)
_JOINT: Final = re.compile(rf" (?:{_AND}) |/| \+ ", re.IGNORECASE)
_PLACE: Final = re.compile(
    r" (?:in|for|für|aus|at|from|à|pour|para|per|of|with|von der|bei) (?=\S)"
)
_WORD: Final = re.compile(rf"[^\W\d_](?:[\w{INNER_SIGNS}'’.‘`´-]*(?:[^\W_]|[{INNER_SIGNS}]))?\.?")
_REPORTER: Final = re.compile(r" ?(?:기자|記者|记者)$")


def read_signature(text: str) -> Names:
    """Return the people, and the agencies, that an author's field names, in order.

    Words such as "By", offices, degrees, addresses and brackets are left out; so are newsrooms and
    firms. Family names that come first, as in "Doe, Jane", are put behind. Nobody gives empty
    `Names`. Linear in the first 1,000 characters.

    >>> read_signature("By JANE DOE, PhD, Political Editor and Max von Berg (AFP)").people
    ('JANE DOE', 'Max von Berg')
    >>> read_signature("Doe, Jane; Moe, Max").people
    ('Jane Doe', 'Max Moe')
    >>> read_signature("The Echo Editorial Team").people
    ()
    """
    head = _BRACKET.sub(" ", _ADDRESS.sub(" ", text[:_MAX_CHARS]))
    people: dict[str, None] = {}
    sources: dict[str, None] = {}
    pieces = [piece for piece in _STRONG.split(head)[:_MAX_NAMES] if piece.strip()]
    for piece in pieces:
        capitals = False
        for part in _parts(without_by(piece), listed=len(pieces) > 1):
            source = agency(part)
            if source:
                sources[source] = None
                continue
            name = _trimmed(part)
            # "Jane Doe, professor of history": what follows a name and has small words tells of it.
            small = any(_is_small(word) for word in name.split())
            if name and is_person(name) and not (small and capitals):
                people[name] = None
                capitals |= not small
    return Names(tuple(people), tuple(sources), whole=bool(people or sources))


def is_person(name: str) -> bool:
    """Whether what stands in an author's field can be a person rather than a newsroom or a firm.

    >>> is_person("jane doe"), is_person("Jane"), is_person("Echo Newsroom"), is_person("admin")
    (True, True, False, False)
    """
    words = name.split()
    if not words or len(words) > _MAX_WORDS or not all(map(_WORD.fullmatch, words)):
        return False
    folded = [word.casefold().strip(".") for word in words]
    if any(word in _GROUPS or word.endswith(_GROUP_ENDS) for word in folded):
        return False
    if len(words) == 1:
        return _is_single(words[0], folded[0])
    odd = [
        word for word in folded if (word in _NEVER or word in _OFFICE) and word not in _PARTICLES
    ]
    # "Jack London" and "Will Post" have a given name that is known, and one odd word.
    return not odd or (len(odd) == 1 and folded[0] in given_names() and folded[0] not in odd)


def _is_small(word: str) -> bool:
    """Whether a word begins small that is no "von" or "al-" of a name."""
    return word[0].islower() and word.casefold() not in _PARTICLES and word.islower()


def _is_single(word: str, folded: str) -> bool:
    if folded in _NEVER or folded in _OFFICE or folded in _DEGREES:
        return False
    if folded in given_names():
        return True
    if not word.isalpha():
        return False  # "webadmin7" is a login
    if word.upper() == word.lower():
        return len(word) > 1  # a script without capitals, where any word may be a name
    return len(word) > 2 and word[0].isupper() and not word.isupper()  # "EB" are initials


def without_by(piece: str) -> str:
    """Return what follows a word such as "By", or all of it where there is none."""
    found = _BY.match(piece)
    return piece[found.end() :] if found else piece


def _parts(piece: str, *, listed: bool) -> list[str]:
    """Split a piece at its commas and words for "and", and turn "Doe, Jane" round."""
    parts = [part for raw in _COMMA.split(piece) if (part := raw.strip(" .*:-–—_#"))]
    if len(parts) == 2 and _is_turned(*parts, listed=listed):
        return [f"{parts[1]} {parts[0]}"]
    return [name for part in parts for raw in _JOINT.split(part) if (name := raw.strip(" .*:-"))]


def _is_turned(first: str, second: str, *, listed: bool) -> bool:
    if len(second.split()) > 2 or len(first.split()) > 2 or second.casefold() in _DEGREES:
        return False
    words = f"{second} {first}".split()
    if len(words) > 3 or not all(map(_WORD.fullmatch, words)):
        return False
    if any(word.casefold() in _GROUPS or word.casefold() in _OFFICE for word in words):
        return False
    return listed or (has_given_name(second) and not has_given_name(first))


def _trimmed(part: str) -> str:
    """Cut titles, degrees and offices off a name; nothing is left of what is no name."""
    place = _PLACE.search(part)
    words = _REPORTER.sub("", part[: place.start()] if place else part).split()
    while len(words) > 1 and words[0].casefold().strip(".") in _TITLES:
        del words[0]
    while len(words) > 1 and words[-1].casefold().strip(".®") in _DEGREES:
        if len(words) == 2 and words[1].istitle() and words[1].isalpha():
            break  # "Rui Ma" has a family, and "Jane MA" a degree
        del words[-1]
    offices = [at for at, word in enumerate(words) if word.casefold().strip(".") in _OFFICE]
    if offices:
        behind, before = words[offices[-1] + 1 :], words[: offices[0]]
        words = behind if len(behind) > 1 else before
    if len(words) > 3:
        half = len(words) // 2
        if words[:half] == words[half:]:
            words = words[:half]
    return " ".join(words)
