from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from cleannews.limits import LIMITS
from cleannews.reading import Door, Mark, Page, read
from cleannews.reading.html.preflight import find_fault

if TYPE_CHECKING:
    from cleannews.reading.markup import Markup

PAGE = """<!DOCTYPE html><html><head><title>Not seen</title><style>p{}</style></head><body>
<nav><ul><li><a href="/">Home</a><li><a href="/t">Tides</a><ol><li>Low</ol></ul></nav>
<script>var x = "<p>never</p>";</script><!-- <p>nor this</p> -->
<h1>Ferry is <em>back</em></h1>
<p>The ferry to <a href="/s">Skarholm</a>
   is back&nbsp;in &quot;service&quot; &lt;now&gt;.<br>It carried dogs.
<blockquote><p>Nobody missed the noise.</p></blockquote>
<table><tr><th>Port<th>Boats<tr><td>Skarholm<td>3</table>
<p hidden>Not shown.</p><div style="color:red; display:none">Nor this.</div>
<figure><img alt="x" src="y"><figcaption>The old ferry</figcaption></figure>
</body></html>"""


def test_a_page_is_read_as_a_browser_shows_it() -> None:
    page = read(PAGE)
    assert list(zip(page.marks, page.levels, page.texts, page.links, strict=True)) == [
        (Mark.BULLET, 1, "Home", 4),
        (Mark.BULLET, 1, "Tides", 5),
        (Mark.NUMBER, 2, "Low", 0),
        (Mark.HEADING, 1, "Ferry is back", 0),
        (Mark.PLAIN, 0, 'The ferry to Skarholm is back in "service" <now>.', 8),
        (Mark.PLAIN, 0, "It carried dogs.", 0),
        (Mark.QUOTE, 1, "Nobody missed the noise.", 0),
        (Mark.TABLE, 0, "Port Boats", 0),
        (Mark.TABLE, 0, "Skarholm 3", 0),
        (Mark.PLAIN, 0, "Not shown.", 0),
        (Mark.PLAIN, 0, "Nor this.", 0),
        (Mark.PLAIN, 0, "The old ferry", 0),
    ]
    assert page.door is Door.HTML
    assert page.warnings == ()


def test_the_visible_text_is_the_source_and_spans_point_into_it() -> None:
    page = read(PAGE)
    assert [" ".join(page.source[start:end].split()) for start, end in page.spans] == page.texts
    assert page.source.startswith("Home\nTides\n\nLow\n\nFerry is back\n\nThe ferry")
    assert page.gaps[:4] == [0, 0, 1, 1]


def hidden_of(html: str) -> list[tuple[str, bool]]:
    page = read(html)
    assert page.markup is not None
    return list(zip(page.texts, page.markup.hidden, strict=True))


@pytest.mark.parametrize(
    "opening",
    [
        "<div hidden>",
        '<div style="color: red; display: none">',
        "<dialog>",
        '<section style="display:none"><div>',
    ],
)
def test_what_a_browser_does_not_show_at_first_is_told_apart(opening: str) -> None:
    assert hidden_of(f"<p>Shown.</p>{opening}<p>Why is the ferry blue?</p>") == [
        ("Shown.", False),
        ("Why is the ferry blue?", True),
    ]


@pytest.mark.parametrize(
    "opening", ['<div hidden="until-found">', "<dialog open>", '<div style="display:block">']
)
def test_what_a_browser_does_show_is_not_taken_for_hidden(opening: str) -> None:
    assert hidden_of(f"{opening}<p>Why is the ferry blue?</p>") == [
        ("Why is the ferry blue?", False)
    ]


def test_a_hint_hidden_inside_of_a_line_is_no_part_of_it() -> None:
    line = '<p>The <a href=/f>ferry<span style="display:none"> (new window)</span></a> is back.</p>'
    assert read(line).texts == ["The ferry is back."]


def test_the_hidden_rest_of_a_line_is_a_block_of_its_own() -> None:
    rest = "and nobody who had waited for it on the quay since the morning was cold any longer."
    assert hidden_of(f"<div>The ferry came <span hidden>{rest}</span></div>") == [
        ("The ferry came", False),
        (rest, True),
    ]


@pytest.mark.parametrize("element", ["noscript", "div hidden"])
def test_what_repeats_a_block_for_want_of_scripts_or_of_room_is_left_out(element: str) -> None:
    html = f"<p>The ferry is back.</p><{element}><p>The ferry is back.</p><p>Menu</p>"
    assert read(html).texts == ["The ferry is back.", "Menu"]


