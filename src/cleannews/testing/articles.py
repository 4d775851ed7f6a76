"""Invented articles of which every fact is known."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from hypothesis import strategies as st

from cleannews.testing.phrasebook import LANGUAGES, phrasebook

if TYPE_CHECKING:
    from cleannews.testing.phrasebook import Phrasebook, Story

__all__ = ["KnownArticle", "articles"]

_NUMBERS: Final = st.integers(11, 98)
_YEARS: Final = st.integers(2001, 2024)
_MOST_SENTENCES: Final = 3  # of one paragraph
_LAST_SENTENCES: Final = 2  # of the last one


@dataclass(frozen=True, slots=True)
class KnownArticle:
    """An invented article.

    `byline` and `date` are `authors` and `published` as the page prints them; `published` is ISO
    8601, a day. `paragraphs` are the body.
    """

    language: str
    title: str
    authors: tuple[str, ...]
    byline: str
    published: str
    date: str
    paragraphs: tuple[str, ...]

    @property
    def text(self) -> str:
        """The body as `Article.text` has it."""
        return "\n\n".join(self.paragraphs)


def articles(language: str | None = None) -> st.SearchStrategy[KnownArticle]:
    r"""Draw invented articles of some 6 to 12 paragraphs, in `language` or in any of `LANGUAGES`.

    Raises `ValueError` for a language that there is no invented news in.

    >>> from hypothesis import find
    >>> article = find(articles(language="en"), lambda article: article.published > "2010")
    >>> article.byline == f"By {article.authors[0]}"
    True
    >>> article.date.endswith(article.published[:4])
    True
    >>> article.text.split("\n\n") == list(article.paragraphs)
    True
    """
    if language is None:
        return st.sampled_from(LANGUAGES).flatmap(articles)
    return _articles(phrasebook(language))


@st.composite
def _articles(draw: st.DrawFn, book: Phrasebook) -> KnownArticle:
    story = draw(st.sampled_from(book.stories))
    author = draw(st.sampled_from(book.people))
    year, month, day = draw(_YEARS), draw(st.integers(1, 12)), draw(st.integers(1, 28))
    return KnownArticle(
        language=book.language,
        title=draw(st.sampled_from(story.titles)),
        authors=(author,),
        byline=book.byline.format(person=author),
        published=f"{year}-{month:02}-{day:02}",
        date=book.date.format(day=day, month=book.months[month - 1], year=year),
        paragraphs=(story.lead, *draw(_paragraphs(book, story))),
    )


@st.composite
def _paragraphs(draw: st.DrawFn, book: Phrasebook, story: Story) -> list[str]:
    """Tell the story in a few paragraphs, leaving some of it out."""
    told = draw(st.sets(st.sampled_from(range(len(story.sentences))), min_size=6))
    sentences = [_fill(draw, story.sentences[index], book) for index in sorted(told)]
    # One sentence alone at the end of a page could be a teaser; nobody could tell.
    last = book.gap.join(sentences[-_LAST_SENTENCES:])
    del sentences[-_LAST_SENTENCES:]
    paragraphs = []
    while sentences:
        size = draw(st.integers(1, _MOST_SENTENCES))
        paragraphs.append(book.gap.join(sentences[:size]))
        del sentences[:size]
    for quote in story.quotes:
        place = draw(st.integers(1, len(paragraphs)))
        paragraphs.insert(place, _fill(draw, quote, book))
    return [*paragraphs, last]


def _fill(draw: st.DrawFn, pattern: str, book: Phrasebook) -> str:
    number = draw(_NUMBERS) if "{n}" in pattern else 0
    person = draw(st.sampled_from(book.people)) if "{person}" in pattern else ""
    return pattern.format(n=number, person=person)
