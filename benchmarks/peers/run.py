"""Running a peer over many pages: on all cores, with a limit of time a page, come what may."""

from __future__ import annotations

import logging
import multiprocessing
import os
import signal
import time
import warnings
from typing import TYPE_CHECKING

from benchmarks.labelled.datasets import load_set
from benchmarks.labelled.dumps import dump
from benchmarks.scoring.outputs import Output

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from types import FrameType

    from benchmarks.labelled.datasets import LabelledPage

__all__ = ["articles", "attempt", "run"]

_TIMEOUT_S = 30.0


class _TooSlowError(Exception):
    pass


_shared: dict[str, object] = {}


def articles(name: str) -> list[LabelledPage]:
    """The articles of a set."""
    return [page for page in load_set(name) if page.kind == "article"]


def _interrupt(number: int, frame: FrameType | None) -> None:
    del number, frame
    raise _TooSlowError(f"more than {_TIMEOUT_S:.0f} s")


def attempt(clean: Callable[[str], str], text: str, timeout_s: float = _TIMEOUT_S) -> Output:
    """What a system makes of one text; a crash or a time-out gives empty text and its reason."""
    signal.signal(signal.SIGALRM, _interrupt)
    signal.setitimer(signal.ITIMER_REAL, timeout_s)
    found, failure = "", None
    # Time of this core, not of the clock: other programs may be running.
    started = time.process_time()
    try:
        found = clean(text)
    except Exception as error:  # noqa: BLE001  # whatever a peer raises is its failure, counted
        failure = f"{type(error).__name__}: {error}"[:200]
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
    return Output(found, round(time.process_time() - started, 6), failure)


def _one(job: tuple[LabelledPage, str]) -> Output:
    clean = _shared["clean"]
    return attempt(clean, dump(*job))  # type: ignore[arg-type]


def _quiet() -> None:
    # Libraries log and warn about single pages; their failures are counted instead.
    logging.disable(logging.CRITICAL)
    warnings.simplefilter("ignore")


def run(
    clean: Callable[[str], str], pages: Sequence[LabelledPage], style: str, cores: int | None = None
) -> list[Output]:
    """What a system makes of each page in a style, in their order."""
    _shared["clean"] = clean
    with multiprocessing.get_context("fork").Pool(cores or os.cpu_count(), _quiet) as pool:
        return pool.map(_one, [(page, style) for page in pages], chunksize=8)
