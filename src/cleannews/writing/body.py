"""The body's text from the page's blocks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cleannews.reading.page import join_blocks

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from cleannews.article import Role

__all__ = ["body_text"]


def body_text(texts: Sequence[str], roles: Sequence[Role], include: Collection[Role]) -> str:
    """Join the blocks of the wanted roles in source order."""
    return join_blocks(text for text, role in zip(texts, roles, strict=True) if role in include)
