"""Rows of a Parquet file: the article's columns, and those of the input beside them."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from cleannews.errors import extra
from cleannews.streams.columns import COLUMNS, arrow_schema
from cleannews.streams.files import replacing
from cleannews.streams.rows import json_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    import pyarrow as pa
    import pyarrow.parquet as pq

__all__ = ["REST", "Table"]

# The column for what the others cannot hold: a field that came up late, or of another type.
REST: Final = "input_rest"
# Parts put together to one row group: readers like them larger than a run would like to lose.
PARTS_A_GROUP = 8
_AS_JSON = {b"cleannews": b"json"}


@dataclass(frozen=True, slots=True)
class Table:
    """Parquet in parts, all of one schema: `file`, the input's columns, the article's, `REST`.

    `types` are those of input columns where they are known, as from another Parquet file. Others
    are told by the rows of the first part: text, whole numbers, numbers, truth values; what is
    mixed or nested is kept as JSON.
    """

    types: Mapping[str, pa.DataType] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Raise `MissingExtraError` before a run has begun, which would leave its folder."""
        with extra("arrow"):
            import pyarrow.parquet  # noqa: F401 - it is only to be there

    def size_of(self, row: Mapping[str, Any]) -> int:
        """About how many bytes a row takes."""
        return sum(len(value) for value in row.values() if isinstance(value, str | bytes))

    def write(self, part: Path, rows: Sequence[Mapping[str, Any]]) -> None:
        """Write a part, whole or not at all; raises `OSError`."""
        schema = self._schema(part.with_name("schema"), rows)
        with _writing(part, schema) as writer:
            writer.write_table(_to_table(rows, schema))

    def join(self, parts: Iterable[Path], target: Path, workshop: Path | None) -> None:
        """Put the parts together, whole or not at all, in a folder for that; raises `OSError`."""
        import pyarrow as pa
        import pyarrow.parquet as pq

        paths = list(parts)
        with _writing(target, pq.read_schema(paths[0]), workshop) as writer:
            for first in range(0, len(paths), PARTS_A_GROUP):
                group = paths[first : first + PARTS_A_GROUP]
                pieces = [pq.ParquetFile(path).read(use_threads=False) for path in group]
                writer.write_table(pa.concat_tables(pieces))

    def _schema(self, kept: Path, rows: Sequence[Mapping[str, Any]]) -> pa.Schema:
        """Read the schema of the run, or make and keep it where there is none yet."""
        import pyarrow as pa

        if kept.exists():
            return pa.ipc.read_schema(pa.py_buffer(kept.read_bytes()))
        ours = {column.name for column in COLUMNS}
        names = dict.fromkeys(name for row in rows for name in row if name not in ours)
        carried = [self._field(name, [row.get(name) for row in rows]) for name in names]
        schema = pa.schema([*carried, *arrow_schema(), pa.field(REST, pa.string())])
        with replacing(kept) as stream:
            stream.write(schema.serialize())
        return schema

    def _field(self, name: str, values: Iterable[Any]) -> pa.Field:
        import pyarrow as pa

        if name in self.types:
            return pa.field(name, self.types[name])
        kinds = {type(value) for value in values if value is not None}
        if kinds <= {str}:
            return pa.field(name, pa.string())
        for kind, wide, fitting in (
            (bool, pa.bool_(), {bool}),
            (int, pa.int64(), {int}),
            (float, pa.float64(), {int, float}),
        ):
            if kind in kinds and kinds <= fitting:
                return pa.field(name, wide)
        return pa.field(name, pa.string(), metadata=_AS_JSON)


@contextmanager
def _writing(
    target: Path, schema: pa.Schema, workshop: Path | None = None
) -> Iterator[pq.ParquetWriter]:
    import pyarrow.parquet as pq

    with (
        replacing(target, workshop) as stream,
        pq.ParquetWriter(stream, schema, compression="zstd", write_page_index=False) as writer,
    ):
        yield writer


def _to_table(rows: Sequence[Mapping[str, Any]], schema: pa.Schema) -> pa.Table:
    import pyarrow as pa

    known = set(schema.names)
    rest: list[dict[str, Any]] = [
        {name: value for name, value in row.items() if name not in known and value is not None}
        for row in rows
    ]
    arrays = [
        _array(column, [row.get(column.name) for row in rows], rest)
        for column in schema
        if column.name != REST
    ]
    texts = [json_of(left) if left else None for left in rest]
    return pa.Table.from_arrays([*arrays, pa.array(texts, pa.string())], schema=schema)


def _array(column: pa.Field, values: list[Any], rest: list[dict[str, Any]]) -> pa.Array:
    """Give the values as an array; those that do not fit go into `rest`."""
    import pyarrow as pa

    if column.metadata == _AS_JSON:
        values = [None if value is None else json_of(value) for value in values]
    try:
        return pa.array(values, column.type)
    except (pa.ArrowException, UnicodeEncodeError, OverflowError, TypeError, ValueError):
        fitting = []
        for value, left in zip(values, rest, strict=True):
            fits, fitted = _fit(value, column.type)
            fitting.append(fitted)
            if not fits:
                left[column.name] = value
        return pa.array(fitting, column.type)


def _fit(value: Any, kind: pa.DataType) -> tuple[bool, Any]:
    import pyarrow as pa

    if isinstance(value, str):  # half a character, which JSON can hold and UTF-8 cannot
        value = value.encode("utf-8", "replace").decode()
    try:
        pa.array([value], kind)
    except (pa.ArrowException, UnicodeEncodeError, OverflowError, TypeError, ValueError):
        return False, None
    return True, value
