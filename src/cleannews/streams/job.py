"""What workers do to each record of a crawl."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Generic, NamedTuple, Protocol, TypeVar

from cleannews.options import Options
from cleannews.pipeline import clean, explain_all, take_through
from cleannews.site import host_of
from cleannews.streams.record import BadRecord, Record
from cleannews.streams.tally import look_at

if TYPE_CHECKING:
    from collections.abc import Mapping

    from cleannews.article import Article
    from cleannews.site import Outline, SiteProfile
    from cleannews.streams.tally import Sight

__all__ = [
    "CleanRecord",
    "Cleaned",
    "KnownSites",
    "OutlineRecord",
    "Render",
    "site_of_record",
    "size_of",
    "warm_up",
]


Output_co = TypeVar("Output_co", covariant=True)


class Render(Protocol[Output_co]):
    """How an article is written: the one thing of it that goes back. It must pickle."""

    def __call__(self, article: Article, record: Record, /) -> Output_co:
        """Give what the output needs of this article, as small as can be."""


class Cleaned(NamedTuple, Generic[Output_co]):
    """What goes back: the article as it is to be written, and what the tally counts."""

    output: Output_co
    sight: Sight


@dataclass(frozen=True, slots=True)
class KnownSites:
    """What is known of sites: one profile for all records, or one by each record's site.

    `site_of_page` are the sites of records, by name, where more is known of them than themselves
    tell.
    """

    shared: SiteProfile | None = None
    by_site: Mapping[str, SiteProfile] = field(default_factory=dict)
    site_of_page: Mapping[str, str] = field(default_factory=dict)

    def of(self, record: Record) -> SiteProfile | None:
        """The profile of the record's site; `None` where nothing is known."""
        if not self.by_site:
            return self.shared
        return self.by_site.get(self.site_of_page.get(record.name) or site_of_record(record))


def site_of_record(record: Record) -> str:
    """The site that a row of a crawl is of: its address's host, else the file it comes from."""
    return host_of(record.url or "") or record.name.rpartition(":")[0]


@dataclass(frozen=True, slots=True)
class CleanRecord(Generic[Output_co]):
    """Clean a record and render its article; a bad record is passed on, for order's sake."""

    render: Render[Output_co]
    options: Options = Options()
    sites: KnownSites = KnownSites()
    all_reasons: bool = False

    def prepare(self) -> None:
        """Load what the first page would else have to wait for."""
        warm_up()

    def __call__(self, record: Record | BadRecord, /) -> Cleaned[Output_co] | None:
        """Clean the page, and give what the output and the summary need of it."""
        if isinstance(record, BadRecord):
            return None
        passage = take_through(record.page, record.url, self.options, self.sites.of(record))
        article = passage.article
        if self.all_reasons:
            article = replace(article, blocks=explain_all(passage))
        return Cleaned(self.render(article, record), look_at(passage))


@dataclass(frozen=True, slots=True)
class OutlineRecord:
    """Give the host of a page's address, and what a profile remembers; `None` of an empty page."""

    options: Options = Options()

    def prepare(self) -> None:
        """Load what the first page would else have to wait for."""
        warm_up()

    def __call__(self, record: Record | BadRecord, /) -> tuple[str | None, Outline] | None:
        """Clean the page for what it has in common with others."""
        if isinstance(record, BadRecord):
            return None
        from cleannews.evidence.memory import outline_blocks

        article = clean(record.page, url=record.url, options=self.options)
        if not article.blocks:
            return None
        return host_of(article.url or ""), outline_blocks(article.blocks)


def warm_up() -> None:
    """Load what cleaning takes, which is most of the time of a first page."""
    for page in ("Home\n\nThe pier opened again on Monday.\n", "<p>The pier opened again.</p>"):
        clean(page)


def size_of(record: Record | BadRecord) -> int:
    """About how many bytes a record takes, while it waits."""
    if isinstance(record, BadRecord):
        return len(record.raw or b"")
    return len(record.page) + sum(
        len(value) for value in record.columns.values() if isinstance(value, str | bytes)
    )
