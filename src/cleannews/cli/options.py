"""The options of the command, group by group."""

from __future__ import annotations

import argparse
import re
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from cleannews.arguments import language_code
from cleannews.cli.parser import one_of
from cleannews.limits import LIMITS
from cleannews.repairs import Step, read_steps
from cleannews.streams.kinds import Kind

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = [
    "Format",
    "Preset",
    "add_input_options",
    "add_judging_options",
    "add_output_options",
    "add_run_options",
    "add_site_options",
]

MOST_WORKERS: Final = 256


class Preset(StrEnum):
    """How much is dropped."""

    PRECISION = "precision"
    BALANCED = "balanced"
    RECALL = "recall"


class Format(StrEnum):
    """The forms an article is written in."""

    TEXT = "text"
    JSON = "json"
    JSONL = "jsonl"
    MARKDOWN = "markdown"
    PARQUET = "parquet"


def add_output_options(group: argparse._ArgumentGroup) -> None:
    """Add what comes out, and in what form."""
    group.add_argument(
        "-o",
        "--output",
        metavar="OUT",
        help="write to this file; or to this folder, a file for each page",
    )
    group.add_argument(
        "--format",
        type=one_of(Format),
        choices=tuple(Format),
        metavar="FORMAT",
        help="text, json, jsonl, markdown or parquet; by default what OUT is named after, else "
        "text, and jsonl for a crawl",
    )
    group.add_argument("--title", action="store_true", help="print the title before the text")
    group.add_argument(
        "--explain",
        action="store_true",
        help="show every line, kept or dropped, with its role, score and strongest reasons",
    )
    group.add_argument(
        "--diff",
        action="store_true",
        help="show what to take away from the page to get its text, as a unified diff",
    )
    group.add_argument(
        "--report",
        metavar="FILE",
        help="show the same in a browser: write this HTML file, and text only to -o",
    )


def add_judging_options(group: argparse._ArgumentGroup) -> None:
    """Add what is kept."""
    group.add_argument(
        "--preset",
        type=one_of(Preset),
        choices=tuple(Preset),
        default=Preset.BALANCED,
        metavar="PRESET",
        help="drop more (precision), drop less (recall), or balanced, the default",
    )
    group.add_argument(
        "--rules", action="append", default=[], metavar="FILE", help="add the rules of a TOML file"
    )
    group.add_argument(
        "--keep",
        action="append",
        default=[],
        metavar="PHRASE",
        help="never drop lines with this phrase, or with any phrase of this file",
    )
    group.add_argument(
        "--repair",
        type=_steps,
        default=frozenset(),
        metavar="STEPS",
        help="mend damaged text: all, or some of " + ", ".join(Step),
    )
    group.add_argument("--url", help="where the page comes from, if known")
    group.add_argument(
        "--language", type=_language, metavar="CODE", help="its language, such as en, if known"
    )


def add_site_options(group: argparse._ArgumentGroup) -> None:
    """Add what is known of the site."""
    group.add_argument(
        "--learn", metavar="FILE", help="write what these pages of one site share, clean none"
    )
    group.add_argument(
        "--profile", metavar="FILE", help="clean pages of that site by what --learn wrote"
    )
    group.add_argument(
        "--auto-profile",
        action="store_true",
        help="learn from these pages first: those of one address's host are of one site, "
        "pages without an address are of their folder's",
    )


def add_input_options(group: argparse._ArgumentGroup) -> None:
    """Add what says where in a file the pages are."""
    group.add_argument(
        "--from",
        dest="kind",
        type=one_of(Kind),
        choices=tuple(Kind),
        metavar="KIND",
        help="what PAGE is, where its name and beginning do not tell: page, jsonl, csv, parquet "
        "or warc (also WET)",
    )
    group.add_argument(
        "--field",
        metavar="NAME",
        help="the column that has the page: by default html, raw_html, text, content, ...",
    )
    group.add_argument(
        "--url-field",
        metavar="NAME",
        help="the column that has its address: by default url",
    )


def add_run_options(group: argparse._ArgumentGroup) -> None:
    """Add what matters where there are many pages."""
    group.add_argument(
        "-j",
        "--workers",
        type=_count(1, MOST_WORKERS),
        metavar="N",
        help="clean in N processes; by default 1 for a crawl, and none for pages",
    )
    group.add_argument(
        "--timeout",
        type=_seconds,
        metavar="SECONDS",
        help="give up a page that takes a worker longer: by default "
        f"{LIMITS.document_seconds.value}",
    )
    group.add_argument(
        "--memory",
        type=_count(16),
        metavar="MIB",
        help="give up a page that takes a worker more: by default "
        f"{LIMITS.document_memory.value // 1024**2}",
    )
    group.add_argument(
        "--resume",
        action="store_true",
        help="go on where a run with the same -o was ended, if one was",
    )
    group.add_argument(
        "--max-errors", type=_count(0), metavar="N", help="stop when more than N pages have failed"
    )
    group.add_argument(
        "--rejects",
        metavar="FILE",
        help="write the records that failed to this JSONL file, with the reasons",
    )
    group.add_argument(
        "-q", "--quiet", action="store_true", help="show no progress and no summary of a crawl"
    )


def _count(least: int, most: int | None = None) -> Callable[[str], int]:
    """Give what reads a whole number within bounds."""

    def read(text: str) -> int:
        if not re.fullmatch("[0-9]{1,9}", text) or int(text) < least:
            raise argparse.ArgumentTypeError(f"{text!r} is no whole number of at least {least}")
        if most is not None and int(text) > most:
            raise argparse.ArgumentTypeError(f"{text} is over {most}")
        return int(text)

    return read


def _seconds(text: str) -> float:
    try:
        seconds = float(text)
    except ValueError:
        seconds = 0.0
    if not 0 < seconds < 1e9:
        raise argparse.ArgumentTypeError(f"{text!r} is no number of seconds")
    return seconds


def _language(tag: str) -> str:
    try:
        return language_code(tag)
    except ValueError as error:
        raise argparse.ArgumentTypeError(str(error)) from None


def _steps(names: str) -> frozenset[Step]:
    """Take the steps of "hyphens,glue"; raises `MissingExtraError` where one lacks its library."""
    try:
        return read_steps(names)
    except ValueError as error:
        raise argparse.ArgumentTypeError(str(error)) from None
