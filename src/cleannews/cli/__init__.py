"""The command `cleannews`: pages in, articles out, and never a traceback."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from cleannews.cli.arguments import Command

__all__ = ["conclude", "main"]

_Request = TypeVar("_Request")

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
    return conclude("cleannews", _parse, _run, arguments)


def conclude(
    command: str,
    parse: Callable[[Sequence[str]], _Request],
    run: Callable[[_Request], bool],
    arguments: Sequence[str] | None,
) -> int:
    """Turn whatever happens when `command` is run into its exit status.

    `parse` reads the command line; `run` does what it asks for and says whether all went well.
    """
    from cleannews.cli import failures
    from cleannews.cli.terminal import complain, prepare_stdout
    from cleannews.errors import CleanNewsError, MissingExtraError

    try:
        prepare_stdout()
        try:
            request = parse(sys.argv[1:] if arguments is None else arguments)
        except SystemExit:  # how argparse ends --help and --version
            return _status(went_well=True)
        return _status(went_well=run(request))
    except (failures.WrongFileError, MissingExtraError) as error:
        complain(str(error), command)
        return WRONG_USAGE
    except failures.UsageError as error:
        complain(f"{error} (see {command} --help)", command)
        return WRONG_USAGE
    except (failures.TooManyErrorsError, CleanNewsError) as error:
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
        complain(f"cannot write{failures.folder_of(error)}: {failures.describe(error)}", command)
        _detach_stdout()
        return SOME_FAILED


def _status(*, went_well: bool) -> int:
    if sys.stdout is not None:
        sys.stdout.flush()  # what cannot be written should show now, and not at exit
    return OK if went_well else SOME_FAILED


def _parse(arguments: Sequence[str]) -> Command:
    from cleannews.cli.arguments import parse_arguments

    return parse_arguments(arguments)


def _run(command: Command) -> bool:
    from cleannews.cli.run import run  # the engine, for which --help need not wait

    return not run(command)  # the number of failures


def _detach_stdout() -> None:
    """Point standard output nowhere, or Python's own flush at exit would fail once more."""
    with suppress(AttributeError, OSError, ValueError):  # it may be closed, or not be a file
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
        os.close(nowhere)
