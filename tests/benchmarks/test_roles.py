"""Labels of roles, and what is measured against them."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

import pytest

from benchmarks.figures.role_tables import told_role_parts
from benchmarks.labelled.role_labels import (
    LABELS,
    PARTS,
    RoleLabels,
    fingerprint,
    load_role_labels,
    write_role_labels,
)
from benchmarks.roles import confusion_table, count_pairs, role_scores, summary
from cleannews.article import Role

if TYPE_CHECKING:
    from pathlib import Path

TEXTS = ["Home", "Storm hits coast", "By Ida Moen", "The storm made landfall.", "Home"]
ACCEPTED = (
    (Role.NAVIGATION,),
    (Role.TITLE,),
    (Role.BYLINE, Role.PUBLISHED),
    (Role.PARAGRAPH,),
    (Role.NAVIGATION,),
)
PAGE = RoleLabels("beads", "storm", "html", "blind", tuple(map(fingerprint, TEXTS)), ACCEPTED)


def test_labels_come_back_as_they_were_written(tmp_path: Path) -> None:
    file = tmp_path / "labels.json"
    write_role_labels([PAGE, PAGE], file)
    assert load_role_labels(file) == [PAGE, PAGE]


def test_labels_find_their_blocks_again_where_reading_has_changed() -> None:
    changed = ["HOME", "Menu", "Storm  hits coast", "By Ida Moen The storm made landfall.", "Home"]
    assert PAGE.for_texts(TEXTS) == list(ACCEPTED)
    assert PAGE.for_texts(changed) == [
        (Role.NAVIGATION,), None, (Role.TITLE,), None, (Role.NAVIGATION,)
    ]  # fmt: skip


def test_any_accepted_role_is_right_and_else_the_best_one_is_missed() -> None:
    said = [Role.NAVIGATION, Role.RELATED, Role.PUBLISHED, Role.PARAGRAPH, Role.WIDGET]
    assert count_pairs([*ACCEPTED[:4], None], said) == Counter(
        {
            (Role.NAVIGATION, Role.NAVIGATION): 1,
            (Role.TITLE, Role.RELATED): 1,
            (Role.PUBLISHED, Role.PUBLISHED): 1,
            (Role.PARAGRAPH, Role.PARAGRAPH): 1,
        }
    )


def test_means_are_over_roles_with_enough_blocks() -> None:
    pairs = Counter(
        {
            (Role.NAVIGATION, Role.NAVIGATION): 8,
            (Role.RELATED, Role.NAVIGATION): 2,
            (Role.RELATED, Role.RELATED): 6,
            (Role.TITLE, Role.PARAGRAPH): 4,
        }
    )
    told = summary(pairs)
    assert told["accuracy"] == 14 / 20
    assert told["kinds"] == 16 / 20
    assert told["macro_recall"] == pytest.approx((1 + 6 / 8) / 2)
    assert told["macro_f1"] == pytest.approx((2 * 8 / 18 + 2 * 6 / 14) / 2)
    assert role_scores(pairs)[Role.NAVIGATION].precision == 0.8
    assert told["roles"]["title"] == [4, 0.0, 0.0, 0.0]


def test_the_table_shows_what_was_taken_for_what() -> None:
    pairs = Counter({(Role.TITLE, Role.TITLE): 3, (Role.TITLE, Role.HEADING): 1})
    assert confusion_table(pairs) == (
        "| right, given: | head | titl |\n|---|---|---|\n| heading |  |  |\n| title | 1 | 3 |"
    )


def test_the_page_of_figures_has_a_row_a_part_and_a_row_a_role() -> None:
    pairs = Counter({(Role.TITLE, Role.TITLE): 6, (Role.TITLE, Role.HEADING): 2})
    page = "\n".join(told_role_parts({"blind": summary(pairs), "all": summary(pairs)}))
    assert "| blind | 8 | 0.750 | 0.750 | 0.750 | 0.857 |" in page
    assert "| title | 8 | 1.000 | 0.750 | 0.857 |" in page


def test_the_labelled_pages_are_enough_each_in_one_part_and_hold_no_text() -> None:
    pages = load_role_labels()
    assert len(pages) >= 120
    assert len({(page.set_name, page.id) for page in pages}) == len(pages)
    assert {page.part for page in pages} == set(PARTS)
    assert all(len(page.prints) == len(page.accepted) for page in pages)
    names = "|".join(Role)
    words = re.compile(rf"(?:(?:{names})(?:\|(?:{names}))*(?:\*\d+)? ?)+")
    for line in LABELS.read_text(encoding="utf-8").splitlines()[1:-1]:
        roles, prints = re.findall(r'"(?:roles|prints)": "([^"]*)"', line)
        assert words.fullmatch(roles)
        assert re.fullmatch(r"(?:[0-9a-f]{8})+", prints)
