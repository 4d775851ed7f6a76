"""What readers give: a page with what is known of it, or why there is none."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["LULL", "BadRecord", "Lull", "Record"]


class Lull(Enum):
    """Stands among records where the next one is not there yet, as from a pipe kept open."""

    LULL = "lull"


LULL: Final = Lull.LULL


@dataclass(frozen=True, slots=True)
class Record:
    """A page of a crawl.

    `name` is its file and place in it, such as "crawl.jsonl:12"; `columns` are what its row holds
    besides the page and its address, all of it plain types.
    """

    name: str
    page: str | bytes
    url: str | None = None
    columns: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class BadRecord:
    """A place at which there should be a page and is none: why, and as much of it as was read."""

    name: str
    reason: str
    raw: bytes | None = None
