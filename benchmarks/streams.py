"""What the way through workers costs, and gains: throughput, two workers, memory.

    python -m benchmarks.streams --json benchmarks/results/streams.json

On a machine that does nothing else, it takes some fifteen minutes, and 5 GB of room in `--folder`.

Speed is told on labelled pages of all kinds, as Common Crawl's WET has them, over and over, each
with a line of its own. The command reads them from JSONL, Parquet and WET, packed a record at a
time as Common Crawl's is. It is held against bare loops that read the JSONL and write nothing: one
calls `clean`, one also asks for what rows and summary hold. Start-up, which a crawl pays once, is
told apart: it is what a run over few pages takes, and is taken off the others. Of some rounds, in
each of which every way has its turn, back and forth, the median counts. Time by the clock says what
is gained; beside it stands the time of all processors together, which other work on the machine
changes less.

Memory is told on invented pages, in crawls that are large by what lies beside the pages: a column
that is carried along, pictures that are passed over. So 2 GB are read in minutes.
"""

from __future__ import annotations

import gc
import gzip
import json
import os
import subprocess
import sys
import tempfile
import time
from dataclasses import asdict, astuple, dataclass
from itertools import count, cycle, islice
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING, Any

from benchmarks.cost import sample_texts
from benchmarks.figures.stream_tables import BARE, FORMS, READING, stream_parts
from benchmarks.labelled.datasets import data_hash
from benchmarks.running import parser_for, tells_what_is_missing
from benchmarks.scoring.records import run_facts, write_record

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

__all__ = [
    "Cost",
    "main",
    "middle",
    "of_its_own",
    "write_jsonl",
    "write_parquet",
    "write_warc",
    "write_wet",
]

_FIXTURES = Path(__file__).parent.parent / "tests" / "fixtures"
_SETS = ("publishers-dev", "wcxb-dev")  # those of `sample_texts`
_COMMAND = [sys.executable, "-c", "import sys; from cleannews.cli import main; sys.exit(main())"]
_LOOP = """
import json, sys
from cleannews import clean
for line in open(sys.argv[1], "rb"):
    clean(json.loads(line)["text"])
"""
# What is made when it is first read: fields, kind and confidence, the blocks with their reasons.
_READING_LOOP = """
import json, sys
from cleannews import clean
for line in open(sys.argv[1], "rb"):
    article = clean(json.loads(line)["text"])
    article.title, article.kind, article.confidence, article.removed
"""
_MEGABYTE = 1_000_000
_FEW = 40  # pages: enough for two workers to be started
_PICTURE = bytes(range(256)) * 2000


@dataclass(frozen=True, slots=True)
class Cost:
    """What a process and those it started took: seconds by the clock, of processors, and memory."""

    clock: float
    processor: float
    peak_mib: float  # of the largest of them


def of_its_own(texts: Iterable[str]) -> Iterator[str]:
    """Give the texts over and over, no two the same."""
    for number, text in zip(count(), cycle(texts), strict=False):
        yield f"{text}\nThe tide table of quay {number} hangs beside the door of the chandlery.\n"


def _invented() -> list[str]:
    files = sorted(_FIXTURES.glob("*/source.*"))
    return [file.read_text(encoding="utf-8", errors="replace") for file in files]


def write_jsonl(path: Path, pages: Iterable[str], most_bytes: int | None = None) -> int:
    """Write pages, with `most_bytes` beside a large column; give how many there are."""
    written = number = 0
    with path.open("w", encoding="utf-8") as stream:
        for number, page in enumerate(pages, 1):
            row: dict[str, object] = {"id": number, "text": page}
            if most_bytes is not None:
                row["dump"] = f"<p>{number}</p>" * 40_000
            written += stream.write(json.dumps(row, ensure_ascii=False) + "\n")
            if most_bytes is not None and written >= most_bytes:
                break
    return number


def write_warc(path: Path, pages: Iterable[str], most_bytes: int) -> int:
    """Write pages as a crawl has them: between pictures, which take most of the room."""
    number = 0
    with path.open("wb") as stream:
        for number, page in enumerate(pages, 1):
            for kind, body in (("image/png", _PICTURE), ("text/plain", page.encode())):
                http = f"HTTP/1.1 200 OK\r\nContent-Type: {kind}\r\n\r\n".encode() + body
                head = (
                    f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:x:{number}>\r\n"
                    f"WARC-Target-URI: https://quay{number % 97}.example/{number}\r\n"
                    "Content-Type: application/http; msgtype=response\r\n"
                    f"Content-Length: {len(http)}\r\n\r\n"
                )
                stream.write(head.encode() + http + b"\r\n\r\n")
            if stream.tell() >= most_bytes:
                break
    return number


def write_wet(path: Path, pages: Iterable[str]) -> None:
    """Write pages as Common Crawl has their text: each packed by itself."""
    with path.open("wb") as stream:
        for number, page in enumerate(pages, 1):
            body = page.encode()
            head = (
                f"WARC/1.0\r\nWARC-Type: conversion\r\nWARC-Record-ID: <urn:x:{number}>\r\n"
                f"WARC-Target-URI: https://quay{number % 97}.example/{number}\r\n"
                f"Content-Type: text/plain\r\nContent-Length: {len(body)}\r\n\r\n"
            )
            stream.write(gzip.compress(head.encode() + body + b"\r\n\r\n", mtime=0))


