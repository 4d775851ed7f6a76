from __future__ import annotations

import pytest

from cleannews.reading.joints import PageWords, join_pieces


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


@pytest.mark.parametrize(
    ("pieces", "whole"),
    [
        (["the harbour of", "Norvale", "'s oldest quay"], "the harbour of Norvale's oldest quay"),
        (["Skarvoy", "’s ferry"], "Skarvoy’s ferry"),
        (["a", "FERRY", "-licensed pilot"], "a FERRY-licensed pilot"),
        (["pilots", "—all of them—"], "pilots—all of them—"),
        (["started with the", "-all", "option"], "started with the -all option"),
        (["tonnes of CO", "2", "a year"], "tonnes of CO2 a year"),
        (["selon M", "me", "Renaud"], "selon Mme Renaud"),
        (["the fare is", "2", "crowns"], "the fare is 2 crowns"),
        (["il juge", "« la ligne »", "trop chère"], "il juge « la ligne » trop chère"),
        (["he asked", "“", "why now", "”", "and left"], "he asked “why now” and left"),
        (["thanks to", "@", "skarvoyferry"], "thanks to @skarvoyferry"),
    ],
)
def test_what_hangs_on_a_word_touches_it(pieces: list[str], whole: str) -> None:
    assert join_pieces(pieces) == whole


@pytest.mark.parametrize(
    ("pieces", "whole"),
    [
        (["T", "he ferry sank"], "The ferry sank"),
        (["A", "fter the ferry sank"], "After the ferry sank"),
        (["A", "ferry sank"], "A ferry sank"),
        (["two ferrie", "s sank"], "two ferries sank"),
        (["two boat", "s"], "two boats"),
        (["the ferries, d", "riven by wind"], "the ferries, driven by wind"),
        (["the 27", "th time"], "the 27th time"),
        (["for all", "n", "above two"], "for all n above two"),
        (["bought", "a ferry"], "bought a ferry"),
    ],
)
def test_a_letter_that_is_no_word_of_the_page_belongs_to_the_word_beside_it(
    pieces: list[str], whole: str
) -> None:
    words = PageWords("He came after the ferry had left, as a rule.\nA boat was there, said he.")
    assert join_pieces(pieces, words) == whole


def test_a_letter_that_is_a_word_of_the_page_stays_one() -> None:
    words = PageWords("Mluvil s ministrem v Praze.")
    assert join_pieces(["rozhovor", "s prezidentem"], words) == "rozhovor s prezidentem"
