"""Scrapy's item pipeline: pages that spiders yield leave it as articles."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import pytest

from cleannews import Options, clean
from cleannews.errors import ColumnError
from cleannews.limits import LIMITS
from cleannews.streams.columns import article_columns

scrapy = pytest.importorskip("scrapy", reason="scrapy is not installed")

from scrapy.utils.test import get_crawler  # noqa: E402  # they need scrapy

from cleannews.adapters.scrapy import CleanNewsPipeline  # noqa: E402

PAGE = "Home\n\nThe pier opened again on Monday, four months after the storm.\n\nShare"
URL = "https://pier.example/1"


def expected(page: str, **known: Any) -> dict[str, Any]:
    row = {**article_columns(clean(page, **known)), "error": None}
    return {f"article_{name}": value for name, value in row.items()}


@pytest.mark.parametrize("page", [PAGE, PAGE.encode()])
def test_an_item_with_a_page_gets_the_fields_of_its_article(page: str | bytes) -> None:
    item = {"url": URL, "html": page, "depth": 2}
    done = CleanNewsPipeline().process_item(item)
    assert done is item
    assert done == {"url": URL, "html": page, "depth": 2, **expected(PAGE, url=URL)}


def test_an_item_without_a_page_passes_as_it_is() -> None:
    assert CleanNewsPipeline().process_item({"image": "pier.jpg"}) == {"image": "pier.jpg"}


def test_the_settings_of_the_crawl_steer_it() -> None:
    options = Options(keep=("Share",))
    crawler = get_crawler(
        settings_dict={
            "CLEANNEWS_FIELD": "page",
            "CLEANNEWS_URL_FIELD": "from",
            "CLEANNEWS_PREFIX": "",
            "CLEANNEWS_OPTIONS": options,
        }
    )
    pipeline = CleanNewsPipeline.from_crawler(crawler)
    done = pipeline.process_item({"page": PAGE, "from": URL})
    article = clean(PAGE, url=URL, options=options)
    assert done == {"page": PAGE, "from": URL, **article_columns(article), "error": None}


def test_stats_count_the_kinds_of_pages() -> None:
    crawler = get_crawler()
    pipeline = CleanNewsPipeline.from_crawler(crawler)
    for page in (PAGE, PAGE, " "):
        pipeline.process_item({"html": page})
    assert crawler.stats is not None
    assert crawler.stats.get_stats() == {"cleannews/article": 2, "cleannews/empty": 1}


def test_of_declared_fields_those_are_filled_that_there_are() -> None:
    @dataclass
    class Story:
        html: str
        article_text: str = ""
        article_authors: list[str] = field(default_factory=lambda: ["?"])

    done = CleanNewsPipeline().process_item(Story(PAGE))
    assert done == Story(PAGE, clean(PAGE).text, [])


def test_an_item_that_declares_no_field_of_an_article_is_told() -> None:
    class Page(scrapy.Item):  # type: ignore[name-defined,misc]  # not followed by the checks
        html = scrapy.Field()

    with pytest.raises(ColumnError, match=r'^Page declares no field .* such as "article_text"'):
        CleanNewsPipeline().process_item(Page(html=PAGE))


def test_a_page_over_the_cap_costs_only_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    class SmallLimits:
        input_size = LIMITS.input_size._replace(value=100)

    monkeypatch.setattr("cleannews.reading.LIMITS", SmallLimits)
    done = CleanNewsPipeline().process_item({"html": PAGE * 9})
    assert "over the cap of 100" in done["article_error"]
    assert done["article_text"] is None
