"""Cleaning what was cleaned changes nothing."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings

from cleannews import clean
from cleannews.evidence.lexicon.load import load_rules
from cleannews.evidence.lexicon.pack import shipped_files
from cleannews.testing import KnownArticle, ScrapedPage, articles, scraped_pages
from tests.properties.laws import examples

FIXTURES = sorted((Path(__file__).parent.parent / "fixtures").glob("*/source.*"))
PACKS = shipped_files()


@pytest.mark.parametrize(("file", "prefix"), PACKS, ids=[prefix for _, prefix in PACKS])
def test_the_examples_of_every_rule_are_cleaned_at_once(file: Path, prefix: str) -> None:
    texts = [text for rule in load_rules(file, prefix) for text in rule.drops + rule.keeps]
    once = [clean(text).text for text in texts]
    assert [clean(text).text for text in once] == once


@pytest.mark.parametrize("path", FIXTURES, ids=[path.parent.name for path in FIXTURES])
def test_every_fixture_is_cleaned_at_once(path: Path) -> None:
    once = clean(path.read_bytes()).text
    assert clean(once).text == once


@settings(max_examples=examples(200))
@given(scraped_pages())
def test_every_invented_page_is_cleaned_at_once(page: ScrapedPage) -> None:
    once = clean(page.source).text
    assert clean(once).text == once


@settings(max_examples=examples(200))
@given(articles())
def test_an_article_alone_stays_as_it_is(article: KnownArticle) -> None:
    assert clean(article.text).text == article.text
