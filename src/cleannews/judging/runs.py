"""Which blocks stand below a line that heads others, such as "Most read"."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cleannews.article import Role
    from cleannews.evidence.lexicon.match import Hits
    from cleannews.evidence.lexicon.rule import Rule
    from cleannews.reading.page import Page

__all__ = ["Runs", "find_runs"]


@dataclass(frozen=True, slots=True)
class Runs:
    """For each block the run it lies in: parallel lists, one entry a block.

    `roles[i]` is the role that the head gives the block, `None` outside runs; `steps[i]` is how many blocks the
    head lies above (0 for the head itself, -1 outside runs); `rules[i]` is the index of the head's rule, -1 outside.
    """

    roles: list[Role | None]
    steps: list[int]
    rules: list[int]


def find_runs(page: Page, hits: Hits, rules: Sequence[Rule]) -> Runs:
    """Follow each line that heads others down to the prose or the gap that ends its run."""
    size = len(page)
    return Runs([None] * size, [-1] * size, [-1] * size)
