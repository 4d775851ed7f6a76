"""Invented pages in every language and layout: the body survives, the chrome goes."""

from __future__ import annotations

import pytest
from hypothesis import given, settings

from cleannews import clean
from cleannews.testing import LANGUAGES, LAYOUTS, ScrapedPage, scraped_pages
from tests.properties.laws import examples


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_body_is_kept_and_the_chrome_is_gone(language: str, layout: str) -> None:
    @settings(max_examples=examples(10))
    @given(scraped_pages(language, layout))
    def check(page: ScrapedPage) -> None:
        article = clean(page.source)
        assert article.text.split("\n\n") == list(page.body)

    check()
