"""Tell HTML from Markdown from plain text."""

from __future__ import annotations

import re

__all__ = ["is_html", "is_markdown"]

_DOCUMENT = re.compile(
    r"[\s\ufeff]*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--.{0,2000}?-->\s*)?<(?:!doctype|html|head|body)\b",
    re.IGNORECASE | re.DOTALL,
)
_BLOCK_TAG = re.compile(
    r"</?(?:p|div|h[1-6]|ul|ol|li|table|tr|td|article|section|br)\b[^<>]{0,300}>", re.IGNORECASE
)
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


def is_html(text: str) -> bool:
    """Whether a page is an HTML document or fragment; a text that mentions a tag is not. Linear."""
    if "<" not in text:
        return False
    if _DOCUMENT.match(text):
        return True
    tags = 0
    for _ in _BLOCK_TAG.finditer(text):
        tags += 1
        if tags == _MIN_TAGS:
            return True
    return tags > 0 and text.lstrip().startswith("<")


def is_markdown(shadow: str) -> bool:
    """Whether a page is Markdown; one line that begins with "#", or a list of dashes, is not. Linear."""
    if "](" in shadow and _INLINE_LINK.search(shadow):
        return True
    headings = others = 0
    for kind, (hint, pattern) in _MARKS.items():
        if hint in shadow:
            count = sum(1 for _ in pattern.finditer(shadow))
            if kind == "heading":
                headings = count
            else:
                # Dumps of plain text indent their bullets too, so those only second other marks.
                others += min(count, 1) if kind == "item" else count
    return headings >= 2 or (headings > 0 and others > 0) or others >= _MIN_MARKS
