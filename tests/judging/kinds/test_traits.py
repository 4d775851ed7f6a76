"""The traits of invented pages."""

from __future__ import annotations

from math import log1p
from typing import TYPE_CHECKING

import numpy as np
import pytest

from cleannews.article import BODY_ROLES
from cleannews.evidence import Evidence
from cleannews.evidence.cues.vocabulary import table
from cleannews.evidence.lexicon import Hits
from cleannews.judging import Judgement, judge
from cleannews.judging.kinds.traits import label_keys, needed, page_traits
from cleannews.judging.runs import Runs
from cleannews.options import Options
from cleannews.reading import read
from cleannews.reading.declared import Claim, Declared, Origin
from tests.judging.sketches import cued, sketch

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from cleannews.reading import Page

STORY = (
    "The ferry to Skarvoy sailed on Wednesday for the first time since its engine failed.",
    "Islanders had lived without a boat, and most came down to the quay to see it leave.",
)
SHOP = """<html><head><meta property="og:type" content="product"></head><body>
<nav><a href="/">Home</a></nav><h1>Oar of ash</h1><p>$49.00</p><p>In stock</p><a>Add to cart</a>
<p>{}</p><p>{}</p><h2>You may also like</h2><p>Keel, $9.00</p></body></html>""".format(*STORY)


def traits_of(source: str, url: str | None = None) -> dict[str, float]:
    page = read(source)
    judgement = judge(page, Options())
    body = [block for block, role in enumerate(judgement.roles) if role in BODY_ROLES]
    return page_traits(page, judgement, body, label_keys(page.texts), url)


def test_a_page_of_text_has_the_traits_that_need_no_markup() -> None:
    text, html = traits_of("\n".join(STORY)), traits_of(SHOP)
    assert text.keys() < html.keys()
    assert not any(name.startswith(("types_", "address_")) for name in text)


def test_labels_prices_and_types_are_counted() -> None:
    traits = traits_of(SHOP)
    assert traits["labels_product"] == pytest.approx(log1p(3))
    assert traits["prices"] == pytest.approx(log1p(2))
    assert traits["types_product"] == pytest.approx(log1p(1))
    assert traits["types_forum"] == 0.0


def test_the_body_is_measured_by_its_words() -> None:
    traits = traits_of("\n".join(STORY))
    words = sum(len(text.split()) for text in STORY)
    assert traits["body_words"] == pytest.approx(log1p(words))
    assert traits["longest_share"] == pytest.approx(words / (words + 1))
    assert traits["runs"] == pytest.approx(log1p(1))


@pytest.mark.parametrize(
    ("url", "kind", "depth"),
    [
        ("https://forum.example.org/some-question", "forum", 1),
        ("https://example.org/docs/intro.html", "documentation", 2),
        ("https://example.org/product/oar", "product", 2),
        ("https://example.org/collections/oars", "listing", 2),
    ],
)
def test_an_address_speaks_for_a_kind(url: str, kind: str, depth: int) -> None:
    traits = traits_of(SHOP, url)
    assert traits[f"addresses_{kind}"] > 0
    assert traits["address_depth"] == depth


@pytest.mark.parametrize("url", [None, "", "https://[", "\x00", "/", "https://" + "a/" * 10_000])
def test_any_address_will_do(url: str | None) -> None:
    assert traits_of(SHOP, url)["address_day"] == 0.0


def test_only_the_front_of_a_site_is_its_root() -> None:
    roots = [traits_of(SHOP, url)["address_root"] for url in ("https://a.example/", None, "/")]
    assert roots == [1.0, 0.0, 0.0]


def test_labels_are_met_whatever_their_case_marks_and_numbers() -> None:
    assert label_keys(["Sort by:", "1,204 ANSWERS", "12 answers"]) == {"sort by", "0 answers"}


def test_every_label_can_be_met_by_itself() -> None:
    for words in table("kinds")["labels"].values():
        assert len(label_keys(words)) == len(set(words))


