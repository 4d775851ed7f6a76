"""The words and signs of a page as arrays of numbers: where they stand and what they are.

A page has thousands of words, and any call for each would cost more than all the evidence drawn
from them. So no word becomes a string here: they are cut and hashed where they stand, in arrays.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, Final

import numpy as np

from cleannews.evidence.signs import other_signs, replace_signs

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from numpy.typing import NDArray

    Hashes = NDArray[np.uint32]

__all__ = ["Tokens", "distinct_pairs", "hash_words", "split_tokens", "word_heads"]

_SPACE, _BREAK, _WORD, _SIGN = range(4)
# What each byte is. All that are not ASCII are of letters: other signs are replaced before.
_KINDS: Final = bytes(
    _BREAK
    if chr(byte) == "\n"
    else _WORD
    if byte > 127 or chr(byte).isalnum() or chr(byte) == "_"
    else _SPACE
    if chr(byte).isspace()
    else _SIGN
    for byte in range(256)
)
# Signs that are not ASCII become control characters, which texts hardly hold, to be of one byte.
_CONTROLS: Final = "".join(map(chr, (*range(1, 9), *range(14, 26))))
# A word is told by its length and its first and last eight bytes, each read as one number.
_EIGHT = 8
_HEAD_BYTES: Final = 6
_JOINERS: Final = "\u200c\u200d"  # inside of Persian and Indic words
_MASKS = np.array([(1 << 8 * size) - 1 for size in range(_EIGHT + 1)], dtype=np.uint64)
_BEYOND_ASCII = np.uint64(0x8080808080808080)
# Odd multipliers with well spread bits, as in any multiplicative hash.
_HEAD, _TAIL = np.uint64(0x9E3779B97F4A7C15), np.uint64(0xC2B2AE3D27D4EB4F)
_LENGTH = np.uint64(0xD6E8FEB86659FD93)
_HIGH_HALF = np.uint64(32)


@dataclass(frozen=True, slots=True)
class Tokens:
    """The page's words and signs in order, in parallel arrays; `count` has their number by block.

    A word is a run of letters, digits and "_"; any other sign but white space is a token too.
    `number` tells the place of each token's hash in `distinct`, the sorted vocabulary.
    """

    count: NDArray[np.int64]
    block: NDArray[np.int64]
    word: Hashes  # of the lower-case form
    number: NDArray[np.int64]
    distinct: Hashes
    head: NDArray[np.uint64]  # its first bytes in lower case, as `word_heads` has them
    size: NDArray[np.int64]  # bytes
    is_word: NDArray[np.bool_]
    is_ascii: NDArray[np.bool_]  # in its first letters
    is_name: NDArray[np.bool_]  # has a capital among its first letters
    is_number: NDArray[np.bool_]  # begins with a digit

    def pieces(self, most: int) -> Iterator[Tokens]:
        """The tokens of runs of whole blocks, of no more than `most` unless in one block."""
        ends = self.count.cumsum()
        if not len(ends) or ends[-1] <= most:
            yield self
            return
        first = start = 0
        while first < len(ends):
            last = max(first + 1, int(ends.searchsorted(start + most, side="right")))
            end = int(ends[last - 1])
            yield self._piece(slice(first, last), slice(start, end))
            first, start = last, end

    def _piece(self, blocks: slice, tokens: slice) -> Tokens:
        kept = {
            field.name: getattr(self, field.name)[tokens]
            for field in fields(self)
            if field.name not in {"count", "distinct"}
        }
        kept["block"] = kept["block"] - blocks.start
        return Tokens(count=self.count[blocks], distinct=self.distinct, **kept)


def split_tokens(texts: list[str], signs: Collection[str] | None = None) -> Tokens:
    """Split the blocks into words and signs; linear in the joined length.

    `signs` are those that are not ASCII, and perhaps others, where the caller knows them.
    """
    written, lower = _encode(texts, signs)
    start, end, count, is_word = _cut(np.frombuffer(written.translate(_KINDS), np.uint8))
    size = end - start
    kept = _MASKS.take(size, mode="clip")
    first = _eights(lower)[start + _EIGHT] & kept
    word = _hash(lower, first, end, size)
    is_name = (_eights(written)[start + _EIGHT] & kept) != first
    del written, lower, start, end, kept  # the vocabulary takes as much room once more
    distinct, number = np.unique(word, return_inverse=True)
    return Tokens(
        count=count,
        block=np.arange(len(texts)).repeat(count),
        word=word,
        number=number,
        distinct=distinct,
        head=_heads(first),
        size=size,
        is_word=is_word,
        is_ascii=(first & _BEYOND_ASCII) == 0,
        is_name=is_name,
        is_number=_is_digit(first),
    )


def _cut(
    kinds: NDArray[np.uint8],
) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.int64], NDArray[np.bool_]]:
    """Where tokens start and end, how many each block has, and whether each is a word."""
    in_word = kinds == _WORD
    apart = ~(in_word[1:] & in_word[:-1])
    begins = kinds > _BREAK
    ends = begins.copy()
    begins[1:] &= apart
    ends[:-1] &= apart
    start, end = begins.nonzero()[0], ends.nonzero()[0] + 1
    # How many tokens begin before each block's line break, and so in the block.
    before = start.searchsorted((kinds == _BREAK).nonzero()[0])
    count = before.copy()
    count[1:] -= before[:-1]
    return start, end, count, in_word[start]


def hash_words(words: Iterable[str]) -> Hashes:
    """The hashes that lower-case words have as tokens, the same on every machine."""
    codes = [word.encode("utf-8", "surrogatepass") for word in words]
    size = np.fromiter(map(len, codes), np.int64, len(codes))
    end = np.cumsum(size)
    start = end - size
    joined = b"".join(codes)
    first = _eights(joined)[start + _EIGHT] & _MASKS.take(size, mode="clip")
    return _hash(joined, first, end, size)


def word_heads(words: Iterable[str]) -> NDArray[np.uint64]:
    """The beginnings that lower-case words have as tokens."""
    codes = b"".join(word.encode()[:_EIGHT].ljust(_EIGHT, b"\0") for word in words)
    return _heads(np.frombuffer(codes, np.dtype("<u8")))


def _heads(first: NDArray[np.uint64]) -> NDArray[np.uint64]:
    """Six letters of ASCII, or eight bytes of other scripts, which are four letters or fewer."""
    heads: NDArray[np.uint64] = first & np.where(
        (first & _BEYOND_ASCII) == 0, _MASKS[_HEAD_BYTES], _MASKS[_EIGHT]
    )
    return heads


def distinct_pairs(
    tokens: Tokens, chosen: NDArray[np.int64]
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """The different pairs of a block and a word's number among the chosen tokens, in order."""
    size = len(tokens.distinct)
    pairs = tokens.block[chosen] * size + tokens.number[chosen]
    if len(tokens.count) * size < 1 << 32:
        pairs = pairs.astype(np.uint32)  # as on all but the largest pages; sorted twice as fast
    # `np.unique` takes longer, for it asks first what it is given.
    pairs.sort()
    new = np.ones(len(pairs), dtype=np.bool_)
    np.not_equal(pairs[1:], pairs[:-1], out=new[1:])
    block, number = np.divmod(pairs[new], size)
    return block.astype(np.int64), number.astype(np.int64)


