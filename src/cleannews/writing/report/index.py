"""Many pages in one report: a table with the worst first, and the worst of them shown whole."""

from __future__ import annotations

import heapq
import itertools
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from cleannews.limits import LIMITS
from cleannews.writing.accounting import Verdict, account
from cleannews.writing.report.elements import Html, choice, join, tag
from cleannews.writing.report.figures import count, percent, shares
from cleannews.writing.report.page import page_section
from cleannews.writing.report.tables import cell, row, row_heading, table

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cleannews.article import Article

__all__ = ["index_and_pages"]

# Of labelled articles as text, the twentieth with the least confidence lies below the one, and that
# of whose characters most is removed above the other.
LOW_CONFIDENCE: Final = 0.8
MUCH_REMOVED: Final = 0.75
# Kinds that raise no question by themselves; that nothing is kept of a page is one of its own.
PLAIN_KINDS: Final = frozenset({"article", "empty"})


# How bad a page is, and what sets it apart from others as bad.
Badness = tuple[tuple[bool, int, float], int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A page in the index."""

    kept: bool
    name: str
    title: str | None
    language: str | None
    confidence: float
    shares: dict[Verdict, float]
    doubts: tuple[str, ...]

    @property
    def badness(self) -> tuple[bool, int, float]:
        """How much there is to look at, the most first to be told."""
        return (not self.kept, len(self.doubts), -self.confidence)


def index_and_pages(pages: Iterable[tuple[str, Article]], failures: Iterable[str]) -> Html:
    """Give the index of `pages`, worst first, and the worst of them as sections below it.

    First come pages of which nothing is kept, then those with the most doubts, then those judged
    with the least confidence. `failures` say which pages could not be cleaned. Of pages beyond
    `LIMITS.report_pages` only the line is held in memory, so `pages` may be a whole crawl.
    """
    lines: list[tuple[Badness, Line]] = []
    worst: list[tuple[Badness, str, Article]] = []
    for number, (name, article) in enumerate(pages):
        line = _line(name, article)
        # Of pages that are equally bad the earlier one comes first; no two share a number.
        rank = (line.badness, -number)
        lines.append((rank, line))
        if len(worst) < LIMITS.report_pages.value:
            heapq.heappush(worst, (rank, name, article))
        else:
            heapq.heappushpop(worst, (rank, name, article))  # lets go of the best
    lines.sort(reverse=True)
    worst.sort(reverse=True)
    sections = [
        page_section(article, name, f"p{place}", _ways(place, len(worst)))
        for place, (_, name, article) in enumerate(worst, 1)
    ]
    return join(_index([line for _, line in lines], list(failures)), *sections)


def _ways(place: int, last: int) -> Html:
    """The links from one page to the index and to its neighbours."""
    ways = [tag("a", "All pages", href="#index")]
    if place > 1:
        ways.append(tag("a", "Previous", href=f"#p{place - 1}", rel="prev"))
    if place < last:
        ways.append(tag("a", "Next", href=f"#p{place + 1}", rel="next"))
    return tag("nav", *ways, aria_label="Pages")


def _line(name: str, article: Article) -> Line:
    parts = shares(account(article))
    return Line(
        kept=bool(article.text),
        name=name,
        title=article.title,
        language=article.language,
        confidence=article.confidence,
        shares=parts,
        doubts=tuple(_doubts(article, parts)),
    )


def _doubts(article: Article, parts: dict[Verdict, float]) -> Iterable[str]:
    if not article.text:
        yield "nothing kept"
    elif parts[Verdict.DROP] > MUCH_REMOVED:
        yield "much removed"
    if article.confidence < LOW_CONFIDENCE:
        yield "low confidence"
    if article.kind not in PLAIN_KINDS:
        yield f"kind: {article.kind}"
    # What they say is said above.
    yield from (
        code.replace("-", " ")
        for code in article.warnings
        if code not in {"no-body", "empty-input"}
    )


def _index(lines: list[Line], failures: list[str]) -> Html:
    """The index itself. The places of its first lines are the numbers of the sections below."""
    columns = ("Page", "To look at", "Confidence", "Kept", "Removed")
    only_doubted = choice("Only pages to look at", type="checkbox", class_="v-doubts")
    return tag(
        "section",
        tag("h1", count(len(lines), "page"), id="index-title"),
        tag("p", " ".join(_told(lines)), class_="about"),
        _failures(failures),
        tag("form", only_doubted, class_="filters", aria_label="Which pages to show"),
        table(columns, map(_row, lines, itertools.count(1)), "pages", "Pages, the worst first"),
        id="index",
        class_="index",
        aria_labelledby="index-title",
    )


def _told(lines: list[Line]) -> Iterable[str]:
    yield f"{count(sum(bool(line.doubts) for line in lines), 'page')} to look at."
    if empty := sum(not line.kept for line in lines):
        yield f"Nothing is kept of {count(empty, 'page')}."
    yield "The worst come first."
    if len(lines) > LIMITS.report_pages.value:
        yield f"Only the first {LIMITS.report_pages.value:,} are shown whole."


def _failures(failures: list[str]) -> Html:
    if not failures:
        return join()
    return tag(
        "ul",
        *(tag("li", tag("bdi", failure)) for failure in failures),
        class_="warnings",
        aria_label="Pages that could not be cleaned",
    )


def _row(line: Line, place: int) -> Html:
    title = tag("bdi", line.title or line.name, lang=line.language if line.title else None)
    doubts = tag("ul", *(tag("li", doubt) for doubt in line.doubts), class_="warnings")
    return row(
        row_heading(
            tag("a", title, href=f"#p{place}") if place <= LIMITS.report_pages.value else title,
            tag("small", tag("bdi", line.name)) if line.title else "",
        ),
        cell(doubts if line.doubts else "–"),
        cell(percent(line.confidence)),
        cell(percent(line.shares[Verdict.KEEP])),
        cell(percent(line.shares[Verdict.DROP])),
        kind=None if line.doubts else "plain",
    )
