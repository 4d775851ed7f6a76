"""One run of the command: find the pages, clean each, write each."""

from __future__ import annotations

import shutil
import sys
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from cleannews import Options, clean, explain
from cleannews.cli.arguments import Format
from cleannews.cli.diff import diff_plain, diff_with_colour
from cleannews.cli.explain import explain_plain, explain_with_colour
from cleannews.cli.failures import PageError, UsageError, describe, describe_warning
from cleannews.cli.inputs import find_sources, read_source
from cleannews.cli.outputs import (
    open_output,
    output_folder,
    refuse_overwriting,
    writes_to_stdout,
)
from cleannews.cli.report import check_report, write_report
from cleannews.cli.sites import learn_sites, write_profile
from cleannews.cli.terminal import complain, is_terminal, neutralise
from cleannews.errors import CleanNewsError
from cleannews.writing.render import encode_json, to_dict

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cleannews import Article, SiteProfile
    from cleannews.cli.arguments import Command
    from cleannews.cli.inputs import Found, Source
    from cleannews.cli.outputs import Emit
    from cleannews.cli.sites import Sites

__all__ = ["run"]


def run(command: Command) -> int:
    """Do what `command` asks for; give how many of its pages failed, each told on standard error.

    Raises `UsageError` before anything is written, and `OSError` where the output fails as a whole.
    """
    options = _options(command)
    found = find_sources(command.pages, output_folder(command))
    if command.url is not None and found.several:
        raise UsageError("--url is the address of one page, and there are several")
    check_report(command, found)
    if command.learn is not None:
        refuse_overwriting([Path(command.learn)], command, found, "--learn")
        _complain_of(found)
        return len(found.problems) + write_profile(command.learn, found.sources, options)
    sites = learn_sites(command, found.sources, options)
    failures: list[str] = []
    with open_output(command, found) as emit:
        failures += _complain_of(found)
        pages = _pages(found, command, options, sites, emit, failures)
        write_report(command, found, pages, failures)
    return len(failures)


def _pages(
    found: Found,
    command: Command,
    options: Options,
    sites: Sites,
    emit: Emit,
    failures: list[str],
) -> Iterator[tuple[str, Article]]:
    """Clean and write page after page; give the articles, and note the failures."""
    for source in found.sources:
        try:
            article = _clean(source, command, options, sites.profile_of(source))
            if command.report is None or command.output is not None:
                emit(source, _render(article, source, command))
        except PageError as error:
            failures.append(f"{source.name}: {error}")
            complain(failures[-1])
        else:
            yield source.name, article


def _complain_of(found: Found) -> list[str]:
    """Tell what could not be found, and give it."""
    told = [f"{name}: {problem}" for name, problem in found.problems]
    for line in told:
        complain(line)
    return told


def _options(command: Command) -> Options:
    files = [name for name in command.keep if _names_file(name)]
    phrases = tuple(name for name in command.keep if not _names_file(name))
    try:
        options = Options.from_files(
            rules=command.rules,
            keep=files,
            preset=command.preset.value,
            language=command.language,
            repair=command.repair,
        )
    except CleanNewsError as error:
        raise UsageError(str(error)) from error
    return replace(options, keep=options.keep + phrases)


def _names_file(keep: str) -> bool:
    """Whether a --keep means a file: it is there, or it looks like one that was mistyped."""
    if keep.endswith((".txt", ".list")) and " " not in keep:
        return True
    with suppress(OSError):  # too long for a name: a phrase
        return Path(keep).is_file()
    return False


def _clean(
    source: Source, command: Command, options: Options, profile: SiteProfile | None
) -> Article:
    try:
        page = read_source(source)
    except OSError as error:
        raise PageError(describe(error)) from error
    try:
        article = clean(page, url=command.url, options=options, profile=profile)
        if command.explain or command.report is not None:
            blocks = explain(page, url=command.url, options=options, profile=profile)
            article = replace(article, blocks=blocks)
    except CleanNewsError as error:
        raise PageError(str(error)) from error
    except Exception as error:  # whatever one page does to us, the others go on
        raise PageError(f"{type(error).__name__}: {error} (please report this)") from error
    for warning in article.warnings:
        complain(f"{source.name}: warning: {describe_warning(warning)}")
    return article


def _render(article: Article, source: Source, command: Command) -> str:
    looked_at = writes_to_stdout(command) and is_terminal(sys.stdout)
    if command.explain and command.format is Format.TEXT:
        if looked_at:
            return explain_with_colour(article, shutil.get_terminal_size().columns)
        return explain_plain(article)
    if command.diff:
        return (diff_with_colour if looked_at else diff_plain)(article, source.name)
    text = _plain_rendering(article, source, command)
    return neutralise(text) if looked_at else text


def _plain_rendering(article: Article, source: Source, command: Command) -> str:
    match command.format:
        case Format.MARKDOWN:
            return article.to_markdown()
        case Format.TEXT:
            title = article.title if command.title else None
            return "\n\n".join(part for part in (title, article.text) if part)
        case _:
            record = {"file": source.name, **to_dict(article, blocks=command.explain)}
            return encode_json(record, indent=2 if command.format is Format.JSON else None)
