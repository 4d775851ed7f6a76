"""The pages that rules are tried on, cleaned in one or more ways."""

from __future__ import annotations

from pathlib import PurePath
from typing import TYPE_CHECKING, NamedTuple

from cleannews import Options, clean
from cleannews.cli.inputs import find_sources, read_records
from cleannews.cli.rules.printing import complain
from cleannews.errors import CleanNewsError
from cleannews.streams.record import BadRecord, Record

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cleannews import Article

__all__ = ["CleanedPage", "cleaned_pages"]


class CleanedPage(NamedTuple):
    """A page as it was cleaned in each way; `place` is where it lies below its folder."""

    name: str
    place: PurePath
    articles: list[Article]


def cleaned_pages(
    names: Sequence[str], ways: Sequence[Options], failures: list[str]
) -> Iterator[CleanedPage]:
    """The pages that can be cleaned, each in all of these ways.

    The others are told of on standard error, and noted in `failures`.
    """

    def fail(name: str, problem: object) -> None:
        failures.append(f"{name}: {problem}")
        complain(failures[-1])

    found = find_sources(tuple(names), None)
    for name, problem in found.problems:
        fail(name, problem)
    places = {source.name: source.place for source in found.sources}
    for record in read_records(found.sources):
        if isinstance(record, BadRecord):
            fail(record.name, record.reason)
        elif isinstance(record, Record):
            try:
                articles = [clean(record.page, url=record.url, options=way) for way in ways]
            except CleanNewsError as error:
                fail(record.name, error)
            else:
                # A page of a crawl has no place but its name, such as "crawl.jsonl:12".
                inside = PurePath(f"{PurePath(record.name).name}.txt")
                place = places.get(record.name, inside)
                yield CleanedPage(record.name, place, articles)
