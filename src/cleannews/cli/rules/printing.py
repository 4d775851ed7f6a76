"""How `cleannews-rules` prints: line by line, and nothing that could steer a terminal."""

from __future__ import annotations

import errno
import shutil
import sys
from pathlib import Path

from cleannews.cli.failures import UsageError
from cleannews.cli.terminal import is_terminal, neutralise_line
from cleannews.streams.files import replacing

__all__ = ["check_new", "complain", "cut", "put", "several", "write_new"]


def several(count: int, noun: str) -> str:
    """Say how many of something there are.

    >>> several(1, "page"), several(1200, "line")
    ('1 page', '1,200 lines')
    """
    return f"{count:,} {noun}{'' if count == 1 else 's'}"


def put(line: str) -> None:
    """Print a line; raises `OSError`."""
    if sys.stdout is None:
        raise OSError(errno.EBADF, "standard output is closed")
    sys.stdout.write(f"{neutralise_line(line)}\n")


def cut(line: str) -> str:
    """Cut a line to the terminal's width, where somebody looks at one."""
    if not is_terminal(sys.stdout):
        return line
    from rich.text import Text  # it knows which signs take two columns

    text = Text(neutralise_line(line))
    text.truncate(shutil.get_terminal_size().columns, overflow="ellipsis")
    return text.plain


def complain(message: str) -> None:
    """Say on standard error what went wrong."""
    from cleannews.cli.terminal import complain as say

    say(message, "cleannews-rules")


def check_new(name: str | None) -> None:
    """Refuse to write over a file: it may hold what somebody wrote; raises `UsageError`."""
    if name is None:
        return
    path = Path(name)
    if path.exists():
        raise UsageError(f"-o {name} is there already, and may hold your work: name a new file")
    if not path.parent.is_dir():
        raise UsageError(f"-o {name}: there is no folder {path.parent}")


def write_new(name: str | None, text: str) -> None:
    """Write a file whole, or print it where no name is given; raises `OSError`."""
    if name is None:
        for line in text.splitlines():
            put(line)
        return
    with replacing(Path(name)) as stream:
        stream.write(text.encode("utf-8"))
