"""The blocks of a page in the report: marked one below the other, and before beside after."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Final

from cleannews.writing.accounting import Verdict
from cleannews.writing.report.elements import Html, tag
from cleannews.writing.report.tables import cell, row, table

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cleannews.article import Article, Reason
    from cleannews.writing.accounting import Entry

__all__ = ["MARKS", "block_list", "side_by_side"]

# A sign for each verdict, which no colour is needed to tell from the others, and a word.
MARKS: Final = {Verdict.KEEP: "✓", Verdict.META: "◆", Verdict.DROP: "−"}
WORDS: Final = {Verdict.KEEP: "kept", Verdict.META: "a fact", Verdict.DROP: "removed"}
# Reasons of a block as they are told; the rest weigh next to nothing.
MOST_REASONS: Final = 6


def block_list(entries: Sequence[Entry], language: str | None, at: str) -> Html:
    """Give the blocks as a list: role, text, and the reasons, shown when pointed at or focused."""
    if not entries:
        return tag("p", "There is nothing in it.", class_="nothing", id=f"{at}-blocks")
    items = [_block(entry, language, f"{at}-b{number}") for number, entry in enumerate(entries, 1)]
    return tag("ol", *items, class_="blocks", id=f"{at}-blocks")


def _block(entry: Entry, language: str | None, at: str) -> Html:
    block = entry.block
    role = block.role.value.replace("_", " ")
    # A link to the block itself: it takes the focus, and followed, it keeps the reasons open.
    badge = tag(
        "a",
        tag("span", MARKS[entry.verdict], class_="mark", aria_hidden="true"),
        role,
        href=f"#{at}",
        aria_describedby=f"{at}-why",
    )
    return tag(
        "li",
        tag("p", badge, " ", tag("small", f"line {entry.line}"), class_="role"),
        tag("p", block.text, class_="text", dir="auto", lang=language),
        _why(entry, f"{at}-why"),
        class_=f"{entry.verdict} r-{block.role}",
        id=at,
    )


def _why(entry: Entry, at: str) -> Html:
    block = entry.block
    heading = f"{WORDS[entry.verdict].capitalize()}: body with a probability of {block.score:.2f}"
    reasons = [_reason(reason) for reason in block.reasons[:MOST_REASONS]]
    return tag(
        "div",
        tag("p", heading),
        tag("ul", *reasons) if reasons else "",
        class_="why",
        id=at,
    )


def _reason(reason: Reason) -> Html:
    """A reason with what it adds to the log-odds of staying."""
    if math.isfinite(reason.weight):
        weight = f"{reason.weight:+.1f}".replace("-", "−")
    else:
        weight = "certain"
    side = "for" if reason.weight > 0 else "against"
    return tag(
        "li",
        tag("b", weight, class_=side),
        " ",
        tag("span", reason.text),
        " ",
        tag("code", reason.code),
    )


def side_by_side(article: Article, entries: Sequence[Entry]) -> Html:
    """Give the source as it came beside what is kept of it, row by row."""
    columns = ("As it came", "What is kept")
    return table(columns, _rows(article, entries), "sides", "Before and after")


def _rows(article: Article, entries: Sequence[Entry]) -> Iterator[Html]:
    source, language = article.source, article.language
    ends = [0, *(entry.block.end for entry in entries)]
    starts = [*(entry.block.start for entry in entries), len(source)]
    texts = [source[end:start] for end, start in zip(ends, starts, strict=True)]
    texts[0] = f"\n{texts[0]}"  # no block stands before it to take the end of a line,
    texts[-1] += "\n"  # and none after it to take the beginning of one
    gaps = [_share_out(text) for text in texts]
    for (_, between, head), (tail, _, _), entry in zip(gaps, gaps[1:], entries, strict=False):
        if between.strip():
            yield _row(between, None, language, "between")
        block = entry.block
        before = f"{head}{source[block.start : block.end]}{tail}"
        kept = block.text if entry.verdict is Verdict.KEEP else None
        yield _row(before, kept, language, f"{entry.verdict} r-{block.role}")
    if gaps[-1][1].strip():
        yield _row(gaps[-1][1], None, language, "between")


def _share_out(gap: str) -> tuple[str, str, str]:
    r"""Part what lies between two blocks: the end of a line, whole lines, the beginning of one.

    >>> _share_out("](/sport)\n---\n* [")
    ('](/sport)', '---', '* [')
    """
    tail, _, rest = gap.partition("\n")
    between, _, head = rest.rpartition("\n")
    return tail, between.strip("\n"), head


def _row(before: str, after: str | None, language: str | None, kinds: str) -> Html:
    return row(
        cell(before, dir="auto", lang=language, class_="before"),
        cell(after or "", dir="auto", lang=language, class_="after"),
        kind=kinds,
    )
