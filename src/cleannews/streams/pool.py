"""Work on many documents in worker processes: lazily, in order, and never far ahead.

A document that kills its worker, hangs or takes too much memory costs itself alone: the worker is
replaced, and what else it had been given is done again.
"""

from __future__ import annotations

import selectors
from collections import deque
from contextlib import closing
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING, Any, Generic, NamedTuple, TypeVar

from cleannews.errors import WorkerError
from cleannews.limits import LIMITS
from cleannews.streams.handle import Handle
from cleannews.streams.record import Lull
from cleannews.streams.worker import attempt

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from cleannews.streams.worker import Work

__all__ = ["Answer", "Bounds", "work_on"]

Item = TypeVar("Item")
Value = TypeVar("Value")

# A batch is as small as keeps the cost of sending it below a hundredth of that of cleaning it.
BATCH_ITEMS = 16
BATCH_BYTES = 128 * 1024
# How far ahead of the oldest document that is not done yet others may be, for each worker: a slow
# one should not leave the other workers idle, and all of them are held in memory.
AHEAD_ITEMS = 128
AHEAD_BYTES = 32 * 1024 * 1024
# Each worker has one batch in hand and one at the door.
BATCHES_A_WORKER = 2
MOST_FAILED_STARTS = 3


@dataclass(frozen=True, slots=True)
class Bounds:
    """What a document may cost: seconds by the clock, and bytes on top of a worker's own."""

    seconds: float = LIMITS.document_seconds.value
    memory: int = LIMITS.document_memory.value


class Answer(NamedTuple, Generic[Item, Value]):
    """A document and what became of it: the value, or the error; and the seconds it took."""

    item: Item
    value: Value | None
    error: Exception | None
    seconds: float


class _End(Enum):
    END = "end"


_END = _End.END


class Task(NamedTuple):
    """A document with its number in the order of the answers."""

    number: int
    item: Any


def work_on(
    items: Iterable[Item | Lull],
    work: Work[Item, Value],
    *,
    workers: int,
    size_of: Callable[[Item], int],
    bounds: Bounds | None = None,
) -> Iterator[Answer[Item, Value]]:
    """Do `work` on each item in one of `workers` processes; give the answers in order.

    Items are taken as they are needed, no more than `AHEAD_ITEMS` a worker ahead of the answers,
    and no more than `AHEAD_BYTES` by `size_of`. After a `LULL` the next item is not asked for
    before all answers have been given. Raises `WorkerError` where no worker can be started. The
    workers end with the iterator. With no workers the work is done here, and nothing is bounded.
    """
    if workers == 0:
        yield from (
            Answer(item, *attempt(work, item)) for item in items if not isinstance(item, Lull)
        )
        return
    pool = _Pool(work, workers, size_of, bounds or Bounds())
    with closing(pool):
        yield from pool.answers(iter(items))


