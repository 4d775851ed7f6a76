"""What cleaning a crawl costs: `python -m benchmarks.cost --json benchmarks/results/cost.json`.

Times pages of all kinds, as Common Crawl's WET has them, on one thread, and lays a line through
them: so much a page, and so much a byte. docs/cost.md reckons with that, and with what reading a
WET file takes beside it. Times are CPU times, the least of some rounds.
"""

from __future__ import annotations

import gzip
import sys
from dataclasses import asdict, dataclass
from pathlib import Path
from statistics import linear_regression
from typing import TYPE_CHECKING

from benchmarks.labelled.datasets import data_hash, load_set
from benchmarks.labelled.dumps import dump
from benchmarks.running import parser_for, tells_what_is_missing
from benchmarks.scoring.records import run_facts, write_record
from benchmarks.timing.growth import cpu_seconds
from cleannews import clean

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = [
    "CRAWLS",
    "PRICES",
    "Bill",
    "Crawl",
    "Speed",
    "bill",
    "main",
    "measure",
    "sample_texts",
    "table",
]

_SETS = ("publishers-dev", "wcxb-dev")
_PAGES = 300
_ROUNDS = 3


@dataclass(frozen=True, slots=True)
class Speed:
    """What cleaning text takes: CPU seconds for each page, and for each byte of it in UTF-8.

    `unpacked` is how many bytes of text one byte of gzip holds, each page packed by itself as in a
    WET file, and `unpacking` the seconds that a byte of text takes to come out of it.
    """

    pages: int
    bytes: int
    seconds: float
    a_page: float
    a_byte: float
    unpacked: float
    unpacking: float


@dataclass(frozen=True, slots=True)
class Crawl:
    """How much there is to clean."""

    name: str
    pages: float
    bytes: float


@dataclass(frozen=True, slots=True)
class Bill:
    """What cleaning it takes, on any number of cores."""

    core_hours: float
    pages_a_second: float  # and core
    megabytes_a_second: float  # and core

    def dollars(self, a_core_hour: float) -> float:
        """What that costs at a price."""
        return self.core_hours * a_core_hour


# One month of Common Crawl's WET. Its size is told as some 8 TB; whether that is text or the gzip
# files that hold it makes a difference of a fifth, so both are reckoned with.
_PAGES_A_MONTH = 2.5e9
CRAWLS = (
    Crawl("a month of WET, 8 TB as text", _PAGES_A_MONTH, 8e12),
    Crawl("a month of WET, 8 TB as gzip", _PAGES_A_MONTH, 21e12),
)
PRICES = (0.02, 0.05)  # dollars a core and hour: spot, and on demand


def sample_texts(most: int = _PAGES) -> list[str]:
    """Evenly spread pages of all kinds, articles or not; the same for the same data."""
    pages = [page for name in _SETS for page in load_set(name)]
    texts = (dump(page, "wet") for page in pages[:: max(1, len(pages) // most)])
    return [text for text in texts if text.strip()]


def measure(texts: Sequence[str], rounds: int = _ROUNDS) -> Speed:
    """Time each text; of the rounds the fastest counts, a text."""
    clean("A first call loads what is loaded late.")
    sizes = [len(text.encode()) for text in texts]
    times = [cpu_seconds(clean, text, rounds) for text in texts]
    a_byte, a_page = linear_regression(sizes, times)
    packed = [gzip.compress(text.encode()) for text in texts]
    unpacking = cpu_seconds(lambda _: [gzip.decompress(page) for page in packed], "", rounds)
    return Speed(
        pages=len(texts),
        bytes=sum(sizes),
        seconds=sum(times),
        a_page=a_page,
        a_byte=a_byte,
        unpacked=sum(sizes) / sum(map(len, packed)),
        unpacking=unpacking / sum(sizes),
    )


def bill(crawl: Crawl, speed: Speed) -> Bill:
    """What cleaning a crawl takes at that speed, reading it included.

    >>> bill(Crawl("small", 1e6, 4e9), Speed(1, 1, 1.0, 0.001, 5e-7, 3.0, 2e-8)).core_hours
    0.8555555555555555
    """
    seconds = crawl.pages * speed.a_page + crawl.bytes * (speed.a_byte + speed.unpacking)
    return Bill(seconds / 3600, crawl.pages / seconds, crawl.bytes / seconds / 1e6)


def table(speed: Speed) -> list[str]:
    """The rows of docs/cost.md, a crawl each."""
    rows = []
    for crawl in CRAWLS:
        due = bill(crawl, speed)
        low, high = map(due.dollars, PRICES)
        rows.append(
            f"| {crawl.name} | {crawl.pages / 1e9:g} billion | {crawl.bytes / 1e12:g} TB "
            f"| {due.pages_a_second:.0f} | {due.megabytes_a_second:.2f} "
            f"| {round(due.core_hours, -2):,.0f} | {low:.0f} to {high:.0f} |"
        )
    return rows


@tells_what_is_missing
def main(arguments: list[str] | None = None) -> int:
    """Measure, print, and write down if asked to."""
    parser = parser_for("cost", __doc__)
    parser.add_argument("--json", type=Path, help="write the figures to this file")
    chosen = parser.parse_args(arguments)
    texts = sample_texts()
    facts = run_facts(data_hash(_SETS))
    speed = measure(texts)
    print(
        f"{speed.pages / speed.seconds:.0f} pages/s, {speed.bytes / speed.seconds / 1e6:.2f} MB/s\n"
        f"{speed.a_page * 1e3:.2f} ms a page and {speed.a_byte * 1e9:.2f} ms a MB of it; "
        f"gzip holds {speed.unpacked:.2f} times its size, and takes {speed.unpacking * 1e9:.1f} "
        "ms a MB",
        *table(speed),
        sep="\n",
    )
    if chosen.json:
        write_record(chosen.json, {**facts, **asdict(speed)})
    return 0


if __name__ == "__main__":
    sys.exit(main())
