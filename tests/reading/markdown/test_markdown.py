from __future__ import annotations

import textwrap

import pytest

from cleannews.reading import Door, Layout, Mark, read

LINK = "https://example.org/a_b/c-d?e=f&g=(h)"
SECOND = f"[two]({LINK})"  # makes a page Markdown without doubt


def blocks(source: str) -> list[tuple[Mark, int, str]]:
    page = read(source)
    assert page.door is Door.MARKDOWN
    return list(zip(page.marks, page.levels, page.texts, strict=True))


@pytest.mark.parametrize(
    ("source", "text", "links"),
    [
        pytest.param(f"Read [the log]({LINK}) today.", "Read the log today.", 7, id="a link"),
        pytest.param(f"[all of it]({LINK})", "all of it", 9, id="nothing but a link"),
        pytest.param(f'[a]({LINK} "Tide (low)")', "a", 1, id="a title"),
        pytest.param("[a](</b c>)", "a", 1, id="a target in angle brackets"),
        pytest.param("[a](mailto:?subject=Tide table\nfor May)", "a", 1, id="a target with spaces"),
        pytest.param(f"[]({LINK})The tide", "The tide", 0, id="a link around nothing"),
        pytest.param(f"**[bold]({LINK})** text", "bold text", 4, id="a link in bold"),
        pytest.param(f"[**bold** link]({LINK})", "bold link", 9, id="bold in a link"),
        pytest.param(f"[two\nlines]({LINK}) here", "two lines here", 9, id="a link over two lines"),
        pytest.param(
            "A *small* boat_name and _big_ one", "A small boat_name and big one", 0, id="italics"
        ),
        pytest.param("A **big ** boat", "A big boat", 0, id="a space in bold"),
        pytest.param(
            "2 * 3 * 4 and a * b", "2 * 3 * 4 and a * b", 0, id="stars that are no markup"
        ),
        pytest.param("1\\. May \\- or \\*June\\*", "1. May - or *June*", 0, id="escapes"),
        pytest.param("Of the**old** port", "Of the old port", 0, id="a space lost before bold"),
        pytest.param("**T**he old port", "The old port", 0, id="a drop cap"),
        pytest.param(f"Two [boat]({LINK})s sank", "Two boats sank", 4, id="an s behind a link"),
        pytest.param(f"Norvale’s[ferry]({LINK})", "Norvale’s ferry", 5, id="a genitive"),
        pytest.param("The port closes_", "The port closes", 0, id="an end without a beginning"),
        pytest.param("_The port closes", "The port closes", 0, id="a beginning without an end"),
        pytest.param("******The port****** is", "The port is", 0, id="bold in bold in bold"),
        pytest.param("Fares* rise", "Fares* rise", 0, id="a star that leads to a note"),
        pytest.param("渡し**船**が", "渡し船が", 0, id="no space where none is written"),
        pytest.param("run `a*b*c` now", "run a*b*c now", 0, id="code"),
        pytest.param("Tides &amp; boats&nbsp;here", "Tides & boats here", 0, id="entities"),
        pytest.param("The <b>old</b> port<sup>3</sup>", "The old port 3", 0, id="tags"),
        pytest.param("a <!-- [hidden](x) --> b", "a b", 0, id="a comment"),
        pytest.param(
            "<https://example.org/x> is new", "https://example.org/x is new", 21, id="an autolink"
        ),
        pytest.param("[sic] said the captain", "[sic] said the captain", 0, id="plain brackets"),
    ],
)
def test_what_a_reader_sees_of_a_line(source: str, text: str, links: int) -> None:
    page = read(f"{source}\n\n{SECOND}")
    assert (page.door, page.texts[0], page.links[0]) == (Door.MARKDOWN, text, links)


def test_reference_links_are_links_and_their_definitions_are_not_seen() -> None:
    page = read(
        f"The [log][1] and the [Tide] are [new][3].\n\n[1]: {LINK}\n[tide]: {LINK}\n\n{SECOND}"
    )
    assert page.texts == ["The log and the Tide are [new][3].", "two"]
    assert page.links == [7, 3]


