"""What is said where the labelled pages, or a peer's library, are missing."""

from __future__ import annotations

import sys
from functools import wraps
from typing import TYPE_CHECKING, ParamSpec

from benchmarks.labelled.datasets import DataMissingError
from benchmarks.peers import PeerMissingError

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["tells_what_is_missing"]

Parameters = ParamSpec("Parameters")


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
