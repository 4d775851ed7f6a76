"""Lines of a stream of bytes: each as long as it may be, and none waited for in vain."""

from __future__ import annotations

import os
import select
import stat
from typing import TYPE_CHECKING

from cleannews.limits import LIMITS
from cleannews.streams.record import LULL, Lull

if TYPE_CHECKING:
    import io
    from collections.abc import Callable, Iterator

__all__ = ["read_lines"]

_CHUNK = 256 * 1024


def read_lines(
    stream: io.BufferedReader,
) -> Iterator[tuple[int, bytes | None] | Lull]:
    r"""Give each line with its number, counted from 1, without its line end `\n`.

    Only `\n` ends a line: U+2028, U+2029 and U+0085 are text. A line longer than
    `LIMITS.record_size` is `None`, and is not held. Where the stream is a pipe that has nothing to
    read for now, a `LULL` comes before it is waited for.
    """
    most = LIMITS.record_size.value
    nothing_there = _lull_test(stream)
    held: list[bytes] = []
    number, length = 1, 0
    while True:
        if nothing_there():
            yield LULL
        chunk = stream.read1(_CHUNK)
        if not chunk:
            break
        *ends, rest = chunk.split(b"\n")
        for end in ends:
            whole = length + len(end) <= most
            yield number, b"".join((*held, end)) if whole else None
            number, held, length = number + 1, [], 0
        length += len(rest)
        held = [*held, rest] if length <= most else []
    if length:
        yield number, b"".join(held) if length <= most else None


def _lull_test(stream: io.BufferedReader) -> Callable[[], bool]:
    """Give what tells whether reading would wait, as it may for pipes and terminals."""
    try:
        descriptor = stream.fileno()
        if stat.S_ISREG(os.fstat(descriptor).st_mode):
            return lambda: False
    except OSError:
        return lambda: False
    # What was peeked at lies in the stream's own buffer, and is there.
    buffered = bool(stream.peek(1))

    def nothing_there() -> bool:
        nonlocal buffered
        if buffered:
            buffered = False
            return False
        return not select.select([descriptor], [], [], 0)[0]

    return nothing_there
