"""What is bounded is looked at in part, and never cut."""

from __future__ import annotations

from cleannews import clean
from cleannews.limits import LIMITS
from cleannews.reading import read
from cleannews.reading.page import Mark

SENTENCE = "The harbour board met on Monday, and nobody could say why the crane was blue."


def test_of_a_huge_block_only_the_ends_are_judged_and_all_of_it_is_kept() -> None:
    most = LIMITS.looked_at.value
    pages = [f"{SENTENCE}\n\n{'&' * most}{middle}{'&' * most}" for middle in ("<" * 99, "]" * 99)]
    first, second = (clean(page).blocks for page in pages)
    assert [block.text for block in first] == pages[0].split("\n\n")
    assert [block.score for block in first] == [block.score for block in second]


def test_blank_lines_are_no_lines_that_could_be_too_many() -> None:
    page = read(SENTENCE + "\n" * 3 * LIMITS.lines.value + SENTENCE)
    assert (page.texts, page.warnings) == ([SENTENCE, SENTENCE], ())


def test_the_numbers_of_a_text_whose_lines_all_stand_apart_are_its_own() -> None:
    lines = ["1. The old harbour", "2. The new harbour", "• A third one"]
    apart, together = read("\n\n".join(lines)), read("\n".join(lines))
    assert apart.texts == [*lines[:2], "A third one"]
    assert together.texts == ["The old harbour", "The new harbour", "A third one"]
    assert apart.marks == together.marks == [Mark.NUMBER, Mark.NUMBER, Mark.BULLET]
