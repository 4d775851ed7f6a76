"""The report: everything of a page is in it, once, and nothing of a page acts in it."""

from __future__ import annotations

import base64
import hashlib
import re
from dataclasses import fields, replace
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleannews import Article, Block, Reason, Role, clean, explain
from cleannews.limits import LIMITS
from cleannews.testing import hostile_text, scraped_pages
from cleannews.writing.report import many_to_html, notebook_card, to_html

ROOT = Path(__file__).parents[2]
PAYLOADS = [
    "<script>alert(1)</script>",
    "</style><script>alert(1)</script>",
    "</title><img src=x onerror=alert(1)>",
    '"><svg onload=alert(1)>',
    "' onmouseover='alert(1)",
    "javascript:alert(1)",
    "data:text/html,<script>alert(1)</script>",
    "<a href=javascript:alert(1)>",
    "<!--",
    "]]>",
    "<![CDATA[",
    "&lt;script&gt;",
    "&#60;script>",
    "<base href=//evil.example>",
    "<meta http-equiv=refresh content=0>",
    "<iframe srcdoc='<script>alert(1)</script>'>",
    "<link rel=stylesheet href=//evil.example>",
    "<form action=//evil.example><input name=p>",
    "\u202e<b>\x00\x1b[31m\ud800",
    "http://[",
    "JAVASCRIPT\t:alert(1)",
    "</textarea></noscript></template><math><mtext>",
]
# All that the report is made of. What else a page smuggled in would show.
ELEMENTS = {
    *"a article b bdi body button code dd details div dl dt fieldset form h1 h2 h4 head header html"
    " input label legend li main meta nav ol p rect section small span style summary svg table"
    " tbody td th thead title tr ul".split(),
}
ATTRIBUTES = {
    *"aria-describedby aria-hidden aria-label aria-labelledby charset checked class content dir"
    " height href http-equiv id lang name open preserveaspectratio rel role scope type viewbox"
    " width x y".split(),
}
VOID = {"input", "meta"}


