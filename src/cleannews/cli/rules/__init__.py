"""The command `cleannews-rules`: what rules are for, what they do on pages, and where they err."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from cleannews.cli import OK, SOME_FAILED, conclude

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["main"]


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command with `arguments`, by default those of the process; give its exit status.

    0: done; 1: a rule is wrong, or a page could not be read; 2: the command line makes no sense;
    130: interrupted. Never raises.
    """
    return conclude("cleannews-rules", _run, arguments)


def _run(arguments: Sequence[str]) -> int:
    from cleannews.cli.rules.arguments import parse_arguments

    try:
        request = parse_arguments(arguments)
    except SystemExit:  # how argparse ends --help and --version
        if sys.stdout is not None:
            sys.stdout.flush()
        return OK
    from cleannews.cli.rules.run import run  # the engine, for which --help need not wait

    return OK if run(request) else SOME_FAILED
