"""A worker process: takes documents in batches, does the same work on each, answers a batch whole.

It ends by itself when its parent does, when a document takes too long, and when asked to.
"""

from __future__ import annotations

import os
import pickle
import signal
import socket
import struct
import time
from contextlib import suppress
from pathlib import Path
from typing import Any, NamedTuple, Protocol, TypeVar

from cleannews.errors import WorkerError

__all__ = ["BEFORE_ANY", "HEADER", "PLACE", "Done", "Setup", "Work", "attempt", "frame", "serve"]

Item_contra = TypeVar("Item_contra", contravariant=True)
Value_co = TypeVar("Value_co", covariant=True)

# Before each message stands its length.
HEADER = struct.Struct("<Q")
# Where a worker is: the number of its batch, and of the document in it.
PLACE = struct.Struct("<qq")
BEFORE_ANY = (-1, -1)
# The first message of a worker.
READY = "ready"


class Work(Protocol[Item_contra, Value_co]):
    """What is done to each document. It travels to the workers, so it must pickle."""

    def prepare(self) -> None:
        """Load what the work needs, before the time of the first document counts."""

    def __call__(self, item: Item_contra, /) -> Value_co:
        """Do the work; what it raises is told as the reason why this document failed."""


class Setup(NamedTuple):
    """What a worker is told first. `memory` is how many bytes it may take on top of its start."""

    work: Work[Any, Any]
    seconds: float
    memory: int


class Done(NamedTuple):
    """What became of one document: the value, or the error; and how many seconds it took."""

    value: Any
    error: Exception | None
    seconds: float


def frame(message: object) -> bytes:
    """Give a message as it is sent."""
    body = pickle.dumps(message, protocol=pickle.HIGHEST_PROTOCOL)
    return HEADER.pack(len(body)) + body


def serve(channel: int, place: int) -> None:
    """Work until the parent closes `channel`. `place` is a file that always tells where we are."""
    signal.signal(signal.SIGALRM, signal.SIG_DFL)  # ends the process, whatever it is doing
    with socket.socket(fileno=channel) as connection, suppress(OSError):
        stream = connection.makefile("rb")
        setup: Setup = _receive(stream)
        setup.work.prepare()
        _limit_memory(setup.memory)
        connection.sendall(frame(READY))
        number = 0
        while (batch := _receive(stream)) is not None:
            done = []
            for index, item in enumerate(batch):
                os.pwrite(place, PLACE.pack(number, index), 0)
                done.append(_do(setup, item))
            connection.sendall(_answer(done))
            number += 1


def _receive(stream: Any) -> Any:
    """Read one message; `None` once the parent is gone."""
    head = stream.read(HEADER.size)
    if len(head) < HEADER.size:
        return None
    # The other end of the socket is our own parent's, and nobody else's.
    return pickle.loads(stream.read(HEADER.unpack(head)[0]))  # noqa: S301


def _do(setup: Setup, item: Any) -> Done:
    signal.setitimer(signal.ITIMER_REAL, setup.seconds)
    try:
        done = attempt(setup.work, item)
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
    if isinstance(done.error, MemoryError):
        reason = f"took more than {setup.memory // 1024**2:,} MiB of memory"
        error = WorkerError(reason, "out-of-memory")
        return done._replace(error=error)
    return done


def attempt(work: Work[Any, Any], item: Any) -> Done:
    """Do the work on one document; whatever that does to us, the others go on."""
    began = time.perf_counter()
    try:
        value, error = work(item), None
    except Exception as raised:  # noqa: BLE001
        value, error = None, raised
    return Done(value, error, time.perf_counter() - began)


def _answer(done: list[Done]) -> bytes:
    try:
        return frame(done)
    except Exception:  # noqa: BLE001  # an error, or a value, that does not pickle
        return frame([_portable(one) for one in done])


def _portable(done: Done) -> Done:
    try:
        frame(done)
    except Exception as error:  # noqa: BLE001
        told = done.error or error
        return Done(None, RuntimeError(f"{type(told).__name__}: {told}"), done.seconds)
    return done


def _limit_memory(more: int) -> None:
    """Have the system refuse memory beyond what the process has now and `more` bytes."""
    import resource

    with suppress(OSError, ValueError):  # systems without /proc do not keep such a limit anyway
        pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0])
        most = pages * resource.getpagesize() + more
        _, hard = resource.getrlimit(resource.RLIMIT_AS)
        if hard == resource.RLIM_INFINITY or most < hard:
            resource.setrlimit(resource.RLIMIT_AS, (most, hard))
