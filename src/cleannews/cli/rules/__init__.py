"""The command `cleannews-rules`: what rules are for, what they do on pages, and where they err."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cleannews.cli import conclude

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cleannews.cli.rules.request import Request

__all__ = ["main"]


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command with `arguments`, by default those of the process; give its exit status.

    0: done; 1: a rule is wrong, or a page could not be read; 2: the command line makes no sense;
    130: interrupted. Never raises.
    """
    return conclude("cleannews-rules", _parse, _run, arguments)


def _parse(arguments: Sequence[str]) -> Request:
    from cleannews.cli.rules.arguments import parse_arguments

    return parse_arguments(arguments)


def _run(request: Request) -> bool:
    from cleannews.cli.rules.run import run  # the engine, for which --help need not wait

    return run(request)
