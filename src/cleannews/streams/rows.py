"""An article with the row that it came from, as one row: every column of both."""

from __future__ import annotations

from base64 import b64encode
from datetime import date, datetime, time
from typing import TYPE_CHECKING, Any

from cleannews.streams.columns import COLUMNS, article_columns
from cleannews.streams.record import BadRecord, Record

if TYPE_CHECKING:
    from cleannews.article import Article

__all__ = ["carried_name", "json_line", "json_of", "plain", "reject_line", "row_of"]

# "blocks" and "source" are what --explain adds; "input_rest" is what a table had no column for.
_OURS = {"file", "rest", "blocks", "source", *(column.name for column in COLUMNS)}


def carried_name(name: str) -> str:
    """The name under which a column of the input is carried along: its own, unless it is taken.

    No two columns get one name, not even those of an output that is read again.

    >>> carried_name("crawl_id"), carried_name("title"), carried_name("input_title")
    ('crawl_id', 'input_title', 'input_input_title')
    """
    bare = name
    while bare.startswith("input_"):
        bare = bare.removeprefix("input_")
    return f"input_{name}" if bare in _OURS else name


def row_of(article: Article, record: Record) -> dict[str, Any]:
    """Give the row for a table: where the page came from, the input's columns, the article's."""
    return {"file": record.name, **_carried(record), **article_columns(article)}


def json_line(
    article: Article, record: Record, *, blocks: bool = False, indent: int | None = None
) -> str:
    """Give the same as JSON, with `blocks` every block too, on one line unless indented."""
    from cleannews.writing.render import encode_json, to_dict

    carried = {name: plain(value) for name, value in _carried(record).items()}
    row = {"file": record.name, **carried, **to_dict(article, blocks=blocks)}
    return encode_json(row, indent=indent)


def reject_line(item: Record | BadRecord, reason: str, *, whole: bool) -> str:
    """Say in a line of JSON which record failed and why; with `whole`, also what it holds.

    What is bytes, as a line that no reader could make sense of, is `raw`, or `raw_base64` where it
    is not UTF-8.
    """
    row: dict[str, Any] = {"file": item.name, "error": reason}
    held: str | bytes | None
    if isinstance(item, BadRecord):
        held = item.raw
    else:
        row |= {"url": item.url, **_carried(item)}
        held = item.page
    if whole and held is not None:
        row |= {"page": held} if isinstance(held, str) else _raw(held)
    return json_of(row) + "\n"


def _raw(data: bytes) -> dict[str, str]:
    try:
        return {"raw": data.decode("utf-8")}
    except UnicodeDecodeError:
        return {"raw_base64": b64encode(data).decode()}


def _carried(record: Record) -> dict[str, Any]:
    return {carried_name(name): value for name, value in record.columns.items()}


def json_of(value: Any) -> str:
    """Give what Parquet may hold as JSON."""
    # The rooms are loaded by who cleans: the process that has workers for that need not wait.
    from cleannews.writing.render import encode_json

    return encode_json(plain(value))


def plain(value: Any) -> Any:
    """Make what Parquet may hold fit for JSON: times in ISO 8601, bytes in Base64, else as text."""
    if value is None or isinstance(value, str | int):
        return value
    if isinstance(value, float):
        return value if value - value == 0 else None  # JSON has no NaN and no infinities
    if isinstance(value, dict):
        return {str(name): plain(inner) for name, inner in value.items()}
    if isinstance(value, list | tuple):
        return [plain(inner) for inner in value]
    if isinstance(value, datetime | date | time):
        return value.isoformat()
    return b64encode(value).decode() if isinstance(value, bytes) else str(value)
