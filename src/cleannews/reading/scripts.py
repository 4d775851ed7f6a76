"""What scripts ask of a pattern or a count that the Latin one does not."""

from __future__ import annotations

import re
from typing import Final

__all__ = ["INNER_SIGNS", "LONG_WORD", "UNSPACED_RANGES", "is_dense", "is_endless", "is_unspaced"]

# Inside of a word though no letters to Python's "\w", for a class of characters: accents, points,
# the vowels of Indic scripts, Thai, Lao, Burmese and Khmer, and the joiners of Persian.
INNER_SIGNS: Final = (
    "\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed\u0900-\u0963"
    "\u0971-\u0dff\u0e31-\u0e4e\u0eb1-\u0ece\u102b-\u103e\u1056-\u109d\u135d-\u135f"
    "\u17b4-\u17d3\u200c\u200d"
)
LONG_WORD: Final = re.compile(rf"[\w{INNER_SIGNS}]{{4,}}")
# Alphabets written without spaces between words: Thai, Lao, Burmese, Khmer.
UNSPACED_RANGES: Final = ((0x0E00, 0x0EFF), (0x1000, 0x109F), (0x1780, 0x17FF))

# Thai and Lao end a sentence with nothing but a space, as they part clauses and the halves of a
# headline. Headlines have up to some 100 characters; what goes on longer is taken for a sentence.
_ENDLESS_CHARS: Final = 110
_ENDLESS: Final = re.compile('[\u0e01-\u0e4e\u0e81-\u0ece]["”’)]?$')

_UNSPACED: Final = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff]")
_DENSE: Final = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]")
# The first bytes in UTF-8 of those, and of others; looking for bytes takes a tenth of the time.
_DENSE_BYTES: Final = bytes(range(0xE3, 0xEE))
_NO_DENSE_BYTES: Final = bytes(set(range(256)) - set(_DENSE_BYTES))


def is_dense(text: str) -> bool:
    """Whether a text holds characters that stand for a syllable or more: Han, kana, Hangul.

    >>> is_dense("東京"), is_dense("ภาคใต้")
    (True, False)
    """
    if text.isascii() or not text.encode("utf-8", "replace").translate(None, _NO_DENSE_BYTES):
        return False
    return _DENSE.search(text) is not None


def is_unspaced(text: str) -> bool:
    """Whether a text holds letters of an alphabet that is written without spaces between words.

    >>> is_unspaced("ภาคใต้"), is_unspaced("東京")
    (True, False)
    """
    return not text.isascii() and _UNSPACED.search(text) is not None


def is_endless(text: str) -> bool:
    """Whether a text is as long as a sentence of a script that has no sign for a sentence's end.

    >>> is_endless("ฝนตกหนักในภาคใต้"), is_endless("เรือข้ามฟากกลับมาให้บริการอีกครั้ง" * 4)
    (False, True)
    """
    return len(text) >= _ENDLESS_CHARS and _ENDLESS.search(text, len(text) - 2) is not None
