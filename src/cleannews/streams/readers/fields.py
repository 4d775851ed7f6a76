"""Which columns of a row are the page and its address."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from cleannews.errors import did_you_mean
from cleannews.streams.record import BadRecord, Record

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

__all__ = ["PAGE_FIELDS", "Fields"]

# Where pages usually stand; HTML first, for it shows more than the text made of it.
PAGE_FIELDS = ("html", "raw_html", "text", "content", "raw_content", "markdown", "page", "body")


@dataclass(frozen=True, slots=True)
class Fields:
    """The names of the columns for page and address; by default `page` is one of `PAGE_FIELDS`."""

    page: str | None = None
    url: str = "url"

    def page_among(self, names: Iterable[str]) -> str | None:
        """The column of these that has the page; `None` if there is none."""
        wanted = PAGE_FIELDS if self.page is None else (self.page,)
        there = set(names)
        return next((name for name in wanted if name in there), None)

    def missing(self, names: Iterable[str]) -> str:
        """Say that none of these columns has the page."""
        if self.page is None:
            return f"has none of the fields {', '.join(PAGE_FIELDS)}: name it with --field"
        return f"has no field {self.page!r}{did_you_mean(self.page, names)}"

    def record(
        self, place: str, row: Mapping[str, Any], raw: bytes | None = None
    ) -> Record | BadRecord:
        """Make a record of a row: what is neither page nor address is carried along."""
        field = self.page_among(row)
        if field is None:
            return BadRecord(place, self.missing(row), raw)
        page = row[field]
        if not isinstance(page, str | bytes):
            found = "null" if page is None else f"a {type(page).__name__}"
            return BadRecord(place, f"field {field!r} is {found}, not text", raw)
        url = row.get(self.url)
        taken = {field, self.url} if url is None or isinstance(url, str) else {field}
        columns = {name: value for name, value in row.items() if name not in taken}
        return Record(place, page, url if isinstance(url, str) and url else None, columns)
