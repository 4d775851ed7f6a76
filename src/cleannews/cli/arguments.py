"""The command line: its options, its help, and what it asks for as one value."""

from __future__ import annotations

import argparse
import re
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from cleannews.cli.completion import Shell
from cleannews.cli.failures import UsageError
from cleannews.cli.parser import Layout, Parser, PrintCompletion, one_of
from cleannews.errors import MissingExtraError
from cleannews.repairs import Step, read_steps

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["Command", "Format", "Preset", "parse_arguments"]


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Command:
    """What a command line asks for. `pages` are files, folders, or "-" for standard input."""

    pages: tuple[str, ...]
    output: str | None = None
    format: Format = Format.TEXT
    title: bool = False
    explain: bool = False
    diff: bool = False
    report: str | None = None
    preset: Preset = Preset.BALANCED
    rules: tuple[str, ...] = ()
    keep: tuple[str, ...] = ()
    url: str | None = None
    language: str | None = None
    learn: str | None = None
    profile: str | None = None
    auto_profile: bool = False
    repair: frozenset[Step] = frozenset()


DESCRIPTION = """\
Print the article that a scraped news page holds: its body, without the menus,
prompts and links around it. PAGE is text, Markdown or HTML in any encoding."""

EXAMPLES = """\
examples:
  cleannews page.txt                            print the body of a page
  cleannews --explain page.txt                  say why each line stayed or went
  cleannews --report why.html page.txt          see it in a browser
  curl -s URL | cleannews --title -             clean what comes down the pipe
  cleannews crawl/ -o clean/                    clean a folder into another
  cleannews crawl/ --format jsonl -o all.jsonl  every field of every page
  cleannews --keep "Read also" page.txt         never drop lines with "Read also"
  cleannews --learn site.json crawl/            learn what pages of a site share
  cleannews --profile site.json page.txt        clean a page of that site by it

Text of several pages is parted by lines such as "==> page.txt <==". In folders,
files named *.txt *.text *.md *.markdown *.html *.htm *.xhtml are taken for pages.

exit status: 0 all pages cleaned, 1 some failed (standard error names them),
2 the command line makes no sense, 130 interrupted."""


def parse_arguments(arguments: Sequence[str]) -> Command:
    """Read the command line.

    Raises `UsageError` for one that makes no sense, `SystemExit` after printing help or version.
    """
    found = _parser().parse_args(arguments)
    command = Command(
        pages=tuple(found.page),
        output=found.output,
        format=found.format,
        title=found.title,
        explain=found.explain,
        diff=found.diff,
        report=found.report,
        preset=found.preset,
        rules=tuple(found.rules),
        keep=tuple(found.keep),
        url=found.url,
        language=found.language,
        learn=found.learn,
        profile=found.profile,
        auto_profile=found.auto_profile,
        repair=found.repair,
    )
    _refuse_contradictions(command)
    return command


def _refuse_contradictions(command: Command) -> None:
    if command.explain and command.format is Format.MARKDOWN:
        raise UsageError("--explain goes with --format text, json or jsonl")
    if command.diff and (command.explain or command.format is not Format.TEXT):
        raise UsageError("--diff goes with --format text, and without --explain")
    if command.diff and command.repair:
        raise UsageError("--diff shows what is taken away, and --repair changes words: choose one")
    if command.output == "":
        raise UsageError("-o needs the name of a file or folder")
    if command.report in {"", "-"}:
        raise UsageError("--report needs the name of a file")
    if command.profile is not None and command.auto_profile:
        raise UsageError("--profile is of one site, --auto-profile of each: choose one")
    if command.learn is not None:
        _refuse_beside_learn(command)


def _refuse_beside_learn(command: Command) -> None:
    if command.profile is not None or command.auto_profile:
        raise UsageError("--learn writes a profile, so it goes with none")
    if command.output is not None:
        raise UsageError("--learn writes the profile alone, so -o has nothing to write")
    shown = {"--report": command.report, "--diff": command.diff, "--explain": command.explain}
    for option, is_asked in shown.items():
        if is_asked:
            raise UsageError(f"--learn writes the profile alone, so {option} has nothing to show")


def _parser() -> Parser:
    parser = Parser(
        prog="cleannews",
        usage="cleannews [OPTION ...] PAGE ...",
        description=DESCRIPTION,
        epilog=EXAMPLES,
        formatter_class=Layout,
        allow_abbrev=False,
        add_help=False,
    )
    pages = parser.add_argument_group("what goes in")
    pages.add_argument(
        "page", nargs="+", metavar="PAGE", help='a file, a folder, or "-" for standard input'
    )
    _add_output_options(parser.add_argument_group("what comes out"))
    _add_judging_options(parser.add_argument_group("what is kept"))
    _add_site_options(parser.add_argument_group("what is known of the site"))
    about = parser.add_argument_group("about")
    about.add_argument("-h", "--help", action="help", help="print this and stop")
    about.add_argument(
        "--version", action="version", version=_version(), help="print the version and stop"
    )
    about.add_argument(
        "--completion",
        action=PrintCompletion,
        type=one_of(Shell),
        choices=tuple(Shell),
        metavar="SHELL",
        help="print what bash, zsh or fish complete options by, and stop",
    )
    return parser


def _add_output_options(group: argparse._ArgumentGroup) -> None:
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
        default=Format.TEXT,
        metavar="FORMAT",
        help="text (the default), json, jsonl or markdown",
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


def _add_judging_options(group: argparse._ArgumentGroup) -> None:
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


def _add_site_options(group: argparse._ArgumentGroup) -> None:
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


def _language(tag: str) -> str:
    """Take the language of a tag such as "pt-BR"."""
    if not re.fullmatch(r"[A-Za-z]{2}([-_][A-Za-z0-9]+)*", tag):
        raise argparse.ArgumentTypeError(f"{tag!r} is no two-letter code such as en")
    return tag[:2].lower()


def _steps(names: str) -> frozenset[Step]:
    """Take the steps of "hyphens,glue"."""
    try:
        return read_steps(names)
    except (ValueError, MissingExtraError) as error:
        raise argparse.ArgumentTypeError(str(error)) from None


def _version() -> str:
    from cleannews import __version__

    return f"cleannews {__version__}"
