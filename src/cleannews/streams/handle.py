"""A worker process as its parent sees it."""

from __future__ import annotations

import os
import pickle
import signal
import socket
import subprocess
import sys
import tempfile
from collections import deque
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from cleannews.errors import WorkerError
from cleannews.streams.worker import BEFORE_ANY, HEADER, PLACE, Setup, frame

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cleannews.streams.pool import Task
    from cleannews.streams.worker import Done, Work

__all__ = ["Handle"]

_CHUNK = 1024 * 1024
# Told to the libraries of numbers before they are loaded: the workers are what runs in parallel.
_ONE_THREAD = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"), "1")


class Handle:
    """A worker: what it was given, and what is on its way to and from it. Nothing here waits."""

    def __init__(self, work: Work[Any, Any], seconds: float, memory: int) -> None:
        """Start the process.

        It is a fresh interpreter, not a fork: what threads of the parent hold is nothing to it, and
        the parent's main module need not be written so that it can be loaded twice.
        """
        self.given: deque[list[Task]] = deque()
        self.is_gone = False
        self.was_ready = False
        self._answered = 0
        self._seconds = seconds
        self._outgoing: deque[memoryview] = deque([memoryview(frame(Setup(work, seconds, memory)))])
        self._incoming = bytearray()
        self._place = tempfile.TemporaryFile(buffering=0)  # noqa: SIM115  # closed by `end`
        self._place.write(PLACE.pack(*BEFORE_ANY))
        self.channel, theirs = socket.socketpair()
        with theirs:
            start = (
                f"import sys; sys.path[:] = {sys.path!r}; from cleannews.streams.worker import "
                f"serve; serve({theirs.fileno()}, {self._place.fileno()})"
            )
            self._process = subprocess.Popen(  # noqa: S603  # it is our own program
                [sys.executable, "-c", start],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                pass_fds=(theirs.fileno(), self._place.fileno()),
                env=os.environ | _ONE_THREAD,
                process_group=0,  # Ctrl-C is for the parent, which ends its workers
            )
        self.channel.setblocking(False)

    @property
    def has_to_send(self) -> bool:
        """Whether something waits to be sent."""
        return bool(self._outgoing)

    def give(self, batch: list[Task]) -> None:
        """Queue a batch for the worker."""
        self.given.append(batch)
        self._outgoing.append(memoryview(frame([task.item for task in batch])))

    def send(self) -> None:
        """Send as much as can be sent now."""
        with suppress(BlockingIOError, BrokenPipeError, ConnectionResetError):  # `receive` sees it
            while self._outgoing:
                message = self._outgoing[0]
                sent = self.channel.send(message[:_CHUNK])
                if sent == len(message):
                    self._outgoing.popleft()
                else:
                    self._outgoing[0] = message[sent:]

    def receive(self) -> Iterator[tuple[list[Task], list[Done]]]:
        """Give each batch that the worker has answered, with its answers."""
        try:
            data = self.channel.recv(_CHUNK)
        except BlockingIOError:
            return
        except ConnectionResetError:
            data = b""
        self.is_gone = not data
        self._incoming += data
        while (message := self._message()) is not None:
            if not self.was_ready:
                self.was_ready = True
                continue
            self._answered += 1
            yield self.given.popleft(), message

    def _message(self) -> Any:
        """Take a message off what came; `None` while it is not all there."""
        if len(self._incoming) < HEADER.size:
            return None
        (length,) = HEADER.unpack_from(self._incoming)
        end = HEADER.size + length
        if len(self._incoming) < end:
            return None
        # What our own worker sent; whoever could speak in its place could do anything anyway.
        message = pickle.loads(bytes(self._incoming[HEADER.size : end]))  # noqa: S301
        del self._incoming[:end]
        return message

    def culprit(self) -> Task | None:
        """The document that the worker was at when it ended; `None` where it was at none."""
        number, index = PLACE.unpack(os.pread(self._place.fileno(), PLACE.size, 0))
        return self.given[0][index] if self.given and number == self._answered else None

    def end(self) -> None:
        """End the process, if it has not ended yet, and close what led to it."""
        if self.is_gone:
            with suppress(subprocess.TimeoutExpired):  # it closed the channel and lives on
                self._process.wait(5)
        self._process.kill()
        self._process.wait()
        self.channel.close()

    def close(self) -> None:
        """Forget where it was."""
        self._place.close()

    def how_it_ended(self) -> WorkerError:
        """Say of an ended worker what ended it."""
        status = self._process.returncode
        if status == -signal.SIGALRM:
            return WorkerError(f"took more than {self._seconds:g} s", "timed-out")
        if status == -signal.SIGKILL:
            return WorkerError("was killed, perhaps for want of memory", "out-of-memory")
        if status < 0:
            return WorkerError(f"crashed its worker ({signal.Signals(-status).name})")
        return WorkerError(f"ended its worker (exit status {status})")

    @property
    def seconds_taken(self) -> float:
        """How long the document took that ended the worker, where that is known."""
        return self._seconds if self._process.returncode == -signal.SIGALRM else 0.0
