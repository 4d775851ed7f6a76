from __future__ import annotations

import textwrap

import pytest

from cleannews.reading import Door, Layout, Mark, read

FERRY = (
    "The ferry to Skarholm is back in service after eleven weeks in dry dock, the harbour board "
    "said on Tuesday, and the first crossing carried more dogs than people."
)
CAPTAIN = (
    "Captain Ines Valdraper, who has run the line since the bridge was closed, said that nobody "
    "had missed the noise but that everybody had missed the biscuits."
)
BOARD = (
    "The board will decide in spring whether the winter timetable, which halves the number of "
    "crossings on weekdays, should stay in force for another year."
)


def spanned(source: str) -> list[str]:
    page = read(source)
    return [source[start:end] for start, end in page.spans]


def test_a_line_is_a_paragraph() -> None:
    page = read(f"Ferry is back\n{FERRY}\n{CAPTAIN}\n")
    assert page.layout is Layout.LINES
    assert page.texts == ["Ferry is back", FERRY, CAPTAIN]
    assert page.gaps == [0, 0, 0]


def test_blank_lines_part_paragraphs() -> None:
    page = read(f"\n\nFerry is back\n\n\n{FERRY}\n\n{CAPTAIN}")
    assert page.layout is Layout.PARAGRAPHS
    assert page.gaps == [0, 2, 1]
    assert page.spans == [(2, 15), (18, 18 + len(FERRY)), (20 + len(FERRY), len(page.source))]


@pytest.mark.parametrize("column", [48, 64, 72, 100])
@pytest.mark.parametrize("parting", ["\n\n", "\n"])
def test_wrapped_paragraphs_are_put_together(column: int, parting: str) -> None:
    wrapped = [textwrap.fill(text, column) for text in (FERRY, CAPTAIN, BOARD)]
    source = "Home\nSport\n\nFerry is back\n\n" + parting.join(wrapped)
    page = read(source)
    assert page.layout is Layout.WRAPPED
    assert page.texts == ["Home", "Sport", "Ferry is back", FERRY, CAPTAIN, BOARD]
    assert spanned(source)[3:] == wrapped


def test_a_word_broken_at_its_hyphen_keeps_it_without_a_space() -> None:
    source = textwrap.fill(f"{FERRY} A forty-year-old pier and a north- and south-bound lane", 44)
    assert read(source).texts == [
        f"{FERRY} A forty-year-old pier and a north- and south-bound lane"
    ]


def test_an_indented_first_line_begins_a_paragraph() -> None:
    source = "\n".join(
        textwrap.fill(text, 60, initial_indent="    ") for text in (FERRY, CAPTAIN, BOARD)
    )
    assert read(source).texts == [FERRY, CAPTAIN, BOARD]


FRAGMENTS = """\
Home
Sport
Harbour news
Ferry is back in service
By
Ines Valdraper
, harbour desk
The ferry to
Skarholm
is back after eleven weeks in dry dock, the harbour board said on Tuesday. It was built by
Grimsund Yards
, which closed in 1998.
Captain
"Biscuit" Valdraper
said that nobody had missed the noise.
What happens next
The board meets in spring to decide on the (still
unpopular
) winter timetable.
Share
Most read"""


def test_lines_broken_at_inline_tags_are_put_together() -> None:
    page = read(FRAGMENTS)
    assert page.layout is Layout.FRAGMENTS
    assert page.texts == [
        "Home",
        "Sport",
        "Harbour news",
        "Ferry is back in service",
        "By Ines Valdraper, harbour desk",
        (
            "The ferry to Skarholm is back after eleven weeks in dry dock, the harbour board said "
            "on Tuesday. It was built by Grimsund Yards, which closed in 1998."
        ),
        'Captain "Biscuit" Valdraper said that nobody had missed the noise.',
        "What happens next",
        "The board meets in spring to decide on the (still unpopular) winter timetable.",
        "Share",
        "Most read",
    ]
    assert spanned(FRAGMENTS)[4] == "By\nInes Valdraper\n, harbour desk"


def test_a_heading_is_no_beginning_of_the_paragraph_under_it() -> None:
    source = f"{FERRY}\nWhat Happens Next\nGrace Okell\n, who leads the board, spoke first."
    assert read(source).texts == [
        FERRY,
        "What Happens Next",
        "Grace Okell, who leads the board, spoke first.",
    ]


