"""What a command line names: pages and crawls as files, folders of them, standard input."""

from __future__ import annotations

import io
import os
import sys
from dataclasses import dataclass, replace
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, cast

from cleannews.cli.failures import PageError
from cleannews.cli.terminal import complain, is_terminal
from cleannews.errors import CleanNewsError
from cleannews.streams.compression import decompressed
from cleannews.streams.kinds import Kind, kind_of_name, kind_of_start
from cleannews.streams.readers import Fields, Input, read_input
from cleannews.streams.record import BadRecord, Record
from cleannews.streams.writers.parts import parts_folder

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from cleannews.cli.arguments import Command
    from cleannews.streams.record import Lull

__all__ = ["Found", "Source", "find_sources", "read_records"]

STDIN = "-"
TYPE = "type or paste a page, then press Ctrl-D on a line of its own"
NO_PAGES = "no pages in this folder (cleannews --help says which files are taken for pages)"
NOT_FETCHED = "this is an address, and cleannews fetches nothing: curl -sL ADDRESS | cleannews -"


@dataclass(frozen=True, slots=True)
class Source:
    """A file to read: where it lies (`None` for standard input) and its place below its folder.

    `kind` is `None` where only reading it can tell.
    """

    path: Path | None
    place: PurePath
    kind: Kind | None = None

    @property
    def name(self) -> str:
        """What messages and records call it."""
        return STDIN if self.path is None else str(self.path)


@dataclass(frozen=True, slots=True)
class Found:
    """The files found, in order; whether they could be several pages; what was sought in vain."""

    sources: tuple[Source, ...]
    several: bool
    problems: tuple[tuple[str, PageError], ...]

    @property
    def crawls(self) -> tuple[Source, ...]:
        """Those that hold many pages each."""
        return tuple(source for source in self.sources if source.kind not in {None, Kind.PAGE})


def find_sources(names: tuple[str, ...], output: Path | None, kind: Kind | None = None) -> Found:
    """Look up `names` in order, folders by sorted path, the `output` in them passed over.

    Of a folder, its pages are read; of one without pages, the crawls in it. Links to files count as
    files, links to folders are not followed, hidden entries are passed over. `kind` is that of each
    file, where it is known. A file that is missing shows when it is read.
    """
    sources: list[Source] = []
    problems: list[tuple[str, PageError]] = []
    several = len(names) > 1
    for name in names:
        path = Path(name)
        if name == STDIN:
            if is_terminal(sys.stdin):
                complain(TYPE)
            sources.append(Source(None, PurePath("stdin"), kind or _kind_on_stdin()))
        elif not name:  # an unset variable; as a path it would mean this very folder
            problems.append(("PAGE", PageError("a name is empty")))
        elif os.path.isdir(name):  # noqa: PTH112  # `Path.is_dir` raises where a name is too long
            several = True
            inside = _walk(path, output, problems, kind)
            if not inside:
                problems.append((name, PageError(NO_PAGES)))
            sources += inside
        elif name.startswith(("https://", "http://")):
            problems.append((name, PageError(NOT_FETCHED)))
        else:
            sources.append(Source(path, PurePath(path.name), kind or _kind(path)))
    several = several or any(source.kind not in {None, Kind.PAGE} for source in sources)
    return Found(tuple(sources), several, tuple(problems))


def _walk(
    top: Path, output: Path | None, problems: list[tuple[str, PageError]], kind: Kind | None
) -> list[Source]:
    def note(error: OSError) -> None:
        problems.append((str(error.filename), PageError("cannot list this folder")))

    passed = set() if output is None else {output.resolve(), parts_folder(output).resolve()}
    sources: list[Source] = []
    for folder, subfolders, files in os.walk(top, onerror=note):
        here = Path(folder)
        subfolders[:] = [
            name
            for name in sorted(subfolders)
            if not name.startswith(".") and (here / name).resolve() not in passed
        ]
        sources += [
            Source(here / name, (here / name).relative_to(top), kind or kind_of_name(name))
            for name in sorted(files)
            if _holds_pages(here / name)
        ]
    # Lists and tables often lie beside pages; where there are no pages, they are the crawl.
    pages = [source for source in sources if source.kind is Kind.PAGE]
    return pages or sources


def _holds_pages(path: Path) -> bool:
    """Whether a folder's entry is read. A pipe would block us; a broken link should be told."""
    if path.name.startswith(".") or kind_of_name(path.name) is None:
        return False
    return path.is_file() or not path.exists()


def _kind(path: Path) -> Kind | None:
    """Tell the kind of a file, if that can be told without waiting for it."""
    named = kind_of_name(path.name)
    if named is not None:
        return named
    try:
        if not path.is_file():
            return None
        with path.open("rb") as raw:
            return kind_of_start(decompressed(raw))
    except (OSError, CleanNewsError):  # it shows again when it is read
        return None


def _kind_on_stdin() -> Kind | None:
    try:
        # Of a copy: what is decompressed here could not be read again.
        head = io.BufferedReader(io.BytesIO(_stdin().peek()))
        return kind_of_start(decompressed(head))
    except (OSError, CleanNewsError, PageError):
        return None


def _stdin() -> io.BufferedReader:
    if sys.stdin is None:
        raise PageError("standard input is closed")
    return cast("io.BufferedReader", sys.stdin.buffer)


def read_records(
    sources: Iterable[Source],
    command: Command | None = None,
    advance: Callable[[int], object] = lambda _: None,
) -> Iterator[Record | BadRecord | Lull]:
    """Read the pages of all sources, lazily and in order; what cannot be read is a bad record.

    `command` may say in which fields of a crawl they stand, and where they come from.
    """
    fields = Fields(command.field, command.url_field or "url") if command else Fields()
    for source in sources:
        try:
            origin = _stdin() if source.path is None else source.path
        except PageError as error:
            yield BadRecord(source.name, str(error))
            continue
        for record in read_input(Input(source.name, origin, source.kind), fields, advance):
            if isinstance(record, Record) and command is not None and command.url is not None:
                yield replace(record, url=command.url)
            else:
                yield record
