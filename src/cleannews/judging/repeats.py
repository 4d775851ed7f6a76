"""Body text that stands on the page twice: print versions, tables of contents, copies."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Final

from cleannews.judging.runs import is_prose

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

__all__ = ["find_repeats"]

_LEAST: Final = 30  # characters: shorter lines are said twice in good texts


def find_repeats(
    texts: Sequence[str], body: Iterable[int], kept: Collection[int] = ()
) -> frozenset[int]:
    """The blocks among `body` that say what another one of them says, word for word.

    Of prose the first is the article's; of headings the last, for the others are its table of
    contents. Blocks in `kept` are no repeats. Linear in the joined length.

    >>> story = "The ferry sank in the night, but all who were on board are safe, say the owners."
    >>> sorted(find_repeats([story, "Aha.", story, "Aha."], range(4)))
    [2]
    """
    places: defaultdict[str, list[int]] = defaultdict(list)
    for block in body:
        if len(texts[block]) >= _LEAST:
            places[texts[block]].append(block)
    repeats: list[int] = []
    for text, blocks in places.items():
        if len(blocks) > 1:
            repeats += blocks[1:] if is_prose(text) else blocks[:-1]
    return frozenset(repeats).difference(kept)
