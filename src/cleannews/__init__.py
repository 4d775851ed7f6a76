"""Scraped news in, the article out: body, metadata, and the reason for every removed line.

>>> from cleannews import clean
>>> page = '''
... Storm hits the coast of Norvale
... 12 June 2023
... A storm made landfall on the coast of Norvale on Monday and cut the power of 4,000 homes.
... "We had an hour to get the boats in," said Ida Moen, who runs the harbour.
... The weather service expects the wind to drop on Tuesday.
... Most read
... Sign up for our newsletter
... '''
>>> article = clean(page)
>>> article.title, article.published
('Storm hits the coast of Norvale', '2023-06-12')
>>> article.text.endswith("The weather service expects the wind to drop on Tuesday.")
True
>>> [block.text for block in article.removed][-2:]
['Most read', 'Sign up for our newsletter']
"""

from __future__ import annotations

from cleannews.article import Article, Block, Reason, Role
from cleannews.errors import (
    CleanNewsError,
    InputTooLargeError,
    MissingExtraError,
    ProfileError,
    RuleFileError,
)
from cleannews.options import Options
from cleannews.pipeline import clean, clean_many, explain, learn
from cleannews.repairs import Repair
from cleannews.site import SiteProfile

__all__ = [
    "Article",
    "Block",
    "CleanNewsError",
    "InputTooLargeError",
    "MissingExtraError",
    "Options",
    "ProfileError",
    "Reason",
    "Repair",
    "Role",
    "RuleFileError",
    "SiteProfile",
    "clean",
    "clean_many",
    "explain",
    "learn",
]

__version__ = "0.1.0"
