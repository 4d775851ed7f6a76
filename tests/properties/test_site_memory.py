"""On invented sites full of traps, knowing the site costs no paragraph."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from hypothesis import given, settings
from hypothesis import strategies as st

from cleannews import Role, clean, clean_many, learn
from cleannews.testing import LANGUAGES, LAYOUTS, KnownArticle, articles
from cleannews.testing.layouts import Kind, Piece, lay_out
from cleannews.testing.phrasebook import phrasebook
from tests.properties.laws import check_all_laws, examples

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cleannews.testing.phrasebook import Phrasebook

MOST_PAGES = 8


@dataclass(frozen=True, slots=True)
class Site:
    """Pages of one site in one layout, and the paragraphs of each."""

    sources: tuple[str, ...]
    bodies: tuple[tuple[str, ...], ...]


@st.composite
def sites(draw: st.DrawFn) -> Site:
    """Draw a site whose stories repeat a quote, open alike, or are printed twice."""
    book = phrasebook(draw(st.sampled_from(LANGUAGES)))
    layout = draw(st.sampled_from(LAYOUTS))
    stories = draw(st.lists(articles(book.language), min_size=3, max_size=MOST_PAGES))
    bodies = [list(story.paragraphs) for story in stories]
    if draw(st.booleans()):  # a series
        introduction = draw(articles(book.language)).paragraphs[1]
        for body in bodies[: draw(st.integers(2, len(bodies)))]:
            body.insert(draw(st.integers(0, 1)), introduction)
    if draw(st.booleans()):  # somebody said one thing, and everybody quotes it
        quote = draw(articles(book.language)).paragraphs[-1]
        for body in draw(st.lists(st.sampled_from(bodies), min_size=2)):
            body.insert(draw(st.integers(1, len(body))), quote)
    pages = list(zip(stories, bodies, strict=True))
    if draw(st.booleans()):  # one story stands under two addresses
        pages.append(pages[0])
    frame = _frame(draw, book)
    sources = [_page(draw, book, layout, frame, story, body) for story, body in pages]
    return Site(tuple(sources), tuple(tuple(body) for _, body in pages))


def _frame(draw: st.DrawFn, book: Phrasebook) -> tuple[list[Piece], list[Piece]]:
    head = _some(draw, book, Role.NAVIGATION, Kind.ITEM, 3)
    foot = _some(draw, book, Role.SHARING, Kind.LINE, 1)
    return head, foot + _some(draw, book, Role.LEGAL, Kind.ITEM, 2)


def _some(draw: st.DrawFn, book: Phrasebook, role: Role, kind: Kind, at_least: int) -> list[Piece]:
    lines = st.lists(st.sampled_from(book.chrome[role]), min_size=at_least, unique=True)
    return [Piece(kind, line) for line in draw(lines)]


def _page(
    draw: st.DrawFn,
    book: Phrasebook,
    layout: str,
    frame: tuple[list[Piece], list[Piece]],
    story: KnownArticle,
    body: Sequence[str],
) -> str:
    head, foot = frame
    facts = [
        Piece(Kind.TITLE, story.title),
        Piece(Kind.LINE, story.byline),
        Piece(Kind.LINE, story.date),
    ]
    prose = [Piece(Kind.PROSE, paragraph) for paragraph in body]
    teasers = st.lists(st.sampled_from(book.teasers), min_size=1, max_size=3, unique=True)
    related = Piece(Kind.HEAD, book.chrome[Role.RELATED][0])
    links = [related, *(Piece(Kind.ITEM, teaser) for teaser in draw(teasers))]
    return lay_out([*head, *facts, *prose, *links, *foot], layout)


def kept(text: str, body: Sequence[str]) -> list[str]:
    paragraphs = set(text.split("\n\n"))
    return [paragraph for paragraph in body if paragraph in paragraphs]


@settings(max_examples=examples(50))
@given(sites())
def test_no_paragraph_is_lost_by_knowing_the_site(site: Site) -> None:
    profile = learn(site.sources)
    for source, body in zip(site.sources, site.bodies, strict=True):
        without = clean(source).text
        article = clean(source, profile=profile)
        assert set(kept(without, body)) <= set(kept(article.text, body))
        check_all_laws(article)


@settings(max_examples=examples(20))
@given(sites())
def test_no_paragraph_is_lost_by_knowing_two_other_pages(site: Site) -> None:
    profile = learn(site.sources[1:3])
    without = kept(clean(site.sources[0]).text, site.bodies[0])
    assert set(without) <= set(kept(clean(site.sources[0], profile=profile).text, site.bodies[0]))


@settings(max_examples=examples(10))
@given(sites(), sites())
def test_pages_of_several_sites_are_cleaned_as_each_with_its_own_profile(a: Site, b: Site) -> None:
    sources = [*a.sources, *b.sources]
    keys = ["https://a.example/1"] * len(a.sources) + ["b"] * len(b.sources)
    profiles = {"https://a.example/1": learn(a.sources), "b": learn(b.sources)}
    wanted = [
        clean(source, profile=profiles[key]).text for source, key in zip(sources, keys, strict=True)
    ]
    assert [article.text for article in clean_many(sources, by_site=keys)] == wanted
