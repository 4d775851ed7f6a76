"""Who wrote the article."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cleannews.article import Role
from cleannews.evidence.cues.bylines import read_lone_names

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cleannews.evidence.cues import Cues
    from cleannews.reading.page import Page

__all__ = ["authors_and_wires"]


def authors_and_wires(
    page: Page, roles: Sequence[Role], cues: Cues
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the people and the agencies that the article's bylines name."""
    marked = {cue.block: cue for cue in cues.bylines}
    people: dict[str, str] = {}
    wires: dict[str, None] = {}
    for block, role in enumerate(roles):
        cue = marked.get(block)
        if cue is not None and role in {Role.BYLINE, Role.CREDIT, Role.PUBLISHED}:
            names, sources = cue.names, cue.sources
        elif role == Role.BYLINE:
            found = read_lone_names(page.texts[block])
            names, sources = found.people, found.sources
        else:
            continue
        for name in names:
            people.setdefault(name.casefold(), name)
        wires.update(dict.fromkeys(sources))
    return tuple(people.values()), tuple(wires)
