"""Making the many small values that a page has, quickly."""

from __future__ import annotations

from collections import deque
from dataclasses import fields
from itertools import repeat
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["make_all"]

_Value = TypeVar("_Value")


def make_all(kind: type[_Value], *columns: Sequence[Any]) -> list[_Value]:
    """Make a frozen slotted value of each row of `columns`: `[kind(*row) for row in zip(...)]`.

    `columns` are the fields in order, all of one length. A frozen dataclass sets its fields one by
    one in Python, which for a page's blocks costs as much as cutting it into lines; here that loop
    runs in C, in less than half the time.

    >>> from cleannews.article import Reason
    >>> make_all(Reason, ["score"], ["Reads as part of the article."], [1.5])
    [Reason(code='score', text='Reads as part of the article.', weight=1.5)]
    """
    values = list(map(object.__new__, repeat(kind, len(columns[0]))))
    for field, column in zip(fields(kind), columns, strict=True):  # type: ignore[arg-type]
        deque(map(getattr(kind, field.name).__set__, values, column), maxlen=0)
    return values
