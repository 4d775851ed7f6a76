from __future__ import annotations

import pytest

from cleannews.reading.paragraphs.joints import PageWords, join_pieces, spaceless, within_quote


@pytest.mark.parametrize(
    ("pieces", "whole"),
    [
        (["合わせて", "11日も"], "合わせて11日も"),
        (["大约11", "名乘客"], "大约11名乘客"),
        (["ราคา", "11", "บาท"], "ราคา 11 บาท"),
        (["in", "2011"], "in 2011"),
        (["港", "0"], "港0"),
        (["港", "9"], "港9"),
        (["0", "港"], "0港"),
        (["9", "港"], "9港"),
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
        (["boats", ", he said"], "boats, he said"),
        (["boats (", "two"], "boats (two"),
        (["and/", "or"], "and/or"),
        (["boats", "- two"], "boats - two"),
        (["boats", "-2"], "boats -2"),
        (["four-", "year-old"], "four-year-old"),
        (["1990–", "1995"], "1990–1995"),
        (["four-", "(old)"], "four- (old)"),
        (["boats -", "two"], "boats - two"),
        (["Nord-", "und Südland"], "Nord- und Südland"),
        (["Nord–", "und Südland"], "Nord–und Südland"),
        (["船、", "港"], "船、港"),
        (["船", "・港"], "船・港"),
        (["boat", "港"], "boat 港"),
        (["港", "boat"], "港 boat"),
        (["Yesterday M", "lle", "Renaud"], "Yesterday Mlle Renaud"),
        (["tonnes of CO", "23"], "tonnes of CO 23"),
        (["the ACO", "2"], "the ACO 2"),
        (["tonnes of CO", "5"], "tonnes of CO 5"),
    ],
)
def test_what_hangs_on_a_word_touches_it(pieces: list[str], whole: str) -> None:
    assert join_pieces(pieces) == whole


@pytest.mark.parametrize(
    ("pieces", "whole"),
    [
        (["“boats”", "came"], "“boats” came"),
        (['he said "', "no"], 'he said "no'),
        (['"', "no"], '"no'),
        (['he said ("', "no"], 'he said ("no'),
        (['"no"', "said he"], '"no" said he'),
        (['the 7"', "pipe"], 'the 7" pipe'),
        (["(“", "no"], "(“no"),
        (["“", "no"], "“no"),
        (["il dit «", "non"], "il dit «non"),
        (["« non »", "dit-il"], "« non » dit-il"),
        (["selon l’", "Agence"], "selon l’Agence"),
        (["selon l’", "“Agence”"], "selon l’“Agence”"),
        (["(", "“no”"], "(“no”"),
        (["5", "'s"], "5's"),
        (["boats", "'so it is'"], "boats 'so it is'"),
        (["boats,", "'s"], "boats, 's"),
        (['he said "no', '"and left'], 'he said "no"and left'),
        (["he said", '"no"'], 'he said "no"'),
        (["he said", '"A boat"'], 'he said "A boat"'),
        (['he said "no', "“yes”"], 'he said "no “yes”'),
        (["he said", "“"], "he said “"),
        (["he said", "”"], "he said”"),
        (["il dit", "«non»"], "il dit «non»"),
        (["boats", "“ "], "boats“ "),
        (["he asked", "“", "why", "”", ", and"], "he asked “why”, and"),
        (["a", "“", "b", "”", "c", "”", "d"], "a “b” c”d"),
        (["”", "d"], "”d"),
        (['a "b', 'c"', "d", '"e'], 'a "b c" d "e'),
    ],
)
def test_quotes_touch_what_they_enclose(pieces: list[str], whole: str) -> None:
    assert join_pieces(pieces) == whole


@pytest.mark.parametrize(
    ("left", "quote", "is_open"),
    [
        ('he said "no', '"', True),
        ('"no" he said', '"', False),
        ('"no" he said, "and', '"', True),
        ("„nein", "“", True),
        ("„nein“", "“", False),
        ("“no", "”", True),
        ("“no” “yes”", "”", False),
        ("„no", "”", True),
        ("”no", "”", True),
        ("”no”", "”", False),
        ("”no” ”yes", "”", True),
        ("„one“ „two”” three", "”", True),
        ("« non", "»", True),
        ("« non »", "»", False),
        ("»nein", "«", True),
        ("»nein«", "«", False),
        ("it's", "'", False),
    ],
)
def test_a_quote_is_open_until_its_partner_closes_it(
    left: str,
    quote: str,
    is_open: bool,  # noqa: FBT001
) -> None:
    assert within_quote(left, quote) is is_open


def test_scripts_without_spaces_are_these_and_no_others() -> None:
    ends = "\u3040\u30ff \u3400\u4dbf \u4e00\u9fff \uf900\ufaff \uff66\uff9d \u0e00\u0eff"
    for script in f"{ends} \u1000\u109f \u1780\u17ff".split():
        low, high = map(ord, script)
        near = (low - 1, low, low + 1, high - 1, high, high + 1)
        assert [spaceless(chr(code)) for code in near] == [False, *[True] * 4, False]
    assert not any(map(spaceless, "aйא가"))


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
        (["t", "he ferry"], "t he ferry"),
        (["the boats.", "s"], "the boats. s"),
        (["the 27", "thick boats"], "the 27 thick boats"),
        (["the 27", "boats"], "the 27 boats"),
        (["the boats b", "urned"], "the boats burned"),
        (["he said a", "boat"], "he said a boat"),
        (["two boat", "t"], "two boat t"),
        (["two boat", "s, he said"], "two boats, he said"),
        (["two boat", "so he"], "two boat so he"),
        (["two boats", "a b"], "two boats a b"),
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


def test_a_capital_before_a_word_of_the_page_is_a_word_too() -> None:
    words = PageWords("He bought a sail, a fter and, after all, an oar, and the 27 th one.")
    assert join_pieces(["A", "sail tore"], words) == "A sail tore"
    assert join_pieces(["A", "fter sank"], words) == "A fter sank"
    assert join_pieces(["A", "n oar broke"], words) == "An oar broke"
    assert join_pieces(["the 27", "th boat"], words) == "the 27 th boat"


def test_a_letter_in_the_middle_of_a_paragraph_is_a_variable() -> None:
    words = PageWords("Of the boats, he said, the ferry sank.")
    assert join_pieces(["X", "he ferry sank"], words) == "Xhe ferry sank"
    assert join_pieces(["for", "X", "he ferry sank"], words) == "for X he ferry sank"