class Reader(HTMLParser):
    """What a browser makes of a report: elements with their attributes, and text."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.texts: dict[str, str] = {}
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert len(dict(attrs)) == len(attrs)
        self.elements.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_comment(self, data: str) -> None:
        pytest.fail(f"a comment: {data}")

    def values(self, name: str) -> list[str]:
        return [attrs[name] or "" for _, attrs in self.elements if name in attrs]


def article_of(text: str, role: Role = Role.NAVIGATION) -> Article:
    """An article with `text` in every slot that takes a text."""
    reason = Reason(text, text, -1.0)
    several = (text,)
    return Article(
        text=text,
        title=text,
        authors=several,
        published=text,
        modified=text,
        dateline=text,
        section=text,
        topics=several,
        sources=several,
        captions=several,
        credits=several,
        url=text,
        site=text,
        language=text,
        kind=text,
        kind_probability=0.5,
        confidence=0.5,
        blocks=(
            Block(text, 0, len(text), role, 0.25, (reason,)),
            Block(text, len(text), 2 * len(text), Role.PARAGRAPH, 0.75),
        ),
        source=text * 3,
        warnings=several,
    )


def assert_harmless(html: str) -> Reader:
    """A page of a stranger has brought no element, attribute, address or character of its own."""
    read = Reader(html)
    assert read.open == []
    assert {tag for tag, _ in read.elements} <= ELEMENTS
    assert {name for _, attrs in read.elements for name in attrs} <= ATTRIBUTES
    assert all(re.match(r"#|https?:", address) for address in read.values("href"))
    assert not re.search("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", html)
    html.encode()
    return read


@pytest.mark.parametrize("payload", PAYLOADS)
def test_nothing_of_a_page_acts_in_any_slot(payload: str) -> None:
    def shown(text: str) -> list[str]:
        article = article_of(text)
        many = many_to_html([(text, article), (text, article)], [text])
        renderings = (to_html(article, text), many, notebook_card(article))
        return [tag for html in renderings for tag, _ in assert_harmless(html).elements]

    assert shown(payload) == shown("plain")


@given(hostile_text(max_pieces=8, max_repeats=5), st.sampled_from(Role))
def test_no_text_whatever_breaks_out(text: str, role: Role) -> None:
    for article in (clean(text), article_of(text, role)):
        assert_harmless(article.to_html())
        assert_harmless(article._repr_html_())


@given(scraped_pages())
def test_every_block_is_in_the_report_once_with_its_role_and_reasons(page: Any) -> None:
    article = clean(page.source)
    html = article.to_html()
    ids = re.findall(r'<li class="([a-z]+) r-([a-z_]+)" id="p1-b(\d+)">', html)
    assert [(role, int(number)) for _, role, number in ids] == [
        (block.role.value, number) for number, block in enumerate(article.blocks, 1)
    ]
    texts = re.findall(r'<p class="text" [^>]*>(.*?)</p>', html, re.DOTALL)
    assert len(texts) == html.count('class="why"') == len(article.blocks)
    whys = re.findall(r'id="(p1-b\d+-why)"', html)
    assert whys == re.findall(r'aria-describedby="([^"]+)"', html)


def test_after_holds_the_text_and_before_the_source() -> None:
    source = "Menu\n\n# [Pier opens](/pier)\n\n---\n\nThe pier opened on Monday.\nIt is long.\n[x]"
    blocks = (
        Block("Menu", 0, 4, Role.NAVIGATION, 0.0),
        Block("Pier opens", 9, 19, Role.HEADING, 0.9),
        Block("The pier opened on Monday. It is long.", 34, 72, Role.PARAGRAPH, 0.9),
    )
    article = replace(article_of("x"), source=source, blocks=blocks, text="x")
    cells = re.findall(r'<td [^>]*class="(before|after)">(.*?)</td>', to_html(article), re.DOTALL)
    assert cells == [
        ("before", "Menu"),
        ("after", ""),
        ("before", "# [Pier opens](/pier)"),
        ("after", "Pier opens"),
        ("before", "---"),
        ("after", ""),
        ("before", "The pier opened on Monday.\nIt is long."),
        ("after", "The pier opened on Monday. It is long."),
        ("before", "[x]"),
        ("after", ""),
    ]


def test_there_is_a_box_and_a_rule_for_each_role() -> None:
    blocks = tuple(Block(role, 0, 0, role, 0.5) for role in Role)
    html = to_html(replace(article_of("x"), blocks=blocks))
    boxes = re.findall(r'<input type="checkbox" class="f-([a-z_]+)" checked>', html)
    assert sorted(boxes) == sorted(Role)
    for role in Role:
        assert f".page:has(.f-{role}:not(:checked)) .r-{role}{{display:none}}" in html


def test_roles_that_the_page_lacks_have_no_box() -> None:
    html = to_html(article_of("x"))
    assert re.findall(r'class="f-([a-z_]+)"', html) == ["paragraph", "navigation"]


def test_the_policy_allows_the_style_sheet_and_nothing_else() -> None:
    html = to_html(article_of("x"))
    sheet = html.partition("<style>")[2].partition("</style>")[0]
    digest = base64.b64encode(hashlib.sha256(sheet.encode()).digest()).decode()
    policy = next(
        attrs["content"]
        for _, attrs in Reader(html).elements
        if attrs.get("http-equiv") == "Content-Security-Policy"
    )
    assert policy == (
        f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    )
    assert "url(" not in sheet
    assert "@import" not in sheet


def test_fields_are_told_with_the_lines_that_show_them() -> None:
    source = (ROOT / "tests" / "fixtures" / "ar-maktaba" / "source.txt").read_bytes()
    article = replace(clean(source), site="nowhere.example")
    html = to_html(article)
    table = html.partition('class="fields"')[2].partition("</table>")[0]
    rows = {
        row[0]: (row[1], row[2])
        for row in re.findall(
            r'role="rowheader">(\w+)</th><td role="cell"><ul>(.*?)</ul></td>'
            r'<td role="cell"><ul>(.*?)</ul>',
            table,
        )
    }
    lines = article.source.split("\n")
    for field, shown in {
        "title": article.title,
        "authors": "كتبت: سلمى الحداد",
        "published": "نشر في: 3 أبريل 2019 - 11:20",
        "section": "ثقافة",
    }.items():
        line = re.search(r"line (\d+)</a>", rows[field][1])
        assert line
        assert lines[int(line[1]) - 1] == shown
    assert "nowhere in the text" in rows["site"][1]
    assert f'<li dir="auto">{article.title}</li>' in rows["title"][0]
    assert "Not found: modified, dateline, sources, url." in html


def test_only_addresses_of_the_web_are_links() -> None:
    def linked(url: str) -> list[str]:
        return [
            href
            for href in Reader(to_html(replace(article_of("x"), url=url))).values("href")
            if not href.startswith("#")
        ]

    assert linked("https://news.example/a?b=1&c") == ["https://news.example/a?b=1&c"]
    assert linked("javascript:alert(1)") == []
    assert linked("ftp://news.example/") == []


def test_the_index_has_the_worst_first_and_says_what_is_wrong() -> None:
    good = replace(article_of("Fine."), confidence=0.99, warnings=(), kind="article")
    unsure = replace(good, confidence=0.5)
    stub = replace(good, kind="paywall", confidence=0.6)
    empty = replace(good, text="", kind="empty", warnings=("no-body",))
    pages = {"good": good, "unsure": unsure, "empty": empty, "stub": stub}
    html = many_to_html(
        [(name, replace(article, title=name)) for name, article in pages.items()], ["gone: lost"]
    )
    index = html.partition('class="pages"')[2].partition("</table>")[0]
    rows = re.findall(r"<bdi[^>]*>(\w+)</bdi></a>.*?<td [^>]*>(.*?)</td>", index)
    assert [(name, re.findall(r"<li>(.*?)</li>", doubts)) for name, doubts in rows] == [
        ("empty", ["nothing kept"]),
        ("stub", ["low confidence", "kind: paywall"]),
        ("unsure", ["low confidence"]),
        ("good", []),
    ]
    assert re.findall(r'<section class="page" id="(p\d)"', html) == ["p1", "p2", "p3", "p4"]
    titles = re.findall(r'<h1 id="p\d-title"[^>]*>(\w+)</h1>', html)
    assert titles == ["empty", "stub", "unsure", "good"]
    assert "gone: lost" in html


def test_of_very_many_pages_the_worst_are_shown_whole() -> None:
    most = LIMITS.report_pages.value
    good = replace(article_of("Fine."), warnings=(), kind="article")
    pages = [(f"page-{n}", replace(good, title=None, confidence=n / 1000)) for n in range(most + 3)]
    html = many_to_html(reversed(pages))
    assert html.count('<section class="page"') == most
    index = html.partition('class="pages"')[2].partition("</table>")[0]
    names = re.findall(r'role="rowheader">(<a href="#p\d+">)?<bdi>(page-\d+)', index)
    assert [name for _, name in names] == [name for name, _ in pages]
    assert [bool(link) for link, _ in names] == [True] * most + [False] * 3
    assert f"Only the first {most} are shown whole." in html


def test_all_reasons_are_told_where_they_are_known() -> None:
    source = (ROOT / "examples" / "ferry.txt").read_text(encoding="utf-8")
    article = clean(source)
    whole = replace(article, blocks=explain(source))
    assert whole.to_html().count("<code>") > 2 * article.to_html().count("<code>")


def test_a_notebook_is_shown_title_fields_and_both_sides() -> None:
    article = clean((ROOT / "examples" / "ferry.txt").read_text(encoding="utf-8"))
    html = article._repr_html_()
    assert f">{article.title}</h4>" in html
    assert '<th scope="row">authors</th><td><div dir="auto">Marta Ellingsen</div></td>' in html
    kept, _, removed = html.partition("<details><summary>Not kept: ")
    assert [
        re.sub("&#x27;", "'", p).replace("&quot;", '"')
        for p in re.findall(r'<p dir="auto">(.*?)</p>', kept)
    ] == article.text.split("\n\n")
    assert removed.count('<p dir="auto">') == len(article.removed)
    assert "style" not in html


def test_every_text_of_a_page_finds_its_own_direction() -> None:
    article = replace(article_of("سلام"), kind="article", language="ar", warnings=())
    html = many_to_html([("سلام", article)])
    places = re.findall(r"<(\w+)([^>]*)>(?:<a [^>]*>)?سلام", html.partition("</head>")[2])
    assert {name for name, _ in places} == {"bdi", "h1", "li", "p", "td", "span", "code"}
    told = {"span", "code"}  # reasons, which are ours and English
    assert all(name == "bdi" or 'dir="auto"' in more for name, more in places if name not in told)


def luminance(colour: str) -> float:
    """Relative luminance as WCAG 2 defines it."""
    digits = colour[1:] if len(colour) == 7 else "".join(2 * digit for digit in colour[1:])
    parts = [int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    linear = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize("scheme", [0, 1], ids=["light", "dark"])
def test_all_text_stands_out_from_its_ground(scheme: int) -> None:
    html = to_html(article_of("x"))
    roots = re.findall(r":root \{(.*?)\}", html, re.DOTALL)
    colours = dict(re.findall(r"--([\w-]+): (#[0-9a-f]+);", roots[scheme]))
    plain = ("paper", "desk")
    grounds = {
        "ink": (*plain, "meta-ground"),
        "soft": (*plain, "drop-ground", "drop-hatch"),
        "keep": plain,
        "meta": plain,
        "drop": plain,
    }
    for text, behind in grounds.items():
        for ground in behind:
            bright, dark = sorted((luminance(colours[text]), luminance(colours[ground])))[::-1]
            assert (bright + 0.05) / (dark + 0.05) >= 4.5, (text, ground)


def test_the_report_names_every_field_of_an_article() -> None:
    html = to_html(article_of("x"))
    # These are told elsewhere in it.
    others = {
        "text", "language", "kind", "kind_probability", "confidence", "blocks", "source",
        "warnings", "include",
    }  # fmt: skip
    named = set(re.findall(r'role="rowheader">(\w+)</th>', html))
    assert named == {field.name for field in fields(Article)} - others
