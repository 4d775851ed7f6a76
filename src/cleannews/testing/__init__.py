r"""Hypothesis strategies for the tests of whoever builds on this package.

They draw invented news whose right answer is known: articles, lines of chrome, whole scraped pages
in several languages and layouts; and text that breaks naive code. Nothing in them comes from a real
site. They need Hypothesis, which `pip install "cleannews[testing]"` brings along.

    >>> from hypothesis import given, settings
    >>> from cleannews import clean
    >>> from cleannews.testing import scraped_pages
    >>> @settings(max_examples=5, derandomize=True, database=None, deadline=None)
    ... @given(scraped_pages(language="en", layout="paragraphs"))
    ... def every_paragraph_survives(page):
    ...     assert clean(page.source).text.split("\n\n") == list(page.body)
    >>> every_paragraph_survives()
"""

from __future__ import annotations

try:
    import hypothesis as _hypothesis
except ModuleNotFoundError as error:
    message = 'cleannews.testing needs Hypothesis: pip install "cleannews[testing]"'
    raise ImportError(message) from error

from cleannews.testing.articles import KnownArticle, articles
from cleannews.testing.chrome import chrome
from cleannews.testing.hostile import hostile_text
from cleannews.testing.layouts import LAYOUTS
from cleannews.testing.pages import ScrapedPage, scraped_pages
from cleannews.testing.phrasebook import LANGUAGES

__all__ = [
    "LANGUAGES",
    "LAYOUTS",
    "KnownArticle",
    "ScrapedPage",
    "articles",
    "chrome",
    "hostile_text",
    "scraped_pages",
]

del _hypothesis
