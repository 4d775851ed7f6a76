"""Where articles go: standard output, one file, parts of one, or a folder with a file a page."""

from __future__ import annotations

import errno
import sys
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO, Protocol

from cleannews.cli.failures import UsageError
from cleannews.cli.kept import KeptRun
from cleannews.cli.options import Format
from cleannews.cli.places import (
    place_pages,
    refuse_overwriting,
    require_folder,
    write_in_folder,
)
from cleannews.cli.terminal import neutralise_line
from cleannews.streams.files import replacing
from cleannews.streams.rows import reject_line
from cleannews.streams.tally import Tally

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from cleannews.cli.arguments import Command
    from cleannews.cli.inputs import Found
    from cleannews.streams.record import BadRecord, Record

    Reject = Callable[[Record | BadRecord, str], object]

__all__ = ["Joining", "Sink", "open_sink", "output_folder"]

SUFFIXES = {
    Format.TEXT: ".txt",
    Format.JSON: ".json",
    Format.JSONL: ".jsonl",
    Format.MARKDOWN: ".md",
}


class Sink(Protocol):
    """What takes what became of each record, in order."""

    @property
    def done_before(self) -> int:
        """How many records an earlier run has done with."""

    @property
    def tally(self) -> Tally:
        """What is counted, together with that earlier run."""

    def add(self, name: str, output: Any) -> None:
        """Take an article; raises `PageError` where its own file fails, else `OSError`."""

    def reject(self, item: Record | BadRecord, reason: str) -> None:
        """Take a record that failed; raises `OSError`."""

    def lacks(self, name: str) -> bool:
        """Whether the page of that name is still to be done."""


@dataclass(frozen=True, slots=True)
class Joining:
    """How pages follow one another: an array of JSON, a line each of JSONL, text below its name."""

    format: Format
    several: bool

    def piece(self, name: str, text: str, *, is_first: bool) -> str:
        """Give what is written for one page."""
        if self._is_array:
            return ("[\n" if is_first else ",\n") + text
        if self.several and self.format in {Format.TEXT, Format.MARKDOWN}:
            heading = f"==> {neutralise_line(name)} <==\n"
            return ("" if is_first else "\n") + heading + (f"{text}\n" if text else "")
        return f"{text}\n" if text else ""

    @property
    def end(self) -> str:
        """What stands behind the last page."""
        return "\n]\n" if self._is_array else ""

    @property
    def _is_array(self) -> bool:
        return self.several and self.format is Format.JSON


def output_folder(command: Command, found: Found) -> Path | None:
    """Give the folder that is to be written to, if it is one."""
    if command.output is None or command.writes_to_stdout:
        return None
    parts_them = found.several and not found.crawls
    parts_them = parts_them and command.format in {Format.TEXT, Format.MARKDOWN}
    path = Path(command.output)
    return path if command.names_folder or parts_them else None


@contextmanager
def open_sink(command: Command, found: Found) -> Iterator[Sink]:
    """Give what takes each page's rendering, in order.

    Raises `UsageError` before anything is written, if that would write over what is read; `OSError`
    where standard output or the one file fails.
    """
    assert command.format is not None
    joining = Joining(command.format, found.several)
    folder = output_folder(command, found)
    if folder is None and command.output is not None and not command.writes_to_stdout:
        path = Path(command.output)
        require_folder(path, "-o")
        refuse_overwriting([path], command, found)
        if command.keeps_parts and (path.is_file() or not path.exists()):
            with KeptRun(command, found, joining) as run:
                yield run
            return
        if command.format is Format.PARQUET:
            raise UsageError(f"-o {path} is no plain file, as --format parquet needs")
    with ExitStack() as stack:
        rejects = [*_rejects_file(command, found, stack)]
        if folder is not None:
            places = _places(folder, command, found)
            yield _Folder(folder, places, rejects, keeps_old=command.resume)
            return
        if command.output is None or command.writes_to_stdout:
            write: Callable[[str], object] = _write_stdout
            if command.pages == ("-",) and found.crawls and command.format is Format.JSONL:
                # Whoever wrote a line may be waiting for one.
                rejects.append(partial(_answer, whole=False))
        else:
            write = _opened_late(Path(command.output), stack)
        sink = _Stream(write, joining, rejects)
        yield sink
        sink.close()


def _answer(item: Record | BadRecord, reason: str, *, whole: bool) -> None:
    _write_stdout(reject_line(item, reason, whole=whole))


def _places(folder: Path, command: Command, found: Found) -> dict[str, Path]:
    assert command.format is not None
    if folder.exists() and not folder.is_dir():
        raise UsageError(
            f"-o {folder} is a file, and there are several pages: "
            "name a folder, or choose --format json or jsonl"
        )
    if found.crawls or command.format is Format.PARQUET:
        raise UsageError(f"-o {folder} is a folder: a crawl is written to one file")
    places = place_pages(found.sources, folder, SUFFIXES[command.format])
    refuse_overwriting(places.values(), command, found)
    return places


def _rejects_file(command: Command, found: Found, stack: ExitStack) -> Iterator[Reject]:
    if command.rejects is None:
        return
    path = Path(command.rejects)
    require_folder(path, "--rejects")
    refuse_overwriting([path], command, found, "--rejects")
    stream = stack.enter_context(replacing(path))
    yield lambda item, reason: stream.write(_encode(reject_line(item, reason, whole=True)))


def _opened_late(path: Path, stack: ExitStack) -> Callable[[str], object]:
    """Give what writes to a file, opened by the first page: where all fail it stays as it was."""
    streams: list[BinaryIO] = []

    def write(text: str) -> None:
        if not streams:
            streams.append(stack.enter_context(replacing(path)))
        streams[0].write(_encode(text))

    return write


def _encode(text: str) -> bytes:
    return text.encode("utf-8", "backslashreplace")


def _write_stdout(text: str) -> None:
    if sys.stdout is None:
        raise OSError(errno.EBADF, "standard output is closed")
    sys.stdout.write(text)
    sys.stdout.flush()


class _Stream:
    """Pages one after another."""

    done_before = 0

    def __init__(
        self, write: Callable[[str], object], joining: Joining, rejects: Sequence[Reject]
    ) -> None:
        self.tally = Tally()
        self._write = write
        self._joining = joining
        self._rejects = rejects
        self._is_first = True

    def add(self, name: str, output: Any) -> None:
        piece = self._joining.piece(name, output, is_first=self._is_first)
        self._is_first = False
        if piece:
            self._write(piece)

    def reject(self, item: Record | BadRecord, reason: str) -> None:
        for reject in self._rejects:
            reject(item, reason)

    def lacks(self, _name: str) -> bool:
        return True

    def close(self) -> None:
        if not self._is_first and self._joining.end:
            self._write(self._joining.end)


class _Folder:
    """A file for each page; with `keeps_old`, those that are there stand."""

    done_before = 0

    def __init__(
        self, root: Path, places: dict[str, Path], rejects: Sequence[Reject], *, keeps_old: bool
    ) -> None:
        self.tally = Tally()
        self._root = root
        self._places = places
        self._rejects = rejects
        self._keeps_old = keeps_old

    def add(self, name: str, output: Any) -> None:
        write_in_folder(self._root, self._places[name], output)

    def reject(self, item: Record | BadRecord, reason: str) -> None:
        for reject in self._rejects:
            reject(item, reason)

    def lacks(self, name: str) -> bool:
        return not (self._keeps_old and self._places[name].exists())
