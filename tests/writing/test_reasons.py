from __future__ import annotations

import re

from cleannews import Options, explain, learn

STORY = """<!doctype html><html><body>
<nav><a href="/">Home</a></nav>
<article><h1>Ferry sails again</h1><p>By Marta Ellingsen</p>
<p>The ferry to Skarvoy sailed on Wednesday for the first time since two winters in dock, the
harbour master told reporters.</p>
<p>About 140 passengers, three lorries and a brass band were on board when it left at noon.</p>
<p>https://courier.example/ferry</p></article></body></html>"""


def reasons_of(page: str, options: Options | None = None) -> dict[str, dict[str, str]]:
    """The text of each reason, by the block's first word and by the reason's code."""
    blocks = explain(page, options=options or Options())
    return {b.text.split()[0]: {r.code: r.text for r in b.reasons} for b in blocks}


def test_each_kind_of_evidence_is_told_in_plain_words() -> None:
    reasons = reasons_of(STORY)
    home = reasons["Home"]
    assert re.fullmatch(
        r"Its words are [\d.]+ times as common in menus and prompts as in articles\.", home["words"]
    )
    assert home["shape"] == "Has 1 word and does not end like a sentence; most of it is links."
    assert home["cues"] == "Is no date, byline or credit; how near such lines are counts, too."
    assert home["context"] == "Stands 3 blocks above the main run of text."
    assert home["markup"] == (
        "Stands in <nav>. The names of its HTML elements are more common around menus and boxes."
    )
    assert reasons["Ferry"]["field:title"] == "Is the title, kept as a field."
    assert reasons["By"]["cues"] == "Looks like a byline."
    assert reasons["https://courier.example/ferry"]["cues"] == "Looks like a URL."
    assert reasons["About"]["context"] == "Stands amid the main run of text."


def test_where_no_text_runs_no_block_is_said_to_stand_amid_it() -> None:
    told = reasons_of("Share\nHome\nMenu\nhttps://courier.example/ferry")
    places = {reasons["context"] for reasons in told.values() if "context" in reasons}
    assert places == {"Stands on a page without running text."}


def test_words_that_say_nothing_are_not_called_common_on_either_side() -> None:
    said = {reasons.get("words") for reasons in reasons_of(STORY).values()}
    assert "Its words are about as common in articles as in menus and prompts." in said


def test_a_line_under_a_label_is_told_with_what_is_known_of_the_label() -> None:
    page = f"{STORY}<h3>Most read</h3><ul><li>Bakers strike over flour</li></ul>"
    text = reasons_of(page)["Bakers"]["under:en/related/most-read-head"]
    assert text == (
        "Goes with a line above it, of which a rule says: Heads a list of what others read."
    )


def test_what_other_pages_of_a_site_have_is_told_with_their_number() -> None:
    pages = [STORY.replace("Skarvoy", name).replace("140", name) for name in ("Aral", "Norvale")]
    blocks = explain(STORY, profile=learn(pages))
    told = {r.text for block in blocks for r in block.reasons if r.code == "site"}
    assert "Stands on 2 of 2 other pages of this site." in told


def test_a_keep_list_is_named_as_what_kept_a_line() -> None:
    reasons = reasons_of(STORY, Options(keep=("Home",)))
    assert reasons["Home"]["keep-list"] == "Has a phrase of a keep-list."
