"""Invented pages, and what their tags and JSON-LD are read to declare."""

from __future__ import annotations

import pytest

from cleannews.reading import read
from cleannews.reading.declared import Claim, Declared, Origin, read_declared

HEAD = """<html lang="en-GB"><head><title>Ferry back | The Echo</title>
<meta property="og:title" content="Ferry is back &amp; well">
<meta name="twitter:label1" content="Written by"><meta name="twitter:data1" content="Jane Doe">
<meta name="published-date" content="2020-05-06">
<meta property="article:modified_time" content="2020-05-07T10:00:00Z">
<meta property="og:site_name" content="The Echo"><meta property="og:type" content="article">
<meta name="news_keywords" content="ferries, Norway"><meta name="section" content="Coast">
<link rel="canonical" href="https://echo.example/ferry"></head><body>
<h1>Ferry is back &amp; well</h1>"""


def json_ld(text: str) -> Declared:
    return read_declared(f'<script type="application/ld+json">{text}</script>')


def test_the_head_of_a_page_declares_its_fields() -> None:
    assert read_declared(HEAD) == Declared(
        titles=(
            Claim(Origin.OPEN_GRAPH, "Ferry is back & well"),
            Claim(Origin.HEAD, "Ferry back | The Echo"),
            Claim(Origin.HEADING, "Ferry is back & well"),
        ),
        authors=(Claim(Origin.TWITTER, "Jane Doe"),),
        published=(Claim(Origin.META, "2020-05-06"),),
        modified=(Claim(Origin.OPEN_GRAPH, "2020-05-07T10:00:00Z"),),
        sections=(Claim(Origin.META, "Coast"),),
        topics=(Claim(Origin.META, "ferries"), Claim(Origin.META, "Norway")),
        sites=(Claim(Origin.OPEN_GRAPH, "The Echo"),),
        urls=(Claim(Origin.HEAD, "https://echo.example/ferry"),),
        languages=(Claim(Origin.HEAD, "en-GB"),),
        kinds=(Claim(Origin.OPEN_GRAPH, "article"),),
    )


def test_json_ld_declares_through_its_graph() -> None:
    declared = json_ld("""{"@context": "https://schema.org", "@graph": [
        {"@type": "WebPage", "@id": "#page", "datePublished": "2020-05-06T08:00:00+02:00"},
        {"@type": ["NewsArticle"], "headline": "Ferry is back",
         "author": [{"@id": "#jane"}, {"@type": "Organization", "name": "Coast Wire"}],
         "publisher": {"@id": "#echo"}, "articleSection": ["Coast"], "keywords": "ferries,Norway",
         "inLanguage": {"@type": "Language", "name": "en"}, "isPartOf": {"@id": "#page"}},
        {"@type": "Person", "@id": "#jane", "name": "Jane Doe"},
        {"@type": "NewsMediaOrganization", "@id": "#echo", "name": "The Echo"}]}""")
    assert declared == Declared(
        titles=(Claim(Origin.JSON_LD, "Ferry is back"),),
        authors=(Claim(Origin.JSON_LD, "Jane Doe"),),
        published=(Claim(Origin.JSON_LD_PAGE, "2020-05-06T08:00:00+02:00"),),
        sections=(Claim(Origin.JSON_LD, "Coast"),),
        topics=(Claim(Origin.JSON_LD, "ferries"), Claim(Origin.JSON_LD, "Norway")),
        sites=(Claim(Origin.JSON_LD, "The Echo"),),
        names=(Claim(Origin.JSON_LD, "Coast Wire"), Claim(Origin.JSON_LD, "The Echo")),
        languages=(Claim(Origin.JSON_LD, "en"),),
        kinds=(Claim(Origin.JSON_LD, "newsarticle"), Claim(Origin.JSON_LD_PAGE, "webpage")),
        types=tuple(
            Claim(Origin.JSON_LD, kind)
            for kind in ("webpage", "newsarticle", "language", "person", "newsmediaorganization")
        ),
    )


def test_whatever_a_page_is_about_declares_its_type_once() -> None:
    declared = read_declared("""<html itemscope itemtype="https://schema.org/WebPage"><body>
        <div itemscope itemtype="http://schema.org/Product"><p itemprop="name">Oar</p></div>
        <div itemscope itemtype="http://schema.org/Product"><p itemprop="name">Keel</p>
        <p itemprop="brand" itemscope itemtype="http://schema.org/Brand">Moen</p></div>
        <script type="application/ld+json">{"@type": "Product", "review": {"@type": "Review"}}
        </script>""")
    assert declared.types == (
        Claim(Origin.JSON_LD, "product"),
        Claim(Origin.MICRODATA, "webpage"),
        Claim(Origin.MICRODATA, "product"),
    )


@pytest.mark.parametrize(
    ("value", "claimed"),
    [
        ("false", ("False",)),
        ('"http://schema.org/True"', ("http://schema.org/True",)),
        ("null", ()),
    ],
)
def test_an_article_declares_whether_it_is_free(value: str, claimed: tuple[str, ...]) -> None:
    declared = json_ld(f'{{"@type": "NewsArticle", "isAccessibleForFree": {value}}}')
    assert tuple(claim.value for claim in declared.access) == claimed


def test_a_tier_of_content_declares_whether_an_article_is_free() -> None:
    declared = read_declared('<meta property="article:content_tier" content="locked">')
    assert declared.access == (Claim(Origin.OPEN_GRAPH, "locked"),)


