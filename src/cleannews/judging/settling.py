"""What is kept, read again as the text that it will be: cleaning that once more changes nothing.

A line is judged by what stands around it. A short heading was kept below a title and a menu; as the
first line of a file it would be taken for a title or a label. So what would go the next time goes
now. On held-out sites this makes the text neither better nor worse. The other half of it is
`roles.keep_doubted`: a text that looks cleaned loses less.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from cleannews.article import BODY_ROLES, Role
from cleannews.judging.runs import is_label, is_prose
from cleannews.reading import read
from cleannews.reading.page import join_blocks

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from cleannews.reading.page import Page

__all__ = ["settle"]

# Hardly a page wants more rounds than two, but a menu may lose a line in each. Short texts have
# more of them than long ones, which would take too long.
_LEAST_ROUNDS, _MOST_ROUNDS = 6, 40
_MOST_BLOCKS: Final = 12_000  # that are read again in all these rounds
_SURE_LABEL: Final = 0.9  # from this score on, a label by the edge of a text is not doubted
_SURE_LINE: Final = 0.5  # the same for a short sentence


def settle(
    page: Page,
    roles: Sequence[Role],
    scores: Sequence[float],
    roles_of: Callable[[Page, Sequence[int]], Sequence[Role]],
) -> dict[int, Role]:
    """Return new roles for the blocks that the page's text would lose by itself.

    `roles_of` judges the page that the text of some blocks is read into. Only what begins or ends
    with a doubted line is read again, not half of the pages: other texts change too seldom to be
    worth the time. What lost something is read until it loses nothing more.
    """
    body = [block for block, role in enumerate(roles) if role in BODY_ROLES]
    if not _is_doubted(page, scores, body):
        return {}
    gone: dict[int, Role] = {}
    for _ in range(_rounds(len(body))):
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


def _rounds(blocks: int) -> int:
    """How often a text of so many blocks is read again at most."""
    return min(_MOST_ROUNDS, max(_LEAST_ROUNDS, _MOST_BLOCKS // blocks))


def _is_doubted(page: Page, scores: Sequence[float], body: Sequence[int]) -> bool:
    """Whether a text begins or ends with a line that is no prose and may go.

    The first one may, whatever its score: nothing will stand above it.
    """
    if not body:
        return False
    texts, last = page.texts, body[-1]
    return (
        not is_prose(texts[body[0]])
        or any(scores[at] < _SURE_LABEL and is_label(texts[at]) for at in (*body[1:2], last))
        or (scores[last] < _SURE_LINE and not is_prose(texts[last]))
    )
