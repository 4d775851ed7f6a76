"""The pages that a command line names: files, folders, standard input."""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass
from pathlib import Path, PurePath

from cleannews.cli.failures import PageError
from cleannews.limits import LIMITS

__all__ = ["PAGE_SUFFIXES", "Found", "Source", "find_sources", "read_source"]

PAGE_SUFFIXES = frozenset({".txt", ".text", ".md", ".markdown", ".html", ".htm", ".xhtml"})
STDIN = "-"


@dataclass(frozen=True, slots=True)
class Source:
    """A page to clean: where it lies (`None` for standard input) and its place below its folder."""

    path: Path | None
    place: PurePath

    @property
    def name(self) -> str:
        """What messages and records call it."""
        return STDIN if self.path is None else str(self.path)


@dataclass(frozen=True, slots=True)
class Found:
    """The pages found, in order; whether there could be several; and what was sought in vain."""

    sources: tuple[Source, ...]
    several: bool
    problems: tuple[tuple[str, PageError], ...]


def find_sources(names: tuple[str, ...], output: Path | None) -> Found:
    """Look up `names` in order, folders by sorted path, the folder `output` in them passed over.

    Links to files count as files, links to folders are not followed, hidden entries are passed
    over. Files are not opened: one that is missing shows when it is read.
    """
    sources: list[Source] = []
    problems: list[tuple[str, PageError]] = []
    several = len(names) > 1
    for name in names:
        path = Path(name)
        if name == STDIN:
            sources.append(Source(None, PurePath("stdin")))
        elif not name:  # an unset variable; as a path it would mean this very folder
            problems.append(("PAGE", PageError("a name is empty")))
        elif os.path.isdir(name):  # noqa: PTH112  # `Path.is_dir` raises where a name is too long
            several = True
            inside = _walk(path, output, problems)
            if not inside:
                problems.append((name, PageError("no pages in this folder")))
            sources += inside
        else:
            sources.append(Source(path, PurePath(path.name)))
    return Found(tuple(sources), several, tuple(problems))


def _walk(top: Path, output: Path | None, problems: list[tuple[str, PageError]]) -> list[Source]:
    def note(error: OSError) -> None:
        problems.append((str(error.filename), PageError("cannot list this folder")))

    passed = None if output is None else output.resolve()
    sources: list[Source] = []
    for folder, subfolders, files in os.walk(top, onerror=note):
        here = Path(folder)
        subfolders[:] = [
            name
            for name in sorted(subfolders)
            if not name.startswith(".") and (here / name).resolve() != passed
        ]
        sources += [
            Source(here / name, (here / name).relative_to(top))
            for name in sorted(files)
            if _is_page(here / name)
        ]
    return sources


def _is_page(path: Path) -> bool:
    """Whether a folder's entry is a page. A pipe would block us; a broken link should be told."""
    if path.name.startswith(".") or path.suffix.lower() not in PAGE_SUFFIXES:
        return False
    return path.is_file() or not path.exists()


def read_source(source: Source) -> bytes:
    """Read a page, but no more of it than shows that it is over the cap.

    Raises `OSError` where that fails.
    """
    most = LIMITS.input_size.value + 1
    if source.path is not None:
        with source.path.open("rb") as stream:
            return stream.read(most)
    if sys.stdin is None:
        raise PageError("standard input is closed")
    return sys.stdin.buffer.read(most)
