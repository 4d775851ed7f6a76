"""What a colon promises: the line that ends in one and what stands below it go together."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from cleannews.article import CHROME_ROLES
from cleannews.reading.page import LISTED

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from cleannews.article import Role
    from cleannews.reading.page import Page

__all__ = ["keep_promised"]

_COLONS: Final = (":", "：")


def keep_promised(page: Page, body: Sequence[bool], spoken: Mapping[int, Role]) -> list[bool]:
    """Return `body` with the lists that a line of it opens, and the lines that open a part of it.

    Short items look like links ("a dozen eggs;"), short openings ("The minister:") like labels; of
    those that a colon ties to body on labelled pages, 77 and 95 of a hundred are body as well.
    Blocks that a rule takes for chrome (`spoken`) stay out. Linear in the number of blocks.
    """
    kept = list(body)
    texts = page.texts[:-1]
    for block in [block for block, text in enumerate(texts) if text[-1] in _COLONS]:
        if not kept[block] and block and kept[block - 1] and kept[block + 1]:
            kept[block] = spoken.get(block) not in CHROME_ROLES
        item = block + 1
        while kept[item - 1] and item < len(page) and page.marks[item] in LISTED:
            kept[item] = kept[item] or spoken.get(item) not in CHROME_ROLES
            item += 1
    return kept
