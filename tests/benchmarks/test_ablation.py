"""What is left out is left out wholly, and nothing else is: on invented pages."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest

from benchmarks.ablation import rows_of, without_columns
from benchmarks.fitting import crossvalidation
from benchmarks.fitting.column_kinds import KINDS, columns_of, kind_of
from benchmarks.fitting.crossvalidation import Observed
from benchmarks.fitting.network_training import Schedule
from benchmarks.fitting.training import Example
from benchmarks.fitting.undone import Part, parts_of, score_page, score_undone, without_rules
from benchmarks.labelled.datasets import LabelledPage
from benchmarks.scoring.metrics import PageScore
from cleannews.evidence import Evidence, observe
from cleannews.evidence.cues import find_cues
from cleannews.evidence.lexicon import Lexicon, default_lexicon
from cleannews.judging.model import Model, load_model
from cleannews.judging.network import Network
from cleannews.reading import read

BODY = (
    "The council of Norvale voted on Monday to close the old harbour bridge for good.",
    "Engineers had warned for years that its piers were sinking into the soft mud.",
)
TEXTS = ("Share this article", *BODY, "Read also", "All rights reserved", "Alle Rechte vorbehalten")
LEXICON = default_lexicon()
WHOLE, HALF = PageScore(1.0, 1.0, True, 1.0), PageScore(0.5, 1.0, False, 0.7)
BASELINE = Part("", "")


def labelled(id_: str = "page-1", set_name: str = "invented") -> LabelledPage:
    return LabelledPage(
        set_name=set_name, id=id_, kind="article", site="norvale.example", country=None,
        url=None, file=Path("none"), text="\n".join(BODY), title=None, authors=(), published=None,
    )  # fmt: skip


def example(texts: tuple[str, ...] = TEXTS, fold: int = 0) -> Example:
    page = read("\n".join(texts))
    assert tuple(page.texts) == texts
    body = np.array([text in BODY for text in texts], dtype=np.float32)
    return Example(labelled(), "inscriptis", fold, page, find_cues(page), body)


def seen(row: Example, lexicon: Lexicon = LEXICON) -> Evidence:
    return observe(row.page, row.cues, lexicon, load_model().learned)


def asking(column: str, border: float) -> Network:
    """A judge that asks one question: whether the column is above the border."""
    return Network(
        names=(column,),
        centre=np.array([[border], [1]], dtype=np.float32),
        entry=np.array([[[1, -1]]], dtype=np.float32),
        entry_bias=np.zeros((1, 1, 2), dtype=np.float32),
        layers=(),
        head=np.array([[[0, 0], [0, 0], [1, 0], [0, 1]]], dtype=np.float32),
        head_bias=np.zeros((1, 1, 2), dtype=np.float32),
        answer=np.array([[[8], [-8]]], dtype=np.float32),
        answer_bias=np.zeros((1, 1, 1), dtype=np.float32),
    )


# Takes for body whatever rules are silent about.
TRUSTING = Model(load_model().learned, asking("rule_sum", -0.5))
HTML = "<html><body><article><p>{}</p></article></body></html>"


def all_columns() -> list[str]:
    page = read(HTML.format("</p><p>".join(TEXTS)))
    evidence = observe(page, find_cues(page), LEXICON, load_model().learned)
    return list(evidence.columns)


def test_every_column_is_of_exactly_one_kind() -> None:
    columns = all_columns()
    kinds = [columns_of(kind, columns) for kind in KINDS]
    assert sorted(column for kind in kinds for column in kind) == sorted(columns)
    beginnings = [one for own in KINDS.values() for one in own]
    assert len(set(beginnings)) == len(beginnings)


def test_no_beginning_of_the_table_is_left_from_columns_that_are_gone() -> None:
    columns = all_columns()
    for kind, beginnings in KINDS.items():
        for one in beginnings:
            assert any(c.startswith(one) and kind_of(c) == kind for c in columns), one


def test_an_unknown_column_is_an_error() -> None:
    with pytest.raises(KeyError, match="zebra"):
        kind_of("zebra")


@pytest.mark.parametrize(
    "part", [Part("rule file", "en/legal"), Part("language", "en"), Part("topic", "legal")]
)
def test_evidence_without_rules_is_what_a_lexicon_without_them_sees(part: Part) -> None:
    row = example()
    smaller = Lexicon(rule for rule in LEXICON.rules if part not in parts_of(rule.id))
    expected = seen(row, smaller)
    found = without_rules(seen(row), TRUSTING, LEXICON, part)
    assert found.columns.keys() == expected.columns.keys()
    for name, column in expected.columns.items():
        assert np.array_equal(found.columns[name], column), name
    named = [[lexicon.rules[n].id for n in one.hits.rules]
             for lexicon, one in ((LEXICON, found), (smaller, expected))]  # fmt: skip
    assert named[0] == named[1]
    assert found.hits.blocks == expected.hits.blocks


def test_a_line_comes_back_where_the_only_file_that_knows_it_is_left_out() -> None:
    row = example((*BODY, "Alle Rechte vorbehalten"))
    whole, undone = score_undone(row, seen(row), TRUSTING, LEXICON)
    assert whole == score_page(row, seen(row), TRUSTING, LEXICON) == WHOLE
    assert {part.kind for part in undone} == {"rule file", "language", "topic"}
    assert undone[Part("rule file", "de/legal")].precision < 1
    assert undone[Part("language", "de")] == undone[Part("rule file", "de/legal")]
    assert undone[Part("topic", "legal")].recall == 1


def test_a_step_that_changes_the_page_is_undone_and_others_are_not_told() -> None:
    row = example((*BODY, *BODY[:1]))
    whole, undone = score_undone(row, seen(row), TRUSTING, LEXICON)
    assert whole == WHOLE
    assert [(part.name, score.exact) for part, score in undone.items() if part.kind == "step"] == [
        ("a text that stands twice is removed once", False),
        ("roles decide, not scores alone", False),
    ]


def test_each_kind_is_left_out_of_training(monkeypatch: pytest.MonkeyPatch) -> None:
    trained: list[tuple[frozenset[str], int]] = []

    def record(pages: Any, target: Any, weight: Any, names: Any, schedule: Schedule) -> Network:
        assert len(target) == len(weight) == sum(len(page["words"]) for page in pages)
        trained.append((frozenset(names), schedule.seed))
        return asking("words", 0.0)

    monkeypatch.setattr(crossvalidation, "train_network", record)
    rows = [example(fold=fold) for fold in (1, 2)]
    blocks = len(TEXTS)
    observed = Observed(
        rows=rows,
        evidence=[seen(row) for row in rows],
        learned=load_model().learned,
        target=np.concatenate([row.body for row in rows]),
        weight=np.ones(2 * blocks, dtype=np.float32),
    )
    parts = [part.name for part, _ in without_columns(observed, Schedule(seed=7))]
    names = frozenset(observed.evidence[0].columns)
    kinds = [kind for kind in KINDS if kind != "markup"]  # which text has none of
    assert parts == ["", "nothing, but all is drawn by another seed", *kinds]
    assert trained[:2] == [(names, 7), (names, 8)]
    assert trained[2:] == [(names - columns_of(kind, names), 7) for kind in kinds]


def test_a_part_is_compared_on_all_pages_also_those_it_does_nothing_on() -> None:
    pages = [labelled("1"), labelled("1"), labelled("2"), labelled("3", "other")]
    shape, german = Part("columns", "shape"), Part("rule file", "de/legal")
    changed = {
        BASELINE: {0: WHOLE, 1: WHOLE, 2: WHOLE, 3: HALF},
        shape: dict.fromkeys(range(4), HALF),
        german: {0: HALF, 1: WHOLE},
    }
    rows = rows_of(pages, changed, ["de/legal", "he/bio"])
    told = [
        (r["left_out"], r["kind"], r["pages"], *(one["precision"] for one in r["sets"].values()))
        for r in rows
    ]
    assert told == [
        ("", "", 3, 1.0, 0.5),
        ("shape", "columns", 3, 0.5, 0.5),
        ("de/legal", "rule file", 1, pytest.approx(2.5 / 3), 0.5),
        ("he/bio", "rule file", 0, 1.0, 0.5),
    ]
    assert rows[0]["sets"]["invented"] == dict.fromkeys(("f1", "precision", "recall", "exact"), 1.0)
