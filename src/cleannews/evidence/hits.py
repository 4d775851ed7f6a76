"""What the rules say of a block and of the blocks around it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from cleannews.article import Role
from cleannews.evidence.context import bounded, distances

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import NDArray

    from cleannews.evidence.lexicon import Hits, Lexicon

    Column = NDArray[np.float32]

__all__ = ["rule_columns", "rule_odds_prior"]

# Roles that speak alike are told apart only where the difference bears on the blocks around.
_GROUPS: dict[str, tuple[Role, ...]] = {
    "navigation": (Role.NAVIGATION,),
    "sharing": (Role.SHARING,),
    "related": (Role.RELATED,),
    "signup": (Role.SIGNUP, Role.PAYWALL),
    "legal": (Role.LEGAL, Role.CONSENT),
    "advert": (Role.ADVERT,),
    "comment": (Role.COMMENT,),
    "widget": (Role.WIDGET,),
    "bio": (Role.BIO,),
    "metadata": (Role.BYLINE, Role.PUBLISHED, Role.SECTION, Role.TOPIC, Role.URL, Role.TITLE),
    "picture": (Role.CAPTION, Role.CREDIT),
}
# These come in numbers where they come at all.
_CROWDS = ("related", "comment", "signup", "bio", "advert")
_HEADS = ("related", "comment", "legal", "sharing", "metadata", "advert")
_CROWD_ROWS = [list(_GROUPS).index(name) for name in _CROWDS]
_HEAD_ROWS = [list(_GROUPS).index(name) for name in _HEADS]
_COLUMNS = tuple(f"rule_{name}" for name in _GROUPS)
_BEFORE = tuple(f"{name}_before" for name in _CROWDS)
_SINCE = tuple(f"{name}_since" for name in _HEADS)
_UNTIL = tuple(f"{name}_until" for name in _HEADS)
_ROW_OF_ROLE = np.array(
    [
        next((row for row, roles in enumerate(_GROUPS.values()) if role in roles), len(_GROUPS))
        for role in Role
    ]
)

# What a hit is worth before anything is learned of its rule, by how it matched.
_PRIOR = {"exact": -3.0, "starts": -2.5, "ends": -2.0, "contains": -2.5, "regex": -2.5}


def rule_odds_prior(match: str) -> float:
    """The log-odds of being body that a hit starts from, by the rule's way of matching."""
    return _PRIOR[match]


def rule_columns(
    hits: Hits, lexicon: Lexicon, odds: Mapping[str, float], blocks: int
) -> dict[str, Column]:
    """The evidence of rules, one named float32 column of one entry a block."""
    block = np.array(hits.blocks, dtype=np.int64)
    number = np.array(hits.rules, dtype=np.int64)
    spoken = {number: lexicon.rules[number] for number in hits.met}
    weights = {number: odds.get(rule.id, _PRIOR[rule.match]) for number, rule in spoken.items()}
    values = np.array(list(map(weights.__getitem__, hits.rules)), dtype=np.float64)
    total = np.bincount(block, weights=values, minlength=blocks).astype(np.float32)
    new = np.ones(len(block), dtype=np.bool_)
    np.not_equal(block[1:], block[:-1], out=new[1:])
    firsts = new.nonzero()[0]
    worst = np.zeros(blocks, dtype=np.float32)
    worst[block[firsts]] = np.minimum(np.minimum.reduceat(values, firsts), 0)
    whole = np.zeros(blocks, dtype=np.float32)
    whole[block[lexicon.whole[number]]] = 1
    # One row more than there are groups takes the hits of all other roles.
    flags = np.zeros((len(_GROUPS) + 1, blocks), dtype=np.float32)
    flags[_ROW_OF_ROLE[lexicon.roles[number]], block] = 1
    return {
        "rule_sum": bounded(total, -12, 6),
        "rule_worst": worst,
        "rule_whole": whole,
        **dict(zip(_COLUMNS, flags[:-1], strict=True)),
        **_around(flags),
    }


def _around(flags: NDArray[np.float32]) -> dict[str, Column]:
    """Which groups of roles speak near each block, and how near."""
    crowds = flags[_CROWD_ROWS]
    before = np.minimum(crowds.cumsum(axis=1) - crowds, 20)
    since, until = distances(flags[_HEAD_ROWS] > 0)
    columns = dict(zip(_BEFORE, before, strict=True))
    columns.update(zip(_SINCE, since, strict=True))
    columns.update(zip(_UNTIL, until, strict=True))
    return columns
