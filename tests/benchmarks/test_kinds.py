"""Learning and measuring kinds, on invented sights of pages."""

from __future__ import annotations

import json
from statistics import fmean
from typing import TYPE_CHECKING, Any

import pytest

from benchmarks.figures.kind_tables import kind_parts
from benchmarks.kinds import (
    KindRow,
    cross_tell,
    fit_kinds,
    kind_figures,
    main,
    read_rows,
    write_rows,
)
from cleannews.judging.kinds import Sight, tell

if TYPE_CHECKING:
    from pathlib import Path

pytest.importorskip("sklearn", reason="the tuner's library is not installed")


def row(number: int, kind: str, fold: int, **changes: Any) -> KindRow:
    """A page whose prices tell its kind, and that is read the better the fewer it has."""
    prices = {"article": 0.0, "product": 3.0}[kind] + number % 3 / 10
    fields: dict[str, Any] = {
        "set_name": "wcxb-dev", "id": f"{kind}-{number}", "kind": kind, "style": "html",
        "fold": fold, "f1": 1.0 - prices / 4, "has_text": True,
        "sight": Sight({"prices": prices, "rain": number % 2}, html=True, stub=None, live=False),
    }  # fmt: skip
    return KindRow(**{**fields, **changes})


ROWS = [
    row(number, kind, fold)
    for fold in range(3)
    for kind, count in (("article", 30), ("product", 10))
    for number in range(count)
]


def test_each_fold_is_told_by_what_the_others_teach() -> None:
    # In the last fold prices are those of articles: it must not have learned that from itself.
    odd = [*ROWS[:80], *(row(number, "product", 2) for number in range(4))]
    odd += [row(number, "article", 2, sight=odd[-1].sight) for number in range(30)]
    told = [one.kind for row, one in cross_tell(odd) if row.fold == 2 and row.kind == "article"]
    assert told == ["product"] * 30


def test_the_f1_expected_of_all_pages_is_on_average_what_they_reached() -> None:
    kinds = fit_kinds(ROWS)
    expected = [tell(one.sight, kinds, has_text=True).expected_f1 for one in ROWS]
    reached = [one.f1 for one in ROWS if one.f1 is not None]
    assert fmean(expected) == pytest.approx(fmean(reached), abs=0.001)
    assert min(expected[:30]) > max(expected[30:40])  # articles, and the products after them


def test_text_and_html_are_learned_apart() -> None:
    text = [
        row(
            n,
            kind,
            n % 2,
            style="wet",
            sight=Sight({"prices": n}, html=False, stub=None, live=False),
        )
        for n, kind in enumerate(["article", "product"] * 3)
    ]
    kinds = fit_kinds([*ROWS, *text])
    assert (kinds["html"].names, kinds["text"].names) == (("prices", "rain"), ("prices",))


def test_figures_count_what_pages_are_told_to_be() -> None:
    others = [row(number, "article", 0, set_name="publishers-dev") for number in range(5)]
    wrong = row(99, "article", 1, sight=ROWS[30].sight)
    figures = kind_figures([*ROWS, *others, wrong])["html"]
    assert figures["told"] == {
        "article": {"article": 90, "product": 1},
        "product": {"product": 30},
    }
    assert figures["macro_f1"] == pytest.approx((180 / 181 + 60 / 61) / 2)
    assert (figures["dumps"], figures["false_alarms"]) == (121, 0.0)
    assert sum(count for _, _, count in figures["kind_probability"]["bins"]) == 121


def test_a_probability_is_off_by_what_came_of_it() -> None:
    # All are articles as far as can be seen; a quarter is none.
    same = [
        row(
            number,
            "product" if number % 4 == 0 else "article",
            number // 4 % 2,
            sight=ROWS[0].sight,
        )
        for number in range(400)
    ]
    figures = kind_figures(same)["html"]["kind_probability"]
    assert figures["bins"][0][0] == pytest.approx(0.75, abs=0.02)


def test_one_fold_has_nothing_to_be_told_by() -> None:
    assert kind_figures([one for one in ROWS if one.fold == 0]) == {}


def test_sights_come_back_as_they_were_kept(tmp_path: Path) -> None:
    write_rows(ROWS[:3], tmp_path / "sights.jsonl")
    assert read_rows(tmp_path / "sights.jsonl") == ROWS[:3]


def test_the_same_sights_give_the_same_weights_byte_for_byte(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("benchmarks.kinds.data_hash", lambda: "beads")
    write_rows(ROWS, tmp_path / "sights.jsonl")
    files = []
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        assert main([str(tmp_path / "sights.jsonl"), "--out", str(tmp_path / name)]) == 0
        files.append((tmp_path / name / "kinds.json").read_bytes())
    assert files[0] == files[1]
    assert json.loads(files[0])["provenance"] == {"data": "beads", "pages": 40, "folds": [0, 1, 2]}
    assert "macro F1" in capsys.readouterr().out


def test_the_page_of_figures_has_a_row_for_each_kind() -> None:
    text = "\n".join(kind_parts(kind_figures(ROWS), "![plot](plots/reliability.svg)"))
    assert "| article | 90 | 0 |" in text
    assert "| product | 0 | 30 |" in text
    assert "![plot](plots/reliability.svg)" in text
