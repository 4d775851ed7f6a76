"""Which blocks describe a picture or name its maker."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from cleannews.article import Role
from cleannews.evidence.cues.cue import CueKind
from cleannews.evidence.cues.vocabulary import words_of
from cleannews.reading.page import Mark

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from cleannews.evidence.cues import Cues
    from cleannews.judging.roles.frame import Frame
    from cleannews.reading.page import Page

__all__ = ["give_pictures"]

_FORMULA: Final = int(CueKind.DATE | CueKind.BYLINE)
_SURE_BODY: Final = 0.8  # from this score on a line over a credit is no caption
_NOTICES: Final = ("©", "(c)", "copyright")
_LINE_WORDS: Final = 4  # a line of fewer over a credit may be a button
_PICTURE: Final = frozenset((*words_of("picture"), *words_of("credit")))
_TWIN_WORDS: Final = 3  # a repeated line of fewer words is a button


def give_pictures(
    page: Page, frame: Frame, cues: Cues, roles: list[Role | None], scores: Sequence[float]
) -> None:
    """Write into `roles` which blocks are captions and credits, leaving those that have a role.

    Linear in the number of blocks.
    """
    _give_credits(page, frame, cues, roles)
    _give_captions(page, frame, cues, roles)
    _give_credited(page, frame, cues, roles, scores)


def _give_credits(page: Page, frame: Frame, cues: Cues, roles: list[Role | None]) -> None:
    reach = range(frame.head.start, frame.tail.stop)
    blocks = (cue.block for cue in cues.credits if cue.whole and cue.block in reach)
    _give(blocks, Role.CREDIT, roles)
    # "Photo:" with the name below it.
    labels = (
        block
        for block in reach
        if page.texts[block].endswith((":", "："))
        and page.texts[block][:-1].rstrip().casefold() in _PICTURE
    )
    _give((block for block in labels if not frame.body[block]), Role.CREDIT, roles)


def _give_captions(page: Page, frame: Frame, cues: Cues, roles: list[Role | None]) -> None:
    reach = range(frame.head.start, frame.tail.stop)
    for cue in cues.captions:
        block = cue.block
        # Under the body "© The Echo" is the site's notice, and no credit of a picture above it.
        noticed = frame.last < block < len(page) - 1 and (
            page.texts[block + 1].casefold().startswith(_NOTICES)
        )
        if block in reach and not noticed and (cue.certain or not frame.body[block]):
            _give((block,), Role.CAPTION, roles)
    # A picture's alternative text and its caption often say the same, one under the other.
    start = frame.head.start if frame.title is None else frame.title + 1
    for block in range(start, frame.last):
        text = page.texts[block]
        formula = cues.kinds[block] & _FORMULA
        if text == page.texts[block + 1] and not formula and len(text.split()) >= _TWIN_WORDS:
            twins = (block, block + 1)
            blocks = (twin for twin in twins if not frame.body[twin] and twin not in frame.spoken)
            _give(blocks, Role.CAPTION, roles)


def _give_credited(
    page: Page, frame: Frame, cues: Cues, roles: list[Role | None], scores: Sequence[float]
) -> None:
    """Mark the line over a picture's credit as its caption, if it only just passes for body."""
    for cue in cues.credits:
        block = cue.block - 1
        if not cue.whole or block not in range(frame.head.start, frame.last):
            continue
        if page.texts[block].endswith(":") and not frame.body[block]:
            block -= 1  # "Image:" on a line of its own
        if block < 0 or block == frame.title or page.marks[block] is Mark.HEADING:
            continue
        doubted = frame.body[block] and scores[block] < _SURE_BODY
        unsaid = not frame.body[block] and block not in frame.spoken and _is_line(page, block)
        if doubted or unsaid:
            _give((block,), Role.CAPTION, roles)


def _is_line(page: Page, block: int) -> bool:
    """Whether a block is no link and no label."""
    return page.texts[block].count(" ") >= _LINE_WORDS - 1 and not page.is_link(block)


def _give(blocks: Iterable[int], role: Role, roles: list[Role | None]) -> None:
    for block in blocks:
        if roles[block] is None:
            roles[block] = role
