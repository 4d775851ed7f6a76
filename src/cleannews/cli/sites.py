"""What the command knows of sites: profiles learned, written, and read."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from cleannews import CleanNewsError, SiteProfile
from cleannews.cli.failures import WrongFileError, describe, reason_of
from cleannews.cli.inputs import read_records
from cleannews.cli.terminal import complain
from cleannews.cli.work import answers_for
from cleannews.streams.files import replacing
from cleannews.streams.job import KnownSites, OutlineRecord, site_of_record
from cleannews.streams.record import BadRecord

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from cleannews import Options
    from cleannews.cli.arguments import Command
    from cleannews.cli.inputs import Found, Source
    from cleannews.site import Outline
    from cleannews.streams.record import Record

__all__ = ["profiles_for", "write_profile"]


def profiles_for(command: Command, found: Found, options: Options) -> KnownSites:
    """Read or learn the profiles that the command line asks for; raises `UsageError`.

    Pages that cannot be cleaned are passed over: they are told of when their turn comes.
    """
    if command.profile is not None:
        return KnownSites(shared=_read_profile(command.profile))
    if not command.auto_profile:
        return KnownSites()
    # What came by standard input could not be read again.
    files = {source.name: source for source in found.sources if source.path is not None}
    by_site: dict[str, SiteProfile] = {}
    site_of_page: dict[str, str] = {}
    for record, host, outline in _outlines(command, files.values(), options, lambda *_: None):
        if record.name in files:  # a page by itself: it may declare its address, and has a folder
            site = host or str(files[record.name].place.parent)
            site_of_page[record.name] = site
        else:
            site = site_of_record(record)
        by_site[site] = by_site.get(site, SiteProfile()) | SiteProfile.of([outline])
    return KnownSites(by_site=by_site, site_of_page=site_of_page)


def write_profile(command: Command, found: Found, options: Options) -> int:
    """Learn from the pages, write the profile, and give how many pages failed.

    Nothing is written where all did. Raises `OSError` where the file cannot be written.
    """
    assert command.learn is not None
    failed = 0

    def note(name: str, reason: str) -> None:
        nonlocal failed
        failed += 1
        complain(f"{name}: {reason}")

    outlines = _outlines(command, found.sources, options, note)
    profile = SiteProfile.of(outline for *_, outline in outlines)
    if profile:
        with replacing(Path(command.learn)) as stream:
            stream.write(profile.to_json().encode("utf-8", "backslashreplace"))
    return failed


def _outlines(
    command: Command,
    sources: Iterable[Source],
    options: Options,
    note: Callable[[str, str], object],
) -> Iterator[tuple[Record, str | None, Outline]]:
    """Each page that is not empty, the host of its address, and what is remembered of it.

    Of the pages that cannot be cleaned, `note` is told why.
    """
    answers = answers_for(command, read_records(sources, command), OutlineRecord(options))
    for item, known, error, _ in answers:
        if isinstance(item, BadRecord):
            note(item.name, item.reason)
        elif error is not None:
            note(item.name, reason_of(error))
        elif known is not None:
            yield item, *known


def _read_profile(file: str) -> SiteProfile:
    try:
        return SiteProfile.from_json(Path(file).read_bytes())
    except OSError as error:
        raise WrongFileError(f"--profile {file}: {describe(error)}") from error
    except CleanNewsError as error:
        raise WrongFileError(f"--profile {file}: {error}") from error
