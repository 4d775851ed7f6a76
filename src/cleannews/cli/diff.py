"""The page as it came against what is kept of it, as a unified diff: `--diff`."""

from __future__ import annotations

import io
import itertools
from typing import TYPE_CHECKING, NamedTuple

from cleannews.cli.terminal import neutralise, neutralise_line
from cleannews.writing.accounting import Verdict, account

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cleannews.article import Article

__all__ = ["diff_plain", "diff_with_colour"]

# Lines around each change that stay as they are, as in other programs' diffs.
CONTEXT = 3
# Below a last line that no newline ends, or `patch` would look for one.
OPEN_END = "\\ No newline at end of file"


class Change(NamedTuple):
    """A line of the diff: its sign, its text, and how far both sides are before it."""

    sign: str
    text: str
    before: int
    after: int


def diff_plain(article: Article, name: str) -> str:
    """Give the diff as `patch` reads it; empty where the page is its article.

    Applied to the page's text it gives that of the article, but for blank lines, of which none is
    added. What "@@" lines end in are the roles of what is removed below them. Linear in the size of
    the page.
    """
    hunks = list(_hunks(_changes(article)))
    if not hunks:
        return ""
    roles = _roles_by_line(article)
    lines = [f"--- {neutralise_line(name)}", f"+++ {neutralise_line(name)} (kept)"]
    open_end = None if article.source.endswith("\n") else article.source.count("\n")
    for hunk in hunks:
        lines.append(_heading(hunk, roles))
        for change in hunk:
            lines.append(f"{change.sign}{change.text}")
            if change.before == open_end and change.sign != "+":
                lines.append(OPEN_END)
    return "\n".join(lines)


STYLES = {"-": "red", "+": "green", "@": "cyan"}


def diff_with_colour(article: Article, name: str) -> str:
    """Give the same for a terminal: in colour where it has any, with nothing to steer it."""
    from rich.console import Console
    from rich.text import Text

    console = Console(file=io.StringIO(), force_terminal=True, highlight=False)
    for number, line in enumerate(neutralise(diff_plain(article, name)).split("\n")):
        style = "bold" if number < 2 else STYLES.get(line[:1], "")
        console.print(Text(line, style), soft_wrap=True)
    written = console.file
    assert isinstance(written, io.StringIO)
    return written.getvalue().rstrip("\n")


def _changes(article: Article) -> list[Change]:
    """Both sides from top to bottom.

    A line stays where a kept block is all of it; where one is spread over lines or shares one, they
    go and its text comes. A blank line goes with what is removed right above it.
    """
    source = article.source.removesuffix("\n")
    lines = [line.removesuffix("\r") for line in source.split("\n")] if source else []
    stay: set[int] = set()
    come: dict[int, list[str]] = {}
    for entry in account(article):
        block = entry.block
        if entry.verdict is Verdict.KEEP and block.text:
            first = entry.line - 1
            if lines[first] == block.text:
                stay.add(first)
            else:
                last = first + source.count("\n", block.start, block.end)
                come.setdefault(last, []).extend(block.text.split("\n"))
    changes: list[Change] = []
    after = 0
    for number, line in enumerate(lines):
        goes = bool(line.strip()) or (bool(changes) and changes[-1].sign == "-")
        sign = "-" if number not in stay and goes else " "
        changes.append(Change(sign, line, number, after))
        after += sign == " "
        for text in come.get(number, ()):
            changes.append(Change("+", text, number + 1, after))
            after += 1
    return changes


def _hunks(changes: Sequence[Change]) -> Iterator[Sequence[Change]]:
    """The changes with `CONTEXT` lines around them, parted where more than that is the same."""
    changed = [number for number, change in enumerate(changes) if change.sign != " "]
    begin = None
    for here, following in itertools.zip_longest(changed, changed[1:]):
        begin = here if begin is None else begin
        if following is None or following - here > 2 * CONTEXT + 1:
            yield changes[max(begin - CONTEXT, 0) : here + CONTEXT + 1]
            begin = None


def _heading(hunk: Sequence[Change], roles: dict[int, list[str]]) -> str:
    before = sum(change.sign != "+" for change in hunk)
    after = sum(change.sign != "-" for change in hunk)
    # Of an empty side, the line is named that it stands behind.
    start, to = hunk[0].before + (before > 0), hunk[0].after + (after > 0)
    removed = [change.before for change in hunk if change.sign == "-"]
    told = dict.fromkeys(role for line in removed for role in roles.get(line, ()))
    return f"@@ -{start},{before} +{to},{after} @@ {', '.join(told)}".rstrip()


def _roles_by_line(article: Article) -> dict[int, list[str]]:
    roles: dict[int, list[str]] = {}
    for entry in account(article):
        if entry.verdict is not Verdict.KEEP:
            roles.setdefault(entry.line - 1, []).append(entry.block.role.value)
    return roles
