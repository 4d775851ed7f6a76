"""How elements of HTML are set, one by one."""

from __future__ import annotations

import pytest

from cleannews.reading import Mark, read
from cleannews.reading.html.layout import Look, Shown, listed, marked, styled

HIDDEN = Look(shown=Shown.HIDDEN)
KEPT = Look(is_pre=True)
ROW = Look(Mark.TABLE)
TITLE = Look(Mark.HEADING, 2)
QUOTE = Look(Mark.QUOTE, 1)


@pytest.mark.parametrize(
    ("near", "lists", "look"),
    [
        (("ul", "body", "body"), 1, Look(Mark.BULLET, 1)),
        (("ol", "ul", "body"), 2, Look(Mark.NUMBER, 2)),
        (("div", "ol", "ul"), 2, Look(Mark.NUMBER, 2)),
        (("menu", "ol", "ul"), 3, Look(Mark.BULLET, 3)),
        (("p", "div", "body"), 0, Look(Mark.BULLET, 1)),
    ],
)
def test_items_are_numbered_as_the_nearest_list_is(
    near: tuple[str, str, str], lists: int, look: Look
) -> None:
    assert listed(Look(), near, lists) == look
    shown = Look(shown=Shown.HIDDEN, is_pre=True)
    assert listed(shown, near, lists) == look._replace(shown=Shown.HIDDEN, is_pre=True)


@pytest.mark.parametrize(
    ("tag", "above", "look"),
    [
        ("h1", Look(), Look(Mark.HEADING, 1)),
        ("h6", QUOTE, Look(Mark.HEADING, 6)),
        ("blockquote", Look(), QUOTE),
        ("pre", Look(), Look(Mark.CODE)),
        ("tr", Look(), ROW),
        ("p", Look(), Look()),
        ("p", ROW, Look()),
        ("div", ROW, Look()),
        ("p", TITLE, Look()),
        ("div", TITLE, TITLE),
        ("p", QUOTE, QUOTE),
        ("pre", HIDDEN, Look(Mark.CODE, 0, Shown.HIDDEN)),
        ("p", Look(Mark.TABLE, 0, Shown.HIDDEN, True), HIDDEN._replace(is_pre=True)),
    ],
)  # fmt: skip
def test_boxes_are_set_as_what_they_are_or_as_what_they_lie_in(
    tag: str, above: Look, look: Look
) -> None:
    assert marked(tag, above) == look


@pytest.mark.parametrize(
    ("tag", "attributes", "above", "look"),
    [
        ("div", {}, Look(), Look()),
        ("div", {"hidden": ""}, Look(), HIDDEN),
        ("div", {"hidden": None}, Look(), HIDDEN),
        ("div", {"hidden": "until-found"}, Look(), Look()),
        ("div", {"style": None}, Look(), Look()),
        ("div", {"style": "display:none"}, Look(), HIDDEN),
        ("div", {"style": "display: none;"}, Look(), HIDDEN),
        ("div", {"style": "display:block"}, Look(), Look()),
        ("div", {"style": "none"}, Look(), Look()),
        ("dialog", {}, Look(), HIDDEN),
        ("dialog", {"open": ""}, Look(), Look()),
        ("div", {"open": ""}, Look(), Look()),
        ("noscript", {}, Look(), Look(shown=Shown.NO_SCRIPT)),
        ("noscript", {"hidden": ""}, Look(), HIDDEN),
        ("noscript", {}, HIDDEN, HIDDEN),
        ("div", {"style": "display:block"}, HIDDEN, HIDDEN),
        ("pre", {}, Look(Mark.CODE), Look(Mark.CODE, is_pre=True)),
        ("xmp", {}, Look(), KEPT),
        ("div", {"style": "white-space: pre-line"}, Look(), KEPT),
        ("div", {"style": "white-space:break-spaces"}, Look(), KEPT),
        ("div", {"style": "white-space:normal"}, KEPT, Look()),
        ("div", {"style": "color:red"}, KEPT, KEPT),
        ("pre", {"style": "white-space:normal"}, Look(), KEPT),
    ],
)
def test_elements_are_hidden_or_keep_their_breaks(
    tag: str, attributes: dict[str, str | None], above: Look, look: Look
) -> None:
    assert styled(tag, attributes, above) == look


ROW_OF = "<table><tr><td>{}<td>{}<td>{}</table>"


