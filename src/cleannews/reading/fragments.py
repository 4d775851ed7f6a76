"""Lines broken at every inline tag of a lost HTML: decide line by line what belongs together.

"Senate President", "Bukola Saraki", ", read 16 letters" on three lines are one paragraph; the menu
above them, just as short, is not. What tells is how lines end and begin, the spaces the HTML left at
its tags where the dump kept them, and that a paragraph of prose does not stop half-way. The lengths
below were read off some 40,000 line breaks of labelled pages, dumped with BeautifulSoup and selectolax.
"""

from __future__ import annotations

import re

from cleannews.reading.edges import Begin, Edges, End, hangs, within_quote
from cleannews.reading.items import Item
from cleannews.reading.lines import Lines

__all__ = ["has_fragments", "joins_of_fragments"]

_INNER_END = re.compile(r"[.!?…؟।][\"'”’»)]? [^\W\d_]|[。！？]")
_SENTENCE = frozenset({End.SENTENCE, End.QUOTED_SENTENCE})
_QUOTES = frozenset("\"'“”‘’«»")
_PARTING = frozenset({End.COLON, End.SEMICOLON})
_PUNCTUATION = frozenset(",;.)]،؛。、，")
_ABBREVIATION = re.compile(r"(?:^|[ (])(?:[^\W\d_]{1,3}|(?:[^\W\d_]\.)+[^\W\d_])\.$")
_LONE_NUMBER = re.compile(r"\d{1,2}[.)]")
_LIKE_LETTERS = frozenset("$€£@#¥₹+&")

# Characters a line has at least that is prose rather than a label, that may be a headline no longer,
# and at most that is the text of a link.
_PROSE, _LONG, _LINK = 45, 120, 60
# A label, such as an entry of a menu, is shorter.
_LABEL = 15


def has_fragments(lines: Lines, edges: Edges, items: dict[int, Item]) -> bool:
    """Whether any line begins with what cannot begin one, or goes on over two breaks."""
    texts, begins, ends = lines.texts, edges.begins, edges.ends
    for index, begin in enumerate(begins):
        if begin > Begin.CLOSE or not index:
            continue
        if begin is Begin.CLOSE:
            if texts[index][0] in _PUNCTUATION and ends[index - 1] in (End.WORD, End.DIGIT):
                return True
        elif ends[index - 1] is End.WORD and len(texts[index - 1]) >= _PROSE and hangs(texts[index - 1]):
            if index not in items and not lines.gaps[index]:
                return True
        elif (
            index >= 2
            and (begins[index - 1] is Begin.LOWER or hangs(texts[index - 2]))
            and _passes_through(lines, edges, items, index - 1)
        ):
            return True
    return _spaces_at_tags(lines, edges, _LABEL) > 0


def _passes_through(lines: Lines, edges: Edges, items: dict[int, Item], index: int) -> bool:
    """Whether line `index` is short and stands in the middle of a sentence begun above it."""
    above, text, below = lines.texts[index - 1 : index + 2]
    return (
        not (lines.gaps[index] or lines.gaps[index + 1])
        and edges.ends[index - 1] in (End.WORD, End.COMMA)
        and edges.ends[index] is End.WORD
        and len(text) < _LINK
        and max(len(above), len(below)) >= _LINK // 2
        and not any(near in items for near in (index - 1, index, index + 1))
    )


def joins_of_fragments(lines: Lines, edges: Edges, items: dict[int, Item]) -> list[bool]:
    """Tell for each line whether it goes on the line before it. Linear."""
    # Where the dump kept the spaces at its tags, they tell where a paragraph goes on.
    spaced = _spaces_at_tags(lines, edges, 0) >= 2
    sure = _sure_joins(lines, edges, spaced=spaced)
    for index in items:
        sure[index] = False
    sure.append(False)
    joins = sure[:-1]
    texts, gaps = lines.texts, lines.gaps
    run_lines, run_chars, has_inner = 0, 0, False
    for index, text in enumerate(texts):
        if index and not (gaps[index] or sure[index] or index in items):
            above = len(texts[index - 1])
            prose = has_inner or above >= _LONG or (run_lines >= 2 and run_chars >= _PROSE)
            if spaced:
                joins[index] = _likely_by_space(lines, edges, index, prose, sure[index + 1])
            else:
                joins[index] = _likely_by_look(lines, edges, index, prose, sure[index + 1])
        if joins[index]:
            run_lines += 1
            run_chars += len(text) + 1
        else:
            run_lines, run_chars, has_inner = 1, len(text), False
        if not has_inner and len(text) >= _PROSE:
            has_inner = _INNER_END.search(text) is not None
    return joins


def _spaces_at_tags(lines: Lines, edges: Edges, min_chars: int) -> int:
    """Count the breaks that left one space, as an inline tag does, at a line not yet finished."""
    gaps, indents, tails, ends = lines.gaps, lines.indents, lines.tails, edges.ends
    return sum(
        (tails[index - 1] == 1) is not (indents[index] == 1)
        and not gaps[index]
        and ends[index - 1] not in _SENTENCE
        and len(lines.texts[index - 1]) >= min_chars
        for index in range(1, len(gaps))
    )


