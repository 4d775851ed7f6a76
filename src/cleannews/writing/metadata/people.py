"""Who wrote the article."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from cleannews.article import Role
from cleannews.evidence.cues.bylines import read_lone_names
from cleannews.evidence.cues.names import Names, has_given_name, read_names
from cleannews.evidence.cues.signatures import read_signature, without_by

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from cleannews.evidence.cues import Cues
    from cleannews.reading.page import Page

__all__ = ["authors_and_wires"]

_ABOVE: Final = 6  # blocks over the body of a page without a title that may name its author
_BELOW: Final = 3  # and blocks from its first on, where a lead stands over the author
_NEAR: Final = 3  # blocks between an author and a date
_MOST_LONE_CHARS: Final = 40
_MOST_TOGETHER: Final = 3  # names without "By" that are no list of other articles' authors
_MENU: Final = 30  # blocks above the body; no byline of half of the labelled sites stands as high
_STROKE: Final = re.compile(r" ?[|•·●∙] ?")
_MOST_PIECES: Final = 4  # of a line with the date
_SIGNED: Final = (Role.BYLINE, Role.CREDIT, Role.PUBLISHED)


def authors_and_wires(
    page: Page, places: Mapping[Role, Sequence[int]], body: Sequence[int], cues: Cues
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the people and the agencies that the article's bylines name.

    `places` are the blocks of each role, `body` those of the body.
    """
    people: dict[str, str] = {}
    wires: dict[str, None] = {}
    marked = {cue.block: cue for cue in cues.bylines}
    blocks = {block for role in _SIGNED for block in places.get(role, ())}
    alone = set(places.get(Role.BYLINE, ())) - marked.keys()
    named = -1
    for block in sorted(blocks & marked.keys() | alone):
        if block in marked:
            names, sources = marked[block].names, marked[block].sources
        else:
            found = read_lone_names(page.texts[block])
            names, sources = found.people, found.sources
            if named == block - 1 and not all(map(has_given_name, names)):
                continue  # "Harbour Pilot Consultant", right below the one who is
        named = block if names else named
        for name in names or _given_name(page.texts[block]):
            people.setdefault(name.casefold(), name)
        wires.update(dict.fromkeys(sources))
    top = body[0] if body else 0
    title = places.get(Role.TITLE, ())[-1:]
    signed = tuple(people.values()) or _in_dates(page, places.get(Role.PUBLISHED, ()))
    signed = signed or _only_signed(cues, top)
    if not signed and body:
        start = title[0] + 1 if title and title[0] <= top + _BELOW else top - _ABOVE
        signed = _beside_date(page, set(range(start, top + _BELOW)) - set(body), cues)
    return signed, tuple(wires)


def _given_name(text: str) -> tuple[str, ...]:
    """Return the one whom a byline calls by the given name alone: "Written by Kirsten"."""
    rest = without_by(text)
    people = read_signature(rest).people if rest != text else ()
    return people if len(people) == 1 and has_given_name(people[0]) else ()


def _only_signed(cues: Cues, top: int) -> tuple[str, ...]:
    """Return who signs anywhere on the page, if all its bylines name the same people.

    An article's byline may stand where none is looked for; those of several articles differ. `top`
    is the first block of the body.
    """
    signed = [cue for cue in cues.bylines if cue.marked and cue.whole and cue.names]
    if len({cue.names for cue in signed}) != 1:
        return ()
    names = signed[0].names
    # "By Use Case" is an entry of the menu, and "By Jane Doe" in that place a teaser's at worst.
    in_menu = signed[0].block < top - _MENU
    return () if in_menu and not all(map(has_given_name, names)) else names


def _in_dates(page: Page, blocks: Sequence[int]) -> tuple[str, ...]:
    """Return who is named in a line with the date: "Jane Doe | 6 May", "by Jane Doe ● 6 May"."""
    for block in blocks:
        for place, piece in enumerate(_STROKE.split(page.texts[block])[:_MOST_PIECES]):
            rest = without_by(piece)
            names = read_names(rest, marked=rest != piece)
            if names.whole and (place == 0 or all(map(has_given_name, names.people))):
                return names.people
    return ()


def _beside_date(page: Page, blocks: Collection[int], cues: Cues) -> tuple[str, ...]:
    """Return who is named by those of `blocks` near a date that hold nothing but names.

    Such a byline is marked by nothing but its place, and often taken for a control.
    """
    dated = {near for cue in cues.dates for near in range(cue.block - _NEAR, cue.block + _NEAR + 1)}
    people: dict[str, None] = {}
    for block in sorted(dated.intersection(blocks)):
        text = page.texts[block] if 0 <= block < len(page) else ""
        names = read_names(text) if len(text) <= _MOST_LONE_CHARS else Names()
        if names.whole and all(map(has_given_name, names.people)):
            people.update(dict.fromkeys(names.people))
    return tuple(people) if len(people) <= _MOST_TOGETHER else ()
