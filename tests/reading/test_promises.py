"""Laws that hold for every page: nothing raised, nothing lost, nothing invented, linear time."""

from __future__ import annotations

import random
import re
import time
import tracemalloc
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cleannews.errors import InputTooLargeError
from cleannews.limits import LIMITS
from cleannews.reading import Door, Page, read

# Scripts without spaces are read letter by letter: lines of theirs join without one.
_WORD = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u9fff]|[^\W_]+")
_UNSAFE = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff\u202a-\u202e\u2066-\u2069]")
_SCRAPS = (
    *"aB1.,:;?!()[]{}<>#*_`|\\/-+=&\"'“”«»…—’\n\n\n  \t\r",
    *(
        "the ",
        "von ",
        "of\n",
        " said",
        "Skarholm",
        "\n# ",
        "\n* ",
        "\n- ",
        "\n1. ",
        "\n> ",
        "![",
        "](",
    ),
    *(
        "](http://x.y)",
        "**",
        "__",
        "\n---\n",
        "```\n",
        "<p>",
        "</p>",
        "<b>",
        "<br>",
        "<div ",
        "&amp;",
    ),
    *("\u0301", "\u0327", "\u200b", "\u200d", "\ufeff", "\x00", "\x01", "\x1b", "\ud800", "\udc00"),
    *(
        "\u202e",
        "\u2069",
        "\U000e0041",
        "\x85",
        "\u2028",
        "\xa0",
        "渡し",
        "船。",
        "ا",
        "、",
        "한",
        "\xad",
    ),
)
SOUPS = st.lists(st.sampled_from(_SCRAPS), max_size=60).map("".join)
TEXTS = SOUPS | st.text(st.characters() | st.characters(categories=["Cs"]))


def check(page: Page) -> None:
    """Hold a page to what `Page` says of itself."""
    count = len(page.texts)
    assert {
        len(page.spans),
        len(page.marks),
        len(page.levels),
        len(page.gaps),
        len(page.links),
    } == {count}
    last = 0
    for (start, end), text, links in zip(page.spans, page.texts, page.links, strict=True):
        assert last <= start < end <= len(page.source)
        assert text == " ".join(text.split()) != ""
        assert unicodedata.is_normalized("NFC", text)
        assert _UNSAFE.search(text) is None
        assert 0 <= links <= len(text)
        last = end


@settings(max_examples=20 * settings().max_examples)
@given(TEXTS)
def test_any_text_is_read(source: str) -> None:
    page = read(source)
    check(page)
    if page.door is not Door.HTML:
        assert page.source == source


@settings(max_examples=10 * settings().max_examples)
@given(st.binary())
def test_any_bytes_are_read(source: bytes) -> None:
    check(read(source))


@settings(max_examples=20 * settings().max_examples)
@given(TEXTS)
def test_no_word_is_invented(source: str) -> None:
    page = read(source)
    if page.door is Door.TEXT:
        words = iter(_WORD.findall(unicodedata.normalize("NFC", source)))
        assert all(word in words for word in _WORD.findall("\n".join(page.texts)))


@pytest.mark.parametrize("kind", ["text", "fragments", "wrapped", "markdown", "html", "deep html"])
def test_every_marker_is_in_exactly_one_block(kind: str) -> None:
    markers = [f"m{number:04}x" for number in range(1000)]
    source = _page_of(kind, markers, random.Random(kind))
    found = "\n".join(f" {text} " for text in read(source).texts)
    missing = [marker for marker in markers if found.count(marker) != 1]
    assert missing == []


def _page_of(kind: str, markers: list[str], rng: random.Random) -> str:
    """Strew markers over a page: in menus, prose, links, lists, tables."""
    partings = {
        "text": ("\n", "\n\n", " ", ". ", " \ud800 ", "\t"),
        "fragments": ("\n", "\n, ", "\n. ", "\nof\n", " \ud800 ", " the\n"),
        "wrapped": (" ", " ", " and\n", ".\n\n", ", \ud800 "),
        "markdown": (
            "](http://x.y/z) [",
            "\n\n# ",
            "\n  * ",
            " **",
            "** ",
            "\n| ",
            " | ",
            "\n> ",
            " ![",
            "](/p.png) ",
        ),
        "html": (
            "<p>",
            "</div>",
            "<b>",
            "</i>",
            "<br>",
            " \ud800 ",
            "<table><tr><td>",
            "<li>",
            "<a href=x>",
        ),
        "deep html": ("<div><div><span><b><i>", " ", "<p>", "</p>"),
    }[kind]
    body = "".join(marker + rng.choice(partings) for marker in markers)
    head = {"html": "<html><body>", "deep html": "<html><body>" + "<div>" * 5000}.get(kind, "")
    return head + ("[x](http://x.y)\n\n" if kind == "markdown" else "") + body


FAMILIES = {
    "one line": "The ferry is back. ",
    "newlines": "\n",
    "spaces": " ",
    "short lines": "ab\n",
    "paragraphs": "The ferry is back.\n\n",
    "fragments": "of the\n, a\n",
    "one word": "w",
    "addresses": "a.a@",
    "quotes": '" a\n',
    "marks": "\u0327\u0301",
    "surrogates": "\ud800",
    "dates": "12.05.2024, 10:00\n",
    "markdown brackets": "[",
    "markdown images": "![](",
    "markdown targets": "](a()",
    "markdown stars": "**a ",
    "markdown comments": "[x](/)<!--",
    "less": "<",
    "open tags": "<a",
    "comments": "<p>a<!--",
    "scripts": "<html><script ",
    "sections": "<html><![CDATA[",
    "ampersands": "<p>&",
    "divs": "<div>",
    "misnested": "<p><b><i>",
    "attributes": "<p a=b c='d' ",
    "breaks": "<br>",
}


@pytest.mark.parametrize("unit", FAMILIES.values(), ids=FAMILIES.keys())
def test_hostile_pages_take_no_longer_than_their_length_allows(unit: str) -> None:
    source = unit * (200_000 // len(unit))
    start = time.process_time()
    check(read(source))
    # Linear readings take 0.02 to 0.2 s; quadratic ones took minutes.
    assert time.process_time() - start < 5


def test_what_is_not_text_is_refused() -> None:
    with pytest.raises(TypeError, match="source must be str or bytes, not int"):
        read(5)  # type: ignore[arg-type]


def test_too_much_is_refused_by_name(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("cleannews.reading.LIMITS", _SmallLimits)
    assert read("12345").texts == ["12345"]
    with pytest.raises(InputTooLargeError, match="has 6, over the cap of 5"):
        read("123456")


class _SmallLimits:
    input_size = LIMITS.input_size._replace(value=5)


@pytest.mark.parametrize(
    "unit", ["ab\n", "\xa0a", "\ud800", "Back again.\n\n", "[tide](/tides/may)\n", "a "]
)
def test_reading_a_megabyte_takes_little_more(unit: str) -> None:
    source = unit * (1_000_000 // len(unit))
    tracemalloc.start()
    try:
        read(source)
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert peak <= 12 * len(source) + 32 * 2**20


def test_a_page_of_very_many_lines_keeps_every_word() -> None:
    lines = [f"Line number {number}." for number in range(LIMITS.lines.value * 3 // 2)]
    page = read("\n".join(lines))
    assert page.warnings == ("too-many-lines",)
    assert len(page) <= LIMITS.lines.value
    assert " ".join(page.texts) == " ".join(lines)
