"""Tell HTML from Markdown from plain text."""

from __future__ import annotations

import re

from cleannews.reading.page import Door

__all__ = ["detect_door"]

_DOCUMENT = re.compile(r"\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--.{0,2000}?-->\s*)?<(?:!doctype|html|head|body)\b", re.I | re.S)
_BLOCK_TAG = re.compile(r"</?(?:p|div|h[1-6]|ul|ol|li|table|tr|td|article|section|br)\b[^<>]{0,300}>", re.I)
_INLINE_LINK = re.compile(r"\]\((?:<?(?:https?:|/|#|mailto:|www\.|\.)|\))")
# Each kind of mark with a string that any of its lines holds: searching for that costs a tenth.
_MARKS = {
    "heading": ("# ", re.compile(r"^ {0,3}#{1,6} +\S", re.MULTILINE)),
    "rule": ("* * *", re.compile(r"^ {0,3}\* \* \*(?: \*)*$", re.MULTILINE)),
    "underline": ("\n===", re.compile(r"^===+$", re.MULTILINE)),
    "fence": ("\n```", re.compile(r"^```", re.MULTILINE)),
    "item": ("\n  * ", re.compile(r"^ {2,8}\* \S", re.MULTILINE)),
    "strong": ("**", re.compile(r"\*\*[^\s*][^*\n]{0,200}\*\*")),
    "escape": ("\\", re.compile(r"^ {0,3}(?:\d{1,4}\\\.|\\[-+#*])", re.MULTILINE)),
}
# So many tags make a fragment of HTML, and so many marks, no two of a kind needed, make Markdown.
_MIN_TAGS = 3
_MIN_MARKS = 3


def detect_door(shadow: str) -> Door:
    """Tell by which door a page goes in. Linear.

    A text that mentions a tag, has one line that begins with "#", or a list of dashes is still text.
    """
    if "<" in shadow:
        if _DOCUMENT.match(shadow):
            return Door.HTML
        head = shadow.lstrip()[:1]
        tags = sum(1 for _ in _BLOCK_TAG.finditer(shadow))
        if head == "<" and tags >= 1 or tags >= _MIN_TAGS:
            return Door.HTML
    if "](" in shadow and _INLINE_LINK.search(shadow):
        return Door.MARKDOWN
    headings = others = 0
    for kind, (hint, pattern) in _MARKS.items():
        if hint in shadow:
            count = sum(1 for _ in pattern.finditer(shadow))
            if kind == "heading":
                headings = count
            else:
                # Dumps of plain text indent their bullets too, so those only second other marks.
                others += min(count, 1) if kind == "item" else count
    enough = headings >= 2 or (headings and others) or others >= _MIN_MARKS
    return Door.MARKDOWN if enough else Door.TEXT
