"""One run of the command: find the pages, clean each, write each."""

from __future__ import annotations

import time
from contextlib import suppress
from dataclasses import dataclass, field, replace
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from cleannews import Options
from cleannews.cli.contradictions import refuse_without_effect
from cleannews.cli.failures import (
    PageError,
    TooManyErrorsError,
    describe_warning,
    reason_of,
    wrong_rules,
)
from cleannews.cli.inputs import find_sources, read_records
from cleannews.cli.options import Format
from cleannews.cli.outputs import open_sink
from cleannews.cli.places import refuse_overwriting
from cleannews.cli.progress import showing_progress
from cleannews.cli.render import rendering_for
from cleannews.cli.report import check_report, write_report
from cleannews.cli.sites import profiles_for, write_profile
from cleannews.cli.summary import summary, tell
from cleannews.cli.terminal import complain
from cleannews.cli.work import answers_for
from cleannews.errors import RuleFileError
from cleannews.streams.job import CleanRecord
from cleannews.streams.record import BadRecord, Lull

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from cleannews import Article
    from cleannews.cli.arguments import Command
    from cleannews.cli.inputs import Found
    from cleannews.cli.outputs import Sink
    from cleannews.cli.progress import Progress
    from cleannews.cli.render import Written
    from cleannews.streams.job import Cleaned
    from cleannews.streams.pool import Answer
    from cleannews.streams.record import Record

__all__ = ["run"]

# What a run tells of one by one; of the others there are the summary and --rejects.
MOST_TOLD = 100


def run(command: Command) -> int:
    """Do what `command` asks for; give how many of its pages failed, each told on standard error.

    Raises `UsageError` before anything is written, and `OSError` where the output fails as a whole.
    """
    options = _options(command)
    output = None if command.output is None or command.writes_to_stdout else Path(command.output)
    found = find_sources(command.pages, output, command.kind)
    command = _settled(command, found)
    refuse_without_effect(command, found)
    check_report(command, found)
    if command.learn is not None:
        refuse_overwriting([Path(command.learn)], command, found, "--learn")
        _complain_of(found)
        return len(found.problems) + write_profile(command, found, options)
    began = time.monotonic()
    with open_sink(command, found) as sink:
        before = sink.tally.documents
        one = _Run(command, found, options, sink, _complain_of(found))
        write_report(command, found, one.pages(), one.failures)
    if found.crawls and not command.quiet:
        tell(summary(sink.tally, time.monotonic() - began, before))
    return sink.tally.failed + len(found.problems)


def _settled(command: Command, found: Found) -> Command:
    """Fill in what depends on what there is to read."""
    as_text = command.title or command.explain or command.diff or not found.crawls
    workers = command.workers or (1 if found.crawls else 0)
    form = command.format or (Format.TEXT if as_text else Format.JSONL)
    return replace(command, workers=workers, format=form)


@dataclass(slots=True)
class _Run:
    """The cleaning of everything that was found, and what failed of it."""

    command: Command
    found: Found
    options: Options
    sink: Sink
    failures: list[str] = field(default_factory=list)

    def pages(self) -> Iterator[tuple[str, Article]]:
        """Clean and write page after page; give the articles that the report wants."""
        command = self.command
        work = CleanRecord(
            rendering_for(command),
            self.options,
            profiles_for(command, self.found, self.options),
            all_reasons=command.explain or command.report is not None,
        )
        with showing_progress(command, self.found) as progress:
            answers = answers_for(command, self._records(progress), work)
            for answer in answers:
                progress.done(1)
                article = self._take(answer)
                if article is not None:
                    yield answer.item.name, article

    def _records(self, progress: Progress) -> Iterator[Record | BadRecord | Lull]:
        sources = (source for source in self.found.sources if self.sink.lacks(source.name))
        records = read_records(sources, self.command, progress.read)
        if not self.sink.done_before:
            return records
        return _after(records, self.sink.done_before)

    def _take(self, answer: Answer[Record | BadRecord, Cleaned[Written] | None]) -> Article | None:
        """Write what came of a record, or tell why nothing did."""
        item, cleaned, error, seconds = answer
        if isinstance(item, BadRecord):
            self._fail(item, item.reason, seconds)
            return None
        if cleaned is None:
            self._fail(item, reason_of(error) if error else "gave nothing", seconds)
            return None
        written, sight = cleaned
        if not self.found.crawls:
            for warning in sight.warnings:
                complain(f"{item.name}: warning: {describe_warning(warning)}")
        if self.command.report is None or self.command.output is not None:
            try:
                self.sink.add(item.name, written.output)
            except PageError as problem:
                self._fail(item, str(problem), seconds)
                return None
        self.sink.tally.add(item.name, sight, seconds)
        return written.article

    def _fail(self, item: Record | BadRecord, reason: str, seconds: float) -> None:
        self.sink.reject(item, reason)
        tally = self.sink.tally
        tally.add_failure(item.name, reason, seconds)
        line = f"{item.name}: {reason}"
        if self.command.report is not None:
            self.failures.append(line)
        if tally.failed <= MOST_TOLD:
            complain(line)
        elif tally.failed == MOST_TOLD + 1:
            complain(f"more than {MOST_TOLD} failed: the others are counted, and in --rejects")
        if self.command.max_errors is not None and tally.failed > self.command.max_errors:
            raise TooManyErrorsError(f"stopped, for {tally.failed:,} have failed (--max-errors)")


def _after(
    records: Iterable[Record | BadRecord | Lull], count: int
) -> Iterator[Record | BadRecord | Lull]:
    """Pass over the first `count` records."""
    there = (record for record in records if not isinstance(record, Lull))
    yield from islice(there, count, None)


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
    except RuleFileError as error:
        raise wrong_rules(error) from error
    return replace(options, keep=options.keep + phrases)


def _names_file(keep: str) -> bool:
    """Whether a --keep means a file: it is there, or it looks like one that was mistyped."""
    if keep.endswith((".txt", ".list")) and " " not in keep:
        return True
    with suppress(OSError):  # too long for a name: a phrase
        return Path(keep).is_file()
    return False
