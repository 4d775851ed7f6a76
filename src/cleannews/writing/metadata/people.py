"""Who wrote the article."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from cleannews.article import Role
from cleannews.evidence.cues.bylines import read_lone_names

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from cleannews.evidence.cues import Cues
    from cleannews.reading.page import Page

__all__ = ["authors_and_wires"]

_SIGNED: Final = (Role.BYLINE, Role.CREDIT, Role.PUBLISHED)


def authors_and_wires(
    page: Page, places: Mapping[Role, Sequence[int]], cues: Cues
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the people and the agencies that the article's bylines name.

    `places` are the blocks of each role.
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
        for name in names:
            people.setdefault(name.casefold(), name)
        wires.update(dict.fromkeys(sources))
    return tuple(people.values()), tuple(wires)
