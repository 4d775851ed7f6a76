"""The shares of an explanation are exact."""

from __future__ import annotations

import numpy as np
import pytest

from cleannews.judging import judge
from cleannews.judging.explanation import share_out
from cleannews.judging.model import load_model
from cleannews.options import Options
from cleannews.reading import read

PAGES = [
    "Home\nMost read\nThe river rose by two metres overnight, the harbour office said.\nShare",
    "One line.",
    "# Title\n\n* [Home](/)\n* [Sport](/sport)\n\nA paragraph long enough to be read as prose.",
]


@pytest.mark.parametrize("source", PAGES)
def test_base_and_shares_add_up_to_the_score(source: str) -> None:
    evidence = judge(read(source), Options()).evidence
    assert evidence is not None
    shares = share_out(evidence)
    total = np.array(shares.base) + sum(np.array(column) for column in shares.kinds.values())
    np.testing.assert_allclose(total, load_model().network.score(evidence.columns), atol=1e-3)


def test_every_column_the_model_asks_for_is_observed_in_one_kind() -> None:
    evidence = judge(read(PAGES[0]), Options()).evidence
    assert evidence is not None
    grouped = [name for names in evidence.groups.values() for name in names]
    assert sorted(grouped) == sorted(evidence.columns)
    names = {name for name in load_model().network.names if not name.startswith("m_")}
    assert names <= set(grouped)
