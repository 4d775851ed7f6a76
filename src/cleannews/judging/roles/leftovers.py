"""What scores and rules leave over of a site's parts: replies, addresses, labels over nothing.

A reader's comment looks like a paragraph, and a label like a heading: what they are shows only by
what is next to them.
"""

from __future__ import annotations

import re
from itertools import compress
from typing import TYPE_CHECKING, Final

from cleannews.article import CHROME_ROLES, Role
from cleannews.judging.roles.forms import ENDS
from cleannews.reading.page import Mark

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from cleannews.reading.page import Page

__all__ = ["MAIL", "drop_addresses", "drop_link_rows", "drop_lone_labels", "drop_replies"]

_SURE_PROSE: Final = 0.85  # from this score on a paragraph over a reply button is the article's
_LEAST_REPLIES: Final = 2
_COMMENT_SPACES: Final = 3  # in a comment at least: "~reader", "2 hours ago" are none
_ALL_LINKED: Final = 0.9  # of a line's characters, its spaces apart
_LIKELY: Final = 0.6  # the least score of a line of links that is the article's
MAIL: Final = re.compile(r"[\w.+-]+@[\w-]+\.\w[\w.-]*")
_WRITTEN_TO: Final = 0.85  # below this score a line with an address is nobody's sentence
_MAX_ADDRESS: Final = 90  # characters
_LONE: Final = 0.75  # below this score a label over nothing goes with what was left out
_MAX_LABEL: Final = 60  # characters


def drop_replies(
    page: Page, body: list[bool], scores: Sequence[float], buttons: Collection[int]
) -> list[int]:
    """Drop what stands right over buttons to reply, readers' comments, and return those blocks.

    `buttons` are the blocks that are nothing but a label of comments. Linear in their number.
    """
    if len(buttons) < _LEAST_REPLIES:
        return []
    over = [block - 1 for block in sorted(buttons) if block and block - 1 not in buttons]
    over = [block for block in over if page.texts[block].count(" ") >= _COMMENT_SPACES]
    replies = [block for block in over if not body[block] or scores[block] < _SURE_PROSE]
    for block in replies:
        body[block] = False
    return replies


def drop_link_rows(page: Page, body: list[bool], scores: Sequence[float]) -> None:
    """Drop the doubted short lines that are links and nothing else: "Share Save".

    Linear in the number of blocks; where links are not known there are none.
    """
    for block in compress(range(len(body)), page.links):
        text = page.texts[block]
        if (
            body[block]
            and page.links[block] >= _ALL_LINKED * (len(text) - text.count(" "))
            and scores[block] < _LIKELY
            and len(text) <= _MAX_LABEL
            and page.marks[block] is Mark.PLAIN
            and not text.endswith(ENDS)
        ):
            body[block] = False


def drop_addresses(
    page: Page, body: list[bool], scores: Sequence[float], spoken: Mapping[int, Role]
) -> None:
    """Drop a doubted short line with an address to write to, under a label that rules take out.

    So stands the press office's under "Media inquiries:"; a list of addresses may well be news.
    Linear in the number of blocks.
    """
    for block in compress(range(len(body)), body):
        text = page.texts[block]
        if (
            "@" in text
            and scores[block] < _WRITTEN_TO
            and spoken.get(block - 1) in CHROME_ROLES
            and len(text) <= _MAX_ADDRESS
            and not text.endswith(ENDS)
            and MAIL.search(text)
        ):
            body[block] = False


def drop_lone_labels(
    page: Page, body: list[bool], scores: Sequence[float], spoken: Mapping[int, Role]
) -> None:
    """Drop a doubted label over something that was left out: it belongs to that.

    Rules must speak for it: "In this article" over links, "Media inquiries:" over an address.
    """
    for block in reversed(range(len(body) - 1)):
        if (
            body[block]
            and not body[block + 1]
            and scores[block] < _LONE
            and len(page.texts[block]) <= _MAX_LABEL
            and spoken.get(block) in CHROME_ROLES
            and not page.texts[block].endswith(ENDS)
        ):
            body[block] = False
