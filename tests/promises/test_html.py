"""The promises for pages of HTML: nothing is lost, nothing invented, all of it safe to print."""

from __future__ import annotations

import json
import random
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.scoring.visible import is_within, letters, shown_letters
from cleannews import clean
from cleannews.limits import LIMITS
from cleannews.reading import Door, read
from cleannews.testing import KnownArticle, articles, hostile_text
from cleannews.testing.families import DOORS, FAMILIES
from tests.properties.laws import TIMES, check_all_laws, examples

if TYPE_CHECKING:
    from collections.abc import Callable

FIXTURES = sorted((Path(__file__).parents[1] / "fixtures").glob("*/source.html"))
MARKERS = 1000
DEEP = 5000
SIZES = (1_000, 4_000, 16_000, 64_000)  # characters
SENTENCE = "The harbour board met on Monday, and nobody could say why the crane was blue."

TAGS = st.sampled_from(
    "p div span a b i ul li table tr td h1 h2 article nav br section blockquote".split()
)
SOUP = st.lists(
    st.one_of(
        TAGS.map("<{}>".format),
        TAGS.map("</{}>".format),
        st.sampled_from(["<p hidden>", '<p style="display: none">', "<script>", "</script>"]),
        st.sampled_from(["<!--", "-->", "&amp;", "&eacute;", "\ud800", "one ", "two", " three"]),
        st.text(st.characters(categories=["L", "Zs"]), max_size=8),
    ),
    max_size=60,
).map(lambda parts: "<html><body>" + "".join(parts))


def parted(pieces: list[str], chance: random.Random) -> str:
    """Put the thousand markers between pieces drawn by chance."""
    marks = (f"m{number:04}x" for number in range(MARKERS))
    return "<html><body>" + "".join(f"{mark} {chance.choice(pieces)}" for mark in marks)


WRAPPINGS: dict[str, Callable[[random.Random], str]] = {
    "paragraphs and lists": lambda chance: parted(["<p>", "<li>", "<ul>", "</ul>", ""], chance),
    "tables": lambda chance: parted(["<td>", "<tr>", "<table>", "</table>", "<th>"], chance),
    "inline": lambda chance: parted(["<b>", "</b>", "<a href=/x>", "</a>", "<i>", "<br>"], chance),
    "misnested": lambda chance: parted(["<b><i>", "</b>", "</i>", "<p>", "</div>"], chance),
    "surrogates": lambda chance: parted(["\ud800 ", "<p>\udfff ", "\x00 ", "\u202e "], chance),
    "entities": lambda chance: parted(["&", "&#0; ", "&#xd800; ", "&nbsp;", "&#9999999;"], chance),
    "comments": lambda chance: parted(["<!-- x -->", "<!--> ", "<![CDATA[x]]>", "<?x?>"], chance),
    "silent": lambda chance: parted(["<script>var x</script>", "<style>x{}</style>"], chance),
    "deep divs": lambda chance: "<div>" * DEEP + parted(["<p>"], chance),
    "deep lists": lambda chance: "<p>" + "<ul><li>" * DEEP + parted(["<li>"], chance),
    "deep tables": lambda chance: "<p>" + "<table><tr><td>" * DEEP + parted(["<td>"], chance),
    "open formatting": lambda chance: "<p>" + "<b><i><p>" * DEEP + parted(["<p>"], chance),
    "many attributes": lambda chance: f"<p {'a=b ' * DEEP}>" + parted(["<p>"], chance),
}


@pytest.mark.parametrize("wrapping", WRAPPINGS)
def test_each_of_a_thousand_marked_words_is_in_exactly_one_block(wrapping: str) -> None:
    for time in range(TIMES):
        article = clean(WRAPPINGS[wrapping](random.Random(f"{wrapping} {time}")))
        page = "\n".join(block.text for block in article.blocks)
        marks = [f"m{number:04}x" for number in range(MARKERS)]
        assert [(mark, page.count(mark)) for mark in marks if page.count(mark) != 1] == []
        check_all_laws(article)


