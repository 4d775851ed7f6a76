"""What a notebook shows of an article: a card without any style of its own but the notebook's."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cleannews.writing.accounting import Verdict, account
from cleannews.writing.report.elements import Html, join, link, tag
from cleannews.writing.report.fields import find_fields
from cleannews.writing.report.figures import count, percent, title_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cleannews.article import Article
    from cleannews.writing.accounting import Entry

__all__ = ["notebook_card"]


def notebook_card(article: Article) -> str:
    """Give title, fields, body and what was removed, as HTML to stand within other HTML.

    Notebooks strip scripts, styles and frames of what they do not trust; this has none, and so
    looks the same wherever it is opened. Everything of the page is escaped.
    """
    entries = list(account(article))
    kept = [entry for entry in entries if entry.verdict is Verdict.KEEP]
    others = [entry for entry in entries if entry.verdict is not Verdict.KEEP]
    about = [article.kind, f"confidence {percent(article.confidence)}", *article.warnings]
    return tag(
        "article",
        tag("h4", title_of(article), dir="auto", lang=article.language if article.title else None),
        tag("p", tag("small", " · ".join(about))),
        tag("table", tag("tbody", *_fields(article))),
        _details(f"Kept: {count(len(kept), 'block')}", _texts(kept), is_open=True),
        _details(f"Not kept: {count(len(others), 'block')}", _texts(others), is_open=False),
        lang="en",
    )


def _fields(article: Article) -> Iterator[Html]:
    for field, values in find_fields(article).items():
        if values and field != "title":
            shown = [tag("div", link(found.value), dir="auto") for found in values]
            yield tag("tr", tag("th", field, scope="row"), tag("td", *shown))


def _texts(entries: Sequence[Entry]) -> Iterator[Html]:
    for entry in entries:
        block = entry.block
        why = block.reasons[0].text if block.reasons else ""
        role = block.role.value.replace("_", " ")
        told = "" if entry.verdict is Verdict.KEEP else tag("small", f"{role}: {why} ")
        yield join(told, tag("p", block.text, dir="auto"))


def _details(summary: str, texts: Iterator[Html], *, is_open: bool) -> Html:
    return tag("details", tag("summary", summary), *texts, open=is_open)
