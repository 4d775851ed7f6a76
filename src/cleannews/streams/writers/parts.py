"""A run's output while it is not complete: whole parts in a folder beside the target.

What belongs to a part depends on the rows alone, not on when a run was ended; so one that was
killed and went on ends with the same bytes as one that was not.
"""

from __future__ import annotations

import json
import os
import shutil
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Protocol

from cleannews.streams.files import replacing
from cleannews.streams.tally import Tally
from cleannews.streams.writers.lines import Lines

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

__all__ = ["Parts", "RunState", "StaleRunError", "parts_folder"]

# A part is what a killed run loses at most: a few seconds of work.
PART_RECORDS = 500
PART_BYTES = 8 * 1024 * 1024
_VERSION = 1


class StaleRunError(Exception):
    """There is a run that did not end, but not of the same command or input: the message says."""


def parts_folder(target: Path) -> Path:
    """Where the parts of an output lie while it is not complete."""
    return target.parent / f"{target.name}.parts"  # "." has no name that `with_name` would take


class Form(Protocol):
    """How rows are kept: `Lines` or `Table`."""

    def size_of(self, row: Any) -> int: ...
    def write(self, part: Path, rows: Sequence[Any]) -> None: ...
    def join(self, parts: Iterable[Path], target: Path, workshop: Path | None) -> None: ...


@dataclass(slots=True)
class RunState:
    """How far a run has come: parts written, records done with, rows, and the tally."""

    parts: int = 0
    records: int = 0
    rows: int = 0
    finished: bool = False
    tally: Tally = field(default_factory=Tally)


