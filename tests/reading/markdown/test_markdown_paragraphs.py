"""Which lines of Markdown make a paragraph, how it is laid out, and what of it is link text."""

from __future__ import annotations

import pytest

from cleannews.reading import Layout
from cleannews.reading.markdown import read_markdown
from tests.reading.paragraphs.broken_lines import line


def texts(source: str) -> list[str]:
    return read_markdown(source, source).texts


@pytest.mark.parametrize(
    ("source", "is_one"),
    [
        pytest.param("The sea\nrose", True, id="lower case"),
        pytest.param("The sea\n, it rose", True, id="a comma"),
        pytest.param("The sea,\nTor", True, id="under a comma"),
        pytest.param("The sea\nTor", False, id="a capital"),
        pytest.param("The sea.\nrose", False, id="under a full stop"),
        pytest.param('"The sea."\nrose', False, id="under what was said"),
        pytest.param("The sea:\nrose", False, id="under a colon"),
        pytest.param("The sea;\nrose", False, id="under a semicolon"),
        pytest.param("The sea\n\nrose", False, id="a blank line"),
        pytest.param("The sea  \nrose", False, id="a hard break"),
        pytest.param("The sea \nrose", True, id="a space at the end"),
        pytest.param("The sea,<br>rose", False, id="a break of markup"),
        pytest.param("The sea\n- rose", False, id="an item"),
        pytest.param("- The sea\nrose", True, id="under an item"),
        pytest.param("# The sea\nrose", True, id="under a heading"),
        pytest.param("| The sea |\nrose", False, id="under a row"),
        pytest.param("The sea\n> rose", False, id="a quotation"),
        pytest.param("> The sea\n> rose", True, id="in a quotation"),
        pytest.param("> The sea\n>> rose", False, id="in another one"),
        pytest.param("> The sea\nrose", True, id="under a quotation"),
        pytest.param("***\nThe sea\nrose", True, id="under a rule"),
    ],
)
def test_a_line_goes_on_in_lower_case(source: str, is_one: bool) -> None:  # noqa: FBT001
    assert (len(texts(source)) == 1) is is_one


def page(paragraph: str) -> str:
    """A page that was wrapped at a column of 60 to 64, with this paragraph at its end."""
    return f"{line(60)}\nxxxx y.\n\n{line(60)}\nxxxx y.\n\n{paragraph}"


@pytest.mark.parametrize(
    ("paragraph", "is_one"),
    [
        pytest.param(f"{line(60, 'sank.')}\nTide", True, id="a word that had no room"),
        pytest.param(f"{line(59, 'sank.')}\nTide", False, id="a sentence that may have ended"),
        pytest.param(f"{line(58, 'sank.') + chr(34)}\nTide", False, id="what was said"),
        pytest.param(f"{line(59)}\nTide", True, id="a word that did not end there"),
        pytest.param(f"{line(55)}\nTides", True, id="a word just too long for the column"),
        pytest.param(f"{line(55)}\nTide", False, id="one that had room"),
        pytest.param(f"> {line(58, 'sank.')}\n> Tide", True, id="behind the mark of a quotation"),
    ],
)
def test_a_line_goes_on_where_the_next_word_had_no_room(
    paragraph: str,
    is_one: bool,  # noqa: FBT001
) -> None:
    assert (len(texts(page(paragraph))) == 3) is is_one


@pytest.mark.parametrize(
    ("source", "layout"),
    [
        (page("T"), Layout.WRAPPED),
        (page("T").replace("xxxx", "Xxxx"), Layout.LINES),
        ("T\n\nT\n\nT", Layout.PARAGRAPHS),
        ("T\n\nT", Layout.LINES),
        (f"{line(27)}\nxxxx y.\n\n{line(27)}\nxxxx y.", Layout.LINES),
        (f"{line(28)}\nxxxx y.\n\n{line(28)}\nxxxx y.", Layout.WRAPPED),
        (f"{line(200)}\nxxxx y.\n\n{line(200)}\nxxxx y.", Layout.WRAPPED),
        (f"{line(201)}\nxxxx y.\n\n{line(201)}\nxxxx y.", Layout.LINES),
        (f"{line(60)}\n港。\n\n{line(60)}\n港。", Layout.WRAPPED),
    ],
)
def test_the_layout_is_told(source: str, layout: Layout) -> None:
    assert read_markdown(source, source).layout is layout


@pytest.mark.parametrize(
    ("source", "links"),
    [
        ("[ab](u) c [d](u)", [3]),
        ("[ab\n\ncde](u) f", [2, 3]),
        ("a [b\n\nc\n\nde](u) f [g](u)", [1, 1, 3]),
        ("a\n\n[b](u)\n\nc", [0, 1, 0]),
        ("[**ab**](u)", [2]),
        ("[a\n b](u)", [3]),
        ("a [b  \n](u) c", [1, 0]),
        ("![ab](u)c", [2, 0]),
    ],
)
def test_characters_of_link_text_are_counted_where_they_stand(
    source: str, links: list[int]
) -> None:
    assert read_markdown(source, source).links == links


def test_blocks_have_spans_of_the_source() -> None:
    source = "# The sea ##\n\nrose\n[in](u) May"
    read = read_markdown(source, source, ("w",))
    assert [source[slice(*span)] for span in read.spans] == ["# The sea ##", "rose\n[in](u) May"]
    assert (read.texts, read.gaps, read.levels) == (["The sea", "rose in May"], [0, 1], [1, 0])
    assert read.warnings == ("w",)
