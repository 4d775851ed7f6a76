"""`clean_many` with workers gives what it gives without."""

from __future__ import annotations

import os
import sys
from itertools import count, islice
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from cleannews import InputTooLargeError, clean, clean_many
from cleannews.limits import LIMITS

if TYPE_CHECKING:
    from collections.abc import Iterator

FIXTURES = sorted(Path(__file__).parent.parent.glob("fixtures/*/source.*"))[::6]
MEDDLING = """
import os
import cleannews.pipeline as pipeline

sound = pipeline.clean

def clean(source, **others):
    if "MEDDLE" in source:
        os._exit(3)
    return sound(source, **others)

pipeline.clean = clean
"""


def test_the_articles_are_those_of_one_process() -> None:
    pages = [path.read_bytes() for path in FIXTURES]
    assert list(clean_many(pages, workers=2)) == [clean(page) for page in pages]


def test_sites_are_learned_by_workers_as_well() -> None:
    pages = [path.read_bytes() for path in FIXTURES[:6]]
    sites = [f"https://{number % 2}.example/{number}" for number in range(6)]
    assert list(clean_many(pages, by_site=sites, workers=1)) == list(
        clean_many(pages, by_site=sites)
    )


def test_pages_are_taken_as_articles_are_asked_for() -> None:
    taken = 0

    def endless() -> Iterator[str]:
        nonlocal taken
        for number in count():
            taken += 1
            yield f"The pier opened again on day {number}, the harbour master said."

    articles = list(islice(clean_many(endless(), workers=1), 3))
    assert ["day 2" in article.text for article in articles] == [False, False, True]
    assert taken < 200


def test_a_page_that_crashes_its_worker_has_no_text_and_a_warning(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "sitecustomize.py").write_text(MEDDLING)
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join([str(tmp_path), *sys.path]))
    good = "The pier opened again on Monday, the harbour master said."
    first, bad, last = clean_many([good, "MEDDLE", good], workers=1)
    assert first == last == clean(good)
    assert (bad.text, bad.kind, bad.blocks, bad.warnings) == ("", "empty", (), ("worker-crashed",))


def test_what_clean_raises_is_raised_in_its_turn() -> None:
    articles = clean_many(["a", "x" * (LIMITS.input_size.value + 1)], workers=1)
    assert next(articles) == clean("a")
    with pytest.raises(InputTooLargeError):
        next(articles)
    with pytest.raises(TypeError):
        list(clean_many([5], workers=1))  # type: ignore[list-item]
