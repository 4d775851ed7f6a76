"""Text repair: each step mends what it is for, tells it, and leaves everything else alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from cleannews import MissingExtraError, Options, Repair, clean
from cleannews.repairs import Step, read_steps
from cleannews.writing.repair.doubles import find_doubles, halved
from cleannews.writing.repair.signs import drop_invisible, fix_mojibake, resolve_entities
from cleannews.writing.repair.words import Vocabulary, broken_words, join_broken, part_glued

if TYPE_CHECKING:
    from cleannews import Article

WITHOUT_FTFY = frozenset(Step) - {Step.MOJIBAKE}
STORM = """\
Storm hits the coast of Norvale
12 June 2023
By Ida Moen
{opening}
"We had an hour to get the boats in," said Arne Toresen, who runs the harbour in Norvale.
The weather service expects the wind to drop on Tuesday. The harbour stays closed until then.
{ending}
Most read
"""
OPENING = (
    "A storm made landfall on the coast of Norvale on Monday and cut the power of 4,000 homes."
)
ENDING = (
    "The mayor of Norvale thanked the crews, and asked everybody to stay at home until Tuesday."
)


def storm(opening: str = OPENING, ending: str = ENDING, repair: str = "") -> Article:
    page = STORM.format(opening=opening, ending=ending)
    return clean(page, options=Options(repair=read_steps(repair)))


def last_paragraph(ending: str, repair: str) -> str:
    return storm(ending=ending, repair=repair).text.split("\n\n")[-1]


def test_without_repair_nothing_is_mended() -> None:
    article = storm(ending=ENDING.replace("home", "ho\xadme").replace(" and", "&amp;nbsp;and"))
    assert article.text.endswith(
        "the crews,&amp;nbsp;and asked everybody to stay at ho\xadme until Tuesday."
    )
    assert article.repairs == ()
    assert "repairs" not in article.to_dict()


def test_a_repair_says_where_and_what_it_changed_and_the_block_stays_as_printed() -> None:
    broken = ENDING.replace("everybody", "every&amp;shy;body")
    article = storm(ending=broken, repair="entities,invisible")
    number = len(article.blocks) - 2
    halfway = ENDING.replace("everybody", "every\xadbody")
    assert article.repairs == (
        Repair("entities", "text", number, broken, halfway),
        Repair("invisible", "text", number, halfway, ENDING),
    )
    assert article.blocks[number].text == broken
    assert article.text.endswith(ENDING)
    assert article.to_dict()["repairs"][1] == {
        "step": "invisible",
        "field": "text",
        "block": number,
        "before": halfway,
        "after": ENDING,
    }


def test_markdown_shows_what_was_mended() -> None:
    article = storm(ending=ENDING.replace("thanked", "than&#107;ed"), repair="entities")
    assert article.to_markdown().endswith(ENDING)


def test_a_word_broken_at_a_line_end_is_put_together_if_the_page_has_it_whole() -> None:
    ending = "The wea- ther in Nor- way is no worse than the wave- worn coast of Norvale, he said."
    mended = "The weather in Nor- way is no worse than the wave- worn coast of Norvale, he said."
    assert last_paragraph(ending, "hyphens") == mended


def test_a_hyphen_before_an_and_or_in_a_compound_of_the_page_stays() -> None:
    words = Vocabulary(["Nord- und Süddeutschland, nordund; a co-operative, a cooperative"], "de")
    text = "Nord- und Süd, co- operative"
    assert join_broken("co- operative", words, frozenset()) == "co- operative"
    assert join_broken(text, Vocabulary([text], "de"), frozenset()) == text


def test_a_word_broken_in_the_source_is_put_together_though_reading_left_no_space() -> None:
    words = Vocabulary(["The ferry sank."], "en")
    source = "An old fer-\nry and a fer-ry."
    broken = broken_words(source)
    assert join_broken("An old fer-ry", words, broken) == "An old ferry"
    assert join_broken("An old fer-ry", words, frozenset()) == "An old fer-ry"


def test_words_that_touch_are_parted_only_where_the_page_has_both() -> None:
    ending = (
        "He left NorvaleThe mayor of YouTube stayed at home.The LinkedIn harbour is iPhone size."
    )
    mended = (
        "He left Norvale The mayor of YouTube stayed at home. The LinkedIn harbour is iPhone size."
    )
    assert last_paragraph(ending, "glue") == mended


@pytest.mark.parametrize(
    "text",
    [
        "BürgerIn",
        "BürgerInnen",
        "McDonald",
        "Booking.Com",
        "example.The/page",
        "mail@home.The",
        "U.S.The",
    ],
)
def test_names_addresses_and_gendered_words_are_not_parted(text: str) -> None:
    words = Vocabulary([f"Bürger In Innen Mc Donald Booking example The mail home {text}"], "de")
    assert part_glued(f"Das ist {text} so.", words) == f"Das ist {text} so."


def test_a_paragraph_that_comes_again_in_other_quotes_is_left_out() -> None:
    again = (
        '"We had an hour to get the boats in", said Arne Toresen, who runs the harbour in Norvale.'
    )
    article = storm(ending=again, repair="paragraphs")
    assert article.text.count("boats") == 1
    assert article.repairs == (Repair("paragraphs", "text", len(article.blocks) - 2, again, ""),)


def test_a_teaser_cut_short_goes_where_the_whole_paragraph_follows() -> None:
    whole = "The ferry sank in the night, but all who were on board are safe, say the owners."
    assert find_doubles([f"{whole[:60]}…", "Aha.", whole]) == frozenset({0})
    assert find_doubles(["The ferry…", whole]) == frozenset()


def test_a_title_printed_twice_on_one_line_is_taken_once() -> None:
    assert halved("Ferry sinks at nightFerry sinks at night") == "Ferry sinks at night"
    assert halved("Bora Bora") == "Bora Bora"


@pytest.mark.parametrize(
    ("text", "mended"),
    [
        ("Fish &amp; chips", "Fish & chips"),
        ("a&nbsp;b&#160;c&amp;amp;nbsp;d", "a b c d"),
        ("&ldquo;Now&rdquo; &#x2013; he said", "“Now” – he said"),
        ("&lt;script&gt; and AT&T; and R&D", "&lt;script&gt; and AT&T; and R&D"),
        ("an escape &#27;[31m sign", "an escape [31m sign"),
    ],
)
def test_entities_become_what_they_stand_for_and_never_tags(text: str, mended: str) -> None:
    assert resolve_entities(text) == mended


def test_joiners_and_marks_of_direction_stay_where_a_script_needs_them() -> None:
    assert drop_invisible("Do\u200dnau\u2060 \ufeffship") == "Donau ship"
    persian = "می\u200cخواهم \u200fبروم"
    assert drop_invisible(persian) == persian
    family = "\U0001f469\u200d\U0001f467"
    assert drop_invisible(family) == family
    thai = "ภาค\u200bใต้"
    assert drop_invisible(thai) == thai


def test_mojibake_is_read_anew() -> None:
    pytest.importorskip("ftfy")
    assert fix_mojibake("CafÃ© Ã  la carte, â€œnowâ€\x9d") == "Café à la carte, “now”"
    assert last_paragraph(ENDING.replace("mayor", "cafÃ©"), "mojibake") == ENDING.replace(
        "mayor", "café"
    )


def test_a_step_that_there_is_not_and_one_whose_library_is_missing_are_refused(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with pytest.raises(ValueError, match=r"'hyphen' is none of entities, .* did you mean hyphens"):
        Options(repair={"hyphen"})
    monkeypatch.setattr("cleannews.repairs.find_spec", lambda _: None)
    with pytest.raises(MissingExtraError, match=r'pip install "cleannews\[repair\]"'):
        Options(repair="all")
    assert Options(repair=WITHOUT_FTFY).repair == WITHOUT_FTFY
