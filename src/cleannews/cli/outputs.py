"""Where articles go: standard output, one file, or a folder with a file for each page."""

from __future__ import annotations

import errno
import os
import stat
import sys
from collections.abc import Callable
from contextlib import ExitStack, contextmanager
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, BinaryIO

from cleannews.cli.arguments import Format
from cleannews.cli.failures import PageError, UsageError, describe
from cleannews.streams.files import replacing
from cleannews.cli.terminal import UNSAFE, neutralise_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from cleannews.cli.arguments import Command
    from cleannews.cli.inputs import Found, Source

__all__ = ["Emit", "open_output", "output_folder", "refuse_overwriting", "writes_to_stdout"]

Emit = Callable[["Source", str], None]

SUFFIXES = {
    Format.TEXT: ".txt",
    Format.JSON: ".json",
    Format.JSONL: ".jsonl",
    Format.MARKDOWN: ".md",
}
# Bytes of a file name before its suffix; file systems allow 255 with suffix and number.
MOST_STEM_BYTES = 200


def writes_to_stdout(command: Command) -> bool:
    """Whether the articles go to standard output."""
    return command.output in {None, "-"}


def output_folder(command: Command) -> Path | None:
    """Give the folder that is to be written to, if the command line alone shows that it is one."""
    if command.output is None or writes_to_stdout(command):
        return None
    path = Path(command.output)
    return path if path.is_dir() or command.output.endswith((os.sep, "/")) else None


@contextmanager
def open_output(command: Command, found: Found) -> Iterator[Emit]:
    """Give what takes each page's rendering, in order.

    Raises `UsageError` before anything is written, if that would write over what is read; `OSError`
    where standard output or the one file fails. The function given raises `PageError` where one
    page's own file fails.
    """
    if command.output is None or writes_to_stdout(command):
        with _joined(_write_stdout, command.format, several=found.several) as emit:
            yield emit
        return
    path = Path(command.output)
    parts_them = found.several and command.format in {Format.TEXT, Format.MARKDOWN}
    if output_folder(command) is None and not parts_them:
        with _one_file(path, command, found) as emit:
            yield emit
        return
    if path.exists() and not path.is_dir():
        raise UsageError(
            f"-o {path} is a file, and there are several pages: "
            "name a folder, or choose --format json or jsonl"
        )
    places = _place_pages(found.sources, path, SUFFIXES[command.format])
    refuse_overwriting(places.values(), command, found)
    yield lambda source, text: _write_in_folder(path, places[source], text)


@contextmanager
def _one_file(path: Path, command: Command, found: Found) -> Iterator[Emit]:
    if not path.parent.is_dir():
        raise UsageError(f"-o {path}: there is no folder {path.parent}")
    refuse_overwriting([path], command, found)
    with ExitStack() as stack:
        # Opened by the first page, so that a run in which all fail leaves the file as it was.
        streams: list[BinaryIO] = []

        def write(text: str) -> None:
            if not streams:
                streams.append(stack.enter_context(replacing(path)))
            streams[0].write(_encode(text))

        with _joined(write, command.format, several=found.several) as emit:
            yield emit


def _encode(text: str) -> bytes:
    return text.encode("utf-8", "backslashreplace")


def _write_stdout(text: str) -> None:
    if sys.stdout is None:
        raise OSError(errno.EBADF, "standard output is closed")
    sys.stdout.write(text)
    sys.stdout.flush()


@contextmanager
def _joined(write: Callable[[str], object], form: Format, *, several: bool) -> Iterator[Emit]:
    """Put pages one after another: an array of JSON, a line each of JSONL, text below its name."""
    count = 0
    array = several and form is Format.JSON
    headed = several and form in {Format.TEXT, Format.MARKDOWN}

    def emit(source: Source, text: str) -> None:
        nonlocal count
        first = count == 0
        count += 1
        if array:
            write(("[\n" if first else ",\n") + text)
        elif headed:
            heading = f"==> {neutralise_line(source.name)} <==\n"
            write(("" if first else "\n") + heading + (f"{text}\n" if text else ""))
        elif text:
            write(f"{text}\n")

    yield emit
    if array and count:
        write("\n]\n")


def _place_pages(sources: Iterable[Source], root: Path, suffix: str) -> dict[Source, Path]:
    """Give each page its file: its own place below `root`, numbered where two would share one."""
    places: dict[Source, Path] = {}
    taken: set[str] = set()
    for source in sources:
        if source in places:
            continue
        folder = root.joinpath(*map(_safe, source.place.parent.parts))
        stem = _safe(source.place.stem)
        path, number = folder / f"{stem}{suffix}", 1
        while str(path).casefold() in taken:  # some file systems know no case
            number += 1
            path = folder / f"{stem}-{number}{suffix}"
        taken.add(str(path).casefold())
        places[source] = path
    return places


def _safe(name: str) -> str:
    r"""Make a name fit to be a file's, whoever chose it.

    >>> _safe("page\x1b[31m"), len(_safe("x" * 300))
    ('page_[31m', 200)
    """
    shown = UNSAFE.sub("_", name).replace("\t", "_").replace("\n", "_")
    name = shown.encode()[:MOST_STEM_BYTES].decode("utf-8", "ignore")
    return name if PurePath(name).name == name and name not in {"", ".", ".."} else "page"


def refuse_overwriting(
    targets: Iterable[Path], command: Command, found: Found, option: str = "-o"
) -> None:
    """Refuse to write where something is read from: by another name and through links, too."""
    pages = [source.path for source in found.sources if source.path is not None]
    others = (*command.rules, *command.keep, *([command.profile] if command.profile else []))
    inputs = {_identity(path) for path in (*pages, *map(Path, others))}
    if len(pages) < len(found.sources):
        inputs.add(_stdin_identity())
    for target in targets:
        identity = _identity(target)
        if identity is not None and identity in inputs:
            raise UsageError(f"{option} would write over {target}, which is read")


def _identity(path: Path) -> tuple[int, int] | None:
    """Give what all names of one file have in common; `None` where there is no plain file."""
    try:
        return _plain_file(path.stat())
    except (OSError, ValueError):
        return None


def _stdin_identity() -> tuple[int, int] | None:
    try:
        return _plain_file(os.fstat(sys.stdin.fileno()))
    except (AttributeError, OSError, ValueError):  # it may be closed, or not be a file
        return None


def _plain_file(status: os.stat_result) -> tuple[int, int] | None:
    return (status.st_dev, status.st_ino) if stat.S_ISREG(status.st_mode) else None


def _write_in_folder(root: Path, path: Path, text: str) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        if not path.parent.resolve().is_relative_to(root.resolve()):
            raise PageError(f"{path} lies behind a link that leads out of {root}")
        with replacing(path) as stream:
            stream.write(_encode(f"{text}\n" if text else ""))
    except OSError as error:
        raise PageError(f"cannot write {path}: {describe(error)}") from error
