"""Where the report goes: `--report`."""

from __future__ import annotations

from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from cleannews.cli.failures import UsageError
from cleannews.cli.places import refuse_overwriting
from cleannews.streams.files import replacing

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cleannews import Article
    from cleannews.cli.arguments import Command
    from cleannews.cli.inputs import Found

__all__ = ["check_report", "write_report"]


def check_report(command: Command, found: Found) -> None:
    """Raise `UsageError` where the report cannot go: a folder, or a file that is used otherwise."""
    if command.report is None:
        return
    path = Path(command.report)
    if path.is_dir() or not path.parent.is_dir():
        there_is = "that is a folder" if path.is_dir() else f"there is no folder {path.parent}"
        raise UsageError(f"--report {path}: {there_is}")
    if command.output is not None and path.resolve() == Path(command.output).resolve():
        raise UsageError("--report and -o name the same file")
    refuse_overwriting([path], command, found, "--report")


def write_report(
    command: Command, found: Found, pages: Iterable[tuple[str, Article]], failures: Iterable[str]
) -> None:
    """Write the report of `pages`, if it is asked for; go through them in any case.

    Without a page nothing is written. `failures` are read after the last page. Raises `OSError`.
    """
    several = iter(pages)
    first = next(several, None)
    if command.report is None or first is None:
        for _ in several:
            pass
        return
    from cleannews.writing.report import many_to_html, to_html

    if found.several:
        report = many_to_html(chain([first], several), failures)
    else:
        name, article = first
        report = to_html(article, name)
    with replacing(Path(command.report)) as stream:
        stream.write(report.encode())
