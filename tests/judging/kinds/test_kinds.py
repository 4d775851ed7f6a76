"""What kind a page is told to be, and how sure that is."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import numpy as np
import pytest

from cleannews import clean
from cleannews.judging import judge
from cleannews.judging.kinds import Kinds, Sight, Telling, load_kinds, look_at, save_kinds, tell
from cleannews.options import Options
from cleannews.reading import read
from tests.judging.kinds.kind_pages import CONSENT_WALLS, ERRORS, LIVE, NO_LIVE, NO_STUBS, PAYWALLS

if TYPE_CHECKING:
    from pathlib import Path

# One trait, "prices": the higher, the more a product; and the worse the text.
MODEL = Kinds(
    names=("prices",),
    centre=np.array([[1.0], [0.5]]),
    kinds=("article", "listing", "product"),
    weights=np.array([[-1.0, 1.0], [0.0, 0.0], [1.0, -1.0]]),
    quality=np.array([-1.0, 2.0]),
)
MODELS = {"html": MODEL, "text": MODEL}


def sight(prices: float, stub: str | None = None, *, live: bool = False) -> Sight:
    return Sight({"prices": prices}, html=False, stub=stub, live=live)


def kind_of(source: str) -> str:
    return clean(source).kind


@pytest.mark.parametrize("source", ERRORS.values(), ids=ERRORS)
def test_a_page_that_tells_of_an_error_is_one(source: str) -> None:
    assert kind_of(source) == "error"


@pytest.mark.parametrize("source", CONSENT_WALLS.values(), ids=CONSENT_WALLS)
def test_a_page_that_asks_for_consent_and_nothing_else_is_a_wall_of_it(source: str) -> None:
    assert kind_of(source) == "consent"


@pytest.mark.parametrize("source", PAYWALLS.values(), ids=PAYWALLS)
def test_a_beginning_that_ends_in_an_offer_is_the_stub_of_a_paywall(source: str) -> None:
    assert kind_of(source) == "paywall"


@pytest.mark.parametrize("source", NO_STUBS.values(), ids=NO_STUBS)
def test_an_article_is_no_stub_whatever_stands_around_it(source: str) -> None:
    page = read(source)
    assert look_at(page, judge(page, Options()), None, None).stub is None


@pytest.mark.parametrize("source", LIVE.values(), ids=LIVE)
def test_an_article_of_entries_by_the_hour_is_a_live_blog(source: str) -> None:
    assert kind_of(source) == "live"


@pytest.mark.parametrize("source", NO_LIVE.values(), ids=NO_LIVE)
def test_what_merely_has_times_is_no_live_blog(source: str) -> None:
    assert kind_of(source) != "live"


def test_the_likeliest_kind_is_told_with_its_probability() -> None:
    told = tell(sight(2.5), MODELS, has_text=True)
    odds = np.exp([-2.0, 0.0, 2.0])
    assert told.kind == "product"
    assert told.chance == pytest.approx(odds[2] / odds.sum())


def test_in_doubt_a_page_is_an_article() -> None:
    even = Kinds(("prices",), MODEL.centre, ("article", "listing"), np.zeros((2, 2)), MODEL.quality)
    for html in (True, False):
        doubted = Sight({"prices": 2.5}, html=html, stub=None, live=False)
        told = tell(doubted, {"html": even, "text": even}, has_text=True)
        assert (told.kind, told.chance) == ("article", 0.5)


def test_a_trait_far_from_all_that_was_seen_says_no_more_than_at_the_bound() -> None:
    assert tell(sight(90.0), MODELS, has_text=True) == tell(sight(2.5), MODELS, has_text=True)


def test_what_a_page_says_of_itself_comes_before_what_it_looks_like() -> None:
    assert tell(sight(2.5, "error"), MODELS, has_text=True).kind == "error"
    assert tell(sight(0.0, live=True), MODELS, has_text=True).kind == "live"
    assert tell(sight(2.5, live=True), MODELS, has_text=True).kind == "product"


def test_a_page_with_nothing_to_keep_is_empty_where_it_looks_like_nothing_else() -> None:
    assert tell(sight(0.0), MODELS, has_text=False) == Telling("empty", 1.0, 0.0)
    assert tell(sight(2.5), MODELS, has_text=False).kind == "product"


def test_the_expected_f1_falls_with_what_speaks_against_it() -> None:
    # Prices two deviations under their mean, and three over it.
    likely, hardly = (tell(sight(at), MODELS, has_text=True).expected_f1 for at in (0.0, 2.5))
    assert (likely, hardly) == pytest.approx((1 / (1 + np.exp(-4)), 1 / (1 + np.exp(1))))


@pytest.mark.parametrize(("html", "least"), [(True, 0.5), (False, 0.4)])
def test_text_needs_less_of_a_chance_to_be_an_article_than_html(
    least: float, *, html: bool
) -> None:
    for chance, kind in ((least + 1e-4, "article"), (least - 1e-4, "listing")):
        odds = np.array([[0.0, np.log(chance / (1 - chance))], [0.0, 0.0]])
        model = Kinds(("prices",), MODEL.centre, ("article", "listing"), odds, MODEL.quality)
        page = Sight({"prices": 1.0}, html=html, stub=None, live=False)
        told = tell(page, {"html": model, "text": model}, has_text=True)
        assert told.kind == kind
        assert told.chance == pytest.approx(chance if kind == "article" else 1 - chance)


def test_what_a_page_says_of_itself_is_likely_and_not_sure() -> None:
    assert tell(sight(2.5, "error"), MODELS, has_text=True).chance == 0.9
    assert tell(sight(0.0, live=True), MODELS, has_text=True).chance == 0.9


def test_a_trait_far_below_all_that_was_seen_says_no_more_than_at_the_bound() -> None:
    at_bound, beyond = (tell(sight(at), MODELS, has_text=True) for at in (-0.5, -90.0))
    assert at_bound == beyond != tell(sight(-0.4), MODELS, has_text=True)
    assert tell(sight(2.4), MODELS, has_text=True) != tell(sight(2.5), MODELS, has_text=True)


@pytest.mark.parametrize("source", ["<p>" + "Home", "Home"])
def test_a_page_is_told_by_its_markup_only_where_it_is_html(source: str) -> None:
    page = read(f"<html><body>{source}</body></html>" if "<" in source else source)
    seen = look_at(page, judge(page, Options()), None, None)
    assert (seen.html, seen.door) == (("<" in source), "html" if "<" in source else "text")


def test_weights_come_back_from_their_file_as_they_were_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    save_kinds(MODELS, tmp_path, {"data": "beads"})
    monkeypatch.setattr("cleannews.judging.kinds.files", lambda _: tmp_path)
    found = load_kinds.__wrapped__()
    assert tell(sight(2.5), found, has_text=True) == tell(sight(2.5), MODELS, has_text=True)
    assert json.loads((tmp_path / "kinds.json").read_text())["provenance"] == {"data": "beads"}


def test_an_empty_page_is_empty_for_sure() -> None:
    article = clean("")
    assert (article.kind, article.kind_probability, article.confidence) == ("empty", 1.0, 0.0)


@pytest.mark.parametrize("source", [*NO_STUBS.values(), *PAYWALLS.values()])
def test_probabilities_lie_between_0_and_1(source: str) -> None:
    article = clean(source)
    assert 0.0 <= article.kind_probability <= 1.0
    assert 0.0 <= article.confidence <= 1.0
