"""How far what is remembered of a site moves the scores of a page."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Final

import numpy as np

from cleannews.evidence.context import bounded
from cleannews.evidence.memory import MEMORY_COLUMNS, Memory, recall

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from cleannews.site.profile import SiteProfile

__all__ = ["LARGEST_SHIFT", "Remembered", "load_weights", "remember"]

# What the page itself shows beyond doubt, no memory overrules: bodies mostly have 3 to 6.
LARGEST_SHIFT: Final = 3.0  # log-odds
_WEIGHTS: Final = "memory.json"


@dataclass(frozen=True, slots=True)
class Remembered:
    """What is known of a page's blocks from others of its site, and how far that moved each."""

    memory: Memory
    shifts: Sequence[float]


@cache
def load_weights() -> NDArray[np.float32]:
    """The shipped weights of `MEMORY_COLUMNS`: a constant, written by `benchmarks.sites`."""
    text = (files("cleannews.judging") / _WEIGHTS).read_text(encoding="utf-8")
    weights = json.loads(text)["weights"]
    return np.array([weights[name] for name in MEMORY_COLUMNS], dtype=np.float32)


def remember(
    texts: Sequence[str], log_odds: NDArray[np.float32], profile: SiteProfile
) -> Remembered:
    """Look the page up in its site's profile; `log_odds` are those that the page alone gives."""
    memory = recall(texts, (log_odds > 0).tolist(), profile)
    moved = bounded(load_weights() @ memory.columns, -LARGEST_SHIFT, LARGEST_SHIFT)
    return Remembered(memory, moved.tolist())
