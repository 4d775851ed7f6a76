"""A page in the making, and the text that is cut into it."""

from __future__ import annotations

import pytest

from cleannews.limits import LIMITS
from cleannews.reading import Door, Layout, Mark, read
from cleannews.reading.draft import Draft
from cleannews.reading.html.witness import stated_body
from cleannews.reading.markup import Markup
from cleannews.reading.page import join_blocks
from cleannews.reading.scripts import is_dense, is_endless, is_unspaced


def test_a_draft_is_finished_with_typed_bullets_as_marks() -> None:
    draft = Draft()
    draft.add((0, 2), "• One", gap=2, links=9)
    draft.add((2, 4), "•• Two", level=3)
    draft.add((4, 6), "* Three", mark=Mark.HEADING, level=2)
    draft.add((6, 8), "* Four", mark=Mark.CODE)
    draft.add((8, 9), "*")
    draft.add((9, 10), "\u200b\u200d", links=1)
    draft.add((10, 12), "a\x00b", links=3)
    page = draft.finish("source", Door.HTML, Layout.LINES, ("w",))
    assert page.texts == ["One", "•• Two", "Three", "* Four", "*", "a b"]
    assert page.marks == [Mark.BULLET, Mark.PLAIN, Mark.HEADING, Mark.CODE, Mark.PLAIN, Mark.PLAIN]
    assert page.levels == [1, 3, 2, 0, 0, 0]
    assert page.gaps == [2, 0, 0, 0, 0, 0]
    assert page.links == [3, 0, 0, 0, 0, 3]
    assert page.spans == [(0, 2), (2, 4), (4, 6), (6, 8), (8, 9), (10, 12)]
    assert (page.source, page.door, page.layout, page.warnings) == (
        "source", Door.HTML, Layout.LINES, ("w",),
    )  # fmt: skip


def test_elements_around_blocks_that_are_dropped_hold_fewer() -> None:
    markup = Markup(
        namings=[("body", None, None, None, None)],
        named=[0, 0, 0],
        parents=[0, 0, 0],
        depths=[0, 1, 1],
        starts=[0, 0, 2],
        ends=[4, 2, 4],
        boxes=[True] * 3,
        inner=[1, 1, 2, 2],
        holders=[1, 0, 2, 0],
        hidden=[True, False, False, True],
        witness="w",
    )
    kept = markup.only([0, 3])
    assert (kept.starts, kept.ends) == ([0, 0, 1], [2, 1, 2])
    assert (kept.inner, kept.holders, kept.hidden) == ([1, 2], [1, 0], [True, True])
    assert (kept.witness, kept.depths, kept.boxes) == ("w", [0, 1, 1], [True] * 3)
    assert markup.only([]).ends == [0, 0, 0]
    assert markup.only(range(4)) == markup
    assert Markup.empty().only([]) == Markup.empty()


FULL = "The harbour board said on Tuesday that the ferry would be back before the summer"


@pytest.mark.parametrize(
    ("source", "layout"),
    [
        ("A\n\nB\n\nC", Layout.PARAGRAPHS),
        ("A\n\nB\nC\n\nD", Layout.LINES),
        ("A\n\nB\n\nC\nD", Layout.LINES),
        ("A\nB", Layout.LINES),
        ("x" * 2001, Layout.ENDLESS),
        (f"{FULL} of\nGrimsund\n, it said.", Layout.FRAGMENTS),
    ],
)
def test_the_layout_of_a_text_is_told(source: str, layout: Layout) -> None:
    assert read(source).layout is layout


def test_blocks_of_joined_lines_have_the_places_and_gaps_of_the_first() -> None:
    source = f"Menu\n\n\n{FULL} of\nGrimsund\n, it said.\n\n• One\n• Two"
    page = read(source)
    assert page.texts == ["Menu", f"{FULL} of Grimsund, it said.", "One", "Two"]
    assert [source[slice(*span)] for span in page.spans] == [
        "Menu", f"{FULL} of\nGrimsund\n, it said.", "• One", "• Two",
    ]  # fmt: skip
    assert page.gaps == [0, 2, 1, 0]
    assert page.marks == [Mark.PLAIN, Mark.PLAIN, Mark.BULLET, Mark.BULLET]
    assert page.levels == [0, 0, 1, 1]


def test_of_endless_lines_only_the_first_piece_has_the_gap() -> None:
    sentence = f"Th{'e' * 300}. "
    page = read(f"Menu\n\n\n{sentence * 7}")
    assert page.gaps == [0, 2, *[0] * 6]
    assert len(page.texts) == 8


def test_too_many_lines_are_told_once_and_a_page_too_large_is_refused() -> None:
    lines = LIMITS.lines.value
    assert read("a\n" * lines).warnings == ()
    assert read("a\n" * (lines + 1)).warnings == ("too-many-lines",)
    assert read("<p>a" * (lines + 1)).warnings == ("too-many-lines",)
    assert len(read("<p>a" * lines)) == lines


def test_blocks_are_joined_by_blank_lines() -> None:
    assert join_blocks(["a", "", "b"]) == "a\n\nb"
    assert join_blocks([]) == ""


@pytest.mark.parametrize(
    ("text", "dense", "unspaced"),
    [
        ("\u303f", False, False),
        ("\u3040", True, False),
        ("\u30ff", True, False),
        ("\u3100", False, False),
        ("\u3400", True, False),
        ("\u9fff", True, False),
        ("\ua000", False, False),
        ("\uac00", True, False),
        ("\ud7a3", True, False),
        ("\ud7a4", False, False),
        ("\ud800", False, False),
        ("\u0dff", False, False),
        ("\u0e00", False, True),
        ("\u0eff", False, True),
        ("\u0f00", False, False),
        ("\u1000", False, True),
        ("\u109f", False, True),
        ("\u10a0", False, False),
        ("\u1780", False, True),
        ("\u17ff", False, True),
        ("\u1800", False, False),
        ("abc", False, False),
        ("", False, False),
    ],
)
def test_scripts_are_told_by_their_characters(text: str, dense: bool, unspaced: bool) -> None:  # noqa: FBT001
    assert (is_dense(f"a{text}b"), is_unspaced(f"a{text}b")) == (dense, unspaced)


@pytest.mark.parametrize(
    ("text", "endless"),
    [
        ("ก" * 110, True),
        ("ก" * 109, False),
        ("ก" * 109 + "”", True),
        ("ก" * 109 + "””", False),
        ("ก" * 109 + ".", False),
        ("ກ" * 110, True),
        ("x" * 109 + "ก", True),
        ("x" * 110, False),
    ],
)
def test_a_long_text_that_ends_in_thai_is_a_sentence(text: str, endless: bool) -> None:  # noqa: FBT001
    assert is_endless(text) is endless


def test_bodies_that_a_page_states_are_put_together_up_to_a_bound() -> None:
    def field(text: str) -> str:
        return f'"articleBody": "{text}" '

    assert stated_body(field("a") + field("b")) == "a\nb"
    assert stated_body('"articleBody": 7 ' + field("a")) == "a"
    assert stated_body(field("a") * 25) == "\n".join("a" * 20)
    long = "x" * 150_000
    assert stated_body(field(long) * 3) == f"{long}\n{long}"
    assert stated_body(field("x" * 200_001)) == ""
    assert stated_body(f'"articleBody"{" " * 20}:{" " * 20}"a"') == "a"
    assert stated_body(f'"articleBody"{" " * 21}: "a"') == ""
    assert stated_body(field("a &lt;b")) == "a "
    assert stated_body('"articleBody": "It\n\\u2019s"') == "It\n’s"
    assert stated_body("no such field") == ""
