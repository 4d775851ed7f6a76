"""Lines broken at every inline tag of a lost HTML: decide line by line what belongs together.

"Senate President", "Bukola Saraki", ", read 16 letters" on three lines are one paragraph; the menu
above them, just as short, is not. What tells is how lines end and begin, the spaces the HTML left
at its tags where the dump kept them, and that a paragraph of prose does not stop half-way. The
lengths below were read off some 40,000 line breaks of labelled pages, dumped with BeautifulSoup
and selectolax.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from cleannews.reading.paragraphs.breaks import LINK_CHARS, SENTENCE_ENDS, sure_joins
from cleannews.reading.paragraphs.edges import Begin, Edges, End, hangs

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cleannews.reading.items import Item
    from cleannews.reading.lines import Lines

__all__ = ["has_fragments", "joins_of_fragments"]

_INNER_END = re.compile(r"[.!?…؟।۔።][\"'”’»)]? [^\W\d_]|[。！？]")
_GOES_ON = frozenset({Begin.LOWER, Begin.CLOSE, Begin.CASELESS})
_PUNCTUATION = frozenset(",;.)]،؛。、，")
_LIKE_LETTERS = frozenset("$€£@#¥₹+&")

# Characters a line has at least that is prose rather than a label, and that may be a headline no
# longer.
_PROSE, _LONG = 45, 120
# A label, such as an entry of a menu, is shorter.
_LABEL = 15
# So much at least begins a sentence: "Police chief".
_SHORTEST = 10
# Words in bold before a paragraph, and a colon, are shorter.
_LEAD_IN = 25
# So is what is in bold before a value, and a colon.
_NAMING = 40
# So many lines of Japanese at most part the beginning of a sentence from its end.
_LINKS_EAST = 4
# So many lines behind a value there is no other name, if it is the last of its row.
_ROW = 5


def has_fragments(lines: Lines, edges: Edges, items: dict[int, Item]) -> bool:
    """Whether any line begins with what cannot begin one, or goes on over two breaks."""
    texts, begins, ends = lines.texts, edges.begins, edges.ends
    for index, begin in enumerate(begins):
        if begin not in _GOES_ON or not index:
            continue
        above, end = texts[index - 1], ends[index - 1]
        if begin is Begin.CLOSE:
            text = texts[index]
            # A comma, or a quote that closes before the sentence goes on.
            telling = text[0] in _PUNCTUATION or (text[1:2] == " " and text[2:3].islower())
            if telling and (end is End.WORD or end is End.DIGIT):
                return True
        elif index in items or lines.gaps[index]:
            continue
        elif begin is Begin.LOWER and "。" in texts[index] and end is End.WORD:
            return True  # a particle at the head of Japanese prose
        elif (end is End.WORD and len(above) >= _PROSE and hangs(above)) or (
            index >= 2
            and (begins[index - 1] is Begin.LOWER or hangs(texts[index - 2]))
            and _passes_through(lines, edges, items, index - 1)
        ):
            return True
    return _spaces_at_tags(lines, edges, _LABEL) >= 2


def _passes_through(lines: Lines, edges: Edges, items: dict[int, Item], index: int) -> bool:
    """Whether line `index` is short and stands in the middle of a sentence begun above it."""
    above, text, below = lines.texts[index - 1 : index + 2]
    return (
        not (lines.gaps[index] or lines.gaps[index + 1])
        and edges.ends[index - 1] in (End.WORD, End.COMMA)
        and edges.ends[index] is End.WORD
        and len(text) < LINK_CHARS
        and max(len(above), len(below)) >= LINK_CHARS // 2
        and not any(near in items for near in (index - 1, index, index + 1))
    )


def joins_of_fragments(lines: Lines, edges: Edges, items: dict[int, Item]) -> list[bool]:
    """Tell for each line whether it goes on the line before it. Linear."""
    # Where the dump kept the spaces at its tags, they tell where a paragraph goes on.
    spaced = _spaces_at_tags(lines, edges, 0) >= 2
    likely = _likely_by_space if spaced else _likely_by_look
    sure = [*sure_joins(lines, edges, items, spaced=spaced), False]
    joins = sure[:-1]
    texts, gaps = lines.texts, lines.gaps
    run_lines, run_chars, has_inner = 0, 0, False
    for index, text in enumerate(texts):
        chars = len(text)
        if index and not (gaps[index] or sure[index] or index in items):
            above = len(texts[index - 1])
            prose = has_inner or above >= _LONG or (run_lines >= 2 and run_chars >= _PROSE)
            next_sure = sure[index + 1]
            joins[index] = (
                (run_lines >= 2 and _goes_on_east(lines, edges, items, index))
                or likely(lines, edges, index, prose=prose, next_sure=next_sure)
                or _is_value(lines, edges, joins, index)
            )
        if joins[index]:
            run_lines += 1
            run_chars += chars + 1
        else:
            run_lines, run_chars, has_inner = 1, chars, False
        if chars >= _PROSE and not has_inner:
            has_inner = _INNER_END.search(text) is not None
    return joins


def _is_value(lines: Lines, edges: Edges, joins: Sequence[bool], index: int) -> bool:
    """Whether the name in bold above the line names it: "Price:" above "$12", in a row of such.

    A value has the next name right behind it, or is the last of its row. Below a name of many
    things, such as "Pros:", a second line follows, and it is a heading.
    """
    if not _names(lines, edges, index - 1) or edges.begins[index] is Begin.DASH:
        return False
    behind = range(index + 1, min(index + 1 + _ROW, len(joins)))
    nearest = next((line for line in behind if _names(lines, edges, line)), 0)
    if nearest:
        return nearest == index + 1 and not _names(lines, edges, index)
    return index > 2 and joins[index - 2] and _names(lines, edges, index - 3)


def _names(lines: Lines, edges: Edges, index: int) -> bool:
    return edges.ends[index] is End.COLON and len(lines.texts[index]) < _NAMING


def _goes_on_east(lines: Lines, edges: Edges, items: dict[int, Item], index: int) -> bool:
    """Whether a line of Japanese or Chinese, or one of the next few, ends what links parted.

    The line above is of a paragraph whose sentence is still open.
    """
    for line in range(index, min(index + _LINKS_EAST, len(lines))):
        text = lines.texts[line]
        open_above = edges.begins[line] is Begin.CASELESS and edges.ends[line - 1] is End.WORD
        if not open_above or line in items or (line > index and lines.gaps[line]):
            return False
        if "。" in text:
            return True
        if len(text) >= LINK_CHARS:
            return False
    return False


def _spaces_at_tags(lines: Lines, edges: Edges, min_chars: int) -> int:
    """Count the breaks that left one space, as an inline tag does, at a line not yet finished."""
    gaps, indents, tails, ends = lines.gaps, lines.indents, lines.tails, edges.ends
    if 1 not in tails and 1 not in indents:
        return 0  # as on most pages
    return sum(
        (tails[index - 1] == 1) is not (indents[index] == 1)
        and not gaps[index]
        and ends[index - 1] not in SENTENCE_ENDS
        and len(lines.texts[index - 1]) >= min_chars
        for index in range(1, len(gaps))
    )


def _likely_by_look(
    lines: Lines, edges: Edges, index: int, *, prose: bool, next_sure: bool
) -> bool:
    """Decide on a line that may begin a block, from its neighbours: a link within prose."""
    end, begin = edges.ends[index - 1], edges.begins[index]
    if end is End.COLON:
        # The first words of a paragraph in bold: "Background:".
        whole = edges.ends[index] in SENTENCE_ENDS and len(lines.texts[index]) >= LINK_CHARS
        return whole and begin is Begin.UPPER and len(lines.texts[index - 1]) < _LEAD_IN
    if (
        not next_sure
        or end in SENTENCE_ENDS
        or end is End.SEMICOLON
        or len(lines.texts[index]) >= LINK_CHARS
    ):
        return False
    if begin is Begin.OTHER and lines.texts[index][0] not in _LIKE_LETTERS:
        return False
    if prose or (begin is Begin.OPEN and lines.texts[index][0] not in "(["):
        return True
    if lines.texts[index][0].islower():
        return True  # an address, which begins no paragraph
    # "Experts from the" above a name and a comma; over a heading the comma would be a verb.
    above = lines.texts[index - 1]
    follows = edges.begins[index + 1] is Begin.CLOSE
    return follows and len(above) >= _SHORTEST and not above.rsplit(None, 1)[-1][0].isupper()


def _likely_by_space(
    lines: Lines, edges: Edges, index: int, *, prose: bool, next_sure: bool
) -> bool:
    """Decide on a line that may begin a block, in a dump that kept the spaces at tags."""
    led, trailed = lines.indents[index] == 1, lines.tails[index - 1] == 1
    if not (led or trailed):
        return False
    above, text, end = len(lines.texts[index - 1]), len(lines.texts[index]), edges.ends[index - 1]
    if end in SENTENCE_ENDS:
        if led and not trailed:
            return above < LINK_CHARS <= text
        return next_sure and (above < LINK_CHARS or text < LINK_CHARS)
    if end is End.COLON:
        return next_sure or text >= LINK_CHARS // 2
    if prose:
        return True
    if led:
        return next_sure or above >= LINK_CHARS // 2 or text >= LINK_CHARS // 2
    if text >= LINK_CHARS:
        return False  # a heading with a stray space behind it, over a paragraph
    last_word = lines.texts[index - 1].rsplit(None, 1)[-1]
    return next_sure or (above >= _LABEL and last_word[0].islower())
