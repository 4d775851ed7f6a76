"""The report in a real browser: it fits, it works by keyboard and mouse, it asks for nothing.

Needs the packages of requirements-browser.txt and a Chromium that is installed; skipped without.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from cleannews import clean, explain
from cleannews.writing.report import many_to_html, to_html

from .test_report import PAYLOADS, article_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from cleannews import Article

ROOT = Path(__file__).parents[2]
PHONE, DESK = {"width": 390, "height": 800}, {"width": 1280, "height": 900}
LONG = "w" * 300
VIEWS = ["all", "keep", "drop", "sides"]
PAGES = {
    "english": ROOT / "examples" / "ferry.txt",
    "markdown": ROOT / "examples" / "orchard.md",
    "arabic": ROOT / "tests" / "fixtures" / "ar-maktaba" / "source.txt",
}


@pytest.fixture
def show(browser: Any, tmp_path: Path) -> Iterator[Callable[..., Any]]:
    """Open HTML as a file; `page.heard` are the requests and complaints of the browser."""
    contexts = []

    def open_it(html: str, **settings: Any) -> Any:
        file = tmp_path / "report.html"
        file.write_text(html, encoding="utf-8")
        contexts.append(browser.new_context(**{"viewport": DESK, **settings}))
        page = contexts[-1].new_page()
        page.heard = []
        page.on("request", lambda request: page.heard.append(request.url))
        page.on("console", lambda message: page.heard.append(message.text))
        page.on("pageerror", lambda error: page.heard.append(str(error)))
        page.on("dialog", lambda dialog: page.heard.append(dialog.message))
        page.goto(file.as_uri())
        assert page.heard.pop(0) == file.as_uri()
        return page

    yield open_it
    for context in contexts:
        context.close()


def article_at(path: Path) -> Article:
    source = path.read_bytes()
    return replace(clean(source), blocks=explain(source))


@pytest.fixture(scope="module")
def articles() -> dict[str, Article]:
    return {name: article_at(path) for name, path in PAGES.items()}


def test_a_hostile_page_makes_the_browser_do_nothing(show: Callable[..., Any]) -> None:
    pages = [(payload, article_of(payload)) for payload in PAYLOADS]
    page = show(many_to_html(pages, PAYLOADS))
    for number in range(1, len(pages) + 1):
        page.goto(page.url.partition("#")[0] + f"#p{number}")
    page.wait_for_timeout(100)
    assert [heard for heard in page.heard if not heard.startswith(page.url.partition("#")[0])] == []
    assert page.locator("script, iframe, object, embed, link, base, img").count() == 0


def test_the_style_sheet_is_let_in(show: Callable[..., Any], articles: dict[str, Article]) -> None:
    page = show(articles["english"].to_html())
    assert page.heard == []
    assert page.evaluate("getComputedStyle(document.body).marginTop") == "0px"


def test_reasons_show_for_the_mouse_the_keyboard_and_a_link(
    show: Callable[..., Any], articles: dict[str, Article]
) -> None:
    page = show(articles["english"].to_html())
    why = page.locator("#p1-b8-why")
    assert not why.is_visible()
    page.hover("#p1-b8 .text")
    assert why.is_visible()
    page.mouse.move(0, 0)
    assert not why.is_visible()
    page.focus("#p1-b7 a")
    page.keyboard.press("Tab")
    assert why.is_visible()
    assert not page.locator("#p1-b7-why").is_visible()
    page.keyboard.press("Enter")  # follows the link to the block itself
    page.keyboard.press("Tab")
    assert why.is_visible()
    described = page.get_by_role("link", name="paywall").first
    assert described.get_attribute("aria-describedby") == "p1-b8-why"


def test_reasons_cover_no_text_where_there_is_room(
    show: Callable[..., Any], articles: dict[str, Article]
) -> None:
    page = show(articles["english"].to_html())
    page.focus("#p1-b8 a")
    why = page.locator("#p1-b8-why").bounding_box()
    text = page.locator("#p1-b8 .text").bounding_box()
    assert why["x"] >= text["x"] + text["width"]
    assert why["x"] + why["width"] <= DESK["width"]


def test_boxes_and_views_choose_what_is_shown(
    show: Callable[..., Any], articles: dict[str, Article]
) -> None:
    article = articles["english"]
    page = show(article.to_html())
    kept = len(article.blocks) - len(article.removed)
    menus = sum(block.role == "navigation" for block in article.blocks)

    def shown() -> int:
        return int(page.locator(".blocks > li:visible").count())

    assert shown() == len(article.blocks)
    page.get_by_role("checkbox", name="navigation").uncheck()
    assert shown() == len(article.blocks) - menus
    page.get_by_role("radio", name="Kept", exact=True).check()
    assert shown() == kept
    page.get_by_role("radio", name="Not kept").check()
    assert shown() == len(article.removed) - menus
    page.get_by_role("radio", name="Before and after").check()
    assert shown() == 0
    cells = page.get_by_role("table", name="Before and after").get_by_role("cell")
    assert "\n\n".join(filter(None, cells.all_inner_texts()[1::2])) == article.text
    page.get_by_role("button", name="Show everything again").click()
    assert shown() == len(article.blocks)


def test_an_index_opens_its_pages_and_they_lead_back(
    show: Callable[..., Any], articles: dict[str, Article]
) -> None:
    page = show(many_to_html(articles.items()))
    links = page.get_by_role("table").get_by_role("link")
    assert links.count() == len(articles)
    title = links.nth(1).inner_text()
    links.nth(1).click()
    assert page.locator("h1:visible").all_inner_texts() == [title]
    page.locator(".page:visible .blocks a").first.click()  # a block is within the page
    assert page.locator("h1:visible").all_inner_texts() == [title]
    page.get_by_role("link", name="All pages").click()
    assert page.locator("h1:visible").all_inner_texts() == [f"{len(articles)} pages"]


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize("name", PAGES)
def test_nothing_is_wider_than_a_phone(
    show: Callable[..., Any], articles: dict[str, Article], name: str, view: str
) -> None:
    article = replace(articles[name], title=LONG, warnings=(LONG,), url=f"https://{LONG}")
    page = show(to_html(article, LONG), viewport=PHONE)
    page.check(f".v-{view}")
    page.check(".v-why")
    page.focus(".page a")
    assert page.evaluate("document.documentElement.scrollWidth") == PHONE["width"]


def test_an_index_is_no_wider_than_a_phone(
    show: Callable[..., Any], articles: dict[str, Article]
) -> None:
    html = many_to_html([(LONG, article) for article in articles.values()], [LONG])
    page = show(html, viewport=PHONE)
    assert page.evaluate("document.documentElement.scrollWidth") == PHONE["width"]


def test_arabic_runs_from_right_to_left_on_both_sides(
    show: Callable[..., Any], articles: dict[str, Article]
) -> None:
    page = show(articles["arabic"].to_html())
    direction = "element => getComputedStyle(element).direction"
    for place in ("h1", "#p1-b1 .text", ".sides .before >> nth=0"):
        assert page.locator(place).first.evaluate(direction) == "rtl"
    assert page.locator("body").evaluate(direction) == "ltr"


@pytest.mark.parametrize(
    ("scheme", "viewport", "name"),
    [("light", DESK, "english"), ("dark", PHONE, "arabic")],
    ids=["light-desk", "dark-phone"],
)
def test_no_rule_of_accessibility_is_broken(
    show: Callable[..., Any],
    articles: dict[str, Article],
    axe: str,
    scheme: str,
    viewport: dict[str, int],
    name: str,
) -> None:
    many = many_to_html(articles.items())
    for html, boxes in ((articles[name].to_html(), ["all", "sides", "why"]), (many, ["doubts"])):
        # Only here does the policy let a script in.
        page = show(html, color_scheme=scheme, viewport=viewport, bypass_csp=True)
        page.evaluate(axe)
        for box in boxes:
            page.check(f".v-{box}")
            broken = page.evaluate("axe.run({resultTypes: ['violations']})")["violations"]
            assert [(rule["id"], rule["nodes"][0]["html"]) for rule in broken] == []
