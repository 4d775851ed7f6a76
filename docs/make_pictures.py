"""Take the pictures of README and site anew: `python docs/make_pictures.py`.

They are the real report of an example, as a browser shows it. Needs requirements-browser.txt and a
Chromium.
"""

from __future__ import annotations

import os
import shutil
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from playwright.sync_api import sync_playwright

from cleannews import clean, explain
from cleannews.writing.report import to_html

DOCS = Path(__file__).parent
NAMES = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")
# Of the report, only the page with what became of each line.
PAGE_ALONE = """
for (const element of document.querySelectorAll("h2, form, .fields, .missing, h2 + .about")) {
  element.style.display = "none";
}
document.querySelector(".map").style.marginBottom = "1rem";
"""


def report_of(example: str, folder: Path) -> str:
    """Write the report of an example, and give its address."""
    source = (DOCS.parent / "examples" / example).read_bytes()
    article = replace(clean(source), blocks=explain(source))
    file = folder / f"{example}.html"
    file.write_text(to_html(article, f"examples/{example}"), encoding="utf-8")
    return file.as_uri()


def take(browser: Any, address: str, name: str, height: int, script: str = "") -> None:
    """Photograph the top of a report."""
    page = browser.new_page(viewport={"width": 1000, "height": height}, color_scheme="light")
    page.goto(address)
    if script:
        page.evaluate(script)
    page.screenshot(path=DOCS / name)
    page.close()


def main() -> None:
    """Take all pictures."""
    chromium = next(filter(None, map(shutil.which, NAMES)))
    arguments = ["--no-sandbox"] if os.getuid() == 0 else []
    with TemporaryDirectory() as name, sync_playwright() as started:
        folder = Path(name)
        browser = started.chromium.launch(executable_path=chromium, args=arguments)
        take(browser, report_of("orchard.md", folder), "picture.png", 868, PAGE_ALONE)
        take(browser, report_of("ferry.txt", folder), "report.png", 1000)
        browser.close()


if __name__ == "__main__":
    main()
