"""Kinds of errors on an invented page, and how the browser marks its lines."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from benchmarks.browse import main
from benchmarks.fitting.crossvalidation import Prediction
from benchmarks.fitting.training import Example
from benchmarks.labelled.datasets import LabelledPage
from benchmarks.scoring.errors import error_shares, error_summary
from benchmarks.scoring.judged import absent_lines, lines_of, page_figures
from cleannews.evidence.cues import find_cues
from cleannews.judging.kinds import Sight
from cleannews.reading import read

BODY = (
    "The council of Norvale voted on Monday to close the old harbour bridge for good.",
    "Engineers had warned for years that its piers were sinking into the soft mud.",
    "What comes next",
    "A ferry will take people across until the new bridge opens in three years.",
)
TEXTS = ("Home and all the news", *BODY[:2], "Share this", *BODY[2:], "Most read")
SHARES = (0.0, 1.0, 1.0, 0.0, 1.0, 1.0, 0.0)


def prediction(
    kept: str, gold: str = "\n".join(BODY), texts: tuple[str, ...] = TEXTS
) -> Prediction:
    """An invented page as judged: `kept` has a letter a block, k for kept."""
    labelled = LabelledPage(
        set_name="invented", id="page-1", kind="article", site="norvale.example", country=None,
        url=None, file=Path("none"), text=gold, title=None, authors=(), published=None,
    )  # fmt: skip
    page = read("\n".join(texts))
    assert tuple(page.texts) == texts
    keeps = np.array([letter == "k" for letter in kept])
    log_odds = np.where(keeps, 2.0, -2.0).astype(np.float32)
    body = np.array(SHARES, dtype=np.float32)
    example = Example(labelled, "inscriptis", 0, page, find_cues(page), body)
    text = "\n\n".join(text for text, keep in zip(texts, keeps, strict=True) if keep)
    sight = Sight({}, html=False, stub=None, live=False)
    return Prediction(example, log_odds, keeps, text, sight)


def wrong(kept: str) -> set[str]:
    shares = error_shares(prediction(kept))
    assert shares is not None
    return {kind for kind, share in shares.items() if share > 0}


@pytest.mark.parametrize(
    ("kept", "kinds"),
    [
        (".kk.kk.", set()),
        ("kkk.kk.", {"left over: before the body"}),
        (".kk.kkk", {"left over: after it"}),
        (".kkkkk.", {"left over: inside, short"}),
        ("..k.kk.", {"lost: first"}),
        (".kk.k..", {"lost: last"}),
        (".kk..k.", {"lost: inside, short"}),
        (".k..kk.", {"lost: inside, long"}),
    ],
)
def test_errors_are_told_apart_by_place(kept: str, kinds: set[str]) -> None:
    assert wrong(kept) == kinds


def test_shares_are_of_the_words_of_the_output() -> None:
    shares = error_shares(prediction("kkk.kk."))
    assert shares is not None
    kept = sum(len(text) for text in (TEXTS[0], *BODY))
    assert shares["left over: before the body"] == pytest.approx(len(TEXTS[0]) / kept)


def test_the_summary_is_a_mean_over_pages() -> None:
    summary = error_summary([prediction(".kk.kk."), prediction("kkk.kk.")])
    one = error_shares(prediction("kkk.kk."))
    assert one is not None
    name = "left over: before the body"
    assert summary["invented"]["inscriptis"][name] == pytest.approx(one[name] / 2)


def test_every_line_has_its_sign() -> None:
    assert "".join(line.sign for line in lines_of(prediction("k.k.kk."))) == "+-=.==."


def test_wanted_lines_that_the_dump_lacks_are_named() -> None:
    gold = "\n".join((*BODY, "Nobody on the council spoke against the plan that evening."))
    assert absent_lines(prediction(".kk.kk.", gold)) == [gold.splitlines()[-1]]


def test_a_page_has_the_scores_of_its_output() -> None:
    assert page_figures(prediction(".kk.kk.")) == (1.0, 1.0, 1.0)


def test_the_browser_shows_wrong_lines_with_what_decided(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("benchmarks.browse.load_predictions", lambda _: [prediction("k.k.kk.")])
    page = tmp_path / "page.html"
    assert main(["kept", "--id", "page-1", "--causes", "--html", str(page)]) == 0
    shown = capsys.readouterr().out
    assert "+    0 0.88 " in shown
    assert "-    1 0.12 " in shown
    assert "shape:" in shown
    assert BODY[0] in page.read_text()


def test_the_browser_says_when_no_page_fits(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("benchmarks.browse.load_predictions", lambda _: [prediction("k.k.kk.")])
    assert main(["kept", "--id", "page-2"]) == 1
    assert "no such page" in capsys.readouterr().err
