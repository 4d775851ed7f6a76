from __future__ import annotations

import pytest

from cleannews.evidence.cues.titles import split_site, title_of_first_line, trim_title

TITLE = "Storm hits the coast"


@pytest.mark.parametrize("glued", [" | The Echo", " - The Echo", " – The Echo", " :: The Echo"])
@pytest.mark.parametrize("evidence", [TITLE, "The Echo"])
def test_the_site_is_cut_off_where_the_page_confirms_it(glued: str, evidence: str) -> None:
    assert trim_title(TITLE + glued, [evidence]) == TITLE
    assert split_site(TITLE + glued, [evidence]) == (TITLE, "The Echo")


def test_what_follows_a_stroke_stays_without_evidence() -> None:
    assert trim_title("BUDGET 3.0 | Tax office gets more staff", ["Tax", "Home"]) == (
        "BUDGET 3.0 | Tax office gets more staff"
    )
    assert trim_title("Storm hits coast - and stays", ["Home"]) == "Storm hits coast - and stays"


@pytest.mark.parametrize(
    "title",
    ["Storm hits the coast Read", "Storm hits the coast Share", "Sturm trifft die Küste Teilen"],
)
def test_a_control_is_cut_off_a_title_in_small_letters(title: str) -> None:
    assert trim_title(title, []) == title.rpartition(" ")[0]


def test_a_title_in_capitals_keeps_its_last_word_unless_the_page_has_it_without() -> None:
    assert trim_title("How Children Learn To Read", []) == "How Children Learn To Read"
    assert trim_title("Storm Hits Coast Read", ["Storm Hits Coast, Council Says"]) == (
        "Storm Hits Coast"
    )


@pytest.mark.parametrize("glued", [" by", " written by", " By Jane Doe,", " | Weather"])
def test_what_the_pages_first_line_has_not_is_cut_off(glued: str) -> None:
    first = f"{TITLE} – The Echo"
    assert trim_title(TITLE + glued, [first, "Menu"]) == TITLE
    assert trim_title(TITLE + glued, ["Menu", first]) == TITLE + glued


def test_a_title_that_goes_on_in_the_pages_first_line_is_left_whole() -> None:
    title = f"{TITLE} - and stays"
    assert trim_title(title, [f"{title} - The Echo"]) == title
    longer = f"{TITLE} of Norvale and stays there for a week"
    assert trim_title(longer, [f"{TITLE} - The Echo"]) == longer


def test_the_first_line_is_cut_at_a_stroke_and_not_at_a_dash() -> None:
    for line, title in [(f"{TITLE} | The Echo", TITLE), (f"{TITLE} - day two", None)]:
        assert trim_title(line, [line, "Menu"]) == (title or line)


@pytest.mark.parametrize(
    ("first", "again", "named"),
    [
        (f"{TITLE} | The Echo", TITLE, (TITLE, "The Echo")),
        (f"{TITLE} - and stays | Echo", f"{TITLE} - and stays", (f"{TITLE} - and stays", "Echo")),
        (f"{TITLE} | The Echo", "Storm", None),
        ("The Echo | Storm hits the coast", "The Echo", None),
        (TITLE, TITLE, None),
    ],
)
def test_a_first_line_of_title_and_site_names_the_page_where_the_title_comes_again(
    first: str, again: str, named: tuple[str, str] | None
) -> None:
    assert title_of_first_line([first, "Menu", again]) == named


def test_an_empty_page_has_no_first_line() -> None:
    assert title_of_first_line([]) is None


def test_two_words_of_a_menu_do_not_cut_a_title_at_a_dash() -> None:
    texts = ["Home", "Zero Waste", "Zero Waste - A Beginner's Guide"]
    assert trim_title(texts[2], texts) == texts[2]
    assert trim_title("Zero Waste | The Echo", ["Home", "Zero Waste"]) == "Zero Waste"
    assert trim_title("Zero Waste - The Echo", ["Zero Waste - The Echo", "Zero Waste"]) == (
        "Zero Waste"
    )


def test_what_follows_the_whole_first_line_is_no_part_of_the_title() -> None:
    texts = ["Storm hits the coast", "Home", "Storm hits the coast by"]
    assert trim_title(texts[2], texts) == texts[0]


