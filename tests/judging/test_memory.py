"""How far what is remembered of a site moves the scores of a page."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from cleannews.article import Role
from cleannews.evidence.memory import MEMORY_COLUMNS, outline
from cleannews.judging.memory import remember
from cleannews.site import SiteProfile
from tests.judging.sketches import PROSE

if TYPE_CHECKING:
    from cleannews.judging.memory import Remembered

MENU = "About the paper"
ROLES = (Role.NAVIGATION, Role.TITLE, Role.PARAGRAPH)
SITE = SiteProfile.of(
    outline([MENU, f"Boat {name} sails", f"{name} {PROSE}"], ROLES)
    for name in ("Asta", "Brita", "Dagny", "Elin")
)


def remembered(
    weight: float, patch: pytest.MonkeyPatch, *, text: str = PROSE, odds: float = 1.0
) -> Remembered:
    weights = np.full(len(MEMORY_COLUMNS), weight, dtype=np.float32)
    patch.setattr("cleannews.judging.memory.load_weights", lambda: weights)
    return remember([MENU, text], np.array([-1.0, odds], dtype=np.float32), SITE)


def test_no_memory_moves_a_score_further_than_beyond_doubt(monkeypatch: pytest.MonkeyPatch) -> None:
    little = remembered(0.5, monkeypatch)
    assert little.shifts == pytest.approx((0.5 * little.memory.columns).sum(axis=0).tolist())
    assert 0 < little.shifts[1] < 3
    for weight in (-90.0, 90.0):
        assert remembered(weight, monkeypatch).shifts == [0.0, 3.0 if weight > 0 else -3.0]


def test_a_page_is_not_remembered_by_its_own_story(monkeypatch: pytest.MonkeyPatch) -> None:
    own = f"Asta {PROSE}"
    # What reads as body tells which other page has the same story.
    assert remembered(1.0, monkeypatch, text=own, odds=0.1).memory.pages == 3
    assert remembered(1.0, monkeypatch, text=own, odds=0.0).memory.pages == 4
