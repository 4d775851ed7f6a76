"""What single tags declare, one by one, and what a claim keeps."""

from __future__ import annotations

import pytest

from cleannews.limits import LIMITS
from cleannews.reading.declared import Claim, Declared, Origin, read_declared
from cleannews.reading.declared.claims import Claims, plain

WORD, LONG = 160, LIMITS.declared_value.value


def authors(html: str) -> list[tuple[Origin, str]]:
    return [(each.origin, each.value) for each in read_declared(f"<body>{html}").authors]


@pytest.mark.parametrize(
    ("html", "claimed"),
    [
        ("<a rel=author href=/x>Jane</a>", [(Origin.LINK, "Jane")]),
        ('<a rel="nofollow author">Jane</a>', [(Origin.LINK, "Jane")]),
        ("<a rel=author class=author-bio>Jane</a>", [(Origin.LINK, "Jane")]),
        ("<p class=byline>Jane</p>", [(Origin.CLASS, "Jane")]),
        ("<p class=ByLine>Jane</p>", [(Origin.CLASS, "Jane")]),
        ("<p class=author-bio>Jane</p>", []),
        ("<p class=author-image>Jane</p>", []),
        ("<a href=/author/jane>Jane</a>", [(Origin.CLASS, "Jane")]),
        ("<a href=/authors/jane>Jane</a>", [(Origin.CLASS, "Jane")]),
        ("<a href=/author/jane class=social>Jane</a>", []),
        ("<a href=/writer/jane>Jane</a>", []),
        (f"<p class=byline>{'J' * WORD}</p>", [(Origin.CLASS, "J" * WORD)]),
        (f"<p class=byline>{'J' * (WORD + 1)}</p>", []),
        ("<b itemprop=author>Jane</b>", [(Origin.MICRODATA, "Jane")]),
        ("<b itemprop='x AUTHOR'>Jane</b>", [(Origin.MICRODATA, "Jane")]),
        ("<b itemprop=author content=Max>Jane</b>", [(Origin.MICRODATA, "Max")]),
        ("<b itemprop=author>By <i itemprop=name>Jane</i></b>", [(Origin.MICRODATA, "Jane")]),
        ("<b itemprop=author><i itemprop=name content=Max>J</i></b>", [(Origin.MICRODATA, "Max")]),
        ("<b itemprop=author class=byline>Jane</b>", [(Origin.MICRODATA, "Jane")]),
        ("<b itemprop=reader class=byline>Jane</b>", []),
    ],
)
def test_elements_that_say_author_declare_one(html: str, claimed: list[tuple[Origin, str]]) -> None:
    assert authors(html) == claimed


@pytest.mark.parametrize(
    ("kind", "counts"),
    [
        ("NewsArticle", True),
        ("WebPage", True),
        ("CreativeWork", True),
        ("Comment", False),
        ("Product", False),
    ],
)
def test_microdata_counts_in_items_that_are_writings(kind: str, counts: bool) -> None:  # noqa: FBT001
    item = f'<div itemscope itemtype="https://schema.org/{kind}">'
    assert bool(authors(f"{item}<b itemprop=author>Jane</b>")) is counts
    # The item is looked for among the twelve elements above.
    far = f"{item}{'<div>' * 11}<b itemprop=author>Jane</b>"
    assert bool(authors(far)) is counts
    assert authors(f"{item}{'<div>' * 12}<b itemprop=author>Jane</b>") != []


@pytest.mark.parametrize(
    ("html", "field"),
    [
        ("<time>5 May</time>", "published"),
        ("<time class=updated>5 May</time>", "modified"),
        ("<time>Updated 5 May</time>", "modified"),
        ("<p class=modified><time>5 May</time></p>", "modified"),
        ("<p>Revised <time>5 May</time></p>", "modified"),
        ("<p>Published <time>5 May</time></p>", "published"),
        (f"<p>Updated{'x' * 53}<time>5 May</time></p>", "modified"),
        (f"<p>Updated{'x' * 60}<time>5 May</time></p>", "published"),
    ],
)
def test_a_time_is_told_by_what_stands_beside_it(html: str, field: str) -> None:
    declared = read_declared(f"<body>{html}")
    told = {name for name in ("published", "modified") if getattr(declared, name)}
    assert told == {field}


