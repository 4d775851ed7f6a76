"""Pages from Parquet: a row each, never many at once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cleannews.errors import DamagedInputError, InputTooLargeError, extra
from cleannews.limits import LIMITS
from cleannews.streams.record import BadRecord

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    import pyarrow as pa
    import pyarrow.parquet as pq

    from cleannews.streams.readers.fields import Fields
    from cleannews.streams.record import Record

__all__ = ["parquet_schema", "read_parquet"]

# Rows decoded at a time: each may hold a page of the greatest size.
_ROWS = 16


def parquet_schema(path: Path) -> pa.Schema:
    """Give the columns of a Parquet file as they are read, and their types.

    Raises `DamagedInputError` and `OSError`.
    """
    return _readable(_opened(path).schema_arrow)


def _readable(schema: pa.Schema) -> pa.Schema:
    """Give the types that go through Python: without nanoseconds, for times, and dictionaries."""
    import pyarrow as pa

    fields = []
    for column in schema:
        kind = column.type
        if pa.types.is_dictionary(kind):
            kind = kind.value_type
        if pa.types.is_timestamp(kind) and kind.unit == "ns":
            kind = pa.timestamp("us", kind.tz)
        fields.append(pa.field(column.name, kind))
    return pa.schema(fields)


def read_parquet(
    path: Path, name: str, fields: Fields, advance: Callable[[int], object]
) -> Iterator[Record | BadRecord]:
    """Give the page of each row. `advance` is told how many bytes of the file are done with.

    Raises `DamagedInputError` for what is no Parquet file, or none with pages, and
    `InputTooLargeError` where its columns grow beyond `LIMITS.compression_ratio`.
    """
    import pyarrow as pa

    file = _opened(path)
    readable = _readable(file.schema_arrow)
    names = readable.names
    if fields.page_among(names) is None:
        raise DamagedInputError(fields.missing(names))
    _refuse_bombs(file)
    size, rows = path.stat().st_size, max(file.metadata.num_rows, 1)
    number = given = 0
    try:
        for batch in file.iter_batches(batch_size=_ROWS, use_threads=False):
            given += batch.nbytes
            if (
                given > LIMITS.compression_free.value
                and given > LIMITS.compression_ratio.value * size
            ):
                raise InputTooLargeError(_too_much())
            table = pa.Table.from_batches([batch]).cast(readable, safe=False)
            for row in _rows(table):
                number += 1
                place = f"{name}:{number}"
                if isinstance(row, str):
                    yield BadRecord(place, row)
                else:
                    yield fields.record(place, row)
            advance(size * batch.num_rows // rows)
    except (pa.ArrowException, OSError) as error:
        raise DamagedInputError(f"damaged after row {number}: {_first_line(error)}") from error


def _rows(table: pa.Table) -> Iterator[dict[str, Any] | str]:
    """Give each row, or say why Python cannot have it: there are years and time zones it lacks."""
    try:
        yield from table.to_pylist()
    except Exception as error:  # noqa: BLE001  # of many kinds, and of one row or of another
        if table.num_rows == 1:
            yield f"cannot be read: {_first_line(error)}"
            return
        for place in range(table.num_rows):
            yield from _rows(table.slice(place, 1))


def _opened(path: Path) -> pq.ParquetFile:
    with extra("arrow"):
        import pyarrow as pa
        import pyarrow.parquet as pq
    try:
        return pq.ParquetFile(path, memory_map=False, pre_buffer=False)
    except pa.ArrowException as error:
        raise DamagedInputError(f"is no Parquet file: {_first_line(error)}") from error


def _refuse_bombs(file: pq.ParquetFile) -> None:
    """Look at what the file says of its pieces: a piece is decompressed at once."""
    ratio, free = LIMITS.compression_ratio.value, LIMITS.compression_free.value
    for group in range(file.metadata.num_row_groups):
        piece = file.metadata.row_group(group)
        for column in range(piece.num_columns):
            chunk = piece.column(column)
            grown = chunk.total_uncompressed_size
            if grown > free and grown > ratio * chunk.total_compressed_size:
                raise InputTooLargeError(_too_much())


def _too_much() -> str:
    return f"its columns grow more than {LIMITS.compression_ratio.value}-fold"


def _first_line(error: Exception) -> str:
    return str(error).partition("\n")[0]
