"""What knowing a site is worth, measured on an invented one."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pytest

from benchmarks import sites
from benchmarks.fitting.crossvalidation import Prediction
from benchmarks.fitting.training import Example
from benchmarks.labelled.datasets import LabelledPage
from cleannews.evidence.cues import find_cues
from cleannews.evidence.memory import MEMORY_COLUMNS
from cleannews.judging.kinds import Sight
from cleannews.reading import read

if TYPE_CHECKING:
    from collections.abc import Sequence

# What the held-out judge of these tests gets wrong: the line that heads the links.
LEFT_OVER = "Chosen for you."


def prediction(number: int, site: str = "norvale.example", style: str = "wet") -> Prediction:
    name = "abcdefgh"[number]
    body = (
        f"The ferry {name} sailed on Wednesday for the first time since the engine {name} failed."
    )
    page = read("\n\n".join([f"Ferry {name} sails", body, LEFT_OVER, "Weather", f"Cats of {name}"]))
    labelled = LabelledPage(
        set_name="news", id=f"{site}-{number}", kind="article", site=site, country=None, url=None,
        file=Path(), text=body, title=None, authors=(), published=None,
    )  # fmt: skip
    wanted = np.array([text == body for text in page.texts], dtype=np.float32)
    odds = np.array([{body: 4, LEFT_OVER: 0.2}.get(text, -5) for text in page.texts], np.float32)
    row = Example(labelled, style, 0, page, find_cues(page), wanted)
    sight = Sight({}, html=False, stub=None, live=False)
    return Prediction(row, odds, odds > 0, "", sight)


def looked_at(*names: str) -> list[sites.Looked]:
    groups = [[prediction(number, name) for number in range(5)] for name in names]
    return [one for group in groups for one in sites.look(group)]


def test_only_sites_with_enough_pages_of_a_style_are_measured() -> None:
    enough = [prediction(number) for number in range(3)]
    few = [prediction(number, "aral.example") for number in range(2)]
    other = [prediction(number, style="html") for number in range(2)]
    assert sites.groups_of([*few, *enough, *other]) == [enough]


def test_a_page_is_looked_up_in_all_others_and_in_two() -> None:
    one = looked_at("norvale.example")[0]
    place = one.example.page.texts.index(LEFT_OVER)
    company = MEMORY_COLUMNS.index("company")
    assert [columns[company, place] for columns in one.columns] == pytest.approx([4 / 5, 2 / 3])


def test_the_weights_say_that_what_recurs_in_company_is_chrome() -> None:
    weights = dict(zip(MEMORY_COLUMNS, sites.fit_weights(looked_at("a", "b")), strict=True))
    assert weights["company"] < 0
    assert weights["paragraph"] == 0  # none recurs


def test_what_the_judge_left_over_goes_with_a_profile_of_the_site() -> None:
    scores = sites.measure(looked_at("a", "b"))["text"]["all"]
    assert [len(scores[way]) for way in sites.WAYS] == [10, 10, 10]
    assert all(score.precision < 1 for score in scores["without"])
    assert all(score.exact for score in scores["all"])


def test_a_run_writes_its_record_and_says_where_there_is_nothing_to_measure(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sites, "data_hash", lambda: "none")
    file, record = tmp_path / "judged.pkl", tmp_path / "sites.json"

    def run(predictions: Sequence[Prediction]) -> int:
        import pickle

        file.write_bytes(pickle.dumps(predictions))
        return sites.main([str(file), "--json", str(record), "--note", "invented"])

    assert run([prediction(0)]) == 2
    assert run([prediction(number, site) for site in "ab" for number in range(4)]) == 0
    found = json.loads(record.read_text())
    assert (found["pages"], found["sites"], found["note"]) == (8, 2, "invented")
    assert found["doors"]["text"]["news"]["all"]["exact"] == 1.0