@pytest.mark.parametrize(
    ("html", "texts", "gaps"),
    [
        pytest.param("<div>A<div>B", ["A", "B"], [0, 0], id="boxes without margins"),
        pytest.param("<p>A<p>B", ["A", "B"], [0, 1], id="paragraphs"),
        pytest.param("<div>A</div><p>B", ["A", "B"], [0, 1], id="one of them"),
        pytest.param("<p>A</p><div>B", ["A", "B"], [0, 1], id="the other"),
        pytest.param("<ul><li>A<li>B</ul>C", ["A", "B", "C"], [0, 0, 1], id="a list"),
        pytest.param("A<br>B", ["A", "B"], [0, 0], id="a break"),
        pytest.param("A<br><br>B", ["A", "B"], [0, 1], id="two"),
        pytest.param("A<br><br><br>B", ["A", "B"], [0, 1], id="three"),
        pytest.param("A<br>b", ["A b"], [0], id="lower case behind one"),
        pytest.param("A.<br>b", ["A.", "b"], [0, 0], id="but not behind a full stop"),
        pytest.param("A<i> </i><br>b", ["A b"], [0], id="a space before it"),
        pytest.param("<h2>A.<br><br>B</h2>", ["A. B"], [0], id="breaks in a heading"),
        pytest.param("A<br><b>b</b>c", ["A bc"], [0], id="one break is used up"),
        pytest.param(f"A <b hidden>{'x' * 59}</b>B", ["A B"], [0], id="a hint"),
        pytest.param(f"A <b hidden>{'x' * 60}</b>B", ["A", "x" * 60, "B"], [0] * 3, id="no hint"),
        pytest.param(ROW_OF.format("A", "x" * 120, "C"), [f"A {'x' * 120} C"], [0], id="cells"),
        pytest.param(ROW_OF.format("A", "x" * 121, "C"), ["A", "x" * 121, "C"], [0] * 3, id="long"),
        pytest.param(
            ROW_OF.format("A", "x" * 60 + "<b>" + "y" * 61 + "</b>", "C"),
            ["A " + "x" * 60 + "y" * 61, "C"],
            [0, 0],
            id="a cell of pieces",
        ),
        pytest.param("<pre>A\n\nB\nC</pre>D", ["A", "B C", "D"], [0, 1, 1], id="kept breaks"),
    ],
)  # fmt: skip
def test_blocks_are_parted_with_the_room_that_a_browser_leaves(
    html: str, texts: list[str], gaps: list[int]
) -> None:
    page = read(f"<html><body>{html}")
    assert (page.texts, page.gaps) == (texts, gaps)


def test_a_box_in_a_row_is_no_row() -> None:
    page = read("<html><body><table><tr><td><div>A</div><td>B<tr><td>C</table>")
    assert list(zip(page.texts, page.marks, strict=True)) == [
        ("A", Mark.PLAIN),
        ("B", Mark.TABLE),
        ("C", Mark.TABLE),
    ]


def test_blank_lines_that_are_kept_leave_nothing_between() -> None:
    page = read("<html><body><pre>A\n\n\n\nB</pre>")
    assert (page.texts, page.source) == (["A", "B"], "A\n\nB")


def test_a_row_of_long_text_is_no_row() -> None:
    for size, mark in ((120, Mark.TABLE), (121, Mark.PLAIN)):
        page = read(f"<html><body><table><tr><td>{'x' * size}</table>")
        assert page.marks == [mark]


@pytest.mark.parametrize(
    ("html", "links"),
    [
        ("The <a>old  ferry</a> and <a>pier</a>", [13]),
        ("<a>Home</a><a>Tides</a>", [9]),
        ("<a><b>Home</b> or</a> Tides", [6]),
        ("<a><p>A</p><p>Bc</p></a>D", [1, 2, 0]),
        ("<p>A</p><p>B</p>", [0, 0]),
    ],
)
def test_characters_of_links_are_counted(html: str, links: list[int]) -> None:
    assert read(f"<html><body>{html}").links == links


def test_most_of_a_block_may_be_a_link() -> None:
    page = read("<html><body><p><a>ab</a> c<p><a>ab</a> cd<p>ab")
    assert [page.is_link(block) for block in range(3)] == [False, False, False]
    page = read("<html><body><p><a>abc</a> d<p><a>ab</a>d<p><a>ab</a>cd")
    assert [page.is_link(block) for block in range(3)] == [True, True, False]
