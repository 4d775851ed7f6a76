"""Spark data frames, by way of Arrow batches; a site is learned by map and reduce."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from cleannews import Options
from cleannews.adapters.arrow import clean_batch, cleaned_schema
from cleannews.adapters.profiles import PREFIX
from cleannews.adapters.sites import SITES_SCHEMA, learn_batch, merge_batch, read_sites
from cleannews.errors import extra

with extra("spark"):
    import pyarrow as pa
    from pyspark.sql.pandas.types import from_arrow_schema
    from pyspark.sql.types import StructType

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from typing import Unpack

    from pyspark.sql import DataFrame

    from cleannews import SiteProfile
    from cleannews.adapters.arrow import Settings

__all__ = ["clean_frame", "learn_sites"]

_DEFAULTS = Options()


def clean_frame(frame: DataFrame, **settings: Unpack[Settings]) -> DataFrame:
    """Clean the pages of a data frame, and give it with the columns of their articles.

    `settings` are the keywords of `clean_batch`, which says what becomes of each column and row.
    Lazy, as every step of Spark: a column that is missing is told when something is computed.
    """
    added = cleaned_schema(
        pa.schema([]),
        prefix=settings.get("prefix", PREFIX),
        removed=settings.get("removed", False),
    )
    carried = [field for field in frame.schema.fields if field.name not in added.names]
    schema = StructType([*carried, *from_arrow_schema(added).fields])
    return frame.mapInArrow(partial(_each, partial(clean_batch, **settings)), schema)


def learn_sites(
    frame: DataFrame,
    *,
    column: str = "text",
    url_column: str = "url",
    options: Options = _DEFAULTS,
) -> dict[str, SiteProfile]:
    """Learn the sites of a data frame's pages, for `clean_frame(..., profile=)`.

    Each part of the frame is learned where it lies, and what was learned of a site is merged where
    Spark brings it together; the profiles come to the driver, some hundred KB a site at most.
    `column` holds the pages, `url_column` their addresses or other names of their sites.
    """
    schema = from_arrow_schema(SITES_SCHEMA)
    learn = partial(learn_batch, column=column, url_column=url_column, options=options)
    learned = frame.select(column, url_column).mapInArrow(partial(_each, learn), schema)
    return read_sites([learned.groupBy("site").applyInArrow(merge_batch, schema).toArrow()])


def _each(
    change: Callable[[pa.RecordBatch], pa.RecordBatch], batches: Iterable[pa.RecordBatch]
) -> Iterator[pa.RecordBatch]:
    return map(change, batches)
