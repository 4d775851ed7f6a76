"""The elements of an HTML page, as far as they hold text: what the markup shows of each block."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    # The tag, class, id, role and itemprop of an element.
    Naming = tuple[str, str | None, str | None, str | None, str | None]

__all__ = ["Markup", "naming_of"]


@dataclass(frozen=True, slots=True)
class Markup:
    """The elements that hold blocks, in document order, so a parent stands before its children.

    `namings` are what elements are named by, each once, for many elements share it. The next lists
    have one entry an element: the number of its naming, the number of its parent (0, the first, is
    its own), how many elements lie above it, the half-open range of blocks in it, and whether it is
    laid out as a box of its own, as `<p>` is and `<b>` is not. The others have one entry a block:
    the smallest element that holds all of it, the smallest box, and whether a browser shows it only
    once something is clicked or has run.
    """

    namings: list[Naming]
    named: list[int]
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
            namings=self.namings,
            named=self.named,
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


def naming_of(tag: str, attributes: Mapping[str, str | None]) -> Naming:
    """What an element is named by."""
    if not attributes:
        return tag, None, None, None, None
    get = attributes.get
    return tag, get("class"), get("id"), get("role"), get("itemprop")
