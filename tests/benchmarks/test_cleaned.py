"""Texts that were cleaned before: how they are made to learn from, and what is reported of them."""

from __future__ import annotations

import gzip
from pathlib import Path

import numpy as np
import pytest

from benchmarks.fitting.crossvalidation import Prediction, weights_of
from benchmarks.fitting.training import Example, example
from benchmarks.labelled.datasets import LabelledPage
from benchmarks.labelled.dumps import LEFT_OVER, WANTED
from benchmarks.scoring.cleaned import cleaned_before
from cleannews.evidence.cues import find_cues
from cleannews.judging.kinds import Sight
from cleannews.reading import read

BODY = ["The ferry to the island is back.", "It sails at nine, and it is full."]
CHROME = ["Home", "Sport", "Most read", "Harbour wall to be rebuilt"]


def labelled(file: Path = Path()) -> LabelledPage:
    return LabelledPage(
        set_name="news", id="1", kind="article", site="norvale.example", country=None, url=None,
        file=file, text="\n".join(BODY), title=None, authors=(), published=None,
    )  # fmt: skip


@pytest.fixture
def page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> LabelledPage:
    monkeypatch.setenv("CLEANNEWS_CACHE", str(tmp_path))
    pytest.importorskip("inscriptis")
    blocks = "".join(f"<p>{text}</p>" for text in [*CHROME[:2], *BODY, *CHROME[2:]])
    (tmp_path / "page.gz").write_bytes(gzip.compress(f"<body>{blocks}".encode()))
    return labelled(tmp_path / "page.gz")


def test_of_the_wanted_text_all_is_body(page: LabelledPage) -> None:
    made = example(page, WANTED)
    assert made
    assert made.page.texts == BODY
    assert (made.body == 1).all()


def test_some_lines_beside_the_body_are_left_over_and_labelled(page: LabelledPage) -> None:
    made = example(page, LEFT_OVER)
    assert made
    kept = dict(zip(made.page.texts, made.body.tolist(), strict=True))
    assert {text: kept.pop(text) for text in BODY} == dict.fromkeys(BODY, 1.0)
    assert kept
    assert set(kept) <= set(CHROME)
    assert set(kept.values()) == {0.0}


def test_texts_that_were_cleaned_weigh_half_as_much(page: LabelledPage) -> None:
    made = example(page, WANTED)
    assert made
    dumped = Example(page, "inscriptis", made.fold, made.page, made.cues, made.body)
    assert weights_of([made]).sum() == pytest.approx(weights_of([dumped]).sum() / 2)


def prediction(style: str, texts: list[str], kept: list[str]) -> Prediction:
    page = read("\n\n".join(texts))
    none = np.zeros(0, np.float32)
    seen = Example(labelled(), style, 0, page, find_cues(page), none)
    sight = Sight({}, html=False, stub=None, live=False)
    return Prediction(seen, none, none > 0, "\n\n".join(kept), sight)


def test_what_is_kept_of_clean_texts_and_removed_from_others_is_told() -> None:
    found = cleaned_before(
        [
            prediction(WANTED, BODY, BODY),
            prediction(WANTED, BODY, BODY[:1]),
            prediction(LEFT_OVER, [*BODY, "Most read"], BODY),
        ]
    )["news"]
    assert found["unchanged"] == 0.5
    assert found["kept"] == pytest.approx((1 + 7 / 15) / 2)
    assert found["F1 before"] < found["F1 after"] == 1.0
