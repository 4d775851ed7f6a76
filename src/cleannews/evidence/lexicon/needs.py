"""Which regular expressions are worth running on a page: those whose needed strings it may hold.

Rules name some hundreds of such strings; `need in page` for each would cost more than all other
matching. So the page's runs of one, two and three characters are marked in a table, and only the
strings whose first and last runs are marked are looked for.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from cleannews.evidence.lexicon.rule import Rule

    Slots = NDArray[np.uint32]

__all__ = ["NeedIndex", "index_needs"]

_MAX_RUN: Final = 3
# Places in the table for runs of each length; a page marks some 4,000 of three characters.
_SLOTS: Final = 1 << 16
# Odd, and far from a power of two: neighbouring letters spread over the whole table.
_FACTOR: Final = np.uint32(40503)


@dataclass(frozen=True, slots=True)
class NeedIndex:
    """The strings needed, by whom, and where their first and last runs are in the table."""

    needs: tuple[tuple[str, tuple[int, ...]], ...]
    first: Slots
    last: Slots

    def possible(self, page: str) -> list[tuple[str, tuple[int, ...]]]:
        """The strings, with their rules, that `page` may hold: all it does hold, and a few more.

        Linear in len(page).
        """
        marked = np.zeros(_MAX_RUN * _SLOTS, dtype=np.bool_)
        for runs in _slots(page):
            marked[runs] = True
        return [self.needs[i] for i in np.flatnonzero(marked[self.first] & marked[self.last])]


def index_needs(rules: Sequence[Rule], start: int) -> NeedIndex:
    """What the patterns of `rules`, numbered from `start`, need."""
    owners: dict[str, list[int]] = {}
    for number, rule in enumerate(rules, start):
        for need in rule.needs:
            owners.setdefault(need, []).append(number)
    return NeedIndex(
        tuple((need, tuple(numbers)) for need, numbers in owners.items()),
        np.array([_slot(need[:_MAX_RUN]) for need in owners], dtype=np.uint32),
        np.array([_slot(need[-_MAX_RUN:]) for need in owners], dtype=np.uint32),
    )


def _slot(run: str) -> int:
    """Where one run of at most three characters is in the table: `_slots` in small."""
    value = 0
    for sign in run:
        value = (value * int(_FACTOR) + ord(sign)) % (1 << 32)
    return value % _SLOTS + (len(run) - 1) * _SLOTS


def _slots(text: str) -> list[Slots]:
    """Where the runs of one, two and three characters of `text` are marked."""
    codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype="<u4")
    runs = codes
    slots = []
    for size in range(min(_MAX_RUN, len(codes))):
        if size:
            runs = runs[:-1] * _FACTOR + codes[size:]
        slots.append(runs % np.uint32(_SLOTS) + np.uint32(size * _SLOTS))
    return slots
