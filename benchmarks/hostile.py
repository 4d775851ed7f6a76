"""What hostile pages cost: CPU time and memory for each family, as it is and in HTML.

`python -m benchmarks.hostile` takes some five minutes and prints the tables of docs/promises.md.
"""

from __future__ import annotations

import argparse
import os
import sys
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

from benchmarks.growth import cpu_seconds
from cleannews import clean
from cleannews.testing.families import DOORS, FAMILIES

__all__ = ["Cost", "costs_of", "memory_growth"]

_MEGABYTE = 1 << 20
_SIZES = (_MEGABYTE // 4, _MEGABYTE // 2, _MEGABYTE)  # characters
_AGAIN = 2.1  # a ratio above this is measured once more: the machine is shared
_ENOUGH = 5.0  # seconds; what takes that long is measured once


class Cost(NamedTuple):
    """What a family costs: seconds and bytes for 1 MB, and the worst t(2n)/t(n) on the way."""

    family: str
    door: str
    seconds: float
    ratio: float
    growth: int


def costs_of(family: str, door: str) -> Cost:
    """Measure one family. Takes three pages, the largest of 1 MB."""
    pages = [DOORS[door](FAMILIES[family](size)) for size in _SIZES]
    seconds = [_seconds(page) for page in pages]
    if _worst(seconds) > _AGAIN and max(seconds) < _ENOUGH:
        seconds = [min(pair) for pair in zip(seconds, map(_seconds, pages), strict=True)]
    return Cost(family, door, seconds[-1], _worst(seconds), memory_growth(pages[-1]))


def _seconds(page: str) -> float:
    return cpu_seconds(clean, page, 2 if len(page) < _MEGABYTE else 1)


def _worst(seconds: list[float]) -> float:
    return max(large / small for small, large in pairwise(seconds))


def memory_growth(page: str) -> int:
    """By how many bytes the resident memory of a process grows at most while it cleans a page.

    Linux only. Measured in a child that has all that cleaning imports in its memory already.
    """
    clean("Warm.")
    clean("<html><p>Warm.</p></html>")
    read, write = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            Path("/proc/self/clear_refs").write_text("5")  # forget the peak so far
            before = _status("VmRSS")
            clean(page)
            os.write(write, str(_status("VmHWM") - before).encode())
        finally:
            os._exit(0)
    os.close(write)
    with os.fdopen(read) as stream:
        told = stream.read()
    os.waitpid(child, 0)
    if not told:
        raise MemoryError(f"cleaning {len(page)} characters ended its process")
    return int(told)


def _status(name: str) -> int:
    for line in Path("/proc/self/status").read_text().splitlines():
        if line.startswith(name + ":"):
            return int(line.split()[1]) * 1024
    raise LookupError(name)


def main() -> None:
    """Measure all families, or those named, and print a table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("families", nargs="*", choices=[*FAMILIES, []], default=[])
    chosen = parser.parse_args().families or FAMILIES
    print("| family | door | CPU s a MB | t(2n)/t(n) | memory, MiB |\n|---|---|---|---|---|")
    for family in chosen:
        for door in DOORS:
            cost = costs_of(family, door)
            memory = cost.growth / _MEGABYTE
            print(f"| {family} | {door} | {cost.seconds:.2f} | {cost.ratio:.2f} | {memory:.0f} |")
            sys.stdout.flush()


if __name__ == "__main__":
    main()
