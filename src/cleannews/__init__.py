"""Scraped news in, the article out: body, metadata, and the reason for every removed line.

    >>> from cleannews import clean
    >>> article = clean("Most read\\n\\nThe storm made landfall on Monday, the weather service said.\\n")
    >>> article.text
    'The storm made landfall on Monday, the weather service said.'
"""

from __future__ import annotations

from cleannews.article import Article, Block, Options, Reason, Role
from cleannews.errors import CleanNewsError, InputTooLargeError, RuleFileError
from cleannews.pipeline import clean, clean_many, explain

__all__ = [
    "Article",
    "Block",
    "CleanNewsError",
    "InputTooLargeError",
    "Options",
    "Reason",
    "Role",
    "RuleFileError",
    "clean",
    "clean_many",
    "explain",
]

__version__ = "0.1.0"
