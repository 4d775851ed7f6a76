"""Scripts without spaces and sentence ends of all kinds: words and sentences are told from them."""

from __future__ import annotations

import numpy as np
import pytest

from cleannews.evidence.lexicon.folded import count_words
from cleannews.evidence.shape import count_characters
from cleannews.judging.runs import is_prose
from cleannews.reading.paragraphs.edges import End, end_of

THAI = (
    "เรือข้ามฟากระหว่างเกาะกับแผ่นดินใหญ่กลับมาให้บริการอีกครั้งเมื่อวันพุธ หลังจากหยุดซ่อมแซมมานานถึงสองปีเต็ม "
    "ชาวบ้านหลายร้อยคนมารอรับที่ท่าเรือ"
)
THAI_WORDS = 28  # counted by hand


@pytest.mark.parametrize(
    "sentence",
    [
        "द्वीप की नौका बुधवार को चल पड़ी।",
        "জাহাজটি বুধবার ঘাট ছেড়েছে।",
        "جزیرے کی کشتی بدھ کو روانہ ہوئی۔",
        "መርከቧ ረቡዕ ዕለት ጉዞ ጀመረች።",
        "島のフェリーが水曜日に出港した。",
        "ကူးတို့သင်္ဘော ပြန်လည်ထွက်ခွာခဲ့သည်။",
        "The ferry sailed on Wednesday.",
    ],
)
def test_a_sentence_ends_with_the_sign_of_its_script(sentence: str) -> None:
    counted = count_characters([sentence, sentence[:-1]])
    assert counted.sentence_breaks.tolist() == [1, 0]
    assert (counted.last[0], counted.last[1] != counted.last[0]) == (counted.last[0], True)
    assert end_of(sentence) is End.SENTENCE
    assert end_of(sentence[:-1]) is End.WORD


def test_a_thai_sentence_ends_with_nothing_and_a_headline_is_none() -> None:
    full_stop = count_characters(["It rained."]).last[0]
    prose, headline = count_characters([THAI, "เรือข้ามฟากกลับมาแล้ว หลังหยุดสองปี"]).last
    assert prose == full_stop
    assert headline != full_stop
    assert is_prose(THAI)
    assert not is_prose("เรือข้ามฟากกลับมาแล้ว หลังหยุดสองปี")


def test_thai_words_are_counted_though_no_space_parts_them() -> None:
    counted = float(count_characters([THAI]).words[0])
    assert counted == pytest.approx(THAI_WORDS, rel=0.25)
    assert count_words(THAI, spaceless=True) == pytest.approx(THAI_WORDS, rel=0.25)


def test_digits_within_thai_are_digits() -> None:
    assert np.array_equal(count_characters(["ปี ๒๕๖๗", "ปี 2567"]).digits, [4, 4])
