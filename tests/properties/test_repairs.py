"""The promises of text repair: nothing without it, and nothing more to mend after it."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cleannews import Options, clean
from cleannews.repairs import Step
from cleannews.testing import ScrapedPage, scraped_pages
from cleannews.writing.repair.doubles import find_doubles, halved, unrepeated
from cleannews.writing.repair.signs import drop_invisible, fix_mojibake, resolve_entities
from cleannews.writing.repair.words import Vocabulary, join_broken, part_glued
from tests.properties.laws import check_clean_output, check_places, examples

# Pieces of which damage is made, so that drawn texts have some.
PIECES = st.sampled_from(
    ["&amp;", "amp;", "nbsp;", "&#8217;", "&lt;", "&#10;", "\xad", "\u200b", "\u200d", "Ã©", "â€™",
     "- ", "fer", "ry", "ferry", "The", "the", "Berlin", ".", " ", "\n", "“", "می", "ไทย", "é"]
)  # fmt: skip
DAMAGED = st.lists(PIECES | st.text(max_size=3), max_size=12).map("".join)
STORY = "The ferry to Norvale came back on Monday, and nobody who had waited for it was cold."
WITHOUT_FTFY = frozenset(Step) - {Step.MOJIBAKE}
WORDS = Vocabulary(["The ferry of Berlin the fer ry"], "en")


@given(DAMAGED)
@settings(max_examples=examples(200))
def test_a_text_that_was_mended_has_nothing_to_mend(text: str) -> None:
    nothing: frozenset[tuple[str, str]] = frozenset()
    for fix in (
        resolve_entities,
        drop_invisible,
        halved,
        lambda one: join_broken(one, WORDS, nothing),
        lambda one: part_glued(one, WORDS),
    ):
        once = fix(text)
        assert fix(once) == once


@given(DAMAGED)
@settings(max_examples=examples(100))
def test_text_that_was_read_anew_is_not_read_anew_again(text: str) -> None:
    pytest.importorskip("ftfy")
    once = fix_mojibake(text)
    assert fix_mojibake(once) == once


@given(
    st.lists(
        st.sampled_from(["The ferry sank.", "the ferry sank", "A long one … " * 5, "A long one…"])
    )
)
def test_paragraphs_and_captions_without_their_doubles_have_none(texts: list[str]) -> None:
    left = [text for place, text in enumerate(texts) if place not in find_doubles(texts)]
    assert find_doubles(left) == frozenset()
    assert unrepeated(unrepeated(texts)) == unrepeated(texts)


@pytest.mark.parametrize("language", ["de", "en", "fr", "ja", "ru"])
def test_on_a_page_without_damage_nothing_is_mended(language: str) -> None:
    @settings(max_examples=examples(15))
    @given(scraped_pages(language))
    def check(page: ScrapedPage) -> None:
        mended = clean(page.source, options=Options(repair=WITHOUT_FTFY))
        assert mended.repairs == ()
        assert mended.to_dict(blocks=True) == clean(page.source).to_dict(blocks=True)

    check()


@given(st.lists(DAMAGED.filter(str.strip), min_size=1, max_size=8))
@settings(max_examples=examples(50))
def test_of_a_damaged_page_the_blocks_stay_as_printed_and_what_comes_out_is_clean(
    pieces: list[str],
) -> None:
    source = "\n".join(f"{STORY} {piece}" for piece in pieces)
    plain, mended = clean(source), clean(source, options=Options(repair=WITHOUT_FTFY))
    assert mended.blocks == plain.blocks
    check_places(mended)
    check_clean_output(mended)
    texts = {repair.block: repair.after for repair in mended.repairs}
    kept = [
        texts.get(number, block.text)
        for number, block in enumerate(mended.blocks)
        if block.role in mended.include
    ]
    assert mended.text == "\n\n".join(text for text in kept if text)
