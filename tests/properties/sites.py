"""Invented sites full of traps: what recurs on their pages is not always the site's."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from hypothesis import strategies as st

from cleannews import Role
from cleannews.testing import LANGUAGES, LAYOUTS, articles
from cleannews.testing.layouts import Kind, Piece, lay_out
from cleannews.testing.phrasebook import phrasebook

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cleannews.testing import KnownArticle
    from cleannews.testing.phrasebook import Phrasebook

__all__ = ["Site", "sites"]

MOST_PAGES = 8
MOST_SNAPSHOTS = 4


@dataclass(frozen=True, slots=True)
class Site:
    """Pages of one site in one layout, and the body of each: its paragraphs and its headings."""

    sources: tuple[str, ...]
    bodies: tuple[tuple[str, ...], ...]
    headings: frozenset[str]


@dataclass(frozen=True, slots=True)
class Page:
    """A story as one page tells it; `body` is what the traps add to."""

    story: KnownArticle
    body: list[Piece]


@st.composite
def sites(draw: st.DrawFn) -> Site:
    """Draw a site with any of five traps.

    A series whose parts open alike; a quote that everybody repeats; standing headings; a live page,
    caught several times while it grew; and a story that stands under two addresses.
    """
    book = phrasebook(draw(st.sampled_from(LANGUAGES)))
    layout = draw(st.sampled_from(LAYOUTS))
    stories = draw(st.lists(articles(book.language), min_size=3, max_size=MOST_PAGES))
    pages = [Page(story, [_prose(text) for text in story.paragraphs]) for story in stories]
    for trap in (_open_alike, _quote_again, _head_alike, _go_live, _print_twice):
        if draw(st.booleans()):
            trap(draw, book, pages)
    frame = _frame(draw, book)
    return Site(
        tuple(_source(draw, book, layout, frame, page) for page in pages),
        tuple(tuple(piece.text for piece in page.body) for page in pages),
        frozenset(piece.text for page in pages for piece in page.body if piece.kind is Kind.HEAD),
    )


def _prose(text: str) -> Piece:
    return Piece(Kind.PROSE, text)


def _open_alike(draw: st.DrawFn, book: Phrasebook, pages: list[Page]) -> None:
    """Introduce the parts of a series by one paragraph, above their leads or below.

    It may have a heading, and so a neighbour that recurs with it.
    """
    introduction = [_prose(draw(articles(book.language)).paragraphs[1])]
    heading = _heading(draw, book)
    for page in pages[: draw(st.integers(2, len(pages)))]:
        place = draw(st.integers(0, 1))
        headed = place and heading.text != page.story.title and draw(st.booleans())
        page.body[place:place] = [heading, *introduction] if headed else introduction


def _quote_again(draw: st.DrawFn, book: Phrasebook, pages: list[Page]) -> None:
    """Have somebody say one thing, which several stories quote."""
    quote = _prose(draw(articles(book.language)).paragraphs[-1])
    for page in draw(_some_of(pages)):
        page.body.insert(draw(st.integers(1, len(page.body))), quote)


def _head_alike(draw: st.DrawFn, book: Phrasebook, pages: list[Page]) -> None:
    """Part the stories by headings that the newsroom always uses, the same before the last part.

    No story has one twice.
    """
    heading = _heading(draw, book)
    others = [page for page in pages if page.story.title != heading.text]
    for page in draw(_some_of([page for page in others if heading not in page.body])):
        page.body.insert(draw(st.integers(2, len(page.body) - 2)), heading)


def _heading(draw: st.DrawFn, book: Phrasebook) -> Piece:
    titles = [title for story in book.stories for title in story.titles]
    return Piece(Kind.HEAD, draw(st.sampled_from(titles)))


def _go_live(draw: st.DrawFn, book: Phrasebook, pages: list[Page]) -> None:
    """Catch the first story at several hours, with its newest entries on top."""
    live = pages[0]
    entries = [_prose(text) for text in draw(articles(book.language)).paragraphs]
    hours = draw(st.integers(1, MOST_SNAPSHOTS - 1))
    pages += [
        Page(live.story, [*reversed(entries[:hour]), *live.body]) for hour in range(1, hours + 1)
    ]


def _print_twice(_draw: st.DrawFn, _book: Phrasebook, pages: list[Page]) -> None:
    pages.append(pages[0])


def _some_of(pages: Sequence[Page]) -> st.SearchStrategy[list[Page]]:
    if not pages:
        return st.just([])
    chosen = st.sets(st.sampled_from(range(len(pages))), min_size=min(2, len(pages)))
    return chosen.map(lambda places: [pages[place] for place in sorted(places)])


def _frame(draw: st.DrawFn, book: Phrasebook) -> tuple[list[Piece], list[Piece]]:
    head = _some(draw, book, Role.NAVIGATION, Kind.ITEM, 3)
    foot = _some(draw, book, Role.SHARING, Kind.LINE, 1)
    return head, foot + _some(draw, book, Role.LEGAL, Kind.ITEM, 2)


def _some(draw: st.DrawFn, book: Phrasebook, role: Role, kind: Kind, at_least: int) -> list[Piece]:
    lines = st.lists(st.sampled_from(book.chrome[role]), min_size=at_least, unique=True)
    return [Piece(kind, line) for line in draw(lines)]


def _source(
    draw: st.DrawFn,
    book: Phrasebook,
    layout: str,
    frame: tuple[list[Piece], list[Piece]],
    page: Page,
) -> str:
    head, foot = frame
    story = page.story
    facts = [
        Piece(Kind.TITLE, story.title),
        Piece(Kind.LINE, story.byline),
        Piece(Kind.LINE, story.date),
    ]
    teasers = st.lists(st.sampled_from(book.teasers), min_size=1, max_size=3, unique=True)
    related = Piece(Kind.HEAD, book.chrome[Role.RELATED][0])
    links = [related, *(Piece(Kind.ITEM, teaser) for teaser in draw(teasers))]
    return lay_out([*head, *facts, *page.body, *links, *foot], layout)
