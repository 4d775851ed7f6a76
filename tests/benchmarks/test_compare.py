"""Systems are scored on the pages that all of them have, and corpora by what their filters say."""

from __future__ import annotations

from pathlib import Path

from benchmarks.compare import common_pages, style_record
from benchmarks.downstream import FILTERS, pass_record
from benchmarks.labelled.datasets import LabelledPage
from benchmarks.scoring.outputs import About, Output, Outputs


def _page(set_name: str, id_: str, text: str | None, **snippets: tuple[str, ...]) -> LabelledPage:
    return LabelledPage(
        set_name=set_name,
        id=id_,
        kind="article",
        site="example.org",
        country=None,
        url=None,
        file=Path("none"),
        text=text,
        title=None,
        authors=(),
        published=None,
        **snippets,
    )


def test_only_pages_that_every_system_has_are_scored(tmp_path: Path) -> None:
    outputs = Outputs(tmp_path, "text")
    for name, ids in (("one", "12"), ("two", "23")):
        outputs.prepare(About(name, "1", ""))
        outputs.write(name, "wet", {("a-set", id_): Output("") for id_ in ids})
    assert common_pages(outputs, ["one", "two"], "wet") == {("a-set", "2")}
    assert common_pages(outputs, ["one", "not run yet"], "wet") == {("a-set", "1"), ("a-set", "2")}
    assert common_pages(outputs, [], "wet") == frozenset()


def test_scores_go_by_set_and_snippets_together() -> None:
    pages = [
        _page("publishers-dev", "1", "one two three four five"),
        _page("segments-dev", "2", None, wanted=("the harbour", "the sea"), unwanted=("Share",)),
    ]
    rows = {
        ("publishers-dev", "1"): Output("one two three four five"),
        ("segments-dev", "2"): Output("Share the\n harbour"),
    }
    sets, snippets = style_record(rows, pages)
    assert sets == {
        "publishers-dev": {
            "pages": 1, "f1": 1.0, "precision": 1.0, "recall": 1.0, "exact": 1.0, "word_f1": 1.0,
        }
    }  # fmt: skip
    assert snippets == [0.5, 0.0]


def test_the_share_of_good_pages_counts_only_those_whose_gold_passes() -> None:
    gold = [dict.fromkeys(FILTERS, verdict) for verdict in ("passed", "passed", "too short")]
    found = [dict.fromkeys(FILTERS, verdict) for verdict in ("passed", "repeats", "passed")]
    assert pass_record(gold, found)["fineweb"] == {
        "pages": 3,
        "passed": 2 / 3,
        "passed_of_good": 0.5,
        "reasons": {"repeats": 1},
    }


def test_a_page_that_a_filter_does_not_judge_counts_for_nothing() -> None:
    gold = [dict.fromkeys(FILTERS, "passed"), {"fineweb": "passed"}]
    record = pass_record(gold, gold)
    assert [record[name]["pages"] for name in FILTERS] == [2, 1]
    assert record["gopher"]["passed_of_good"] == 1
