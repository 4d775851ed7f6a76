from __future__ import annotations

import pytest

from cleannews.reading import Door, read
from cleannews.reading.detect import is_html, is_markdown

PROSE = "The ferry is back in service after eleven weeks in dry dock. " * 4


@pytest.mark.parametrize(
    "source",
    [
        pytest.param(f"{PROSE}\nWrite <b>ferry</b> in bold.", id="a tag once"),
        pytest.param(f"{PROSE}\n\n# Ferries\n# Tides\n# Harbour\n", id="topics after a hash"),
        pytest.param(f"# Ferry is back\n{PROSE}", id="one heading"),
        pytest.param(f"{PROSE}\n- boots\n- a torch\n- biscuits\n", id="a list of dashes"),
        pytest.param(f"{PROSE}\n  * boots\n  * a torch\n", id="a list of stars"),
        pytest.param(f"{PROSE}\nRated 5* and 4** by the guide.", id="stars"),
        pytest.param(f"{PROSE}\n[1] See the log (page 3).", id="a note"),
        pytest.param(f"{PROSE}\nif a < b and c > d", id="less and greater"),
        pytest.param(f"{PROSE * 9}\nClose <p> with </p> and <div> with </div>.", id="about HTML"),
    ],
)
def test_text_stays_text(source: str) -> None:
    assert read(source).door is Door.TEXT


@pytest.mark.parametrize(
    "source",
    [
        f"{PROSE}\n\n[More](https://example.org/more)",
        f"{PROSE}\n\n![](/picture.jpg)\n",
        f"# Ferry is back\n\n{PROSE}\n",
        f"# Ferry is back\n\n{PROSE}\n\n## What next\n",
        f"# Ferry is back\n\n**By the desk**\n\n{PROSE}",
        f"Ferry is back\n===\n\n**Tuesday** and **Friday**\n\n{PROSE}",
    ],
)
def test_markdown_is_seen(source: str) -> None:
    assert read(source).door is Door.MARKDOWN


@pytest.mark.parametrize(
    "source",
    [
        f"<!DOCTYPE html><title>x</title>{PROSE}",
        f"\ufeff\n<?xml version='1.0'?><!-- x --><HTML><body>{PROSE}",
        f"<p>{PROSE}</p>",
        f"{PROSE}<br>{PROSE}<br>{PROSE}<br><br><br><br><br><br>",
    ],
)
def test_html_is_seen(source: str) -> None:
    assert read(source).door is Door.HTML


@pytest.mark.parametrize(
    ("source", "html"),
    [
        ("x<p><p><p>".ljust(299, "x"), True),
        ("x<p><p><p>".ljust(300, "x"), False),
        ("x<p><p><p><p>".ljust(300, "x"), True),
        ("x<p><p><p><p>".ljust(600, "x"), False),
        ("<p>x", True),
        (" \n<p>x", True),
        ("<b>x<p>y", True),
        ("<b>x", False),
        ("x<p>y", False),
        ("x < y", False),
        ("<html lang=en>x", True),
        ("<htmlx>", False),
        ("<!-- x --><body>", True),
        ("", False),
    ],
)
def test_html_has_a_block_tag_every_so_many_characters(
    source: str,
    html: bool,  # noqa: FBT001
) -> None:
    assert is_html(source) is html


def test_a_text_about_html_has_tags_in_some_of_its_paragraphs_alone() -> None:
    code, prose = "<ul><li>one<li>two</ul>", "A list has items."
    assert is_html(f"So: {code}\n\n{prose}")
    assert not is_html(f"{prose}\n\nSo: {code}\n\n{prose}")
    assert is_html(f"So: {code}\n\n{prose}\n\n<p>{prose}")


@pytest.mark.parametrize(
    ("source", "markdown"),
    [
        ("x [a](https://a.b)", True),
        ("x [a]()", True),
        ("x [a](b)", False),
        ("# T\n\nx", True),
        ("# T\nx", False),
        ("# T", False),
        ("#T\n\nx", False),
        # Two headings, unless all are titles: those may be topics.
        ("x\n## a\n## b", True),
        ("x\n## a", False),
        ("x\n##a\n##b", False),
        ("x\n# a\n# b", False),
        ("# a\n# b", False),
        ("# a\nx\n## b", True),
        ("x\n# a\n## b", True),
        ("x\n# a\n# b\n## c", True),
        # One heading and another mark, or three marks.
        ("x\n## a\n**b**", True),
        ("x\n# a\n# b\n**c**", True),
        ("**a** **b** **c**", True),
        ("**a** **b**", False),
        ("** a** ** b** ** c**", False),
        ("x\n===\n**a**\n```", True),
        ("x\n===\n**a**", False),
        ("x\n```\n**a**", False),
        ("x\n===\ny\n===\nz\n===", True),
        ("a = b ``` c == d", False),
        # Escapes count at the head of a line.
        ("\\- a\n\\# b\n\\* c", True),
        ("\\- a\n\\# b", False),
        ("a \\- b \\# c \\* d", False),
        ("1\\. a\n   1986\\. b\n9999\\. c", True),
        ("1\\. a\n    1986\\. b\n9999\\. c", False),
        ("1\\. a\n12345\\. b\n9999\\. c", False),
        ("1\\- a\n2\\- b\n3\\- c", False),
        ("\\. a\n\\. b\n\\. c", False),
        # A list of stars, or a rule of them, seconds other marks only.
        ("x\n  * b", False),
        ("x\n* * *\n  * b", False),
        ("x\n## a\n  * b", True),
        ("x\n## a\n* * *", True),
        ("x\n## a\n* b", False),
        ("**a** **b**\n  * c", True),
        ("**a** **b**\n* * *", True),
        ("**a**\n* * *\n  * c", True),
        ("**a**\n  * c", False),
        ("", False),
    ],
)
def test_markdown_has_marks_of_several_kinds(source: str, markdown: bool) -> None:  # noqa: FBT001
    assert is_markdown(source) is markdown
