"""The pages that rules are tried on, cleaned in one or more ways."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from cleannews import Options, clean
from cleannews.cli.failures import PageError, describe
from cleannews.cli.inputs import find_sources, read_source
from cleannews.cli.rules.printing import complain
from cleannews.errors import CleanNewsError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import PurePath

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
    for source in found.sources:
        try:
            page = read_source(source)
            articles = [clean(page, options=options) for options in ways]
        except OSError as error:
            fail(source.name, describe(error))
        except (CleanNewsError, PageError) as error:
            fail(source.name, error)
        else:
            yield CleanedPage(source.name, source.place, articles)
