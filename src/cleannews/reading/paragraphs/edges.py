"""How lines begin and end: what tells whether a line goes on in the next one.

Everything here looks at the edge of a line only, so that a page costs a few dictionary look-ups a
line.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from enum import IntEnum

from cleannews.reading.paragraphs.unfinished import UNFINISHED

__all__ = ["Begin", "Edges", "End", "begin_of", "edges_of", "elides", "end_of", "hangs"]


class Begin(IntEnum):
    """What a line begins with."""

    LOWER = 1
    CLOSE = 2  # a comma, a full stop, a closing bracket or quote
    UPPER = 3
    CASELESS = 4  # a letter of a script without case
    DIGIT = 5
    OPEN = 6  # an opening quote or bracket
    DASH = 7
    OTHER = 8


class End(IntEnum):
    """What a line ends with, closing quotes and brackets aside."""

    WORD = 1
    SENTENCE = 2
    QUOTED_SENTENCE = 3  # a sentence and then a closing quote or bracket
    COMMA = 4
    SEMICOLON = 5  # also "; and": the end of a list item
    COLON = 6
    OPEN = 7  # an opening quote or bracket, or an article cut at its apostrophe
    HYPHEN = 8  # a word cut at its hyphen
    DASH = 9  # or a slash
    DIGIT = 10
    OTHER = 11


@dataclass(frozen=True, slots=True)
class Edges:
    """How each line of a text begins and ends."""

    begins: list[Begin]
    ends: list[End]


def edges_of(texts: list[str]) -> Edges:
    """Look at both edges of every line; none is empty."""
    begins = [_COMMON_BEGINS.get(text[0]) or begin_of(text) for text in texts]
    # Only behind a semicolon is it a question what a letter ends.
    known = _COMMON_ENDS if ";" in "".join(texts) else _PLAIN_ENDS
    ends = [known.get(text[-1]) or end_of(text) for text in texts]
    return Edges(begins, ends)


# The letters most lines begin and end with, looked up instead of looked at: it halves the time.
# Of letters that a last "; and" may end with `_COMMON_ENDS` knows nothing.
_LETTERS = [chr(code) for code in range(0x41, 0x530) if chr(code).isalpha()]
# What most lines begin and end with: Python 3.11 takes long to look up members of an enumeration.
_LOWER, _OTHER, _WORD = Begin.LOWER, Begin.OTHER, End.WORD
_COMMON_BEGINS = {char: Begin.UPPER for char in _LETTERS if char.isupper()}
_COMMON_BEGINS |= {char: Begin.LOWER for char in _LETTERS if char.islower() and char > "\x7f"}
_COMMON_BEGINS |= dict.fromkeys("0123456789", Begin.DIGIT)
_PLAIN_ENDS = dict.fromkeys(_LETTERS, End.WORD) | dict.fromkeys("0123456789", End.DIGIT)
_PLAIN_ENDS |= {".": End.SENTENCE, "?": End.SENTENCE, ",": End.COMMA, ":": End.COLON}
_COMMON_ENDS = {char: end for char, end in _PLAIN_ENDS.items() if char not in "drtuyeo"}


_LAST_ITEM_NEXT = re.compile(r"; (?:and|or|und|oder|et|ou|y|o|e)$")
# "l’" and "dell'" belong to the next word; "l’ami’" does not.
_ELISION = re.compile(
    r"(?:^|[ («“\"])(?:[cdjlmnstCDJLMNST]|[Qq]u|[Uu]n|[Ll]orsqu|[Jj]usqu|"
    r"(?:[Dd]|[Nn]|[Ss]u|[Dd]a|[Aa]|[Qq]u|[Bb])?ell|[Dd]all|[Ss]ull|[Aa]ll)['’]$"
)
_SENTENCE_ENDS = frozenset(".!?…。！？｡؟۔।॥։።፧။។")
_CLOSERS = frozenset("\"'”’»›«‹“‘)]}」』】）〉》")
_ALWAYS_OPEN = frozenset("([{„‚「『【（〈《¿¡")
_ALWAYS_CLOSE = frozenset(",;.:!?)]}%、。，；：！？）」』】〉》،؛؟।॥۔።፣፤")
_QUOTES = frozenset("\"'“”‘’«»‹›")
_DASHES = frozenset("-–—―−")
# Japanese particles, and the Chinese one, that tie what stands before them to what follows; and
# Korean ones, which stand at the head of a line where a link ended before them.
_PARTICLES = frozenset("のをはが的")
_LEADING_PARTICLES = frozenset("のをにがへ的")
_JAPANESE_PARTICLE = re.compile(
    r"[はもとでや](?=[^ぁ-ん])|[氏界版系杯派性化率製産級型](?=[（(はがのも、])|では|には|とは|から(?!だ)|まで|など|として|という"
)
_KOREAN_PARTICLE = re.compile(r"(?:[은는이가을를의에과와로도]|에서|으로)(?: |$)")
# Lines in lower case that are whole all the same.
_ADDRESS = re.compile(r"://|[^.][.@][^.]")
_BYLINE = re.compile(r"(?:by|di|von|par|por|av|af|door)(?: [A-ZÀ-Ý][\w.'’-]*){1,4}$")
# In lower case, and no word of `_BYLINE` begins so.
_PLAIN_LETTERS = frozenset("cefghijklmnoqrstuwxyz")
# What an apostrophe at the head of a line leads: "'s backlash for", "Soruşturma'nın".
_CLITICS = frozenset(("s ", "t ", "d ", "re", "ve", "ll"))


def begin_of(text: str) -> Begin:
    """Tell what a line, not empty, begins with."""
    char = text[0]
    if char in _PLAIN_LETTERS and " " in text:
        return _LOWER  # most of the lines that are looked at
    if char.isalpha():
        return _begin_of_letter(char, text)
    if char in _QUOTES:
        return _begin_of_quote(char, text)
    if char.isdigit():
        return Begin.DIGIT
    if char in _ALWAYS_CLOSE:
        return Begin.OTHER if text.startswith("..") else Begin.CLOSE
    if char in _ALWAYS_OPEN:
        return Begin.OPEN
    return Begin.DASH if char in _DASHES else _OTHER


def _begin_of_letter(char: str, text: str) -> Begin:
    if char.islower() and char.title() != char:  # Georgian has small letters, and starts with them
        stands_alone = _BYLINE.match(text) if " " in text else _ADDRESS.search(text)
        return Begin.UPPER if stands_alone else Begin.LOWER
    if char.isupper() or char.istitle():
        return Begin.UPPER
    if char in _LEADING_PARTICLES:
        return Begin.LOWER
    particle = _KOREAN_PARTICLE if char >= "가" else _JAPANESE_PARTICLE
    return Begin.LOWER if char >= "ぁ" and particle.match(text) else Begin.CASELESS


def _begin_of_quote(char: str, text: str) -> Begin:
    # German closes with the quote English opens with: only what follows can tell.
    after = text[1:2]
    if after == " " and char in "»›":
        return Begin.OTHER  # an arrow before a link
    if after == " " and char in "«‹":
        return Begin.OPEN  # French puts a space inside its quotes
    if char in "'’" and text[1:3] in _CLITICS:
        return Begin.CLOSE
    return Begin.OPEN if after.isalnum() or after in _ALWAYS_OPEN or after == "[" else Begin.CLOSE


def end_of(text: str) -> End:
    """Tell what a line, not empty, ends with."""
    char = text[-1]
    if char.isalpha():
        return End.SEMICOLON if ";" in text[-6:] and _LAST_ITEM_NEXT.search(text[-8:]) else _WORD
    if char in _SENTENCE_ENDS:
        return End.SENTENCE
    if char in _CLOSERS:
        return _end_behind_closers(text)
    if char in _DASHES and text[-2:-1].isalnum():
        return End.HYPHEN
    if unicodedata.category(char).startswith("M"):
        return End.WORD  # the vowel of an Indic or Thai syllable
    return _plain_end(char)


def _plain_end(char: str) -> End:
    if char.isdigit():
        return End.DIGIT
    if char in ",،、，":
        return End.COMMA
    if char in ";؛；":
        return End.SEMICOLON
    if char in ":：":
        return End.COLON
    if char in _ALWAYS_OPEN:
        return End.OPEN
    return End.DASH if char in _DASHES or char == "/" else End.OTHER


def _end_behind_closers(text: str) -> End:
    char = text[-1]
    if len(text) == 1 and char in _QUOTES:
        return End.OPEN
    # French has a space inside its quotes, and German and Danish turn them round.
    if char in _QUOTES and char not in "»›" and text[-2] in " ([{„‚":
        return End.OPEN
    if char in "'’" and elides(text):
        return End.OPEN
    inner = text[-12:].rstrip("\"'”’»›«‹“‘)]}」』】）〉》 ")
    if not inner:
        return End.OTHER
    if inner[-1] in _SENTENCE_ENDS:
        return End.QUOTED_SENTENCE
    return End.WORD if inner[-1].isalpha() else _plain_end(inner[-1])


def elides(text: str) -> bool:
    """Whether a line ends with an article cut at its apostrophe: "l’", "dell'"."""
    return _ELISION.search(text[-8:]) is not None


def hangs(text: str) -> bool:
    """Whether a folded line ends with a word that nothing ends with: "the", "und", "de la".

    Short lines are doubted, for "Sign in" and "About" are whole.
    """
    space = text.rfind(" ")
    last = text[space + 1 :]
    if space < 0 and len(last) > 1 and last not in UNFINISHED:
        last = last.lower()
    always = UNFINISHED.get(last)
    if always is None:
        return last[-1] in _PARTICLES
    return always or " " in text[: max(space, 0)]
