"""From the scores of a page to the role of each block."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from itertools import chain, islice
from typing import TYPE_CHECKING, Final

from cleannews.article import BODY_ROLES, Role
from cleannews.judging.roles.assorting import assort, load_assortment
from cleannews.judging.roles.frame import frame_page
from cleannews.judging.roles.placing import keep_doubted, place_roles
from cleannews.judging.roles.seeing import COLUMNS
from cleannews.judging.roles.surroundings import join_crowds

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cleannews.evidence import Evidence
    from cleannews.evidence.cues import Cues
    from cleannews.evidence.lexicon.match import Hits
    from cleannews.evidence.lexicon.rule import Rule
    from cleannews.judging.roles.assorting import Assortment
    from cleannews.judging.roles.frame import Frame
    from cleannews.judging.runs import Runs
    from cleannews.reading.page import Page

__all__ = ["Assigned", "assign_roles"]

_LEAST_LEAD: Final = 40  # characters of a heading right under the title that is the lead


@dataclass(frozen=True)
class Assigned:
    """The roles of a page's blocks: those that its text and fields ask for, and all of them.

    Which part of the site a block of chrome is, only they ask who look at the blocks. To tell it
    takes a twentieth of a page's time, and is left until then.
    """

    page: Page
    frame: Frame
    cues: Cues
    runs: Runs
    placed: list[Role]  # by rules, cues and places
    evidence: Evidence | None  # no more of it than tells chrome apart
    assortment: Assortment | None  # what tells chrome apart; None for what is shipped

    @cached_property
    def parts(self) -> list[Role]:
        """The roles, those of body and of metadata for good, chrome as rules and places have it."""
        roles = self.placed.copy()
        _give_lead(self.page, self.frame, roles)
        return roles

    @cached_property
    def roles(self) -> list[Role]:
        """The roles, all of them for good."""
        roles = self.placed.copy()
        learned = self.assortment or load_assortment()
        assort(self.page, self.frame, self.cues, self.runs, roles, learned, self.evidence)
        join_crowds(self.frame, self.runs, roles)
        _give_lead(self.page, self.frame, roles)
        return roles


def assign_roles(  # noqa: PLR0913 - what all rooms before this one found
    page: Page,
    hits: Hits,
    rules: Sequence[Rule],
    runs: Runs,
    cues: Cues,
    scores: Sequence[float],
    threshold: float = 0.5,
    *,
    evidence: Evidence | None = None,
    assortment: Assortment | None = None,
) -> Assigned:
    """Give each block its role, one entry a block.

    `scores` are the blocks' probabilities, 0 to 1, of being body, and `threshold` the least that
    keeps a block; `rules` are the lexicon's, which `hits` index. Formulas that the cues are sure of
    are metadata whatever their score. `assortment` tells chrome apart, by default the shipped one,
    and goes by what `evidence` there is. Linear in the number of blocks.
    """
    frame = frame_page(page, hits, rules, cues, scores, threshold)
    placed = place_roles(page, frame, runs, cues, scores)
    keep_doubted(page, frame, runs, scores, threshold, placed)
    seen = evidence.only(COLUMNS) if evidence else None
    return Assigned(page, frame, cues, runs, placed, seen, assortment)


def _give_lead(page: Page, frame: Frame, roles: list[Role]) -> None:
    """Mark the first paragraph as lead where facts or controls part it from the others.

    A long heading is one, too, where it stands right under the title.
    """
    body = (block for block, role in enumerate(roles) if role in BODY_ROLES)
    first, second, third = islice(chain(body, (None,) * 3), 3)
    if first is None or second is None or third is None or frame.title is None:
        return
    if frame.title >= first:
        return
    parted = roles[first] == Role.PARAGRAPH and second > first + 1
    long = len(page.texts[first]) >= _LEAST_LEAD
    if parted or (roles[first] == Role.HEADING and first <= frame.title + 2 and long):
        roles[first] = Role.LEAD
