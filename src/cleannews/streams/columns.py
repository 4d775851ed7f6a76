"""An article as one row of a table: which columns there are, and what they hold.

The one schema of Parquet files, Arrow batches and whatever else keeps articles in columns. The
columns are the entries of `Article.to_dict`, under the same names and in the same order.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, Literal, NamedTuple

from cleannews.errors import extra

if TYPE_CHECKING:
    import pyarrow as pa

    from cleannews.article import Article, Block

__all__ = ["COLUMNS", "REMOVED", "Column", "arrow_schema", "article_columns", "columns"]

ColumnType = Literal["string", "double", "list<string>", "list<struct<role, reason, text>>"]


class Column(NamedTuple):
    """A column: its name and its type, which a struct's fields, all of them strings, stand in.

    Of a cleaned page only a `string` may be null: what is not known. Lists are empty then.
    """

    name: str
    type: ColumnType


COLUMNS: Final = (
    Column("title", "string"),
    Column("authors", "list<string>"),
    Column("published", "string"),
    Column("modified", "string"),
    Column("dateline", "string"),
    Column("section", "string"),
    Column("topics", "list<string>"),
    Column("sources", "list<string>"),
    Column("captions", "list<string>"),
    Column("credits", "list<string>"),
    Column("url", "string"),
    Column("site", "string"),
    Column("language", "string"),
    Column("kind", "string"),
    Column("kind_probability", "double"),
    Column("confidence", "double"),
    Column("warnings", "list<string>"),
    Column("text", "string"),
)

# What was removed is as long as the rest of the page, and takes as much room,
# so it has to be asked for.
REMOVED: Final = Column("removed", "list<struct<role, reason, text>>")


def columns(*, removed: bool = False) -> tuple[Column, ...]:
    """Give the columns of an article, with `removed` also that of its removed blocks.

    >>> [column.name for column in columns(removed=True)][-2:]
    ['text', 'removed']
    """
    return (*COLUMNS, REMOVED) if removed else COLUMNS


def article_columns(article: Article, *, removed: bool = False) -> dict[str, Any]:
    r"""Give the article as a row: a value for each of `columns`, of plain types, fit for UTF-8.

    `removed` adds the blocks that are not in `text`, each with its role, the code of the strongest
    reason for it, and its text.

    >>> from cleannews import clean
    >>> page = "Home\n\nThe pier opened again on Monday, four months after the storm.\n\nShare"
    >>> row = article_columns(clean(page), removed=True)
    >>> row["text"], row["published"], row["authors"]
    ('The pier opened again on Monday, four months after the storm.', None, [])
    >>> row["removed"][1]
    {'role': 'sharing', 'reason': 'en/sharing/share-label', 'text': 'Share'}
    """
    row = article.to_dict()
    if article.url is not None:
        # The one field that is the caller's word, taken as it is: "https://example.com/\ud800".
        row["url"] = article.url.encode("utf-8", "replace").decode()
    if removed:
        row["removed"] = [_removed_row(block) for block in article.removed]
    return row


def _removed_row(block: Block) -> dict[str, str | None]:
    reason = block.reasons[0].code if block.reasons else None
    return {"role": block.role.value, "reason": reason, "text": block.text}


def arrow_schema(wanted: tuple[Column, ...] = COLUMNS) -> pa.Schema:
    """Give the columns as an Arrow schema; raises `MissingExtraError` where pyarrow is missing."""
    with extra("arrow"):
        import pyarrow as pa

    text = pa.string()
    types: dict[ColumnType, pa.DataType] = {
        "string": text,
        "double": pa.float64(),
        "list<string>": pa.list_(text),
        "list<struct<role, reason, text>>": pa.list_(
            pa.struct([("role", text), ("reason", text), ("text", text)])
        ),
    }
    return pa.schema([(column.name, types[column.type]) for column in wanted])