class Parts:
    """The output of a run, part after part, and what is kept aside.

    `identity` is what the bytes depend on: another run goes on only where it is the same.
    """

    def __init__(
        self, target: Path, form: Form, identity: Mapping[str, Any], rejects: Path | None = None
    ) -> None:
        """Nothing is read or written yet."""
        self.folder = parts_folder(target)
        self._state_file = self.folder / "state.json"
        self.state = RunState()
        self._target = target
        self._form = form
        self._identity = json.loads(json.dumps(identity))
        self._rejects = rejects
        self._rows: list[Any] = []
        self._kept_aside: list[str] = []
        self._records = self._size = 0
        self._lock: int | None = None

    def begin(self, *, resume: bool) -> None:
        """Begin anew, or go on where a run of the same identity was ended.

        Raises `StaleRunError` where one was ended that cannot be gone on with or, without `resume`,
        would be lost; `OSError` where the folder cannot be made or read.
        """
        self.folder.mkdir(exist_ok=True)
        self._lock = _locked(self.folder)
        try:
            self._go_on(resume=resume)
        except BaseException:
            self._unlock()
            raise

    def _go_on(self, *, resume: bool) -> None:
        try:
            data = json.loads(self._state_file.read_bytes())
        except FileNotFoundError:  # there is none, or it was ended before its first part
            return
        except ValueError as error:
            raise StaleRunError(f"{self.folder} is no run of this command: {error}") from error
        is_over = isinstance(data, dict) and data.get("finished") is True
        if is_over and not (resume and self._target.exists()):
            self._clear()
        elif resume:
            self.state = self._checked(data)
        else:
            raise StaleRunError(
                f"{self.folder} has a run that did not end: "
                "go on with --resume, or remove that folder to begin anew"
            )

    def _checked(self, data: Any) -> RunState:
        try:
            if data["identity"] != self._identity or data["version"] != _VERSION:
                changed = [
                    name
                    for name, value in data["identity"].items()
                    if self._identity.get(name) != value
                ]
                raise StaleRunError(
                    f"{self.folder} is a run with another {' and '.join(changed) or 'version'}: "
                    "remove that folder to begin anew"
                )
            return RunState(
                data["parts"],
                data["records"],
                data["rows"],
                data["finished"],
                Tally.from_dict(data["tally"]),
            )
        except (KeyError, TypeError, ValueError, AttributeError) as error:
            raise StaleRunError(f"{self.folder} is no run of this command") from error

    @property
    def is_first(self) -> bool:
        """Whether no row has been added yet, by this run or one before it."""
        return self.state.rows == 0

    def add(self, row: Any) -> None:
        """Add the row of a record; first, where a part is full, write that. Raises `OSError`."""
        self._make_room()
        self._rows.append(row)
        self.state.rows += 1
        self._count(self._form.size_of(row))

    def keep_aside(self, line: str) -> None:
        """Likewise add a record that gave no row, as a line of the file for those."""
        self._make_room()
        self._kept_aside.append(line)
        self._count(len(line))

    def _count(self, size: int) -> None:
        self.state.records += 1
        self._records += 1
        self._size += size

    def _make_room(self) -> None:
        # Before the next record, not after the last one: its caller may count it in between.
        if self._records >= PART_RECORDS or self._size >= PART_BYTES:
            self._commit()

    def _commit(self) -> None:
        """Write the part, then the state that makes it count: kills between the two do no harm."""
        if not self._records:
            return
        number = self.state.parts
        rows, rejects = self._part(number), self._part(number, "rejects")
        for left_by_a_kill in (rows, rejects):
            left_by_a_kill.unlink(missing_ok=True)
        if self._rows:
            self._form.write(rows, self._rows)
        if self._kept_aside and self._rejects is not None:
            Lines().write(rejects, self._kept_aside)
        self.state.parts += 1
        self._write_state()
        self._rows, self._kept_aside = [], []
        self._records = self._size = 0

    def _write_state(self) -> None:
        state = {
            "version": _VERSION,
            "identity": self._identity,
            "parts": self.state.parts,
            "records": self.state.records,
            "rows": self.state.rows,
            "finished": self.state.finished,
            "tally": self.state.tally.to_dict(),
        }
        with replacing(self._state_file) as stream:
            stream.write(json.dumps(state).encode())

    def _part(self, number: int, name: str = "rows") -> Path:
        suffix = self._target.suffix if name == "rows" else ".jsonl"
        return self.folder / f"{name}-{number:06d}{suffix}"

    def _parts(self, name: str) -> list[Path]:
        """The parts that count, in order; one that a kill left behind is not among them."""
        paths = (self._part(number, name) for number in range(self.state.parts))
        return [path for path in paths if path.exists()]

    def finish(self) -> None:
        """Put the parts together in place of the targets, and remove them.

        Where no record gave a row, the target is left as it was. Raises `OSError`.
        """
        self._commit()
        if not self.state.finished:
            if self._rejects is not None:
                is_beside = self._rejects.parent.resolve() == self._target.parent.resolve()
                workshop = self.folder if is_beside else None
                Lines().join(self._parts("rejects"), self._rejects, workshop)
            if self.state.rows:
                self._form.join(self._parts("rows"), self._target, self.folder)
            # Before the first part goes, or a run that is killed here would go on without it.
            self.state.finished = True
            self._write_state()
        self._clear()
        self.folder.rmdir()
        self._unlock()

    def _clear(self) -> None:
        """Empty the folder, of what says that it is of no use as the last."""
        for path in self.folder.iterdir():
            if path != self._state_file:
                path.unlink()
        self._state_file.unlink(missing_ok=True)

    def abandon(self) -> int:
        """Leave what is committed for another run; give how many records need not be done again.

        Where nothing is, not even the folder stays. What counts is on the disk: a run may be ended
        between the writing of a part and our counting of it.
        """
        try:
            return int(json.loads(self._state_file.read_bytes())["records"])
        except FileNotFoundError:
            shutil.rmtree(self.folder, ignore_errors=True)
            return 0
        except OSError:  # it cannot be told, and stays
            return 0
        finally:
            self._unlock()

    def _unlock(self) -> None:
        if self._lock is not None:
            os.close(self._lock)
            self._lock = None


def _locked(folder: Path) -> int:
    """Hold a folder for as long as this process lives; raises `StaleRunError` if another does.

    Two runs that write the same parts would leave neither's.
    """
    import fcntl

    descriptor = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        os.close(descriptor)
        raise StaleRunError(f"{folder} is written to by another process right now") from None
    except OSError:  # some file systems know no locks
        pass
    return descriptor
