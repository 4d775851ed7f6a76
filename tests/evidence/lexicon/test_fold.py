from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleannews.evidence.lexicon.fold import fold, fold_lines

# Lone surrogates too, which `st.text()` leaves out.
ANY_TEXT = st.text(st.characters(exclude_categories=()))


@pytest.mark.parametrize(
    ("written", "key"),
    [
        ("READ ALSO:", "read also"),
        ("  Read\u00a0 also — ", "read also"),
        ("“Don’t miss”", "don t miss"),
        ("1,234 Comments", "0 comments"),
        ("٣ تعليقات", "0 تعليقات"),
        ("3.5K views (12)", "0k views 0"),
        ("12.Mai 2019", "0 mai 0"),
        ("24-06-2017", "0 0 0"),
        ("{{item.group_date}}", "item group date"),
        ("» ^ • | …", ""),
        ("", ""),
        ("İLGİLİ HABERLER", "ilgili haberler"),
        ("ILGILI haberler", "ilgili haberler"),
        ("çıkış", "çikiş"),
        ("اقرأ أيضًا", "اقرا ايضا"),
        ("Ещё новости", "еще новости"),
        ("हिन्दी समाचार", "हिन्दी समाचार"),
        ("soft\u00adhyphen zero\u200bwidth", "softhyphen zerowidth"),
        ("続きを読む…", "続きを読む"),
    ],
)
def test_a_text_folds_to_its_key(written: str, key: str) -> None:
    assert fold(written) == key


@given(st.lists(ANY_TEXT, max_size=8))
def test_folding_a_page_at_once_is_folding_each_block(texts: list[str]) -> None:
    assert fold_lines(texts) == [fold(text) for text in texts]


@given(ANY_TEXT)
def test_a_key_folds_to_itself(text: str) -> None:
    assert fold(fold(text)) == fold(text)


def test_a_text_of_very_many_different_symbols_is_folded_too() -> None:
    symbols = "".join(map(chr, range(0x2190, 0x2400)))
    assert fold(f"a{symbols}b") == "a b"
