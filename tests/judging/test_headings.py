from __future__ import annotations

from typing import TYPE_CHECKING

from cleannews.evidence.cues import find_cues
from cleannews.judging.headings import lone_heading, over_dateline, title_again, title_over_facts
from cleannews.reading import read

if TYPE_CHECKING:
    from cleannews.evidence.cues import Cues
    from cleannews.reading import Page

PROSE = "The ferry to Skarholm came back on Monday, and nobody who waited for it was cold. " * 3


def test_a_title_that_reads_as_body_is_the_only_heading_of_the_first_level() -> None:
    page = read(f"<html><body><p>Menu<h1>Ferry is back</h1><p>{PROSE}<p>{PROSE}")
    assert lone_heading(page, [False, True, True, True], (), 2) == 1
    assert lone_heading(page, [False, True, True, True], (), 1) == 1


def test_of_several_headings_of_the_first_level_none_is_sure() -> None:
    page = read(f"<html><body><h1>Ferry is back</h1><h1>The Courier</h1><p>{PROSE}")
    assert lone_heading(page, [True, True, True], (), 2) is None


def test_text_has_no_headings_of_the_first_level_to_go_by() -> None:
    page = read(f"# Ferry is back\n\n{PROSE}\n\n## Dogs\n\n{PROSE}")
    assert lone_heading(page, [True] * 4, (), 1) is None
    assert title_again(page, 0, 3) == []


def test_a_heading_for_readers_repeats_the_one_for_search_engines() -> None:
    page = read(
        "<html><body><h1>Skarholm ferry: service back after winter</h1>"
        "<h2>The ferry to Skarholm is back after a long winter</h2>"
        f"<h2>Dogs travel free</h2><p>{PROSE}<h2>Skarholm ferry back</h2>"
    )
    assert title_again(page, 0, 3) == [1]
    assert title_again(page, 0, None) == []


def test_right_over_the_prose_a_heading_of_the_first_level_is_the_title_whatever_its_score() -> (
    None
):
    page = read(f"# The Courier\n\n* Home\n* Sport\n\n# Ferry is back\n\n{PROSE}\n\n{PROSE}")
    top = page.texts.index(PROSE.strip())
    body = [text == PROSE.strip() for text in page.texts]
    assert lone_heading(page, body, (), top) == top - 1
    assert lone_heading(page, body, {top - 1}, top) == 0
    far = read("# The Courier\n\n" + "* Home\n* Sport\n" * 9 + f"\n{PROSE}")
    assert (
        lone_heading(far, [text == PROSE.strip() for text in far.texts], (), len(far) - 1) is None
    )


def test_the_line_that_the_page_names_itself_by_is_its_title() -> None:
    page = read(f"Ferry is back | The Courier\n\nHome\n\nFerry is back\n\n{PROSE}\n\n{PROSE}")
    body = [text == PROSE.strip() for text in page.texts]
    assert lone_heading(page, body, (), 3) == 2


def lines(*texts: str) -> tuple[Page, Cues]:
    page = read("\n\n".join(texts))
    assert page.texts == list(texts)
    return page, find_cues(page)


def test_the_line_over_the_byline_is_the_title_where_no_other_is() -> None:
    page, cues = lines(
        "The Morning Letter", "Last brewery on the river", "By Jane Doe", PROSE.strip()
    )
    body = [False, False, False, True]
    assert title_over_facts(page, cues, body, (), 3) == 1
    assert title_over_facts(page, cues, body, {1}, 3) is None
    assert title_over_facts(page, cues, body, (), None) is None


def test_a_name_a_sentence_and_three_words_are_no_title_over_facts() -> None:
    for text in ("The Morning Letter", "It is the last one.", "María de la Cruz Ortega"):
        page, cues = lines(text, "By Jane Doe", PROSE.strip())
        assert title_over_facts(page, cues, [False, False, True], (), 2) is None


def test_a_body_that_opens_above_a_dateline_opens_with_its_headline() -> None:
    dated = f"HALVORSTAD, March 3 (Reuters) - {PROSE.strip()}"
    _, cues = lines("For immediate release", "Ferry is back", dated, PROSE.strip())
    assert over_dateline(cues, [False, True, True, True], 1, 2)
    assert not over_dateline(cues, [False, True, True, True], 2, 2)
    _, cues = lines("Ferry is back", dated, PROSE.strip())
    assert not over_dateline(cues, [True, True, True], 0, 1)
