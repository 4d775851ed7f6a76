"""The one table of limits: what is bounded, by how much, and why."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import NamedTuple

__all__ = ["LIMITS", "Limit", "Limits", "all_limits"]


class Limit(NamedTuple):
    """One bound: its value, the unit it counts in, and what goes wrong without it."""

    value: int
    unit: str
    reason: str


@dataclass(frozen=True, slots=True)
class Limits:
    """Every bound this package sets, by name."""

    input_size: Limit = Limit(
        64 * 1024 * 1024,
        "bytes, or characters of a str",
        "A page is a few hundred KB; more is a whole crawl handed over as one page.",
    )
    declared_charset_head: Limit = Limit(
        4096,
        "bytes",
        "Browsers look for a declared charset at the head only; so does this package.",
    )
    detection_sample: Limit = Limit(
        64 * 1024,
        "bytes",
        "Guessing an encoding is the slowest step of reading and gains nothing from more.",
    )
    lines: Limit = Limit(
        10_000,
        "lines of a page with anything on them, and so blocks",
        "A block costs 3 KB whatever it holds: 20,000 of two characters took 65 MB. Of a page with "
        "more, neighbouring lines are read as one.",
    )
    looked_at: Limit = Limit(
        65_536,
        "characters of one block that evidence is drawn from, half of them its last",
        "A megabyte of nothing but signs is a million tokens, of some 90 bytes each.",
    )
    combining_run: Limit = Limit(
        30,
        "combining marks on one character",
        "Composing marks is quadratic in their run; 30 is Unicode's Stream-Safe Text Format.",
    )
    html_depth: Limit = Limit(
        512,
        "open elements",
        "262 KB of nested <div> keep the parser busy for 4.6 s; real pages stay below 100.",
    )
    html_attributes: Limit = Limit(
        500,
        "attributes of one tag",
        "251 KB of attributes on one tag keep the parser busy for 3.1 s.",
    )
    html_reopened: Limit = Limit(
        200_000,
        "formatting elements opened again",
        "44 KB of misnested <b><i> cost a conforming parser 2 s and 1.5 GiB.",
    )
    json_ld_size: Limit = Limit(
        1_000_000,
        "characters of all JSON-LD of a page",
        "Parsed JSON takes ten times its size in memory; pages of news have 5 to 50 KB.",
    )
    json_ld_nodes: Limit = Limit(
        5_000,
        "objects and lists of one JSON-LD value that are looked at",
        "A page's own article stands near the top of its graph; the rest are catalogues.",
    )
    declaring_tags: Limit = Limit(
        2_000,
        "elements that may declare a field",
        "Pages of news have some 60; forums and listings repeat authors and dates for each entry.",
    )
    declared_values: Limit = Limit(
        40,
        "values that a page may declare for one field",
        "Nobody's article has more authors or topics; comments under it may have.",
    )
    declared_value: Limit = Limit(
        600,
        "characters of one declared value",
        "What is longer is a body in the place of a title, or an attack.",
    )
    report_pages: Limit = Limit(
        200,
        "pages that a report of many shows whole",
        "A page takes some 100 KB of HTML; browsers get slow over 20 MB.",
    )
    profile_pages: Limit = Limit(
        64,
        "pages that a site profile remembers",
        "Shares of more pages are known to 0.06 at worst; a profile stays a few hundred KB.",
    )
    profile_blocks: Limit = Limit(
        1_000,
        "blocks of a page that a site profile remembers, half of them its last",
        "Nine pages in ten have fewer than 500; the ends of others show the site's frame.",
    )
    compression_ratio: Limit = Limit(
        250,
        "times its size that compressed input may grow to",
        "Pages shrink to a tenth, the most alike of them to a hundredth; bombs to a thousandth.",
    )
    compression_free: Limit = Limit(
        64 * 1024 * 1024,
        "bytes that may come out of compressed input before its ratio counts",
        "What is as small as a page may be harms nobody, however well it was packed.",
    )
    compression_window: Limit = Limit(
        128 * 1024 * 1024,
        "bytes that a compressed input may have its reader remember",
        "The input itself says how much; more than this only by options nobody uses for pages.",
    )
    record_size: Limit = Limit(
        128 * 1024 * 1024,
        "bytes of one line, row or record of a crawl",
        "JSON writes a character in up to six bytes; a line without an end would fill memory.",
    )
    json_depth: Limit = Limit(
        64,
        "objects and lists in one another, in a line of JSONL",
        "Each level costs calls whenever the value is walked, and those are bounded.",
    )
    document_seconds: Limit = Limit(
        60,
        "seconds that a worker spends on one document, unless told otherwise",
        "The slowest pages take a few; one that hangs must not stop a crawl.",
    )
    document_memory: Limit = Limit(
        2 * 1024**3,
        "bytes that a worker may take more than it began with, unless told otherwise",
        "A page of the greatest size stays below; one that takes more would harm all others.",
    )


LIMITS = Limits()


def all_limits() -> tuple[tuple[str, Limit], ...]:
    """Give every limit with its name, in the order of the table.

    >>> dict(all_limits())["combining_run"].value
    30
    """
    return tuple((field.name, getattr(LIMITS, field.name)) for field in fields(LIMITS))
