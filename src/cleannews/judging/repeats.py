"""Body text that stands on the page twice: print versions, tables of contents, copies."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Final

from cleannews.judging.runs import is_prose

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

__all__ = ["find_repeats"]

_LEAST: Final = 30  # characters: shorter lines are said twice in good texts
# Copies that a heading has at most: a line that comes back more often is the label of many parts.
_MOST_HEADINGS: Final = 3


def find_repeats(
    texts: Sequence[str], body: Iterable[int], kept: Collection[int] = ()
) -> frozenset[int]:
    """The blocks among `body` that say what another one of them says, word for word.

    Of prose the first is the article's; of headings the last, for the others are its table of
    contents: two of them at least follow one another there, while a heading that two parts of an
    article share stands alone. Blocks in `kept` are no repeats. Linear in the joined length.

    >>> story = "The ferry sank in the night, but all who were on board are safe, say the owners."
    >>> sorted(find_repeats([story, "Aha.", story, "Aha."], range(4)))
    [2]
    >>> contents = ["How the ferry came to sink that night", "Why all who were on board are safe"]
    >>> sorted(find_repeats([*contents, contents[0], story, contents[1]], range(5)))
    [0, 1]
    >>> sorted(find_repeats([contents[0], story, contents[0]], range(3)))
    []
    """
    order = list(body)
    places: defaultdict[str, list[int]] = defaultdict(list)
    for place, block in enumerate(order):
        if len(texts[block]) >= _LEAST:
            places[texts[block]].append(place)
    repeats: list[int] = []
    entries: set[int] = set()
    for text, found in places.items():
        if len(found) > 1 and is_prose(text):
            repeats += found[1:]
        elif 1 < len(found) <= _MOST_HEADINGS:
            entries.update(found[:-1])
    repeats += [place for place in entries if not entries.isdisjoint((place - 1, place + 1))]
    return frozenset(order[place] for place in repeats).difference(kept)
