"""The command `cleannews`: pages in, articles out, and never a traceback."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

__all__ = ["OK", "SOME_FAILED", "conclude", "main"]

# Exit statuses. 130 is what shells expect of a command that Ctrl-C ended.
OK = 0
SOME_FAILED = 1
WRONG_USAGE = 2
INTERRUPTED = 130


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command with `arguments`, by default those of the process; give its exit status.

    0: every page was cleaned; 1: some were not, and standard error says which; 2: the command line
    makes no sense, or wants a library that is not installed; 130: interrupted. Never raises.
    """
    return conclude("cleannews", _run, arguments)


def conclude(
    command: str, run: Callable[[Sequence[str]], int], arguments: Sequence[str] | None
) -> int:
    """Turn whatever happens when `command` is run into its exit status."""
    from cleannews.cli.failures import TooManyErrorsError, UsageError, describe
    from cleannews.cli.terminal import complain, prepare_stdout
    from cleannews.errors import CleanNewsError, MissingExtraError

    try:
        prepare_stdout()
        return run(sys.argv[1:] if arguments is None else arguments)
    except UsageError as error:
        complain(f"{error} (see {command} --help)", command)
        return WRONG_USAGE
    except MissingExtraError as error:
        complain(str(error), command)
        return WRONG_USAGE
    except (TooManyErrorsError, CleanNewsError) as error:
        complain(str(error), command)
        return SOME_FAILED
    except KeyboardInterrupt:
        complain("interrupted", command)
        return INTERRUPTED
    except BrokenPipeError:
        # Who read our output wants no more of it, as in `cleannews page.txt | head -1`.
        _detach_stdout()
        return OK
    except OSError as error:
        complain(f"cannot write: {describe(error)}", command)
        _detach_stdout()
        return SOME_FAILED


def _run(arguments: Sequence[str]) -> int:
    from cleannews.cli.arguments import parse_arguments

    try:
        command = parse_arguments(arguments)
    except SystemExit:  # how argparse ends --help and --version
        if sys.stdout is not None:
            sys.stdout.flush()
        return OK
    from cleannews.cli.run import run  # the engine, for which --help need not wait

    failures = run(command)
    return SOME_FAILED if failures else OK


def _detach_stdout() -> None:
    """Point standard output nowhere, or Python's own flush at exit would fail once more."""
    with suppress(AttributeError, OSError, ValueError):  # it may be closed, or not be a file
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
        os.close(nowhere)
