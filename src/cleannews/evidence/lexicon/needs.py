"""Where on a page the strings stand that regular expressions need to be worth running.

Rules name some two thousand of such strings; `page.find(need)` for each would cost more than all
other matching. So the strings' first one to four characters are marked in a table, and the page's
runs of so many characters are looked up in it, all in one call.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

    from cleannews.evidence.lexicon.rule import Rule

    Codes = NDArray[np.uint16]

__all__ = ["Need", "NeedIndex", "index_needs"]

_MAX_RUN: Final = 4  # characters
# Places in the table for runs of each length: some thousand strings share the last row.
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
    """The strings by where their first characters are in a table of as many rows as these count."""

    marked: NDArray[np.bool_]
    needs: tuple[dict[int, tuple[Need, ...]], ...]

    def places(self, page: str) -> Iterator[tuple[Need, int]]:
        """Every place in `page` at which one of the strings starts; linear in len(page)."""
        for marked, needs, runs in zip(self.marked, self.needs, _runs(page), strict=False):
            places = np.flatnonzero(marked.take(runs))
            for place, slot in zip(places.tolist(), runs[places].tolist(), strict=True):
                for need in needs[slot]:
                    if page.startswith(need.text, place):
                        yield need, place


def index_needs(rules: Sequence[Rule], start: int) -> NeedIndex:
    """What the patterns of `rules`, numbered from `start`, need."""
    owners: dict[str, list[tuple[int, str]]] = {}
    for number, rule in enumerate(rules, start):
        patterns = [(number, pattern) for pattern in rule.any_of]
        for text in rule.needs:
            owners.setdefault(text, []).extend(patterns)
    marked = np.zeros((_MAX_RUN, _SLOTS), dtype=np.bool_)
    needs: tuple[dict[int, tuple[Need, ...]], ...] = tuple({} for _ in range(_MAX_RUN))
    for text, patterns in owners.items():
        row, slot = min(len(text), _MAX_RUN) - 1, _slot(text[:_MAX_RUN])
        marked[row, slot] = True
        needs[row][slot] = (*needs[row].get(slot, ()), Need(text, tuple(patterns)))
    return NeedIndex(marked, needs)


def _runs(text: str) -> Iterator[Codes]:
    """The runs of one, two … characters, each as the number of its place among those as long."""
    # Of characters beyond the plane of 65,536 the last 16 bits have to do.
    codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype="<u4").astype(np.uint16)
    runs = codes
    for size in range(min(_MAX_RUN, len(codes))):
        if size:
            runs = runs[:-1] * _FACTOR + codes[size:]
        yield runs


def _slot(run: str) -> int:
    """The number of one run: `_runs` in small."""
    value = 0
    for sign in run:
        value = value * _STEP + ord(sign)
    return value % _SLOTS
