"""Work on the records of a run, in as many processes and within the bounds that are asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

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
        bounds=Bounds(command.timeout, command.memory * 1024**2),
    )
    return answers
