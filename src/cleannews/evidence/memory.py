"""What a site's profile shows of a page: which blocks recur, and what stood where others do."""

from __future__ import annotations

import math
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from cleannews.article import BODY_ROLES, Role
from cleannews.evidence.lexicon.fold import fold_lines
from cleannews.site.outline import Outline, block_key, is_long

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

    from cleannews.article import Block
    from cleannews.site.index import Index
    from cleannews.site.profile import SiteProfile

__all__ = ["MEMORY_COLUMNS", "Memory", "block_keys", "outline", "outline_blocks", "recall"]

MEMORY_COLUMNS: Final = ("company", "paragraph", "long_slot", "short_slot")
# A paragraph has to be chrome on so many pages: quotes and introductions of two stories are not.
_LEAST_PARAGRAPHS: Final = 3
_LEAST_PAGES: Final = 2  # one other page shows nothing that recurs
_HALF: Final = 0.5


@dataclass(frozen=True, slots=True)
class Memory:
    """What is remembered of a page's blocks.

    `pages` is how many pages of the site speak, `seen` on how many of them each block stands, and
    `columns` the evidence, a row each of `MEMORY_COLUMNS`, one entry a block.
    """

    pages: int
    seen: list[int]
    columns: NDArray[np.float32]


def block_keys(texts: Sequence[str]) -> list[str]:
    """By what each block is known again on other pages.

    >>> block_keys(["READ ALSO:", "1,234 Comments"])
    ['read also', '0 comments']
    """
    return list(map(block_key, fold_lines(texts), texts))


def outline(texts: Sequence[str], roles: Sequence[Role]) -> Outline:
    """What a profile remembers of a page that was judged."""
    keys = block_keys(texts)
    title = next((key for key, role in zip(keys, roles, strict=True) if role is Role.TITLE), "")
    return Outline.of(title, keys, [role in BODY_ROLES for role in roles])


def outline_blocks(blocks: Sequence[Block]) -> Outline:
    """What a profile remembers of the page whose article has these blocks."""
    return outline([block.text for block in blocks], [block.role for block in blocks])


def recall(texts: Sequence[str], likely: Sequence[bool], profile: SiteProfile) -> Memory:
    """Look a page up in the profile of its site; `likely` are the blocks that read as body.

    The page itself, and others that tell the same story, have no say. Linear in the page's blocks
    times the profile's pages.
    """
    index = profile.index
    keys = block_keys(texts)
    others = index.all & ~_twins(index, keys, likely)
    seen = [(index.seen.get(key, 0) & others).bit_count() for key in keys]
    columns = np.zeros((len(MEMORY_COLUMNS), len(keys)), dtype=np.float32)
    if others.bit_count() < _LEAST_PAGES:
        return Memory(others.bit_count(), seen, columns)
    _recurring(index, others, keys, seen, columns)
    for start, end in _unseen(seen):
        long, short = _slot(index, others, keys, start, end)
        for block in range(start, end):
            if is_long(keys[block]):
                columns[2, block] = long
            else:
                columns[3, block] = short
    return Memory(others.bit_count(), seen, columns)


def _twins(index: Index, keys: Sequence[str], likely: Sequence[bool]) -> int:
    """The pages that are this one or print the same story.

    They share half of what reads as body, and either that is on few other pages, or their title
    stands on this page as well: prompts and notices are on many, under other titles.
    """
    own = Outline.of("", keys, ()).keys
    sizes = Counter(
        key for key, is_likely in zip(keys, likely, strict=True) if is_likely and is_long(key)
    )
    total = len(sizes)
    shared: Counter[int] = Counter()
    rare: Counter[int] = Counter()
    for key in sizes:
        pages = index.seen.get(key, 0)
        is_rare = 2 * pages.bit_count() <= len(index.outlines)
        for page in _bits(pages):
            shared[page] += 1
            rare[page] += is_rare
    titles = set(keys)
    twins = 0
    for page, outline in enumerate(index.outlines):
        retold = shared[page] >= _HALF * total and outline.title in titles
        if outline.keys == own or (total and (retold or rare[page] >= _HALF * total)):
            twins |= 1 << page
    return twins


def _bits(pages: int) -> Iterator[int]:
    while pages:
        lowest = pages & -pages
        yield lowest.bit_length() - 1
        pages ^= lowest


def _recurring(
    index: Index,
    others: int,
    keys: Sequence[str],
    seen: Sequence[int],
    columns: NDArray[np.float32],
) -> None:
    """How often a block that stands elsewhere too does so beside the same neighbour."""
    pairs = index.pairs
    pages = max(others.bit_count(), 1)
    for block, times in enumerate(seen):
        if not times:
            continue
        key = keys[block]
        if is_long(key):
            # A title is not chrome: another story may quote it, or be headed by it.
            chrome = (index.seen[key] & others & ~index.titled.get(key, 0)).bit_count()
            if chrome < _LEAST_PARAGRAPHS or index.kept.get(key, 0) & others:
                continue
            columns[1, block] = chrome / pages
        beside = pairs.get((keys[block - 1], key), 0) if block else 0
        if block + 1 < len(keys):
            beside |= pairs.get((key, keys[block + 1]), 0)
        columns[0, block] = (beside & others).bit_count() / (times + 1)


def _unseen(seen: Sequence[int]) -> Iterator[tuple[int, int]]:
    """The runs of blocks that stand on no other page, as half-open ranges."""
    start = 0
    for block, times in enumerate((*seen, 1)):
        if times:
            if start < block:
                yield start, block
            start = block + 1


def _slot(
    index: Index, others: int, keys: Sequence[str], start: int, end: int
) -> tuple[float, float]:
    """What other pages have where this one has a run of new blocks: log-odds of long and short.

    The place is between the nearest blocks above and below that the other page has as well.
    """
    long = long_kept = short = short_kept = 0.0
    for page in _bits(others):
        places = index.places[page]
        above = next((keys[at] for at in range(start - 1, -1, -1) if keys[at] in places), None)
        below = next((keys[at] for at in range(end, len(keys)) if keys[at] in places), None)
        if above is None and below is None:
            continue
        there = index.between(page, above, below)
        if there is None:
            continue
        if there.long:
            long += 1
            long_kept += there.long_kept / there.long
        if there.short:
            short += 1
            short_kept += there.short_kept / there.short
    return _log_odds(long_kept, long), _log_odds(short_kept, short)


def _log_odds(kept: float, pages: float) -> float:
    """The log-odds of `kept` of `pages`, with one more page on each side: two say little."""
    return math.log((kept + 1) / (pages - kept + 1))