class _Pool(Generic[Item, Value]):
    """The workers, what they have been given, and what is still to be given or told."""

    def __init__(
        self,
        work: Work[Item, Value],
        workers: int,
        size_of: Callable[[Item], int],
        bounds: Bounds,
    ) -> None:
        self._work = work
        self._most = workers
        self._size_of = size_of
        self._bounds = bounds
        self._selector = selectors.DefaultSelector()
        self._workers: list[Handle] = []
        self._waiting: deque[list[Task]] = deque()
        self._filling: list[Task] = []
        self._filling_bytes = 0
        self._held: dict[int, tuple[Item, int]] = {}  # taken, and not given back yet
        self._held_bytes = 0
        self._done: dict[int, Answer[Item, Value]] = {}
        self._failed_starts = 0

    def close(self) -> None:
        """End the workers."""
        for worker in self._workers:
            worker.end()
            worker.close()
        self._selector.close()

    def answers(self, items: Iterator[Item | Lull]) -> Iterator[Answer[Item, Value]]:
        taken = told = 0
        more, lull = True, False
        while True:
            while told in self._done:
                yield self._given_back(told)
                told += 1
            if told == taken:
                lull = False  # all is told: whoever writes to us may be waiting for that
                if not more:
                    return
            if more and not lull and self._has_room():
                item = next(items, _END)
                if isinstance(item, Lull | _End):
                    more = lull = isinstance(item, Lull)
                    self._close_batch()
                else:
                    self._take(taken, item)
                    taken += 1
                self._turn(0)
            elif told < taken:
                self._close_batch()
                self._turn(None)

    def _has_room(self) -> bool:
        given = sum(len(worker.given) for worker in self._workers) + len(self._waiting)
        return (
            given < BATCHES_A_WORKER * self._most
            and len(self._held) < AHEAD_ITEMS * self._most
            and self._held_bytes < AHEAD_BYTES * self._most
        )

    def _take(self, number: int, item: Item) -> None:
        size = self._size_of(item)
        self._held[number] = item, size
        self._held_bytes += size
        self._filling.append(Task(number, item))
        self._filling_bytes += size
        if len(self._filling) >= BATCH_ITEMS or self._filling_bytes >= BATCH_BYTES:
            self._close_batch()

    def _close_batch(self) -> None:
        if self._filling:
            self._waiting.append(self._filling)
            self._filling, self._filling_bytes = [], 0
            self._hand_out()

    def _given_back(self, number: int) -> Answer[Item, Value]:
        _, size = self._held.pop(number)
        self._held_bytes -= size
        return self._done.pop(number)

    def _hand_out(self) -> None:
        """Give waiting batches to the workers that have the least to do; start those that lack."""
        while self._waiting:
            idle = min(self._workers, key=lambda worker: len(worker.given), default=None)
            if (idle is None or idle.given) and len(self._workers) < self._most:
                idle = Handle(self._work, self._bounds.seconds, self._bounds.memory)
                self._workers.append(idle)
                self._selector.register(idle.channel, selectors.EVENT_READ, idle)
            if idle is None or len(idle.given) >= BATCHES_A_WORKER:
                return
            idle.give(self._waiting.popleft())
            self._watch(idle)

    def _watch(self, worker: Handle) -> None:
        events = selectors.EVENT_READ | (selectors.EVENT_WRITE if worker.has_to_send else 0)
        if self._selector.get_key(worker.channel).events != events:
            self._selector.modify(worker.channel, events, worker)

    def _turn(self, seconds: float | None) -> None:
        """Send and receive what can be; with `None`, wait until there is something."""
        if not self._workers:
            return
        for key, events in self._selector.select(seconds):
            worker: Handle = key.data
            if events & selectors.EVENT_WRITE:
                worker.send()
                self._watch(worker)
            if events & selectors.EVENT_READ:
                self._receive(worker)
        self._hand_out()

    def _receive(self, worker: Handle) -> None:
        for tasks, answers in worker.receive():
            self._failed_starts = 0
            for task, done in zip(tasks, answers, strict=True):
                self._done[task.number] = Answer(task.item, *done)
        if worker.is_gone:
            self._bury(worker)

    def _bury(self, worker: Handle) -> None:
        """Blame the document that the worker was at, and have the others done again."""
        self._selector.unregister(worker.channel)
        self._workers.remove(worker)
        worker.end()
        culprit = worker.culprit()
        worker.close()
        if culprit is None:
            self._failed_starts += 1
            if self._failed_starts >= MOST_FAILED_STARTS:
                if not (worker.was_ready and worker.given):
                    message = f"workers end as they start: the last {worker.how_it_ended()}"
                    raise WorkerError(message)
                culprit = worker.given[0][0]  # what ends them as they are handed it
        if culprit is not None:
            self._failed_starts = 0
            answer = Answer(culprit.item, None, worker.how_it_ended(), worker.seconds_taken)
            self._done[culprit.number] = answer
        again = [[task for task in batch if task is not culprit] for batch in worker.given]
        self._waiting.extendleft(batch for batch in reversed(again) if batch)
