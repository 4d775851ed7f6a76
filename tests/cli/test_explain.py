"""What --explain shows of a page."""

from __future__ import annotations

import math
import re

import pytest

from cleannews.article import Article, Block, Reason, Role
from cleannews.cli.explain import explain_plain, explain_with_colour

STYLE = re.compile(r"\x1b\[[0-9;]*m")


@pytest.fixture
def article() -> Article:
    """Four lines of which one is empty: a menu, a title, a paragraph in Japanese."""
    source = "Home\nShips sail\n\n船は月曜日に再び出航しました。\n"
    menu = Reason("en/navigation/menu", "An entry of menus.", -math.inf)
    context = Reason("context", "Prose stands around it.", 2.14)
    shape = Reason("shape", "It ends a sentence.", 1)
    blocks = (
        Block("Home", 0, 4, Role.NAVIGATION, 0.014, (menu,)),
        Block("Ships sail", 5, 15, Role.TITLE, 0.4),
        Block("船は月曜日に再び出航しました。", 17, 32, Role.PARAGRAPH, 0.986, (context, shape)),
    )
    return Article(
        text="船は月曜日に再び出航しました。",
        title="Ships sail",
        authors=(),
        published=None,
        modified=None,
        dateline=None,
        section=None,
        topics=(),
        sources=(),
        captions=(),
        credits=(),
        url=None,
        site=None,
        language=None,
        kind="article",
        kind_probability=0.75,
        confidence=1.0,
        blocks=blocks,
        source=source,
        warnings=(),
    )


def test_plain_is_aligned_and_uncut(article: Article) -> None:
    assert explain_plain(article).splitlines() == [
        "      line  role        body  text, and why",
        "drop     1  navigation  0.01  Home",
        "                              en/navigation/menu (certain) An entry of menus",
        "meta     2  title       0.40  Ships sail",
        "keep     4  paragraph   0.99  船は月曜日に再び出航しました。",
        f"{'':30}context (+2.1) Prose stands around it | shape (+1.0) It ends a sentence",
        "3 blocks: 1 kept, 1 metadata, 1 dropped",
    ]


def test_on_a_terminal_it_is_the_same_in_colour(
    article: Article, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.delenv("NO_COLOR", raising=False)
    shown = explain_with_colour(article, width=120)
    assert STYLE.sub("", shown) == explain_plain(article)
    assert "\x1b[32mkeep" in shown
    assert "\x1b[31mdrop" in shown


def test_a_terminal_without_colour_gets_none(
    article: Article, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TERM", "dumb")
    assert explain_with_colour(article, width=120) == explain_plain(article)


def test_lines_too_long_for_the_terminal_are_cut(
    article: Article, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TERM", "dumb")
    assert explain_with_colour(article, width=64).splitlines()[4:] == [
        "keep     4  paragraph   0.99  船は月曜日に再び出航しました。",
        "                              context (+2.1) Prose stands aroun…",
        "3 blocks: 1 kept, 1 metadata, 1 dropped",
        "lines are cut to fit; piped they are whole, as into less -S",
    ]


def test_a_narrow_terminal_shows_text_below_the_facts(
    article: Article, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TERM", "dumb")
    assert explain_with_colour(article, width=30).splitlines() == [
        "      line  role        body …",
        "drop     1  navigation  0.01",
        "  Home",
        "  en/navigation/menu (certain…",
        "meta     2  title       0.40",
        "  Ships sail",
        "keep     4  paragraph   0.99",
        "  船は月曜日に再び出航しまし …",
        "  context (+2.1) Prose stands…",
        "3 blocks: 1 kept, 1 metadata,…",
        "lines are cut to fit; piped t…",
    ]
