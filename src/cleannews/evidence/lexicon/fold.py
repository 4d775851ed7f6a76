"""The folded key: what is left of a text when case, digits, punctuation and spacing are taken away.

Rules and pages are compared by it, so that "READ ALSO:" meets "Read also" and "1,234 Comments"
meets "12 comments".
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, Final

import numpy as np

from cleannews.evidence.signs import other_signs, replace_signs

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

__all__ = ["fold", "fold_lines"]

# One byte each way, so that a whole page is done in one call of C: digits to "0", capitals to small
# letters, all other ASCII that is neither letter nor line end to a space. "." and "," wait until
# numbers are together.
_ASCII: Final = bytes(
    ord("0")
    if chr(byte) in "0123456789"
    else byte
    if byte > 127 or chr(byte) in "\n.,"
    else ord(chr(byte).lower())
    if chr(byte).isalpha()
    else ord(" ")
    for byte in range(256)
)
# Up to so many different signs are replaced one by one, which takes a tenth of `str.casefold` where
# a page has but a few that are not ASCII.
_MAX_FEW: Final = 40
# "00*" for "0+", because `re` skips ahead to a literal first character ten times as fast.
_NUMBER: Final = re.compile(rb"00*(?:[.,]00*)*")
_NUMBER_MARKS: Final = bytes.maketrans(b".,", b"  ")

# Letters that one newsroom writes and the next does not. Turkish capitals casefold to "i" and a
# combining dot, or to "i" where "ı" is meant; Arabic hamzas, "ё" and final yehs are often left out.
_VARIANTS: Final = {
    "ı": "i", "ё": "е", "أ": "ا", "إ": "ا", "آ": "ا", "ى": "ي", "ی": "ي", "ک": "ك", "ـ": "",
}  # fmt: skip
# Combining accents (also the dot of Turkish), Hebrew points, Arabic vowel signs. Other scripts'
# combining signs are vowels that words cannot lose.
_ACCENTS: Final = re.compile(
    "[\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed]"
)


def fold(text: str) -> str:
    """The folded key of one block.

    Case is folded, a run of digits with "." or "," inside becomes "0", everything that is neither
    letter nor digit becomes one space, and the ends are stripped; invisible signs, accents written
    apart from their letter and a few spelling variants go. Symbols alone give "". Never raises;
    linear in len(text).

    >>> fold("READ ALSO:")
    'read also'
    >>> fold("1,234 Comments — 5 new")
    '0 comments 0 new'
    >>> fold("* * *")
    ''
    """
    return " ".join(_fold_page(text).decode("utf-8", "surrogatepass").split())


def fold_lines(texts: Sequence[str], signs: Collection[str] | None = None) -> list[str]:
    """`[fold(text) for text in texts]`, in one pass over all of them.

    `signs` are those that are not ASCII, and perhaps others, where the caller knows them.

    >>> fold_lines(["Read also:", "»", "12 comments"])
    ['read also', '', '0 comments']
    """
    page = "\n".join(texts)
    if page.count("\n") != len(texts) - 1:
        page = "\n".join([text.replace("\n", " ") for text in texts])
    return (
        _squeeze(_fold_page(page, signs)).decode("utf-8", "surrogatepass").split("\n")[: len(texts)]
    )


def _squeeze(raw: bytes) -> bytes:
    """Leave one space of each run of them, and none at the ends of lines."""
    signs = np.frombuffer(raw, np.uint8)
    kept = signs != ord(" ")
    kept[1:] |= signs[:-1] > ord(" ")  # all else up to it are line ends
    squeezed: bytes = signs[kept].tobytes()
    return squeezed.replace(b" \n", b"\n").strip(b" ")


def _fold_page(page: str, signs: Collection[str] | None = None) -> bytes:
    """Fold all but the runs of spaces, in UTF-8; line ends stay."""
    if not page.isascii():
        signs = other_signs(page) if signs is None else signs
        if len(signs) > _MAX_FEW:
            page = page.casefold()
            signs = {part for sign in signs for part in sign.casefold() if not part.isascii()}
        odd = [
            sign
            for sign in signs
            if sign in _VARIANTS or not sign.isalpha() or sign != sign.casefold()
        ]
        folded = {sign: "".join(map(_fold_sign, sign.casefold())) for sign in odd}
        page = replace_signs(page, folded)
    raw = page.encode("utf-8", "surrogatepass").translate(_ASCII)
    return _NUMBER.sub(b"0", raw).translate(_NUMBER_MARKS)


def _fold_sign(sign: str) -> str:
    """Fold a sign that is casefolded already."""
    if sign in _VARIANTS:
        return _VARIANTS[sign]
    if sign.isdecimal():
        return "0"
    if sign.isalnum() or sign.isascii():
        return sign
    if _ACCENTS.match(sign):
        return ""
    category = unicodedata.category(sign)
    if category == "Cf":
        return ""
    return sign if category.startswith("M") else " "