@settings(max_examples=examples(1000))
@given(SOUP)
def test_all_that_a_soup_of_tags_shows_is_in_its_blocks_in_order(soup: str) -> None:
    page = read(soup)
    assert page.door is Door.HTML
    assert is_within(shown_letters(soup), letters("".join(page.texts)))


@settings(max_examples=examples(300))
@given(article=articles(), dirt=hostile_text(max_pieces=4, max_repeats=40), place=st.integers(0))
def test_dirt_in_a_page_of_html_comes_out_harmless(
    article: KnownArticle, dirt: str, place: int
) -> None:
    paragraphs = "".join(f"<p>{paragraph}</p>" for paragraph in article.text.split("\n\n"))
    page = f"<html><body><h1>{article.title}</h1>{paragraphs}</body></html>"
    at = place % len(page)
    check_all_laws(clean(page[:at] + dirt + page[at:]))


@settings(max_examples=examples(100))
@given(articles())
def test_the_text_of_a_page_of_html_stays_as_it_is(article: KnownArticle) -> None:
    paragraphs = "".join(f"<p>{paragraph}</p>" for paragraph in article.text.split("\n\n"))
    once = clean(f"<html><body><nav>Home</nav><h1>{article.title}</h1>{paragraphs}").text
    assert clean(once).text == once


@pytest.mark.parametrize("family", FAMILIES)
def test_every_family_in_html_gives_articles_that_keep_every_law(family: str) -> None:
    for size in SIZES[: None if TIMES > 1 else 3]:
        check_all_laws(clean(DOORS["in HTML"](FAMILIES[family](size))))


@pytest.mark.parametrize(
    ("start", "warning"),
    [
        ("<div>" * (LIMITS.html_depth.value + 1), "html-too-deep"),
        (f"<p {'a=b ' * (LIMITS.html_attributes.value + 1)}>", "html-too-many-attributes"),
        ("<b>" * 300 + "<p>" * 1000, "html-misnested"),
    ],
)
def test_a_page_over_a_bound_is_read_as_text_with_a_warning_and_never_cut(
    start: str, warning: str
) -> None:
    story = "".join(f"<p>{SENTENCE.replace('Monday', f'day {day}')}</p>" for day in range(40))
    article = clean(f"<html><body>{start}{story}")
    assert article.warnings == (warning,)
    assert [f"day {day}," in article.text for day in range(40)] == [True] * 40


BOMBS = {
    "deep lists": "[" * 200_000,
    "deep objects": '{"a":' * 200_000,
    "closed deep lists": "[" * 100_000 + "]" * 100_000,
    "a long number": '{"headline": ' + "9" * 500_000 + "}",
    "a huge exponent": '{"datePublished": 1e999999999}',
    "many objects": '{"a":1}' * 100_000,
    "too long": '{"headline": "' + "x" * LIMITS.json_ld_size.value + '"}',
    "wide": json.dumps({"@graph": [{"@type": "Person", "name": "x"}] * 30_000}),
    "many authors": json.dumps(
        {"@type": "NewsArticle", "author": [{"name": f"Jane{at} Doe"} for at in range(5000)]}
    ),
    "half a character": '{"@type": "NewsArticle", "headline": "\\ud800 \\u202e met"}',
    "backslashes": '{"headline": "' + "\\" * 300_000,
    "lost commas": '"a"\n' * 100_000,
}


@pytest.mark.parametrize("bomb", BOMBS.values(), ids=list(BOMBS))
def test_no_json_ld_costs_a_page_its_text(bomb: str) -> None:
    story = f"<h1>The harbour board met</h1><p>{SENTENCE}</p><p>{SENTENCE} So it stays.</p>"
    page = f'<html><body><script type="application/ld+json">{bomb}</script>{story}'
    article = clean(page)
    assert SENTENCE in article.text
    assert len(article.authors) <= LIMITS.declared_values.value
    check_all_laws(article)


@pytest.mark.parametrize("path", FIXTURES, ids=lambda path: path.parent.name)
def test_every_letter_that_a_fixture_shows_is_in_its_blocks(path: Path) -> None:
    source = path.read_text(encoding="utf-8", errors="replace")
    blocks = letters("".join(block.text for block in clean(source).blocks))
    assert is_within(shown_letters(source), blocks)
