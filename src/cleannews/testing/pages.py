"""Invented scraped pages: an article with what a site prints around it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from hypothesis import strategies as st

from cleannews.article import Role
from cleannews.testing.articles import articles
from cleannews.testing.layouts import LAYOUTS, Kind, Piece, lay_out
from cleannews.testing.phrasebook import LANGUAGES, phrasebook

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cleannews.testing.articles import KnownArticle
    from cleannews.testing.phrasebook import Phrasebook

__all__ = ["ScrapedPage", "scraped_pages"]

_MOST_TEASERS: Final = 4
_UNDISTURBED: Final = 4  # paragraphs that come one after the other at the end


@dataclass(frozen=True, slots=True)
class ScrapedPage:
    """A page as a scraper would have saved it, and what a cleaner should make of it.

    `body` are the paragraphs that must survive, in order, `chrome` the lines that must go; neither
    holds a line of the other. `title`, `authors` and `published`, ISO 8601, stand on the page too.
    """

    source: str
    language: str
    layout: str
    title: str
    authors: tuple[str, ...]
    published: str
    body: tuple[str, ...]
    chrome: tuple[str, ...]


def scraped_pages(
    language: str | None = None, layout: str | None = None
) -> st.SearchStrategy[ScrapedPage]:
    """Draw scraped pages, in `language` or in any of `LANGUAGES`, as `layout` or any of `LAYOUTS`.

    The layouts: "lines", one block a line; "paragraphs", parted by blank lines; "wrapped" at a
    column; "indented", a text browser's dump with bullets; "markdown", with links; "html". Raises
    `ValueError` for a language or layout that there is none of.

    >>> from hypothesis import find
    >>> page = find(scraped_pages(language="es", layout="lines"), lambda page: len(page.body) > 6)
    >>> page.title in page.source
    True
    >>> all(line in page.source.splitlines() for line in page.body + page.chrome)
    True
    """
    if language is None:
        return st.sampled_from(LANGUAGES).flatmap(lambda drawn: scraped_pages(drawn, layout))
    if layout is None:
        return st.sampled_from(LAYOUTS).flatmap(lambda drawn: scraped_pages(language, drawn))
    lay_out((), layout)
    return _scraped_pages(phrasebook(language), layout)


@st.composite
def _scraped_pages(draw: st.DrawFn, book: Phrasebook, layout: str) -> ScrapedPage:
    article = draw(articles(book.language))
    head, foot = draw(_head(book)), draw(_foot(book))
    middle = draw(_body(book, article))
    facts = [
        Piece(Kind.TITLE, article.title),
        Piece(Kind.LINE, article.byline),
        Piece(Kind.LINE, article.date),
    ]
    chrome = [piece for piece in (*head, *middle, *foot) if piece.kind != Kind.PROSE]
    return ScrapedPage(
        source=lay_out([*head, *facts, *middle, *foot], layout),
        language=article.language,
        layout=layout,
        title=article.title,
        authors=article.authors,
        published=article.published,
        body=article.paragraphs,
        chrome=tuple(dict.fromkeys(piece.text for piece in chrome)),
    )


@st.composite
def _head(draw: st.DrawFn, book: Phrasebook) -> list[Piece]:
    pieces = draw(_some(book, Role.CONSENT, Kind.LINE))
    pieces += draw(_some(book, Role.NAVIGATION, Kind.ITEM, at_least=3))
    return pieces + draw(_some(book, Role.PAYWALL, Kind.LINE))


@st.composite
def _body(draw: st.DrawFn, book: Phrasebook, article: KnownArticle) -> list[Piece]:
    """Interrupt the article once, as sites do, by an advert's label or by teasers.

    Well before its end: the few paragraphs that a second list cut off could be of another story.
    """
    pieces = draw(_some(book, Role.SHARING, Kind.LINE))
    prose = [Piece(Kind.PROSE, paragraph) for paragraph in article.paragraphs]
    place = draw(st.integers(2, max(2, len(prose) - _UNDISTURBED)))
    advert = _some(book, Role.ADVERT, Kind.LINE, at_most=1)
    between = draw(st.one_of(advert, _teasers(book, Kind.LINE, 1)))
    return [*pieces, *prose[:place], *between, *prose[place:]]


@st.composite
def _foot(draw: st.DrawFn, book: Phrasebook) -> list[Piece]:
    pieces = draw(_some(book, Role.SHARING, Kind.LINE))
    pieces += draw(_some(book, Role.SIGNUP, Kind.LINE, at_most=1))
    pieces += draw(_some(book, Role.COMMENT, Kind.LINE))
    pieces += draw(_teasers(book, Kind.HEAD, _MOST_TEASERS))
    return pieces + draw(_some(book, Role.LEGAL, Kind.ITEM, at_least=2))


@st.composite
def _teasers(draw: st.DrawFn, book: Phrasebook, kind: Kind, at_most: int) -> list[Piece]:
    """Draw a line such as "Read also", of that kind, and the headlines under it."""
    head = draw(st.sampled_from(book.chrome[Role.RELATED]))
    teasers = draw(_sublist(book.teasers, at_least=1, at_most=at_most))
    return [Piece(kind, head), *(Piece(Kind.ITEM, teaser) for teaser in teasers)]


@st.composite
def _some(
    draw: st.DrawFn,
    book: Phrasebook,
    role: Role,
    kind: Kind,
    *,
    at_least: int = 0,
    at_most: int | None = None,
) -> list[Piece]:
    lines = draw(_sublist(book.chrome[role], at_least=at_least, at_most=at_most))
    return [Piece(kind, line) for line in lines]


def _sublist(
    lines: Sequence[str], *, at_least: int, at_most: int | None
) -> st.SearchStrategy[list[str]]:
    return st.lists(st.sampled_from(lines), min_size=at_least, max_size=at_most, unique=True)
