"""Where dates, bylines, credits and captions stand, as numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from cleannews.evidence.context import distances
from cleannews.evidence.cues import CueKind

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from cleannews.evidence.cues import Cues

    Column = NDArray[np.float32]

__all__ = ["cue_columns"]

_BITS = np.array([[kind] for kind in CueKind], dtype=np.int64)
_NAMES = tuple(f"cue_{kind.name}".lower() for kind in CueKind)
_WITH_DISTANCE = ("cue_date", "cue_byline")
_DISTANCE_ROWS = [_NAMES.index(name) for name in _WITH_DISTANCE]
_SINCE = tuple(f"{name}_since" for name in _WITH_DISTANCE)
_UNTIL = tuple(f"{name}_until" for name in _WITH_DISTANCE)
_MOST_DATES = 10


def cue_columns(cues: Cues) -> dict[str, Column]:
    """The evidence of cues, one named float32 column of one entry a block."""
    seen = np.array(cues.kinds, dtype=np.int64) & _BITS > 0
    columns = dict(zip(_NAMES, seen.astype(np.float32), strict=True))
    since, until = distances(seen[_DISTANCE_ROWS])
    columns.update(zip(_SINCE, since, strict=True))
    columns.update(zip(_UNTIL, until, strict=True))
    # Comments and teasers come with a date each, an article with one or two.
    dates = columns["cue_date"]
    columns["cue_date_before"] = np.minimum(dates.cumsum() - dates, _MOST_DATES)
    return columns
