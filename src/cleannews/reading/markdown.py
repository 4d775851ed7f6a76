"""Cut Markdown, as crawlers emit it, into blocks.

html2text, Jina, Firecrawl and crawl4ai differ in what they wrap, escape and indent; all of it is
read line by line, after the inline markup was hidden (see `markdown_inline`). The cells of a table
row are parted by one space, for that is what its text becomes when its white space is folded.
"""

from __future__ import annotations

import re

from cleannews.reading.draft import Draft
from cleannews.reading.edges import Begin, End, begin_of, end_of
from cleannews.reading.joints import join_pieces
from cleannews.reading.markdown_inline import HIDDEN, Inline, hide_markup
from cleannews.reading.markdown_lines import MarkdownLine, cut_markdown_lines
from cleannews.reading.page import Door, Layout, Mark, Page
from cleannews.reading.wrapped import MAX_COLUMN, MIN_COLUMN, agreed_column

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
    draft = Draft()
    link = index = 0
    while index < len(lines):
        first = lines[index]
        last = index
        while last + 1 < len(lines) and _goes_on(lines, breaks, last + 1, column):
            last += 1
        text = join_pieces([line.text for line in lines[index : last + 1]])
        span = (first.start, lines[last].end)
        chars, link = _link_chars(inline, link, span)
        links = min(chars, len(text))
        draft.add(span, text, gap=first.gap, mark=first.mark, level=first.level, links=links)
        index = last + 1
    return draft.finish(source, Door.MARKDOWN, _layout(lines, column), warnings)


def _layout(lines: list[MarkdownLine], column: tuple[int, int]) -> Layout:
    if column[0]:
        return Layout.WRAPPED
    parted = sum(line.gap > 0 for line in lines)
    return Layout.PARAGRAPHS if 2 * parted > len(lines) else Layout.LINES


def _link_chars(inline: Inline, link: int, span: tuple[int, int]) -> tuple[int, int]:
    """Count the characters of link text in a span, and name the first link the next may hold."""
    links, visible = inline.links, inline.visible
    chars = 0
    while link < len(links) and links[link][0] < span[1]:
        opened, closed = max(links[link][0], span[0]), min(links[link][1], span[1])
        if opened < closed:
            chars += len(" ".join(visible[opened:closed].replace(HIDDEN, "").split()))
        if links[link][1] > span[1]:
            break
        link += 1
    return chars, link


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
