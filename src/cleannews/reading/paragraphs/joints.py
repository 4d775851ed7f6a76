"""What stands between two pieces of a paragraph that a dump parted: a space, or nothing."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from cleannews.reading.paragraphs.edges import elides, hangs

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["LETTER_WORDS", "PageWords", "join_pieces", "spaceless", "within_quote"]

_QUOTES = frozenset("\"'“”‘’«»‹›")
_OPENING = frozenset("([{„‚「『【（〈《¿¡@")
_CLOSING = frozenset(",;.:!?)]}%、。，；：！？）」』】〉》،؛؟।॥۔።፣፤")
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
# What an apostrophe ties to the word before it: "'s acceptance".
_CLITIC = re.compile(r"['’‘](?:s|t|d|m|re|ve|ll)(?!\w)")
# What stands raised or lowered behind its word: "27th", "Mme", "CO2".
_RAISED = re.compile(r"(?:st|nd|rd|th|er|ère|e|ème|º|ª)(?!\w)")
_LOWERED = re.compile(r"(?:^|\W)(?:CO|NO|H|CH|[kcm]?m)\n[234]$|(?:^|\W)M\n(?:me|lle)$")
_INNER_WORD = re.compile(r"(?<= )[^\W\d_]+(?=[ ,.;:!?])")
_FIRST_WORD = re.compile(r"[^\W\d_]+")
# Letters that are words in some language, so that a short page may well lack others like them.
LETTER_WORDS = frozenset("aAeiIouywzvkàéèóабвзийкосуяєії")


class PageWords:
    """The words that a page has within its lines, looked for when they are first asked for."""

    __slots__ = ("_known", "_shadow")

    def __init__(self, shadow: str) -> None:
        self._shadow = shadow
        self._known: frozenset[str] | None = None

    def __contains__(self, word: str) -> bool:
        if self._known is None:
            self._known = frozenset(_INNER_WORD.findall(self._shadow))
        return word in self._known


def join_pieces(pieces: Sequence[str], words: PageWords | None = None) -> str:
    """Put the pieces of one paragraph together, none empty. Linear in their length.

    `words` are those of the page; without them no word that was cut in two is put together.

    >>> join_pieces(["Senate President", "Bukola Saraki", ", read 16 letters"])
    'Senate President Bukola Saraki, read 16 letters'
    >>> join_pieces(["T", "he ferry sank."], PageWords("Of the boats, he said, the ferry sank."))
    'The ferry sank.'
    """
    parts = [pieces[0]]
    quotes = open_quotes = 0
    for left, right in pairwise(pieces):
        if '"' in left:
            quotes += left.count('"')
        if left == "”" and open_quotes > 0:
            joint = "" if right[0] in _CLOSING else " "  # it closes what an earlier piece opened
        else:
            joint = _joint(left, right, quoted=quotes % 2 == 1)
        open_quotes += left.count("“") - left.count("”")
        if joint and right[0].islower() and words is not None:
            joint = "" if _cuts_word(left, right, words, first=len(parts) == 1) else joint
        parts.append(joint)
        parts.append(right)
    return "".join(parts)


def _cuts_word(left: str, right: str, words: PageWords, *, first: bool) -> bool:
    """Whether a tag stood within a word, so that a letter was left which is no word of the page.

    `first` says that `left` begins the paragraph: a letter alone in its middle is a variable.
    """
    last, head = left[-1], right[0]
    if not last.isalpha():
        return (
            last.isdigit()
            and (found := _RAISED.match(right)) is not None
            and (found[0] not in words)
        )
    if len(left) == 1:
        return first and last.isupper() and _is_initial(last, right, words)
    if left[-2] == " " and last.islower():
        return last not in LETTER_WORDS and last not in words
    if len(right) == 1:
        return head == "s" and head not in words
    if right[1] == " " or right[1] in _CLOSING:
        return head not in LETTER_WORDS and head not in words
    return False


def _is_initial(letter: str, right: str, words: PageWords) -> bool:
    """Whether a capital is a paragraph's drop cap, and no word such as "A" or "I"."""
    if letter not in words and letter.lower() not in words:
        return True
    found = _FIRST_WORD.match(right)
    rest = found[0] if found else ""
    return rest not in words and (letter + rest in words or letter.lower() + rest in words)


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
        return _joint_before_quote(left, right, quoted=quoted)
    if first in _CLOSING or last in _OPENING or last == "/":
        return ""
    if last in _QUOTES:
        return "" if _opens(left, quoted=quoted) or elides(left) else " "
    if first in "-—" and last.isalnum() and right[1:2].isalpha() and not hangs(left):
        return ""  # "the FMCSA" and "-licensed", but "the" and "-all", which is an option
    if last in "-–—" and left[-2:-1].isalnum() and first.isalnum():
        # "four-" and "year-old" were broken at the hyphen, "Nord-" and "und Süd" were not.
        return " " if last == "-" and right.split(None, 1)[0] in _AND else ""
    wide = (spaceless(last) or last in _WIDE_MARKS) and (spaceless(first) or first in _WIDE_MARKS)
    if wide or _counts(last, first):
        return ""
    return "" if len(right) <= _LONGEST_LOWERED and _is_lowered(left, right) else " "


_LONGEST_LOWERED = 3  # characters: "lle"


def _is_lowered(left: str, right: str) -> bool:
    return _LOWERED.search(f"{left[-3:]}\n{right}") is not None


def _joint_before_quote(left: str, right: str, *, quoted: bool) -> str:
    last, first = left[-1], right[0]
    if last in _OPENING or (last.isalnum() and _CLITIC.match(right)):
        return ""
    closes = quoted if first == '"' else within_quote(left, first)
    # French has a space inside its quotes; one that stands alone opens what the next piece says.
    opens = right[1:2].isalnum() or right == "“" or (first == "«" and right[1:2] == " ")
    return " " if opens and not closes and not elides(left) else ""


def _counts(last: str, first: str) -> bool:
    """Whether a number meets kana or Han, which count without a space; Thai has one there."""
    other = first if "0" <= last <= "9" else last if "0" <= first <= "9" else ""
    return other >= _KANA and spaceless(other)


def _opens(left: str, *, quoted: bool) -> bool:
    """Whether the quote at the end of `left` opens."""
    if left[-1] == "»" and left[-2:-1] == " ":
        return False  # French has a space inside its quotes
    if left[-1] == '"':
        return quoted and left[-2:-1] in ("", " ", "(", "[")
    return len(left) == 1 or left[-2] in " ([{"
