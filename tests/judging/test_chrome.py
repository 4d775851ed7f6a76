"""What chrome is for where no rule says so."""

from __future__ import annotations

import pytest

from cleannews.article import Role
from cleannews.judging.chrome import chrome_role


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("— Zorvan Quillby (@zorvan) April 25, 2024", Role.WIDGET),
        ("-- Zorvan Quillby (@zorvan_q)", Role.WIDGET),
        ("— Zorvan Quillby (@zorvan is gone) and four more of them", Role.RELATED),
        ("Ferry to Skarvoy sails again", Role.RELATED),
        ("© The Courier", Role.LEGAL),
    ],
)
def test_a_line_below_an_article_is_told_by_its_form(text: str, role: Role) -> None:
    assert chrome_role(text, 30, 2, 3, 20) is role
