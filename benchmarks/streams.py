"""What the way through workers costs, and gains: throughput, two workers, memory.

    python -m benchmarks.streams --json benchmarks/results/streams.json

On a machine that does nothing else, it takes some ten minutes, and 5 GB of room in `--folder`.

Speed is told on labelled pages of all kinds, as Common Crawl's WET has them, over and over, each
with a line of its own. The command is held against bare loops that read the same JSONL and write
nothing: one calls `clean`, one also asks for what rows and summary hold. Start-up, which a crawl
pays once, is told apart: it is what a run over few pages takes, and is taken off the others. Of
some rounds, in each of which every way has its turn, the least counts. Time by the clock says what
is gained; beside it stands the time of all processors together, which other work on the machine
changes less.

Memory is told on invented pages, in crawls that are large by what lies beside the pages: a column
that is carried along, pictures that are passed over. So 2 GB are read in minutes.
"""

from __future__ import annotations

import gc
import json
import os
import subprocess
import sys
import tempfile
import time
from dataclasses import asdict, dataclass
from itertools import count, cycle, islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

from benchmarks.cost import sample_texts
from benchmarks.figures.stream_tables import BARE, FORMS, READING, stream_parts
from benchmarks.labelled.datasets import data_hash
from benchmarks.running import parser_for, tells_what_is_missing
from benchmarks.scoring.records import run_facts, write_record

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

__all__ = ["Cost", "least", "main", "of_its_own", "write_jsonl", "write_warc"]

_FIXTURES = Path(__file__).parent.parent / "tests" / "fixtures"
_SETS = ("publishers-dev", "wcxb-dev")  # those of `sample_texts`
_COMMAND = [sys.executable, "-c", "import sys; from cleannews.cli import main; sys.exit(main())"]
_LOOP = """
import json, sys
from cleannews import clean
for line in open(sys.argv[1], "rb"):
    clean(json.loads(line)["text"])
"""
# What is made when it is first read: the kind, the confidence, the blocks with their reasons.
_READING_LOOP = """
import json, sys
from cleannews import clean
for line in open(sys.argv[1], "rb"):
    article = clean(json.loads(line)["text"])
    article.kind, article.confidence, article.removed
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


def _run(command: Sequence[str | Path]) -> Cost:
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


def _ways(crawl: Path, out: Path) -> dict[str, list[str | Path]]:
    """The commands that clean a crawl, by what they are called."""
    ways: dict[str, list[str | Path]] = {
        BARE: [sys.executable, "-c", _LOOP, crawl],
        READING: [sys.executable, "-c", _READING_LOOP, crawl],
    }
    for form in FORMS:
        for workers in (1, 2):
            target = out.with_suffix(f".{form}")
            ways[f"{workers}, {form}"] = [*_COMMAND, crawl, "-q", "-j", f"{workers}", "-o", target]
    return ways


def least(costs: Iterable[Cost]) -> Cost:
    """The least of some rounds, each figure by itself."""
    rounds = list(costs)
    return Cost(
        min(cost.clock for cost in rounds),
        min(cost.processor for cost in rounds),
        min(cost.peak_mib for cost in rounds),
    )


def measure_speed(folder: Path, most_pages: int, rounds: int) -> dict[str, Any]:
    """What pages take in a bare loop, with one worker, and with two."""
    texts = sample_texts()
    many, few, out = folder / "many.jsonl", folder / "few.jsonl", folder / "out"
    write_jsonl(few, islice(of_its_own(texts), _FEW))
    write_jsonl(many, islice(of_its_own(texts), _FEW + most_pages))
    whole, start = _ways(many, out), _ways(few, out)
    taken: dict[str, list[tuple[Cost, Cost]]] = {way: [] for way in whole}
    for _ in range(rounds):
        for way, costs in taken.items():
            costs.append((_run(start[way]), _run(whole[way])))
    costs_of = {
        way: {"start": asdict(least(starts)), "whole": asdict(least(wholes))}
        for way, pairs in taken.items()
        for starts, wholes in [zip(*pairs, strict=True)]
    }
    megabytes = (many.stat().st_size - few.stat().st_size) / _MEGABYTE
    return {
        "pages": most_pages,
        "megabytes": megabytes,
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
            cost = _run([*_COMMAND, crawl, "-q", "-j", "2", "--field", "text", "-o", out])
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
    parser.add_argument("--rounds", type=int, default=3, help="of which the least counts")
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
