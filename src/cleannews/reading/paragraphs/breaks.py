"""Breaks between lines that speak for themselves: what surely goes on the line before it.

A line that begins with a comma, or in lower case under a line without a full stop; a line under
one that ends with "the". What only the neighbours can tell is left to `fragments`.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from cleannews.reading.paragraphs.edges import Begin, Edges, End, hangs
from cleannews.reading.paragraphs.joints import spaceless, within_quote

if TYPE_CHECKING:
    from cleannews.reading.items import Item
    from cleannews.reading.lines import Lines

__all__ = ["LINK_CHARS", "SENTENCE_ENDS", "sure_joins"]

# Python 3.11 takes longer to look up a member of an enumeration than to do all else a line needs.
_LOWER, _CLOSE, _UPPER, _OTHER = Begin.LOWER, Begin.CLOSE, Begin.UPPER, Begin.OTHER
_WORD, _SENTENCE = End.WORD, End.SENTENCE
SENTENCE_ENDS = frozenset({End.SENTENCE, End.QUOTED_SENTENCE})
# The text of a link is hardly ever longer (characters).
LINK_CHARS = 60
# A run of lines in lower case that is all shorter is a menu.
_MENU_CHARS = 30

_QUOTES = frozenset("\"'“”‘’«»")
_ABBREVIATION = re.compile(r"(?:^|[ (])(?:[^\W\d_]{1,3}|(?:[^\W\d_]\.)+[^\W\d_])\.$")
_LONE_NUMBER = re.compile(r"\d{1,2}[.)]")


def sure_joins(lines: Lines, edges: Edges, items: dict[int, Item], *, spaced: bool) -> list[bool]:
    """Mark the lines that go on the line before them by the look of the break alone. Linear.

    `spaced` says that the dump kept the spaces at its tags.
    """
    texts, gaps = lines.texts, lines.gaps
    begins, ends = edges.begins, edges.ends
    joins = [False] * len(texts)
    for index in range(1, len(texts)):
        if index in items:
            continue
        begin, end, above, gap = begins[index], ends[index - 1], texts[index - 1], gaps[index]
        if gap > 1:
            joins[index] = _joins_over_gap(lines, index, end, begin)
        elif begin is _CLOSE:
            # A quote alone closes one that is open, or else opens one.
            closes = end not in SENTENCE_ENDS or texts[index][0] not in _QUOTES
            joins[index] = closes or within_quote(above, texts[index][0])
        elif begin is _LOWER:
            joins[index] = _joins_lower(lines, index, end, spaced=spaced)
        elif end is _WORD and begin is _UPPER:
            joins[index] = not gap and hangs(above)  # most lines, and what `_hangs_over` says
        elif not gap or end is _SENTENCE:
            joins[index] = _hangs_over(above, end, begin, texts[index])
    if not spaced:
        _undo_menus(lines, edges, joins)
    return joins


def _joins_lower(lines: Lines, index: int, end: End, *, spaced: bool) -> bool:
    """Decide on a line in lower case."""
    above, gap = lines.texts[index - 1], lines.gaps[index]
    if end in SENTENCE_ENDS:
        return not gap and (
            end is End.QUOTED_SENTENCE or _ABBREVIATION.search(above[-14:]) is not None
        )
    if end is End.SEMICOLON:
        return lines.indents[index] == 1
    if gap:
        return end is End.COMMA or hangs(above)
    if len(lines.texts[index]) == 1 and lines.indents[index] >= 2:
        return False  # "o", which some dumps draw as the bullet of an empty item
    # Where spaces were kept, words that touch were parted by a block, not by a tag; but Japanese
    # has none to keep.
    touch = spaced and not (
        lines.tails[index - 1] or lines.indents[index] or spaceless(lines.texts[index][0])
    )
    return not touch or end not in (_WORD, End.DIGIT) or (len(above) == 1 and above.isupper())


def _undo_menus(lines: Lines, edges: Edges, joins: list[bool]) -> None:
    """Take runs of short lines apart that nothing but lower case holds together."""
    texts, begins, ends = lines.texts, edges.begins, edges.ends
    first, longest, held = 0, 0, False
    for index in range(len(texts) + 1):
        if index < len(texts) and joins[index]:
            longest = max(longest, len(texts[index]))
            held = held or not (
                begins[index] is _LOWER and ends[index - 1] is _WORD and not hangs(texts[index - 1])
            )
            continue
        is_open = index - first >= 2 and ends[index - 1] is _WORD
        if is_open and not held and longest < _MENU_CHARS:
            joins[first:index] = [False] * (index - first)
        if index < len(texts):
            first, longest, held = index, len(texts[index]), False


def _joins_over_gap(lines: Lines, index: int, end: End, begin: Begin) -> bool:
    """Decide on a line behind two blank lines and more, where templates put them at their tags."""
    above = lines.texts[index - 1]
    if end is _SENTENCE:
        return _is_dateline(above, lines.texts[index], begin)
    spaced = lines.tails[index - 1] == 1 or lines.indents[index] == 1
    return spaced and end is _WORD and begin is not _OTHER and hangs(above)


def _is_dateline(above: str, text: str, begin: Begin) -> bool:
    """Whether `above` is the place a report comes from, cut off its first paragraph."""
    return begin is _UPPER and len(text) >= LINK_CHARS and above[:-1].isalpha() and above.istitle()


def _hangs_over(above: str, end: End, begin: Begin, text: str) -> bool:
    """Whether `above` cannot be whole, so that `text` is its rest, whatever it begins with."""
    if begin is _OTHER:
        return text[0] in "»›" and "«" in above and "»" not in above
    if end is _WORD:
        if begin is Begin.DASH:
            return len(text) >= LINK_CHARS or not text[1:2].isspace() or text[2:3].islower()
        return hangs(above)
    if end is _SENTENCE:
        # The marker of a list item, or the place a report comes from, as a line of its own.
        if len(above) <= 3:
            return begin is not Begin.DIGIT and _LONE_NUMBER.fullmatch(above) is not None
        return _is_dateline(above, text, begin)
    if end is End.COLON:
        # An address as a link of its own: "Sports desk:" above an e-mail address.
        return begin is _UPPER and text[0].islower()
    return end is End.COMMA or end is End.OPEN or end is End.HYPHEN