@pytest.mark.parametrize(
    ("html", "texts"),
    [
        pytest.param("<p>One.<br>Two.<br/><br/>Three.", ["One.", "Two.", "Three."], id="breaks"),
        pytest.param("<h2>Ferry<br>is back</h2>", ["Ferry is back"], id="broken heading"),
        pytest.param("<div>The ferry<br>is back.", ["The ferry is back."], id="broken line"),
        pytest.param("<div>The ferry<br><br>is back.", ["The ferry", "is back."], id="blank line"),
        pytest.param("<br>The <b>ferry</b> is back.", ["The ferry is back."], id="break before"),
        pytest.param("Over<hr>Under", ["Over", "Under"], id="rule"),
        pytest.param("<p>Over<div></div>Under", ["Over", "Under"], id="empty box"),
        pytest.param("<pre>One\nmore.\n \nTwo.</pre>", ["One more.", "Two."], id="pre"),
        pytest.param(
            '<div style="white-space: pre-wrap">One\nmore.\n\nTwo.</div>',
            ["One more.", "Two."],
            id="kept breaks",
        ),
        pytest.param("<a>Home</a><a>Tides</a>", ["Home Tides"], id="links side by side"),
        pytest.param("<p>sky<b>line</b>", ["skyline"], id="inside of a word"),
        pytest.param("<xmp><b>One</b></xmp>", ["<b>One</b>"], id="xmp"),
        pytest.param('<p class="a"" id="b">One</p><p>"Two"', ["One", '"Two"'], id="stray quote"),
        pytest.param("<object><p>One</object>", ["One"], id="what stands for an object"),
        pytest.param("<p>One<textarea>Two</textarea>", ["One"], id="a form's own text"),
        pytest.param("<p>One<?php two(); ?></p>", ["One"], id="instruction"),
    ],
)
def test_text_is_parted_as_a_browser_lays_it_out(html: str, texts: list[str]) -> None:
    assert read(f"<html><body>{html}").texts == texts


def test_cells_with_little_text_are_a_row_and_those_with_much_are_paragraphs() -> None:
    story = "The ferry to Skarholm came back on Monday, " * 4
    page = read(f"<table><tr><td>Home<td>Tides<tr><td>Menu<td>{story}<td>{story}</table>")
    assert list(zip(page.marks, page.texts, strict=True)) == [
        (Mark.TABLE, "Home Tides"),
        (Mark.TABLE, "Menu"),
        (Mark.PLAIN, story.strip()),
        (Mark.PLAIN, story.strip()),
    ]


def tags_of(markup: Markup) -> list[str]:
    """The tags of the elements that hold blocks."""
    return [markup.namings[number][0] for number in markup.named]


def path_of(page: Page, number: int) -> list[str]:
    """The tags from an element up to the body."""
    assert page.markup is not None
    every = tags_of(page.markup)
    tags = [every[number]]
    while number:
        number = page.markup.parents[number]
        tags.append(every[number])
    return tags


def test_each_block_knows_the_elements_it_lies_in() -> None:
    page = read(
        "<html><body><nav><ul><li><a href=/>Home</a></ul></nav><img><div></div><article>"
        "<p><strong>Bold</strong> to begin with</p><p><em>All <b>of it</b></em></p></article>"
    )
    markup = page.markup
    assert markup is not None
    assert [path_of(page, number) for number in markup.inner] == [
        ["a", "li", "ul", "nav", "body"],
        ["p", "article", "body"],
        ["em", "p", "article", "body"],
    ]
    assert [path_of(page, number)[0] for number in markup.holders] == ["li", "p", "p"]
    article = tags_of(markup).index("article")
    assert (markup.starts[article], markup.ends[article], markup.depths[article]) == (1, 3, 1)
    assert (markup.starts[0], markup.ends[0]) == (0, 3)


def test_elements_that_are_named_alike_share_their_naming() -> None:
    page = read(
        '<body><p class="a" id="x" style="color:red">One</p><p id="x" class="a">Two</p>'
        '<p role="note" itemprop="text">Three</p>'
    )
    assert page.markup is not None
    assert page.markup.named == [0, 1, 1, 2]
    assert page.markup.namings == [
        ("body", None, None, None, None),
        ("p", "a", "x", None, None),
        ("p", None, None, "note", "text"),
    ]


