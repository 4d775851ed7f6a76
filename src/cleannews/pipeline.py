"""The way of a page through the house, as one recipe: the file to read first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cleannews.article import Article, Block, Options
from cleannews.reading import read

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

__all__ = ["clean", "clean_many", "explain"]

_DEFAULTS = Options()


def clean(source: str | bytes, *, url: str | None = None, options: Options = _DEFAULTS) -> Article:
    """Find the article in a scraped page.

    `source` is text, Markdown or HTML, as `str` or as `bytes` of any encoding; `url` is the page's
    address where it is known. A page with nothing to keep gives an `Article` with empty `text` and
    a warning.

    Raises `TypeError` for other types and `InputTooLargeError` over the cap; nothing else for any
    input. A pure function, linear in `len(source)`.

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
    >>> article.title
    'Storm hits the coast of Norvale'
    >>> print(article.text)
    A storm made landfall on the coast of Norvale on Monday and cut the power of 4,000 homes.
    <BLANKLINE>
    "We had an hour to get the boats in," said Ida Moen, who runs the harbour.
    <BLANKLINE>
    The weather service expects the wind to drop on Tuesday.
    """
    # Imported here, because numpy alone costs more than the rest of `import cleannews`.
    from cleannews.judging import judge
    from cleannews.writing import write

    page = read(source)
    return write(page, judge(page, options), url, options)


def clean_many(
    sources: Iterable[str | bytes], *, options: Options = _DEFAULTS
) -> Iterator[Article]:
    """Clean pages one after another, lazily and in order.

    >>> [article.text for article in clean_many([])]
    []
    """
    return (clean(source, options=options) for source in sources)


def explain(
    source: str | bytes, *, url: str | None = None, options: Options = _DEFAULTS
) -> tuple[Block, ...]:
    """Say for every block of a page what decided its role, strongest reason first.

    The blocks are those of `clean` for the same arguments, each with all its reasons. Weights that
    are not infinite add up to what the block's log-odds differ from the page's average. Raises
    what `clean` raises; judges the page 32 times, 64 times where it is HTML.

    >>> page = '''
    ... Storm hits the coast of Norvale
    ... 12 June 2023
    ... A storm made landfall on the coast of Norvale on Monday and cut the power of 4,000 homes.
    ... "We had an hour to get the boats in," said Ida Moen, who runs the harbour.
    ... The weather service expects the wind to drop on Tuesday.
    ... Most read
    ... Sign up for our newsletter
    ... '''
    >>> [str(block.role) for block in explain(page)]
    ['title', 'published', 'paragraph', 'paragraph', 'paragraph', 'related', 'signup']
    """
    from dataclasses import replace

    from cleannews.judging import judge
    from cleannews.writing import write
    from cleannews.writing.reasons import all_reasons

    page = read(source)
    judgement = judge(page, options)
    blocks = write(page, judgement, url, options).blocks
    reasons = all_reasons(judgement)
    return tuple(replace(block, reasons=told) for block, told in zip(blocks, reasons, strict=True))
