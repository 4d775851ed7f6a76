"""Where cues stand, as numbers."""

from __future__ import annotations

import numpy as np

from cleannews.evidence.cues import CueKind, Cues
from cleannews.evidence.marks import cue_columns

D, B = int(CueKind.DATE), int(CueKind.BYLINE)


def test_every_kind_has_a_column_and_dates_and_bylines_their_distances() -> None:
    every = sum(int(kind) for kind in CueKind)
    columns = cue_columns(Cues([0, D, D | B, 0, every]))
    told = {name: column.tolist() for name, column in columns.items()}
    last = [0, 0, 0, 0, 1]
    assert told == {
        "cue_date": [0, 1, 1, 0, 1],
        "cue_byline": [0, 0, 1, 0, 1],
        "cue_dateline": last,
        "cue_credit": last,
        "cue_caption": last,
        "cue_url": last,
        "cue_date_since": [60, 60, 1, 1, 2],
        "cue_date_until": [1, 1, 2, 1, 60],
        "cue_byline_since": [60, 60, 60, 1, 2],
        "cue_byline_until": [2, 1, 2, 1, 60],
        "cue_date_before": [0, 0, 1, 2, 2],
    }
    assert {column.dtype for column in columns.values()} == {np.dtype(np.float32)}


def test_dates_before_a_block_are_counted_up_to_ten() -> None:
    before = cue_columns(Cues([D] * 13))["cue_date_before"]
    assert before.tolist() == [*range(11), 10, 10]
