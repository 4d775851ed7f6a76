"""Arrow batches: what goes in stays, what comes out is named, and a page costs only itself."""

from __future__ import annotations

import pickle
from functools import partial
from typing import Any

import pytest

from cleannews import Options, clean, learn
from cleannews.errors import ColumnError
from cleannews.limits import LIMITS
from cleannews.streams.columns import article_columns, columns

pa = pytest.importorskip("pyarrow", reason="pyarrow is not installed")

from cleannews.adapters.arrow import (  # noqa: E402  # it needs pyarrow
    clean_batch,
    clean_reader,
    cleaned_schema,
)

PAGE = "Home\n\nThe pier opened again on Monday, four months after the storm.\n\nShare"
BODY = "The pier opened again on Monday, four months after the storm."
LATIN = "Das Café am Hafen öffnete am Montag wieder, vier Monate nach dem Sturm.".encode("cp1252")
NAMES = [*(column.name for column in columns()), "error"]

TEXT_TYPES = [
    pa.string(),
    pa.large_string(),
    pa.string_view(),
    pa.dictionary(pa.int32(), pa.string()),
    pa.dictionary(pa.int8(), pa.large_string()),
]
BYTE_TYPES = [
    pa.binary(),
    pa.large_binary(),
    pa.binary_view(),
    pa.binary(len(LATIN)),
    pa.dictionary(pa.int32(), pa.binary()),
]


def rows(batch: Any, prefix: str = "article_") -> list[dict[str, Any]]:
    names = [name for name in batch.schema.names if name.startswith(prefix)]
    return [{name.removeprefix(prefix): row[name] for name in names} for row in batch.to_pylist()]


def row_of(page: str | bytes, **known: Any) -> dict[str, Any]:
    return {**article_columns(clean(page, **known)), "error": None}


@pytest.mark.parametrize("kind", TEXT_TYPES, ids=str)
@pytest.mark.parametrize("make", [pa.record_batch, pa.table])
def test_pages_may_be_strings_of_any_kind(kind: Any, make: Any) -> None:
    batch = make({"text": pa.array([PAGE, None, PAGE], kind)})
    cleaned = clean_batch(batch)
    assert type(cleaned) is type(batch)
    nothing = dict.fromkeys(NAMES)
    assert rows(cleaned) == [row_of(PAGE), nothing, row_of(PAGE)]


@pytest.mark.parametrize("kind", BYTE_TYPES, ids=str)
def test_bytes_are_decoded_as_clean_decodes_them(kind: Any) -> None:
    cleaned = clean_batch(pa.table({"text": pa.array([LATIN, None], kind)}))
    assert rows(cleaned)[0] == row_of(LATIN)
    assert "Café" in rows(cleaned)[0]["text"]


def test_a_batch_without_rows_or_pages_has_the_same_columns() -> None:
    empty = pa.record_batch({"text": pa.array([], pa.string())})
    nulls = pa.record_batch({"text": pa.nulls(2)})
    assert clean_batch(empty).schema == cleaned_schema(empty.schema)
    assert rows(clean_batch(nulls)) == [dict.fromkeys(NAMES)] * 2


def test_the_batch_stays_as_it_was_and_the_fields_come_behind_it() -> None:
    batch = pa.record_batch({"id": [7, 8], "text": [PAGE, None], "tags": [["a"], []]})
    cleaned = clean_batch(batch)
    assert cleaned.schema.names == ["id", "text", "tags", *(f"article_{name}" for name in NAMES)]
    assert cleaned.select(["id", "text", "tags"]) == batch
    assert cleaned.schema == cleaned_schema(batch.schema)


def test_two_columns_of_one_name_are_both_carried() -> None:
    batch = pa.RecordBatch.from_arrays([[1], [2], [PAGE]], names=["id", "id", "text"])
    assert clean_batch(batch).schema.names[:4] == ["id", "id", "text", "article_title"]


def test_the_metadata_of_the_schema_are_carried_along() -> None:
    schema = pa.schema([("text", pa.string())], metadata={"from": "crawl"})
    batch = pa.record_batch([pa.array([PAGE])], schema=schema)
    assert clean_batch(batch).schema.metadata == {b"from": b"crawl"}


def test_without_a_prefix_a_field_takes_the_place_of_a_column_of_its_name() -> None:
    batch = pa.record_batch({"id": [7], "text": [PAGE], "language": [1]})
    cleaned = clean_batch(batch, prefix="")
    assert cleaned.schema.names == ["id", *NAMES]
    assert cleaned.schema == cleaned_schema(batch.schema, prefix="")
    assert (cleaned["text"].to_pylist(), cleaned["language"].to_pylist()) == ([BODY], ["en"])


def test_cleaning_again_replaces_what_was_added() -> None:
    once = clean_batch(pa.table({"text": [PAGE]}))
    assert clean_batch(once) == once


