"""What `clean_frame` tells Spark of its output is so; test_every_way.py runs it on a cluster."""

from __future__ import annotations

import pickle
from typing import TYPE_CHECKING, Any

import pytest

pa = pytest.importorskip("pyarrow", reason="pyarrow is not installed")
pytest.importorskip("pyspark", reason="pyspark is not installed")

from pyspark.sql.pandas.types import from_arrow_schema  # noqa: E402  # they need Spark

from cleannews.adapters.arrow import clean_batch  # noqa: E402
from cleannews.adapters.spark import clean_frame  # noqa: E402

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

PAGE = "Home\n\nThe pier opened again on Monday, four months after the storm.\n\nShare"
BATCH = pa.record_batch({"id": [7], "text": [PAGE], "language": [1]})


class Frame:
    """As much of a data frame as `clean_frame` asks for; Java is not needed to make it."""

    schema = from_arrow_schema(BATCH.schema)

    def mapInArrow(  # noqa: N802  # Spark's name
        self, change: Callable[[Iterable[Any]], Iterator[Any]], schema: Any
    ) -> tuple[Any, Any]:
        sent = pickle.loads(pickle.dumps(change))  # noqa: S301  # ours
        return list(sent([BATCH, BATCH])), schema


@pytest.mark.parametrize(
    "settings", [{}, {"prefix": ""}, {"prefix": "clean_", "removed": True, "column": "text"}]
)
def test_the_columns_are_those_that_spark_was_told(settings: Any) -> None:
    frame: Any = Frame()
    batches, schema = clean_frame(frame, **settings)
    assert batches == [clean_batch(BATCH, **settings)] * 2
    assert schema == from_arrow_schema(batches[0].schema)
