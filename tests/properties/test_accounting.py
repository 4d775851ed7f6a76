"""Nothing is lost: every word of a page is in exactly one block."""

from __future__ import annotations

import random
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings

from cleannews import clean
from cleannews.reading import read
from cleannews.testing import LAYOUTS, ScrapedPage, hostile_text, scraped_pages
from tests.properties.laws import TIMES, check_all_laws, examples

if TYPE_CHECKING:
    from collections.abc import Callable

FIXTURES = sorted((Path(__file__).parent.parent / "fixtures").glob("*/source.*"))
MARKERS = 1000
DEEP = 5000
LETTERS = "bcdfghjklmnpqrstvwxz"  # without vowels: no word of any rule


def markers(seed: str) -> list[str]:
    chance = random.Random(seed)
    drawn: dict[str, None] = {}
    while len(drawn) < MARKERS:
        drawn["".join(chance.choices(LETTERS, k=8))] = None
    return list(drawn)


def lay(marks: list[str], layout: str) -> str:
    """Spread the marks over a page of sentences, menus and lists."""
    lines = []
    for number in range(0, MARKERS, 10):
        row = marks[number : number + 10]
        lines += [
            f"The {row[0]} of {row[1]} said on Monday that {row[2]} would reopen, {row[3]} or not.",
            f"{row[4].title()} {row[5]}",
            f"“We {row[6]} it,” she added. But the {row[7]} was {row[8]} and full of {row[9]}.",
        ]
    return JOINS[layout](lines)


JOINS: dict[str, Callable[[list[str]], str]] = {
    "lines": "\n".join,
    "paragraphs": "\n\n".join,
    "bullets": lambda lines: "\n".join(f"  * {line}" for line in lines),
    "numbers": lambda lines: "\n".join(f"{at}. {line}" for at, line in enumerate(lines, 1)),
    "words on lines": lambda lines: "\n".join(" ".join(lines).split()),
    "endless": " ".join,
    "Markdown": lambda lines: "# A heading\n\n" + "\n\n".join(f"* [{line}](/x)" for line in lines),
    "Markdown table": lambda lines: (
        "| a | b |\n|---|---|\n" + "\n".join(f"| {x} | y |" for x in lines)
    ),
    "table": lambda lines: "\n".join(line.replace(" ", "\t") for line in lines),
    "unclosed tags": lambda lines: "\n".join(f"<b>{line}<i" for line in lines),
    "surrogates": lambda lines: every_100("\n".join(lines), "\ud800"),
    "controls": "\x00\x1b[31m\n\x85".join,
    "deep quotes": lambda lines: "\n".join([">" * DEEP + lines[0], *lines[1:]]),
    "deep bullets": lambda lines: "\n".join(
        " " * 2 * (at % DEEP) + f"- {line}" for at, line in enumerate(lines)
    ),
    "deep tags": lambda lines: "<div>" * DEEP + "".join(f"<p>{line}" for line in lines),
    "HTML": lambda lines: "<html><body>" + "".join(f"<p>{line}</p>" for line in lines),
    "broken HTML": lambda lines: "<div><p>" + "<td><b><p>".join(lines) + "</div></i><ul>",
}


def every_100(text: str, sign: str) -> str:
    """Put the sign behind the first word end after each 100 characters."""
    words, size = [], 0
    for word in text.split(" "):
        size += len(word) + 1
        words.append(word if size < 100 else word + sign)
        size %= 100
    return " ".join(words)


@pytest.mark.parametrize("layout", JOINS)
def test_each_of_a_thousand_marked_words_is_in_exactly_one_block(layout: str) -> None:
    for time in range(TIMES):
        marks = markers(f"{layout} {time}")
        article = clean(lay(marks, layout))
        page = " ".join(block.text.lower() for block in article.blocks)
        assert [(mark, page.count(mark)) for mark in marks if page.count(mark) != 1] == []
        check_all_laws(article)


@settings(max_examples=examples(1000))
@given(hostile_text())
def test_nothing_but_space_and_signs_lies_between_the_blocks(source: str) -> None:
    page = read(source)
    if page.door != "text":
        return  # Markdown has words that nobody sees: the targets of its links
    end = 0
    for start, stop in [*page.spans, (len(page.source), len(page.source))]:
        assert not any(char.isalnum() for char in page.source[end:start])
        end = stop


@pytest.mark.parametrize("path", FIXTURES, ids=lambda path: path.parent.name)
def test_every_fixture_keeps_every_law(path: Path) -> None:
    check_all_laws(clean(path.read_bytes()))


@pytest.mark.parametrize("layout", LAYOUTS)
@settings(max_examples=examples(50))
@given(page=scraped_pages())
def test_every_invented_page_keeps_every_law(layout: str, page: ScrapedPage) -> None:
    check_all_laws(clean(page.source))
