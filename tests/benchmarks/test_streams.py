"""What workers cost: the crawls are what they are said to be, and the median of rounds counts."""

from __future__ import annotations

import json
from itertools import islice
from typing import TYPE_CHECKING

import pytest

from benchmarks.streams import (
    Cost,
    middle,
    of_its_own,
    write_jsonl,
    write_parquet,
    write_warc,
    write_wet,
)
from cleannews.streams.readers import Fields, Input, read_input
from cleannews.streams.record import Record

if TYPE_CHECKING:
    from pathlib import Path

TEXTS = ["The pier opened again.", "The mill stands still."]


def pages_in(crawl: Path) -> list[str]:
    fields = Fields("text")
    return [
        record.page if isinstance(record.page, str) else record.page.decode()
        for record in read_input(Input(crawl.name, crawl), fields)
        if isinstance(record, Record)
    ]


def test_pages_are_the_texts_over_and_over_no_two_the_same() -> None:
    pages = list(islice(of_its_own(TEXTS), 5))
    assert [page.partition("\n")[0] for page in pages] == [*TEXTS, *TEXTS, TEXTS[0]]
    assert len(set(pages)) == 5


def test_crawls_hold_the_pages_and_are_as_large_as_they_should_be(tmp_path: Path) -> None:
    pytest.importorskip("fastwarc")
    few = list(islice(of_its_own(TEXTS), 3))
    assert write_jsonl(tmp_path / "few.jsonl", few) == 3
    assert pages_in(tmp_path / "few.jsonl") == few
    for name, form in (("few.wet.gz", write_wet), ("few.parquet", write_parquet)):
        form(tmp_path / name, few)
        assert pages_in(tmp_path / name) == few
    for name, write in (("a.jsonl", write_jsonl), ("a.warc", write_warc)):
        crawl = tmp_path / name
        number = write(crawl, of_its_own(TEXTS), 2_000_000)
        assert 2_000_000 <= crawl.stat().st_size < 3_000_000
        assert pages_in(crawl) == list(islice(of_its_own(TEXTS), number))
    with (tmp_path / "a.jsonl").open() as stream:
        assert len(json.loads(next(stream))["dump"]) > 100_000


def test_each_figure_is_the_median_of_its_own() -> None:
    rounds = [Cost(2.0, 5.0, 90.0), Cost(9.0, 4.0, 80.0), Cost(3.0, 3.0, 81.0)]
    assert middle(rounds) == Cost(3.0, 4.0, 81.0)
