"""The shares of an explanation are exact."""

from __future__ import annotations

from types import SimpleNamespace
from typing import TYPE_CHECKING

import numpy as np
import pytest

from cleannews.evidence import Evidence
from cleannews.evidence.lexicon import Hits
from cleannews.judging import judge
from cleannews.judging.explanation import share_out
from cleannews.judging.model import load_model
from cleannews.options import Options
from cleannews.reading import read

if TYPE_CHECKING:
    from numpy.typing import NDArray

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


class Additive:
    """A network for which every kind of evidence counts for itself, but two for each other too."""

    def score(self, columns: dict[str, NDArray[np.float32]]) -> NDArray[np.float32]:
        """Three times the one, and the product of the others."""
        return 3 * columns["a"] + columns["b"] * columns["c"]


def test_what_kinds_say_only_together_is_shared_out_evenly(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    model = SimpleNamespace(network=Additive())
    monkeypatch.setattr("cleannews.judging.explanation.load_model", lambda: model)
    columns = {
        name: np.array(values, dtype=np.float32)
        for name, values in (("a", [0, 2]), ("b", [-1, 1]), ("c", [-4, 4]))
    }
    groups = {"one": ("a",), "two": ("b",), "three": ("c",), "none": ()}
    subjects = np.zeros(2, dtype=np.int64)
    shares = share_out(Evidence(columns, groups, Hits([], []), subjects))
    assert shares.base == pytest.approx([3, 3])
    assert shares.kinds["one"] == pytest.approx([-3, 3])
    assert shares.kinds["two"] == shares.kinds["three"] == pytest.approx([2, 2])
    assert shares.kinds["none"] == pytest.approx([0, 0])
