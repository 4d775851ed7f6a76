"""What the blocks around say of a block that no rule knows."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from cleannews.article import BODY_ROLES, Role
from cleannews.judging.roles.chrome import chrome_role

if TYPE_CHECKING:
    from cleannews.judging.roles.frame import Frame
    from cleannews.judging.runs import Runs
    from cleannews.reading.page import Page

__all__ = ["forget_indexes", "join_crowds", "name_captions"]

_MOST_TOPICS: Final = 18  # of an article; longer lists are of the site

# Forms, notices and the comments of readers come in rows, of which rules know some blocks alone.
_CROWDS: Final = {
    Role.COMMENT: 4,
    Role.SIGNUP: 3,
    Role.CONSENT: 3,
    Role.PAYWALL: 3,
    Role.SHARING: 2,
    Role.LEGAL: 2,
    Role.ADVERT: 2,
}  # and how many blocks two known ones are apart at most
_UNSAID: Final = frozenset({Role.NAVIGATION, Role.RELATED, Role.WIDGET})  # roles given by place
_CREDITED: Final = re.compile(r"\([^()]{2,40}\)$")  # "The harbour on Monday. (Courier/Jane Doe)"
_CAPTION_WORDS: Final = 4  # a line of fewer amid an article is a control


def join_crowds(frame: Frame, runs: Runs, roles: list[Role]) -> None:
    """Give the blocks between two of the same crowd its role, where nothing else speaks."""
    last: dict[Role, int] = {}
    for block, role in enumerate(roles):
        reach = _CROWDS.get(role)
        if reach is None:
            continue
        above = last.get(role, -reach - 1)
        if 1 < block - above <= reach:
            between = range(above + 1, block)
            if all(_is_unsaid(frame, runs, roles, other) for other in between):
                roles[above + 1 : block] = [role] * len(between)
        last[role] = block


def _is_unsaid(frame: Frame, runs: Runs, roles: list[Role], block: int) -> bool:
    return roles[block] in _UNSAID and block not in frame.spoken and runs.steps[block] < 0


def name_captions(page: Page, frame: Frame, runs: Runs, roles: list[Role]) -> None:
    """Take unlinked lines for captions that end in a credit, or stand right under a paragraph.

    The latter only where the page tells what is a link.
    """
    if frame.title is None or frame.top is None:
        return
    known, related = any(page.links), Role.RELATED
    for block in range(frame.title + 1, frame.last):
        text = page.texts[block]
        if (
            roles[block] is related
            and _is_unsaid(frame, runs, roles, block)
            and not page.is_link(block)
            and text.count(" ") >= _CAPTION_WORDS - 1
            and (
                _CREDITED.search(text)
                or (known and block > frame.top and roles[block - 1] in BODY_ROLES)
            )
        ):
            roles[block] = Role.CAPTION


def forget_indexes(page: Page, frame: Frame, runs: Runs, roles: list[Role]) -> None:
    """Take lists of topics for the site's where they are longer than any article's."""
    for head in [block for block, step in enumerate(runs.steps) if step == 0]:
        end = head
        while end < len(roles) and roles[end] is Role.TOPIC and runs.steps[end] == end - head:
            end += 1
        if end - head > _MOST_TOPICS + 1:
            for block in range(head, end):
                place = block, frame.title, frame.top, frame.last
                roles[block] = chrome_role(page.texts[block], *place)
