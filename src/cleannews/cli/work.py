"""Work on the records of a run, in as many processes and within the bounds that are asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from cleannews.limits import LIMITS
from cleannews.streams.job import size_of
from cleannews.streams.pool import Bounds, work_on

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from cleannews.cli.arguments import Command
    from cleannews.streams.pool import Answer
    from cleannews.streams.record import BadRecord, Lull, Record
    from cleannews.streams.worker import Work

__all__ = ["answers_for"]

Value = TypeVar("Value")


def answers_for(
    command: Command,
    records: Iterable[Record | BadRecord | Lull],
    work: Work[Record | BadRecord, Value],
) -> Iterator[Answer[Record | BadRecord, Value]]:
    """Give what becomes of each record, in order and lazily; raises `WorkerError`."""
    answers: Iterator[Answer[Record | BadRecord, Value]] = work_on(
        records,
        work,
        workers=command.workers or 0,
        size_of=size_of,
        bounds=_bounds(command),
    )
    return answers


def _bounds(command: Command) -> Bounds:
    seconds, mebibytes = command.timeout, command.memory
    return Bounds(
        LIMITS.document_seconds.value if seconds is None else seconds,
        LIMITS.document_memory.value if mebibytes is None else mebibytes * 1024**2,
    )
