from __future__ import annotations

import pytest

from cleannews.reading.joints import join_pieces


@pytest.mark.parametrize(
    ("pieces", "whole"),
    [
        (["合わせて", "11日も"], "合わせて11日も"),
        (["大约11", "名乘客"], "大约11名乘客"),
        (["ราคา", "11", "บาท"], "ราคา 11 บาท"),
        (["in", "2011"], "in 2011"),
    ],
)
def test_numbers_touch_kana_and_han_and_nothing_else(pieces: list[str], whole: str) -> None:
    assert join_pieces(pieces) == whole
