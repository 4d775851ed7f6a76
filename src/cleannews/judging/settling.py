"""What is kept, read again as the text that it will be: cleaning that once more changes nothing.

A line is judged by what stands around it. A short heading was kept below a title and a menu; as the
first line of a file it would be taken for a title or a label. So what would go the next time goes
now. On held-out sites this makes the text neither better nor worse.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from cleannews.article import BODY_ROLES, Role
from cleannews.judging.runs import is_prose
from cleannews.reading import read
from cleannews.reading.page import join_blocks

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from cleannews.reading.page import Page

__all__ = ["settle"]

_ROUNDS: Final = 4  # hardly a page wants more than two
# The scores from which on the first, the second and the last block are not doubted.
_SURE: Final = (1.1, 0.8, 0.6)


def settle(
    page: Page,
    roles: Sequence[Role],
    scores: Sequence[float],
    roles_of: Callable[[Page, Sequence[int]], Sequence[Role]],
) -> dict[int, Role]:
    """Return new roles for the blocks that the page's text would lose by itself.

    `roles_of` judges the page that the text of some blocks is read into. Only what begins or ends
    with a doubted line is read again, two fifths of pages: other texts change too seldom to be
    worth the time.
    """
    gone: dict[int, Role] = {}
    body = [block for block, role in enumerate(roles) if role in BODY_ROLES]
    for _ in range(_ROUNDS):
        if not _is_doubted(page, scores, body):
            break
        kept = [page.texts[block] for block in body]
        text = join_blocks(kept)
        if text == page.source:
            break
        again = read(text)
        # Cut into other blocks, it could not be compared.
        new = roles_of(again, body) if again.texts == kept else ()
        lost = {
            block: role for block, role in zip(body, new, strict=False) if role not in BODY_ROLES
        }
        if not lost or len(lost) == len(body):
            break
        if Role.TITLE in roles or Role.TITLE in gone.values():
            lost = {b: Role.WIDGET if role is Role.TITLE else role for b, role in lost.items()}
        gone |= lost
        body = [block for block in body if block not in lost]
    return gone


def _is_doubted(page: Page, scores: Sequence[float], body: Sequence[int]) -> bool:
    """Whether a text begins or ends with a line that is no sentence and may go."""
    ends = zip((*body[:2], *body[-1:]), _SURE, strict=False)
    return any(scores[block] < sure and not is_prose(page.texts[block]) for block, sure in ends)
