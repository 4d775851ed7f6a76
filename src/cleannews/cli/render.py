"""How the command writes an article: as a value, for it may have to be done in another process."""

from __future__ import annotations

import shutil
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

from cleannews.cli.options import Format
from cleannews.cli.terminal import is_terminal, neutralise
from cleannews.streams.rows import json_line, row_of

if TYPE_CHECKING:
    from cleannews.article import Article
    from cleannews.cli.arguments import Command
    from cleannews.streams.record import Record

__all__ = ["Rendering", "Written", "rendering_for"]


class Written(NamedTuple):
    """An article as it goes into the output; and itself, where the report needs it."""

    output: Any
    article: Article | None


@dataclass(frozen=True, slots=True)
class Rendering:
    """What the command line says of how articles are written. `columns` are those of a terminal."""

    format: Format
    title: bool = False
    explain: bool = False
    diff: bool = False
    with_article: bool = False
    columns: int | None = None

    def __call__(self, article: Article, record: Record, /) -> Written:
        """Write one article."""
        return Written(self._write(article, record), article if self.with_article else None)

    def _write(self, article: Article, record: Record) -> Any:
        if self.format is Format.PARQUET:
            return row_of(article, record)
        if self.explain and self.format is Format.TEXT:
            from cleannews.cli.explain import explain_plain, explain_with_colour

            if self.columns is not None:
                return explain_with_colour(article, self.columns)
            return explain_plain(article)
        if self.diff:
            from cleannews.cli.diff import diff_plain, diff_with_colour

            show = diff_plain if self.columns is None else diff_with_colour
            return show(article, record.name)
        text = self._plain(article, record)
        return text if self.columns is None else neutralise(text)

    def _plain(self, article: Article, record: Record) -> str:
        match self.format:
            case Format.MARKDOWN:
                return article.to_markdown()
            case Format.TEXT:
                title = article.title if self.title else None
                return "\n\n".join(part for part in (title, article.text) if part)
            case _:
                indent = 2 if self.format is Format.JSON else None
                return json_line(article, record, blocks=self.explain, indent=indent)


def rendering_for(command: Command) -> Rendering:
    """Read off the command how articles are to be written."""
    assert command.format is not None
    looked_at = command.writes_to_stdout and is_terminal(sys.stdout)
    return Rendering(
        format=command.format,
        title=command.title,
        explain=command.explain,
        diff=command.diff,
        with_article=command.report is not None,
        columns=shutil.get_terminal_size().columns if looked_at else None,
    )