def test_the_addresses_of_pages_are_those_of_their_articles() -> None:
    batch = pa.table({"text": [PAGE] * 3, "from": ["https://pier.example/1", "The Pier", None]})
    cleaned = clean_batch(batch, url_column="from")
    assert cleaned["article_url"].to_pylist() == ["https://pier.example/1", None, None]


def test_what_was_removed_is_told_where_it_is_asked_for() -> None:
    cleaned = clean_batch(pa.table({"text": [PAGE, None]}), removed=True)
    assert cleaned.schema.names[-2:] == ["article_removed", "article_error"]
    assert [block["text"] for block in cleaned["article_removed"][0].as_py()] == ["Home", "Share"]
    assert cleaned["article_removed"][1].as_py() is None


def test_options_and_profiles_are_those_of_clean() -> None:
    options = Options(keep=("Share",))
    profile = learn([PAGE.replace("pier", name) for name in ("mill", "mine", "dam")])
    batch = pa.table({"text": [PAGE, PAGE], "url": ["https://www.a.example/1", "http://b.example"]})
    known = [row_of(PAGE, url=url, options=options) for url in batch["url"].to_pylist()]
    better = [
        row_of(PAGE, url=url, options=options, profile=profile) for url in batch["url"].to_pylist()
    ]
    assert known != better
    for given, expected in [
        (None, known),
        (profile, better),
        ({"a.example": profile}, [better[0], known[1]]),
    ]:
        cleaned = clean_batch(batch, url_column="url", options=options, profile=given)
        assert rows(cleaned) == expected


def test_a_page_over_the_cap_costs_only_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    class SmallLimits:
        input_size = LIMITS.input_size._replace(value=100)

    monkeypatch.setattr("cleannews.reading.LIMITS", SmallLimits)
    cleaned = rows(clean_batch(pa.table({"text": [PAGE, PAGE * 9, PAGE]})))
    assert cleaned[0] == cleaned[2] == row_of(PAGE)
    assert "over the cap of 100" in cleaned[1].pop("error")
    assert set(cleaned[1].values()) == {None}


def test_a_string_that_is_no_utf_8_costs_only_its_wrong_bytes() -> None:
    offsets, data = pa.array([PAGE.encode() + b"\n\n\xff", b"Home"]).buffers()[1:]
    texts = pa.StringArray.from_buffers(2, offsets, data)
    cleaned = clean_batch(pa.record_batch({"text": texts})).drop_columns(["text"])
    assert rows(cleaned) == [row_of(PAGE + "\n\n\ufffd"), row_of("Home")]


@pytest.mark.parametrize(
    ("settings", "message"),
    [
        ({"column": "txt"}, 'no column "txt"; did you mean text?'),
        ({"column": "html"}, 'no column "html"; there are: id, text'),
        ({"url_column": "uri"}, 'no column "uri"; there are: id, text'),
        ({"column": "id"}, 'column "id" is int64, and pages are string or binary'),
        ({"url_column": "id"}, 'column "id" is int64, and addresses are strings'),
    ],
)
def test_a_wrong_column_is_told_with_what_would_be_right(
    settings: dict[str, Any], message: str
) -> None:
    with pytest.raises(ColumnError) as told:
        clean_batch(pa.table({"id": [7], "text": [PAGE]}), **settings)
    assert str(told.value) == message


@pytest.mark.parametrize(
    ("library", "hint"),
    [
        ("pandas", "; give pyarrow.Table.from_pandas(frame)"),
        ("polars", "; give frame.to_arrow()"),
        ("dask", ""),
    ],
)
def test_a_frame_of_another_library_is_refused_with_what_makes_it_arrows(
    library: str, hint: str
) -> None:
    frame: Any = type("DataFrame", (), {"__module__": f"{library}.core.frame"})()
    with pytest.raises(TypeError) as told:
        clean_batch(frame)
    assert str(told.value) == (
        f"batch must be a pyarrow RecordBatch or Table, not {library}.DataFrame{hint}"
    )


def test_a_reader_cleans_batch_by_batch_as_it_is_read() -> None:
    taken = []

    def batches() -> Any:
        for number in range(3):
            taken.append(number)
            yield pa.record_batch({"text": [PAGE, str(number)]})

    source = pa.RecordBatchReader.from_batches(pa.schema([("text", pa.string())]), batches())
    reader = clean_reader(source, prefix="", removed=True)
    assert taken == []
    first = reader.read_next_batch()
    assert taken == [0]
    assert first == clean_batch(pa.record_batch({"text": [PAGE, "0"]}), prefix="", removed=True)
    assert reader.read_all().num_rows == 4


def test_a_batch_and_its_cleaner_can_be_sent_to_another_process() -> None:
    profile = learn([PAGE])
    sent = pickle.dumps(partial(clean_batch, column="page", profile={"a.example": profile}))
    batch = pa.table({"page": [PAGE]})
    assert pickle.loads(sent)(batch) == clean_batch(batch, column="page")  # noqa: S301  # ours
