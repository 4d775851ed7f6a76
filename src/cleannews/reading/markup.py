"""The elements of an HTML page, as far as they hold text: what the markup shows of each block."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["Markup"]


@dataclass(frozen=True, slots=True)
class Markup:
    """The elements that hold blocks, in document order, so a parent stands before its children.

    The first lists have one entry an element: its tag, its attributes, the
    number of its parent (0, the first, is its own), how many elements lie above it, the half-open
    range of blocks in it, and whether it is laid out as a box of its own, as `<p>` is and `<b>` is
    not. The others have one entry a block: the smallest element that holds all of it, the smallest
    box, and whether a browser shows it only once something is clicked or has run.
    """

    tags: list[str]
    attributes: list[dict[str, str | None]]
    parents: list[int]
    depths: list[int]
    starts: list[int]
    ends: list[int]
    boxes: list[bool]
    inner: list[int]
    holders: list[int]
    hidden: list[bool]
    witness: str = ""  # the body as the page's own data state it, "" where they do not

    @classmethod
    def empty(cls) -> Markup:
        """No elements so far."""
        return cls([], [], [], [], [], [], [], [], [], [])

    def only(self, kept: Sequence[int]) -> Markup:
        """The same elements around these of the blocks, which are numbered anew."""
        rest = [0] * (len(self.inner) + 1)
        for block in kept:
            rest[block + 1] = 1
        for block in range(len(self.inner)):
            rest[block + 1] += rest[block]
        return Markup(
            tags=self.tags,
            attributes=self.attributes,
            parents=self.parents,
            depths=self.depths,
            starts=[rest[start] for start in self.starts],
            ends=[rest[end] for end in self.ends],
            boxes=self.boxes,
            inner=[self.inner[block] for block in kept],
            holders=[self.holders[block] for block in kept],
            hidden=[self.hidden[block] for block in kept],
            witness=self.witness,
        )
