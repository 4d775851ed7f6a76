"""What can go wrong on the command line, and how it is said."""

from __future__ import annotations

from pathlib import Path

from cleannews.errors import CleanNewsError, RuleFileError

__all__ = [
    "PageError",
    "TooManyErrorsError",
    "UsageError",
    "WrongFileError",
    "describe",
    "describe_warning",
    "folder_of",
    "reason_of",
    "wrong_rules",
]

WARNINGS = {
    "out-of-memory": "it took too much memory",
    "timed-out": "it took too long",
    "worker-crashed": "it crashed its worker process",
    "empty-input": "there is nothing in it",
    "encoding-guessed": "its encoding had to be guessed",
    "charset-misdeclared": "it is in another encoding than it says",
    "undecodable-bytes": "some of its bytes are no text",
    "no-body": "nothing in it reads like an article",
}


class UsageError(Exception):
    """The command line makes no sense; nothing was done. The message says what to change."""


class WrongFileError(UsageError):
    """A file that says how to clean is missing or wrong, which no help can mend: only its message.

    Rules, a keep-list, a profile. Nothing was done.
    """


class PageError(Exception):
    """One page could not be read, cleaned or written; the others go on."""


class TooManyErrorsError(Exception):
    """More pages have failed than --max-errors allows; the message says how many."""


def reason_of(error: Exception) -> str:
    """Say why a page failed.

    >>> reason_of(ZeroDivisionError("of all things"))
    'ZeroDivisionError: of all things (please report this)'
    """
    if isinstance(error, CleanNewsError | PageError):
        return str(error)
    if isinstance(error, MemoryError):
        return "took more memory than there is"
    return f"{type(error).__name__}: {error} (please report this)"


def describe(error: OSError) -> str:
    """Say in one phrase what the system did not do; which file, the caller says.

    >>> describe(FileNotFoundError(2, "No such file or directory", "page.txt"))
    'no such file or directory'
    """
    phrase = error.strerror or str(error)
    return phrase[:1].lower() + phrase[1:]


def folder_of(error: OSError) -> str:
    """Name the folder that an error is about: its file may be one that nobody has named.

    >>> folder_of(PermissionError(13, "Permission denied", "/srv/.8f3a.tmp"))
    ' in /srv'
    >>> folder_of(OSError(28, "No space left on device"))
    ''
    """
    return f" in {Path(error.filename).parent}" if isinstance(error.filename, str) else ""


def wrong_rules(error: RuleFileError) -> WrongFileError:
    """Say what is wrong with a rule file, and what tells the rest of it.

    >>> str(wrong_rules(RuleFileError("my.toml", "tides", "why is missing", 3)))
    "my.toml, line 3, rule 'tides': why is missing; cleannews-rules check my.toml finds all faults"
    """
    more = f"; cleannews-rules check {error.file} finds all faults" if error.line else ""
    return WrongFileError(f"{error}{more}")


def describe_warning(code: str) -> str:
    """Say in one phrase what a code of `Article.warnings` means.

    >>> describe_warning("no-body")
    'nothing in it reads like an article (no-body)'
    """
    return f"{WARNINGS[code]} ({code})" if code in WARNINGS else code
