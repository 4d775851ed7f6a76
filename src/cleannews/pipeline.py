"""The way of a page through the house, as one recipe: the file to read first."""

from __future__ import annotations

from collections.abc import Sized
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from cleannews.options import Options
from cleannews.site import SiteProfile, merge_profiles, site_of, url_of

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Iterator, Mapping

    from cleannews.article import Article, Block
    from cleannews.judging import Judgement
    from cleannews.reading.page import Page

__all__ = ["Passage", "clean", "clean_many", "explain", "explain_all", "learn", "take_through"]

_DEFAULTS = Options()


def clean(
    source: str | bytes,
    *,
    url: str | None = None,
    options: Options = _DEFAULTS,
    profile: SiteProfile | None = None,
) -> Article:
    """Find the article in a scraped page.

    `source` is text, Markdown or HTML, as `str` or as `bytes` of any encoding; `url` is the page's
    address where it is known; `profile` is what `learn` made of pages of the same site. A page with
    nothing to keep gives an `Article` with empty `text` and a warning.

    Raises `TypeError` for other types and `InputTooLargeError` over the cap; nothing else for any
    input. A pure function, linear in `len(source)`.

    >>> page = '''
    ... Storm hits the coast of Norvale
    ... 12 June 2023
    ... A storm made landfall on the coast of Norvale on Monday and cut the power of 4,000 homes.
    ... "We had an hour to get the boats in," said Ida Moen, who runs the harbour.
    ... The weather service expects the wind to drop on Tuesday.
    ... Most read
    ... Sign up for our newsletter
    ... '''
    >>> article = clean(page)
    >>> article.title
    'Storm hits the coast of Norvale'
    >>> print(article.text)
    A storm made landfall on the coast of Norvale on Monday and cut the power of 4,000 homes.
    <BLANKLINE>
    "We had an hour to get the boats in," said Ida Moen, who runs the harbour.
    <BLANKLINE>
    The weather service expects the wind to drop on Tuesday.
    """
    return take_through(source, url, options, profile).article


class Passage(NamedTuple):
    """What a page became in each room."""

    page: Page
    judgement: Judgement
    article: Article


def take_through(
    source: str | bytes, url: str | None, options: Options, profile: SiteProfile | None
) -> Passage:
    """Do what `clean` does; this is for those who ask for more than the article."""
    # Imported here, because the rooms and numpy cost several times the rest of `import cleannews`.
    from cleannews.judging import judge
    from cleannews.reading import read
    from cleannews.writing import write

    _refuse_other_types(url, profile)
    page = read(source)
    judgement = judge(page, options, profile)
    return Passage(page, judgement, write(page, judgement, url, options))


def learn(sources: Iterable[str | bytes], *, options: Options = _DEFAULTS) -> SiteProfile:
    """Learn what pages of one site have in common, for `clean(..., profile=...)`.

    Cleans the sources one after another. Memory is bounded by `LIMITS.profile_pages`, however many
    there are. Raises what `clean` raises.

    >>> learn([]) == SiteProfile()
    True
    """
    from cleannews.evidence.memory import outline_blocks

    _refuse_one_page(sources)
    articles = (clean(source, options=options) for source in sources)
    return SiteProfile.of(outline_blocks(one.blocks) for one in articles if one.blocks)


