"""Whether a page gives the same by every door, on invented predictions."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from benchmarks.fitting.crossvalidation import Prediction
from benchmarks.fitting.training import Example
from benchmarks.labelled.datasets import LabelledPage
from benchmarks.scoring.doors import DOORS, door_agreement
from cleannews.evidence.cues import find_cues
from cleannews.judging.kinds import Sight
from cleannews.reading import read

PAGE = "The ferry is back.\n\nIt sails at nine.\n\nRead also: the harbour wall"


def predictions(texts: dict[str, str], pages: dict[str, str]) -> list[Prediction]:
    labelled = LabelledPage(
        set_name="news", id="1", kind="article", site="norvale.example", country=None, url=None,
        file=Path(), text=None, title=None, authors=(), published=None,
    )  # fmt: skip
    none = np.zeros(0, np.float32)
    return [
        Prediction(
            Example(labelled, style, 0, page, find_cues(page), none),
            none,
            none > 0,
            texts[door],
            Sight({}, html=False, stub=None, live=False),
        )
        for door, style in DOORS.items()
        for page in [read(pages.get(door, PAGE))]
    ]


@pytest.mark.parametrize(
    ("texts", "pages", "why"),
    [
        ({"Markdown": "It sails at nine."}, {}, "judged otherwise"),
        ({"Markdown": "It sails at 9."}, {"Markdown": "It sails at 9."}, "written otherwise"),
        (
            {"Markdown": "The ferry is back.\n\nIt sails at 9."},
            {"Markdown": "The ferry is back.\n\nIt sails at 9.\n\nIt sails at nine."},
            "both",
        ),
    ],
)
def test_what_differs_was_judged_or_written_otherwise(
    texts: dict[str, str], pages: dict[str, str], why: str
) -> None:
    whole = dict.fromkeys(DOORS, "The ferry is back.\n\nIt sails at nine.")
    found = door_agreement(predictions({**whole, **texts}, pages))["news"]
    assert (found["pages"], found["all doors"], found["HTML and text"]) == (1, 0.0, 1.0)
    assert {cause: found[cause] for cause in ("judged otherwise", "both", "written otherwise")} == {
        **dict.fromkeys(("judged otherwise", "both", "written otherwise"), 0.0),
        why: 1.0,
    }


def test_white_space_and_punctuation_are_no_difference() -> None:
    texts = {
        "HTML": "The ferry is back",
        "Markdown": "The ferry\n\nis back.",
        "text": "The ferry is back!",
    }
    assert door_agreement(predictions(texts, {}))["news"]["all doors"] == 1.0
