"""Rows that are text: each is put after the one before it."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cleannews.streams.files import replacing

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

__all__ = ["Lines"]


@dataclass(frozen=True, slots=True)
class Lines:
    """Text in parts; `end` closes the whole, as the bracket of a JSON array does."""

    end: str = ""

    def size_of(self, row: str) -> int:
        """About how many bytes a row takes."""
        return len(row)

    def write(self, part: Path, rows: Sequence[str]) -> None:
        """Write a part, whole or not at all; raises `OSError`."""
        with replacing(part) as stream:
            stream.writelines(row.encode("utf-8", "backslashreplace") for row in rows)

    def join(self, parts: Iterable[Path], target: Path, workshop: Path | None) -> None:
        """Put the parts together, whole or not at all, in a folder for that; raises `OSError`."""
        with replacing(target, workshop) as stream:
            for part in parts:
                with part.open("rb") as piece:
                    shutil.copyfileobj(piece, stream, 1024 * 1024)
            stream.write(self.end.encode())
