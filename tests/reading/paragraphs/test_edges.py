"""How lines begin and end, and which last words leave a line open."""

from __future__ import annotations

import pytest

from cleannews.reading.paragraphs.edges import Begin, End, begin_of, edges_of, elides, end_of, hangs

BEGINS = [
    ("boats came", Begin.LOWER),
    ("boats", Begin.LOWER),
    ("élan", Begin.LOWER),
    ("élan of it", Begin.LOWER),
    # Lines in lower case that are whole: an address by itself, a byline.
    ("desk@post.example", Begin.UPPER),
    ("post.example/tides", Begin.UPPER),
    ("news://tides", Begin.UPPER),
    ("see post.example", Begin.LOWER),
    ("and...", Begin.LOWER),
    ("by Ines Valdraper", Begin.UPPER),
    ("von Ines Maria Theresa Valdraper", Begin.UPPER),
    ("by Ines Maria Theresa Anna Valdraper", Begin.LOWER),
    ("by the sea", Begin.LOWER),
    ("before Ines Valdraper", Begin.LOWER),
    ("Boats", Begin.UPPER),
    ("Élan", Begin.UPPER),
    ("ǅep", Begin.UPPER),
    ("დღეს", Begin.CASELESS),
    ("עיר", Begin.CASELESS),
    ("東京", Begin.CASELESS),
    ("の港", Begin.LOWER),
    ("界も来た", Begin.LOWER),
    ("界隈は霧だ", Begin.CASELESS),
    ("県も来た", Begin.CASELESS),
    ("はじめ", Begin.CASELESS),
    ("は港", Begin.LOWER),
    ("では", Begin.LOWER),
    ("からだ", Begin.CASELESS),
    ("から港", Begin.LOWER),
    ("에서 온", Begin.LOWER),
    ("가", Begin.LOWER),
    ("가나", Begin.CASELESS),
    ("»", Begin.CLOSE),
    ("» More", Begin.OTHER),
    ("› More", Begin.OTHER),
    ("« La ligne", Begin.OPEN),
    ("‹ Back", Begin.OPEN),
    ('" and', Begin.CLOSE),
    ('"Boats', Begin.OPEN),
    ('"(still', Begin.OPEN),
    ('"[sic', Begin.OPEN),
    ('", he said', Begin.CLOSE),
    ("'s oldest", Begin.CLOSE),
    ("’re here", Begin.CLOSE),
    ("'so", Begin.OPEN),
    ('"s oldest', Begin.OPEN),
    ("7 boats", Begin.DIGIT),
    ("٧", Begin.DIGIT),
    (", and", Begin.CLOSE),
    (".", Begin.CLOSE),
    ("..", Begin.OTHER),
    ("(still", Begin.OPEN),
    ("- item", Begin.DASH),
    ("— he", Begin.DASH),
    ("# sign", Begin.OTHER),
]

ENDS = [
    ("the boats", End.WORD),
    ("boats; and", End.SEMICOLON),
    ("boats; oder", End.SEMICOLON),
    ("boats; also", End.WORD),
    ("boats; sand", End.WORD),
    ("boats.", End.SENTENCE),
    ("boats…", End.SENTENCE),
    ("船。", End.SENTENCE),
    ("boats,", End.COMMA),
    ("قوارب،", End.COMMA),
    ("boats;", End.SEMICOLON),
    ("boats:", End.COLON),
    ("boats (", End.OPEN),
    ("boats -", End.DASH),
    ("boats-", End.HYPHEN),
    ("Plan B-", End.HYPHEN),
    ("-", End.DASH),
    ("boats/", End.DASH),
    ("boats 7", End.DIGIT),
    ("boats %", End.OTHER),
    ("हिन्दी", End.WORD),
    # Behind closing quotes and brackets.
    ('"', End.OPEN),
    ('he said "', End.OPEN),
    ('he said ("', End.OPEN),
    ("il juge «", End.OPEN),
    ("trop chère »", End.WORD),
    ("he said »", End.WORD),
    ("selon l’", End.OPEN),
    ("the boats’", End.WORD),
    ('boats."', End.QUOTED_SENTENCE),
    ("boats.)", End.QUOTED_SENTENCE),
    ('boats"', End.WORD),
    ('boats,"', End.COMMA),
    ("boats (7)", End.DIGIT),
    (")))", End.OTHER),
    (")", End.OTHER),
]

LAST_WORDS = [
    ("boats of the", True),
    ("boats of The", False),
    ("the", True),
    ("The", True),
    ("boats", False),
    ("in the boats", False),
    # Small words that also end headings hang only behind another word.
    ("been", False),
    ("it been", False),
    ("it really been", True),
    ("港の", True),
    ("港", False),
]


@pytest.mark.parametrize(("text", "begin"), BEGINS)
def test_a_line_is_told_by_what_it_begins_with(text: str, begin: Begin) -> None:
    assert begin_of(text) is begin


@pytest.mark.parametrize(("text", "end"), ENDS)
def test_a_line_is_told_by_what_it_ends_with(text: str, end: End) -> None:
    assert end_of(text) is end


def test_looking_lines_up_all_at_once_tells_the_same_of_them() -> None:
    for texts in ([text for text, _ in BEGINS], [text for text, _ in ENDS], ["boats", "7", "x."]):
        edges = edges_of(texts)
        assert edges.begins == list(map(begin_of, texts))
        assert edges.ends == list(map(end_of, texts))


def test_every_common_letter_is_looked_up_as_it_is_looked_at() -> None:
    every = map(chr, range(0x21, 0x600))
    # "ª" and its like are small letters that have no capital.
    letters = [char for char in every if not char.islower() or char.title() != char]
    assert edges_of(letters).begins == list(map(begin_of, letters))
    assert edges_of(letters).ends == list(map(end_of, letters))


@pytest.mark.parametrize(("text", "is_open"), LAST_WORDS)
def test_some_last_words_leave_a_line_open(text: str, is_open: bool) -> None:  # noqa: FBT001
    assert hangs(text) is is_open


@pytest.mark.parametrize(
    ("text", "is_cut"),
    [("l’", True), ("selon l’", True), ("(dell'", True), ("l’ami’", False), ("boats'", False)],
)
def test_an_article_may_be_cut_at_its_apostrophe(text: str, is_cut: bool) -> None:  # noqa: FBT001
    assert elides(text) is is_cut