def test_the_articles_that_a_page_lists_are_not_its_own() -> None:
    declared = json_ld("""[{"@type": "ItemList", "itemListElement": [
        {"@type": "Article", "headline": "Another"}]},
        {"@type": "Article", "headline": "Ferry", "comment": {"@type": "Review", "name": "Nice"},
         "about": {"@type": "Article", "headline": "A third"}}]""")
    assert declared.titles == (Claim(Origin.JSON_LD, "Ferry"),)


def test_of_two_articles_the_one_with_the_pages_title_counts() -> None:
    script = (
        '[{"@type": "Article", "headline": "Teaser"}, {"@type": "Article", "headline": "Ferry"}]'
    )
    page = f'<title>Ferry - Echo</title><script type="application/ld+json">{script}</script>'
    assert read_declared(page).titles[0] == Claim(Origin.JSON_LD, "Ferry")


@pytest.mark.parametrize(
    ("steps", "sections"),
    [
        ('[{"name": "Home"}, {"name": "Coast"}, {"name": "Harbours"}]', ("Coast",)),
        ('[{"name": "Home"}, {"position": 2, "item": {"name": "Coast"}}]', ("Coast",)),
        ('[{"name": "Home"}, {"name": "Ferry is back"}]', ()),
        ('[{"name": "Home"}, {"name": "The ferry is back in"}]', ()),
        ('[{"name": "Home"}, "Coast"]', ()),
        ('[{"name": "Home"}, {"item": ["Coast", [[]]]}]', ("Coast",)),
        ('{"name": "Coast"}', ()),
        ("null", ()),
    ],
)
def test_the_second_step_of_the_way_to_a_page_is_its_section(
    steps: str, sections: tuple[str, ...]
) -> None:
    path = f'{{"breadcrumb": {{"@type": "BreadcrumbList", "itemListElement": {steps}}}}}'
    titles = "<title>Ferry is back</title><h1>The ferry is back in service</h1>"
    found = read_declared(f'<script type="application/ld+json">{path}</script>{titles}')
    assert found.sections == tuple(Claim(Origin.PATH, section) for section in sections)


def test_microdata_counts_where_it_is_of_an_article() -> None:
    comment = (
        '<div itemscope itemtype="https://schema.org/Comment"><b itemprop="author">Max</b></div>'
    )
    article = """<article itemscope itemtype="https://schema.org/NewsArticle">
        <h2 itemprop="headline">Ferry</h2><p itemprop="author" itemscope>
        <a href="/x">Follow</a> <span itemprop="name">Jane Doe</span></p>
        <meta itemprop="datePublished" content="2020-05-06"></article>"""
    declared = read_declared(comment + article)
    assert (declared.titles, declared.authors, declared.published) == (
        (Claim(Origin.MICRODATA, "Ferry"),),
        (Claim(Origin.MICRODATA, "Jane Doe"),),
        (Claim(Origin.MICRODATA, "2020-05-06"),),
    )


def test_what_stands_over_the_heading_comes_last() -> None:
    declared = read_declared(
        '<title>Ferry is back</title><p class="byline">By Max Moe</p><h1>Ferry is back</h1>'
        '<p class="byline">By Jane Doe</p><a href="/authors/jd">Jane D. Doe</a>'
        '<p class="author-bio">Jane likes boats.</p>'
    )
    assert [claim.value for claim in declared.authors] == [
        "By Jane Doe", "Jane D. Doe", "By Max Moe",
    ]  # fmt: skip


def test_a_time_is_what_the_words_beside_it_say() -> None:
    declared = read_declared(
        '<p><time datetime="2020-05-06">6 May</time>, updated: <time datetime="2020-05-08">8 May'
        '</time></p><p class="last-modified"><time>9 May 2020</time></p>'
    )
    assert declared.published == (Claim(Origin.TIME, "2020-05-06"),)
    assert declared.modified == (
        Claim(Origin.TIME, "2020-05-08"), Claim(Origin.TIME, "9 May 2020"),
    )  # fmt: skip


def test_values_are_clean_and_short() -> None:
    declared = read_declared(
        '<title> Caf&amp;eacute;\n <b>\u202eopens\u202c </title><meta name="author" content="'
        + "Jane " * 1_000
        + '"><meta property="og:title" content="&lt;b&gt;Caf\u0065\u0301&lt;/b&gt;">'
    )
    assert declared.titles == (
        Claim(Origin.OPEN_GRAPH, "Café"), Claim(Origin.HEAD, "Café opens"),
    )  # fmt: skip
    assert declared.authors == ()


def test_only_html_declares() -> None:
    assert read("Ferry is back\n\nIt sailed on Monday.").declared is None
    assert read("# Ferry\n\nIt *sailed* on [Monday](https://a.example).").declared is None
    page = read(HEAD).declared
    assert page is not None
    assert page.sites == (Claim(Origin.OPEN_GRAPH, "The Echo"),)


@pytest.mark.parametrize(
    "script",
    [
        "[" * 1_000_000,
        '{"a":' * 100_000,
        '{"@type": "Article", "headline": ' + "9" * 10_000 + "}",
        '{"@type": "Article", "author": {"@id": "#a"}, "@id": "#a"}',
        '{"@type": {"@type": "Article"}, "headline": [["x"], null, {"@value": []}]}',
        '{"@type": "Article", "author": [null, [[["Jane"]]], {"name": {"name": {}}}]}',
        '"Article"', "null", "{}{}{}" * 1_000, "\ud800",
        '{"@type": "Article", "headline": "\\ud800"}',
    ],
)  # fmt: skip
def test_hostile_json_ld_names_nobody_and_raises_nothing(script: str) -> None:
    declared = json_ld(script.encode("utf-8", "replace").decode("utf-8"))
    assert declared.authors == ()
    assert all(claim.value in {"x", "\ufffd"} for claim in declared.titles)
