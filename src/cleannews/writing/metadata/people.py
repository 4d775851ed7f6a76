"""Who wrote the article."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from cleannews.article import Role
from cleannews.evidence.cues.bylines import read_lone_names
from cleannews.evidence.cues.names import has_given_name
from cleannews.evidence.cues.signatures import read_signature, without_by

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from cleannews.evidence.cues import Cues
    from cleannews.reading.page import Page

__all__ = ["authors_and_wires"]

_MENU: Final = 30  # blocks above the body; no byline of half of the labelled sites stands as high
_SIGNED: Final = (Role.BYLINE, Role.CREDIT, Role.PUBLISHED)


def authors_and_wires(
    page: Page, places: Mapping[Role, Sequence[int]], cues: Cues, top: int
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the people and the agencies that the article's bylines name.

    `places` are the blocks of each role, `top` is the first of the body.
    """
    people: dict[str, str] = {}
    wires: dict[str, None] = {}
    marked = {cue.block: cue for cue in cues.bylines}
    blocks = {block for role in _SIGNED for block in places.get(role, ())}
    alone = set(places.get(Role.BYLINE, ())) - marked.keys()
    for block in sorted(blocks & marked.keys() | alone):
        if block in marked:
            names, sources = marked[block].names, marked[block].sources
        else:
            found = read_lone_names(page.texts[block])
            names, sources = found.people, found.sources
        for name in names or _given_name(page.texts[block]):
            people.setdefault(name.casefold(), name)
        wires.update(dict.fromkeys(sources))
    return tuple(people.values()) or _only_signed(cues, top), tuple(wires)


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
