"""The lines of a Markdown page, with the markers at their heads read and taken off."""

from __future__ import annotations

import re
from dataclasses import dataclass

from cleannews.reading.markdown_inline import HIDDEN, Inline
from cleannews.reading.page import Mark

__all__ = ["MarkdownLine", "cut_markdown_lines"]

_LINE = re.compile(rf"[^ \n\t{HIDDEN}](?:[^\n]*[^ \n\t{HIDDEN}])?")
_QUOTE = re.compile(r"(?:>[ \t]*)+")
_HEADING = re.compile(r"(#{1,6})(?:[ \t]+|$)")
_ITEM = re.compile(r"(?:[*+-]|(\d{1,3})[.)])(?:[ \t]+|$)")
_RULE = re.compile(r"(?:[*_-][ \t]*){3,}|=+")
_TABLE_RULE = re.compile(r"[ \t|:-]*-{2,}[ \t|:-]*")
_TRAILING_HASHES = re.compile(r"[ \t]+#+$")

# Characters of the longest line that an underline makes a heading.
_MAX_UNDERLINED = 160


@dataclass(slots=True)
class MarkdownLine:
    """A line that shows something.

    `text` lacks the markers and is folded; `starts` says that the line has a marker or stands where no
    line of a paragraph can, so that it never goes on the line before.
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
    visible, fences = inline.visible, inline.fences
    lines: list[MarkdownLine] = []
    fence = last = 0
    after_rule = in_table = False
    for match in _LINE.finditer(visible):
        start, end = match.span()
        gap = max(0, visible.count("\n", last, start) - 1) if last else 0
        last = end
        while fence < len(fences) and fences[fence][1] <= start:
            fence += 1
        raw = match[0]
        if fence < len(fences) and fences[fence][0] <= start:
            if not raw.startswith(("```", "~~~")):
                lines.append(MarkdownLine(start, end, _fold(raw), gap, Mark.CODE, starts=True))
            continue
        if raw[0] in "*_-=:|" and _underlines(raw, gap, lines):
            in_table = "|" in raw
            after_rule = not in_table
            continue
        indent = start - 1 - visible.rfind("\n", 0, start)
        escaped = shadow[start - 1 : start] == "\\"
        line = MarkdownLine(start, end, "", gap)
        line.text = _fold(raw if escaped else _take_markers(line, raw, indent))
        in_table = in_table and not gap
        if "|" in raw and (in_table or (raw[0] == "|" and raw[-1] == "|")):
            line.mark, line.starts = Mark.TABLE, True
            line.text = _fold(line.text.replace("|", " "))
        if after_rule:
            line.starts = True
        if line.text:
            lines.append(line)
            after_rule = False
        else:
            after_rule = True
    return lines


def _fold(raw: str) -> str:
    return " ".join(raw.replace(HIDDEN, "").split())


def _underlines(raw: str, gap: int, lines: list[MarkdownLine]) -> bool:
    """Whether a line is a rule; the line above becomes a heading or a table's head where it is one's."""
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
    quote = _QUOTE.match(raw)
    if quote is not None:
        line.mark, line.level = Mark.QUOTE, quote[0].count(">")
        raw = raw[quote.end() :]
    item = _ITEM.match(raw)
    if item is not None:
        line.mark = Mark.NUMBER if item[1] else Mark.BULLET
        line.level, line.starts = max(1, indent // 2), True
        raw = raw[item.end() :].lstrip(HIDDEN)
    heading = _HEADING.match(raw)
    if heading is not None:
        line.mark, line.level, line.starts = Mark.HEADING, len(heading[1]), True
        raw = _TRAILING_HASHES.sub("", raw[heading.end() :])
    return raw