def measured(
    page: Page,
    words: Sequence[float],
    body: Collection[int] = (),
    scores: Sequence[float] | None = None,
    columns: Mapping[str, Sequence[float]] = {},
    url: str | None = None,
    labels: Collection[str] = (),
) -> dict[str, float]:
    """The traits of a page of blocks of so many words, where the other columns are all 0."""
    size = len(page)
    names = ("links", "digits", "cue_date", "mark_heading", "mark_list", "m_in_code", "m_in_p")
    values = {name: np.zeros(size, dtype=np.float32) for name in names}
    values["words"] = np.log1p(np.array(words, dtype=np.float32))
    values["chars"] = np.log1p(np.array(words, dtype=np.float32) * 10)
    values |= {name: np.array(given, dtype=np.float32) for name, given in columns.items()}
    hits = Hits([], [])
    evidence = Evidence(values, {}, hits, np.zeros(size, dtype=np.int64))
    runs = Runs([None] * size, [-1] * size, [-1] * size)
    nothing: frozenset[int] = frozenset()
    likely = [0.5] * size if scores is None else scores
    judgement = Judgement(None, likely, nothing, nothing, hits, (), runs, cued(page), evidence)
    return page_traits(page, judgement, sorted(body), labels, url)


FIVE = sketch("a", "b", "c", "d", "e")


@pytest.mark.parametrize(
    ("body", "kept", "longest", "runs"),
    [
        ([], 0, 0, 0),
        ([1, 2, 4], 60, 40, 2),
        ([0], 5, 5, 1),
        ([4], 20, 20, 1),
        (range(5), 71, 71, 1),
    ],
)
def test_the_body_is_measured_in_pieces_and_by_its_share_of_the_page(
    body: Sequence[int], kept: int, longest: int, runs: int
) -> None:
    traits = measured(FIVE, [5, 15, 25, 6, 20], body)
    assert traits["body_words"] == pytest.approx(log1p(kept), abs=1e-5)
    assert traits["page_words"] == pytest.approx(log1p(71))
    assert traits["body_share"] == pytest.approx(kept / 72, abs=1e-5)
    assert traits["longest_share"] == pytest.approx(longest / (kept + 1), abs=1e-5)
    assert traits["runs"] == pytest.approx(log1p(runs))
    assert traits["words_a_block"] == pytest.approx(log1p(kept / max(1, len(body))), abs=1e-5)
    assert traits["blocks"] == pytest.approx(log1p(5))
    assert traits["short"] == pytest.approx(1 / 5)  # fewer than six words


def test_how_sure_the_judge_is_weighs_blocks_by_the_root_of_their_words() -> None:
    traits = measured(sketch("a", "b"), [0, 8], scores=[0.0, 1.0])  # weights of 1 and 3
    assert traits["score"] == pytest.approx(3 / 4)
    assert traits["score_spread"] == pytest.approx((3 / 16) ** 0.5)
    assert traits["sureness"] == pytest.approx(1.0)
    assert measured(sketch("a", "b"), [0, 8], scores=[0.25, 0.75])["sureness"] == 0.5


def test_headings_items_links_digits_and_dates_are_shares_and_counts() -> None:
    columns: dict[str, list[float]] = {
        "mark_heading": [1, 1, 0, 0, 0],
        "mark_list": [0, 0, 1, 1, 1],
        "links": [1, 0.5, 0, 0, 0],
        "digits": [0, 0, 0, 0, 0.5],
        "cue_date": [1, 0, 1, 0, 0],
    }
    traits = measured(FIVE, [1, 2, 3, 4, 5], body=[1, 2, 3], columns=columns)
    assert (traits["headings"], traits["items"]) == pytest.approx((1 / 3, 2 / 3))
    # Of 150 characters; one more is as if there were always a little else.
    assert traits["links"] == pytest.approx((10 + 10) / 151)
    assert traits["body_links"] == pytest.approx(10 / 91)
    assert traits["digits"] == pytest.approx(25 / 151)
    assert traits["dates"] == pytest.approx(log1p(2))
    none = measured(FIVE, [1, 2, 3, 4, 5], columns=columns)
    assert (none["headings"], none["items"], none["body_links"]) == (0, 0, 0)


def test_prices_and_words_of_who_offers_are_counted_in_the_source() -> None:
    page = sketch("Oars, $9 or €8 or £7", "What we sell is our own and we know it.")
    traits = measured(page, [6, 14])
    assert traits["prices"] == pytest.approx(log1p(3))
    assert traits["ours"] == pytest.approx(3 * 20 / (20 + 20))


def test_pages_of_html_are_measured_by_their_elements_as_well() -> None:
    page = sketch("a", "b", "c", html=True, declared=Declared())
    columns = {"m_in_code": [1, 1, 0], "m_in_p": [0, 1, 1]}
    traits = measured(page, [5, 10, 15], body=[1], columns=columns)
    assert traits["code"] == pytest.approx(log1p(2))
    assert traits["paragraphs"] == pytest.approx(10 / 11)
    assert "code" not in measured(sketch("a", html=True), [5])
    assert "code" not in measured(sketch("a", declared=Declared()), [5])