def clean_many(
    sources: Iterable[str | bytes],
    *,
    options: Options = _DEFAULTS,
    by_site: Iterable[Hashable] | None = None,
    workers: int = 0,
) -> Iterator[Article]:
    """Clean pages one after another, lazily and in order.

    With `workers`, that many processes clean them, at most some hundred pages ahead of what is
    asked for. They end with the iterator. A page that crashes its process, or takes more than
    `LIMITS.document_seconds` or `LIMITS.document_memory`, affects no other page: its article has no
    text and a warning, "worker-crashed", "timed-out" or "out-of-memory". Linux and macOS only.

    `by_site` tells which pages are of one site, with an entry for each page: its URL, of which the
    host counts, or anything else that is equal for pages of one site. Sources and entries are then
    read twice, first to learn a profile of each site, so they must not be iterators (`TypeError`).
    In between a profile of each site is held in memory, whatever the number of pages.

    >>> [article.text for article in clean_many([])]
    []
    """
    _refuse_one_page(sources)
    if by_site is None:
        return _cleaned(((source, None, None) for source in sources), options, {}, workers)
    if iter(sources) is sources or iter(by_site) is by_site:
        raise TypeError("with by_site, pages are read twice: give lists, not iterators")
    if isinstance(sources, Sized) and isinstance(by_site, Sized) and len(sources) != len(by_site):
        there_are = f"{len(by_site)} for {len(sources)}"
        raise ValueError(f"by_site must have an entry for each page, and has {there_are}")
    return _clean_by_site(sources, by_site, options, workers)


def _cleaned(
    pages: Iterable[tuple[str | bytes, str | None, Hashable]],
    options: Options,
    profiles: Mapping[Hashable, SiteProfile],
    workers: int,
) -> Iterator[Article]:
    """Clean pages, each given with its address and its site."""
    if workers:
        from cleannews.streams.many import clean_pages

        return clean_pages(pages, options, profiles, workers)
    return (
        clean(source, url=url, options=options, profile=profiles.get(site))
        for source, url, site in pages
    )


def _clean_by_site(
    sources: Iterable[str | bytes], by_site: Iterable[Hashable], options: Options, workers: int
) -> Iterator[Article]:
    from cleannews.evidence.memory import outline_blocks

    unknown = ((source, None, None) for source, _ in zip(sources, by_site, strict=True))
    articles = zip(_cleaned(unknown, options, {}, workers), by_site, strict=True)
    profiles = merge_profiles(
        (site_of(key), SiteProfile.of([outline_blocks(one.blocks)] if one.blocks else []))
        for one, key in articles
    )
    pages = (
        (source, url_of(key), site_of(key)) for source, key in zip(sources, by_site, strict=True)
    )
    yield from _cleaned(pages, options, profiles, workers)


def explain(
    source: str | bytes,
    *,
    url: str | None = None,
    options: Options = _DEFAULTS,
    profile: SiteProfile | None = None,
) -> tuple[Block, ...]:
    """Say for every block of a page what decided its role, strongest reason first.

    The blocks are those of `clean` for the same arguments, each with all its reasons. Finite
    weights add up to how far the block's log-odds are from the page's average. Judges the page 32
    times, 64 times if it is HTML. Raises what `clean` raises.

    >>> page = '''
    ... Storm hits the coast of Norvale
    ... 12 June 2023
    ... A storm made landfall on the coast of Norvale on Monday and cut the power of 4,000 homes.
    ... "We had an hour to get the boats in," said Ida Moen, who runs the harbour.
    ... The weather service expects the wind to drop on Tuesday.
    ... Most read
    ... Sign up for our newsletter
    ... '''
    >>> [str(block.role) for block in explain(page)]
    ['title', 'published', 'paragraph', 'paragraph', 'paragraph', 'related', 'signup']
    """
    return explain_all(take_through(source, url, options, profile))


def explain_all(passage: Passage) -> tuple[Block, ...]:
    """Give the blocks of a page with all their reasons."""
    from cleannews.writing.reasons import all_reasons

    blocks, reasons = passage.article.blocks, all_reasons(passage.judgement)
    return tuple(replace(block, reasons=told) for block, told in zip(blocks, reasons, strict=True))


def _refuse_other_types(url: object, profile: object) -> None:
    """Name the argument; further down it would be an error of something that nobody called."""
    if not isinstance(url, str | None):  # data frames have a float where there is no address
        raise TypeError(f"url must be str or None, not {type(url).__name__}")
    if not isinstance(profile, SiteProfile | None):
        raise TypeError(f"profile must be a SiteProfile or None, not {type(profile).__name__}")


def _refuse_one_page(sources: object) -> None:
    if isinstance(sources, str | bytes):  # each of its letters would be taken for a page
        raise TypeError("sources must be several pages, and this is one: give [page]")
