"""Which regular expressions are worth running on a page: those whose needed strings it may hold.

Rules name some hundreds of such strings; `need in page` for each would cost more than all other
matching. So the page's runs of one to four characters are marked in a table, and only the strings
of which the runs at the ends and in the middle are marked are looked for.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

    from cleannews.evidence.lexicon.rule import Rule

    Slots = NDArray[np.uint32]
    Units = NDArray[np.uint16]  # of UTF-16, which makes arithmetic twice as fast

__all__ = ["Need", "NeedIndex", "index_needs"]

_MAX_RUN: Final = 4  # units
# Places in the table for runs of each length; a page marks some 5,000 of four units.
_SLOTS: Final = 1 << 16
# Odd, and far from a power of two: neighbouring letters spread over the whole table.
_STEP: Final = 40503
_FACTOR: Final = np.uint16(_STEP)


@dataclass(frozen=True, slots=True, eq=False)
class Need:
    """A string, and the patterns that need it, each with its rule's number.

    One is equal to itself only, so that what is kept for a need is found without comparing texts.
    """

    text: str
    patterns: tuple[tuple[int, str], ...]


@dataclass(frozen=True, slots=True)
class NeedIndex:
    """The strings needed, by whom, and where runs of them are in the table."""

    needs: tuple[Need, ...]
    runs: Slots  # the first, middle and last of each string, a row each

    def possible(self, page: str) -> list[Need]:
        """The strings that `page` may hold: all that it does hold, and a few more.

        Linear in len(page).
        """
        marked = np.zeros((_MAX_RUN, _SLOTS), dtype=np.bool_)
        for row, runs in zip(marked, _runs(_units(page)), strict=False):
            row[runs] = True
        flat = marked.ravel()
        held = flat[self.runs].all(axis=0)
        return [self.needs[i] for i in np.flatnonzero(held).tolist()]


def index_needs(rules: Sequence[Rule], start: int) -> NeedIndex:
    """What the patterns of `rules`, numbered from `start`, need."""
    owners: dict[str, list[tuple[int, str]]] = {}
    for number, rule in enumerate(rules, start):
        patterns = [(number, pattern) for pattern in rule.any_of]
        for need in rule.needs:
            owners.setdefault(need, []).extend(patterns)
    slots = [_slots(_units(need).tolist()) for need in owners]
    return NeedIndex(
        tuple(Need(text, tuple(patterns)) for text, patterns in owners.items()),
        np.array(slots, dtype=np.uint32).reshape(-1, 3).T,
    )


def _units(text: str) -> Units:
    return np.frombuffer(text.encode("utf-16-le", "surrogatepass"), dtype="<u2")


def _runs(units: Units) -> Iterator[Units]:
    """The runs of one, two … units, each as the number of its place among those as long."""
    runs = units
    for size in range(min(_MAX_RUN, len(units))):
        if size:
            runs = runs[:-1] * _FACTOR + units[size:]
        yield runs


def _slots(units: list[int]) -> list[int]:
    """Where the first, the middle and the last run of a string are in the table."""
    middle = max(len(units) - _MAX_RUN, 0) // 2
    return [
        _slot(units[:_MAX_RUN]),
        _slot(units[middle : middle + _MAX_RUN]),
        _slot(units[-_MAX_RUN:]),
    ]


def _slot(run: list[int]) -> int:
    """Where a run of at most four units is in the table: `_runs` in small."""
    value = 0
    for unit in run:
        value = value * _STEP + unit
    return value % _SLOTS + (len(run) - 1) * _SLOTS
