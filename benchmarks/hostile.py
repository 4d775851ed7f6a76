"""What hostile pages cost: CPU time and memory for each family, as it is and in HTML.

`python -m benchmarks.hostile` takes some five minutes and prints the tables of docs/promises.md.
"""

from __future__ import annotations

import os
import sys
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from benchmarks.running import parser_for
from benchmarks.timing.growth import cpu_seconds, exponent
from cleannews import clean
from cleannews.testing.families import DOORS, FAMILIES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

__all__ = ["Cost", "costs_of", "memory_growth", "resident_after"]

_MEGABYTE = 1 << 20
_SIZES = (_MEGABYTE // 4, _MEGABYTE // 2, _MEGABYTE)  # characters
_MICROSECONDS = 1_000_000  # a second
_AGAIN = 2.1  # a ratio above this is measured once more: the machine is shared
_ENOUGH = 5.0  # seconds; what takes that long is measured once


class Cost(NamedTuple):
    """What a family costs: seconds and bytes for 1 MB, and t(2n)/t(n), as a line fits it."""

    family: str
    door: str
    seconds: float
    ratio: float
    growth: int


def costs_of(family: str, door: str) -> Cost:
    """Measure one family, in processes that have cleaned nothing large before."""
    pages = [DOORS[door](FAMILIES[family](size)) for size in _SIZES]
    growth = memory_growth(pages[-1])
    seconds = _seconds(pages)
    if _ratio(seconds) > _AGAIN and max(seconds) < _ENOUGH:
        seconds = [min(pair) for pair in zip(seconds, _seconds(pages), strict=True)]
    return Cost(family, door, seconds[-1], _ratio(seconds), growth)


def _seconds(pages: Sequence[str]) -> list[float]:
    def measure(page: str) -> Callable[[], int]:
        return lambda: round(cpu_seconds(clean, page, 2) * _MICROSECONDS)

    return [one / _MICROSECONDS for one in _in_a_child(*map(measure, pages))]


def _ratio(seconds: list[float]) -> float:
    power = exponent(_SIZES, [max(one, 1e-6) for one in seconds])
    ratio: float = 2.0**power
    return ratio


def memory_growth(page: str) -> int:
    """By how many bytes the resident memory of a process grows at most while it cleans a page.

    Linux only. Measured in a child that has all that cleaning imports in its memory already.
    """

    def measure() -> int:
        Path("/proc/self/clear_refs").write_text("5")  # forget the peak so far
        before = _status("VmRSS")
        clean(page)
        return _status("VmHWM") - before

    return _in_a_child(measure)[0]


def resident_after(pages: Iterable[bytes], few: int) -> list[int]:
    """The resident memory, in bytes, after the first `few` pages and after all of them."""

    def measure(pages: Iterator[bytes]) -> Callable[[], int]:
        return lambda: _resident_after(pages)

    every = iter(pages)
    return _in_a_child(measure(islice(every, few)), measure(every))


def _resident_after(pages: Iterable[bytes]) -> int:
    for page in pages:
        clean(page)
    return _status("VmRSS")


def _in_a_child(*measures: Callable[[], int]) -> list[int]:
    """What each measure gives, one after the other in a process of their own."""
    clean("Warm.")
    clean("<html><p>Warm.</p></html>")
    read, write = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            os.write(write, " ".join(str(measure()) for measure in measures).encode())
        finally:
            os._exit(0)
    os.close(write)
    with os.fdopen(read) as stream:
        told = stream.read().split()
    os.waitpid(child, 0)
    if not told:
        raise MemoryError("cleaning ended its process")
    return [int(one) for one in told]


def _status(name: str) -> int:
    for line in Path("/proc/self/status").read_text().splitlines():
        if line.startswith(name + ":"):
            return int(line.split()[1]) * 1024
    raise LookupError(name)


def main(arguments: list[str] | None = None) -> int:
    """Measure all families, or those named, and print a table."""
    parser = parser_for("hostile", __doc__)
    parser.add_argument("families", nargs="*", help="their names; all by default")
    chosen = parser.parse_args(arguments).families or FAMILIES
    print("| family | door | CPU s a MB | t(2n)/t(n) | memory, MiB |\n|---|---|---|---|---|")
    for family in chosen:
        for door in DOORS:
            cost = costs_of(family, door)
            memory = cost.growth / _MEGABYTE
            print(f"| {family} | {door} | {cost.seconds:.2f} | {cost.ratio:.2f} | {memory:.0f} |")
            sys.stdout.flush()
    return 0


if __name__ == "__main__":
    sys.exit(main())
