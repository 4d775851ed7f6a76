"""What a block looks like by itself: how long, which characters, how it begins and ends.

Everything is counted for all blocks at once, in a few passes over the page's joined text: a call
per block would cost more than the whole judge.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

import numpy as np

from cleannews.evidence.columns import as_columns
from cleannews.reading.page import Mark, Page
from cleannews.reading.scripts import UNSPACED_RANGES

if TYPE_CHECKING:
    from numpy.typing import NDArray

__all__ = ["Characters", "count_characters", "shape_columns"]

_UPPER, _LOWER, _DIGIT, _STOP, _COMMA, _QUOTE, _SYMBOL, _DENSE, _UNSPACED = range(1, 10)
_HEADING, _BULLET = int(Mark.HEADING), int(Mark.BULLET)  # numpy is slow with an Enum
_NUMBER, _QUOTATION = int(Mark.NUMBER), int(Mark.QUOTE)
_TABLE_SIZE = 0x10000
_FIRST_DENSE_CODE = 0x3000  # from here on no white space follows a sentence's stop
_ELLIPSES = ("...", "\u2026", "...]", "\u2026]")
_LONGEST_LABEL = 40  # characters
_STOPS = (
    ".!?\u2026\u3002\uff01\uff1f\u061f\u06d4\u0964\u0965\u1362\u1367\u0589\uff61\u104a\u104b"
    "\u17d4\u17d5"
)
_COMMAS = ",;:\u3001\uff0c\uff1b\uff1a\u060c\u061b\u1363\u1364\u1365"
_QUOTES = (
    "\"'\u2018\u2019\u201a\u201b\u201c\u201d\u201e\u201f\u00ab\u00bb\u2039\u203a"
    "\u300c\u300d\u300e\u300f()[]\uff08\uff09"
)
# What share of a word a character carries in kana and Han, and in alphabets without spaces, where
# vowels and tones are characters of their own.
_WORDS_PER_DENSE_CHARACTER = 0.55
_WORDS_PER_UNSPACED_CHARACTER = 0.2
# Characters of a sentence where a script ends it with nothing but a space.
_ENDLESS_SENTENCE = 110

_DENSE_RANGES = ((0x3040, 0x30FF), (0x3400, 0x9FFF))


@cache
def _classes() -> NDArray[np.uint8]:
    """The class of every character of the basic plane: a constant, made once in some 15 ms."""
    table = np.zeros(_TABLE_SIZE, dtype=np.uint8)
    classes = {"Lu": _UPPER, "Lt": _UPPER, "Ll": _LOWER, "Nd": _DIGIT, "Lo": _LOWER, "Lm": _LOWER}
    for code in range(_TABLE_SIZE):
        category = unicodedata.category(chr(code))
        table[code] = classes.get(category, _SYMBOL if category[0] in "SP" else 0)
    for low, high in UNSPACED_RANGES:
        for code in range(low, high + 1):
            if unicodedata.category(chr(code))[0] in "LM":
                table[code] = _UNSPACED
    for low, high in _DENSE_RANGES:
        table[low : high + 1] = _DENSE
    for text, kind in ((_STOPS, _STOP), (_COMMAS, _COMMA), (_QUOTES, _QUOTE)):
        table[[ord(character) for character in text]] = kind
    return table


@dataclass(frozen=True, slots=True)
class Characters:
    """Counts a block, all float32 arrays of one entry a block."""

    length: NDArray[np.float32]
    words: NDArray[np.float32]
    upper: NDArray[np.float32]
    letters: NDArray[np.float32]
    digits: NDArray[np.float32]
    stops: NDArray[np.float32]
    commas: NDArray[np.float32]
    quotes: NDArray[np.float32]
    symbols: NDArray[np.float32]
    dense: NDArray[np.float32]  # characters of scripts without spaces
    capitalised: NDArray[np.float32]  # words that begin with a capital
    sentence_breaks: NDArray[np.float32]  # stops with white space or an end behind
    first: NDArray[np.uint8]  # class of the first character
    # Of the last, closing quotes passed over; a stop where a sentence ends without a sign for it.
    last: NDArray[np.uint8]
    final: NDArray[np.uint32]  # the last character itself
    tail: NDArray[np.float32]  # characters behind the last sentence break; 0 without one
    label: NDArray[np.float32]  # characters before the first colon or bar, at most _LONGEST_LABEL

    def among(self, chosen: NDArray[np.int64]) -> Characters:
        """The counts of the chosen blocks alone."""
        return Characters(*[getattr(self, name)[chosen] for name in Characters.__slots__])


@dataclass(frozen=True, slots=True)
class _Joined:
    """The blocks in one string, a newline behind each."""

    codes: NDArray[np.uint32]  # of each character
    classes: NDArray[np.uint8]  # of each character
    starts: NDArray[np.int64]  # the first character of each block
    ends: NDArray[np.int64]  # the newline behind each block

    def count(self, flags: NDArray[np.bool_]) -> NDArray[np.float32]:
        """How many characters of each block are flagged; the newlines must not be."""
        return np.add.reduceat(flags, self.starts, dtype=np.int32).astype(np.float32)

    def owners(self, places: NDArray[np.int64]) -> NDArray[np.int64]:
        """The blocks that the characters at these places belong to."""
        return self.starts.searchsorted(places, side="right") - 1


def _join(texts: list[str]) -> _Joined:
    joined = "\n".join(texts) + "\n"
    codes = np.frombuffer(joined.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
    length = np.array(list(map(len, texts)), dtype=np.int64)
    ends = length.cumsum() + np.arange(len(texts))
    # What is beyond the table has the class of its last character.
    return _Joined(codes, _classes().take(codes, mode="clip"), ends - length, ends)


def count_characters(texts: list[str]) -> Characters:
    """Count the characters of every block by class; linear in the joined length."""
    page = _join(texts)
    codes, classes, count = page.codes, page.classes, page.count
    length = page.ends - page.starts
    first_of_word, before_space = _beside_space(codes)
    is_stop = classes == _STOP
    breaks = is_stop & (before_space | (codes > _FIRST_DENSE_CODE))
    is_upper = classes == _UPPER
    upper, digits = count(is_upper), count(classes == _DIGIT)
    dense, unspaced = count(classes == _DENSE), count(classes == _UNSPACED)
    last = np.where(length > 0, page.ends - 1, page.ends)
    quoted = (classes[last] == _QUOTE) & (length > 1)
    closing = classes[np.where(quoted, last - 1, last)]
    return Characters(
        length=length.astype(np.float32),
        words=count(first_of_word)
        + dense * _WORDS_PER_DENSE_CHARACTER
        + unspaced * _WORDS_PER_UNSPACED_CHARACTER,
        upper=upper,
        letters=upper + count(classes == _LOWER) + dense + unspaced,
        digits=digits,
        stops=count(is_stop),
        commas=count(classes == _COMMA),
        quotes=count(classes == _QUOTE),
        symbols=count(classes == _SYMBOL),
        dense=dense + unspaced,
        capitalised=count(first_of_word & is_upper),
        sentence_breaks=count(breaks) + unspaced // _ENDLESS_SENTENCE,
        first=classes[np.minimum(page.starts, len(codes) - 1)],
        last=np.where((closing == _UNSPACED) & (unspaced >= _ENDLESS_SENTENCE), _STOP, closing),
        final=codes[last],
        tail=_tails(page, breaks),
        label=_labels(page),
    )


def _beside_space(codes: NDArray[np.uint32]) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
    """Which characters begin a word, and which have white space behind them."""
    space = (codes == ord(" ")) | (codes == ord("\n"))
    after_space = np.ones(len(codes), dtype=bool)
    after_space[1:] = space[:-1]
    before_space = np.zeros(len(codes), dtype=bool)
    before_space[:-1] = space[1:]
    return after_space & ~space, before_space


def _tails(page: _Joined, breaks: NDArray[np.bool_]) -> NDArray[np.float32]:
    """The characters behind the last sentence break of each block; 0 without one."""
    places = breaks.nonzero()[0]
    last_break = page.ends - 1
    last_break[page.owners(places)] = places
    return (page.ends - 1 - last_break).astype(np.float32)


def _labels(page: _Joined) -> NDArray[np.float32]:
    """The characters before the first colon or bar of each block, at most _LONGEST_LABEL."""
    codes = page.codes
    is_end = (codes == ord(":")) | (codes == 0xFF1A) | (codes == ord("|"))
    places = is_end.nonzero()[0][::-1]
    label = np.empty(len(page.starts), dtype=np.int64)
    label.fill(_LONGEST_LABEL)
    owner = page.owners(places)
    label[owner] = np.minimum(places - page.starts[owner], _LONGEST_LABEL)
    return label.astype(np.float32)


def _ellipses(texts: list[str], final: NDArray[np.uint32]) -> NDArray[np.bool_]:
    """Which blocks end in an ellipsis; only those that end in a sign of one are looked at."""
    ends: NDArray[np.bool_] = (final == ord(".")) | (final == ord("]")) | (final == 0x2026)
    for block in ends.nonzero()[0].tolist():
        ends[block] = texts[block].endswith(_ELLIPSES)
    return ends


def shape_columns(page: Page, chars: Characters) -> dict[str, NDArray[np.float32]]:
    """The evidence of shape, one named float32 column of one entry a block."""
    length = np.maximum(chars.length, 1)
    words = np.maximum(chars.words, 1)
    letters = np.maximum(chars.letters, 1)
    marks = np.frombuffer(bytes(page.marks), dtype=np.uint8)
    links = np.array(page.links, dtype=np.float32)
    columns = {
        "chars": np.log1p(chars.length),
        "words": np.log1p(chars.words),
        "word_length": chars.letters / words,
        "upper": chars.upper / letters,
        "capitalised": chars.capitalised / words,
        "digits": chars.digits / length,
        "symbols": chars.symbols / length,
        "commas": chars.commas / words,
        "quotes": chars.quotes / length,
        "dense": chars.dense / length,
        "sentences": chars.sentence_breaks,
        "words_per_sentence": chars.words / (chars.sentence_breaks + 1),
        "ends_sentence": chars.last == _STOP,
        "ends_colon": (chars.final == ord(":")) | (chars.final == 0xFF1A),
        "ends_ellipsis": _ellipses(page.texts, chars.final),
        "tail": np.minimum(chars.tail, 99),
        "label": chars.label,
        "ends_digit": chars.last == _DIGIT,
        "starts_upper": chars.first == _UPPER,
        "starts_lower": chars.first == _LOWER,
        "starts_digit": chars.first == _DIGIT,
        "starts_quote": chars.first == _QUOTE,
        "starts_symbol": chars.first == _SYMBOL,
        "mark_heading": marks == _HEADING,
        "mark_list": (marks == _BULLET) | (marks == _NUMBER),
        "mark_other": marks >= _QUOTATION,
        "level": np.array(page.levels),
        "gap": np.minimum(page.gaps, 4),
        "links": links / length,
    }
    return as_columns(columns)
