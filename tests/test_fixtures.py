"""Invented pages of every kind give exactly the articles that were written down for them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from cleannews import clean
from cleannews.reading import Door, Layout, read
from tests import refresh_fixtures
from tests.refresh_fixtures import FIELDS, add, folders, refresh, source_of

if TYPE_CHECKING:
    from pathlib import Path

# What the package does not manage yet, and why. Strict: whoever makes one pass takes it off.
KNOWN_FAILURES = {
    "es-embalse": "a summary that ends without a full stop and stands far above the body is lost",
}
PAGES = [
    pytest.param(
        folder,
        id=folder.name,
        marks=[pytest.mark.xfail(reason=KNOWN_FAILURES[folder.name])]
        if folder.name in KNOWN_FAILURES
        else [],
    )
    for folder in folders()
]


@pytest.mark.parametrize("folder", PAGES)
def test_a_page_gives_the_article_that_was_written_down_for_it(folder: Path) -> None:
    article = clean(source_of(folder).read_bytes())
    record = article.to_dict()
    expected = json.loads((folder / "expected.json").read_text(encoding="utf-8"))
    body = (folder / "expected.txt").read_text(encoding="utf-8")
    assert article.text.split("\n\n") == body.rstrip("\n").split("\n\n")
    assert {name: record[name] for name in FIELDS} == expected


def test_there_are_pages_of_every_door_and_layout_in_ten_languages_and_more() -> None:
    pages = [read(source_of(folder).read_bytes()) for folder in folders()]
    records = [
        json.loads((folder / "expected.json").read_text(encoding="utf-8")) for folder in folders()
    ]
    assert len(pages) >= 24
    assert {page.door for page in pages} == set(Door)
    assert {page.layout for page in pages if page.door is Door.TEXT} == set(Layout)
    assert len({record["language"] for record in records}) >= 10


def test_of_a_dozen_pages_no_more_than_one_is_known_to_fail() -> None:
    assert len(KNOWN_FAILURES) <= len(PAGES) / 12
    assert set(KNOWN_FAILURES) <= {folder.name for folder in folders()}


def test_refreshing_writes_what_came_out_and_shows_the_change(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(refresh_fixtures, "FIXTURES", tmp_path)
    page = tmp_path / "storm.txt"
    page.write_text("The storm made landfall on Monday, the weather service said.\n")
    folder = add("storm", page)
    assert "+The storm made landfall on Monday, the weather service said." in list(refresh(folder))
    assert list(refresh(folder)) == []
    (folder / "expected.txt").write_text("Something else.\n")
    assert list(refresh(folder)) == [
        "--- storm/expected.txt",
        "+++ storm/expected.txt",
        "@@ -1 +1 @@",
        "-Something else.",
        "+The storm made landfall on Monday, the weather service said.",
    ]
