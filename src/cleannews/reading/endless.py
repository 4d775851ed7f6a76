"""Pages on a few endless lines: cut at their sentences, and menus cut off the prose behind."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cleannews.reading.lines import Lines

__all__ = ["cut_endless", "is_endless"]

# A line longer than this is more than a paragraph (characters); a page of them has few lines at
# all.
_ENDLESS = 2000
_MAX_LINES = 20
_MIN_SHARE = 0.6
# So many lines that all stand apart are paragraphs, however long they are; so are two that have no
# menu in them.
_PARAGRAPHS = 3
# Sentences are put together until a block has so many characters.
_BLOCK = 220
# A menu is a run of so many words at least, of which so few begin in lower case.
_MENU_WORDS = 8
_MENU_LOWER = 0.25
# No menu has more; it bounds what a line of a million words costs.
_MAX_WORDS = 300

# After a capital alone, as in "George W. Bush", a full stop ends nothing; nor after a short title.
_SENTENCE_END = re.compile(
    r"(?<![ .(][^\W\d_a-z])(?<! (?:Mr|Ms|Dr|St|Nr|No))(?<! (?:Mrs|Jr\.|Sen|Rep|Gov|Gen))"
    r"[.!?…؟।۔።]+[\"'”’»“)\]]* +(?=[\"'“„«(\[¿¡—–-]*(?:[^\W\d_]|\d))|[。！？]+[」』”）]*"
)
_WORD = re.compile(r"\S+")


def is_endless(shadow: str, lines: Lines) -> bool:
    """Whether a page stands on a few endless lines that are no paragraphs."""
    if not lines.texts or len(lines) > _MAX_LINES:
        return False
    total = sum(map(len, lines.texts))
    if sum(len(text) for text in lines.texts if len(text) > _ENDLESS) < _MIN_SHARE * total:
        return False
    if not lines.stand_apart:
        return True
    return len(lines) < _PARAGRAPHS and any(_has_menu(shadow, span) for span in lines.spans)


def _has_menu(shadow: str, span: tuple[int, int]) -> bool:
    """Whether a menu stands amid the sentences of a line."""
    return any(_menu_end(shadow, *sentence) for sentence in _sentences(shadow, *span))


def cut_endless(shadow: str, span: tuple[int, int]) -> list[tuple[int, int]]:
    """Cut a line into spans of a few sentences, leaving out nothing but white space. Linear."""
    start, end = span
    if end - start <= _ENDLESS:
        return [span]
    pieces: list[tuple[int, int]] = []
    begun = start
    for sentence_start, sentence_end in _sentences(shadow, start, end):
        # What follows the last full stop is a footer, or the page was cut off.
        rest = sentence_end == end and shadow[end - 1].isalnum() and begun < sentence_start
        menu_end = sentence_start if rest else _menu_end(shadow, sentence_start, sentence_end)
        if menu_end:
            if sentence_start > begun:
                pieces.append((begun, sentence_start))
            pieces.append((sentence_start, menu_end))
            begun = menu_end
        if sentence_end - begun >= _BLOCK or sentence_end == end:
            pieces.append((begun, sentence_end))
            begun = sentence_end
    trimmed = (_trim(shadow, piece) for piece in pieces)
    return [piece for piece in trimmed if piece[0] < piece[1]]


def _sentences(shadow: str, start: int, end: int) -> list[tuple[int, int]]:
    """Cut at sentence ends, but for those that a small letter follows: "approx. ten"."""
    found: list[tuple[int, int]] = []
    begun = start
    for match in _SENTENCE_END.finditer(shadow, start, end):
        at = match.end()
        if at < end and not shadow[at].islower():
            found.append((begun, at))
            begun = at
    found.append((begun, end))
    return found


def _menu_end(shadow: str, start: int, end: int) -> int:
    """Where a menu at the head of a sentence ends; 0 for no menu, `end` for nothing else.

    The prose begins with the capital before the first four words in lower case out of six.
    """
    words = list(islice(_WORD.finditer(shadow, start, end), _MAX_WORDS))
    if len(words) < _MENU_WORDS:
        return 0
    lower = [word[0][0].islower() for word in words]
    for index in range(len(lower)):
        if lower[index] and sum(lower[index : index + 6]) >= 4:
            first = max(index - 1, 0)
            small = sum(lower[:first])
            is_menu = first >= _MENU_WORDS and small <= _MENU_LOWER * first
            return words[first].start() if is_menu else 0
    return end if sum(lower) <= _MENU_LOWER * len(lower) else 0


def _trim(shadow: str, piece: tuple[int, int]) -> tuple[int, int]:
    start, end = piece
    while start < end and shadow[start] in " \t":
        start += 1
    while end > start and shadow[end - 1] in " \t":
        end -= 1
    return start, end
