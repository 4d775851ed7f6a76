"""The documentation site in a real browser: nobody is kept out of it.

Needs the packages of requirements-browser.txt, a Chromium, and the site as CONTRIBUTING.md says how
to build it; skipped without.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

SITE = Path(__file__).parent.parent / "docs" / "_build" / "html"
PAGES = sorted(str(page.relative_to(SITE)) for page in SITE.rglob("*.html"))
pytestmark = pytest.mark.skipif(not PAGES, reason="the site has not been built")
# Rows of a table look alike, and the page of figures has a thousand.
WHAT = "{exclude: 'tbody tr:nth-child(n+4)'}"
PHONE, DESK = {"width": 390, "height": 800}, {"width": 1280, "height": 900}


@pytest.mark.parametrize(
    ("scheme", "viewport", "names"),
    # One page of each sort shows what the other colours and widths do.
    [("light", DESK, PAGES), ("dark", PHONE, ["index.html", "migration.html", "search.html"])],
    ids=["light-desk", "dark-phone"],
)
def test_no_page_breaks_a_rule_of_accessibility(
    browser: Any, axe: str, scheme: str, viewport: dict[str, int], names: list[str]
) -> None:
    page = browser.new_page(color_scheme=scheme, viewport=viewport)
    broken = []
    for name in names:
        page.goto((SITE / name).as_uri())
        page.evaluate(axe)
        found = page.evaluate(f"axe.run({WHAT}, {{resultTypes: ['violations']}})")["violations"]
        broken += [(name, rule["id"], rule["nodes"][0]["html"]) for rule in found]
    page.close()
    assert broken == []


def test_no_page_is_wider_than_a_phone(browser: Any) -> None:
    page = browser.new_page(viewport=PHONE)
    widths = {}
    for name in PAGES:
        page.goto((SITE / name).as_uri())
        widths[name] = page.evaluate("document.documentElement.scrollWidth")
    page.close()
    assert {name: width for name, width in widths.items() if width > PHONE["width"]} == {}
