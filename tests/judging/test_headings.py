from __future__ import annotations

from cleannews.judging.headings import lone_heading, title_again
from cleannews.reading import read

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
