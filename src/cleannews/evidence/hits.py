"""What the rules say of a block and of the blocks around it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from cleannews.article import Role
from cleannews.evidence.context import distances, neighbours, windows

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
_CROWDS = ("related", "comment", "signup", "bio")  # come in numbers where they come at all
_HEADS = ("related", "comment", "legal", "sharing", "metadata")

# What a hit is worth before anything is learned of its rule, by how it matched.
_PRIOR = {"exact": -3.0, "starts": -2.5, "ends": -2.0, "contains": -2.5, "regex": -2.5}


def rule_odds_prior(match: str) -> float:
    """The log-odds of being body that a hit starts from, by the rule's way of matching."""
    return _PRIOR[match]


def rule_columns(
    hits: Hits, lexicon: Lexicon, odds: Mapping[str, float], blocks: int
) -> dict[str, Column]:
    """The evidence of rules, one named float32 column of one entry a block."""
    rules = lexicon.rules
    total = np.zeros(blocks, dtype=np.float32)
    worst = np.zeros(blocks, dtype=np.float32)
    flags = np.zeros((len(_GROUPS), blocks), dtype=np.float32)
    whole = np.zeros(blocks, dtype=np.float32)
    rows = _rows()
    for block, number in zip(hits.blocks, hits.rules, strict=True):
        rule = rules[number]
        value = odds.get(rule.id)
        if value is None:
            value = rule_odds_prior(rule.match)
        total[block] += value
        worst[block] = min(worst[block], value)
        row = rows.get(rule.role)
        if row is not None:
            flags[row, block] = 1
        if rule.match == "exact":
            whole[block] = 1
    columns: dict[str, Column] = {
        "rule_sum": np.clip(total, -12, 6),
        "rule_worst": worst,
        "rule_whole": whole,
        **windows("rules", np.clip(total, -4, 2)),
        **neighbours("rules", total, (-1, 1)),
    }
    for name, hit in zip(_GROUPS, flags, strict=True):
        columns[f"rule_{name}"] = hit
        if name in _CROWDS:
            columns |= windows(name, hit, (3, 10))
            columns[f"{name}_before"] = np.minimum(np.cumsum(hit) - hit, 20)
        if name in _HEADS:
            since, until = distances(hit > 0)
            columns[f"{name}_since"] = since
            columns[f"{name}_until"] = until
    return columns


def _rows() -> dict[Role, int]:
    return {role: row for row, roles in enumerate(_GROUPS.values()) for role in roles}
