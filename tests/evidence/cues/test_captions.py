"""The descriptions of pictures, and the credits that they end in or stand over."""

from __future__ import annotations

import pytest

from cleannews.evidence.cues import CaptionCue, CreditCue
from cleannews.evidence.cues.captions import find_captions
from cleannews.evidence.cues.credits import find_credits, inline_credit
from cleannews.evidence.cues.sheet import lay_out
from cleannews.reading.page import Door, Layout, Mark, Page


def page_of(*texts: str, mark: Mark = Mark.PLAIN) -> Page:
    zeros = [0] * len(texts)
    spans, marks = [(0, 0)] * len(texts), [mark] * len(texts)
    return Page("", Door.TEXT, Layout.LINES, spans, [*texts], marks, zeros, zeros, zeros)


def captions_of(
    *texts: str, credit: int | None = None, mark: Mark = Mark.PLAIN
) -> list[CaptionCue]:
    cues = () if credit is None else (CreditCue(credit, (), picture=True, whole=True),)
    return list(find_captions(page_of(*texts, mark=mark), cues))


END = "© Jane Doe/AFP"
LONG = "The bridge " * 40


@pytest.mark.parametrize(
    ("text", "caption"),
    [
        pytest.param(f"The bridge falls. {END}", "The bridge falls.", id="three words"),
        pytest.param(f"Bridge falls. {END}", None, id="two words"),
        pytest.param(f"Brücke am Abend. {END}", "Brücke am Abend.", id="three in German"),
        pytest.param(f"Brücke am. {END}", "Brücke am.", id="or ten characters"),
        pytest.param(f"Brücke. {END}", None, id="or fewer"),
        pytest.param(f"The bridge falls | {END}", "The bridge falls", id="a stroke before it"),
        pytest.param(f"The bridge falls. {END}.", "The bridge falls.", id="a full stop behind it"),
        pytest.param(f"The bridge falls. {END}!", None, id="another stop"),
        pytest.param(f"{LONG[:384]}. {END}", f"{LONG[:384]}.", id="400 characters"),
        pytest.param(f"{LONG[:385]}. {END}", None, id="more of them"),
        pytest.param("A b c. © Jane Doe/AP", "A b c.", id="twenty characters"),
        pytest.param("A b c. © Jane Do/AP", None, id="nineteen"),
        pytest.param("The bridge © 2017", None, id="a notice"),
        pytest.param("The bridge falls. More", None, id="no credit"),
        pytest.param(
            "夕暮れの古い橋と船が見える（写真：山田太郎）",
            "夕暮れの古い橋と船が見える",
            id="Japanese",
        ),
    ],
)
def test_a_caption_ends_in_its_credit(text: str, caption: str | None) -> None:
    found = captions_of("Home", text)
    assert found == ([CaptionCue(1, caption, certain=True)] if caption else [])


def test_lines_of_a_table_are_looked_at_by_block() -> None:
    texts = ["a\nb c d e f g h i j k l", f"The bridge falls. {END}", "x" * 30]
    assert captions_of(*texts) == [CaptionCue(1, "The bridge falls.", certain=True)]


THREE = "The bridge falls"
SEVEN = "The old bridge falls into the sea"


@pytest.mark.parametrize(
    ("texts", "credit", "told"),
    [
        pytest.param([SEVEN, "Photo"], 1, [(0, True)], id="seven words"),
        pytest.param([SEVEN[4:], "Photo"], 1, [(0, False)], id="six words"),
        pytest.param([f"{SEVEN}.", "Photo"], 1, [(0, False)], id="a sentence"),
        pytest.param([THREE, "Photo"], 1, [(0, False)], id="three words"),
        pytest.param(["Bridge falls", "Photo"], 1, [], id="two words"),
        pytest.param(["a b c" + " x" * 197, "Photo"], 1, [(0, True)], id="399 characters"),
        pytest.param(["a b c" + " xx" * 132, "Photo"], 1, [], id="401 characters"),
        pytest.param(["Photo", SEVEN], 0, [], id="nothing above"),
        pytest.param([THREE] * 3 + ["Photo"], 3, [(0, True), (1, True), (2, True)], id="thrice"),
        pytest.param([THREE, "x", THREE, "Photo"], 3, [(2, True)], id="near"),
        pytest.param([THREE, "x", "y", THREE, "Photo"], 4, [(3, False)], id="far"),
        pytest.param([THREE, "Photo", THREE], 1, [(0, True)], id="behind it"),
        pytest.param([THREE, "Photo", "x", THREE], 1, [(0, False)], id="far behind"),
    ],
)  # fmt: skip
def test_what_stands_above_a_credit_may_be_its_caption(
    texts: list[str], credit: int, told: list[tuple[int, bool]]
) -> None:
    assert [(cue.block, cue.certain) for cue in captions_of(*texts, credit=credit)] == told


