"""Every line of a page with what became of it: `--explain`."""

from __future__ import annotations

import io
import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cleannews.cli.terminal import neutralise_line
from cleannews.writing.accounting import Verdict, account

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cleannews.article import Article, Reason

__all__ = ["explain_plain", "explain_with_colour"]

# Columns: room for text below which the text gets a row of its own.
NARROW = 32
ROLE_COLUMNS = 10
# The weaker ones rarely decide, and --format json has them all.
MOST_REASONS = 3
UNCUT = "lines are cut to fit; piped they are whole, as into less -S"


@dataclass(frozen=True, slots=True)
class Row:
    """A block as shown."""

    verdict: Verdict
    facts: str
    text: str
    why: str


STYLES = {Verdict.KEEP: "green", Verdict.META: "cyan", Verdict.DROP: "red"}


def explain_plain(article: Article) -> str:
    """Give two lines a block, uncut: verdict, line, role, score and text; below the text, why."""
    lines = [_heading(article)]
    for row in _rows(article):
        head = f"{row.verdict}  {row.facts}  "
        lines.append(head + row.text)
        if row.why:
            lines.append(" " * len(head) + row.why)
    return "\n".join([*lines, _summary(article)])


def explain_with_colour(article: Article, width: int) -> str:
    """Give the same for a terminal of `width` columns: cut to fit, in colour where it has any."""
    from rich.console import Console
    from rich.text import Text

    console = Console(file=io.StringIO(), force_terminal=True, width=width, highlight=False)
    is_cut = False

    def show(*parts: tuple[str, str]) -> None:
        nonlocal is_cut
        line = Text.assemble(*parts)
        is_cut = is_cut or line.cell_len > width
        line.truncate(width, overflow="ellipsis")
        console.print(line, soft_wrap=True)

    show((_heading(article), "bold"))
    for row in _rows(article):
        head = f"{row.verdict}  {row.facts}  "
        style = STYLES[row.verdict]
        text_style = "dim" if row.verdict is Verdict.DROP else ""
        indent = " " * len(head)
        if width - len(head) >= NARROW:
            show((head, style), (row.text, text_style))
        else:
            show((head.rstrip(), style))
            indent = "  "
            show((indent, ""), (row.text, text_style))
        if row.why:
            show((indent, ""), (row.why, "dim italic"))
    show((_summary(article), "bold"))
    if is_cut:
        show((UNCUT, "dim"))
    written = console.file
    assert isinstance(written, io.StringIO)
    return written.getvalue().rstrip("\n")


def _heading(article: Article) -> str:
    width = _line_columns(article)
    return f"{'':4}  {'line':>{width}}  {'role':{ROLE_COLUMNS}}  {'body':4}  text, and why"


def _line_columns(article: Article) -> int:
    return max(len("line"), len(str(article.source.count("\n") + 1)))


def _rows(article: Article) -> Iterator[Row]:
    columns = _line_columns(article)
    for line, verdict, block in account(article):
        yield Row(
            verdict=verdict,
            facts=f"{line:>{columns}}  {block.role.value:{ROLE_COLUMNS}}  {block.score:4.2f}",
            text=neutralise_line(block.text),
            why=" | ".join(_why(reason) for reason in block.reasons[:MOST_REASONS]),
        )


def _why(reason: Reason) -> str:
    """Say a reason with its weight: + speaks for keeping, - for dropping."""
    weight = f"{reason.weight:+.1f}" if math.isfinite(reason.weight) else "certain"
    return neutralise_line(f"{reason.code} ({weight}) {reason.text.rstrip('.')}")


def _summary(article: Article) -> str:
    verdicts = [entry.verdict for entry in account(article)]
    keep, meta, drop = (verdicts.count(verdict) for verdict in Verdict)
    return f"{len(verdicts)} blocks: {keep} kept, {meta} metadata, {drop} dropped"
