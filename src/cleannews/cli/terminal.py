"""What reaches the terminal: encoded without fail, and with nothing in it that could steer it."""

from __future__ import annotations

import io
import re
import sys
from contextlib import suppress
from typing import TextIO

__all__ = ["complain", "is_terminal", "neutralise", "neutralise_line", "prepare_stdout"]

# C0 without tab and newline, DEL, C1; bidirectional embeddings, overrides and isolates, which let
# a file name or a sentence show as another one; line separators; surrogates, which no encoding
# can write.
UNSAFE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")


def neutralise(text: str) -> str:
    r"""Show each character that could steer a terminal as its escape, such as \u001b.

    The escapes are those of JSON, so a JSON text stays one that reads back as it was.

    >>> print(neutralise("plain \x1b[31mred"))
    plain \u001b[31mred
    """
    return UNSAFE.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


def neutralise_line(text: str) -> str:
    r"""Do the same for what must stay on its line, such as a file name.

    >>> print(neutralise_line("a\nb"))
    a\u000ab
    """
    return neutralise(text).replace("\n", "\\u000a").replace("\t", "\\u0009")


def is_terminal(stream: TextIO | None) -> bool:
    """Whether somebody looks at `stream` right now; nobody looks at a closed one."""
    return stream is not None and stream.isatty()


def prepare_stdout() -> None:
    """Make every character one that standard output can take: UTF-8, unless somebody looks."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(
            encoding=None if is_terminal(sys.stdout) else "utf-8",
            errors="backslashreplace",
            newline="\n",
        )


def complain(message: str, command: str = "cleannews") -> None:
    """Say on standard error, in one line, what went wrong in `command`."""
    if sys.stderr is None:  # closed; `print` would take standard output instead
        return
    with suppress(OSError):  # nobody listens
        sys.stderr.write(f"{command}: {neutralise_line(message)}\n")
        sys.stderr.flush()
