"""What is made when it is first asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["Once"]

_Made = TypeVar("_Made")


class Once(Generic[_Made]):
    """Something that is made when it is first asked for, and is the same from then on.

    What it is made from is let go then: an article may live long, and a page is large.
    """

    __slots__ = ("_made", "_make")

    def __init__(self, make: Callable[[], _Made]) -> None:
        self._make: Callable[[], _Made] | None = make
        self._made: _Made

    def __call__(self) -> _Made:
        """Give it, made by now."""
        make = self._make  # which another thread may let go meanwhile
        if make is not None:
            self._made = make()
            self._make = None
        return self._made
