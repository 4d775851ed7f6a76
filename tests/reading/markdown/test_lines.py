"""The lines of a Markdown page, with the markers at their heads read and taken off."""

from __future__ import annotations

import pytest

from cleannews.reading.markdown.inline import hide_markup
from cleannews.reading.markdown.lines import MarkdownLine, cut_markdown_lines
from cleannews.reading.page import Mark


def cut(source: str) -> list[MarkdownLine]:
    return cut_markdown_lines(source, hide_markup(source))


P, H, B, N, Q, T, C = (
    Mark.PLAIN,
    Mark.HEADING,
    Mark.BULLET,
    Mark.NUMBER,
    Mark.QUOTE,
    Mark.TABLE,
    Mark.CODE,
)
A_DAY = "5. Januar 2001"


def test_lines_have_places_and_gaps_and_no_white_space_around_them() -> None:
    assert cut("\n\n  a  b \n\n \t\n**c**\n") == [
        MarkdownLine(4, 8, "a b", 0),
        MarkdownLine(16, 17, "c", 2),
    ]
    assert cut("") == cut(" \n\n") == []


@pytest.mark.parametrize(
    ("source", "lines"),
    [
        pytest.param("# a", [(H, 1, "a", True)], id="a heading"),
        pytest.param("###### a ##", [(H, 6, "a", True)], id="one with signs on both sides"),
        pytest.param("####### a", [(P, 0, "####### a", False)], id="too many signs"),
        pytest.param("#a", [(P, 0, "#a", False)], id="a sign that touches"),
        pytest.param("# a#", [(H, 1, "a#", True)], id="a sign that ends a word"),
        pytest.param("#\na", [(P, 0, "a", True)], id="a heading of nothing"),
        pytest.param("\\# a", [(P, 0, "# a", False)], id="an escaped one"),
        pytest.param("> a", [(Q, 1, "a", False)], id="a quotation"),
        pytest.param(">> a", [(Q, 2, "a", False)], id="one in one"),
        pytest.param("> > a", [(Q, 2, "a", False)], id="with a space"),
        pytest.param("> - a", [(B, 1, "a", True)], id="an item in a quotation"),
        pytest.param("> # a", [(H, 1, "a", True)], id="a heading in one"),
        pytest.param("- a", [(B, 1, "a", True)], id="an item"),
        pytest.param("   - a", [(B, 1, "a", True)], id="indented by three"),
        pytest.param("    + a", [(B, 2, "a", True)], id="by four"),
        pytest.param("      * a", [(B, 3, "a", True)], id="by six"),
        pytest.param("-a", [(P, 0, "-a", False)], id="a dash that touches"),
        pytest.param("- # a", [(H, 1, "a", True)], id="a heading in an item"),
        pytest.param("\\- a", [(P, 0, "- a", False)], id="an escaped dash"),
        pytest.param("1. a", [(N, 1, "a", True)], id="a number"),
        pytest.param("123) a", [(N, 1, "a", True)], id="of three digits"),
        pytest.param("1234. a", [(P, 0, "1234. a", False)], id="of four"),
        pytest.param(A_DAY, [(P, 0, A_DAY, False)], id="a day"),
        pytest.param(f"{A_DAY}1", [(N, 1, "Januar 20011", True)], id="no day"),
        pytest.param(f"- {A_DAY}", [(B, 1, A_DAY, True)], id="a day that is an item"),
        pytest.param("a\n===", [(H, 1, "a", True)], id="underlined"),
        pytest.param("a\n---", [(H, 2, "a", True)], id="with dashes"),
        pytest.param("a\n==", [(H, 1, "a", True)], id="with two signs"),
        pytest.param("a\n=", [(P, 0, "a", False), (P, 0, "=", False)], id="with one"),
        pytest.param("a\n--", [(P, 0, "a", False), (P, 0, "--", False)], id="with two dashes"),
        pytest.param("a\n* * *", [(P, 0, "a", False)], id="stars underline nothing"),
        pytest.param("a\n- - -", [(P, 0, "a", False)], id="nor do dashes apart"),
        pytest.param("a\n\n===", [(P, 0, "a", False)], id="nor over a blank line"),
        pytest.param("- a\n---", [(B, 1, "a", True)], id="an item"),
        pytest.param("x" * 160 + "\n===", [(H, 1, "x" * 160, True)], id="a long line"),
        pytest.param("x" * 161 + "\n===", [(P, 0, "x" * 161, False)], id="a longer one"),
        pytest.param("===\na", [(P, 0, "a", True)], id="nothing above"),
        pytest.param(
            "a\n* * *\nb\nc",
            [(P, 0, "a", False), (P, 0, "b", True), (P, 0, "c", False)],
            id="a rule",
        ),
        pytest.param("```\na", [(P, 0, "a", True)], id="an unclosed fence"),
        pytest.param("```py\na", [(P, 0, "a", True)], id="with a name"),
        pytest.param("``` x y\na", [(P, 0, "``` x y", False), (P, 0, "a", False)], id="no fence"),
        pytest.param("a\n- b -", [(P, 0, "a", False), (B, 1, "b -", True)], id="an item ends so"),
        pytest.param(
            "```\n a  b\n\n- c\n```\nd",
            [(C, 0, "a b", True), (C, 0, "- c", True), (P, 0, "d", False)],
            id="code",
        ),
        pytest.param(
            "a\n```\nb\n```\n```\nc\n```",
            [(P, 0, "a", False), (C, 0, "b", True), (C, 0, "c", True)],
            id="code behind code",
        ),
        pytest.param(
            "a | b\n---|---\nc | d\ne\nf | g\n\nh | i",
            [
                (T, 0, "a b", True),
                (T, 0, "c d", True),
                (P, 0, "e", False),
                (T, 0, "f g", True),
                (P, 0, "h | i", False),
            ],
            id="a table",
        ),
        pytest.param("| a | b |", [(T, 0, "a b", True)], id="a row in bars"),
        pytest.param("| a | b", [(P, 0, "| a | b", False)], id="bars that do not enclose"),
        pytest.param("a | b |", [(P, 0, "a | b |", False)], id="nor at the end"),
        pytest.param("| - |\na | b", [(T, 0, "-", True), (P, 0, "a | b", False)], id="no rule"),
        pytest.param("a\n---|---\nc | d", [(P, 0, "a", False), (T, 0, "c d", True)], id="no head"),
        pytest.param(
            "a | b\n\n---|---\nc | d",
            [(P, 0, "a | b", False), (T, 0, "c d", True)],
            id="a head apart",
        ),
        pytest.param(
            "---|---\na | b\n---\nc | d",
            [(T, 0, "a b", True), (P, 0, "c | d", True)],
            id="a rule ends a table",
        ),
        pytest.param("|x|\n| |\na", [(T, 0, "x", True), (P, 0, "a", True)], id="an empty row"),
    ],
)
def test_markers_are_read_and_taken_off(
    source: str, lines: list[tuple[Mark, int, str, bool]]
) -> None:
    assert [(line.mark, line.level, line.text, line.starts) for line in cut(source)] == lines


def test_blank_lines_count_between_lines_that_show_something() -> None:
    source = "\n\na\n\n* * *\nb\n\n\n```\nc\n\nd\n```\n\ne"
    assert [(line.text, line.gap) for line in cut(source)] == [
        ("a", 0),
        ("b", 0),
        ("c", 0),
        ("d", 1),
        ("e", 1),
    ]
