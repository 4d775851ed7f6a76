"""Command lines that make no sense: options that exclude one another, or would do nothing.

An option that is passed over in silence is taken for one that was followed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cleannews.cli.failures import UsageError
from cleannews.cli.options import Format
from cleannews.streams.kinds import Kind

if TYPE_CHECKING:
    from cleannews.cli.arguments import Command
    from cleannews.cli.inputs import Found

__all__ = ["refuse_contradictions", "refuse_without_effect"]

_TABLES = {Kind.JSONL, Kind.CSV, Kind.PARQUET}


def refuse_contradictions(command: Command) -> None:
    """Raise `UsageError` for options of which one makes no sense beside the others."""
    if command.learn is not None:
        _refuse_beside_learn(command)
    _refuse_missing_names(command)
    _refuse_beside_format(command)
    if command.report is not None and command.output is None:
        _refuse_beside_report(command)
    if command.profile is not None and command.auto_profile:
        raise UsageError("--profile is of one site, --auto-profile of each: choose one")


def _refuse_missing_names(command: Command) -> None:
    if command.output == "":
        raise UsageError("-o needs the name of a file or folder")
    if command.resume and command.output in {None, "-"}:
        raise UsageError("--resume needs the -o of the run that did not end")
    for option, file in {"--rejects": command.rejects, "--report": command.report}.items():
        if file in {"", "-"}:
            raise UsageError(f"{option} needs the name of a file")


def _refuse_beside_format(command: Command) -> None:
    if command.explain and command.format in {Format.MARKDOWN, Format.PARQUET}:
        raise UsageError("--explain goes with --format text, json or jsonl")
    if command.diff and (command.explain or command.format not in {None, Format.TEXT}):
        raise UsageError("--diff goes with --format text, and without --explain")
    if command.diff and command.repair:
        raise UsageError("--diff shows what is taken away, and --repair changes words: choose one")
    if command.title and command.format not in {None, Format.TEXT}:
        raise UsageError("--title goes with --format text; the other forms have the title anyway")
    if command.title and (command.explain or command.diff):
        raise UsageError("--title goes before the text, and without --explain and --diff")
    if command.format is Format.PARQUET and command.output in {None, "-"}:
        raise UsageError("--format parquet needs -o and the name of a file")


def _refuse_beside_learn(command: Command) -> None:
    if command.profile is not None or command.auto_profile:
        raise UsageError("--learn writes a profile, so it goes with none")
    idle = {
        "-o": command.output is not None,
        **_of_what_is_shown(command),
        "--report": command.report is not None,
        "--repair": bool(command.repair),
        "--resume": command.resume,
        "--rejects": command.rejects is not None,
        "--max-errors": command.max_errors is not None,
    }
    for option, is_asked in idle.items():
        if is_asked:
            raise UsageError(f"--learn writes the profile alone: it goes without {option}")


def _refuse_beside_report(command: Command) -> None:
    for option, is_asked in _of_what_is_shown(command).items():
        if is_asked:
            raise UsageError(
                f"--report alone writes no text, so {option} does nothing: "
                "name an output as well, -o - for standard output"
            )


def _of_what_is_shown(command: Command) -> dict[str, bool]:
    """The options that say how an article is shown, and whether they are there."""
    return {
        "--format": command.format is not None,
        "--title": command.title,
        "--explain": command.explain,
        "--diff": command.diff,
    }


def refuse_without_effect(command: Command, found: Found) -> None:
    """Raise `UsageError` for an option that does nothing with the files that were `found`.

    `command` has the format and the number of workers that they take.
    """
    if command.url is not None and found.several:
        raise UsageError("--url is the address of one page, and there are several")
    if command.explain and command.format is Format.TEXT and command.repair:
        raise UsageError(
            "--explain shows the page as it is printed, and --repair changes words: "
            "--format json shows both"
        )
    if not found.sources:  # which is told of itself
        return
    # A kind that is not known yet may be any.
    if not {source.kind for source in found.sources} & {None, *_TABLES}:
        for option, column in {"--field": command.field, "--url-field": command.url_field}.items():
            if column is not None:
                raise UsageError(
                    f"{option} names a column, and there is no JSONL, CSV or Parquet: "
                    "--from says what a file is"
                )
    if not command.workers:
        for option, bound in {"--timeout": command.timeout, "--memory": command.memory}.items():
            if bound is not None:
                raise UsageError(f"{option} is a bound of worker processes: -j 1 starts one")
    if command.auto_profile and all(source.path is None for source in found.sources):
        raise UsageError(
            "--auto-profile reads pages twice, and standard input can be read once: name a file"
        )
