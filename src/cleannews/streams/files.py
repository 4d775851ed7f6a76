"""Files written whole or not at all."""

from __future__ import annotations

import os
import secrets
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, BinaryIO

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

__all__ = ["replacing"]


@contextmanager
def replacing(target: Path, workshop: Path | None = None) -> Iterator[BinaryIO]:
    """Open a file that takes the place of `target` when the block ends, and only if it ends well.

    Whoever kills the process leaves either the old file or the new one: the new one has no name
    until it is complete, where the system allows that, and a hidden one beside `target` elsewhere,
    or in the folder `workshop` of the same file system.
    Links are replaced, not followed. Devices and pipes, such as /dev/null, are written to as they
    are. Raises `OSError`.
    """
    if target.exists() and not target.is_file():
        with target.open("wb") as stream:
            yield stream
        return
    beside = (workshop or target.parent) / f".{secrets.token_hex(8)}.tmp"
    try:
        with _open_nameless(beside.parent) or beside.open("xb") as stream:
            yield stream
            stream.flush()
            if isinstance(stream.name, int):
                _name(stream.name, beside)
        beside.replace(target)
    except BaseException:
        with suppress(OSError):
            beside.unlink()
        raise


def _open_nameless(folder: Path) -> BinaryIO | None:
    """Open a file in `folder` that vanishes with the process; `None` where none can be had."""
    if not hasattr(os, "O_TMPFILE"):
        return None
    try:
        return os.fdopen(os.open(folder, os.O_TMPFILE | os.O_WRONLY, 0o666), "wb")
    except OSError:  # some file systems have none; a real trouble shows again when a name is opened
        return None


def _name(descriptor: int, path: Path) -> None:
    folder = os.open(path.parent, os.O_RDONLY)
    try:
        # Given a folder's descriptor, Python asks the system to follow the link in /proc.
        os.link(f"/proc/self/fd/{descriptor}", path.name, dst_dir_fd=folder)
    finally:
        os.close(folder)
