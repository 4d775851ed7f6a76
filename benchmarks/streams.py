"""What the way through workers costs: throughput beside a bare loop, two workers, memory.

    python -m benchmarks.streams                         # speed: some two minutes of a free machine
    python -m benchmarks.streams --memory 2000 --folder /somewhere/large

Made of the invented pages of `tests/fixtures`, each with a line of its own. Processor time is told
beside time by the clock, for a machine that others use as well makes the latter long.
"""

from __future__ import annotations

import argparse
import gc
import json
import os
import subprocess
import sys
import tempfile
import time
from itertools import count, cycle
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

FIXTURES = Path(__file__).parent.parent / "tests" / "fixtures"
COMMAND = [sys.executable, "-c", "import sys; from cleannews.cli import main; sys.exit(main())"]
BARE = """
import json, sys
from cleannews import clean
for line in open(sys.argv[1], "rb"):
    clean(json.loads(line)["text"])
"""
MEGABYTE = 1_000_000
# Enough for two workers to be started: what they take is taken off.
FEW = 40
PICTURE = bytes(range(256)) * 2000


class Cost(NamedTuple):
    """What a process and those it started took: seconds by the clock, of processor, and memory."""

    clock: float
    processor: float
    peak_mb: float


def pages() -> Iterator[str]:
    """Invented pages without end, no two the same."""
    sources = [
        path.read_text(encoding="utf-8", errors="replace")
        for path in sorted(FIXTURES.glob("*/source.*"))
    ]
    for number, source in zip(count(), cycle(sources), strict=False):
        yield f"{source}\nThe tide table of quay {number} hangs beside the door of the chandlery.\n"


def write_jsonl(path: Path, *, most_bytes: int | None = None, most_pages: int | None = None) -> int:
    """Write pages as JSONL, where bytes are counted beside a large column that is carried along."""
    written = 0
    with path.open("w", encoding="utf-8") as stream:
        for number, page in enumerate(pages()):
            if number == most_pages or (most_bytes is not None and written >= most_bytes):
                return number
            row: dict[str, object] = {"id": number, "text": page}
            if most_bytes is not None:
                row["dump"] = f"<p>{number}</p>" * 40_000
            written += stream.write(json.dumps(row, ensure_ascii=False) + "\n")
    raise AssertionError("there are always more pages")


def write_warc(path: Path, most_bytes: int) -> int:
    """Write pages as a crawl has them: between pictures, which take most of the room."""
    with path.open("wb") as stream:
        for number, page in enumerate(pages()):
            if stream.tell() >= most_bytes:
                return number
            for kind, body in (
                ("image/png", PICTURE),
                ("text/plain; charset=utf-8", page.encode()),
            ):
                http = f"HTTP/1.1 200 OK\r\nContent-Type: {kind}\r\n\r\n".encode() + body
                head = (
                    f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:x:{number}>\r\n"
                    f"WARC-Target-URI: https://quay{number % 97}.example/{number}\r\n"
                    "Content-Type: application/http; msgtype=response\r\n"
                    f"Content-Length: {len(http)}\r\n\r\n"
                )
                stream.write(head.encode() + http + b"\r\n\r\n")
    raise AssertionError("there are always more pages")


def run(command: Sequence[str | Path]) -> Cost:
    """Run a command; raises `CalledProcessError` where it fails."""
    gc.collect()
    began = time.perf_counter()
    environment = os.environ | {"OMP_NUM_THREADS": "1"}
    process = subprocess.Popen([str(part) for part in command], env=environment)  # noqa: S603
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, process.args)
    clock = time.perf_counter() - began
    return Cost(clock, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)


def measure_speed(folder: Path, most_pages: int, rounds: int) -> None:
    """Print what many pages take in a bare loop, with one worker, and with two."""
    many, few = folder / "many.jsonl", folder / "few.jsonl"
    write_jsonl(many, most_pages=most_pages + FEW)
    write_jsonl(few, most_pages=FEW)
    ways: dict[str, list[str | Path]] = {"bare loop": [sys.executable, "-c", BARE, "CRAWL"]}
    for workers in (1, 2):
        for suffix in ("jsonl", "parquet"):
            out = folder / f"out.{suffix}"
            options: list[str | Path] = ["CRAWL", "-q", "-j", str(workers), "-o", out]
            ways[f"-j {workers}, to {suffix}"] = [*COMMAND, *options]
    print(f"{most_pages:,} pages, the least of {rounds} rounds, start-up taken off")
    print(f"{'':18}{'clock s':>10}{'processor s':>13}{'of bare':>9}{'pages/s':>9}")
    least = {way: _least(command, many, few, rounds) for way, command in ways.items()}
    bare = least["bare loop"]
    for way, cost in least.items():
        share = bare.processor / cost.processor
        rate = most_pages / cost.clock
        print(f"{way:18}{cost.clock:10.1f}{cost.processor:13.1f}{share:9.0%}{rate:9.0f}")
    for suffix in ("jsonl", "parquet"):
        gain = least[f"-j 1, to {suffix}"].clock / least[f"-j 2, to {suffix}"].clock
        print(f"two workers to {suffix}: {gain:.2f} times one by the clock, load {_load()}")


def _least(command: Sequence[str | Path], many: Path, few: Path, rounds: int) -> Cost:
    costs = []
    for _ in range(rounds):
        start = run([few if part == "CRAWL" else part for part in command])
        whole = run([many if part == "CRAWL" else part for part in command])
        costs.append(
            Cost(whole.clock - start.clock, whole.processor - start.processor, whole.peak_mb)
        )
    return Cost(min(c.clock for c in costs), min(c.processor for c in costs), costs[0].peak_mb)


def measure_memory(folder: Path, megabytes: int) -> None:
    """Print what the largest process takes of memory for a small crawl, and for one so large."""
    for kind in ("jsonl", "warc"):
        for size in (megabytes // 20, megabytes):
            crawl, out = folder / f"crawl.{kind}", folder / "out.parquet"
            if kind == "jsonl":
                number = write_jsonl(crawl, most_bytes=size * MEGABYTE)
            else:
                number = write_warc(crawl, size * MEGABYTE)
            cost = run([*COMMAND, crawl, "-q", "-j", "2", "--field", "text", "-o", out])
            print(
                f"{kind}: {crawl.stat().st_size / MEGABYTE:,.0f} MB, {number:,} pages: "
                f"{cost.peak_mb:.0f} MiB at most, {cost.clock:.0f} s, load {_load()}",
                flush=True,
            )
            crawl.unlink()
            out.unlink()


def _load() -> str:
    return f"{os.getloadavg()[0]:.1f} on {os.cpu_count()} processors"


def main() -> None:
    """Read the command line and measure."""
    parser = argparse.ArgumentParser(description="throughput, scaling and memory of crawls")
    parser.add_argument("--pages", type=int, default=2000, help="how many pages speed is told by")
    parser.add_argument("--rounds", type=int, default=3, help="of which the least counts")
    parser.add_argument("--memory", type=int, metavar="MB", help="measure memory on such crawls")
    parser.add_argument("--folder", type=Path, help="where there is room for them")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(dir=options.folder) as folder:
        if options.memory:
            measure_memory(Path(folder), options.memory)
        else:
            measure_speed(Path(folder), options.pages, options.rounds)


if __name__ == "__main__":
    main()
