"""Which part of the site a block of chrome is: told by its neighbours, its place and its shape.

Rules know phrases. A headline, a menu's entry and the name of a reader have none, but they stand
among blocks that rules do know. So each block gets a score for every role of chrome, a sum of
learned numbers: one for each thing that is seen of it, for each role near it, and for the evidence
that the body was found by. The numbers come from the labelled roles, by
`python -m benchmarks.assorting`.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Final

import numpy as np

from cleannews.article import CHROME_ROLES, Role
from cleannews.evidence.context import bounded
from cleannews.judging.roles.seeing import see_signs

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from numpy.typing import NDArray

    from cleannews.evidence import Evidence
    from cleannews.evidence.cues import Cues
    from cleannews.judging.roles.frame import Frame
    from cleannews.judging.roles.seeing import Signs
    from cleannews.judging.runs import Runs
    from cleannews.reading.page import Page

__all__ = [
    "CHROME",
    "Assortment",
    "assort",
    "load_assortment",
    "save_assortment",
    "standardised",
]

CHROME: Final = tuple(role for role in Role if role in CHROME_ROLES)
_OPEN: Final = CHROME_ROLES - {Role.LEGAL}  # which only a rule or the sign of copyright gives
# What a phrase says of a block is what it is, unless it says no more than that many sites have it.
_SAID: Final = CHROME_ROLES - {Role.NAVIGATION, Role.RELATED, Role.WIDGET}
_FILE: Final = "assorting.npz"
_ARRAYS: Final = ("table", "shares", "columns", "centre")
_HEAD_WORDS: Final = 2  # of a line such as "Most read" over headlines; "Video" may be a button
_HEADLINE_WORDS: Final = 4  # a line of as many, under "Most read", is what it says
# Longer pages are none of a newsroom's, and an array of all roles and blocks would take much room.
_MOST_BLOCKS: Final = 4_000
_BOUND: Final = 3.0  # standard deviations; evidence further from its mean says no more


@dataclass(frozen=True, slots=True)
class Assortment:
    """The learned numbers, a column a role of `CHROME`."""

    table: NDArray[np.float32]
    shares: NDArray[np.float32]
    columns: NDArray[np.float32]
    centre: NDArray[np.float32]  # (2, `COLUMNS`): the means and standard deviations of evidence

    def score(self, signs: Signs) -> NDArray[np.float32]:
        """The log-odds, up to a constant a block, of each role: (blocks, roles)."""
        total: NDArray[np.float32] = self.table.take(signs.places.T, axis=0).sum(axis=0)
        total += signs.shares @ self.shares
        return total + standardised(signs.columns, self.centre) @ self.columns


def standardised(columns: NDArray[np.float32], centre: NDArray[np.float32]) -> NDArray[np.float32]:
    """Evidence in standard deviations from its mean."""
    return bounded((columns - centre[0]) / centre[1], -_BOUND, _BOUND)


def assort(
    page: Page,
    frame: Frame,
    cues: Cues,
    runs: Runs,
    roles: list[Role],
    assortment: Assortment,
    evidence: Evidence | None = None,
) -> None:
    """Give the blocks of chrome that rules leave open their likeliest role.

    Where a rule knows a block for more than a link or a label, its word stands, and so does that
    of a line such as "Most read" over headlines. Pages of more than 4,000 blocks are left as they
    are. Linear in the number of blocks.
    """
    chosen = _left_open(page, frame, runs, roles)
    if not chosen or len(page) > _MOST_BLOCKS:
        return
    signs = see_signs(page, frame, cues, runs, roles, evidence, chosen)
    best = assortment.score(signs).argmax(axis=1)
    for block, number in zip(chosen, best.tolist(), strict=True):
        roles[block] = CHROME[number]


def _left_open(page: Page, frame: Frame, runs: Runs, roles: Sequence[Role]) -> list[int]:
    """The blocks of chrome for which nobody's word stands."""
    said = {block for block, role in frame.spoken.items() if role in _SAID}
    related = Role.RELATED  # slow to look up for each block
    return [
        block
        for block, role in enumerate(roles)
        if role in _OPEN
        and block not in said
        and not (role is related and runs.roles[block] is related and _heads(page, runs, block))
    ]


def _heads(page: Page, runs: Runs, block: int) -> bool:
    """Whether a block in a list of stories is the line over it, or a headline."""
    least = _HEAD_WORDS if runs.steps[block] == 0 else _HEADLINE_WORDS
    return page.texts[block].count(" ") >= least - 1


@cache
def load_assortment() -> Assortment:
    """The shipped numbers: a constant, read once."""
    path = files("cleannews.judging.roles") / _FILE
    with path.open("rb") as file, np.load(file, allow_pickle=False) as arrays:
        return Assortment(*(arrays[name].astype(np.float32) for name in _ARRAYS))


def save_assortment(learned: Assortment, folder: Path) -> None:
    """Write the numbers into `folder`, byte for byte the same for the same ones."""
    arrays = {name: getattr(learned, name).astype(np.float16) for name in _ARRAYS}
    with (folder / _FILE).open("wb") as file:
        np.savez_compressed(file, **arrays)
