"""Whatever a page declares of its article, and at whatever address, the article keeps every law."""

from __future__ import annotations

import html
import json

from hypothesis import given, settings
from hypothesis import strategies as st

from cleannews import clean
from tests.properties.laws import check_all_laws, examples

VALUES = st.sampled_from(
    (
        *("2024-02-30", "2024-00-10", "2024-05-06T25:61:00Z", "31/12/2023", "29 February 2023"),
        *("1700000000", "9" * 30, "2024-13", "2024", "May", "", " ", "\n", "null", "x" * 300),
        *("By Jane Doe", "Jane Doe, John Roe and Ann Poe", "Ferry is back", "Ferry is back | Echo"),
        *("NewsArticle", "Person", "https://echo.example/a", "a\x00b", "e\u0301", "\u202eevil"),
        *("<b>x</b>", "&amp;lt;", "{}", "[", "\ud800"),
    )
)
KEYS = st.sampled_from(
    (
        *("@type", "@graph", "@id", "headline", "name", "author", "creator", "publisher", "url"),
        *("datePublished", "dateModified", "articleSection", "keywords", "image", "inLanguage"),
        *("mainEntityOfPage", "articleBody", "isPartOf", "isAccessibleForFree"),
    )
)
METAS = st.sampled_from(
    (
        *("article:published_time", "article:modified_time", "article:author", "article:section"),
        *("og:title", "og:site_name", "og:url", "og:type", "date", "dc.date", "dc.creator"),
        *("author", "twitter:title", "news_keywords", "datePublished"),
    )
)
JSON = st.recursive(
    VALUES | st.none() | st.booleans() | st.integers() | st.floats(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(KEYS, inner, max_size=6),
    max_leaves=12,
)
URLS = st.sampled_from(
    (None, "https://echo.example/2020/02/31/a", "https://echo.example/2020/05/06/a", "::", "//[x")
)
STORY = "The ferry came back on Monday, and everyone who had waited was glad of it, she said."


@settings(max_examples=examples(500))
@given(
    ld=JSON.map(json.dumps),
    cut=st.integers(0, 2000),
    metas=st.lists(st.tuples(METAS, VALUES), max_size=6),
    time=st.tuples(VALUES, VALUES),
    title=VALUES,
    url=URLS,
)
def test_whatever_is_declared_gives_an_article_that_keeps_every_law(
    ld: str,
    cut: int,
    metas: list[tuple[str, str]],
    time: tuple[str, str],
    title: str,
    url: str | None,
) -> None:
    tags = [f'<meta property="{name}" content="{html.escape(text)}">' for name, text in metas]
    stamp, shown = map(html.escape, time)
    page = (
        f"<html><head><title>{html.escape(title)}</title>{''.join(tags)}"
        f'<script type="application/ld+json">{ld[: cut or None]}</script></head>'
        f'<body><h1>Ferry is back</h1><p>By Jane Doe</p><time datetime="{stamp}">{shown}</time>'
        f"<p>{STORY}</p><p>{STORY} {STORY}</p></body></html>"
    )
    article = clean(page, url=url)
    check_all_laws(article)
    assert STORY in article.text
