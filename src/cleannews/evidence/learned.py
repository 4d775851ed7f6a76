"""What the room of evidence has learned from labelled pages: numbers only, no text of theirs."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np

from cleannews.evidence.markup.tags import OWN
from cleannews.evidence.words import WordOdds

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import NDArray

__all__ = ["Learned"]


@dataclass(frozen=True, slots=True)
class Learned:
    """Log-odds of being body, learned from labelled pages; positive speaks for body."""

    words: Mapping[str, float]  # by lower-case word
    rules: Mapping[str, float]  # by rule id
    turns: NDArray[np.float32]  # of turns of phrase, by slot: 2 ** wording.SLOT_BITS
    turns_bias: float
    common: NDArray[np.bool_]  # which words stand on many sites, by slot: 2 ** wording.COMMON_BITS
    markup: Mapping[str, float] = field(default_factory=dict)  # by tag, class, id or word of such
    names: Mapping[str, float] = field(default_factory=dict)  # the same, fitted all together
    word_odds: WordOdds = field(init=False, repr=False, compare=False)  # `words`, to be looked up
    # What is known of each name: its odds, its weight, and its weight as a block's own, in the row
    # of that number. The last row, of zeros, is for names that are not known.
    name_rows: Mapping[str, int] = field(init=False, repr=False, compare=False)
    name_odds: NDArray[np.float64] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Make the words and names ready once, not for every page."""
        object.__setattr__(self, "word_odds", WordOdds.of(self.words))
        known = sorted({*self.markup, *(name.removeprefix(OWN) for name in self.names)})
        odds, weight = self.markup.get, self.names.get
        rows = [(odds(name, 0.0), weight(name, 0.0), weight(OWN + name, 0.0)) for name in known]
        object.__setattr__(self, "name_rows", {name: row for row, name in enumerate(known)})
        object.__setattr__(self, "name_odds", np.array([*rows, (0.0, 0.0, 0.0)]))
