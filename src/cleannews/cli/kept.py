"""A run whose output is kept in parts, so that it can be ended and gone on with."""

from __future__ import annotations

import hashlib
from dataclasses import fields
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

from cleannews import __version__
from cleannews.cli.failures import UsageError
from cleannews.cli.options import Format
from cleannews.cli.places import refuse_overwriting, require_folder
from cleannews.cli.terminal import complain
from cleannews.errors import CleanNewsError
from cleannews.streams.kinds import Kind
from cleannews.streams.readers.parquet import parquet_schema
from cleannews.streams.rows import carried_name, reject_line
from cleannews.streams.writers import Lines, Parts, StaleRunError, Table

if TYPE_CHECKING:
    from types import TracebackType

    from cleannews.cli.arguments import Command
    from cleannews.cli.inputs import Found
    from cleannews.cli.outputs import Joining
    from cleannews.streams.record import BadRecord, Record
    from cleannews.streams.tally import Tally

__all__ = ["KeptRun"]


class KeptRun:
    """The sink of such a run: parts until the end, then the one file that was asked for."""

    def __init__(self, command: Command, found: Found, joining: Joining) -> None:
        """Nothing is written yet; raises `UsageError` where that would be over what is read."""
        assert command.output is not None
        target = Path(command.output)
        rejects = None if command.rejects is None else Path(command.rejects)
        if rejects is not None:
            require_folder(rejects, "--rejects")
            refuse_overwriting([rejects], command, found, "--rejects")
        is_table = command.format is Format.PARQUET
        form = Table(_types(found)) if is_table else Lines(joining.end)
        self._joining = None if is_table else joining
        self._resume = command.resume
        self._parts = Parts(target, form, _identity(command, found), rejects)

    def __enter__(self) -> Self:
        try:
            self._parts.begin(resume=self._resume)
        except StaleRunError as error:
            raise UsageError(str(error)) from error
        self.done_before = self._parts.state.records
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if kind is not None:
            self._abandon()
            return
        try:
            self._parts.finish()
        except BaseException:
            self._abandon()
            raise

    def _abandon(self) -> None:
        kept = self._parts.abandon()
        if kept:
            complain(
                f"{kept:,} records are kept in {self._parts.folder}: "
                "the same command with --resume goes on from there"
            )

    @property
    def tally(self) -> Tally:
        """What is counted, together with the run before."""
        return self._parts.state.tally

    def lacks(self, _name: str) -> bool:
        """Whether the page is still to be done: how far we are is told by `done_before`."""
        return True

    def add(self, name: str, output: Any) -> None:
        """Take an article's row; raises `OSError`."""
        if self._joining is not None:
            output = self._joining.piece(name, output, is_first=self._parts.is_first)
        self._parts.add(output)

    def reject(self, item: Record | BadRecord, reason: str) -> None:
        """Keep aside a record that failed; raises `OSError`."""
        self._parts.keep_aside(reject_line(item, reason, whole=True))


def _types(found: Found) -> dict[str, Any]:
    """The types of the columns that come from Parquet, by the names they are carried under."""
    types: dict[str, Any] = {}
    for source in found.sources:
        if source.kind is Kind.PARQUET and source.path is not None:
            try:
                schema = parquet_schema(source.path)
            except (CleanNewsError, OSError):  # it shows again when it is read
                continue
            types = {carried_name(column.name): column.type for column in schema} | types
    return types


# Of the options of a command, those that the bytes of its output do not depend on.
_WITHOUT_EFFECT = {
    *("pages", "output", "report", "learn", "quiet", "resume"),
    *("workers", "timeout", "memory", "max_errors"),
}


def _identity(command: Command, found: Found) -> dict[str, Any]:
    """What the bytes of the output depend on, by the names that a person would give it."""
    options = {
        _name(each.name): _content(each.name, getattr(command, each.name))
        for each in fields(command)
        if each.name not in _WITHOUT_EFFECT
    }
    inputs = [[source.name, *_state(source.path)] for source in found.sources]
    return {"version of cleannews": __version__, **options, "input": inputs}


def _name(option: str) -> str:
    return "--from" if option == "kind" else f"--{option.replace('_', '-')}"


def _content(option: str, value: Any) -> Any:
    """What an option means: of a file, what stands in it, and of rejects, that they are wanted."""
    match option:
        case "rules" | "keep":
            return [_digest(name) for name in value]
        case "profile":
            return _digest(value or "")
        case "rejects":
            return value is not None
        case "repair":
            return sorted(value)
        case _:
            return value


def _digest(name: str) -> str:
    """What a file says, in short; of a phrase, which `--keep` may also be, itself."""
    try:
        return hashlib.sha256(Path(name).read_bytes()).hexdigest()
    except OSError:
        return name


def _state(path: Path | None) -> list[int]:
    if path is None:
        return []
    try:
        status = path.stat()
    except OSError:
        return []
    return [status.st_size, status.st_mtime_ns]
