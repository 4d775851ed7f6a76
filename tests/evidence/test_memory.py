"""What a profile shows of a page, and what it is not to show."""

from __future__ import annotations

import pytest

from cleannews.evidence.memory import MEMORY_COLUMNS, Memory, block_keys, recall
from cleannews.site import Outline, SiteProfile
from cleannews.site.index import Index, Stretch

LEAD = "The pier of Saltmarsh opened again on Monday, four months after the storm of {name}."
NOTICE = "We use cookies and similar technologies to show you what you came for, and adverts."
QUOTE = '"Nobody told us that the bridge would be closed for a whole year," the mayor said then.'


def page(name: str, *inside: str) -> list[str]:
    return [f"Headline {name}", "Share", LEAD.format(name=name), *inside, "Most read", "Imprint"]


def outline(texts: list[str]) -> Outline:
    keys = block_keys(texts)
    return Outline.of(keys[0], keys, [text.startswith("The pier") for text in texts])


def look_up(texts: list[str], others: list[list[str]]) -> Memory:
    likely = [len(text) > 60 for text in texts]
    return recall(texts, likely, SiteProfile.of(map(outline, others)))


def column(memory: Memory, name: str) -> list[float]:
    values: list[float] = memory.columns[MEMORY_COLUMNS.index(name)].round(2).tolist()
    return values


OTHERS = [page(name) for name in ("one", "two", "three", "four")]


def test_lines_that_recur_beside_the_same_lines_are_told_from_the_rest() -> None:
    memory = look_up(page("own"), OTHERS)
    assert memory.pages == 4
    assert memory.seen == [0, 4, 0, 4, 4]
    assert column(memory, "company") == pytest.approx([0, 0, 0, 0.8, 0.8])


def test_what_others_have_in_its_place_speaks_for_a_new_line() -> None:
    memory = look_up(
        page("own", "A comment of somebody who has read the whole of it, and more."), OTHERS
    )
    assert column(memory, "long_slot")[2] == pytest.approx(1.61)  # log 5: four of four
    assert column(memory, "short_slot")[0] == pytest.approx(-1.61)


def test_the_page_itself_has_no_say() -> None:
    assert look_up(page("one"), OTHERS).pages == 3


def test_a_page_that_prints_the_same_story_has_no_say() -> None:
    twin = ["Another frame", *page("own"), "Another foot"]
    assert look_up(page("own"), [*OTHERS, twin]).pages == 4


def test_snapshots_of_one_live_page_have_no_say_however_many_there_are() -> None:
    snapshots = [[*page("own"), f"Entry {letter}"] for letter in "abcde"]
    assert look_up(page("own"), [*OTHERS, *snapshots]).pages == 4


def test_a_paragraph_that_was_body_elsewhere_is_no_chrome_for_recurring() -> None:
    own = page("own", QUOTE)
    others = [page(name, QUOTE.replace('"', "The pier: ", 1)) for name in ("one", "two", "three")]
    own[3] = others[0][3]
    assert column(look_up(own, others), "paragraph") == [0] * len(own)


def test_a_paragraph_needs_three_pages_on_which_it_is_chrome() -> None:
    others = [page(name, NOTICE) for name in ("one", "two", "three")]
    own = page("own", NOTICE)
    assert column(look_up(own, others[:2]), "paragraph")[3] == 0
    assert column(look_up(own, others), "paragraph")[3] == 1


def test_a_title_of_other_pages_is_no_chrome() -> None:
    title = "Saltmarsh opens its pier again after the worst of all storms"
    others = [[title, *page(name)[1:]] for name in ("one", "two", "three")]
    own = page("own", title)
    assert column(look_up(own, others), "paragraph") == [0] * len(own)
    in_lists = [page(name, title) for name in ("four", "five", "six")]
    assert column(look_up(own, [*others, *in_lists]), "paragraph")[3] == 0.5


def test_one_other_page_shows_nothing() -> None:
    memory = look_up(page("own"), OTHERS[:1])
    assert not memory.columns.any()


def test_of_several_places_between_two_lines_the_narrowest_is_meant() -> None:
    keys = ["share", "x", "share", "y", "more", "share", "more"]
    index = Index([Outline.of("", keys, [key == "y" for key in keys])])
    assert index.between(0, "share", "more") == Stretch(0, 0, 0, 0)
    assert index.between(0, "x", "more") == Stretch(0, 0, 2, 1)
    assert index.between(0, "more", None) == Stretch(0, 0, 0, 0)
    assert index.between(0, None, "x") == Stretch(0, 0, 1, 0)
    assert index.between(0, "y", "x") is None
