"""The part of the page of figures about whole crawls."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from benchmarks.figures.tables import table

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

__all__ = ["BARE", "FORMS", "READING", "stream_parts"]

# The ways that `benchmarks.streams` measures: these two, and the command's, each from a form of
# crawl, whose files have this suffix, and to what it is written as.
BARE = "bare loop"
READING = "loop that reads all of an article"
FORMS = {
    "JSONL": ("jsonl", "jsonl"),
    "Parquet": ("parquet", "parquet"),
    "WET to JSONL": ("warc.wet.gz", "jsonl"),
}


def stream_parts(record: Mapping[str, Any]) -> Iterator[str]:
    """The section in Markdown."""
    speed = record["speed"]
    yield "## Whole crawls\n"
    yield (
        f"{speed['pages']:,} pages of all kinds, {speed['megabytes']:.0f} MB of text as WET has it,"
        " go through the command, with start-up taken off. The bare loop reads them from JSONL,"
        " calls `clean` and writes nothing. The other loop also asks for the fields, the kind and"
        " the blocks with their reasons, which are made when they are first read; rows need fields"
        " and kind, and the summary counts the blocks. *Throughput* is held against the one and the"
        " other by the clock, and beside that by the time of all processors together. The load of"
        f" the machine was {speed['load']:.1f} at the end. `python -m benchmarks.streams` measures"
        " it.\n"
    )
    yield _speed_table(speed)
    for form in filter(None, dict.fromkeys(way.partition(", ")[2] for way in speed["ways"])):
        one, two = (_net(speed["ways"][f"{workers}, {form}"])[0] for workers in (1, 2))
        yield f"{form}: two workers are {one / two:.2f} times as fast as one.\n"
    yield "Memory of the largest process, with two workers, to Parquet:\n"
    yield _memory_table(record["memory"])


def _net(way: Mapping[str, Any]) -> tuple[float, float]:
    """Seconds by the clock and of processors, without start-up."""
    whole, start = way["whole"], way["start"]
    return whole["clock"] - start["clock"], whole["processor"] - start["processor"]


def _speed_table(speed: Mapping[str, Any]) -> str:
    bare, reading = (_net(speed["ways"][name]) for name in (BARE, READING))
    rows = []
    for name, way in speed["ways"].items():
        clock, processor = _net(way)
        workers, _, form = name.partition(", ")
        rows.append(
            [
                f"`-j {workers}`, {form}" if form else name,
                f"{speed['pages'] / clock:.0f}",
                f"{speed['megabytes'] / clock:.1f}",
                f"{bare[0] / clock:.0%}",
                f"{bare[1] / processor:.0%}",
                f"{reading[0] / clock:.0%}",
                f"{reading[1] / processor:.0%}",
                f"{way['start']['clock']:.1f} s",
            ]
        )
    shares = ["of the bare loop", "by processor time", "of the other", "by processor time"]
    return table(["way", "pages/s", "MB/s", *shares, "start-up and 40 pages"], rows)


def _memory_table(memory: list[Mapping[str, Any]]) -> str:
    rows = [
        [
            {"jsonl": "JSONL", "warc": "WARC"}[one["kind"]],
            f"{one['megabytes']:,.0f} MB",
            f"{one['pages']:,}",
            f"{one['peak_mib']:.0f} MiB",
            f"{one['clock']:.0f} s",
        ]
        for one in memory
    ]
    return table(["crawl", "size", "pages in it", "memory", "time"], rows)
