"""The exceptions this package raises on purpose; anything else is a bug."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = [
    "CleanNewsError",
    "ColumnError",
    "DamagedInputError",
    "InputTooLargeError",
    "MissingExtraError",
    "ProfileError",
    "RuleFileError",
    "WorkerError",
    "did_you_mean",
    "extra",
]


class CleanNewsError(Exception):
    """Everything this package raises on purpose, `TypeError` apart."""


class ColumnError(CleanNewsError):
    """A table lacks a column that was asked for, or it holds no pages; the message says which."""


class DamagedInputError(CleanNewsError):
    """A file of many pages cannot be read on: damaged, cut off, or not what its name says."""


class InputTooLargeError(CleanNewsError):
    """The input is over the cap; the message names the cap and the input's size."""


class MissingExtraError(CleanNewsError, ImportError):
    """A library that only some need is not installed; the message has the line that mends it."""


class ProfileError(CleanNewsError):
    """A site profile cannot be read: foreign, damaged, or of another version; the message says."""


class WorkerError(CleanNewsError):
    """Worker processes cannot be started, or a document took one down; the message says how.

    `code` says the same for programs: "worker-crashed", "timed-out" or "out-of-memory".
    """

    def __init__(self, message: str, code: str = "worker-crashed") -> None:
        super().__init__(message)
        self.code = code


class RuleFileError(CleanNewsError):
    """A rule file or keep-list is wrong; the message names file, rule and reason.

    `line` is where the rule begins in its file, `None` where no rule is to blame.
    """

    def __init__(self, file: str, rule: str | None, reason: str, line: int | None = None) -> None:
        place = file if line is None else f"{file}, line {line}"
        if rule:
            place = f"{place}, rule {rule!r}"
        super().__init__(f"{place}: {reason}")
        self.file = file
        self.rule = rule
        self.reason = reason
        self.line = line


@dataclass(frozen=True, slots=True)
class extra:  # noqa: N801  # reads as the statement that it is
    """Import what the extra `name` brings: a missing library is told with the line that mends it.

    >>> with extra("arrow"):
    ...     import no_such_library
    Traceback (most recent call last):
    cleannews.errors.MissingExtraError: needs no_such_library: pip install "cleannews[arrow]"
    """

    name: str

    def __enter__(self) -> None: ...

    def __exit__(self, kind: object, error: BaseException | None, trace: object) -> None:
        if isinstance(error, ModuleNotFoundError):
            library = (error.name or "a library").split(".")[0]
            message = f'needs {library}: pip install "cleannews[{self.name}]"'
            raise MissingExtraError(message, name=error.name) from error


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """Give the end of a message about an unknown `word`: the known one that it looks like, if any.

    >>> did_you_mean("--formt", ["--format", "--title"])
    '; did you mean --format?'
    >>> did_you_mean("--frobnicate", ["--format", "--title"])
    ''
    """
    from difflib import get_close_matches  # only those who err wait for it

    near = get_close_matches(word, list(known), n=1, cutoff=0.7)
    return f"; did you mean {near[0]}?" if near else ""
