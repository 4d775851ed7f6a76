"""Many pages in one report: a table with the worst first, and the worst of them shown whole."""

from __future__ import annotations

import heapq
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from cleannews.limits import LIMITS
from cleannews.writing.accounting import Verdict, account
from cleannews.writing.report.elements import Html, join, tag
from cleannews.writing.report.figures import UNTITLED, count, percent, shares
from cleannews.writing.report.page import Headings, page_section

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cleannews.article import Article

__all__ = ["index_and_pages"]

# The twentieth of 316 labelled articles of many sites that is judged with the least confidence
# lies below the one, and that of whose characters most is removed above the other.
LOW_CONFIDENCE: Final = 0.8
MUCH_REMOVED: Final = 0.75
# Kinds that raise no question by themselves; that nothing is kept of a page is one of its own.
PLAIN_KINDS: Final = frozenset({"article", "empty"})


@dataclass(frozen=True, slots=True)
class Line:
    """A page in the index. Lines sort by `rank`: the lower, the worse."""

    rank: tuple[bool, int, float, int]
    name: str
    title: str | None
    language: str | None
    confidence: float
    shares: dict[Verdict, float]
    doubts: tuple[str, ...]


def index_and_pages(pages: Iterable[tuple[str, Article]], failures: Iterable[str]) -> Html:
    """Give the index of `pages`, worst first, and the worst of them as sections below it.

    First come pages of which nothing is kept, then those with the most doubts, then those judged
    with the least confidence. `failures` say which pages could not be cleaned. Of pages beyond
    `LIMITS.report_pages` only the line is held in memory, so `pages` may be a whole crawl.
    """
    lines: list[Line] = []
    worst: list[tuple[tuple[bool, float, float, float], str, Article]] = []
    for number, (name, article) in enumerate(pages):
        line = _line(number, name, article)
        lines.append(line)
        # A heap gives its least first: here the best of the worst, the first to make room.
        entry = (_turned(line.rank), name, article)
        if len(worst) < LIMITS.report_pages.value:
            heapq.heappush(worst, entry)
        else:
            heapq.heappushpop(worst, entry)
    lines.sort(key=lambda line: line.rank)
    worst.sort(key=lambda entry: entry[0], reverse=True)
    back = tag("p", tag("a", "All pages", href="#index"), class_="back")
    sections = [
        join(back, page_section(article, name, f"p{place}", Headings("h2", "h3")))
        for place, (_, name, article) in enumerate(worst, 1)
    ]
    return join(_index(lines, list(failures)), *sections)


def _turned(rank: tuple[bool, int, float, int]) -> tuple[bool, float, float, float]:
    kept, doubts, confidence, number = rank
    return (not kept, -doubts, -confidence, -number)


def _line(number: int, name: str, article: Article) -> Line:
    parts = shares(list(account(article)))
    doubts = tuple(_doubts(article, parts))
    return Line(
        # The place in the order of the command makes the rank the page's own.
        rank=(bool(article.text), -len(doubts), article.confidence, number),
        name=name,
        title=article.title,
        language=article.language,
        confidence=article.confidence,
        shares=parts,
        doubts=doubts,
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
    doubted = sum(bool(line.doubts) for line in lines)
    empty = sum(not line.rank[0] for line in lines)
    told = f"{count(doubted, 'page')} to look at, {empty:,} of them with nothing kept."
    beyond = len(lines) - LIMITS.report_pages.value
    rows = [_row(line, place) for place, line in enumerate(lines, 1)]
    names = ("Page", "To look at", "Confidence", "Kept", "Removed")
    head = tag("tr", *(tag("th", name, scope="col") for name in names))
    return tag(
        "section",
        tag("h1", count(len(lines), "page"), id="index-title"),
        tag("p", told, " The worst come first.", class_="about"),
        tag("p", f"Only the first {LIMITS.report_pages.value:,} are shown whole.", class_="about")
        if beyond > 0
        else "",
        _failures(failures),
        tag(
            "form",
            tag(
                "label",
                tag("input", type="checkbox", class_="v-doubts"),
                tag("span", "Only pages to look at"),
            ),
            class_="filters",
        ),
        tag("table", tag("thead", head), tag("tbody", *rows), aria_labelledby="index-title"),
        id="index",
        class_="index",
        aria_labelledby="index-title",
    )


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
    shown = place <= LIMITS.report_pages.value
    title = tag("bdi", line.title or UNTITLED, lang=line.language if line.title else None)
    doubts = [tag("li", doubt) for doubt in line.doubts]
    return tag(
        "tr",
        tag(
            "th",
            tag("a", title, href=f"#p{place}") if shown else title,
            tag("small", tag("bdi", line.name)),
            scope="row",
        ),
        tag("td", tag("ul", *doubts, class_="warnings") if doubts else "–"),
        tag("td", percent(line.confidence)),
        tag("td", percent(line.shares[Verdict.KEEP])),
        tag("td", percent(line.shares[Verdict.DROP])),
        class_="" if doubts else "plain",
    )
