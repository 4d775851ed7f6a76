"""Arrow batches: a table of pages in, the same table with the columns of their articles out.

Every function here is a plain function of plain values, so that engines can send it to their
workers: `functools.partial(clean_batch, url_column="url")` pickles.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, TypedDict, TypeVar

from cleannews import Options
from cleannews.adapters.profiles import PREFIX, Profiles, clean_row
from cleannews.errors import ColumnError, did_you_mean, extra
from cleannews.streams.columns import arrow_schema, columns

with extra("arrow"):
    import pyarrow as pa

if TYPE_CHECKING:
    from typing import Unpack

__all__ = ["Settings", "clean_batch", "clean_reader", "cleaned_schema", "pages_of", "texts_of"]

_Rows = TypeVar("_Rows", bound="pa.RecordBatch | pa.Table")
_DEFAULTS = Options()
# How the frames that people try first become what is wanted.
_TO_ARROW = {
    "pandas.DataFrame": "; give pyarrow.Table.from_pandas(frame)",
    "polars.DataFrame": "; give frame.to_arrow()",
}


class Settings(TypedDict, total=False):
    """The keywords of `clean_batch`."""

    column: str
    url_column: str | None
    prefix: str
    removed: bool
    options: Options
    profile: Profiles


def clean_batch(
    batch: _Rows,
    *,
    column: str = "text",
    url_column: str | None = None,
    prefix: str = PREFIX,
    removed: bool = False,
    options: Options = _DEFAULTS,
    profile: Profiles = None,
) -> _Rows:
    r"""Clean the pages of a `pyarrow.RecordBatch` or `Table`, and give it with the articles added.

    `column` holds the pages, strings or binary of any kind; `url_column` their addresses, or other
    names of their sites. `profile` is what was learned of the one site they are all of, or of each
    site by its host. `options` are those of `clean`.

    Columns and rows of the batch stay as they are. Those added are `cleaned_schema`'s: each field
    of the article under its name with `prefix` before it, with `removed` also what was taken out. A
    field replaces a column of the same name, so `prefix=""` puts the article's text in the place of
    the page's.

    A null page has nulls for an article. So has one that cannot be cleaned, and the column `error`
    says why. Raises `ColumnError` for a column that is not there or holds no pages, and
    `TypeError` for a frame that is not Arrow's.

    >>> import pyarrow as pa
    >>> page = "Home\n\nThe pier opened again on Monday, four months after the storm.\n\nShare"
    >>> cleaned = clean_batch(pa.record_batch({"id": [1, 2], "text": [page, None]}))
    >>> cleaned.column_names[:4]
    ['id', 'text', 'article_title', 'article_authors']
    >>> cleaned["article_text"].to_pylist()
    ['The pier opened again on Monday, four months after the storm.', None]
    """
    _refuse_other_frames(batch)
    pages = pages_of(batch, column)
    keys = texts_of(batch, url_column) if url_column is not None else [None] * len(pages)
    clean_one = partial(clean_row, options=options, profile=profile, removed=removed)
    rows = list(map(clean_one, pages, keys))
    added = _added_schema(prefix, removed=removed)
    # By number, for a table may have two columns of one name.
    carried = [
        batch.column(number)
        for number, name in enumerate(batch.schema.names)
        if name not in added.names
    ]
    arrays = [
        pa.array([row.get(name.removeprefix(prefix)) for row in rows], kind)
        for name, kind in zip(added.names, added.types, strict=True)
    ]
    schema = cleaned_schema(batch.schema, prefix=prefix, removed=removed)
    cleaned: _Rows = type(batch).from_arrays([*carried, *arrays], schema=schema)
    return cleaned


def _refuse_other_frames(batch: object) -> None:
    if not isinstance(batch, pa.RecordBatch | pa.Table):
        kind = f"{type(batch).__module__.partition('.')[0]}.{type(batch).__name__}"
        hint = _TO_ARROW.get(kind, "")
        raise TypeError(f"batch must be a pyarrow RecordBatch or Table, not {kind}{hint}")


def cleaned_schema(schema: pa.Schema, *, prefix: str = PREFIX, removed: bool = False) -> pa.Schema:
    """Give the schema of what `clean_batch` makes of batches of this one.

    >>> cleaned_schema(pa.schema([("text", pa.string())])).names[-2:]
    ['article_text', 'article_error']
    """
    added = _added_schema(prefix, removed=removed)
    carried = [field for field in schema if field.name not in added.names]
    return pa.schema([*carried, *added], metadata=schema.metadata)


def _added_schema(prefix: str, *, removed: bool) -> pa.Schema:
    fields = arrow_schema(columns(removed=removed)).append(pa.field("error", pa.string()))
    return pa.schema([field.with_name(prefix + field.name) for field in fields])


def clean_reader(
    reader: pa.RecordBatchReader, **settings: Unpack[Settings]
) -> pa.RecordBatchReader:
    """Clean batches one after another, as they are read: for tables larger than memory.

    `reader` is anything that gives an Arrow stream; `settings` are the keywords of `clean_batch`.

    >>> pages = pa.table({"text": ["The pier opened again on Monday.", None]})
    >>> clean_reader(pages).read_all().num_rows
    2
    """
    source = pa.RecordBatchReader.from_stream(reader)
    schema = cleaned_schema(
        source.schema,
        prefix=settings.get("prefix", PREFIX),
        removed=settings.get("removed", False),
    )
    return pa.RecordBatchReader.from_batches(schema, map(partial(clean_batch, **settings), source))


def pages_of(batch: pa.RecordBatch | pa.Table, column: str) -> list[str | bytes | None]:
    """Give the pages that a column holds; raises `ColumnError` where it is missing or holds none.

    A string column that says it is UTF-8 and is not, as files may, costs a page its wrong bytes.
    """
    if _is_text(_type_of(batch, column)):
        return list(texts_of(batch, column))
    try:
        return list(batch.column(column).cast(pa.large_binary()).to_pylist())
    except pa.ArrowNotImplementedError:
        kind = batch.schema.field(column).type
        message = f'column "{column}" is {kind}, and pages are string or binary'
        raise ColumnError(message) from None


def texts_of(batch: pa.RecordBatch | pa.Table, column: str) -> list[str | None]:
    """Give the strings that a column holds; raises `ColumnError` where it holds other things."""
    kind = _type_of(batch, column)
    if not _is_text(kind):
        raise ColumnError(f'column "{column}" is {kind}, and addresses are strings')
    values = batch.column(column).cast(pa.large_binary()).to_pylist()
    return [value if value is None else value.decode("utf-8", "replace") for value in values]


def _type_of(batch: pa.RecordBatch | pa.Table, column: str) -> pa.DataType:
    names: list[str] = batch.schema.names
    if column not in names:
        hint = did_you_mean(column, names) or f"; there are: {', '.join(names) or 'none'}"
        raise ColumnError(f'no column "{column}"{hint}')
    kind = batch.schema.field(column).type
    return kind.value_type if pa.types.is_dictionary(kind) else kind


def _is_text(kind: pa.DataType) -> bool:
    return kind in {pa.string(), pa.large_string(), pa.string_view(), pa.null()}
