"""In what language a page's prose is, by its small words and its script."""

from __future__ import annotations

import re
from collections import Counter
from itertools import chain
from operator import itemgetter
from typing import TYPE_CHECKING, Final

from cleannews.evidence.cues.vocabulary import table, words_of_languages
from cleannews.reading.scripts import INNER_SIGNS

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["recognise_language"]

_TABLE: Final = table("languages")
_LANGUAGES: Final[dict[str, tuple[str, ...]]] = {}
for _code, _words in words_of_languages()["small"].items():
    for _word in _words:
        _LANGUAGES[_word] = (*_LANGUAGES.get(_word, ()), _code)
_SCRIPT: Final = re.compile(
    "|".join(f"(?P<{code}>[{letters}])" for code, letters in _TABLE["scripts"].items())
)
# Whether there is any of those letters at all; punctuation of the plane's middle is in every text.
_ANY_SCRIPT: Final = re.compile(f"[{''.join(_TABLE['scripts'].values())}]")
_TOKEN: Final = re.compile(rf"[^\W\d_]+(?:[{INNER_SIGNS}]+\w*)*")

_PIECE: Final = 200  # characters taken of a block: one long quotation must not outvote the rest
_SAMPLES: Final = (800, 3_200)  # characters in all: what settles most pages, and for the others
_MIN_WORDS: Final = 6
# The part of a language's prose that its small words make up at the very least. Languages that say
# much with them have a fifth and more; under it, English is the site's and not the article's.
_SMALL_SHARE: Final = 0.08
_SMALL_SHARE_WEST: Final = 0.19
_WEST: Final = frozenset("en de fr es it pt nl sv da no".split())
_LEAD: Final = 1.25  # by how much the first must beat the second


def recognise_language(texts: Sequence[str]) -> str | None:
    """Return the ISO 639-1 code of the language that most prose of the page is in.

    Its longest blocks are looked at. `None` where that is too little or undecided. The cost has a
    bound, sorting the blocks aside.

    >>> recognise_language(["Der Minister ist am Montag nach Berlin gereist und hat dort geredet."])
    'de'
    >>> recognise_language(["Menu"])
    """
    longest = sorted(texts, key=len, reverse=True)[: _SAMPLES[-1] // _PIECE]
    for size in _SAMPLES:
        sample = " ".join([text[:_PIECE] for text in longest[: size // _PIECE]]).lower()
        language = _by_script(sample) or _by_words(sample)
        if language:
            return language
    return None


def _by_script(sample: str) -> str | None:
    if sample.isascii() or not _ANY_SCRIPT.search(sample):
        return None
    signs = Counter(sample)
    counts: Counter[str | None] = Counter()
    for sign, times in signs.items():
        found = _SCRIPT.match(sign)
        if found:
            counts[found.lastgroup] += times
    letters = sum(times for sign, times in signs.items() if sign.isalpha())
    if counts["ja"] and counts["ja"] * 10 > counts["zh"]:
        return "ja" if (counts["ja"] + counts["zh"]) * 2 > letters else None
    script, count = max(counts.items(), key=lambda item: item[1], default=(None, 0))
    return script if count * 2 > letters and count >= _MIN_WORDS else None


def _by_words(sample: str) -> str | None:
    words = _TOKEN.findall(sample)
    if len(words) < _MIN_WORDS:
        return None
    # Counted without a loop in Python: a page has some hundred of such words.
    small = filter(None, map(_LANGUAGES.get, words))
    counts = Counter(chain.from_iterable(small))
    best = sorted(counts.items(), key=itemgetter(1), reverse=True)[:2]
    if not best:
        return None
    share = _SMALL_SHARE_WEST if best[0][0] in _WEST else _SMALL_SHARE
    if best[0][1] < max(2, len(words) * share):
        return None
    if len(best) > 1 and best[0][1] < best[1][1] * _LEAD:
        return _by_own_words(words, best[0][0], best[1][0])
    return best[0][0]


def _by_own_words(words: list[str], first: str, second: str) -> str | None:
    """Decide between two close languages by the words that only one of them has.

    The words that both have count for both, so `first`, which has more, has more of its own too.
    """
    own: Counter[bool] = Counter()
    for word in words:
        codes = _LANGUAGES.get(word, ())
        if (first in codes) != (second in codes):
            own[first in codes] += 1
    return first if own[True] >= max(2, 2 * own[False]) else None
