"""What each member of the judge is trained on."""

from __future__ import annotations

from collections import Counter
from typing import Any

import pytest

from benchmarks.labelled.dumps import STYLES
from benchmarks.tune import styled

PAGES: list[Any] = [f"page {number}" for number in range(2 * len(STYLES))]


@pytest.mark.parametrize("styles_a_page", [1, 2, 4])
def test_a_course_has_every_style_equally_often_and_each_page_in_as_many(
    styles_a_page: int,
) -> None:
    jobs = styled(PAGES, styles_a_page, course=1)
    assert Counter(page for page, _ in jobs) == dict.fromkeys(PAGES, styles_a_page)
    assert Counter(style for _, style in jobs) == dict.fromkeys(STYLES, 2 * styles_a_page)
    assert len(set(jobs)) == len(jobs)


def test_the_courses_show_a_page_in_other_styles() -> None:
    first, second, third = (set(styled(PAGES, 2, course)) for course in range(3))
    assert first.isdisjoint(second)
    assert second.isdisjoint(third)
    assert third.isdisjoint(first)