def test_headings_of_both_kinds() -> None:
    source = f"# One\n\nTwo\n===\n\nThree\n-----\n\n#### Four ####\n\n#nothashed\n\n{SECOND}"
    assert blocks(source) == [
        (Mark.HEADING, 1, "One"),
        (Mark.HEADING, 1, "Two"),
        (Mark.HEADING, 2, "Three"),
        (Mark.HEADING, 4, "Four"),
        (Mark.PLAIN, 0, "#nothashed"),
        (Mark.PLAIN, 0, "two"),
    ]


def test_lists_quotations_rules_and_code() -> None:
    source = (
        f"  * one\n    * {SECOND}\n  1. three\n\n> A quotation\n> > inside\n\n* * *\n\n---\n\n"
        "```python\nx = [1](2)\n```\n\n\\- No, he said.\n"
    )
    assert blocks(source) == [
        (Mark.BULLET, 1, "one"),
        (Mark.BULLET, 2, "two"),
        (Mark.NUMBER, 1, "three"),
        (Mark.QUOTE, 1, "A quotation"),
        (Mark.QUOTE, 2, "inside"),
        (Mark.CODE, 0, "x = [1](2)"),
        (Mark.PLAIN, 0, "- No, he said."),
    ]


def test_a_fence_that_nothing_closes_hides_nothing() -> None:
    assert read(f"```\n{SECOND} here").texts == ["two here"]


def test_tables_give_a_block_a_row() -> None:
    source = f"| Port | Boats |\n|---|---:|\n| Skarholm | 3 |\n\nHome | {SECOND} | News\n"
    assert blocks(source) == [
        (Mark.TABLE, 0, "Port Boats"),
        (Mark.TABLE, 0, "Skarholm 3"),
        (Mark.PLAIN, 0, "Home | two | News"),
    ]


def test_the_alternative_text_of_a_picture_stands_alone() -> None:
    page = read(
        f"![The old ferry]({LINK})The ferry is back.\n\n[![]({LINK})]({LINK})\n\n[![Logo](/l)](/)"
    )
    assert page.texts == ["The old ferry", "The ferry is back.", "Logo"]
    assert page.links == [13, 0, 4]


def test_links_that_touch_were_apart() -> None:
    page = read(
        f"[Home]({LINK})[News]({LINK})\n\nMenu[Sport]({LINK})Tides and [Kim]({LINK})'s boat"
    )
    assert page.texts == ["Home", "News", "Menu Sport Tides and Kim's boat"]


def test_paragraphs_wrapped_within_links_are_put_together() -> None:
    text = (
        "The ferry to Skarholm is back in service after eleven weeks in dry dock, the "
        "[harbour board](https://example.org/harbour-board/of-skarholm/press-releases-of-the-"
        "year) said on Tuesday, and the first crossing carried more dogs than people."
    )
    seen = text[: text.index("(")] + text[text.index(")") + 1 :]
    seen = seen.replace("[", "").replace("]", "")
    source = "\n\n".join(["# Ferry is back", textwrap.fill(text, 78), textwrap.fill(text, 78)])
    page = read(source)
    assert page.layout is Layout.WRAPPED
    assert page.texts == ["Ferry is back", seen, seen]
    assert page.links == [0, 13, 13]
    assert source[slice(*page.spans[1])] == textwrap.fill(text, 78)


def test_lines_that_are_not_wrapped_stay_apart() -> None:
    page = read(f"{SECOND}\nThe tide\nHigh water  \nlow water\n**Published** today")
    assert page.texts == ["two", "The tide", "High water", "low water", "Published today"]


def test_a_day_is_no_item_of_a_list() -> None:
    page = read(
        "# Ein Titel\n\n5. Januar 2001\n\n5. Der Januar war der kälteste des Jahrhunderts.\n"
    )
    assert page.texts == [
        "Ein Titel",
        "5. Januar 2001",
        "Der Januar war der kälteste des Jahrhunderts.",
    ]
    assert page.marks == [Mark.HEADING, Mark.PLAIN, Mark.NUMBER]
