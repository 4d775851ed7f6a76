"""Which of thousands of strings stand anywhere in a page's lines, in a few passes over it.

`line.find(string)` for each would cost more than all other matching. So the strings' first one to
eight characters are hashed and marked in a table, and the page's runs of so many characters are
looked up in it, all in one call.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Generic, TypeVar

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from numpy.typing import NDArray

    Codes = NDArray[np.uint32]

__all__ = ["Finder", "index_strings"]

_Kept = TypeVar("_Kept")

# Characters that a string is told by: each run is put together from the one before it and another,
# as long as what is missing. With each size goes an odd multiplier with well spread bits, as in any
# multiplicative hash.
_SIZES: Final = (1, 2, 3, 4, 8, 16)
_STEPS: Final = tuple(
    map(np.uint32, (0x9E3779B1, 0x85EBCA6B, 0xC2B2AE35, 0x27D4EB2F, 0x165667B1, 0xD6E8FEB9))
)
# The tables have 2 ** 16 places, for they have to stay near the processor; what is marked in both
# by chance costs a look-up in Python. The first is asked by the upper half of a hash.
_SPARE_BITS: Final = np.uint32(16)
_LOWER_HALF: Final = np.uint32(0xFFFF)
_PLACES: Final = 1 << 16
_FEW: Final = 64  # strings of the largest size: fewer are not worth a pass over the page


@dataclass(frozen=True, slots=True)
class Finder(Generic[_Kept]):
    """Strings by the hashes of their first characters.

    `marked` is one table for all sizes, with a bit for each, as one stays near the processor;
    `bits` are these, 0 for a size that no string is told by. `likely` is asked of the few that are
    marked there. `first` is the character that all
    strings begin with, "" if there is none: other places of a page need no look then.
    """

    first: str
    bits: tuple[np.uint8, ...]
    marked: NDArray[np.uint8]
    likely: NDArray[np.bool_]
    strings: dict[int, list[tuple[str, _Kept]]]

    def search(self, page: str) -> Iterator[tuple[int, _Kept]]:
        """The number of each line that holds one of the strings, with what is kept for the string.

        A pair comes as often as the string stands in the line. Linear in `len(page)`.
        """
        codes = _codes(page)
        firsts = (codes == ord(self.first)).nonzero()[0] if self.first else None
        near: list[NDArray[np.int64]] = []
        hashes: list[Codes] = []
        for bit, runs in zip(self.bits, _runs(codes), strict=False):
            if not bit:
                continue
            if firsts is None:
                places = (self.marked.take(runs >> _SPARE_BITS) & bit).nonzero()[0]
                found = runs[places]
            else:
                found = runs.take(firsts, mode="clip")  # no string fits in behind the last run
                marked = (self.marked.take(found >> _SPARE_BITS) & bit).nonzero()[0]
                places, found = firsts[marked], found[marked]
            near.append(places)
            hashes.append(found)
        if not near:
            return
        runs = np.concatenate(hashes)
        likely = self.likely.take(runs & _LOWER_HALF).nonzero()[0]
        runs, places = runs[likely], np.concatenate(near)[likely]
        lines = (codes == ord("\n")).nonzero()[0].searchsorted(places)
        for place, line, run in zip(places.tolist(), lines.tolist(), runs.tolist(), strict=True):
            for string, kept in self.strings.get(run, ()):
                if page.startswith(string, place):
                    yield line, kept


def index_strings(kept: Mapping[str, _Kept], first: str = "") -> Finder[_Kept]:
    """A finder of the strings, none empty, with what is kept for each; all begin with `first`."""
    marked = np.zeros(_PLACES, dtype=np.uint8)
    likely = np.zeros(_PLACES, dtype=np.bool_)
    bits = []
    strings: dict[int, list[tuple[str, _Kept]]] = {}
    sizes = _SIZES if sum(len(string) >= _SIZES[-1] for string in kept) >= _FEW else _SIZES[:-1]
    for level, size in enumerate(sizes):
        longer = sizes[level + 1] if size < sizes[-1] else sys.maxsize
        own = [string for string in kept if size <= len(string) < longer]
        bits.append(np.uint8(bool(own) << level))
        heads = _codes("".join([string[:size] for string in own])).reshape(-1, size)
        hashes = list(_runs(heads))[level].ravel()
        marked[hashes >> _SPARE_BITS] |= bits[level]
        likely[hashes & _LOWER_HALF] = True
        for string, value in zip(own, hashes.tolist(), strict=True):
            strings.setdefault(value, []).append((string, kept[string]))
    return Finder(first, tuple(bits), marked, likely, strings)


def _codes(text: str) -> Codes:
    return np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype="<u4")


def _runs(codes: Codes) -> Iterator[Codes]:
    """The hashes of all runs of the last axis, for one size after the other."""
    runs = codes * _STEPS[0]
    by_size = {1: runs}
    yield runs
    for size, longer, step in zip(_SIZES, _SIZES[1:], _STEPS[1:], strict=False):
        if codes.shape[-1] < longer:
            return
        rest = by_size[longer - size][..., size:]
        runs = by_size[longer] = runs[..., : rest.shape[-1]] * step + rest
        yield runs
