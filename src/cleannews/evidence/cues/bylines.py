"""Lines that say who wrote the article."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from cleannews.evidence.cues.agencies import agencies_of
from cleannews.evidence.cues.cue import BylineCue
from cleannews.evidence.cues.names import Names, has_given_name, read_names
from cleannews.evidence.cues.vocabulary import table, words_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cleannews.evidence.cues.cue import DateCue
    from cleannews.evidence.cues.sheet import Sheet

__all__ = ["find_bylines", "read_lone_names"]

_TABLE: Final = table("names")
_PHRASES: Final = words_of("by")
# The first word tells which lines are worth a closer look.
_FIRST: Final = frozenset(
    phrase.partition(" ")[0] for phrase in (*_PHRASES, *_TABLE["kind"]["words"])
)
# "Ein Kommentar von Jane Doe", "Analysis by Jane Doe": the word for it does not come first.
_KIND: Final = re.compile(
    rf"(?:{'|'.join(map(re.escape, _TABLE['kind']['words']))})"
    r" (?:by|von|par|por|di|da|de|door|av|af)(?: |:|$)",
    re.IGNORECASE,
)
# What parts the facts of one line, and the small words between a name and its date.
_STROKE: Final = re.compile(r" ?[|•·►⋅] ?| [—–-] ")
_DANGLING: Final = re.compile(r"(?: (?:on|at|am|le|el|il|den|vom|um|last|,))+$", re.IGNORECASE)
_LONGEST_DANGLING: Final = len("last")
_AND: Final = frozenset(words_of("and")) | {","}
_BY: Final = re.compile(
    rf"[\W_]{{0,3}}(?:{'|'.join(map(re.escape, _PHRASES))})"
    r"(?:(?: ?\(?s\)?)?(?: ?[:：／=.]| (?=\S)|/)|$)",
    re.IGNORECASE,
)
_EAST: Final = re.compile("记者|記者|作者|文|기자")
_EAST_SIGNS: Final = "者文자"  # of which each of them has one: single ones are found at once
_REPORTER: Final = re.compile(
    r"[（(【\[]?(?:本报|本報|本刊)?(?:记者|記者|作者|撰文|文)[ :：/／|＝=]?"
    r"(?P<rest>[^）)】\]]{2,60})"
)
_SUFFIXED: Final = re.compile(
    r"(?:.{0,20} )?(?P<rest>[\uac00-\ud7a3]{2,4}(?: ?[,·] ?[\uac00-\ud7a3]{2,4}){0,4}) ?기자"
)
_DESK: Final = re.compile(
    r"(?P<desk>[a-zäöüß]{2,4}(?:[/,] ?[a-zäöüß]{2,4}){0,4}) ?"
    r"[(\[](?P<wires>[^()\[\]]{2,60})[)\]]"
)
_MARKS: Final = " |·•,;–—-/()"
_MAX_ROWS: Final = 8  # blocks that one "By" may head where each name has a line of its own


def find_bylines(
    sheet: Sheet, firsts: Sequence[str], texts: Sequence[str], dates: Sequence[DateCue]
) -> tuple[BylineCue, ...]:
    """Report the lines of a page that a word such as "By" or a desk's initials mark as bylines.

    `firsts` are the first words of the lines. Dates within a line are looked past. Linear in the
    lines.
    """
    cues: dict[int, BylineCue] = {}
    spans: dict[int, list[tuple[int, int]]] = {}
    for date in dates:
        spans.setdefault(date.block, []).append((date.start, date.end))
    marked = [
        block
        for block, first in zip(sheet.blocks, firsts, strict=True)
        if first in _FIRST or block in spans
    ]
    for block in marked:
        if block not in cues:
            for cue in _marked(block, texts, spans.get(block, [])):
                cues.setdefault(cue.block, cue)
    signs = any(sign in sheet.text for sign in _EAST_SIGNS)
    eastern = sheet.blocks if signs and _EAST.search(sheet.text) else []
    for read, blocks in (
        (_glued, sheet.blocks_with("By")),
        (_desk, sheet.blocks_with(")")),
        (_eastern, eastern),
    ):
        for block in blocks:
            found = read(block, texts[block])
            if found is not None:
                cues.setdefault(block, found)
    return tuple(cues[block] for block in sorted(cues))


def _glued(block: int, text: str) -> BylineCue | None:
    """Read "ByJane Doe", where a dump lost the space."""
    rest = _without_by(text)
    names = read_names(rest, marked=True) if rest != text else Names()
    if not names.people:
        return None
    return BylineCue(block, names.people, names.sources, marked=True, whole=names.whole)


def _without_by(text: str) -> str:
    return text[2:] if text.startswith("By") and text[2:3].isupper() else text


def _desk(block: int, text: str) -> BylineCue | None:
    """Read "rc/msh (AFP, AP)": the initials of a desk and the agencies it worked from."""
    found = _DESK.fullmatch(text)
    wires = agencies_of(found["wires"]) if found else ()
    if found is None or not wires:
        return None
    desk = tuple(re.split(r"[/,] ?", found["desk"]))
    return BylineCue(block, desk, wires, marked=True, whole=True)


def _eastern(block: int, text: str) -> BylineCue | None:
    """Read "记者张三", "文/张三" and "신현주 기자", where the word for it touches the name."""
    found = _REPORTER.match(text) or _SUFFIXED.match(text)
    if found is None:
        return None
    names = read_names(found["rest"], marked=True)
    if not names.people:
        return None
    return BylineCue(block, names.people, names.sources, marked=True, whole=names.whole)


def read_lone_names(text: str) -> Names:
    """Return the names of a line that nothing marks as a byline but its place on the page.

    Empty where the line holds anything else.

    >>> read_lone_names("Jane Doe | Max Moe").people
    ('Jane Doe', 'Max Moe')
    >>> read_lone_names("Jane Doe is back").people
    ()
    """
    people: list[str] = []
    sources: list[str] = []
    for piece in _pieces(text, []):
        names = read_names(piece)
        if not names.whole or not (names.people or names.sources):
            return Names()
        people += names.people
        sources += names.sources
    return Names(tuple(people), tuple(sources), whole=True)


def _marked(block: int, texts: Sequence[str], spans: list[tuple[int, int]]) -> list[BylineCue]:
    text = texts[block]
    pieces = _pieces(text, spans)
    for piece in pieces:
        found = _BY.match(piece) or _KIND.match(piece)
        if found is None:
            continue
        rest = piece[found.end() :].strip(" :：")
        if not rest:
            return _column(block, texts) if not spans else []
        names = read_names(rest, marked=True)
        if names.people or names.sources:
            whole = names.whole and not spans and piece == text
            return [BylineCue(block, names.people, names.sources, True, whole)]
    for piece in pieces if spans else []:
        # "Jane Doe | 12 May 2020": no word marks the name, but what else stands with a date?
        names = read_names(_without_by(piece))
        if names.people and names.whole and all(map(has_given_name, names.people)):
            return [BylineCue(block, names.people, names.sources, False, whole=False)]
    return []


def _pieces(text: str, spans: list[tuple[int, int]]) -> list[str]:
    """Return what the dates of a line leave of it."""
    pieces = []
    position = 0
    for start, end in spans:
        pieces.append(text[position:start])
        position = end
    pieces.append(text[position:])
    parts = [part.strip(_MARKS) for raw in pieces for part in _STROKE.split(raw)]
    return [piece for part in parts if (piece := _without_dangling(part))]


def _without_dangling(part: str) -> str:
    if len(part) - part.rfind(" ") > _LONGEST_DANGLING + 1:
        return part  # as most are
    return _DANGLING.sub("", part).strip(_MARKS)


def _column(block: int, texts: Sequence[str]) -> list[BylineCue]:
    """Read the names below a lone "By", one to a line, with their "and" between."""
    cues = [BylineCue(block, (), (), marked=True, whole=True)]
    due = True
    for below in range(block + 1, min(block + 1 + _MAX_ROWS, len(texts))):
        text = texts[below]
        if text.casefold() in _AND:
            due = True
            cues.append(BylineCue(below, (), (), marked=True, whole=True))
            continue
        if not due or len(text) > 80:
            break
        names = read_names(text, marked=True)
        if not (names.people or names.sources):
            break
        cues.append(BylineCue(below, names.people, names.sources, True, names.whole))
        due = text.rstrip().endswith(",")
    found = [cue for cue in cues if cue.names or cue.sources]
    return [cue for cue in cues if cue.block <= found[-1].block] if found else []
