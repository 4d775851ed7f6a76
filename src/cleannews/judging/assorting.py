"""Which part of the site a block of chrome is: told by its neighbours, its place and its shape.

Rules know phrases. A headline, a menu's entry and the name of a reader have none, but they stand
among blocks that rules do know. So each block gets a score for every role of chrome, a sum of
learned numbers: one for each thing that is seen of it, and one for each role near it. The numbers
come from the labelled roles, by `python -m benchmarks.assorting`.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import repeat
from operator import itemgetter
from typing import TYPE_CHECKING, Final

import numpy as np

from cleannews.article import CHROME_ROLES, Role
from cleannews.evidence.context import distances
from cleannews.reading.page import Mark

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from numpy.typing import NDArray

    from cleannews.judging.frame import Frame
    from cleannews.judging.runs import Runs
    from cleannews.reading.page import Page

__all__ = [
    "CHROME",
    "PLACES",
    "Assortment",
    "Signs",
    "assort",
    "load_assortment",
    "save_assortment",
    "see_signs",
]

CHROME: Final = tuple(role for role in Role if role in CHROME_ROLES)
_ROLES: Final = tuple(Role)
_NONE: Final = len(_ROLES)  # no role, or no block
_NUMBER: Final[dict[Role | None, int]] = {
    **{role: number for number, role in enumerate(_ROLES)},
    None: _NONE,
}
# What a phrase says of a block is what it is, unless it says no more than that many sites have it.
_SAID: Final = CHROME_ROLES - {Role.NAVIGATION, Role.RELATED, Role.WIDGET}
_FILE: Final = "assorting.npz"

_HEADLINE_WORDS: Final = 4  # a line of as many, under "Most read", is what it says
_SIZES: Final = np.array([2, 3, 4, 6, 10, 17, 31])  # words from which a block is a size larger
_LENGTHS: Final = len(_SIZES) + 1
_JUST_BELOW: Final = 8  # blocks under the last of the body
_ZONES: Final = 5
_LINKS: Final = 3  # links are not known, no link, a link
_ENDS: Final = {".": 0, "!": 0, "?": 0, "。": 0, ":": 1, "…": 2}
_NO_END: Final = 3
_LAST: Final = itemgetter(-1)
_NEAR: Final = 5  # blocks either side whose roles are counted
# Longer pages are none of a newsroom's, and an array of all roles and blocks would take much room.
_MOST_BLOCKS: Final = 4_000
_FAR: Final = 40  # blocks from which on a role is too far to bear on another
# How many different values each kind of sign has, in the order of `_categories`.
_KINDS: Final = (
    _NONE,
    *(_NONE + 1,) * 6,
    _NONE * _ZONES,
    _NONE * _LINKS,
    _ZONES * _LENGTHS,
    len(Mark) * _LINKS,
    (_NO_END + 1) * _LENGTHS,
    2 * _ZONES,
    (_LENGTHS + 1) ** 2,
)
PLACES: Final = sum(_KINDS)
_STARTS: Final = np.cumsum((0, *_KINDS[:-1]))


@dataclass(frozen=True, slots=True)
class Signs:
    """What is seen of each block: rows of `places` in the table of weights, and `shares`."""

    places: NDArray[np.int64]  # (blocks, kinds)
    shares: NDArray[np.float32]  # (blocks, 4 x roles), 0 to 1


@dataclass(frozen=True, slots=True)
class Assortment:
    """The learned numbers, a column a role of `CHROME`."""

    table: NDArray[np.float32]
    shares: NDArray[np.float32]

    def score(self, signs: Signs) -> NDArray[np.float32]:
        """The log-odds, up to a constant a block, of each role: (blocks, roles)."""
        total: NDArray[np.float32] = self.table.take(signs.places.T, axis=0).sum(axis=0)
        return total + signs.shares @ self.shares


def assort(page: Page, frame: Frame, runs: Runs, roles: list[Role], assortment: Assortment) -> None:
    """Give the blocks of chrome that rules leave open their likeliest role.

    Where a rule knows a block for more than a link or a label, its word stands, and so does that
    of a line such as "Most read" over headlines. Pages of more than
    4,000 blocks are left as they are. Linear in the number of blocks.
    """
    legal, related = Role.LEGAL, Role.RELATED  # slow to look up for each block
    chosen = [
        block
        for block, role in enumerate(roles)
        if role in CHROME_ROLES
        and role is not legal  # a rule, or the sign of copyright
        and frame.spoken.get(block) not in _SAID
        and not (runs.roles[block] is related is role and _is_headline(page.texts[block]))
    ]
    if not chosen or len(page) > _MOST_BLOCKS:
        return
    signs = see_signs(page, frame, runs, roles)
    best = assortment.score(signs).argmax(axis=1)[chosen]
    for block, number in zip(chosen, best.tolist(), strict=True):
        roles[block] = CHROME[number]


def _is_headline(text: str) -> bool:
    return text.count(" ") >= _HEADLINE_WORDS - 1


def see_signs(page: Page, frame: Frame, runs: Runs, roles: Sequence[Role]) -> Signs:
    """Look at all blocks of a page that has some; `roles` are those given by rules and places."""
    size = len(page)
    role = np.array(list(map(_NUMBER.__getitem__, roles)))
    spoken = np.full(size, _NONE)
    spoken[list(frame.spoken)] = [_NUMBER[one] for one in frame.spoken.values()]
    run = np.array(list(map(_NUMBER.__getitem__, runs.roles)))
    places = np.array(_categories(page, frame, role, spoken, run)) + _STARTS[:, np.newaxis]
    return Signs(places.T, _shares(role, spoken))


def _categories(
    page: Page,
    frame: Frame,
    role: NDArray[np.int64],
    spoken: NDArray[np.int64],
    run: NDArray[np.int64],
) -> list[NDArray[np.int64]]:
    texts = page.texts
    size = len(texts)
    # Loops over the blocks run in C: three of them in Python took a fifth of all this.
    spaces = np.array(list(map(str.count, texts, repeat(" "))))
    length = np.searchsorted(_SIZES, spaces + 1, side="right")
    if any(page.links):
        link = (np.array(page.links) * 2 > np.array(list(map(len, texts)))) + 1
    else:
        link = np.zeros(size, dtype=np.int64)
    end = np.array(list(map(_ENDS.get, map(_LAST, texts), repeat(_NO_END))))
    first = dict(zip(reversed(texts), range(size - 1, -1, -1), strict=True))
    again = np.array(list(map(first.__getitem__, texts))) < np.arange(size)
    zone = _zones(frame, size)
    above, below = _shifted(length, 1, _LENGTHS), _shifted(length, -1, _LENGTHS)
    return [
        role,
        *(_shifted(role, step, _NONE) for step in (1, -1, 2, -2)),
        spoken,
        run,
        role * _ZONES + zone,
        role * _LINKS + link,
        zone * _LENGTHS + length,
        np.array(page.marks) * _LINKS + link,
        end * _LENGTHS + length,
        again * _ZONES + zone,
        above * (_LENGTHS + 1) + below,
    ]


def _zones(frame: Frame, size: int) -> NDArray[np.int64]:
    """Over the title, over the prose, amid it, right below it, and far below."""
    top = frame.top or 0
    bounds = (frame.title if frame.title is not None else top, top, frame.last + 1)
    return np.searchsorted(
        np.maximum.accumulate((*bounds, bounds[-1] + _JUST_BELOW)), np.arange(size), side="right"
    )


def _shifted(values: NDArray[np.int64], step: int, edge: int) -> NDArray[np.int64]:
    moved = np.full(len(values), edge)
    if step > 0:
        moved[step:] = values[:-step]
    else:
        moved[:step] = values[-step:]
    return moved


def _shares(role: NDArray[np.int64], spoken: NDArray[np.int64]) -> NDArray[np.float32]:
    """How near and how many are the blocks that rules know, and how many those of each role."""
    shares = np.zeros((4 * _NONE, len(role)), dtype=np.float32)
    known = np.bincount(spoken, minlength=_NONE)[:_NONE].nonzero()[0]  # few of all roles
    given = np.bincount(role).nonzero()[0]
    flags = np.concatenate((spoken == known[:, np.newaxis], role == given[:, np.newaxis]))
    for start, gap in zip((0, _NONE), distances(flags[: len(known)], _FAR), strict=True):
        shares[start + known] = 1 / np.sqrt(gap) * (gap < _FAR)
    shares[np.concatenate((2 * _NONE + known, 3 * _NONE + given))] = _around(flags)
    return shares.T


def _around(flags: NDArray[np.bool_]) -> NDArray[np.float64]:
    """The share of the blocks around each, itself left out, that are flagged, a row a role."""
    size = flags.shape[1]
    # Bytes may run over: what is asked for are differences, and none of them is over eleven.
    sums = np.zeros((len(flags), size + 1), dtype=np.uint8)
    np.cumsum(flags.view(np.uint8), axis=1, dtype=np.uint8, out=sums[:, 1:])
    at = np.arange(size)
    ends, starts = np.minimum(at + _NEAR + 1, size), np.maximum(at - _NEAR, 0)
    around = sums.take(ends, axis=1) - sums.take(starts, axis=1) - flags
    return around / (2 * _NEAR)


@cache
def load_assortment() -> Assortment:
    """The shipped numbers: a constant, read once."""
    path = files("cleannews.judging") / _FILE
    with path.open("rb") as file, np.load(file, allow_pickle=False) as arrays:
        return Assortment(*(arrays[name].astype(np.float32) for name in ("table", "shares")))


def save_assortment(learned: Assortment, folder: Path) -> None:
    """Write the numbers into `folder`, byte for byte the same for the same ones."""
    table, shares = learned.table.astype(np.float16), learned.shares.astype(np.float16)
    with (folder / _FILE).open("wb") as file:
        np.savez_compressed(file, table=table, shares=shares)