def write_parquet(path: Path, pages: Iterable[str]) -> None:
    """Write pages as a table."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    texts = list(pages)
    pq.write_table(pa.table({"id": list(range(1, len(texts) + 1)), "text": texts}), path)


# Of `FORMS`, in their order.
_WRITERS: tuple[Callable[[Path, Iterable[str]], object], ...] = (
    write_jsonl,
    write_parquet,
    write_wet,
)


def _run(command: Sequence[str | Path], folder: Path) -> Cost:
    """Run a command; raises `CalledProcessError` where it fails.

    Byte code is kept in `folder`, as it is for a package that is installed.
    """
    gc.collect()
    began = time.perf_counter()
    environment = os.environ | {
        "OMP_NUM_THREADS": "1",
        "PYTHONDONTWRITEBYTECODE": "",
        "PYTHONPYCACHEPREFIX": str(folder / "byte code"),
    }
    process = subprocess.Popen([str(part) for part in command], env=environment)  # noqa: S603
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, process.args)
    clock = time.perf_counter() - began
    return Cost(clock, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)


def _ways(name: str, folder: Path, texts: Sequence[str], pages: int) -> dict[str, Sequence[Any]]:
    """Write a crawl of so many pages; give the commands that clean it, by what they are called."""
    lines = folder / f"{name}.jsonl"
    ways: dict[str, Sequence[Any]] = {
        BARE: [sys.executable, "-c", _LOOP, lines],
        READING: [sys.executable, "-c", _READING_LOOP, lines],
    }
    for (form, (suffix, into)), write in zip(FORMS.items(), _WRITERS, strict=True):
        crawl, out = folder / f"{name}.{suffix}", folder / f"out.{into}"
        write(crawl, islice(of_its_own(texts), pages))
        for workers in (1, 2):
            ways[f"{workers}, {form}"] = [*_COMMAND, crawl, "-q", "-j", f"{workers}", "-o", out]
    return ways


def middle(costs: Iterable[Cost]) -> Cost:
    """The median of some rounds, each figure by itself."""
    clocks, processors, peaks = zip(*(astuple(cost) for cost in costs), strict=True)
    return Cost(median(clocks), median(processors), median(peaks))


def measure_speed(folder: Path, most_pages: int, rounds: int) -> dict[str, Any]:
    """What pages take in a bare loop, with one worker, and with two."""
    texts = sample_texts()
    start = _ways("few", folder, texts, _FEW)
    whole = _ways("many", folder, texts, _FEW + most_pages)
    for command in start.values():  # so that the first one measured finds its byte code, too
        _run(command, folder)
    taken: dict[str, list[tuple[Cost, Cost]]] = {way: [] for way in whole}
    for number in range(rounds):
        for way in reversed(taken) if number % 2 else taken:
            taken[way].append((_run(start[way], folder), _run(whole[way], folder)))
    costs_of = {
        way: {"start": asdict(middle(starts)), "whole": asdict(middle(wholes))}
        for way, pairs in taken.items()
        for starts, wholes in [zip(*pairs, strict=True)]
    }
    few, many = (folder / f"{name}.jsonl" for name in ("few", "many"))
    return {
        "pages": most_pages,
        "megabytes": (many.stat().st_size - few.stat().st_size) / _MEGABYTE,
        "load": os.getloadavg()[0],
        "ways": costs_of,
    }


def measure_memory(folder: Path, megabytes: int) -> list[dict[str, Any]]:
    """What the largest process takes for a small crawl, and for one twenty times as large."""
    records = []
    for kind in ("jsonl", "warc"):
        for size in (megabytes // 20, megabytes):
            crawl, out = folder / f"crawl.{kind}", folder / "out.parquet"
            write = write_jsonl if kind == "jsonl" else write_warc
            number = write(crawl, of_its_own(_invented()), size * _MEGABYTE)
            field = ["--field", "text"] if kind == "jsonl" else []
            cost = _run([*_COMMAND, crawl, *field, "-q", "-j", "2", "-o", out], folder)
            held = crawl.stat().st_size / _MEGABYTE
            records.append({"kind": kind, "megabytes": held, "pages": number, **asdict(cost)})
            crawl.unlink()
            out.unlink()
    return records


@tells_what_is_missing
def main(arguments: list[str] | None = None) -> int:
    """Measure, print, and write the record as JSON where asked; exit with 2 without data."""
    parser = parser_for("streams", __doc__)
    parser.add_argument("--json", type=Path, help="file for the figures")
    parser.add_argument("--pages", type=int, default=2000, help="how many pages speed is told by")
    parser.add_argument("--rounds", type=int, default=3, help="of which the median counts")
    parser.add_argument("--memory", type=int, default=2100, metavar="MB", help="size of the crawls")
    parser.add_argument("--folder", type=Path, help="where there is room for them")
    chosen = parser.parse_args(arguments)
    facts = run_facts(data_hash(_SETS))
    with tempfile.TemporaryDirectory(dir=chosen.folder) as name:
        record = {
            **facts,
            "speed": measure_speed(Path(name), chosen.pages, chosen.rounds),
            "memory": measure_memory(Path(name), chosen.memory),
        }
    print(*stream_parts(record), sep="\n")
    if chosen.json:
        write_record(chosen.json, record)
    return 0


if __name__ == "__main__":
    sys.exit(main())
