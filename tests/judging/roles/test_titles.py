"""Which line is the title, where several might be: what weighs more, and how far it reaches."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pytest

from cleannews.evidence.cues import BylineCue, CaptionCue, CreditCue, DateCue
from cleannews.judging.roles.titles import find_title, first_prose
from tests.judging.sketches import PROSE, cued, sketch

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from tests.judging.sketches import Cue

# Two lines of which the prose has every word.
OVER, BELOW = "Skarvoy ferry sailed Monday", "Ferry engine failed since Monday"
LONG = PROSE.replace("they said", "at last")  # a sentence that is no body
DATE, CREDIT, CAPTION, URL = 1, 8, 16, 32
LOOKS: Final = {
    "plain": ["{}"],
    "a first heading": ["# {}"],
    "a lower heading": ["## {}"],
    "an item": ["* {}"],
    "a sentence": ["{}."],
    "a question": ["{}?"],
    "in capitals": ["{}"],
    "twice": ["{}", "Share", "{}"],
    "a link": ["[{}]"],
    "below a gap": ["", "{}"],
    "over a date": ["{}", "Now"],
    "below a date": ["Now", "{}"],
    "over a credit": ["{}", "AFP"],
    "a caption": ["{}"],
    "known to rules": ["{}"],
    "half told": ["{} beyond quays where herons stood"],
}


def title(
    *lines: str,
    cues: Collection[Cue] = (),
    kinds: Mapping[int, int] = {},
    chrome: Collection[int] = (),
    labels: Collection[int] = (),
    body: Collection[int] = (),
    below: Sequence[str] = (),
    prose: str = PROSE,
) -> str | None:
    """The title of a page of these lines, a paragraph, and the lines `below` that."""
    page = sketch(*lines, prose, *below)
    top = page.texts.index(prose)
    kept = [at in body or at == top for at in range(len(page))]
    found = find_title(page, cued(page, *cues, kinds=kinds), chrome, labels, kept, top)
    return None if found is None else page.texts[found]


def likelier(over: str, below: str, between: int = 0) -> str | None:
    """Which of two lines with these looks is the title; the one is over the other."""
    lines = ["Home", "Share"]
    kinds: dict[int, int] = {}
    chrome: set[int] = set()
    for look, text in ((over, OVER), (below, BELOW)):
        for form in LOOKS[look]:
            at = sum(map(bool, lines))
            kinds[at] = {"Now": DATE, "AFP": CREDIT}.get(form, CAPTION * (look == "a caption"))
            chrome |= {at} if look == "known to rules" else set()
            line = form.format(text)
            lines.append(line.upper() if look == "in capitals" else line)
        lines += ["Share"] * between if text == OVER else []
    found = title(*lines, kinds=kinds, chrome=chrome)
    if found is None:
        return None
    return "over" if found.casefold().startswith(OVER.casefold()) else "below"


@pytest.mark.parametrize(
    ("over", "below", "found"),
    [
        ("plain", "plain", "below"),
        ("plain", "a lower heading", "over"),
        ("a lower heading", "plain", "below"),
        ("a first heading", "plain", "over"),
        ("a first heading", "a first heading", "below"),
        ("plain", "an item", "over"),
        ("an item", "plain", "below"),
        ("an item", "an item", None),
        ("an item", "a sentence", None),
        ("a sentence", "an item", None),
        ("a sentence", "a sentence", None),
        ("a sentence", "in capitals", "below"),
        ("an item", "half told", None),
        ("a first heading", "twice", "over"),
        ("twice", "a first heading", "below"),
        ("twice", "below a gap", "below"),
        ("below a gap", "twice", "over"),
        ("over a date", "a first heading", "over"),
        ("over a date", "twice", "over"),
        ("over a date", "below a gap", "over"),
        ("half told", "below a date", "below"),
        ("an item", "below a date", "over"),
        ("below a gap", "a first heading", "below"),
        ("a first heading", "below a gap", "over"),
        ("a first heading", "a question", "over"),
        ("a question", "a first heading", "below"),
        ("a question", "below a gap", "below"),
        ("below a gap", "a question", "over"),
        ("plain", "a caption", "over"),
        ("plain", "over a credit", "over"),
        ("over a credit", "plain", "below"),
        ("plain", "known to rules", "over"),
        ("plain", "a link", "over"),
        ("a link", "plain", "below"),
        ("plain", "in capitals", "over"),
        ("in capitals", "plain", "below"),
        ("a lower heading", "a lower heading", "below"),
        ("a lower heading", "an item", "over"),
        ("below a date", "plain", "below"),
        ("below a date", "a lower heading", "over"),
        ("an item", "a caption", "below"),
        ("a link", "a caption", "below"),
        ("a caption", "a sentence", "over"),
        ("over a credit", "an item", "over"),
        ("an item", "over a credit", "below"),
        ("known to rules", "a sentence", "over"),
        ("an item", "known to rules", "below"),
        ("an item", "a link", "below"),
        ("an item", "in capitals", "below"),
        ("in capitals", "an item", "over"),
        ("a question", "a lower heading", "over"),
    ],
)
def test_of_two_lines_the_likelier_title_is_told_by_their_looks(
    over: str, below: str, found: str | None
) -> None:
    assert likelier(over, below) == found


@pytest.mark.parametrize("line", [f"* {OVER}", f"{OVER}.", f"[{OVER}]", f"{OVER} beyond the quays"])
def test_a_line_is_the_title_of_a_page_without_another_though_something_speaks_against_it(
    line: str,
) -> None:
    assert title("Home", "Share", line) is not None


@pytest.mark.parametrize(
    ("over", "below", "found"),
    [
        ("a first heading", "below a gap", "below"),
        ("a first heading", "over a date", "below"),
        ("over a date", "a first heading", "below"),
        ("over a date", "below a gap", "below"),
    ],
)
def test_of_two_lines_far_from_each_other_that_by_the_prose_is_likelier(
    over: str, below: str, found: str
) -> None:
    assert likelier(over, below, between=4) == found


@pytest.mark.parametrize(
    ("lines", "found"),
    [
        ([OVER, BELOW], OVER),  # the first line of all
        (["Home", OVER, BELOW], BELOW),
        ([OVER, f"# {BELOW}"], BELOW),
        ([f"{OVER} | The Echo", "Home", OVER, "Share", BELOW], OVER),
        ([f"{OVER} | The Echo", "Home", OVER, "Share", f"# {BELOW}"], BELOW),
        ([f"Home > {OVER}", OVER, f"# {BELOW}"], OVER),
        ([f"Home > {OVER}", OVER, "", f"# {BELOW}"], OVER),
        (["Home", "Share", LONG], None),
        (["Home", "", LONG], LONG),
        (["Home", "Share", LONG.rstrip(".")], LONG.rstrip(".")),
        (
            ["Home", "", PROSE.replace("they said", "at last")],
            PROSE.replace("they said", "at last"),
        ),
        (["Home", "Skarvoy ferry"], None),
        (["Home", "", "Skarvoy ferry"], "Skarvoy ferry"),
    ],
)
def test_the_first_line_names_the_page_and_a_way_to_it_ends_in_its_title(
    lines: list[str], found: str | None
) -> None:
    assert title(*lines) == found


def test_a_way_to_the_page_weighs_less_than_all_else_together() -> None:
    lines = (f"Home > {OVER}", OVER, *["Share"] * 3, f"# {BELOW}", "Now")
    assert title(*lines, kinds={6: DATE}) == BELOW
    assert title(*lines) == OVER


@pytest.mark.parametrize(("controls", "found"), [(79, OVER), (80, None)])
def test_a_title_is_not_far_above_the_prose(controls: int, found: str | None) -> None:
    assert title(f"# {OVER}", *["Share"] * controls) == found


@pytest.mark.parametrize(("between", "found"), [(1, OVER), (2, None)])
def test_a_title_may_stand_right_below_what_is_taken_for_the_first_prose(
    between: int, found: str | None
) -> None:
    assert title(below=[*["Share"] * between, "", f"# {OVER}"]) == found


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("# Ferry at", True),  # eight characters
        ("# Ferry a", False),
        ("# 湾のフェリ", True),  # five of a script that needs fewer
        ("# 湾のフェ", False),
        ("# Skarvoy ferry " + "w" * 246, True),  # 260
        ("# Skarvoy ferry " + "w" * 247, False),
        ("Skarvoy-ferry-Monday-engine", False),  # a menu's entry may be words of the body
        ("# Skarvoy-ferry-Monday-engine", True),
        ("Skarvoy ferry {{ Monday }} engine", False),
        ("Skarvoy > ferry Monday", False),
        ("Ferry in an old yard of ours", True),
        ("Ferry on an old and icy sea", False),  # one longer word is too little
        ("Herons stand on quays at noon", False),  # the body has none of them
        ("# Herons stand on quays at noon", True),
        ("Skarvoy ferry Mondays Norway", True),
    ],
)
def test_a_title_is_of_some_length_and_has_words_of_the_body_or_is_a_heading(
    line: str, *, found: bool
) -> None:
    assert (title("Home", "", line) is not None) is found


@pytest.mark.parametrize(
    ("below", "found"),
    [
        ("(555) 010-0142", None),
        ("+44 20 5550 1420", None),
        ("press@museum.example", None),
        ("Write to press@museum.example", OVER),
        ("@ann_lee", OVER),
        ("555-0142", OVER),  # seven figures may be a result
        ("5" * 8, None),
        ("5" * 15, None),
        ("5" * 16, OVER),
        ("Tel. 555 010-0142", OVER),
    ],
)
def test_the_name_over_a_telephone_number_or_an_address_is_no_title(
    below: str, found: str | None
) -> None:
    assert title("Home", f"# {OVER}", below) == found


def test_who_signs_with_a_handle_is_no_title() -> None:
    assert title("Home", f"# {OVER} @ann_lee") is None
    assert title("Home", f"# {OVER} @ann_lee again") == f"{OVER} @ann_lee again"


def test_a_day_in_figures_is_no_telephone_number() -> None:
    assert title("Home", f"# {OVER}", "2016-12-05") is None
    assert title("Home", f"# {OVER}", "2016-12-05", kinds={2: DATE}) == OVER


def test_a_line_that_is_a_fact_or_an_address_is_no_title() -> None:
    lines = ("Home", f"# {OVER}")
    assert title(*lines) == OVER
    by = [
        BylineCue(1, ("Ole Brandt",), (), marked, whole)
        for marked, whole in ((True, False), (False, True), (False, False))
    ]
    assert [title(*lines, cues=[cue]) for cue in by] == [None, None, OVER]
    for whole in (True, False):
        expected = None if whole else OVER
        assert title(*lines, cues=[DateCue(1, 0, 4, None, None, whole)]) == expected
        assert title(*lines, cues=[CreditCue(1, (), picture=True, whole=whole)]) == expected
    for text, certain, named in ((OVER, True, False), ("Skarvoy", True, True), ("S", False, False)):
        assert title(*lines, cues=[CaptionCue(1, text, certain)]) == (None if named else OVER)
    assert title(*lines, kinds={1: URL}) is None
    assert title(*lines, labels=[1]) is None
    assert title() is None
    page = sketch(OVER)
    assert find_title(page, cued(page), (), (), [False], None) is None


@pytest.mark.parametrize(
    ("over", "rival"),
    [
        ("* Skarvoy ferry sailed", True),
        ("* Skarvoy ferry", False),  # two words are none
        ("* Skarvoy ferry herons quays", True),  # half of its words
        ("* Skarvoy ferry herons quays islands", False),
        (f"* {BELOW}", False),  # the same again
    ],
)
def test_a_line_below_one_that_the_body_tells_of_is_less_likely_its_title(
    over: str, *, rival: bool
) -> None:
    below = f"* {BELOW}"
    assert title("Home", "Share", over, below) == (None if rival else BELOW)
    assert title("Home", "Share", over, below, chrome=[2]) == BELOW
    assert title("Home", "Share", over, below, kinds={2: CAPTION}) == BELOW


@pytest.mark.parametrize(("between", "found"), [(9, None), (10, BELOW)])
def test_a_rival_stands_near(between: int, found: str | None) -> None:
    assert title("Home", f"* {OVER}", *["Share"] * between, f"* {BELOW}") == found


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("Skarvoy ferry at an old c", True),  # 25 characters
        ("Skarvoy ferry at an old ", False),
        ("* Skarvoy ferry sailed Monday " + "w " * 41, True),  # 110
        ("* Skarvoy ferry sailed Monday " + "w " * 41 + "w", False),
    ],
)
def test_titles_are_of_a_usual_length(line: str, *, found: bool) -> None:
    assert (title("Home", "Share", line) is not None) is found


@pytest.mark.parametrize(
    ("line", "found"), [("湾の船が出た日の朝に見た", False), ("湾の船が出た日の朝に見たよ", True)]
)
def test_a_character_of_a_dense_script_counts_twice(line: str, *, found: bool) -> None:
    prose = "湾の船が出たのは月曜の朝で、二百人が岸に立って見ていたと港の人が言った。"
    assert (title("Home", "Share", line, prose=prose) is not None) is found


@pytest.mark.parametrize(
    ("line", "found"),
    [("* [Skarvoy ferry:] sailed Monday", True), ("* [Skarvoy ferry: ]sailed Monday", False)],
)
def test_a_line_is_a_link_where_more_than_half_of_it_is_linked(line: str, *, found: bool) -> None:
    assert (title("Home", "Share", line) is not None) is found


def test_a_picture_s_text_and_caption_are_no_title_below_one() -> None:
    # What the body tells less of than of a line above stands twice right over the prose.
    less, more = "Skarvoy ferry captains first", "Skarvoy ferry engine failed first"
    assert title("Home", OVER, less, less) == OVER
    assert title("Home", f"* {OVER}", less, less) is None
    assert title("Home", OVER, more, more) == more
    assert title("Home", f"* {OVER}", less, less, "Share") == less
    assert title("Home", f"* {OVER}", less, "Share", less) == less


@pytest.mark.parametrize(
    ("lines", "kinds", "body", "found"),
    [
        (["Home", OVER, "Now"], {2: DATE}, [1], True),
        (["Home", f"* {OVER}", "Now"], {2: DATE}, [1], True),
        (["Home", "", OVER, "Now"], {2: DATE}, [1, 2], False),
        (["Home", "", OVER, "Share"], {}, [1], False),
        (["## Home", "", OVER, "Now"], {2: DATE}, [1], False),  # it is the summary
        (["## Home", f"## {OVER}", "Now"], {2: DATE}, [1], True),
        ([OVER, "Now"], {1: DATE}, [0], True),
        (["Home", f"# {OVER}"], {}, [1], True),
        (["Home", "", f"## {OVER}"], {}, [1], False),
        (["Home", OVER, "Share", OVER], {}, [1, 3], True),
        ([f"{OVER} | The Echo", OVER, "Share"], {}, [0, 1], False),  # the body begins above it
        ([f"{BELOW} | The Echo", "", OVER, "Share"], {}, [0, 1], False),
        (["Home", "News", OVER], {}, [2], True),  # it opens the body
    ],
)
def test_a_line_that_was_judged_body_is_the_title_only_where_more_speaks_for_it(
    lines: list[str], kinds: dict[int, int], body: list[int], *, found: bool
) -> None:
    assert (title(*lines, kinds=kinds, body=body) == OVER) is found


def test_a_line_of_the_body_is_less_likely_its_title_than_one_that_is_none() -> None:
    lines = ("Home", OVER, "Now", "", BELOW)
    assert title(*lines, kinds={2: DATE}, body=[1]) == BELOW
    assert title(*lines, kinds={2: DATE}) == OVER


@pytest.mark.parametrize(("between", "found"), [(3, "over"), (4, "below")])
def test_a_date_is_below_a_title_within_some_blocks_that_are_no_controls(
    between: int, found: str
) -> None:
    lines = ("Home", OVER, *["Share"] * between, "Now", "", BELOW)
    kinds = {between + 2: DATE}
    expected = OVER if found == "over" else BELOW
    assert title(*lines, kinds=kinds) == expected
    controls = range(2, 2 + between)
    assert title(*lines, kinds=kinds, chrome=controls) == OVER


@pytest.mark.parametrize(
    ("body", "first"),
    [([], None), ([1], 1), ([1, 3], 1), ([1, 2], 2), ([0, 2, 4], 2), ([4], 4)],
)
def test_the_first_prose_is_the_first_sentence_of_the_body_or_its_first_line(
    body: list[int], first: int | None
) -> None:
    page = sketch("Home", "News", PROSE, "Share", PROSE)
    assert first_prose(page, [at in body for at in range(5)]) == first
