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
_STRONG = re.compile(r"\*\*[^\s*][^*\n]{0,200}\*\*")
_ESCAPE = re.compile(r"(?:^|\n) {0,3}(?:\d{1,4}\\\.|\\[-+#*])")
_HEADINGS = tuple(f"\n{'#' * level} " for level in range(1, 7))
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
    """Whether a page is Markdown; one line that begins with "#", or a list of dashes, is not. Linear.

    Plain searches for what a line begins with cost a tenth of a pattern anchored at lines.
    """
    if "](" in shadow and _INLINE_LINK.search(shadow):
        return True
    headings = sum(map(shadow.count, _HEADINGS)) + shadow.startswith(("# ", "## "))
    if headings >= 2:
        return True
    others = ("\n* * *" in shadow) + shadow.count("\n===") + shadow.count("\n```")
    if "**" in shadow:
        others += sum(1 for _ in _STRONG.finditer(shadow))
    if "\\" in shadow:
        others += sum(1 for _ in _ESCAPE.finditer(shadow))
    # Dumps of plain text indent their bullets too, so those only second other marks.
    others += "\n  * " in shadow
    return (headings > 0 and others > 0) or others >= _MIN_MARKS
