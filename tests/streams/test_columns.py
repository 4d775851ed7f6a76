"""The columns of an article are its fields, and every value has the type of its column."""

from __future__ import annotations

import builtins
from typing import Any

import pytest
from hypothesis import given

from cleannews import clean
from cleannews.errors import MissingExtraError
from cleannews.streams.columns import COLUMNS, arrow_schema, article_columns, columns
from cleannews.testing import ScrapedPage, hostile_text, scraped_pages

PAGE = "Home\n\nThe pier opened again on Monday, four months after the storm.\n\nShare"
IS_OF_TYPE = {
    "string": lambda value: value is None or isinstance(value, str),
    "double": lambda value: isinstance(value, float),
    "list<string>": lambda value: all(isinstance(text, str) for text in value),
    "list<struct<role, reason, text>>": lambda value: all(
        list(row) == ["role", "reason", "text"] for row in value
    ),
}


def test_the_columns_are_the_entries_of_to_dict() -> None:
    article = clean(PAGE)
    assert article_columns(article) == article.to_dict()
    assert [column.name for column in COLUMNS] == list(article.to_dict())


@given(scraped_pages())
def test_every_value_has_the_type_of_its_column(page: ScrapedPage) -> None:
    row = article_columns(clean(page.source), removed=True)
    assert list(row) == [column.name for column in columns(removed=True)]
    assert [c.name for c in columns(removed=True) if not IS_OF_TYPE[c.type](row[c.name])] == []


@given(hostile_text(), hostile_text())
def test_every_row_can_be_written_as_utf_8(source: str, url: str) -> None:
    for text in texts_in(article_columns(clean(source, url=url), removed=True)):
        text.encode("utf-8")


def texts_in(value: Any) -> list[str]:
    if isinstance(value, str):
        return [value]
    parts = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return [text for part in parts for text in texts_in(part)]


def test_what_was_removed_is_told_with_role_reason_and_text() -> None:
    assert article_columns(clean(PAGE), removed=True)["removed"] == [
        {"role": "navigation", "reason": "en/navigation/home-link", "text": "Home"},
        {"role": "sharing", "reason": "en/sharing/share-label", "text": "Share"},
    ]


def test_without_pyarrow_the_message_has_the_line_that_mends_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    found = builtins.__import__

    def import_all_but_pyarrow(name: str, *rest: Any) -> Any:
        if name == "pyarrow":
            raise ModuleNotFoundError("No module named 'pyarrow'", name="pyarrow")
        return found(name, *rest)

    monkeypatch.setattr(builtins, "__import__", import_all_but_pyarrow)
    with pytest.raises(
        MissingExtraError, match=r'^needs pyarrow: pip install "cleannews\[arrow\]"$'
    ):
        arrow_schema()
