"""Cut Markdown, as crawlers emit it, into blocks.

html2text, Jina, Firecrawl and crawl4ai differ in what they wrap, escape and indent; all of it is
read line by line, after the inline markup was hidden (see `markdown_inline`). The cells of a table
row are parted by one space, for that is what its text becomes when its white space is folded.
"""

from __future__ import annotations

import re
from itertools import pairwise

from cleannews.reading.draft import Draft
from cleannews.reading.markdown.inline import HIDDEN, Inline, hide_markup
from cleannews.reading.markdown.lines import MarkdownLine, cut_markdown_lines
from cleannews.reading.page import Door, Layout, Mark, Page
from cleannews.reading.paragraphs.edges import Begin, End, begin_of, end_of
from cleannews.reading.paragraphs.joints import join_pieces
from cleannews.reading.paragraphs.wrapped import MAX_COLUMN, MIN_COLUMN, agreed_column

__all__ = ["read_markdown"]

# The first word of a line, behind the marks of a quotation.
_FIRST_WORD = re.compile(r"[>\s]*(\S+)")
_RUNS_ON = frozenset({Mark.PLAIN, Mark.HEADING, Mark.BULLET, Mark.NUMBER, Mark.QUOTE})


def read_markdown(source: str, shadow: str, warnings: tuple[str, ...] = ()) -> Page:
    """Cut Markdown into blocks. Never raises; linear in `len(source)`."""
    inline = hide_markup(shadow)
    lines = cut_markdown_lines(shadow, inline)
    breaks = _soft_breaks(shadow, inline.visible, lines)
    column = _wrap_column(lines, breaks)
    firsts = [index for index in range(len(lines)) if not _goes_on(lines, breaks, index, column)]
    ranges = list(pairwise([*firsts, len(lines)]))
    spans = [(lines[first].start, lines[end - 1].end) for first, end in ranges]
    texts = [
        lines[first].text
        if end == first + 1
        else join_pieces([line.text for line in lines[first:end]])
        for first, end in ranges
    ]
    heads = [lines[first] for first in firsts]
    draft = Draft(
        spans,
        texts,
        marks=[head.mark for head in heads],
        levels=[head.level for head in heads],
        gaps=[head.gap for head in heads],
        links=list(map(min, _link_chars(inline, spans), map(len, texts))),
    )
    return draft.finish(source, Door.MARKDOWN, _layout(lines, column), warnings)


def _layout(lines: list[MarkdownLine], column: tuple[int, int]) -> Layout:
    if column[0]:
        return Layout.WRAPPED
    parted = sum(line.gap > 0 for line in lines)
    return Layout.PARAGRAPHS if 2 * parted > len(lines) else Layout.LINES


def _link_chars(inline: Inline, spans: list[tuple[int, int]]) -> list[int]:
    """Count the characters of link text in each span. Linear, for both kinds come in order."""
    visible = inline.visible
    chars = [0] * len(spans)
    block = 0
    for opened, closed in inline.links:
        while block < len(spans) and spans[block][1] <= opened:
            block += 1
        while block < len(spans) and spans[block][0] < closed:
            start, end = spans[block]
            inside = start <= opened and closed <= end
            text = (
                visible[opened:closed] if inside else visible[max(opened, start) : min(closed, end)]
            )
            chars[block] += len(" ".join(text.replace(HIDDEN, "").split()))
            if closed <= end:
                break
            block += 1
    return chars


def _soft_breaks(
    shadow: str, visible: str, lines: list[MarkdownLine]
) -> list[tuple[int, int] | None]:
    """Measure the break before each line; None where no paragraph can go on.

    First comes the width of the line before as the source has it, then what it would be with the
    next word.
    """
    breaks: list[tuple[int, int] | None] = [None] * len(lines)
    for index in range(1, len(lines)):
        line, above = lines[index], lines[index - 1]
        if line.gap or line.starts or above.mark not in _RUNS_ON:
            continue
        if line.mark is not Mark.PLAIN and (line.mark, line.level) != (above.mark, above.level):
            continue
        at = visible.find("\n", above.end)
        # A break that stands in for markup is no break of the source; two spaces make a hard one.
        if shadow[at] != "\n" or shadow[at - 2 : at] == "  ":
            continue
        word = _FIRST_WORD.match(shadow, at)
        width = at - shadow.rfind("\n", 0, at) - 1
        breaks[index] = (width, width + 1 + (len(word[1]) if word else 0))
    return breaks


def _wrap_column(
    lines: list[MarkdownLine], breaks: list[tuple[int, int] | None]
) -> tuple[int, int]:
    """Find the column the paragraphs were wrapped at; 0, 0 for none. See `wrapped.wrap_column`."""
    return agreed_column(
        [
            widths
            for line, widths in zip(lines, breaks, strict=True)
            if widths is not None
            and MIN_COLUMN <= widths[0] <= MAX_COLUMN
            and begin_of(line.text) in (Begin.LOWER, Begin.CASELESS)
        ],
        len(lines),
    )


def _goes_on(
    lines: list[MarkdownLine],
    breaks: list[tuple[int, int] | None],
    index: int,
    column: tuple[int, int],
) -> bool:
    widths = breaks[index]
    if widths is None:
        return False
    if column[0] and widths[1] > column[1]:
        return True
    begin, end = begin_of(lines[index].text), end_of(lines[index - 1].text)
    if column[0] and widths[1] > column[0]:
        return end is not End.SENTENCE and end is not End.QUOTED_SENTENCE
    if end in (End.SENTENCE, End.QUOTED_SENTENCE, End.COLON, End.SEMICOLON):
        return False
    return begin is Begin.LOWER or begin is Begin.CLOSE or end is End.COMMA