def test_blocks_that_are_left_out_are_not_counted_in_their_elements() -> None:
    page = read("<p>One</p><div><noscript>One</noscript><p>Two</p></div><p>Three</p>")
    markup = page.markup
    assert markup is not None
    division = tags_of(markup).index("div")
    assert page.texts == ["One", "Two", "Three"]
    assert (markup.starts[division], markup.ends[division]) == (1, 2)


def test_text_and_markdown_have_no_markup() -> None:
    assert read("The ferry is back.").markup is None
    assert read("# Ferry\n\n* [Home](/)").markup is None


@pytest.mark.parametrize(
    ("script", "stated"),
    [
        ('{"articleBody": "It\\u2019s back.\\nAt last."}', "It’s back.\nAt last."),
        ('{"articleBody" : "&lt;p&gt;It is &amp; was.&lt;/p&gt;"}', "\nIt is & was.\n"),
        ('{"articleBody": "One \\q two", broken', "One \\q two"),
        ('{"articleBody": ["no text"]}', ""),
        ('{"articleBody": "never ends', ""),
    ],
)
def test_the_body_that_a_page_states_in_its_data_is_handed_on(script: str, stated: str) -> None:
    page = read(f"<html><body><script>{script}</script><p>The ferry is back.")
    assert page.markup is not None
    assert page.markup.witness == stated


def test_lone_surrogates_lose_nothing() -> None:
    assert read("<p>one \ud800 two</p><p>three</p>").texts == ["one \ufffd two", "three"]


@pytest.mark.parametrize(
    ("html", "fault"),
    [
        pytest.param("<div>" * 5000 + "<p>deep", "html-too-deep", id="nesting"),
        pytest.param(
            "".join(f"<font size={n}>" for n in range(300)) + "<p>x" * 1000,
            "html-misnested",
            id="misnesting",
        ),
        pytest.param(
            "<p " + " ".join(f"a{n}=1" for n in range(2000)) + ">deep</p>",
            "html-too-many-attributes",
            id="attributes",
        ),
    ],
)
def test_what_would_choke_the_parser_is_read_as_text(html: str, fault: str) -> None:
    page = read(f"<html><body>before{html}<p>after &amp; <b>so</b> on")
    assert page.warnings == (fault,)
    assert page.texts[0].startswith("before")
    assert page.texts[-1] == "after & so on"


def test_markup_inside_scripts_comments_and_values_is_not_counted() -> None:
    script = "<script>" + "<div>" * 2 * LIMITS.html_depth.value + "</script>"
    comment = "<!--" + "<div>" * 2 * LIMITS.html_depth.value + "-->"
    value = f"<p data-x='{' a=1' * 2 * LIMITS.html_attributes.value}'>"
    assert find_fault(script + comment + value) == ""


def test_icons_that_close_themselves_do_not_nest() -> None:
    icons = "<svg><path d='M0'/><use href='#x'/></svg>" * 2 * LIMITS.html_depth.value
    assert find_fault(icons) == ""


@pytest.mark.parametrize("html", ["<path/>", "<svg><p><path/>", "<svg><title><use/>"])
def test_what_only_looks_like_an_icon_does_nest(html: str) -> None:
    assert find_fault(html * 2 * LIMITS.html_depth.value) == "html-too-deep"


def test_open_list_items_and_paragraphs_do_not_nest() -> None:
    assert find_fault("<p>x<li>y<td>z" * 2000) == ""


@pytest.mark.parametrize("typed", ["• ", "* ", "• ▪ "])
def test_bullets_that_are_typed_are_marks_and_no_words(typed: str) -> None:
    page = read(f"<p>We tested:</p><p>{typed}Two boats from the north of the island</p>")
    assert page.texts[1] == "Two boats from the north of the island"
    assert page.marks[1] is Mark.BULLET


def test_code_keeps_its_asterisks_and_a_star_alone_is_a_word() -> None:
    assert read("<p>Code</p><pre>* The depth</pre>").texts == ["Code", "* The depth"]
    assert read("<p>*</p><p>5 * 5</p>").texts == ["*", "5 * 5"]


def test_paragraphs_of_what_takes_no_room_are_no_blocks() -> None:
    assert read("<p>One boat</p><p>\u200d</p><p>Two boats</p>").texts == ["One boat", "Two boats"]