@pytest.mark.parametrize(
    ("title", "texts", "split"),
    [
        # The site may have six words, and a title needs two.
        (f"{TITLE} | a b c d e f", [TITLE], (TITLE, "a b c d e f")),
        (f"{TITLE} | a b c d e f g", [TITLE], (TITLE, None)),
        (f"{TITLE} | a b c d e f", ["a b c d e f"], (TITLE, "a b c d e f")),
        (f"{TITLE} | a b c d e f g", ["a b c d e f g"], ("a b c d e f g", None)),
        ("Storm hits | Echo", ["Storm hits"], ("Storm hits", "Echo")),
        ("Storm hits - Echo", ["Storm hits"], ("Storm hits - Echo", None)),
        ("Storm hits it - Echo", ["Storm hits it"], ("Storm hits it", "Echo")),
        ("Storm hits - Echo", ["Storm hits - Echo", "Storm hits"], ("Storm hits", "Echo")),
        ("Storm hits - Echo", ["Echo"], ("Storm hits", "Echo")),
        ("Storm | Echo", ["Storm"], ("Storm | Echo", None)),
        ("Storm | Echo", ["Echo"], ("Storm | Echo", None)),
        ("嵐 | Echo", ["嵐"], ("嵐", "Echo")),
        ("嵐 | Echo", ["Echo"], ("嵐", "Echo")),
        # Of several strokes the last four are looked at.
        ("a b | c | d | e | f", ["a b"], ("a b", None)),
        ("a b | c | d | e | f | g", ["a b"], ("a b | c | d | e | f | g", None)),
        ("a b | c | d", ["d"], ("a b | c", "d")),
        ("a b | c | d", ["c | d"], ("a b", "c | d")),
        # The site first.
        (f"Echo | {TITLE}", [TITLE], (TITLE, None)),
        (f"Echo | {TITLE}", [TITLE, "Echo"], (TITLE, "Echo")),
        (f"Echo» {TITLE}", [TITLE, "Echo"], (TITLE, "Echo")),
        (f"Echo - {TITLE}", [TITLE, "Echo"], (f"Echo - {TITLE}", None)),
        (f"a b c d e f» {TITLE}", [TITLE], (TITLE, None)),
        (f"a b c d e f g» {TITLE}", [TITLE], (f"a b c d e f g» {TITLE}", None)),
        ("Echo» Storm", ["Storm"], ("Echo» Storm", None)),
        ("Echo» 嵐", ["嵐"], ("嵐", None)),
        (f"» {TITLE}", [TITLE], (f"» {TITLE}", None)),
    ],
)
def test_title_and_site_are_parted_where_the_page_confirms_it(
    title: str, texts: list[str], split: tuple[str, str | None]
) -> None:
    assert split_site(title, texts) == split


@pytest.mark.parametrize(
    ("title", "trimmed"),
    [
        ("Storm hits coast Read more", "Storm hits coast"),
        ("Storm hits coast Read", "Storm hits coast"),
        ("Storm hits coast read", "Storm hits coast read"),
        ("Storm hits Read", "Storm hits Read"),
        ("Storm hitting Read", "Storm hitting"),
        ("Storm Read", "Storm Read"),
        ("Storm at the sea5 Read", "Storm at the sea5"),
        ("Storm at the seas Read", "Storm at the seas Read"),
        ("Storm at the coast Foo", "Storm at the coast Foo"),
        ("Storm Hits Coast at Read", "Storm Hits Coast at Read"),
        ("Storm Hits coast wide Read", "Storm Hits coast wide Read"),
        ("Storm Hits coast widely Read", "Storm Hits coast widely"),
        ("Storm Hits Coast widely Read", "Storm Hits Coast widely Read"),
        ("Read", "Read"),
    ],
)
def test_a_control_is_cut_off_what_is_a_title_without_it(title: str, trimmed: str) -> None:
    assert trim_title(title, []) == trimmed


@pytest.mark.parametrize(
    ("title", "first", "trimmed"),
    [
        (f"{TITLE} a b c d", TITLE, TITLE),
        (f"{TITLE} a b c d e", TITLE, f"{TITLE} a b c d e"),
        ("a b c d", "a b c", "a b c"),
        ("a b c", "a b", "a b c"),
        (f"{TITLE} by", f"{TITLE} | x", TITLE),
        ("a b c by", "a b c | x", "a b c"),
        ("a b by", "a b | x", "a b by"),
        (f"{TITLE} by", f"{TITLE} | 1 | 2 | 3 | 4", TITLE),
        (f"{TITLE} by", f"{TITLE} | 1 | 2 | 3 | 4 | 5", f"{TITLE} by"),
        # A title that ends in a colon is the half of one.
        ("Storm:", "Storm: it hits", "Storm: it hits"),
        ("Storm:", "Storm: it hits | a b c d", "Storm: it hits"),
        ("Storm:", "Storm: it hits | a b c d e", "Storm: it hits | a b c d e"),
        ("Storm:", f"Storm: {'x' * 193}", f"Storm: {'x' * 193}"),
        ("Storm:", f"Storm: {'x' * 194}", "Storm:"),
        ("Storm:", "Storms", "Storm:"),
    ],
)
def test_a_title_is_trimmed_to_what_the_pages_first_line_has(
    title: str, first: str, trimmed: str
) -> None:
    assert trim_title(title, [first, "Menu"]) == trimmed


@pytest.mark.parametrize(
    ("first", "named"),
    [
        ("a b c | d e f g h i", ("a b c", "d e f g h i")),
        ("a b c | d e f g h i j", ("a b c", None)),
        ("a b | c", None),
        ("嵐 | c", ("嵐", "c")),
        ("x | 1 | 2 | 3 | 4", ("x | 1 | 2 | 3", "4")),
        ("y | 1 | 2 | 3 | 4 | 5", None),
    ],
)
def test_a_first_line_names_title_and_site_of_few_words(
    first: str, named: tuple[str, str | None] | None
) -> None:
    texts = [first, "Menu", "a b c", "a b", "嵐", "x | 1 | 2 | 3", "y | 1 | 2 | 3 | 4"]
    assert title_of_first_line(texts) == named
