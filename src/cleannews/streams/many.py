"""`clean_many` with workers: the same articles, made in other processes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from cleannews.article import Article
from cleannews.errors import WorkerError
from cleannews.pipeline import clean
from cleannews.streams.job import warm_up
from cleannews.streams.pool import work_on

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Iterator, Mapping

    from cleannews.options import Options
    from cleannews.site import SiteProfile
    from cleannews.streams.pool import Answer

__all__ = ["clean_pages"]


class _Page(NamedTuple):
    source: str | bytes
    url: str | None
    site: Hashable


@dataclass(frozen=True, slots=True)
class _CleanPage:
    options: Options
    profiles: Mapping[Hashable, SiteProfile]

    def prepare(self) -> None:
        warm_up()

    def __call__(self, page: _Page, /) -> Article:
        source, url, site = page
        return clean(source, url=url, options=self.options, profile=self.profiles.get(site))


def clean_pages(
    pages: Iterable[tuple[str | bytes, str | None, Hashable]],
    options: Options,
    profiles: Mapping[Hashable, SiteProfile],
    workers: int,
) -> Iterator[Article]:
    """Clean pages, each with its address and site, in order and lazily.

    A page that ends its worker gives an article with no text and a warning: "worker-crashed",
    "timed-out" or "out-of-memory". What `clean` raises is raised when the page's turn comes.
    """
    answers: Iterator[Answer[_Page, Article]] = work_on(
        (_Page(*page) for page in pages),
        _CleanPage(options, profiles),
        workers=workers,
        size_of=_size_of,
    )
    for page, article, error, _ in answers:
        if isinstance(error, WorkerError):
            yield _nothing(page, error.code)
        elif error is not None:
            raise error
        else:
            assert article is not None
            yield article


def _size_of(page: _Page) -> int:
    try:
        return len(page.source)
    except TypeError:  # it is no page, which `clean` says when its turn comes
        return 0


def _nothing(page: _Page, warning: str) -> Article:
    """An article of which nothing is known but that its page could not be cleaned."""
    return Article(
        text="",
        title=None,
        authors=(),
        published=None,
        modified=None,
        dateline=None,
        section=None,
        topics=(),
        sources=(),
        captions=(),
        credits=(),
        url=page.url,
        site=None,
        language=None,
        kind="empty",
        kind_probability=0.0,
        confidence=0.0,
        blocks=(),
        source="",
        warnings=(warning,),
    )
