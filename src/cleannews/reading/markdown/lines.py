"""The lines of a Markdown page, with the markers at their heads read and taken off."""

from __future__ import annotations

import re
from dataclasses import dataclass

from cleannews.reading.markdown.inline import HIDDEN, Inline
from cleannews.reading.page import Mark

__all__ = ["MarkdownLine", "cut_markdown_lines"]

_SPACE = f" \t{HIDDEN}"
_MARKERS = frozenset(">#*+-0123456789")
_ITEM_MARKERS = frozenset("*+-0123456789")
_UNDERLINES = frozenset("*_-=:|`~")
_FENCES = frozenset("`~")
_QUOTE = re.compile(r"(?:>[ \t]*)+")
_HEADING = re.compile(r"(#{1,6})(?:[ \t]+|$)")
_ITEM = re.compile(r"(?:[*+-]|(\d{1,3})[.)])(?:[ \t]+|$)")
# "5. Januar 2001" is a day and no fifth item.
_DAY = re.compile(r"\d{1,2}\. [^\W\d_]{3,12}\.? (?:19|20)\d\d(?!\d)")
# A fence that nothing closes is taken for a rule too.
_RULE = re.compile(r"(?:[*_-][ \t]*){3,}|=+|(?:`{3,}|~{3,})\w*")
_TABLE_RULE = re.compile(r"[ \t|:-]*-{2,}[ \t|:-]*")
_TRAILING_HASHES = re.compile(r"[ \t]+#+$")

# Characters of the longest line that an underline makes a heading.
_MAX_UNDERLINED = 160


@dataclass(slots=True)
class MarkdownLine:
    """A line that shows something.

    `text` lacks the markers and is folded; `starts` says that the line has a marker or stands
    where no line of a paragraph can, so that it never goes on the line before.
    """

    start: int
    end: int
    text: str
    gap: int
    mark: Mark = Mark.PLAIN
    level: int = 0
    starts: bool = False


def cut_markdown_lines(shadow: str, inline: Inline) -> list[MarkdownLine]:
    """Cut what the inline markup left visible into lines. Linear; no visible word is lost."""
    fences = inline.fences
    lines: list[MarkdownLine] = []
    gap = fence = at = 0
    after_rule = in_table = False
    for whole in inline.visible.split("\n"):
        begin, at = at, at + len(whole) + 1
        raw = whole and whole.strip(_SPACE)
        if not raw:
            gap += 1
            continue
        char = raw[0]
        start = begin + whole.index(char)
        line = MarkdownLine(start, start + len(raw), raw, gap if lines else 0)
        text, gap = raw, 0
        while fence < len(fences) and fences[fence][1] <= start:
            fence += 1
        if fence < len(fences) and fences[fence][0] <= start:
            if not raw.startswith(("```", "~~~")):
                line.text, line.mark, line.starts = _fold(raw), Mark.CODE, True
                lines.append(line)
            continue
        if char in _UNDERLINES and _underlines(raw, line.gap, lines):
            in_table = "|" in raw
            after_rule = not in_table
            continue
        if char in _MARKERS and shadow[start - 1 : start] != "\\":
            text = _take_markers(line, raw, start - begin)
        in_table = in_table and not line.gap
        if "|" in raw and (in_table or (char == raw[-1] == "|")):
            line.mark, line.starts = Mark.TABLE, True
            text = text.replace("|", " ")
        if text is not raw or HIDDEN in text or "  " in text or "\t" in text:
            text = line.text = _fold(text)
        if after_rule:
            line.starts = True
        after_rule = not text
        if text:
            lines.append(line)
    return lines


def _fold(raw: str) -> str:
    if HIDDEN in raw:
        raw = raw.replace(HIDDEN, "")
    return " ".join(raw.split()) if "  " in raw or "\t" in raw else raw.strip(" ")


def _underlines(raw: str, gap: int, lines: list[MarkdownLine]) -> bool:
    """Whether a line is a rule; what it underlines becomes a heading or the head of a table."""
    if raw[-1] not in _UNDERLINES and raw[0] not in _FENCES:
        return False  # a list item, most often
    above = lines[-1] if lines and not gap else None
    if "|" in raw:
        if _TABLE_RULE.fullmatch(raw) is None:
            return False
        if above is not None and "|" in above.text:
            above.mark, above.starts = Mark.TABLE, True
            above.text = _fold(above.text.replace("|", " "))
        return True
    if _RULE.fullmatch(raw) is None or raw == "=":
        return False
    plain = above is not None and above.mark is Mark.PLAIN and len(above.text) <= _MAX_UNDERLINED
    if above is not None and plain and raw[0] in "=-" and len(set(raw)) == 1:
        above.mark, above.level, above.starts = Mark.HEADING, 1 if raw[0] == "=" else 2, True
    return True


def _take_markers(line: MarkdownLine, raw: str, indent: int) -> str:
    """Set the line's mark and level from the markers at its head; give the rest."""
    if raw[0] == ">":
        quote = _QUOTE.match(raw)
        markers = quote[0] if quote else ""
        line.mark, line.level = Mark.QUOTE, markers.count(">")
        raw = raw[len(markers) :]
    item = _ITEM.match(raw) if raw[:1] in _ITEM_MARKERS else None
    if item is not None and not (item[1] and _DAY.match(raw)):
        line.mark = Mark.NUMBER if item[1] else Mark.BULLET
        line.level, line.starts = max(1, indent // 2), True
        raw = raw[item.end() :].lstrip(HIDDEN)
    heading = _HEADING.match(raw) if raw[:1] == "#" else None
    if heading is not None:
        line.mark, line.level, line.starts = Mark.HEADING, len(heading[1]), True
        raw = _TRAILING_HASHES.sub("", raw[heading.end() :])
    return raw
