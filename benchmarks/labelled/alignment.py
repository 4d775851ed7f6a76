"""Which blocks of a page are body, by aligning them with the body that people wrote down.

The alignment is monotone: the same sentence may stand in a teaser, in a "most read" list and in
the body, and only the one in the body's order is body. Short blocks count only between blocks that
are surely body.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections import defaultdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["coverage"]

# Scripts without spaces are compared by character.
_TOKEN = re.compile(
    r"[\u3040-\u30ff\u3400-\u9fff\u0e00-\u0e7f]|[^\W\u3040-\u30ff\u3400-\u9fff\u0e00-\u0e7f]+"
)
_ACCENTS = re.compile("[\u0300-\u036f]+")
_ANCHOR = 3  # tokens of an anchor
_MOST_PLACES = 6  # places of one block in the gold text that are weighed against each other


def _tokens(text: str) -> list[str]:
    """The words without their accents: html2text writes "fur" where the page has "f&uuml;r"."""
    if not text.isascii():
        text = _ACCENTS.sub("", unicodedata.normalize("NFD", text))
        text = unicodedata.normalize("NFC", text)
    return _TOKEN.findall(text.lower())


def _places(block: list[str], index: dict[tuple[str, ...], list[int]]) -> list[tuple[int, int]]:
    """Where in the gold tokens the block may stand: (start, matched tokens), best first."""
    size = min(_ANCHOR, len(block))
    votes: dict[int, int] = defaultdict(int)
    for offset in range(len(block) - size + 1):
        for place in index.get(tuple(block[offset : offset + size]), ())[:40]:
            votes[place - offset] += 1
    merged: dict[int, int] = {}
    for start, count in sorted(votes.items(), key=lambda item: -item[1])[: 4 * _MOST_PLACES]:
        # A word more or less inside a paragraph shifts the diagonal: near ones are one place.
        near = next((s for s in merged if abs(s - start) <= 12), None)
        if near is None:
            merged[start] = count + size - 1
        else:
            merged[near] += count
    places = [(max(0, s), min(m, len(block))) for s, m in merged.items()]
    return sorted(places, key=lambda item: -item[1])[:_MOST_PLACES]


def _best_chain(candidates: list[tuple[int, int, int, float]]) -> list[int]:
    """The heaviest set of (block, start, end, weight) whose blocks and starts both ascend."""
    order = sorted(range(len(candidates)), key=lambda i: (candidates[i][0], -candidates[i][1]))
    starts = sorted({c[1] for c in candidates})
    best: list[tuple[float, int]] = [(0.0, -1)] * (len(starts) + 1)  # Fenwick tree of prefix maxima
    parent = [-1] * len(candidates)
    total = [0.0] * len(candidates)
    pending: list[int] = []
    last_block = -1

    def push(i: int) -> None:
        place = bisect_right(starts, candidates[i][1])
        while place <= len(starts):
            best[place] = max(best[place], (total[i], i))
            place += place & -place

    for i in order:
        block, start, _, weight = candidates[i]
        if block != last_block:
            for j in pending:
                push(j)
            pending, last_block = [], block
        place, top = bisect_right(starts, start - 1), (0.0, -1)
        while place > 0:
            top = max(top, best[place])
            place -= place & -place
        total[i], parent[i] = top[0] + weight, top[1]
        pending.append(i)
    if not candidates:
        return []
    i = max(range(len(candidates)), key=total.__getitem__)
    chain = []
    while i >= 0:
        chain.append(i)
        i = parent[i]
    return chain[::-1]


def coverage(texts: Sequence[str], gold: str) -> list[float]:
    """For each block, the share of its words that the gold text has at the right place, 0 to 1."""
    gold_tokens = _tokens(gold)
    indexes: dict[int, dict[tuple[str, ...], list[int]]] = {}
    for size in range(1, _ANCHOR + 1):
        index: dict[tuple[str, ...], list[int]] = defaultdict(list)
        for place in range(len(gold_tokens) - size + 1):
            index[tuple(gold_tokens[place : place + size])].append(place)
        indexes[size] = index
    candidates = []
    lengths = []
    for number, text in enumerate(texts):
        block = _tokens(text)
        lengths.append(len(block))
        if not block:
            continue
        for start, matched in _places(block, indexes[min(_ANCHOR, len(block))]):
            share = matched / len(block)
            # A few words in common are chance; a block that carries more than the gold has still
            # counts.
            if share >= 0.34 and (len(block) > 3 or share == 1):
                weight = matched * share * (1.0 if len(block) > _ANCHOR else 0.3)
                candidates.append((number, start, start + matched, weight))
    result = [0.0] * len(texts)
    used = [False] * len(gold_tokens)
    chosen = [candidates[i] for i in _best_chain(candidates)]
    long = [match for match in chosen if lengths[match[0]] > _ANCHOR]
    taken = {place for _, start, end, _ in long for place in range(start, end)}
    for number, start, end, _ in chosen:
        if lengths[number] <= _ANCHOR and taken.issuperset(range(start, end)):
            continue  # a word of a menu that happens to stand inside of a paragraph, too
        result[number] = min(1.0, (end - start) / lengths[number])
        used[start:end] = [True] * (min(end, len(used)) - start)
    # Bodies put together in another order than the page's: long blocks that fill a hole are body
    # too.
    for number, start, end, _ in candidates:
        missed = result[number] == 0 and lengths[number] >= 8
        if missed and end - start >= 0.8 * lengths[number] and not any(used[start:end]):
            result[number] = (end - start) / lengths[number]
            used[start:end] = [True] * (min(end, len(used)) - start)
    return result