def test_what_a_page_declares_of_itself_is_counted() -> None:
    def claim(origin: Origin, value: str) -> tuple[Claim]:
        return (Claim(origin, value),)

    names = ("og_article", "declares_article", "declares_author", "declares_date")
    for declared, told in (
        (Declared(), (0, 0, 0, 0)),
        (Declared(kinds=claim(Origin.OPEN_GRAPH, "Article")), (1, 0, 0, 0)),
        (Declared(kinds=claim(Origin.OPEN_GRAPH, "website")), (0, 0, 0, 0)),
        (Declared(kinds=claim(Origin.JSON_LD, "article")), (0, 1, 0, 0)),
        (Declared(authors=claim(Origin.META, "Jane")), (0, 0, 1, 0)),
        (Declared(published=claim(Origin.META, "2020")), (0, 0, 0, 1)),
    ):
        traits = measured(sketch("a", html=True, declared=declared), [5])
        assert tuple(traits[name] for name in names) == told
    both = Declared(
        kinds=claim(Origin.OPEN_GRAPH, "Product"), types=claim(Origin.JSON_LD, "Vehicle")
    )
    assert measured(sketch("a", html=True, declared=both), [5])["types_product"] == pytest.approx(
        log1p(2)
    )


def at(url: str | None) -> dict[str, float]:
    return measured(sketch("a", html=True, declared=Declared()), [5], url=url)


@pytest.mark.parametrize(
    ("url", "root", "depth", "hyphens", "day"),
    [
        ("https://a.example", 1, 0, 0, 0),
        ("https://a.example/", 1, 0, 0, 0),
        ("https://a.example/one", 0, 1, 0, 0),
        ("https://a.example/one/two-or-three.html", 0, 2, 2, 0),
        ("https://a.example/x-y/two", 0, 2, 0, 0),
        ("https://a.example/a-b-c-d-e-f-g-h-i-j", 0, 1, 8, 0),
        ("https://a.example/2024/05/one", 0, 3, 0, 1),
        ("https://a.example/1999/5", 0, 2, 0, 1),
        ("https://a.example/1899/5", 0, 2, 0, 0),
        ("https://a.example/2024/one", 0, 2, 0, 0),
        (None, 0, 0, 0, 0),
    ],
)
def test_an_address_is_measured_by_its_path(
    url: str | None, root: int, depth: int, hyphens: int, day: int
) -> None:
    traits = at(url)
    names = ("address_root", "address_depth", "address_hyphens", "address_day")
    assert tuple(traits[name] for name in names) == (root, depth, hyphens, day)


@pytest.mark.parametrize(
    ("url", "kind"),
    [
        ("https://docs.a.example/", "documentation"),
        ("https://a.wiki.example/", "documentation"),
        ("https://a.docs/", None),  # the last part of a host says nothing
        ("https://a.example/old-docs/one", "documentation"),
        ("https://a.example/docs.html", "documentation"),
        ("https://a.example/our-docs", None),
        ("https://A.example/DOCS/one", "documentation"),
    ],
)
def test_the_words_of_an_address_are_those_of_its_host_its_folders_and_its_last_part(
    url: str, kind: str | None
) -> None:
    traits = at(url)
    found = {name for name, count in traits.items() if name.startswith("addresses_") and count}
    assert found == ({f"addresses_{kind}"} if kind else set())


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("W" * 40, {"home", "w" * 40}),
        ("W" * 41, {"home"}),
        ("12345678 items", {"home", "0 items"}),
        ("Page 1 of 20", {"home", "page 0 of 0"}),
        ("Sort by!?", {"home", "sort by"}),
    ],
)
def test_labels_are_short_and_known_by_their_letters_and_numbers(text: str, keys: set[str]) -> None:
    assert label_keys([text, "Home"]) == keys


def test_a_word_speaks_for_every_kind_that_has_it() -> None:
    topics = at("https://a.example/topics/one")
    assert topics["addresses_forum"] == topics["addresses_listing"] == pytest.approx(log1p(1))


def test_of_evidence_only_what_traits_need_is_kept() -> None:
    for source, more in (("\n".join(STORY), 0), (SHOP, 2)):
        evidence = judge(read(source), Options()).evidence
        assert evidence is not None
        assert len(needed(evidence).columns) == 7 + more
