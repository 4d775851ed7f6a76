"""Telling the names of people from everything else that pages print in capitals."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from cleannews.evidence.cues.agencies import agency
from cleannews.evidence.cues.vocabulary import given_names, table, words_of
from cleannews.reading.scripts import INNER_SIGNS

__all__ = ["Names", "has_given_name", "read_names"]

_TABLE: Final = table("names")
_PARTICLES: Final = frozenset(words_of("particles"))
_OFFICE: Final = frozenset(_TABLE["office"]["words"])
_NEVER: Final = frozenset(_TABLE["never"]["words"])
_TITLES: Final = frozenset({"dr", "prof", "mr", "mrs", "ms", "sir", "dame", "rev", "др", "mag"})
_AND: Final = "|".join(re.escape(word) for word in words_of("and"))

_MAX_CHARS: Final = 160
_MAX_NAMES: Final = 12

# What ends a list of names: an address, a sentence, an account, a bracket, a stroke, a place.
_END: Final = re.compile(
    r"\S+@\S+|(?<=[a-z]{2})(?<!Prof)(?<!Mrs)(?<!Rev)(?<!Mag)\. (?=[A-Z])"
    r"|(?<!\S)@\w+|https?://|www\.|[|•·►▪\[({<:\d]| [-–—―] "
    r"| (?:in|for|für|aus|at|à|pour|para|per) (?=\S)",
)
# "Jane DoeNews", "Jane DoeJane Doe": dumps lose the space between two links.
_RUN_ON: Final = re.compile(
    r"[a-zß-öø-ÿ]{2}(?<!Mac)(?<!Fitz)(?<!Van)(?<!Von)(?<!Del)(?<!Der)(?<!San)(?=[A-ZÀ-ÖØ-Þ][a-z])"
)
_LETTERS: Final = re.compile(r"[^\W\d_]+")
_STROKES: Final = frozenset("|•·-–—―")
_SPLIT: Final = re.compile(rf" ?[,;/、+，] ?(?:(?:{_AND}) )?| (?:{_AND}) ", re.IGNORECASE)
_WORD: Final = re.compile(rf"[^\W\d_](?:[\w{INNER_SIGNS}'’.‘`-]*(?:[^\W_]|[{INNER_SIGNS}]))?\.?")
_HAN = "\u3400-\u9fff々"
_EASTERN = f"\u3040-\u30ff{_HAN}"
_SPACED_HAN: Final = re.compile(rf"[{_HAN}]{{1,4}}[ \u3000][{_EASTERN}]{{1,4}}")
_CJK: Final = re.compile(rf"[{_EASTERN}・]{{2,7}}(?: [{_EASTERN}]{{1,4}})?")
# "al-Moallem", "d'Arc", "t'Hooft": small at first, and still a family's name.
_JOINED: Final = re.compile(r"[a-z]{1,3}['’-][A-ZÀ-Þ]")
_HANGUL: Final = re.compile(r"[\uac00-\ud7a3]{2,4}")


@dataclass(frozen=True, slots=True)
class Names:
    """People, and agencies, that a line names; `whole` if it holds nothing else."""

    people: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    whole: bool = False


def read_names(text: str, *, marked: bool = False) -> Names:
    """Return who is named at the start of `text`, in order, without offices, addresses and places.

    `marked` says that a word such as "By" went before: then names in scripts without capitals
    count too. Nobody gives empty `Names`. Linear in the first 160 characters.

    >>> read_names("Jane Doe, Political Editor, and Max von Berg").people
    ('Jane Doe', 'Max von Berg')
    >>> read_names("Latest News").people
    ()
    """
    head = text[:_MAX_CHARS].strip(" ,;*_|•·–—-")
    glued = _RUN_ON.search(head)
    if glued is not None:
        head = head[: glued.end()]
    end = _END.search(head)
    whole = end is None
    if end is not None:
        # "Jane Doe – Journalist Journalist": what follows the stroke is her office.
        whole = all(word in _OFFICE for word in _LETTERS.findall(head[end.end() :].casefold()))
        whole = whole and head[end.start() : end.end()].strip() in _STROKES
        head = head[: end.start()].rstrip(" ,;-–—")
    people: list[str] = []
    sources: list[str] = []
    parts = [part.strip(" .*") for part in _SPLIT.split(head)[:_MAX_NAMES]]
    for place, part in enumerate(parts, start=1):
        name, source = _split_agency(_strip_office(part))
        if source:
            sources.append(source)
        if is_name(name, marked=marked):
            people.append(_without_title(name))
        elif not name:
            continue
        elif not _is_office(part):
            # "Jane Doe, The Daily Echo": what is neither name nor office ends the list. But "The
            # Daily Echo with AFP" has a source all the same.
            whole = False
            sources += filter(None, map(agency, parts[place:]))
            break
    whole = whole and bool(people or sources)
    return Names(tuple(dict.fromkeys(people)), tuple(dict.fromkeys(sources)), whole)


def is_name(text: str, *, marked: bool = False) -> bool:
    """Whether `text` looks like the name of one person, given name and family name."""
    if _SPACED_HAN.fullmatch(text):
        return True
    if not 4 <= len(text) <= 40:
        return marked and bool(_CJK.fullmatch(text) or _HANGUL.fullmatch(text))
    words = text.split()
    if len(words) == 1:
        return marked and bool(_CJK.fullmatch(text) or _HANGUL.fullmatch(text))
    if len(words) > 6 or _is_small(words[0][0]):
        return False
    capitals = 0
    for word in words:
        if not _WORD.fullmatch(word):
            return False
        folded = word.casefold().rstrip(".")
        first = word[0]
        if _is_small(first):
            if folded not in _PARTICLES and not _JOINED.match(word):
                return False
            capitals += "-" in word
            continue
        if folded in _NEVER or folded in _OFFICE:
            return False
        if first.isupper():
            capitals += 1
        elif not marked:
            return False  # a script without capitals, and nothing that says a name is due
        else:
            capitals += 1
    return capitals >= 2 and words[-1].casefold() not in _PARTICLES


def _is_small(letter: str) -> bool:
    """Whether a letter could have been a capital; those of Georgian start names as they are."""
    return letter.islower() and letter.title() != letter


def has_given_name(name: str) -> bool:
    """Whether a name opens with a given name that is known, or an initial.

    >>> has_given_name("Jane Doe"), has_given_name("J. Doe"), has_given_name("Texas Movers")
    (True, True, False)
    """
    for word in name.casefold().split()[:2]:
        if len(word.rstrip(".")) == 1 or any(
            part in given_names() for part in word.rstrip(".").split("-")
        ):
            return True
    return False


def _is_office(part: str) -> bool:
    words = part.casefold().split()
    return any(word.strip(".") in _OFFICE for word in words)


def _strip_office(part: str) -> str:
    """Cut the office off either end: "Political Editor Jane Doe", "Jane Doe Staff Writer"."""
    words = part.split()
    last_office = first_office = -1
    for place, word in enumerate(words):
        if word.casefold().strip(".") in _OFFICE:
            last_office = place
            if first_office < 0:
                first_office = place
    if first_office < 0:
        return part
    if len(words) - last_office - 1 >= 2:
        return " ".join(words[last_office + 1 :])
    # "Jane Doe Travel News Reporter": what she reports on stands before the office.
    end = first_office
    while end > 2 and words[end - 1].casefold() in _NEVER:
        end -= 1
    return " ".join(words[:end])


def _split_agency(name: str) -> tuple[str, str | None]:
    """Part a name from its agency: "JANE DOE Associated Press", or the agency alone."""
    source = agency(name)
    if source:
        return "", source
    words = name.split()
    half = len(words) // 2
    if half > 1 and words[:half] == words[half:]:  # a link's text and its picture's
        return " ".join(words[:half]), None
    for count in (1, 2):
        source = agency(" ".join(words[-count:])) if len(words) > count + 1 else None
        if source:
            return " ".join(words[:-count]), source
    return name, None


def _without_title(name: str) -> str:
    words = name.split()
    while len(words) > 2 and words[0].casefold().rstrip(".") in _TITLES:
        del words[0]
    return " ".join(words)