def _sure_joins(lines: Lines, edges: Edges, *, spaced: bool) -> list[bool]:
    """Mark the lines that go on the line before them by the look of the break alone."""
    texts, gaps, indents, tails = lines.texts, lines.gaps, lines.indents, lines.tails
    begins, ends = edges.begins, edges.ends
    joins = [False] * len(texts)
    for index in range(1, len(texts)):
        gap = gaps[index]
        begin, end = begins[index], ends[index - 1]
        if gap > 1:
            joins[index] = _joins_over_gap(lines, index, end, begin)
        elif begin is Begin.CLOSE:
            # A quote alone closes one that is open, or else opens one.
            closes = end not in _SENTENCE or texts[index][0] not in _QUOTES
            joins[index] = closes or within_quote(texts[index - 1], texts[index][0])
        elif begin is Begin.LOWER:
            above = texts[index - 1]
            if end in _SENTENCE:
                joins[index] = not gap and _goes_on_after_stop(above, end)
            elif end is End.SEMICOLON:
                joins[index] = indents[index] == 1
            elif gap:
                joins[index] = end is End.COMMA or hangs(above)
            else:
                # Where spaces were kept, words that touch were parted by a block, not by a tag.
                touch = spaced and not (tails[index - 1] or indents[index])
                joins[index] = (
                    not touch or end not in (End.WORD, End.DIGIT) or (len(above) == 1 and above.isupper())
                )
        elif not gap or end is End.SENTENCE:
            joins[index] = _hangs_over(texts[index - 1], end, begin, texts[index])
    return joins


def _joins_over_gap(lines: Lines, index: int, end: End, begin: Begin) -> bool:
    """Decide on a line behind two blank lines and more, where templates put them at their tags."""
    above = lines.texts[index - 1]
    if end is End.SENTENCE:
        return _is_dateline(above, lines.texts[index], begin)
    spaced = lines.tails[index - 1] == 1 or lines.indents[index] == 1
    return spaced and end is End.WORD and begin is not Begin.OTHER and hangs(above)


def _is_dateline(above: str, text: str, begin: Begin) -> bool:
    """Whether `above` is the place a report comes from, cut off its first paragraph."""
    return begin is Begin.UPPER and len(text) >= _LINK and above[:-1].isalpha() and above.istitle()


def _goes_on_after_stop(above: str, end: End) -> bool:
    """Whether a lower-case line goes on a line that ends with a full stop: "said.", "e.g."."""
    return end is End.QUOTED_SENTENCE or _ABBREVIATION.search(above) is not None


def _hangs_over(above: str, end: End, begin: Begin, text: str) -> bool:
    """Whether `above` cannot be whole, so that `text`, which begins like a line of its own, is its rest."""
    if begin is Begin.OTHER:
        return text[0] in "»›" and "«" in above and "»" not in above
    if end is End.WORD:
        if begin is Begin.DASH:
            return len(text) >= _LINK or not text[1:2].isspace() or text[2:3].islower()
        return hangs(above)
    if end is End.SENTENCE:
        # The marker of a list item, or the place a report comes from, as a line of its own.
        if len(above) <= 3:
            return _LONE_NUMBER.fullmatch(above) is not None
        return _is_dateline(above, text, begin)
    return end is End.COMMA or end is End.OPEN or end is End.HYPHEN


def _likely_by_look(lines: Lines, edges: Edges, index: int, prose: bool, next_sure: bool) -> bool:
    """Decide on a line that may begin a block, from its neighbours: a link within prose."""
    end, begin = edges.ends[index - 1], edges.begins[index]
    if not next_sure or end in _SENTENCE or end in _PARTING or len(lines.texts[index]) >= _LINK:
        return False
    if begin is Begin.OTHER and lines.texts[index][0] not in _LIKE_LETTERS:
        return False
    return prose or (begin is Begin.OPEN and lines.texts[index][0] not in "([")


def _likely_by_space(lines: Lines, edges: Edges, index: int, prose: bool, next_sure: bool) -> bool:
    """Decide on a line that may begin a block, in a dump that kept the spaces at tags."""
    led, trailed = lines.indents[index] == 1, lines.tails[index - 1] == 1
    if not (led or trailed):
        return False
    above, text, end = len(lines.texts[index - 1]), len(lines.texts[index]), edges.ends[index - 1]
    if end in _SENTENCE:
        if led and not trailed:
            return above < _LINK <= text
        return next_sure and (above < _LINK or text < _LINK)
    if end is End.COLON:
        return next_sure or text >= _LINK // 2
    if prose:
        return True
    if led:
        return next_sure or above >= _LINK // 2 or text >= _LINK // 2
    if text >= _LINK:
        return False  # a heading with a stray space behind it, over a paragraph
    last_word = lines.texts[index - 1].rsplit(None, 1)[-1]
    return next_sure or (above >= _LABEL and last_word[0].islower())
