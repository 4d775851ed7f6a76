"""Sites are learned by map and reduce: however the pages are parted, the profiles are the same."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleannews import SiteProfile, learn
from cleannews.errors import ColumnError, ProfileError
from cleannews.limits import LIMITS

pa = pytest.importorskip("pyarrow", reason="pyarrow is not installed")

from cleannews.adapters.sites import (  # noqa: E402  # it needs pyarrow
    SITES_SCHEMA,
    learn_batch,
    merge_batch,
    read_sites,
)

PLACES = ["pier", "mill", "mine", "dam", "quay", "inn"]
PAGES = [f"Home\n\nThe {place} opened again, four months after the storm." for place in PLACES]
URLS = ["https://a.example/1", "http://www.a.example/2", "https://b.example/", "The Pier", None]
TABLE = pa.table({"url": [*URLS, "https://b.example/5"], "text": PAGES})
SITES = {
    "a.example": learn(PAGES[:2]),
    "b.example": learn([PAGES[2], PAGES[5]]),
    "The Pier": learn([PAGES[3]]),
}


@given(st.lists(st.integers(0, len(PAGES)), max_size=4).map(sorted), st.booleans())
def test_pages_teach_the_same_however_they_are_parted(cuts: list[int], merged: Any) -> None:
    bounds = [0, *cuts, len(PAGES)]
    parts = [TABLE.slice(start, end - start) for start, end in pairwise(bounds)]
    learned = [learn_batch(part) for part in parts]
    if merged:
        learned = [merge_batch(pa.concat_tables(learned))]
    assert all(part.schema == SITES_SCHEMA for part in learned)
    assert read_sites(learned) == SITES


def test_a_record_batch_gives_a_record_batch() -> None:
    (batch,) = TABLE.to_batches()
    assert isinstance(merge_batch(learn_batch(batch)), pa.RecordBatch)


def test_pages_that_are_null_or_over_the_cap_teach_nothing(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    class SmallLimits:
        input_size = LIMITS.input_size._replace(value=100)

    monkeypatch.setattr("cleannews.reading.LIMITS", SmallLimits)
    pages = pa.table({"url": ["https://a.example/"] * 3, "text": [PAGES[0], None, PAGES[1] * 9]})
    assert read_sites([learn_batch(pages)]) == {"a.example": learn(PAGES[:1])}


def test_what_is_no_table_of_profiles_is_told() -> None:
    with pytest.raises(ColumnError, match='no column "site"; there are: url, text'):
        read_sites([TABLE])
    with pytest.raises(ProfileError, match="no site profile"):
        read_sites([pa.table({"site": ["a.example"], "profile": ["{}"]})])


def test_an_empty_part_gives_an_empty_table() -> None:
    assert read_sites([learn_batch(TABLE.slice(0, 0))]) == {}
    assert SiteProfile() not in read_sites([learn_batch(TABLE)]).values()
