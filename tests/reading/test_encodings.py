"""How plausible a decoding is: letters, words and odd signs weigh what they should."""

from __future__ import annotations

import pytest

from cleannews.reading.encodings import CANDIDATES, plausibility

# The weights of "ä", "ü", "ö" and "ß" among German letters, the most frequent first.
_A, _U, _O, _S = 1.0, 1 - 0.9 / 4, 1 - 1.8 / 4, 1 - 2.7 / 4
_MOST_WORDS = 0.4  # what the words of a language add, where there are enough of them
_NEXT = 0.03  # what each encoding that the web uses less costs


@pytest.mark.parametrize(
    ("text", "encoding", "score"),
    [
        pytest.param("no such sign", "cp1252", 0, id="ASCII"),
        pytest.param("\x7f", "cp1252", 0, id="the last sign of ASCII"),
        # Letters, for themselves. Words of these tests are of no language unless said.
        pytest.param("gräb", "cp1252", _A, id="the most frequent letter of a language"),
        pytest.param("grüb", "cp1252", _U, id="the next"),
        pytest.param("größ", "cp1252", (_O + _S) / 2, id="two of them"),
        pytest.param("GRÄB", "cp1252", _A, id="capitals"),
        pytest.param("gräb", "mac-roman", _A - 2 * _NEXT, id="an encoding that is used less"),
        pytest.param("gräb", "nonsense", -1, id="an encoding of no language"),
        pytest.param("grłb", "cp1252", -1, id="a letter of another language"),
        pytest.param("gräbł", "cp1252", (_A - 1) / 2, id="beside one of its own"),
        pytest.param("gräb’s", "cp1252", (_A + 0.5) / 2, id="a quote, half a letter"),
        pytest.param("gräb©", "cp1252", _A / 2, id="a sign that says nothing"),
        pytest.param("gräb¤", "cp1252", (_A - 2) / 2, id="an odd sign"),
        pytest.param("gräb\x80", "cp1252", (_A - 8) / 2, id="a control character"),
        pytest.param("gräb\x9f", "cp1252", (_A - 8) / 2, id="the last of them"),
        pytest.param("gräb\u2500", "cp1252", (_A - 8) / 2, id="a line of a box"),
        pytest.param("gräb\u259f", "cp1252", (_A - 8) / 2, id="a block"),
        pytest.param("gräb\u24ff", "cp1252", (_A - 2) / 2, id="what is before the boxes"),
        pytest.param("gräb\u25a0", "cp1252", (_A - 2) / 2, id="what is behind the blocks"),
        # Small words.
        pytest.param("der gräb", "cp1252", _A + _MOST_WORDS, id="one word of two"),
        pytest.param(f"der gräb {'x ' * 98}", "cp1252", _A + _MOST_WORDS, id="words told once"),
        pytest.param(
            "der gräb a b c d e f g h i j k l m n o p q r",
            "cp1252",
            _A + 0.4 * 1 / 3,
            id="one of twenty",
        ),
        # Capitals inside of words.
        pytest.param("gräB", "cp1252", _A - 1.5, id="a capital inside"),
        pytest.param("Ärb", "cp1252", _A, id="a capital at the head"),
        pytest.param("Ä", "cp1252", _A, id="a capital alone"),
        pytest.param("Grräb KAmel", "cp1252", _A - 1.5, id="two capitals at the head"),
        # Scripts that are not Latin: words of two alphabets are none, nor are few letters.
        pytest.param("ооо", "cp1251", 1, id="Cyrillic"),
        pytest.param("ооо ооx", "cp1251", 1 - 1.5 / 5, id="a word of two alphabets"),
        pytest.param(f"ооо {'x' * 27}", "cp1251", 1, id="a tenth of the letters"),
        pytest.param(f"ооо {'x' * 28}", "cp1251", 0.5, id="less than a tenth"),
        pytest.param("าาา", "cp874", None, id="Thai"),
        pytest.param("น่", "cp874", None, id="a Thai tone is a letter"),
    ],
)
def test_a_decoding_is_as_plausible_as_its_letters_and_words(
    text: str, encoding: str, score: float | None
) -> None:
    found = plausibility(text, encoding)
    assert found > 0.5 if score is None else found == pytest.approx(score)


@pytest.mark.parametrize(
    ("text", "encoding", "score"),
    [
        pytest.param("。", "cp949", 1.1, id="marks are as good as syllables"),
        pytest.param("가", "cp949", 1.1, id="the first syllable of the old table"),
        pytest.param("힝", "cp949", 1.1, id="one of its last"),
        pytest.param("갂", "cp949", -1, id="one that was added later"),
        pytest.param("힣", "cp949", -1, id="the last one added"),
        pytest.param("中", "cp949", 0.2 - 1, id="Han is seldom in Korean"),
        pytest.param("가é", "cp949", 1.1 / 2 - 1 / 2, id="other letters are odd"),
        pytest.param("的", "gb18030", 0.6 + 0.45, id="a common character of Chinese"),
        pytest.param("的一是", "gb18030", 0.6 + 0.45, id="three common ones"),
        pytest.param("龘", "gb18030", 0, id="a rare one"),
        pytest.param("的龘", "gb18030", (0.6 + 0.45 * 2) / 2, id="one of two common ones will do"),
        pytest.param("的龘龘龘龘", "gb18030", (0.6 + 0.45 * 4) / 5, id="one of five will not"),
        pytest.param("的。", "gb18030", (0.6 + 0.45 + 1) / 2, id="a mark"),
        pytest.param("的é", "gb18030", (0.6 + 0.45 - 2) / 2, id="an odd letter"),
        pytest.param("的", "big5hkscs", 0.6 + 0.45, id="the same in the other table"),
        pytest.param("啊", "gb18030", 0.6, id="the first character of the common ones"),
        pytest.param("座", "gb18030", 0.6, id="one of the last"),
        pytest.param("の", "cp932", 1.1, id="kana"),
        pytest.param("ぁ", "cp932", 1.1, id="the first of hiragana"),
        pytest.param("ゖ", "cp932", 1.1, id="the last"),
        pytest.param("ァ", "cp932", 1.1, id="the first of katakana"),
        pytest.param("ヺ", "cp932", 1.1, id="one of the last "),
        pytest.param("ヽ", "cp932", -2, id="what is behind it"),
        pytest.param("日", "cp932", 0.5 + 0.05, id="Han without kana"),
        pytest.param("日の", "cp932", (1.1 + 0.9 + 0.05) / 2, id="Han beside kana"),
        pytest.param("龘龘龘龘龘の日", "cp932", (1.1 + 5.4 + 0.2) / 7, id="few common ones"),
        pytest.param("の。é", "cp932", (2.2 - 2) / 3, id="marks and odd letters"),
        pytest.param("\u4e00", "euc_jp", 0.55, id="the first of Han"),
        pytest.param("\u9fff", "euc_jp", 0.5, id="the last of Han"),
        pytest.param("\ua000", "euc_jp", -2, id="what is behind Han"),
    ],
)
def test_a_decoding_of_the_east_is_as_plausible_as_its_characters(
    text: str, encoding: str, score: float
) -> None:
    assert plausibility(text, encoding) == pytest.approx(score)


@pytest.mark.parametrize("encoding", CANDIDATES)
def test_signs_that_no_page_is_written_in_are_plausible_in_no_encoding(encoding: str) -> None:
    assert plausibility("\u2592\u2593" * 4, encoding) < 0
