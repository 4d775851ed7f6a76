"""What is seen of a block that tells which part of the site it is of."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from cleannews.article import Role
from cleannews.evidence.context import bounded, distances
from cleannews.evidence.subjects import GROUPS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from cleannews.evidence import Evidence
    from cleannews.evidence.cues import Cues
    from cleannews.judging.roles.frame import Frame
    from cleannews.judging.runs import Runs
    from cleannews.reading.page import Page

__all__ = ["COLUMNS", "PLACES", "ROLES", "SHARES", "Signs", "see_signs"]

ROLES: Final = tuple(Role)
_NONE: Final = len(ROLES)  # no role, or no block
_NUMBER: Final[dict[Role | None, int]] = {
    **{role: number for number, role in enumerate(ROLES)},
    None: _NONE,
}
_JUST_BELOW: Final = 8  # blocks under the last of the body
_ZONES: Final = 5
_LINKS: Final = 3  # links are not known, no link, a link
_CUES: Final = 64  # all sums of `CueKind`
_ABOVE: Final = 6  # blocks over the title that are told apart
_BELOW: Final = 16  # and under it
_STEPS: Final = _ABOVE + _BELOW + 2  # from the title, the last where there is none
_NEAR: Final = 5  # blocks either side whose roles are counted
_FAR: Final = 40  # blocks from which on a role is too far to bear on another
# How many different values each kind of sign has, in the order of `_categories`.
_KINDS: Final = (
    _NONE,
    *(_NONE + 1,) * 6,
    _NONE * _ZONES,
    *(_CUES,) * 2,
    _STEPS * _LINKS,
)
PLACES: Final = sum(_KINDS)
_STARTS: Final = np.cumsum((0, *_KINDS[:-1]))
SHARES: Final = 4 * _NONE + 2 * len(GROUPS)
# Of the evidence for the body, what tells chrome apart as well.
COLUMNS: Final = (
    "chars",
    "words",
    "word_length",
    "upper",
    "capitalised",
    "digits",
    "symbols",
    "commas",
    "quotes",
    "sentences",
    "ends_sentence",
    "tail",
    "label",
    "starts_upper",
    "starts_lower",
    "starts_digit",
    "starts_symbol",
    "level",
    "gap",
    "links",
    "rule_whole",
    "rule_navigation",
    "rule_sharing",
    "rule_related",
    "rule_signup",
    "rule_legal",
    "rule_advert",
    "rule_comment",
    "rule_widget",
    "rule_bio",
    "rule_metadata",
    "rule_picture",
    "odds_mean",
    "odds_best",
    "odds_worst",
    "turns",
    "rare_share",
    "rare_shared",
    "overlap",
    "title_fit",
    "repeats_earlier",
    "repeated_later",
    "prose",
    "prose_since",
    "prose_until",
    "prose_before",
    "prose_after",
    "run_short",
    "run_list",
    "place",
    "from_start",
    "from_end",
    "cue_date_since",
    "cue_byline_since",
    "cue_date_until",
    "cue_byline_until",
    "comment_before",
    "signup_before",
    "bio_before",
    "advert_before",
)
_GROUP_BITS: Final = np.arange(len(GROUPS))


@dataclass(frozen=True, slots=True)
class Signs:
    """What is seen of each block.

    `places` (blocks, kinds) are rows in a table of weights, `shares` (blocks, `SHARES`) numbers
    between 0 and 1 but for sums of a few such, and `columns` (blocks, `COLUMNS`) evidence.
    """

    places: NDArray[np.int64]
    shares: NDArray[np.float32]
    columns: NDArray[np.float32]


def see_signs(
    page: Page,
    frame: Frame,
    cues: Cues,
    runs: Runs,
    roles: Sequence[Role],
    evidence: Evidence | None,
    chosen: Sequence[int] | None = None,
) -> Signs:
    """Look at the chosen blocks of a page, by default all; `roles` are given by rules and places.

    The page must have at least one block.
    """
    size = len(page)
    role = np.array(list(map(_NUMBER.__getitem__, roles)))
    spoken = np.full(size, _NONE)
    spoken[list(frame.spoken)] = [_NUMBER[one] for one in frame.spoken.values()]
    run = np.array(list(map(_NUMBER.__getitem__, runs.roles)))
    at = np.arange(size) if chosen is None else np.array(chosen)
    places = np.array(_categories(page, frame, cues, role, spoken, run))
    shares = _shares(role, spoken)
    if evidence is None:
        columns = np.zeros((len(COLUMNS), size), dtype=np.float32)
    else:
        columns = np.array([evidence.columns[name] for name in COLUMNS])
        _share_subjects(evidence.subjects, shares[4 * _NONE :])
    return Signs(places[:, at].T + _STARTS, shares[:, at].T, columns[:, at].T)


def _categories(
    page: Page,
    frame: Frame,
    cues: Cues,
    role: NDArray[np.int64],
    spoken: NDArray[np.int64],
    run: NDArray[np.int64],
) -> list[NDArray[np.int64]]:
    size = len(page)
    if any(page.links):
        link = (np.array(page.links) * 2 > np.array(list(map(len, page.texts)))) + 1
    else:
        link = np.zeros(size, dtype=np.int64)
    cue = np.array(cues.kinds)
    return [
        role,
        *(_shifted(role, step, _NONE) for step in (1, -1, 2, -2)),
        spoken,
        run,
        role * _ZONES + _zones(frame, size),
        cue,
        _shifted(cue, 1, 0),
        _steps(frame, size) * _LINKS + link,
    ]


def _steps(frame: Frame, size: int) -> NDArray[np.int64]:
    """How many blocks each lies under the title."""
    if frame.title is None:
        return np.full(size, _STEPS - 1)
    return bounded(np.arange(size) - frame.title, -_ABOVE, _BELOW) + _ABOVE


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
    """How near and how many are blocks that rules know, and how many those of each role.

    The last rows are for `_share_subjects`.
    """
    shares = np.zeros((SHARES, len(role)), dtype=np.float32)
    known = np.bincount(spoken, minlength=_NONE)[:_NONE].nonzero()[0]  # few of all roles
    if len(known):
        flags = spoken == known[:, None]
        for start, gap in zip((0, _NONE), distances(flags, _FAR), strict=True):
            shares[start + known] = 1 / np.sqrt(gap) * (gap < _FAR)
        shares[2 * _NONE + known] = _around(flags)
    given = np.bincount(role).nonzero()[0]
    shares[3 * _NONE + given] = _around(role == given[:, None])
    return shares


def _around(flags: NDArray[np.bool_]) -> NDArray[np.float32]:
    """The share of the blocks around each, itself left out, that are flagged, a row a role."""
    rows, size = flags.shape
    sums = np.zeros((rows, size + 2 * _NEAR + 1), dtype=np.float32)
    np.cumsum(flags, axis=1, out=sums[:, _NEAR + 1 : size + _NEAR + 1])
    sums[:, size + _NEAR + 1 :] = sums[:, size + _NEAR, None]
    around: NDArray[np.float32] = sums[:, 2 * _NEAR + 1 :] - sums[:, :size]
    around -= flags
    around /= 2 * _NEAR
    return around


def _share_subjects(subjects: NDArray[np.int64], shares: NDArray[np.float32]) -> None:
    """Write what each block has words of, and in how many of the four around it there are such."""
    groups = len(GROUPS)
    own, near = shares[:groups], shares[groups:]
    own[:] = subjects >> _GROUP_BITS[:, None] & 1
    near[:, 1:] += own[:, :-1]
    near[:, :-1] += own[:, 1:]
    near[:, 2:] += own[:, :-2]
    near[:, :-2] += own[:, 2:]
