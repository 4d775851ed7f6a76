from __future__ import annotations

import pytest

from cleannews.evidence.cues.titles import split_site, trim_title

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
