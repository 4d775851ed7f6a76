"""Where dates, bylines, credits and captions stand, as numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from cleannews.evidence.context import distances, neighbours
from cleannews.evidence.cues import CueKind

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from cleannews.evidence.cues import Cues

    Column = NDArray[np.float32]

__all__ = ["cue_columns"]

_WITH_DISTANCE = (CueKind.DATE, CueKind.BYLINE)
_WITH_NEIGHBOURS = (CueKind.CREDIT, CueKind.CAPTION)


def cue_columns(cues: Cues) -> dict[str, Column]:
    """The evidence of cues, one named float32 column of one entry a block."""
    kinds = np.array(cues.kinds, dtype=np.int64)
    columns: dict[str, Column] = {}
    for kind in CueKind:
        name = f"cue_{(kind.name or '').lower()}"
        seen = (kinds & kind) > 0
        columns[name] = seen.astype(np.float32)
        if kind in _WITH_DISTANCE:
            columns[f"{name}_since"], columns[f"{name}_until"] = distances(seen)
        if kind in _WITH_NEIGHBOURS:
            columns |= neighbours(name, columns[name], (-1, 1))
    return columns
