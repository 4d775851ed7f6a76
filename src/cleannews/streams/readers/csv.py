"""Pages from CSV: a row each, below a row of names."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING

from cleannews.errors import DamagedInputError
from cleannews.limits import LIMITS
from cleannews.streams.lines import read_lines
from cleannews.streams.record import BadRecord, Lull

if TYPE_CHECKING:
    import io
    from collections.abc import Iterator

    from cleannews.streams.readers.fields import Fields
    from cleannews.streams.record import Record

__all__ = ["read_csv"]

_DELIMITERS = ",;\t|"


def read_csv(stream: io.BufferedReader, name: str, fields: Fields) -> Iterator[Record | BadRecord]:
    """Give the page of each row; a row with more or fewer cells than names is a bad record.

    Cells are parted by whichever of comma, semicolon, tab and bar the names are. Raises
    `DamagedInputError` where there are no names, or none for the page.
    """
    csv.field_size_limit(LIMITS.input_size.value + 1)
    lines = _text_lines(stream)
    first = next(lines, "").removeprefix("\ufeff".encode().decode("utf-8", "surrogateescape"))
    delimiter = max(_DELIMITERS, key=first.count)
    header = next(csv.reader([first], delimiter=delimiter), [])
    if fields.page_among(header) is None:
        raise DamagedInputError(f"its first row {fields.missing(header)}")
    rows = csv.reader(lines, delimiter=delimiter)
    while True:
        place = f"{name}:{rows.line_num + 2}"
        try:
            row = next(rows, None)
        except csv.Error as error:
            yield BadRecord(place, f"cannot be read: {error}")
            continue
        if row is None:
            return
        if len(row) == len(header):
            yield _record(place, dict(zip(header, row, strict=True)), fields)
        elif row:
            raw = delimiter.join(row).encode("utf-8", "surrogateescape")
            yield BadRecord(place, f"has {len(row)} cells, not {len(header)}", raw)


def _record(place: str, row: dict[str, str], fields: Fields) -> Record | BadRecord:
    """Make a record; a page that is not UTF-8 goes on as its bytes, for `clean` to decode."""
    field = fields.page_among(row)
    cells: dict[str, str | bytes] = {}
    for name, cell in row.items():
        try:
            cell.encode("utf-8")
            cells[name] = cell
        except UnicodeEncodeError:  # it holds what surrogates stand for
            data = cell.encode("utf-8", "surrogateescape")
            cells[name] = data if name == field else data.decode("utf-8", "replace")
    return fields.record(place, cells)


def _text_lines(stream: io.BufferedReader) -> Iterator[str]:
    for line in read_lines(stream):
        if isinstance(line, Lull):
            continue
        _, data = line
        if data is None:
            raise DamagedInputError(f"has a line of over {LIMITS.record_size.value:,} bytes")
        yield data.decode("utf-8", "surrogateescape") + "\n"
