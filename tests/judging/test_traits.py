"""The traits of invented pages."""

from __future__ import annotations

from math import log1p

import pytest

from cleannews.article import BODY_ROLES
from cleannews.evidence.cues.vocabulary import table
from cleannews.judging import judge
from cleannews.judging.traits import label_keys, page_traits
from cleannews.options import Options
from cleannews.reading import read

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
