"""What chrome is for where no rule says so: by its place on the page and its shape."""

from __future__ import annotations

import re
from typing import Final

from cleannews.article import Role

__all__ = ["chrome_role"]

# Named once: Python 3.11 takes longer to look up a member of an enumeration than for all the rest.
_NAVIGATION, _RELATED, _WIDGET = Role.NAVIGATION, Role.RELATED, Role.WIDGET
_LETTER: Final = re.compile(r"[^\W\d_]")
_TEMPLATE: Final = ("{{", "{%", "${")
_MEASURE: Final = re.compile(r"\d{1,4}x\d{1,4}\b")  # of a picture: "16x9 Image"
# The signature of an embedded post: "— Jane Doe (@janedoe) April 25, 2024".
_POST: Final = re.compile(r"[—–-]{1,2} ?[^@]{1,80}\(@\w{2,30}\)")
_MAX_NOTICE: Final = 200  # characters of a copyright notice
_HEADLINE_WORDS: Final = 4  # a link of fewer words leads to a section and not to a story
_HEADLINE_CHARS: Final = 14  # the same for scripts without spaces


def chrome_role(text: str, block: int, title: int | None, top: int | None, last: int) -> Role:
    """Return the likeliest role of the block number `block` that is the site's.

    `text` is what it says; `title`, `top` and `last` are the blocks of the title, of the first
    prose and of the last body: menus stand above the article, links to other stories below it,
    controls between its parts.
    """
    # Most blocks begin with a letter, and need no closer look.
    if not text[:1].isalpha() and (not _LETTER.search(text) or _MEASURE.match(text)):
        return _WIDGET
    if "@" in text and _POST.match(text):
        return _WIDGET
    if "{" in text and any(sign in text for sign in _TEMPLATE):
        return _WIDGET
    if "©" in text and len(text) <= _MAX_NOTICE:
        return Role.LEGAL
    if top is None or block < (title if title is not None else top):
        return _NAVIGATION
    long = text.count(" ") >= _HEADLINE_WORDS - 1 or (
        len(text) >= _HEADLINE_CHARS and not text.isascii() and " " not in text
    )
    if block > last or long:
        return _RELATED if long else _NAVIGATION
    return _WIDGET
