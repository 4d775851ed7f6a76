"""What comes out is safe to store and print, and nothing that scripts need is missing."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cleannews import clean
from cleannews.testing import KnownArticle, articles, hostile_text
from tests.properties.laws import check_clean_output, examples

FLAG_OF_SCOTLAND = "🏴\U000e0067\U000e0062\U000e0073\U000e0063\U000e0074\U000e007f"
JOINED = {
    "Persian with zero-width non-joiners": (
        "کتاب‌خانه‌های شهر می‌خواهند شب‌ها هم باز باشند، مدیر کتاب‌خانه می‌گوید."
    ),
    "Hindi with joiners": (
        "पुस्तकालय के निदेशक ने कहा कि क्‍या और क्या में अंतर है, और यह बात सबको समझनी चाहिए।"
    ),
    "a family": "The town painted 👨‍👩‍👧‍👦 on the wall, and the council said that it would stay.",
    "a flag": f"A flag, {FLAG_OF_SCOTLAND}, flew over the library on Monday, the council said.",
    "Hebrew with marks of direction": (
        "הספרייה העירונית תישאר פתוחה\u200f כל הלילה, כך הודיעה העירייה ביום שני בבוקר."
    ),
    "Thai": ("ห้องสมุดของเมืองเปิดตลอดทั้งคืนตั้งแต่เดือนตุลาคม เจ้าหน้าที่ของเมืองกล่าวเมื่อวันจันทร์ที่ผ่านมา"),
}


@pytest.mark.parametrize("text", JOINED.values(), ids=list(JOINED))
def test_joiners_and_marks_that_scripts_need_are_kept(text: str) -> None:
    page = f"{text}\n\n{text} {text}\n"
    assert [block.text for block in clean(page).blocks] == page.strip().split("\n\n")


@settings(max_examples=examples(500))
@given(article=articles(), dirt=hostile_text(max_pieces=4, max_repeats=40), place=st.integers(0))
def test_dirt_in_an_article_comes_out_harmless(
    article: KnownArticle, dirt: str, place: int
) -> None:
    text = f"{article.title}\n\n{article.text}"
    at = place % len(text)
    check_clean_output(clean(text[:at] + dirt + text[at:]))


def test_letters_are_composed_and_marks_are_counted() -> None:
    stacked = "a" + "\u0301" * 500
    text = f"The cafe\u0301 in Zu\u0308rich was painted {stacked} again, its owner said on Monday."
    composed = clean(text).blocks[0].text
    assert "café in Zürich" in composed
    assert composed.count("\u0301") <= 30