def test_metas_declare_by_property_name_or_equivalent() -> None:
    def told(meta: str) -> Declared:
        return read_declared(f"<head><meta {meta}></head>")

    assert told("name=author content=Jane").authors == (Claim(Origin.META, "Jane"),)
    assert told("name=author content=").authors == ()
    assert told("name=author").authors == ()
    assert told("property=x name=author content=Jane").authors == (Claim(Origin.META, "Jane"),)
    both = told("property=og:title name=author content=Jane")
    assert (both.titles, both.authors) == ((Claim(Origin.OPEN_GRAPH, "Jane"),), ())
    assert told("http-equiv=content-language content=en").languages == (Claim(Origin.META, "en"),)
    assert told("name=author content='Jane, Max'").authors == (Claim(Origin.META, "Jane, Max"),)
    topics = told("name=keywords content='a,b'").topics
    assert topics == (Claim(Origin.META, "a"), Claim(Origin.META, "b"))


def test_labels_of_cards_say_what_their_data_are() -> None:
    def told(label: str, number: int) -> list[str]:
        pair = (
            f"<meta name=twitter:label1 content='{label}'>"
            f"<meta name=twitter:data{number} content=Jane>"
        )
        return [each.value for each in read_declared(pair).authors]

    assert told("Written by:", 1) == ["Jane"]
    assert told("Written by", 2) == []
    assert told("Est. reading time", 1) == []


def test_languages_titles_and_addresses_come_from_the_head() -> None:
    declared = read_declared(
        "<html xml:lang=de><head><title>One</title><title>Two</title>"
        "<link rel=canonical href=/a><link rel=icon href=/b></head><body>"
        "<svg><title>Drawn</title></svg><h1>Head</h1>"
    )
    assert declared.languages == (Claim(Origin.HEAD, "de"),)
    assert declared.titles == (Claim(Origin.HEAD, "One"), Claim(Origin.HEADING, "Head"))
    assert declared.urls == (Claim(Origin.HEAD, "/a"),)
    assert read_declared("<html lang=en xml:lang=de>").languages == (Claim(Origin.HEAD, "en"),)


@pytest.mark.parametrize(
    ("first", "second", "order"),
    [
        ("Ferry is back", "Ferry is back", ["Jane", "Max"]),
        ("Ferry is back | Echo", "Ferry is back", ["Jane", "Max"]),
        ("Ferry", "Ferry is back", ["Jane", "Max"]),
        ("Tides", "Ferry is back", ["Max", "Jane"]),
    ],
)
def test_what_stands_over_the_heading_of_the_title_comes_last(
    first: str, second: str, order: list[str]
) -> None:
    declared = read_declared(
        f"<title>{first}</title><p class=byline>Max</p><h1>{second}</h1><p class=byline>Jane</p>"
    )
    assert [each.value for each in declared.authors] == order


def test_claims_are_few_short_and_each_told_once() -> None:
    claims = Claims()
    for value in ("x" * LONG, "x" * (LONG + 1), "", None, " ", "y", "y"):
        claims.add("titles", Origin.META, value)
    claims.add("titles", Origin.JSON_LD, "y")
    assert claims.finish().titles == (
        Claim(Origin.JSON_LD, "y"),
        Claim(Origin.META, "x" * LONG),
        Claim(Origin.META, "y"),
    )
    most = LIMITS.declared_values.value
    for number in range(most + 5):
        claims.add("topics", Origin.META, str(number))
    assert [each.value for each in claims.finish().topics] == [str(n) for n in range(most)]


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("a &amp; b", "a & b"),
        ("&amp;lt;", "<"),
        ("&amp;amp;lt;", "&lt;"),
        ("a & b", "a & b"),
        ("<b>a</b>b", "a b"),
        ("a < b", "a < b"),
        (" a\n\u202eb ", "a b"),
    ],
)
def test_declared_values_are_plain_text(value: str, text: str) -> None:
    assert plain(value) == text


def test_scripts_are_read_until_there_are_too_many_characters() -> None:
    def script(title: str, size: int) -> str:
        text = f'{{"@type": "Article", "headline": "{title}"}}'.ljust(size)
        return f'<script type="application/ld+json">{text}</script>'

    most = LIMITS.json_ld_size.value
    assert len(read_declared(script("A", 100) + script("B", most - 100)).kinds) == 1
    page = script("A", 100) + script("B", most - 99)
    assert [each.value for each in read_declared(f"<title>B</title>{page}").titles] == ["A", "B"]
