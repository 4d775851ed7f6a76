"""When the article was published and last changed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from cleannews.article import Role
from cleannews.evidence.cues import DateLabel

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cleannews.evidence.cues import Cues, DateCue

__all__ = ["publication_dates"]

_URL_DAY: Final = re.compile(
    r"/((?:19|20)\d\d)[/-]?(0[1-9]|1[0-2])[/-]?(0[1-9]|[12]\d|3[01])(?=[/-]|$)"
)
_MONTH: Final = len("2017-06")
_HOLDERS: Final = frozenset({Role.PUBLISHED, Role.BYLINE, Role.SECTION})


def publication_dates(
    roles: Sequence[Role], cues: Cues, url: str | None
) -> tuple[str | None, str | None]:
    """Return when the article was published and modified, in ISO 8601, `None` where unsure.

    Dates around the title count, and elsewhere only those whose words say what they are. A date in
    the address serves where the page shows none.
    """
    dated = [cue for cue in cues.dates if roles[cue.block] in _HOLDERS]
    # Most pages have no such date, and then nobody asks where the title is.
    title = -1
    if dated:
        title = max((at for at, role in enumerate(roles) if role is Role.TITLE), default=-1)
    named = {cue.block for cue in cues.bylines}

    def rank(cue: DateCue) -> int:
        """Tell how likely a date is the article's own: 0 is best."""
        surely = cue.whole or cue.label is not None
        if cue.block < title:  # often the day on which the page was fetched
            return 2 if surely else 4
        return 0 if surely else 1 if cue.start == 0 or cue.block in named else 3

    own = sorted(dated, key=rank)
    published = _first(own, DateLabel.PUBLISHED)
    modified = _first(own, DateLabel.MODIFIED)
    labels = {cue.label for cue in own}
    if published is None and DateLabel.PUBLISHED not in labels:
        published = _first(own, None)
        if published is None and DateLabel.MODIFIED not in labels:
            published = _only(cues.dates, DateLabel.PUBLISHED) or _from_url(url)
    if published and modified and modified[:10] < published[:10]:
        modified = None
    return published, modified


def _first(dates: Sequence[DateCue], label: DateLabel | None) -> str | None:
    """Return the first date so labelled, the most precise writing of that day."""
    values = [cue.value for cue in dates if cue.label == label and cue.value]
    if not values:
        return None
    same_day = [value for value in values if value.startswith(values[0][:10])]
    return max(same_day, key=len)


def _only(dates: Sequence[DateCue], label: DateLabel) -> str | None:
    """Return the day so labelled if the page has just one: more of them are other articles'."""
    values = [cue.value for cue in dates if cue.label == label and len(cue.value or "") > _MONTH]
    days = {value[:10] for value in values if value}
    return max(filter(None, values), key=len) if len(days) == 1 else None


def _from_url(url: str | None) -> str | None:
    found = _URL_DAY.search(url) if url else None
    return f"{found[1]}-{found[2]}-{found[3]}" if found else None
