"""How a benchmark runs from a shell: its command line, and what it says where data are missing."""

from __future__ import annotations

import argparse
import sys
from functools import wraps
from typing import TYPE_CHECKING, ParamSpec

from benchmarks.labelled.datasets import DataMissingError
from benchmarks.peers import PeerMissingError

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["parser_for", "tells_what_is_missing"]

Parameters = ParamSpec("Parameters")


def parser_for(name: str, about: str | None) -> argparse.ArgumentParser:
    """The parser of `python -m benchmarks.NAME`, whose help begins with what it is `about`."""
    return argparse.ArgumentParser(
        prog=f"python -m benchmarks.{name}",
        description=about,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )


def tells_what_is_missing(main: Callable[Parameters, int]) -> Callable[Parameters, int]:
    """A `main` that says on standard error what is missing, and exits with 2, where anything is."""

    @wraps(main)
    def run(*arguments: Parameters.args, **options: Parameters.kwargs) -> int:
        try:
            return main(*arguments, **options)
        except (DataMissingError, PeerMissingError) as error:
            print(error, file=sys.stderr)
            return 2

    return run
