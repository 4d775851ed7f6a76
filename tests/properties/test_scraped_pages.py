"""Invented pages in every language and layout: the body survives, the chrome goes."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import cleannews
from cleannews import Role, clean
from cleannews.testing import (
    LANGUAGES,
    LAYOUTS,
    KnownArticle,
    ScrapedPage,
    articles,
    chrome,
    scraped_pages,
)
from cleannews.testing.phrasebook import phrasebook
from tests.properties.laws import examples


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_body_is_kept_the_chrome_is_gone_and_the_facts_are_right(
    language: str, layout: str
) -> None:
    @settings(max_examples=examples(15))
    @given(scraped_pages(language, layout))
    def check(page: ScrapedPage) -> None:
        article = clean(page.source)
        assert article.text.split("\n\n") == list(page.body)
        assert not {block.text for block in article.removed}.isdisjoint(page.chrome)
        assert not set(page.chrome) & set(page.body)
        facts = (article.title, article.authors, article.published, article.language)
        assert facts == (page.title, page.authors, page.published, page.language)

    check()


@settings(max_examples=examples(300))
@given(articles())
def test_an_article_without_chrome_is_kept_whole(article: KnownArticle) -> None:
    assert clean(article.text).text == article.text


@settings(max_examples=examples(300))
@given(st.data())
def test_a_line_of_chrome_is_of_the_language_and_role_it_was_asked_for(data: st.DataObject) -> None:
    language = data.draw(st.sampled_from(LANGUAGES))
    book = phrasebook(language)
    role = data.draw(st.sampled_from(sorted(book.chrome)))
    assert data.draw(chrome(language, role)) in book.chrome[role]


def test_what_there_is_no_invented_news_of_is_named() -> None:
    with pytest.raises(ValueError, match="no invented news in 'xx', only in af, am, ar"):
        articles("xx")
    with pytest.raises(ValueError, match="no layout 'spiral', only lines, paragraphs"):
        scraped_pages("en", "spiral")
    with pytest.raises(ValueError, match="no invented chrome of role 'body', only of navigation"):
        chrome("en", "body")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_as_much_to_tell(language: str) -> None:
    book, english = phrasebook(language), phrasebook("en")
    assert set(book.chrome) == set(english.chrome)
    assert len(book.months) == 12
    assert book.stories
    for story in book.stories:
        assert len(story.sentences) >= 8
        assert len(story.quotes) >= 2
        assert all("{person}" in quote for quote in story.quotes)
    assert all(Role(role).is_chrome for role in book.chrome)


def test_without_hypothesis_the_import_says_what_to_install() -> None:
    script = "import sys; sys.modules['hypothesis'] = None; import cleannews.testing"
    done = subprocess.run(
        [sys.executable, "-c", script],
        check=False,
        capture_output=True,
        text=True,
        env={**os.environ, "PYTHONPATH": str(Path(cleannews.__file__).parent.parent)},
    )
    assert done.returncode == 1
    assert done.stderr.endswith(
        'ImportError: cleannews.testing needs Hypothesis: pip install "cleannews[testing]"\n'
    )
