"""Where everything stands in a profile. Pages are bits, so to count some of them is one step."""

from __future__ import annotations

from collections import defaultdict
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING, NamedTuple

from cleannews.site.outline import is_long

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cleannews.site.outline import Outline

__all__ = ["Index", "Stretch"]


class Stretch(NamedTuple):
    """How many blocks of a stretch of a page are long or short, and how many of each were body."""

    long: int
    long_kept: int
    short: int
    short_kept: int


class Index:
    """The outlines of a profile by what they hold. The page of number n is the bit 1 << n.

    `seen` are the pages on which a key stands, `kept` those on which it was judged body, `titled`
    those of which it is the title, `pairs` those on which one key stands right before another;
    `places` are for each page the blocks that have a key.
    """

    def __init__(self, outlines: Sequence[Outline]) -> None:
        self.outlines = outlines
        self.all = (1 << len(outlines)) - 1
        self.seen: dict[str, int] = defaultdict(int)
        self.kept: dict[str, int] = defaultdict(int)
        self.titled: dict[str, int] = defaultdict(int)
        self.pairs: dict[tuple[str, str], int] = defaultdict(int)
        self.places: list[dict[str, list[int]]] = []
        self._sums: list[list[list[int]]] = []
        for number, outline in enumerate(outlines):
            self._add(1 << number, outline)
        # Looking up must not add to them.
        self.titled.default_factory = None
        self.seen.default_factory = self.kept.default_factory = self.pairs.default_factory = None

    def _add(self, bit: int, outline: Outline) -> None:
        places: dict[str, list[int]] = defaultdict(list)
        self.titled[outline.title] |= bit
        for block, (key, kept) in enumerate(zip(outline.keys, outline.kept, strict=True)):
            self.seen[key] |= bit
            places[key].append(block)
            if kept:
                self.kept[key] |= bit
        for pair in pairwise(outline.keys):
            self.pairs[pair] |= bit
        self.places.append(dict(places))
        long = [is_long(key) for key in outline.keys]
        kept_long = [is_ and kept for is_, kept in zip(long, outline.kept, strict=True)]
        columns = (long, kept_long, outline.kept)
        self._sums.append([list(accumulate(column, initial=0)) for column in columns])

    def between(self, page: int, above: str | None, below: str | None) -> Stretch | None:
        """What stands between two keys of a page, where they come nearest in this order.

        `None` stands for the page's beginning and end. Without such a place there is no stretch.
        """
        long, kept_long, kept = self._sums[page]
        size = len(kept) - 1
        starts = [-1] if above is None else self.places[page][above]
        ends = [size] if below is None else self.places[page][below]
        nearest: tuple[int, int] | None = None
        at = 0
        for start in starts:
            while at < len(ends) and ends[at] <= start:
                at += 1
            if at == len(ends):
                break
            if nearest is None or ends[at] - start < nearest[1] - nearest[0]:
                nearest = start, ends[at]
        if nearest is None:
            return None
        first, last = nearest[0] + 1, nearest[1]
        n_long, n_kept_long = long[last] - long[first], kept_long[last] - kept_long[first]
        n_kept = kept[last] - kept[first]
        return Stretch(n_long, n_kept_long, last - first - n_long, n_kept - n_kept_long)
