"""What --diff shows: the page as it came against what is kept of it."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given

from cleannews import clean
from cleannews.cli.diff import diff_plain, diff_with_colour
from cleannews.testing import hostile_text, scraped_pages

from .conftest import PAGE

if TYPE_CHECKING:
    from collections.abc import Callable

    from cleannews.testing import ScrapedPage

    from .conftest import Outcome

ROOT = Path(__file__).parents[2]
HEAD = re.compile(r"@@ -(\d+),(\d+) \+(\d+),(\d+) @@")


def said(text: str) -> list[str]:
    """The lines of a text that say something."""
    return [line for line in text.split("\n") if line.strip()]


def applied(diff: str, source: str) -> list[str]:
    """What a diff makes of a text; it must fit, line by line."""
    before = [line.removesuffix("\r") for line in source.split("\n")]
    after: list[str] = []
    at = 0
    for line in diff.split("\n")[2:]:
        if head := HEAD.match(line):
            start = int(head[1]) - (head[2] != "0")
            after += before[at:start]
            assert len(after) == int(head[3]) - (head[4] != "0")
            at = start
        elif line[:1] == "+":
            after.append(line[1:])
        elif line[:1] in {"-", " "}:
            assert before[at] == line[1:]
            after += [line[1:]] * (line[0] == " ")
            at += 1
    return after + before[at:]


def test_what_goes_is_named_by_its_roles() -> None:
    article = clean(PAGE)
    roles = dict.fromkeys(block.role.value for block in article.removed)
    signs = "---- -  --"
    assert diff_plain(article, "page.txt").split("\n") == [
        "--- page.txt",
        "+++ page.txt (kept)",
        f"@@ -1,10 +1,3 @@ {', '.join(roles)}",
        *map("".join, zip(signs, PAGE.splitlines(), strict=True)),
    ]


@given(scraped_pages())
def test_applied_to_a_page_it_gives_the_article(page: ScrapedPage) -> None:
    article = clean(page.source)
    diff = diff_plain(article, "page")
    assert said("\n".join(applied(diff, article.source))) == said(article.text)


@given(hostile_text(max_pieces=8, max_repeats=5))
def test_it_holds_for_any_text(text: str) -> None:
    article = clean(text)
    diff = diff_plain(article, "page")
    kept = said("\n".join(applied(diff, article.source))) if diff else said(article.source)
    assert kept == said(article.text)


@pytest.mark.skipif(shutil.which("patch") is None, reason="there is no patch")
@pytest.mark.parametrize("end", ["", "\n"])
def test_patch_takes_it(tmp_path: Path, end: str) -> None:
    page, diff = tmp_path / "page.txt", tmp_path / "page.diff"
    source = (ROOT / "examples" / "orchard.md").read_text(encoding="utf-8").rstrip("\n") + end
    page.write_text(source, encoding="utf-8")
    article = clean(source)
    diff.write_text(f"{diff_plain(article, 'page.txt')}\n", encoding="utf-8")
    subprocess.run(["patch", "-s", page, diff], check=True)  # noqa: S607 - any patch will do
    assert said(page.read_text(encoding="utf-8")) == said(article.text)


def test_a_page_that_is_its_article_has_no_difference(
    cleannews: Callable[..., Outcome], tmp_path: Path
) -> None:
    page = tmp_path / "page.txt"
    page.write_text(clean(PAGE).text, encoding="utf-8")
    assert cleannews("--diff", page) == (0, "", "")


def test_colour_says_the_same_and_nothing_steers_the_terminal(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.delenv("NO_COLOR", raising=False)
    article = clean(PAGE.replace("Share", "Share \x1b[2J"))
    shown = diff_with_colour(article, "page\x1b.txt")
    assert "\x1b[31m-Home\x1b[0m" in shown
    assert "\x1b[2J" not in shown
    plain = re.sub(r"\x1b\[[0-9;]*m", "", shown)
    assert plain == diff_plain(article, "page\x1b.txt").replace("\x1b", "\\u001b")
