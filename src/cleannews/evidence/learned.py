"""What the room of evidence has learned from labelled pages: numbers only, no text of theirs."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from cleannews.evidence.words import WordOdds

if TYPE_CHECKING:
    from collections.abc import Mapping

    import numpy as np
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

    def __post_init__(self) -> None:
        """Make the words ready once, not for every page."""
        object.__setattr__(self, "word_odds", WordOdds.of(self.words))