def test_names_in_bold_are_put_before_what_they_name() -> None:
    page = read(
        "The ferry to\nSkarholm\nis back, and these are its figures.\n"
        "Built:\n1998\nYard:\nGrimsund Yards\nFare:\n$12, or $20 with a bicycle\n"
        "Pros:\nA bar\nA view\nCons:\nNo lift\nNo shelter"
    )
    assert page.layout is Layout.FRAGMENTS
    assert page.texts == [
        "The ferry to Skarholm is back, and these are its figures.",
        "Built: 1998",
        "Yard: Grimsund Yards",
        "Fare: $12, or $20 with a bicycle",
        "Pros:",
        "A bar",
        "A view",
        "Cons:",
        "No lift",
        "No shelter",
    ]


def test_spaces_kept_at_tags_decide_where_looks_cannot() -> None:
    paragraph = "The old yard at Grimsund North built both boats and painted neither of them."
    source = (
        "Skarholm \nThe Harbour\nOld Town\n"
        "The old yard at \nGrimsund North\n built both boats and painted neither of them.\n"
        "Boats from Grimsund North \n"
        "Two of the boats that the harbour board had ordered in spring were built there."
    )
    assert read(source).texts == [
        "Skarholm",
        "The Harbour",
        "Old Town",
        paragraph,
        "Boats from Grimsund North",
        "Two of the boats that the harbour board had ordered in spring were built there.",
    ]


@pytest.mark.parametrize(
    ("lines", "paragraph"),
    [
        pytest.param(
            ["Die Hafenmeisterin von", "Grimsund", ", die Fähre und der Kai sind neu."],
            "Die Hafenmeisterin von Grimsund, die Fähre und der Kai sind neu.",
            id="German",
        ),
        pytest.param(
            ["Le port de", "Grimsund", "rouvre lundi, selon l’", "Agence du littoral", "."],
            "Le port de Grimsund rouvre lundi, selon l’Agence du littoral.",
            id="an article cut at its apostrophe",
        ),
        pytest.param(
            ["Директор порта в", "Гримсунде", ", который открылся в 1998 году, ушёл."],
            "Директор порта в Гримсунде, который открылся в 1998 году, ушёл.",
            id="Russian",
        ),
        pytest.param(
            ["港の", "連絡船", "、「うみねこ」が再開した。"],
            "港の連絡船、「うみねこ」が再開した。",
            id="Japanese, without spaces",
        ),
        pytest.param(
            ["قال رئيس مجلس", "الميناء", "، الذي افتتح أمس، إن العبارة عادت."],
            "قال رئيس مجلس الميناء، الذي افتتح أمس، إن العبارة عادت.",
            id="Arabic",
        ),
        pytest.param(
            ['The "', "Skarholm Post", '" was first to print the news, on Monday.'],
            'The "Skarholm Post" was first to print the news, on Monday.',
            id="quotes on either side of a tag",
        ),
        pytest.param(
            ["A report on the", "Berlin-", "Marathon", ", due in spring."],
            "A report on the Berlin-Marathon, due in spring.",
            id="a compound cut at its hyphen",
        ),
    ],
)
def test_fragments_of_many_languages(lines: list[str], paragraph: str) -> None:
    source = "\n".join([FERRY, *lines, CAPTAIN])
    assert read(source).texts == [FERRY, paragraph, CAPTAIN]


def test_lists_keep_their_items_apart() -> None:
    source = (
        f"{FERRY}\nThe fares, set by\nthe board\n, are:\n"
        "adults pay four crowns;\nchildren pay nothing;\ndogs pay two crowns.\n"
    )
    assert read(source).texts[1:] == [
        "The fares, set by the board, are: adults pay four crowns;",
        "children pay nothing;",
        "dogs pay two crowns.",
    ]


def test_markers_stay_out_of_the_text_but_in_the_span() -> None:
    source = (
        "  1. Skip to content\n  2. Skip to menu\n\n  * Home\n      + Boats\n      + Tides\n\n"
        f"• Photo\n{FERRY}\n1. May was cold.\n- No, said the captain.\n"
    )
    page = read(source)
    assert list(zip(page.marks, page.levels, page.texts, strict=True)) == [
        (Mark.NUMBER, 1, "Skip to content"),
        (Mark.NUMBER, 1, "Skip to menu"),
        (Mark.BULLET, 1, "Home"),
        (Mark.BULLET, 3, "Boats"),
        (Mark.BULLET, 3, "Tides"),
        (Mark.BULLET, 1, "Photo"),
        (Mark.PLAIN, 0, FERRY),
        (Mark.PLAIN, 0, "1. May was cold."),
        (Mark.PLAIN, 0, "- No, said the captain."),
    ]
    assert spanned(source)[0] == "1. Skip to content"


