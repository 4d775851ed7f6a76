from __future__ import annotations

import pytest

from cleannews.limits import LIMITS
from cleannews.reading import Door, Mark, read
from cleannews.reading.preflight import find_fault

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
        (Mark.PLAIN, 0, "The old ferry", 0),
    ]
    assert page.door is Door.HTML
    assert page.warnings == ()


def test_the_visible_text_is_the_source_and_spans_point_into_it() -> None:
    page = read(PAGE)
    assert [" ".join(page.source[start:end].split()) for start, end in page.spans] == page.texts
    assert page.source.startswith("Home\nTides\n\nLow\n\nFerry is back\n\nThe ferry")
    assert page.gaps[:4] == [0, 0, 1, 1]


def test_a_page_hidden_until_its_script_runs_is_read_whole() -> None:
    page = read('<div style="display:none"><p>The whole of the article.</p></div><p>Wait</p>')
    assert page.texts == ["The whole of the article.", "Wait"]


def test_a_noscript_counts_only_where_it_holds_the_page() -> None:
    assert read("<p>The ferry is back, said the board.</p><noscript>Turn on</noscript>").texts == [
        "The ferry is back, said the board."
    ]
    assert read("<noscript><p>The ferry is back.</p></noscript><p>Hi</p>").texts == [
        "The ferry is back.",
        "Hi",
    ]


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


def test_open_list_items_and_paragraphs_do_not_nest() -> None:
    assert find_fault("<p>x<li>y<td>z" * 2000) == ""
