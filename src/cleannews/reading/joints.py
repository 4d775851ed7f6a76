"""What stands between two pieces of a paragraph that a dump parted: a space, or nothing."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from cleannews.reading.edges import elides

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["join_pieces", "spaceless", "within_quote"]

_QUOTES = frozenset("\"'“”‘’«»‹›")
_OPENING = frozenset("([{„‚「『【（〈《¿¡")
_CLOSING = frozenset(",;.:!?)]}%、。，；：！？）」』】〉》،؛؟।")
_WIDE_MARKS = frozenset("、。，；：！？「」『』【】（）〈〉《》・…％")
# Scripts that put no spaces between words: kana, Han, Thai, Lao, Burmese, Khmer.
_SPACELESS = (
    ("\u3040", "\u30ff"),
    ("\u3400", "\u4dbf"),
    ("\u4e00", "\u9fff"),
    ("\uf900", "\ufaff"),
    ("\uff66", "\uff9d"),
    ("\u0e00", "\u0eff"),
    ("\u1000", "\u109f"),
    ("\u1780", "\u17ff"),
)
_KANA = "\u3040"
# What a hyphen hangs before: "Nord- und Süddeutschland".
_AND = frozenset("and or und oder bzw. bis et ou y e o en of i a lub и или og och".split())


def join_pieces(pieces: Sequence[str]) -> str:
    """Put the pieces of one paragraph together, none empty. Linear in their length.

    >>> join_pieces(["Senate President", "Bukola Saraki", ", read 16 letters"])
    'Senate President Bukola Saraki, read 16 letters'
    """
    parts = [pieces[0]]
    quotes = 0
    for left, right in pairwise(pieces):
        quotes += left.count('"')
        parts.append(_joint(left, right, quoted=quotes % 2 == 1))
        parts.append(right)
    return "".join(parts)


def spaceless(char: str) -> bool:
    """Whether a letter's script puts no spaces between words."""
    return char >= "\u0e00" and any(low <= char <= high for low, high in _SPACELESS)


def within_quote(left: str, quote: str) -> bool:
    """Whether `left` leaves a straight quote, or the partner of `quote`, open."""
    if quote == '"':
        return left.count('"') % 2 == 1
    if quote == "“":
        return left.count("„") > left.count("“")
    if quote == "”":
        # Swedish opens with the same quote it closes with.
        return left.count("“") + left.count("„") > left.count("”") or left.count("”") % 2 == 1
    if quote == "»":
        return left.count("«") > left.count("»")
    if quote == "«":
        return left.count("»") > left.count("«")
    return False


def _joint(left: str, right: str, *, quoted: bool) -> str:
    """Give a space or nothing; `quoted` says that a straight quote is open."""
    last, first = left[-1], right[0]
    if first in _QUOTES:
        closed = not quoted if first == '"' else not within_quote(left, first)
        return " " if right[1:2].isalnum() and closed and last not in _OPENING else ""
    if first in _CLOSING or last in _OPENING or last == "/":
        return ""
    if last in _QUOTES:
        return "" if _opens(left, quoted=quoted) or elides(left) else " "
    if last in "-–—" and left[-2:-1].isalnum() and first.isalnum():
        # "four-" and "year-old" were broken at the hyphen, "Nord-" and "und Süd" were not.
        return " " if last == "-" and right.split(None, 1)[0] in _AND else ""
    wide = (spaceless(last) or last in _WIDE_MARKS) and (spaceless(first) or first in _WIDE_MARKS)
    return "" if wide or _counts(last, first) else " "


def _counts(last: str, first: str) -> bool:
    """Whether a number meets kana or Han, which count without a space; Thai has one there."""
    other = first if "0" <= last <= "9" else last if "0" <= first <= "9" else ""
    return other >= _KANA and spaceless(other)


def _opens(left: str, *, quoted: bool) -> bool:
    """Whether the quote at the end of `left` opens."""
    if left[-1] == '"':
        return quoted and left[-2:-1] in ("", " ", "(", "[")
    return len(left) == 1 or left[-2] in " ([{"
