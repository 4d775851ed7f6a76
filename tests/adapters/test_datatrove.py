"""Steps of datatrove: documents leave as articles, and a site is learned by all tasks together."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from cleannews import clean, learn
from cleannews.limits import LIMITS
from cleannews.streams.columns import article_columns

if TYPE_CHECKING:
    from pathlib import Path

pytest.importorskip("datatrove", reason="datatrove is not installed")

from datatrove.data import Document  # they need datatrove

from cleannews.adapters.datatrove import CleanNews, LearnSites, read_sites

PLACES = ["pier", "mill", "mine", "dam"]
PAGES = [f"Home\n\nThe {place} opened again, four months after the storm." for place in PLACES]
URLS = [f"https://{site}.example/{number}" for number, site in enumerate("aaba")]


def documents() -> list[Any]:
    return [
        Document(text=page, id=url, metadata={"url": url, "depth": 2})
        for url, page in zip(URLS, PAGES, strict=True)
    ]


def expected(page: str, **known: Any) -> dict[str, Any]:
    row = {**article_columns(clean(page, **known)), "error": None}
    del row["text"]
    return {f"article_{name}": value for name, value in row.items()}


def test_a_document_leaves_with_the_text_of_its_article_and_the_fields_in_its_metadata() -> None:
    done = list(CleanNews().run(iter(documents())))
    assert [one.text for one in done] == [clean(page).text for page in PAGES]
    assert [one.metadata for one in done] == [
        {"url": url, "depth": 2, **expected(page, url=url)}
        for url, page in zip(URLS, PAGES, strict=True)
    ]


def test_no_document_is_dropped(monkeypatch: pytest.MonkeyPatch) -> None:
    class SmallLimits:
        input_size = LIMITS.input_size._replace(value=100)

    monkeypatch.setattr("cleannews.reading.LIMITS", SmallLimits)
    step = CleanNews()
    done = list(step.run([Document(text=text, id="1") for text in (PAGES[0], PAGES[0] * 9, " ")]))
    assert [bool(one.text) for one in done] == [True, False, False]
    assert "over the cap of 100" in done[1].metadata["article_error"]
    assert [one.metadata["article_kind"] for one in done] == ["article", None, "empty"]
    counts = {name: step.stats[name].total for name in ("total", "article", "failed", "empty")}
    assert counts == {"total": 3, "article": 1, "failed": 1, "empty": 1}


def test_what_all_tasks_learned_of_a_site_is_one_profile(tmp_path: Path) -> None:
    folder = str(tmp_path)
    for rank in range(2):
        passed = list(LearnSites(folder).run(documents()[rank::2], rank, 2))
        assert passed == documents()[rank::2]
    sites = {
        "a.example": learn([PAGES[0], PAGES[1], PAGES[3]]),
        "b.example": learn([PAGES[2]]),
    }
    assert read_sites(folder) == sites
    by_folder = list(CleanNews(sites=folder).run(documents()))
    assert by_folder == list(CleanNews(profile=sites).run(documents()))
    assert by_folder[0].metadata == {
        "url": URLS[0],
        "depth": 2,
        **expected(PAGES[0], url=URLS[0], profile=sites["a.example"]),
    }


def test_profiles_and_where_to_read_them_contradict_each_other(tmp_path: Path) -> None:
    with pytest.raises(TypeError, match="give one"):
        CleanNews(sites=str(tmp_path), profile={})
