"""The report: what became of a page, laid before people as one HTML file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cleannews.writing.report.document import document
from cleannews.writing.report.elements import tag
from cleannews.writing.report.figures import title_of
from cleannews.writing.report.index import index_and_pages
from cleannews.writing.report.notebook import notebook_card
from cleannews.writing.report.page import page_section

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cleannews.article import Article

__all__ = ["many_to_html", "notebook_card", "to_html"]


def to_html(article: Article, name: str | None = None) -> str:
    """Give a page as it came, with what was kept and removed of it and why, as one HTML file.

    `name` says where the page comes from. Everything of the page is escaped; the file runs no
    script and loads nothing. Always encodes to UTF-8; linear in the size of the page.
    """
    section = page_section(article, name, "p1")
    return document(f"{title_of(article)} – cleannews", tag("main", section), "one")


def many_to_html(pages: Iterable[tuple[str, Article]], failures: Iterable[str] = ()) -> str:
    """Give pages with their names as one HTML file: an index, the worst first, and each of them.

    `failures` are lines about pages that there is no article of; they are asked for after the last
    page. Of more pages than `LIMITS.report_pages` the worst are shown whole, the others in the
    index only.
    """
    body = tag("main", index_and_pages(pages, failures))
    return document("Report – cleannews", body, "many")
