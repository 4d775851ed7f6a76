"""How far a run has come, for whoever looks on: a bar, the rate, and the time that is left."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING, NamedTuple

from cleannews.cli.terminal import is_terminal

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from cleannews.cli.arguments import Command
    from cleannews.cli.inputs import Found

__all__ = ["Progress", "showing_progress"]


class Progress(NamedTuple):
    """What is told of a run as it goes: bytes that were read, and documents done with."""

    read: Callable[[int], object]
    done: Callable[[int], object]


@contextmanager
def showing_progress(command: Command, found: Found) -> Iterator[Progress]:
    """Show a bar on standard error, if that is a terminal and the articles go elsewhere."""
    looked_on = is_terminal(sys.stderr) and not (
        command.writes_to_stdout and is_terminal(sys.stdout)
    )
    if not looked_on or command.quiet or not command.workers:
        yield Progress(lambda _: None, lambda _: None)
        return
    from rich.console import Console
    from rich.progress import BarColumn, TaskProgressColumn, TextColumn, TimeRemainingColumn
    from rich.progress import Progress as Bar

    total = _size(found)
    with Bar(
        TextColumn("{task.description}"),
        *((BarColumn(), TaskProgressColumn(), TimeRemainingColumn(compact=True)) if total else ()),
        *((TextColumn("left"),) if total else ()),
        console=Console(stderr=True),
        transient=True,
    ) as bar:
        task = bar.add_task("0 pages", total=total)
        count = 0

        def done(more: int) -> None:
            nonlocal count
            count += more
            elapsed = bar.tasks[0].elapsed or 0.0
            rate = f"{count / elapsed:,.0f} a second" if elapsed > 1 else ""
            pages = "page" if count == 1 else "pages"
            bar.update(task, description=f"{count:,} {pages}  {rate:>14}")

        yield Progress(lambda count: bar.advance(task, count), done)


def _size(found: Found) -> int | None:
    """The bytes of all files; `None` where some are no files, and nobody knows."""
    total = 0
    for source in found.sources:
        try:
            if source.path is None or not source.path.is_file():
                return None
            total += source.path.stat().st_size
        except OSError:  # it shows when it is read
            continue
    return total