def test_a_heading_above_a_credit_is_no_sure_caption() -> None:
    assert [cue.certain for cue in captions_of(SEVEN, "Photo", credit=1, mark=Mark.HEADING)] == [
        False
    ]


def test_a_credit_above_a_credit_is_no_caption() -> None:
    cues = [CreditCue(block, (), picture=True, whole=True) for block in (0, 1)]
    assert find_captions(page_of(SEVEN, "Photo"), cues) == ()
    for picture, whole in ((False, True), (True, False)):
        assert find_captions(page_of(SEVEN, "Photo"), [CreditCue(1, (), picture, whole)]) == ()


@pytest.mark.parametrize(
    ("text", "start"),
    [
        ("The bridge. © Jane Doe/AFP", 12),
        ("© Jane Doe/AFP", None),
        ("The bridge. Photo: Jane Doe", 12),
        ("The bridge. © 2017 The Echo", None),
        ("The bridge. © 2017 AFP", None),
        ("The bridge. © Echo. All rights reserved", None),
        ("The bridge", None),
        (f"The bridge. © {'x' * 79}", 12),
        (f"The bridge. © {'x' * 80}", None),
        (f"{'x' * 200} bridge. © Jane Doe", 209),
    ],
)
def test_the_credit_of_a_caption_is_found_at_its_end(text: str, start: int | None) -> None:
    assert inline_credit(text) == start


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("Jane Doe/AFP", ((), True)),
        ("AFP/dpa", (("AFP", "dpa"), False)),
        ("Jane Doe/AFP.", None),
        ("Jane Doe/Tor Moe", None),
        ("News/AFP", None),
        ("lw/AFP Tor", None),
        ("Jane Doe/Getty Images", ((), True)),
        ("Jane Doe/" * 13 + "AFP", ((), True)),
        ("Jane Doe/" * 13 + "dpa.", None),
        ("Jane Doee/" + "Jane Doe/" * 12 + "AFP", None),
        ("lwx/Getty Images", ((), True)),
        ("lwxy/Getty Images", None),
        ("Jane Doe/Max Moe", None),
        ("(AFP)", (("AFP",), False)),
        ("(Tor)", None),
        ("[AFP]", (("AFP",), False)),
        ("Reporting by CBS and Jane Doe", (("CBS",), False)),
        ("Reporting by Jane Doe", ((), False)),
        ("Source: Tor", None),
        ("© 2024 AFP", None),
        ("© 2024 Tor", None),
        ("© AFP", (("AFP",), False)),
        ("© Jane Doe", ((), True)),
        (f"Photo: {'x ' * 14}", ((), True)),
        (f"Photo: {'x ' * 15}", None),
        ("Photo: all rights reserved", None),
    ],
)
def test_a_line_is_a_credit_of_the_report_or_of_a_picture(
    line: str, told: tuple[tuple[str, ...], bool] | None
) -> None:
    sheet = lay_out([line], max_chars=200)
    found = find_credits(sheet, sheet.first_words(), [line])
    assert [(cue.sources, cue.picture) for cue in found] == ([told] if told else [])


def test_a_paragraph_ends_in_its_agencies_within_its_last_characters() -> None:
    for filler, count in ((1, 1), (45, 1), (60, 0)):
        text = f"The bridge fell. (AFP{', AFP' * (filler // 5)})"
        sheet = lay_out([], max_chars=200)
        found = find_credits(sheet, [], [text])
        assert len(found) == count
        assert not any(cue.whole or cue.picture for cue in found)