def test_three_dashes_in_a_row_are_a_list() -> None:
    page = read("Bring:\n- boots\n- a torch\n- biscuits\nThat is all.")
    assert page.marks == [Mark.PLAIN, Mark.BULLET, Mark.BULLET, Mark.BULLET, Mark.PLAIN]
    assert page.texts[1:4] == ["boots", "a torch", "biscuits"]


def test_columns_make_a_table() -> None:
    page = read(f"{FERRY}\nPort\tBoats\tDogs\nSkarholm\t3\t14\nGrimsund\t1\t2\n")
    assert page.marks == [Mark.PLAIN, Mark.TABLE, Mark.TABLE, Mark.TABLE]
    assert page.texts[2] == "Skarholm 3 14"


def test_endless_lines_are_cut_at_sentences() -> None:
    menu = "Home News Sport Weather Harbour Tides Boats Shop Contact"
    footer = "Terms of use Privacy Cookies"
    source = " ".join([menu, *[FERRY, CAPTAIN, BOARD] * 8, footer])
    page = read(source)
    assert page.layout is Layout.ENDLESS
    assert page.texts[0] == menu
    assert page.texts[-1] == footer
    assert " ".join(page.texts) == source
    assert max(map(len, page.texts)) < 500


def test_an_initial_does_not_end_a_sentence() -> None:
    sentence = "The ferry was paid for by George W. Valdraper of the yard, as Dr. Lund had hoped."
    page = read(" ".join([sentence] * 30))
    assert all(text.startswith("The ferry") for text in page.texts)


def test_a_long_paragraph_among_many_lines_stays_whole() -> None:
    paragraph = " ".join([FERRY, CAPTAIN, BOARD] * 6)
    menu = [f"Entry {number}" for number in range(30)]
    assert read("\n".join([*menu, paragraph])).texts[-1] == paragraph


@pytest.mark.parametrize(
    "lines",
    [
        (FERRY, "the sound", ". So said the board", CAPTAIN),  # would be pieces of one sentence
        (FERRY, "The harbour object", '" dogs " : 3', CAPTAIN),  # code
        (" ".join([FERRY, CAPTAIN] * 9), CAPTAIN, FERRY, BOARD),  # a paragraph without end
    ],
)
def test_lines_that_all_stand_apart_are_blocks_as_they_are(lines: tuple[str, ...]) -> None:
    page = read("\n\n".join(lines))
    assert (page.texts, page.stands_apart) == (list(lines), True)


PIECES = ("Captain Ines Valdraper", ", who has run the line since the", "bridge was closed.")
SENTENCE = "Captain Ines Valdraper, who has run the line since the bridge was closed."


def test_pieces_of_sentences_are_put_together_though_they_stand_apart() -> None:
    page = read("\n\n".join(("Ferry is back", *PIECES, FERRY, *PIECES, FERRY, *PIECES)))
    assert page.texts == ["Ferry is back", SENTENCE, FERRY, SENTENCE, FERRY, SENTENCE]


def test_one_or_two_lines_in_lower_case_among_paragraphs_are_lines_of_their_own() -> None:
    lines = ["Ferry is back", *PIECES, FERRY, *PIECES, FERRY]
    assert read("\n\n".join(lines)).texts == lines


def test_of_two_endless_lines_that_stand_apart_one_with_a_menu_is_cut() -> None:
    prose = " ".join([FERRY, CAPTAIN, BOARD] * 8)
    menu = "Home News Sport Weather Harbour Tides Boats Shop Contact"
    assert read(f"Ferry is back\n\n{prose}").texts == ["Ferry is back", prose]
    assert read(f"Ferry is back\n\n{menu} {prose}").texts[:2] == ["Ferry is back", menu]
    whole = [BOARD, "Ferry is back", f"{menu} {prose}"]
    assert read("\n\n".join(whole)).texts == whole


@pytest.mark.parametrize("source", ["", " \n\t\r\n", "\u200b", "\ufeff"])
def test_nothing_to_see_gives_no_blocks(source: str) -> None:
    page = read(source)
    assert (page.texts, page.spans, len(page)) == ([], [], 0)
    assert page.door is Door.TEXT
