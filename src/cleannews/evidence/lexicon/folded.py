"""The blocks of a page as folded keys, long ones as two: what they begin and what they end with."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from cleannews.evidence.lexicon.fold import fold_lines

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

__all__ = ["SPACELESS", "Folded", "Found", "count_words", "fold_blocks"]

# A block and the rules that one phrase, or pattern, of it speaks for.
Found = list[tuple[int, tuple[int, ...]]]

# Scripts written without spaces, where no word border can be asked for: Thai, Lao, Myanmar, Khmer,
# kana, Han. (Hangul has spaces.)
SPACELESS: Final = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]")
_UNSPACED: Final = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff]")
# They, and little else of a folded page, have UTF-8 lead bytes from here on.
_BELOW_SPACELESS: Final = bytes(range(0xE0))
# Characters looked at from either end of a block: chrome is short, or says so where it begins or
# ends.
_END_CHARS: Final = 150
# What a list's item begins with: "1. Skip to content", "(2) Home", and "o", which dumps of nested
# lists use. Folding takes all other bullets away.
_LIST_MARK: Final = re.compile(r"(?:\(?[0-9]{1,3}[.)]|o) (?=\S)")
_LIST_SIGNS: Final = frozenset("0123456789(o")


@dataclass(frozen=True, slots=True)
class Folded:
    """A page's blocks as folded keys, one entry a block.

    Heads and tails are the same but for the blocks of `long`, which are cut down to either end.
    """

    heads: list[str]
    tails: list[str]
    long: list[int]
    spaceless: bool  # whether there may be text in scripts without spaces


def fold_blocks(texts: Sequence[str], signs: Collection[str] | None = None) -> Folded:
    """Fold the blocks, without the marks of list items; linear in their number.

    `signs` are those that are not ASCII, and perhaps others, where the caller knows them.
    """
    pieces = list(texts)
    for block in [block for block, text in enumerate(texts) if text[:1] in _LIST_SIGNS]:
        if mark := _LIST_MARK.match(texts[block]):
            pieces[block] = texts[block][mark.end() :]
    long = [block for block, text in enumerate(texts) if len(text) > 2 * _END_CHARS]
    for block in long:
        pieces[block] = _whole_words(pieces[block][:_END_CHARS], last=False)
        pieces.append(_whole_words(texts[block][-_END_CHARS:], last=True))
    keys = fold_lines(pieces, signs)
    # One call of C leaves of the page only the lead bytes of those scripts and of a few others.
    high = "".join(keys).encode("utf-8", "surrogatepass").translate(None, _BELOW_SPACELESS)
    heads = keys[: len(texts)]
    tails = heads.copy() if long else heads
    for block, key in zip(long, keys[len(texts) :], strict=True):
        tails[block] = key
    return Folded(heads, tails, long, spaceless=bool(high))


def _whole_words(piece: str, *, last: bool) -> str:
    """The piece without the word that the cut went through, if it has others."""
    cut = piece.partition(" ")[2] if last else piece.rpartition(" ")[0]
    return cut or piece


def count_words(text: str, *, spaceless: bool) -> int:
    """Words parted by spaces; two characters of kana and Han count as one, and five of Thai."""
    count = text.count(" ") + 1
    if not spaceless:
        return count
    signs, unspaced = len(SPACELESS.findall(text)), len(_UNSPACED.findall(text))
    return count + (signs - unspaced) // 2 + unspaced // 5
