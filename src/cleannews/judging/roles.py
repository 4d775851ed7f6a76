"""From the scores of a page to the role of each block."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cleannews.article import Role

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cleannews.evidence.cues import Cues
    from cleannews.evidence.lexicon.match import Hits
    from cleannews.evidence.lexicon.rule import Rule
    from cleannews.judging.runs import Runs
    from cleannews.reading.page import Page

__all__ = ["assign_roles"]


def assign_roles(
    page: Page,
    hits: Hits,
    rules: Sequence[Rule],
    runs: Runs,
    cues: Cues,
    scores: Sequence[float],
    threshold: float = 0.5,
) -> list[Role]:
    """Give each block its role. `rules` are the lexicon's, which `hits` index; `threshold` is a score."""
    return [Role.PARAGRAPH if score >= threshold else Role.NAVIGATION for score in scores]
