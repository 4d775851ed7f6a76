"""What the command knows of sites: profiles learned, written, read, and chosen for a page."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from cleannews import CleanNewsError, SiteProfile, clean
from cleannews.cli.failures import PageError, UsageError, describe
from cleannews.streams.files import replacing
from cleannews.cli.inputs import read_source
from cleannews.cli.terminal import complain
from cleannews.evidence.memory import outline_blocks
from cleannews.site import host_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from cleannews import Article, Options
    from cleannews.cli.arguments import Command
    from cleannews.cli.inputs import Source

__all__ = ["Sites", "learn_sites", "write_profile"]


@dataclass(frozen=True, slots=True)
class Sites:
    """The profile for each page: one for all, or one by the site that the page is of."""

    shared: SiteProfile | None = None
    by_site: Mapping[str, SiteProfile] | None = None
    site_of: Mapping[Source, str] | None = None

    def profile_of(self, source: Source) -> SiteProfile | None:
        """What is known of the page's site; None where nothing is."""
        if self.by_site is None or self.site_of is None:
            return self.shared
        return self.by_site.get(self.site_of.get(source, ""))


def learn_sites(command: Command, sources: Iterable[Source], options: Options) -> Sites:
    """Read or learn the profiles that the command line asks for; raises `UsageError`.

    Pages that cannot be cleaned are passed over: they are told of when their turn comes.
    """
    if command.profile is not None:
        return Sites(shared=_read_profile(command.profile))
    if not command.auto_profile:
        return Sites()
    site_of: dict[Source, str] = {}
    by_site: dict[str, SiteProfile] = {}
    # What came by standard input could not be read again.
    files = [source for source in sources if source.path is not None]
    for source, article in _articles(files, options, note=lambda *_: None):
        site_of[source] = site = _site_of(article, source)
        learned = SiteProfile.of([outline_blocks(article.blocks)])
        by_site[site] = by_site.get(site, SiteProfile()) | learned
    return Sites(by_site=by_site, site_of=site_of)


def write_profile(file: str, sources: Sequence[Source], options: Options) -> int:
    """Learn from the pages, write the profile, and give how many pages failed.

    Nothing is written where all did. Raises `OSError` where the file cannot be written.
    """
    failed: list[Source] = []

    def note(source: Source, message: str) -> None:
        failed.append(source)
        complain(f"{source.name}: {message}")

    found = _articles(sources, options, note)
    profile = SiteProfile.of(outline_blocks(article.blocks) for _, article in found)
    if profile:
        with replacing(Path(file)) as stream:
            stream.write(profile.to_json().encode("utf-8", "backslashreplace"))
    return len(failed)


def _articles(
    sources: Iterable[Source], options: Options, note: Callable[[Source, str], object]
) -> Iterator[tuple[Source, Article]]:
    """The pages that can be cleaned and are not empty; of the others, `note` is told why not."""
    for source in sources:
        try:
            article = clean(read_source(source), options=options)
        except OSError as error:
            note(source, describe(error))
        except (CleanNewsError, PageError) as error:
            note(source, str(error))
        else:
            if article.blocks:
                yield source, article


def _site_of(article: Article, source: Source) -> str:
    return host_of(article.url or "") or str(source.place.parent)


def _read_profile(file: str) -> SiteProfile:
    try:
        return SiteProfile.from_json(Path(file).read_bytes())
    except OSError as error:
        raise UsageError(f"--profile {file}: {describe(error)}") from error
    except CleanNewsError as error:
        raise UsageError(f"--profile {file}: {error}") from error
