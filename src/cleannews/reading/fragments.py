"""Lines broken at every inline tag of a lost HTML: decide line by line what belongs together.

"Senate President", "Bukola Saraki", ", read 16 letters" on three lines are one paragraph; the menu
above them, just as short, is not. What tells is how lines end and begin, the spaces the HTML left at
its tags where the dump kept them, and that a paragraph of prose does not stop half-way.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from cleannews.reading.edges import Begin, End, hangs
from cleannews.reading.lines import Lines

__all__ = ["Edges", "has_fragments", "joins_of_fragments"]

_INNER_END = re.compile(r"[.!?…؟।][\"'”’»)]? [^\W\d_]|[。！？]")
_SENTENCE = frozenset({End.SENTENCE, End.QUOTED_SENTENCE})
_PUNCTUATION = frozenset(",;.)]،؛。、，")
_ABBREVIATION = re.compile(r"(?:^|[ (])(?:[^\W\d_]{1,3}|(?:[^\W\d_]\.)+[^\W\d_])\.$")
_CURRENCY = frozenset("$€£@#¥₹")

# A line this long is prose rather than a label (characters).
_PROSE_CHARS = 45
_LONG_CHARS = 120


@dataclass(frozen=True, slots=True)
class Edges:
    """How each line of a text begins and ends."""

    begins: list[Begin]
    ends: list[End]


def has_fragments(lines: Lines, edges: Edges) -> bool:
    """Whether any line begins with what cannot begin one: the mark of a dump broken at tags."""
    texts, begins, ends = lines.texts, edges.begins, edges.ends
    return any(
        begins[index] is Begin.CLOSE
        and texts[index][0] in _PUNCTUATION
        and ends[index - 1] in (End.WORD, End.DIGIT)
        for index in range(1, len(texts))
    )


def _keeps_spaces(lines: Lines, edges: Edges) -> bool:
    """Whether the dump kept the spaces at its tags: then they tell where a paragraph goes on."""
    gaps, indents, tails, ends = lines.gaps, lines.indents, lines.tails, edges.ends
    seen = sum(
        (tails[index - 1] == 1) is not (indents[index] == 1)
        for index in range(1, len(lines))
        if not gaps[index] and ends[index - 1] not in _SENTENCE
    )
    return seen >= 2


def _surely_joins(lines: Lines, edges: Edges, spaced: bool) -> list[bool]:
    """Mark the lines that go on the line before them by the look of the break alone."""
    texts, gaps, indents, tails = lines.texts, lines.gaps, lines.indents, lines.tails
    begins, ends = edges.begins, edges.ends
    joins = [False] * len(texts)
    for index in range(1, len(texts)):
        gap = gaps[index]
        if gap > 1:
            continue
        begin, end = begins[index], ends[index - 1]
        if begin is Begin.CLOSE:
            joins[index] = True
        elif end in _SENTENCE:
            joins[index] = (
                begin is Begin.LOWER
                and not gap
                and (
                    end is End.QUOTED_SENTENCE or _ABBREVIATION.search(texts[index - 1]) is not None
                )
            )
        elif begin is Begin.LOWER:
            touches = (
                spaced
                and not (gap or tails[index - 1] or indents[index])
                and (end is End.WORD or end is End.DIGIT)
            )
            joins[index] = not touches and (not gap or end is End.COMMA or hangs(texts[index - 1]))
        elif gap:
            continue
        elif end is End.COMMA or end is End.OPEN:
            joins[index] = begin is not Begin.OTHER
        elif end is End.WORD:
            joins[index] = begin is not Begin.OTHER and (
                hangs(texts[index - 1])
                or (begin is Begin.DASH and texts[index][1:2] == " " and texts[index][2:3].islower())
            )
    return joins


def joins_of_fragments(lines: Lines, edges: Edges) -> list[bool]:
    """Tell for each line whether it goes on the line before it. Linear."""
    texts, gaps, indents, tails = lines.texts, lines.gaps, lines.indents, lines.tails
    begins, ends = edges.begins, edges.ends
    spaced = _keeps_spaces(lines, edges)
    joins = _surely_joins(lines, edges, spaced)
    sure = [*joins, False]
    run_lines, run_chars, run_inner = 0, 0, False
    for index, text in enumerate(texts):
        if index and not sure[index] and not gaps[index] and ends[index - 1] not in _SENTENCE:
            end, begin = ends[index - 1], begins[index]
            evidence = tails[index - 1] == 1 or indents[index] == 1
            prose = (run_lines >= 2 and run_chars >= _PROSE_CHARS) or run_inner or len(texts[index-1]) >= _LONG_CHARS
            if end in (End.COLON,) or (begin is Begin.OTHER and text[0] not in _CURRENCY):
                join = False
            elif spaced:
                join = evidence and (prose or sure[index + 1] or len(texts[index - 1]) >= 30)
            else:
                join = prose and (sure[index + 1] or ends[index] in _SENTENCE)
            joins[index] = join
        if joins[index]:
            run_lines += 1
            run_chars += len(text) + 1
        else:
            run_lines, run_chars, run_inner = 1, len(text), False
        if not run_inner and len(text) >= _PROSE_CHARS:
            run_inner = _INNER_END.search(text) is not None
    return joins
