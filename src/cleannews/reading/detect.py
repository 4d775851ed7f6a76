"""Tell HTML from Markdown from plain text."""

from __future__ import annotations

import re
from itertools import islice

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
_ESCAPE = re.compile(r"\\[-+#*.]")
_BEFORE_ESCAPE = re.compile(r"(?:^|\n) {0,3}(\d{0,4})$")
_BEFORE_CHARS = 8
_HEADING = re.compile(r"\n(#{1,6}) ")
# A fragment of HTML has a block tag every so many characters, and three more; a text about HTML
# fewer.
_CHARS_A_TAG = 300
# So many marks, of one kind or several, make Markdown.
_MIN_MARKS = 3


def is_html(text: str) -> bool:
    """Whether a page is an HTML document or fragment; a text that mentions a tag is not. Linear."""
    if "<" not in text:
        return False
    if _DOCUMENT.match(text):
        return True
    most = 3 + len(text) // _CHARS_A_TAG
    tags = sum(1 for _ in islice(_BLOCK_TAG.finditer(text), most))
    if tags > 0 and text.lstrip().startswith("<"):
        return True
    return tags == most and not _is_about_html(text)


def _is_about_html(text: str) -> bool:
    """Whether most of a text's paragraphs have no tag, as where some others show code."""
    paragraphs = text.split("\n\n")
    return 2 * sum("<" not in paragraph for paragraph in paragraphs) > len(paragraphs)


def is_markdown(shadow: str) -> bool:
    """Whether a page is Markdown; a line with "#" somewhere in it, or a list of dashes, is not.

    Linear. A mark is only looked for where its character occurs at all, which costs next to nothing
    to know.
    """
    if "](" in shadow and _INLINE_LINK.search(shadow):
        return True
    if shadow.startswith("# ") and shadow[(end := shadow.find("\n")) : end + 2] == "\n\n":
        return True  # a title, and the blank line that Markdown's writers leave below it
    headings = others = 0
    if "#" in shadow:
        found = _HEADING.findall(shadow) if "\n#" in shadow else []
        titles = found.count("#") + shadow.startswith("# ")
        lower = len(found) - found.count("#")
        # Topics are listed as "# Floods" too, line by line, and no page has two titles.
        headings = lower + titles if titles <= 1 or lower else 1
    if "**" in shadow:
        others += sum(1 for _ in _STRONG.finditer(shadow))
    if "=" in shadow or "`" in shadow:
        others += shadow.count("\n===") + shadow.count("\n```")
    if "\\" in shadow:
        others += sum(_heads_line(shadow, escape) for escape in _ESCAPE.finditer(shadow))
    if "*" in shadow and (headings or others):
        # Dumps of plain text indent their bullets too, so those only second other marks.
        others += ("\n* * *" in shadow) + ("\n  * " in shadow)
    return headings >= 2 or (headings > 0 and others > 0) or others >= _MIN_MARKS


def _heads_line(shadow: str, escape: re.Match[str]) -> bool:
    r"""Whether an escape keeps a line from being an item or a heading: "1986\." or "\- ".

    Looked for from the backslash back, for most pages have few, but many lines.
    """
    at = escape.start()
    before = _BEFORE_ESCAPE.search(shadow, max(0, at - _BEFORE_CHARS), at)
    return before is not None and bool(before[1]) == (escape[0] == "\\.")
