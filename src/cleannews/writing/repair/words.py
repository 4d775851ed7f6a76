"""Repairs of words that a line's end cut or a lost tag put together, by what the page says itself.

No dictionary has the names and the compounds of the news. So a word is mended only where the page
has it whole in another place: the few that are missed cost less than one that is made up.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, Final

from cleannews.evidence.cues.vocabulary import words_of_languages

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["Vocabulary", "broken_words", "join_broken", "part_glued"]

_WORD: Final = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_COMPOUND: Final = re.compile(r"(?<!\w)[^\W\d_]{1,30}-[^\W\d_]{1,30}(?!\w)")
# "the fer- ry", and with a soft break "fer-\nry" that reading has joined to "fer-ry" (`broken`).
_BROKEN: Final = re.compile(r"(?<![\w-])([^\W\d_]{2,30})- ([^\W\d_]{2,30})(?![\w-])")
_INNER: Final = re.compile(r"(?<![\w-])([^\W\d_]{2,30})-([^\W\d_]{2,30})(?![\w-])")
_AT_END: Final = re.compile(r"([^\W\d_]{2,30})-[ \t]*\r?\n[ \t]*([^\W\d_]{2,30})")
_GLUED: Final = re.compile(r"(?<![\w.@/-])([^\W\d_]{3,30})(?![\w.@/-])")
_ENDED: Final = re.compile(
    r"(?<![\w.@/:-])([^\W\d_]{3,30})([.!?])([^\W\d_]{1,30})(?=[ ,;:]|['’][a-z])(?![^ ]{0,60}[@/])"
)
_MIN_LEFT: Final = 3
_LEAST_SMALL: Final = 3  # letters: "BürgerIn" and "TutorMe" end in small words as well


class Vocabulary:
    """The words of a page, as printed, with their numbers."""

    __slots__ = ("_compounds", "_counts", "_folded", "_small")

    def __init__(self, texts: Sequence[str], language: str | None) -> None:
        self._counts = Counter(word for text in texts for word in _WORD.findall(text))
        self._compounds = Counter(
            word.casefold() for text in texts if "-" in text for word in _COMPOUND.findall(text)
        )
        self._folded = {word.casefold() for word in self._counts}
        self._small = frozenset(words_of_languages()["small"].get(language or "", ()))

    def hyphenates(self, left: str, right: str) -> int:
        """How often the page has two words with a hyphen between them."""
        return self._compounds[f"{left}-{right}".casefold()]

    def has(self, word: str) -> bool:
        """Whether the page has the word, whatever its case."""
        return word.casefold() in self._folded

    def prints(self, word: str) -> bool:
        """Whether the page has the word just so."""
        return self._counts[word] > 0

    def is_small(self, word: str) -> bool:
        """Whether a word is one of the commonest of the page's language."""
        return word.casefold() in self._small

    def is_alone(self, word: str) -> bool:
        """Whether the page has the word no more than once: names come back."""
        return self._counts[word] <= 1


def join_broken(text: str, words: Vocabulary, broken: frozenset[tuple[str, str]]) -> str:
    """Put the halves of words together that were broken at the end of a line.

    `broken` are the halves that the source has on two lines.

    >>> words = Vocabulary(["The ferry sank."], "en")
    >>> join_broken("A fer- ry and a well- known fer-ry.", words, frozenset({("fer", "ry")}))
    'A ferry and a well- known ferry.'
    """
    if "-" not in text:
        return text

    def whole(found: re.Match[str], most: int = 0) -> str:
        left, right = found[1], found[2]
        fits = right.islower() and words.has(left + right)
        return left + right if fits and words.hyphenates(left, right) <= most else found[0]

    def inner(found: re.Match[str]) -> str:
        # The page has a compound of it once, for that is how reading left it.
        return whole(found, most=1) if (found[1], found[2]) in broken else found[0]

    text = _BROKEN.sub(whole, text)
    return _INNER.sub(inner, text) if broken else text


def broken_words(source: str) -> frozenset[tuple[str, str]]:
    r"""The halves of words that stand on two lines of a piece of the source, a hyphen between them.

    >>> broken_words("The fer-\nry sank.")
    frozenset({('fer', 'ry')})
    """
    return frozenset(_AT_END.findall(source)) if "-" in source else frozenset()


def part_glued(text: str, words: Vocabulary) -> str:
    """Part two words that touch, of which the second is one that sentences begin with.

    Of names such as "YouTube" and "Node.Js" it is none.

    >>> words = Vocabulary(
    ...     ["The mayor of Berlin said so.", "He left BerlinThe mayor stayed."], "en"
    ... )
    >>> part_glued("He left BerlinThe mayor stayed.", words)
    'He left Berlin The mayor stayed.'
    >>> part_glued("It has ended.The mayor of YouTube stayed.", words)
    'It has ended. The mayor of YouTube stayed.'
    """
    text = _ENDED.sub(lambda found: _parted_sentences(found, words), text)
    return _GLUED.sub(lambda found: _parted_words(found[0], words), text)


def _parted_sentences(found: re.Match[str], words: Vocabulary) -> str:
    left, stop, right = found[1], found[2], found[3]
    begins = right[0].isupper() and (right[1:].islower() or len(right) == 1)
    if begins and left[-2:].islower() and words.is_small(right):
        return f"{left}{stop} {right}"
    return found[0]


def _parted_words(word: str, words: Vocabulary) -> str:
    if word.islower() or word.istitle() or word.isupper() or not words.is_alone(word):
        return word
    seams = [at for at in range(_MIN_LEFT, len(word) - 1) if _is_seam(word, at)]
    if len(seams) != 1:
        return word
    left, right = word[: seams[0]], word[seams[0] :]
    begins = len(right) >= _LEAST_SMALL and words.is_small(right)
    return f"{left} {right}" if begins and words.prints(left) else word


def _is_seam(word: str, at: int) -> bool:
    return word[at].isupper() and word[at - 1].islower() and word[at + 1 :].islower()
