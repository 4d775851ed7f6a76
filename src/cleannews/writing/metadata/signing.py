"""Who wrote the article, by what the page declares and by what it shows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from cleannews.evidence.cues.names import has_given_name, read_names
from cleannews.evidence.cues.signatures import read_signature, without_by
from cleannews.reading.declared import Origin

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cleannews.reading.declared import Claim, Declared
    from cleannews.writing.metadata.sites import SiteNames

__all__ = ["sign"]

# The surest first, by how often each was right on labelled pages.
_ORDER: Final = (
    Origin.JSON_LD,
    Origin.META,
    Origin.TWITTER,
    Origin.JSON_LD_PAGE,
    Origin.OPEN_GRAPH,
    Origin.MICRODATA,
    Origin.LINK,
)
_REPEATED: Final = frozenset({Origin.LINK, Origin.CLASS})  # teasers have them as well
_MOST_TOGETHER: Final = 3  # links to authors that can be one article's


def sign(
    declared: Declared, shown: tuple[str, ...], sites: SiteNames
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the authors, and the agencies that stand in for some.

    `shown` are the people of the visible byline. They count where nothing is declared, and where
    they have known given names and are others than those declared: then the second are of
    whoever published the page. A site is no author of its own.
    """
    sources: dict[str, None] = {}
    for origin in _ORDER:
        claims = [claim for claim in declared.authors if claim.origin is origin]
        people, wires = _read(claims, sites)
        sources.update(dict.fromkeys(wires))
        many = len(claims) > _MOST_TOGETHER
        if shown and (origin is Origin.LINK or (origin is Origin.MICRODATA and many)):
            # Teasers name their authors as well, and the byline those of the article.
            own = tuple(name for name in people if name in shown)
            people = own or (() if many else people)
        if people:
            return _settled(people, shown, _boxed(declared, sites)), tuple(sources)
    shown = tuple(sites.cut_from(name) for name in shown if may_sign(name, sites))
    if shown:
        return shown, tuple(sources)
    return next(iter(_boxed(declared, sites)), ()), tuple(sources)


def may_sign(name: str, sites: SiteNames) -> bool:
    """Whether a name can be an author's: a site's name can only where it is a person's.

    "Jane Doe" may write on janedoe.example, and "Echo" never on echo.example.
    """
    return (len(name.split()) > 1 and has_given_name(name)) or not sites.equal(name)


def _boxed(declared: Declared, sites: SiteNames) -> list[tuple[str, ...]]:
    """Return the names that author boxes begin with, box by box; those below are teasers'."""
    boxes = []
    for claim in declared.authors:
        if claim.origin is not Origin.CLASS:
            continue
        names = read_names(without_by(claim.value), marked=True)
        people = tuple(sites.cut_from(name) for name in names.people if may_sign(name, sites))
        if people and (names.whole or all(map(has_given_name, people))):
            boxes.append(people)
    return boxes


def _read(claims: Sequence[Claim], sites: SiteNames) -> tuple[tuple[str, ...], tuple[str, ...]]:
    # Together, so that "Doe, Jane" is recognised by "Moe, Max" beside it.
    names = read_signature("; ".join(claim.value for claim in claims))
    people = [name for name in names.people if may_sign(name, sites)]
    if claims and claims[0].origin in _REPEATED and len(people) > _MOST_TOGETHER:
        people = people[:1]
    seen: dict[str, str] = {}
    for name in people:
        seen.setdefault(name.casefold().replace("-", " "), name)
    return tuple(seen.values()), names.sources


def _settled(
    people: tuple[str, ...], shown: tuple[str, ...], boxes: list[tuple[str, ...]]
) -> tuple[str, ...]:
    declared = {word for name in people for word in name.casefold().split()}
    others = {word for name in shown for word in name.casefold().split()}
    if set(people) < set(shown) and (shown[0] not in people or shown in boxes[:1]):
        return shown  # a system that has room for one author names but one of several
    if not shown or declared & others:
        return people
    if [*shown, *people] == [name for box in boxes[: len(shown) + len(people)] for name in box]:
        return (*shown, *people)  # two wrote it, and each was found in another place
    if boxes and set(boxes[0]) & set(people):
        return people  # the first box is the article's, and the byline a teaser's
    single = all(" " not in name for name in people)  # an editor's login, as often as not
    return shown if single or all(map(has_given_name, shown)) else people
