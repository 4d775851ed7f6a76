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
# The table has 2 ** 16 places, for it has to stay near the processor; what is marked in it by
# chance costs a look-up in Python.
_SPARE_BITS: Final = np.uint32(16)
_PLACES: Final = 1 << 16
_BITS: Final = tuple(np.uint8(1 << level) for level in range(len(_SIZES)))


@dataclass(frozen=True, slots=True)
class Finder(Generic[_Kept]):
    """Strings by the hashes of their first characters, a dictionary for each size.

    `marked` is one table for all sizes, with a bit for each, as one stays near the processor.
    `first` is the character that all strings begin with, "" if there is none: other places of a
    page need no look then.
    """

    first: str
    marked: NDArray[np.uint8]
    strings: tuple[dict[int, list[tuple[str, _Kept]]], ...]

    def search(self, page: str) -> Iterator[tuple[int, _Kept]]:
        """The number of each line that holds one of the strings, with what is kept for the string.

        A pair comes as often as the string stands in the line. Linear in `len(page)`.
        """
        codes = _codes(page)
        breaks = (codes == ord("\n")).nonzero()[0]
        firsts = (codes == ord(self.first)).nonzero()[0] if self.first else None
        for bit, strings, runs in zip(_BITS, self.strings, _runs(codes), strict=False):
            if not strings:
                continue
            if firsts is None:
                places = (self.marked.take(runs >> _SPARE_BITS) & bit).nonzero()[0]
                found = runs[places]
            else:
                places = firsts[: firsts.searchsorted(len(runs))]
                found = runs[places]
                likely = (self.marked.take(found >> _SPARE_BITS) & bit).nonzero()[0]
                places, found = places[likely], found[likely]
            lines = breaks.searchsorted(places)
            for place, line, run in zip(
                places.tolist(), lines.tolist(), found.tolist(), strict=True
            ):
                for string, kept in strings.get(run, ()):
                    if page.startswith(string, place):
                        yield line, kept


def index_strings(kept: Mapping[str, _Kept], first: str = "") -> Finder[_Kept]:
    """A finder of the strings, none empty, with what is kept for each; all begin with `first`."""
    marked = np.zeros(_PLACES, dtype=np.uint8)
    strings: list[dict[int, list[tuple[str, _Kept]]]] = []
    for level, size in enumerate(_SIZES):
        longer = _SIZES[level + 1] if size < _SIZES[-1] else sys.maxsize
        own = [string for string in kept if size <= len(string) < longer]
        heads = _codes("".join([string[:size] for string in own])).reshape(-1, size)
        hashes = list(_runs(heads))[level].ravel()
        known: dict[int, list[tuple[str, _Kept]]] = {}
        for string, value in zip(own, hashes.tolist(), strict=True):
            known.setdefault(value, []).append((string, kept[string]))
        strings.append(known)
        marked[hashes >> _SPARE_BITS] |= _BITS[level]
    return Finder(first, marked, tuple(strings))


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
