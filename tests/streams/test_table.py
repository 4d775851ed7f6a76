"""Parquet: one schema for a whole run, and nothing that came in is lost."""

from __future__ import annotations

import json
from datetime import datetime
from typing import TYPE_CHECKING, Any

import pytest

from cleannews import clean
from cleannews.streams.columns import arrow_schema
from cleannews.streams.record import Record
from cleannews.streams.rows import carried_name, json_line, row_of
from cleannews.streams.writers import Table

if TYPE_CHECKING:
    from pathlib import Path

pa = pytest.importorskip("pyarrow")
pq = pytest.importorskip("pyarrow.parquet")

ARTICLE = clean("Home\n\nThe pier opened again on Monday, the harbour master said.\n\nShare")


def table_of(folder: Path, *parts: list[dict[str, Any]], types: Any = None) -> Any:
    """Write these columns in so many parts; give what can be read of the whole."""
    form = Table(types or {})
    paths = [folder / f"rows-{number}" for number in range(len(parts))]
    for path, part in zip(paths, parts, strict=True):
        form.write(path, [row_of(ARTICLE, Record("a:1", "", None, columns)) for columns in part])
    form.join(paths, folder / "out.parquet", folder)
    return pq.read_table(folder / "out.parquet")


def test_the_columns_are_the_file_the_inputs_and_the_articles(tmp_path: Path) -> None:
    table = table_of(tmp_path, [{"id": 7, "lang": "en"}])
    ours = arrow_schema()
    assert table.schema.names == ["file", "id", "lang", *ours.names, "input_rest"]
    assert [table.schema.field(name) for name in ours.names] == list(ours)
    assert table.to_pylist()[0]["text"] == ARTICLE.text


def test_types_are_told_by_the_first_rows_and_what_is_mixed_is_json(tmp_path: Path) -> None:
    rows: list[dict[str, Any]] = [
        {"i": 1, "f": 1, "b": True, "s": "x", "n": None, "l": [1], "m": 1},
        {"i": 2, "f": 0.5, "b": None, "s": None, "n": None, "l": None, "m": "x"},
    ]
    table = table_of(tmp_path, rows)
    kinds = {name: str(table.schema.field(name).type) for name in rows[0]}
    assert kinds == {
        "i": "int64",
        "f": "double",
        "b": "bool",
        "s": "string",
        "n": "string",
        "l": "string",
        "m": "string",
    }
    assert table["l"].to_pylist() == ["[1]", None]
    assert table["m"].to_pylist() == ["1", '"x"']


def test_what_comes_up_late_or_does_not_fit_is_in_the_rest(tmp_path: Path) -> None:
    table = table_of(tmp_path, [{"i": 1}], [{"i": "one", "new": [2]}, {"i": 2**70}, {"i": 3}])
    assert table["i"].to_pylist() == [1, None, None, 3]
    rest = [text and json.loads(text) for text in table["input_rest"].to_pylist()]
    assert rest == [None, {"new": [2], "i": "one"}, {"i": 2**70}, None]


def test_types_of_another_parquet_file_are_kept(tmp_path: Path) -> None:
    moment = datetime(2024, 5, 1)  # noqa: DTZ001  # as such files have them
    types = {"at": pa.timestamp("us"), "tags": pa.list_(pa.string()), "raw": pa.binary()}
    columns = {"at": moment, "tags": ["a"], "raw": b"\xff"}
    table = table_of(tmp_path, [columns], types=types)
    assert {name: table.schema.field(name).type for name in types} == types
    assert {name: table[name].to_pylist()[0] for name in types} == columns


def test_half_a_character_does_not_stop_a_table(tmp_path: Path) -> None:
    assert table_of(tmp_path, [{"s": "a\ud800"}])["s"].to_pylist() == ["a?"]


def test_no_column_of_the_input_is_lost_to_one_of_ours() -> None:
    names = ["text", "file", "input_text", "input_input_text", "input_id", "id", "rest", "input_"]
    assert len({carried_name(name) for name in names}) == len(names)
    columns = {"title": "theirs", "input_title": "older", "id": 1}
    row = json.loads(json_line(ARTICLE, Record("a:1", "", None, columns)))
    assert row["input_title"] == "theirs"
    assert row["input_input_title"] == "older"
    assert row["title"] == ARTICLE.title


def test_json_takes_whatever_parquet_holds() -> None:
    columns = {
        "at": datetime(2024, 5, 1),  # noqa: DTZ001
        "raw": b"\xff",
        "nan": float("nan"),
        "deep": {"a": [b"x", None]},
    }
    row = json.loads(json_line(ARTICLE, Record("a:1", "", None, columns)))
    assert {name: row[name] for name in columns} == {
        "at": "2024-05-01T00:00:00",
        "raw": "/w==",
        "nan": None,
        "deep": {"a": ["eA==", None]},
    }