def _encode(texts: list[str], signs: Collection[str] | None) -> tuple[bytes, bytes]:
    """The blocks in UTF-8, a line break behind each, as written and in lower case, equally long."""
    page = "\n".join(texts) + "\n"
    if page.count("\n") > len(texts):
        page = "".join(text.replace("\n", " ") + "\n" for text in texts)
    if page.isascii():
        written = page.encode()
        return written, written.lower()
    signs = other_signs(page) if signs is None else signs
    # Most are letters of one case, or have a lower case as long.
    odd = {sign: _simple(sign) for sign in signs if not (sign.isalpha() and sign == sign.lower())}
    page = replace_signs(page, {sign: by for sign, by in odd.items() if by != sign})
    written = page.encode("utf-8", "surrogatepass")
    if any(map(str.isupper, signs)):
        return written, page.lower().encode("utf-8", "surrogatepass")
    return written, written.lower()


def _simple(sign: str) -> str:
    """What stands for a sign that is not ASCII: itself, if it is of a word, or its digit."""
    if sign.isspace():
        return " "
    if sign.isdecimal():
        return str(unicodedata.decimal(sign))
    if sign in _JOINERS or unicodedata.category(sign).startswith("M"):
        return sign  # the vowels of Indic scripts are marks, and words are not cut at them
    if not sign.isalnum():
        return _CONTROLS[ord(sign) % len(_CONTROLS)]
    # Lower case must not move what follows: "İ" has two signs there, and "ẞ" fewer bytes.
    lower = sign.lower()
    return sign if len(lower.encode()) == len(sign.encode()) else lower[0]


def _eights(text: bytes) -> NDArray[np.uint64]:
    """At each place of `text`, the number that the eight bytes before it are."""
    padded = bytes(_EIGHT) + text + bytes(_EIGHT)
    return np.ndarray(len(padded) - _EIGHT + 1, np.dtype("<u8"), padded, strides=(1,))


def _hash(
    text: bytes, first: NDArray[np.uint64], end: NDArray[np.int64], size: NDArray[np.int64]
) -> Hashes:
    long = (size > _EIGHT).nonzero()[0]
    mixed = first * _HEAD
    mixed += size.view(np.uint64) * _LENGTH
    mixed[long] += _eights(text)[end[long]] * _TAIL
    return (mixed >> _HIGH_HALF).astype(np.uint32)


def _is_digit(first: NDArray[np.uint64]) -> NDArray[np.bool_]:
    # Below "0" the difference wraps around to a large number.
    digit: NDArray[np.bool_] = first.astype(np.uint8) - np.uint8(ord("0")) < 10
    return digit
