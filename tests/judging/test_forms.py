from __future__ import annotations

from cleannews.article import Role
from cleannews.judging.forms import (
    drop_link_rows,
    drop_lone_labels,
    drop_replies,
    keep_between,
    keep_chapters,
    keep_exchanges,
    keep_headed,
)
from cleannews.reading import read

INTERVIEW = read(
    "Were you afraid?\n\n"
    "Always, and those who are not should find another job.\n\n"
    "Who taught you?\n\n"
    "My aunt, who could hear a leak from across the street.\n\n"
    "Was she strict?\n\n"
    "Only with the apprentices, of whom I was the worst.\n\n"
    "And the theft?\n\n"
    "That was one jar of bulbs, and I know who took it.\n\n"
    "Who is to blame?\n"
)
STORY = "The ferry to Skarholm came back on Monday, and nobody who waited for it was cold. " * 3


def exchanges(*, kept: set[int], scores: float, spoken: dict[int, Role] | None = None) -> set[int]:
    size = len(INTERVIEW)
    body = [block in kept for block in range(size)]
    keep_exchanges(INTERVIEW, body, [scores] * size, spoken or {})
    return {block for block, inside in enumerate(body) if inside}


def test_among_three_questions_with_answers_a_fourth_is_one_as_well() -> None:
    assert exchanges(kept=set(range(6)), scores=0.2) == set(range(8))
    assert exchanges(kept=set(range(6)), scores=0.1) == set(range(6))


def test_two_questions_are_no_interview_and_what_rules_know_is_no_question() -> None:
    assert exchanges(kept=set(range(4)), scores=0.2) == set(range(4))
    assert exchanges(kept=set(range(6)), scores=0.2, spoken={7: Role.ADVERT}) == set(range(6))


def test_a_question_without_an_answer_is_a_headline() -> None:
    assert 8 not in exchanges(kept=set(range(8)), scores=0.2)


def test_the_heading_over_a_table_and_the_sentence_under_a_heading_are_body() -> None:
    page = read(
        f"{STORY}\n\n## Results\n\n| Place | Name |\n| --- | --- |\n| 1 | Veenstra |\n\n"
        "## The smallest\n\nWho is tall sleeps across it.\n\n## Share this\n\n[More](/more)\n"
    )
    assert page.texts[1] == "Results"
    last = len(page) - 4
    body = [True, False, *[True] * (last - 2), True, False, True, False]
    keep_headed(page, body, [0.2] * len(page), {})
    assert body == [*[True] * (last + 2), True, False]
    body = [True, False, *[True] * (last - 2), True, False, True, False]
    keep_headed(page, body, [0.05] * len(page), {})
    assert body[1] is False
    assert body[last + 1] is False


def test_a_long_paragraph_below_links_is_body_where_the_body_goes_on_under_it() -> None:
    page = read(f"{STORY}\n\nRead also\n\n{STORY} Again.\n\n{STORY} Once more.\n")
    for score, kept in ((0.15, True), (0.1, False)):
        body = [True, False, False, True]
        keep_between(page, body, [score] * 4, {1: Role.RELATED})
        assert body[2] is kept
    body = [True, False, False, False]
    keep_between(page, body, [0.15] * 4, {})
    assert body == [True, False, False, False]


def test_what_stands_over_buttons_to_reply_is_a_comment() -> None:
    page = read(f"{STORY}\n\nReply\n\n{STORY} Yes.\n\nReply\n")
    body = [True, False, True, False]
    assert drop_replies(page, body, [0.95, 0.0, 0.5, 0.0], {1, 3}) == [2]
    assert body == [True, False, False, False]
    body = [True, False, True, False]
    assert drop_replies(page, body, [0.5, 0.0, 0.5, 0.0], {3}) == []
    assert body == [True, False, True, False]


def test_a_doubted_line_of_links_is_no_body() -> None:
    page = read(f"{STORY}\n\n[Save](/s) [Keep](/k)\n\n[The whole report](/r)\n")
    body = [True, True, True]
    drop_link_rows(page, body, [0.95, 0.5, 0.7])
    assert body == [True, False, True]


def test_three_rising_times_with_names_are_chapters() -> None:
    page = read(
        "In this episode\n\n01:20 The tape\n\n09:45 The man\n\n1:17:02 The bird\n\n08:00 News\n"
    )
    body = [True, False, False, False, False]
    keep_chapters(page, body, [0.2] * 5, {})
    assert body == [True, True, True, True, False]
    body = [False] * 5
    keep_chapters(page, body, [0.2] * 5, {})
    assert not any(body)


def test_a_label_over_what_was_left_out_goes_with_it() -> None:
    page = read(f"{STORY}\n\nMedia inquiries:\n\nLena Orre\n")
    for spoken, kept in (({1: Role.LEGAL}, False), ({}, True)):
        body = [True, True, False]
        drop_lone_labels(page, body, [0.95, 0.5, 0.1], spoken)
        assert body[1] is kept
