"""Where files are written: each page's own place in a folder, and never over what is read."""

from __future__ import annotations

import os
import stat
import sys
from pathlib import Path, PurePath
from typing import TYPE_CHECKING

from cleannews.cli.failures import PageError, UsageError, describe
from cleannews.cli.terminal import UNSAFE
from cleannews.streams.files import replacing

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cleannews.cli.arguments import Command
    from cleannews.cli.inputs import Found, Source

__all__ = ["place_pages", "refuse_overwriting", "require_folder", "write_in_folder"]

# Bytes of a file name before its suffix; file systems allow 255 with suffix and number.
MOST_STEM_BYTES = 200


def place_pages(sources: Iterable[Source], root: Path, suffix: str) -> dict[str, Path]:
    """Give each page its file: its own place below `root`, numbered where two would share one."""
    places: dict[str, Path] = {}
    taken: set[str] = set()
    for source in sources:
        if source.name in places:
            continue
        folder = root.joinpath(*map(_safe, source.place.parent.parts))
        stem = _safe(source.place.stem)
        path, number = folder / f"{stem}{suffix}", 1
        while str(path).casefold() in taken:  # some file systems know no case
            number += 1
            path = folder / f"{stem}-{number}{suffix}"
        taken.add(str(path).casefold())
        places[source.name] = path
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


def require_folder(target: Path, option: str) -> None:
    """Refuse a file in a folder that there is not, before all that is to be written there."""
    if not target.parent.is_dir():
        raise UsageError(f"{option} {target}: there is no folder {target.parent}")


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


def write_in_folder(root: Path, path: Path, text: str) -> None:
    """Write a page's file, making folders for it; raises `PageError`."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        if not path.parent.resolve().is_relative_to(root.resolve()):
            raise PageError(f"{path} lies behind a link that leads out of {root}")
        with replacing(path) as stream:
            stream.write((f"{text}\n" if text else "").encode("utf-8", "backslashreplace"))
    except OSError as error:
        raise PageError(f"cannot write {path}: {describe(error)}") from error
