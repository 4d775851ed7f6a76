"""Forms of news text in which the lines vouch for one another."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from cleannews.article import Role
from cleannews.judging.roles.forms import (
    keep_between,
    keep_chapters,
    keep_eastern_prose,
    keep_exchanges,
    keep_headed,
)
from cleannews.reading import read
from tests.judging.sketches import PROSE, blocks_of, sketch

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from cleannews.reading import Page

ANSWER = "Always, and those who are not should find another job."
ASKED = ("Were you afraid?", ANSWER, "Who taught you?", ANSWER, "Was she strict?", ANSWER)
LONG = f"{PROSE} {PROSE}"  # more than 150 characters
SENTENCE = "It is the third boat of that name, and the first that was built in a yard of the north."


def exchanged(
    *more: str,
    asked: tuple[str, ...] = ASKED,
    kept: Collection[int] = (),
    score: float = 0.2,
    spoken: Mapping[int, Role] = {},
) -> list[int]:
    """Which of the lines below an interview are body after it; `kept` are so before it."""
    page = sketch(*asked, *more)
    start = len(asked)
    body = [block < start or block - start in kept for block in range(len(page))]
    keep_exchanges(page, body, [score] * len(page), {start + at: spoken[at] for at in spoken})
    return blocks_of(body[start:])


@pytest.mark.parametrize(
    ("lines", "kept"),
    [
        (["And the theft?", ANSWER], [0, 1]),
        (["And the theft？", ANSWER], [0, 1]),
        (["والسرقة؟", ANSWER], [0, 1]),
        (["Και η κλοπή;", ANSWER], [0, 1]),
        (["And the theft;", ANSWER], []),
        (["And the theft.", ANSWER], []),
        (["And the theft?"], []),
        (["And the theft?", "Who asks?"], []),  # neither answers the other
        (["And the theft?", "One jar of bulbs"], []),
        (["And the theft?", "No, not one of."], [0, 1]),
        (["And the theft?", "No, not one o."], []),  # too short for an answer
        (["And the theft?", "[Always, and those who are not should go.]"], []),
        (["[And the theft?]", ANSWER], []),
        (["#" + " And the theft?", ANSWER], []),  # a title may ask
        (["## And the theft?", ANSWER], [0, 1]),
        (["w" * 239 + "?", ANSWER], [0, 1]),
        (["w" * 240 + "?", ANSWER], []),
        (["And the theft?", ANSWER, ANSWER], [0, 1]),
        ([ANSWER, "And the theft?", ANSWER], [1, 2]),
    ],
)
def test_among_three_questions_with_answers_a_fourth_is_one_as_well(
    lines: list[str], kept: list[int]
) -> None:
    assert exchanged(*lines, "The end") == kept


@pytest.mark.parametrize(("score", "kept"), [(0.15, [0, 1]), (0.14, [])])
def test_a_question_and_its_answer_need_some_score(score: float, kept: list[int]) -> None:
    assert exchanged("And the theft?", ANSWER, "The end", score=score) == kept


@pytest.mark.parametrize("block", [0, 1])
def test_what_rules_know_is_no_question_and_no_answer(block: int) -> None:
    assert exchanged("And the theft?", ANSWER, "The end", spoken={block: Role.ADVERT}) == []


@pytest.mark.parametrize(
    ("asked", "kept"),
    [
        (ASKED[:4], []),
        ((*ASKED[:4], "Was she strict?", "Was he?"), []),
        ((*ASKED[:4], "She was strict.", ANSWER), []),
        ((*ASKED[:4], "w" * 240 + "?", ANSWER), []),
        ((*ASKED[:4], "w" * 239 + "?", ANSWER), [0, 1]),
    ],
)
def test_fewer_than_three_questions_are_no_interview(
    asked: tuple[str, ...], kept: list[int]
) -> None:
    assert exchanged("And the theft?", ANSWER, "The end", asked=asked) == kept


def test_questions_that_are_no_body_or_have_no_answer_in_it_do_not_make_an_interview() -> None:
    page = sketch(*ASKED, "And the theft?", ANSWER, "The end")
    for out in (4, 5):
        body = [block < 6 and block != out for block in range(len(page))]
        before = list(body)
        keep_exchanges(page, body, [0.2] * len(page), {})
        assert body == before


def test_nothing_over_the_first_question_and_not_the_last_line_are_of_the_interview() -> None:
    page = sketch("Is it true?", ANSWER, *ASKED, "And the theft?")
    body = [1 < block < 8 for block in range(len(page))]
    keep_exchanges(page, body, [0.9] * len(page), {})
    assert blocks_of(body) == [2, 3, 4, 5, 6, 7]
    # Not even below a question, if that has no answer in the body.
    body[0] = True
    keep_exchanges(page, body, [0.9] * len(page), {})
    assert blocks_of(body) == [0, 2, 3, 4, 5, 6, 7]


def test_an_answer_below_a_question_that_is_body_already_is_taken() -> None:
    assert exchanged("And the theft?", ANSWER, "The end", kept=[0]) == [0, 1]
    assert exchanged("And the theft.", ANSWER, "The end", kept=[0]) == [0]


def headed(
    *lines: str, body: list[int], score: float = 0.2, spoken: Mapping[int, Role] = {}
) -> list[int]:
    page = sketch(*lines)
    flags = [block in body for block in range(len(page))]
    keep_headed(page, flags, [score] * len(page), spoken)
    return blocks_of(flags)


TELLS = "Who is tall sleeps across it."


@pytest.mark.parametrize(
    ("lines", "kept"),
    [
        (["## The smallest", TELLS], [0, 1]),
        (["The smallest", TELLS], [0]),
        (["## The smallest", "More of it"], [0]),
        (["## The smallest", f"* {TELLS}"], [0]),
        (["## The smallest", f"[{TELLS}]"], [0]),
        (["## The smallest", "| 1 of it."], [0]),
    ],
)
def test_the_sentence_under_a_heading_of_the_body_is_body(
    lines: list[str], kept: list[int]
) -> None:
    assert headed(*lines, body=[0]) == kept


@pytest.mark.parametrize(
    ("score", "spoken", "kept"),
    [(0.2, {}, [0, 1]), (0.19, {}, [0]), (0.9, {1: Role.ADVERT}, [0])],
)
def test_a_sentence_under_a_heading_needs_some_score_and_no_rule_against_it(
    score: float, spoken: Mapping[int, Role], kept: list[int]
) -> None:
    assert headed("## The smallest", TELLS, body=[0], score=score, spoken=spoken) == kept


@pytest.mark.parametrize(
    ("below", "score", "kept"),
    [
        ("| 1 | Veenstra", 0.1, [0, 1]),
        ("| 1 | Veenstra", 0.09, [1]),
        ("* Veenstra", 0.1, [1]),
    ],
)
def test_the_heading_over_a_table_of_the_body_is_body(
    below: str, score: float, kept: list[int]
) -> None:
    assert headed("## Results", below, body=[1], score=score) == kept


def test_a_heading_and_what_stands_under_it_stay_where_both_are_alike() -> None:
    assert headed("## Results", "| 1 | Veenstra", body=[]) == []
    assert headed("## Results", "More of it", body=[0, 1], score=0.0) == [0, 1]
    assert headed("## Results", body=[0]) == [0]


def between(
    text: str,
    score: float,
    *,
    beside: tuple[str, str] = (PROSE, PROSE),
    sure: tuple[float, float] = (0.8, 0.8),
    body: Collection[int] = (0, 2),
    spoken: Mapping[int, Role] = {},
) -> bool:
    page = sketch(beside[0], text, beside[1])
    flags = [block in body for block in range(3)]
    keep_between(page, flags, [sure[0], score, sure[1]], spoken)
    return flags[1]


@pytest.mark.parametrize(
    ("text", "score", "kept"),
    [
        (SENTENCE, 0.1, True),
        (SENTENCE, 0.09, False),
        ("It is the third boat of that name.", 0.9, False),  # no prose
        ("What comes next", 0.15, True),
        ("What comes next", 0.14, False),
        ("What comes next:", 0.9, False),
        ("w" * 80, 0.15, True),
        ("w" * 81, 0.15, False),
        (f"[{SENTENCE}]", 0.9, False),
    ],
)
def test_a_sentence_or_a_heading_between_two_sure_paragraphs_is_body(
    text: str, score: float, *, kept: bool
) -> None:
    assert between(text, score) is kept


@pytest.mark.parametrize("text", [SENTENCE, "What comes next"])
def test_where_one_of_both_is_no_sure_paragraph_what_stands_between_is_left_out(
    text: str,
) -> None:
    assert not between(text, 0.9, sure=(0.79, 0.8))
    assert not between(text, 0.9, sure=(0.8, 0.79))
    assert not between(text, 0.9, beside=("More", PROSE))
    assert not between(text, 0.9, beside=(PROSE, "More"))
    assert not between(text, 0.9, body=[0])
    assert not between(text, 0.9, body=[2])
    assert not between(text, 0.9, spoken={1: Role.ADVERT})


@pytest.mark.parametrize(
    ("text", "score", "kept"),
    [
        (LONG, 0.12, True),
        (LONG, 0.11, False),
        (LONG.rstrip("."), 0.12, False),
        ("w" * 149 + ".", 0.12, True),
        ("w" * 148 + ".", 0.12, False),
    ],
)
def test_a_long_paragraph_between_two_doubted_ones_is_body(
    text: str, score: float, *, kept: bool
) -> None:
    assert between(text, score, sure=(0.5, 0.5)) is kept


def test_a_long_paragraph_stands_over_a_paragraph_and_not_far_below_the_body() -> None:
    assert not between(LONG, 0.9, sure=(0.5, 0.5), beside=(PROSE, "More"))
    for links, kept in ((3, True), (4, False)):
        page = sketch(PROSE, *["Read also"] * links, LONG, PROSE)
        flags = [True, *[False] * links, False, True]
        keep_between(page, flags, [0.5] * len(page), {})
        assert flags[1 + links] is kept


def test_what_is_between_stays_as_it_is_in_html_and_at_either_end() -> None:
    page = sketch(PROSE, SENTENCE, PROSE, html=True)
    flags = [True, False, True]
    keep_between(page, flags, [0.9] * 3, {})
    assert flags == [True, False, True]
    flags = [False, True, False]
    keep_between(sketch(PROSE, SENTENCE, LONG), flags, [0.9] * 3, {})
    assert flags == [False, True, False]


def under(
    reference: str,
    text: str = "What comes next",
    score: float = 0.05,
    *,
    role: Role = Role.RELATED,
    above: float = 0.9,
) -> bool:
    """Whether a line between two paragraphs is body, right under a line that rules speak of."""
    page = sketch(PROSE, reference, text, PROSE)
    flags = [True, False, False, True]
    keep_between(page, flags, [above, 0.0, score, 0.9], {1: role})
    return flags[2]


def test_under_a_line_that_names_another_story_a_heading_is_no_other_one() -> None:
    assert under("See also: The storm of 1903")
    assert not under("See also: The storm of 1903", score=0.04)
    assert not under("See also: The storm of 1903", above=0.79)
    assert not under("See also: The storm of 1903", role=Role.NAVIGATION)
    assert not under("See also: The storm of 1903", SENTENCE, score=0.9)
    for head in ("See also", "See also:", "See also: "):
        assert not under(head, score=0.9)


def chapters(*rows: str, above: str = "In this episode", score: float = 0.1) -> list[int]:
    page = sketch(above, *rows)
    body = [True, *[False] * len(rows)]
    keep_chapters(page, body, [score] * len(page), {})
    return blocks_of(body[1:])


@pytest.mark.parametrize(
    ("rows", "kept"),
    [
        (["01:20 The tape", "09:45 The man", "1:17:02 The bird", "08:00 News"], [0, 1, 2]),
        (["01:20 The tape", "09:45 The man"], []),
        (["01:20 The tape", "01:20 The man", "09:00 The bird"], []),
        (["59:59 The tape", "1:00:00 The man", "1:00:01 The bird"], [0, 1, 2]),
        (["59:59 The tape", "0:59:00 The man", "1:00:01 The bird"], []),
        (["61:00 The tape", "1:02:00 The man", "1:03:00 The bird"], [0, 1, 2]),
        (["58:00 The tape", "60:00 The man", "1:00:00 The bird"], []),
        (["2:00 The tape", "0:03:00 The man", "0:04:00 The bird"], [0, 1, 2]),
        (["(01:20) The tape", "[02:20] The man", "03:20 - The bird"], [0, 1, 2]),
        (["01:20 The tape", "02:70 The man", "03:20 The bird"], []),
        (["01:20 The tape", "Or not", "02:20 The man", "03:20 The bird"], []),
        (["01:20", "02:20", "03:20"], []),
        (["5 The tape", "01:20 A", "02:20 B", "03:20 C"], []),  # no line of the body heads these
        (["9:00 A", "1:00 B", "2:00 C", "3:00 D"], []),
    ],
)
def test_three_rising_times_with_names_are_chapters(rows: list[str], kept: list[int]) -> None:
    assert chapters(*rows) == kept


def test_chapters_need_some_score_and_a_line_over_them_that_is_body_and_no_paragraph() -> None:
    rows = ("01:20 The tape", "09:45 The man", "11:00 The bird")
    assert chapters(*rows, score=0.09) == []
    assert chapters(*rows, above=PROSE) == []
    page = sketch(*rows)
    for above in (sketch("In this episode", *rows), page):
        body = [False] * len(above)
        body[-1] = above is page
        before = list(body)
        keep_chapters(above, body, [0.9] * len(above), {})
        assert body == before


def test_under_chapters_a_paragraph_tells_who_made_the_recording() -> None:
    rows = ("01:20 The tape", "09:45 The man", "11:00 The bird")
    assert chapters(*rows, PROSE, score=0.3) == [0, 1, 2, 3]
    assert chapters(*rows, PROSE, score=0.29) == [0, 1, 2]
    assert chapters(*rows, "Subscribe", score=0.9) == [0, 1, 2]
    assert chapters(*rows, "Subscribe", PROSE, score=0.9) == [0, 1, 2]
    page = sketch("In this episode", *rows, PROSE)
    body = [True] * 4 + [False]
    keep_chapters(page, body, [0.9] * 5, {4: Role.SIGNUP})
    assert body == [True] * 4 + [False]


def test_a_chapter_that_rules_take_for_chrome_is_left_out_and_one_of_the_body_stays() -> None:
    page = sketch("In this episode", "01:20 The tape", "09:45 The man", "11:00 The bird")
    body = [True, True, False, False]
    spoken = {1: Role.ADVERT, 2: Role.ADVERT, 3: Role.TOPIC}
    keep_chapters(page, body, [0.5] * 4, spoken)
    assert body == [True, True, False, True]


def test_the_chapters_of_two_recordings_stand_below_a_line_each() -> None:
    rows = ("01:20 The tape", "09:45 The man", "11:00 The bird")
    page = sketch("Part one", *rows, "Part two", *rows)
    body = [block in {0, 4} for block in range(8)]
    keep_chapters(page, body, [0.5] * 8, {})
    assert body == [True] * 8


def test_pages_without_blocks_have_no_forms() -> None:
    page: Page = read("")
    body: list[bool] = []
    keep_exchanges(page, body, [], {})
    keep_headed(page, body, [], {})
    keep_between(page, body, [], {})
    keep_eastern_prose(page, body, [], {})
    keep_chapters(page, body, [], {})
    assert body == []


EASTERN = "霧の朝でした。船は出ませんでした。"


def eastern(
    text: str, score: float = 0.05, links: int = 2, spoken: Mapping[int, Role] = {}
) -> list[int]:
    """Which blocks are body of a paragraph, some links, a text and one more link."""
    page = sketch(PROSE, *["霧の港"] * links, text, "船の時刻")
    body = [True, *[False] * (links + 2)]
    keep_eastern_prose(page, body, [0.9, *[score] * (links + 2)], spoken)
    return blocks_of(body)


def test_two_sentences_of_japanese_below_some_links_are_body() -> None:
    assert eastern(EASTERN) == [0, 3]
    assert eastern("霧の朝でした。「船は出ませんでした」") == [0, 3]
    assert eastern(EASTERN, links=3) == [0, 4]
    assert eastern(EASTERN, links=4) == [0]
    assert eastern(EASTERN, score=0.04) == [0]
    assert eastern(EASTERN, spoken={3: Role.SIGNUP}) == [0]
    assert eastern("霧の朝でした。") == [0]
    assert eastern("「船は出ませんでした」") == [0]


def test_such_sentences_stay_out_above_the_body_and_each_leads_to_the_next() -> None:
    page = sketch(EASTERN, PROSE, *["霧の港"] * 3, EASTERN, *["霧の港"] * 3, f"{EASTERN}また明日。")
    body = [block == 1 for block in range(len(page))]
    keep_eastern_prose(page, body, [0.5] * len(page), {})
    assert blocks_of(body) == [1, 5, 9]
