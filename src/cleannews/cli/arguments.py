"""The command line: its options, its help, and what it asks for as one value."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path, PurePath
from typing import TYPE_CHECKING

from cleannews.cli.contradictions import refuse_contradictions
from cleannews.cli.options import (
    Format,
    Preset,
    add_input_options,
    add_judging_options,
    add_output_options,
    add_run_options,
    add_site_options,
)
from cleannews.cli.parser import Layout, Parser, add_about

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cleannews.repairs import Step
    from cleannews.streams.kinds import Kind

__all__ = ["Command", "parse_arguments"]


# What -o is called says in what form it is wanted.
FORMATS = {
    ".json": Format.JSON,
    ".jsonl": Format.JSONL,
    ".ndjson": Format.JSONL,
    ".md": Format.MARKDOWN,
    ".txt": Format.TEXT,
    ".parquet": Format.PARQUET,
    ".pq": Format.PARQUET,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Command:
    """What a command line asks for. `pages` are files, folders, or "-" for standard input.

    `format` is `None` where neither an option nor the name of the output says it, and so are all
    others that were not given.
    """

    pages: tuple[str, ...]
    output: str | None = None
    format: Format | None = None
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
    kind: Kind | None = None
    field: str | None = None
    url_field: str | None = None
    workers: int | None = None
    timeout: float | None = None
    memory: int | None = None
    resume: bool = False
    max_errors: int | None = None
    rejects: str | None = None
    quiet: bool = False

    @property
    def writes_to_stdout(self) -> bool:
        """Whether the articles go to standard output."""
        return self.output in {None, "-"}

    @property
    def names_folder(self) -> bool:
        """Whether the output is a folder by its name, or because it is one."""
        if self.output is None or self.writes_to_stdout:
            return False
        return self.output.endswith((os.sep, "/")) or Path(self.output).is_dir()

    @property
    def keeps_parts(self) -> bool:
        """Whether an output of one file is kept in parts until it is complete."""
        return bool(self.workers) or self.resume or self.format is Format.PARQUET


DESCRIPTION = """\
Print the article that a scraped news page holds: its body, without the menus,
prompts and links around it. PAGE is text, Markdown or HTML in any encoding, or
a crawl of many pages: JSONL, CSV, Parquet, WARC or WET."""

EXAMPLES = """\
examples:
  cleannews page.txt                            print the body of a page
  cleannews --explain page.txt                  say why each line stayed or went
  cleannews --report why.html page.txt          see it in a browser
  curl -s URL | cleannews --title -             clean what comes down the pipe
  cleannews crawl/ -o clean/                    clean a folder into another
  cleannews crawl/ -o all.jsonl                 every field of every page
  cleannews crawl.warc.gz -o all.parquet -j 2   a crawl, in two processes
  cleannews --keep "Read also" page.txt         keep lines with "Read also"
  cleannews --learn site.json crawl/            learn what pages of a site share
  cleannews --profile site.json page.txt        clean a page of that site by it

Text of several pages is parted by lines such as "==> page.txt <==". In folders,
files named *.txt *.text *.md *.markdown *.html *.htm *.xhtml are taken for pages.
A crawl has a page in each row or record: *.jsonl *.ndjson *.csv *.tsv *.parquet
*.pq *.warc *.wet; a folder's are read where it has no pages. All but Parquet may
be compressed: .gz, .zst, .xz.

exit status: 0 all pages cleaned, 1 some failed (standard error names them),
2 the command line makes no sense or a library is missing, 130 interrupted."""


def parse_arguments(arguments: Sequence[str]) -> Command:
    """Read the command line.

    Raises `UsageError` for one that makes no sense, `SystemExit` after printing help or version.
    """
    found = _parser().parse_args(arguments)
    command = Command(
        pages=tuple(found.page),
        output=found.output,
        format=found.format or _format_of(found.output),
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
        kind=found.kind,
        field=found.field,
        url_field=found.url_field,
        workers=found.workers,
        timeout=found.timeout,
        memory=found.memory,
        resume=found.resume,
        max_errors=found.max_errors,
        rejects=found.rejects,
        quiet=found.quiet,
    )
    refuse_contradictions(command)
    return command


def _format_of(output: str | None) -> Format | None:
    return None if output is None else FORMATS.get(PurePath(output).suffix.lower())


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
    add_input_options(pages)
    add_output_options(parser.add_argument_group("what comes out"))
    add_judging_options(parser.add_argument_group("what is kept"))
    add_site_options(parser.add_argument_group("what is known of the site"))
    add_run_options(parser.add_argument_group("whole crawls"))
    add_about(parser, _version())
    return parser


def _version() -> str:
    from cleannews import __version__

    return f"cleannews {__version__}"
