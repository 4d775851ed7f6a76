"""When the article was published and last changed."""

from __future__ import annotations

import re
from datetime import date, datetime
from typing import TYPE_CHECKING, Final

from cleannews.article import Role
from cleannews.evidence.cues import DateLabel
from cleannews.evidence.cues.calendars import day_of
from cleannews.evidence.cues.dates import find_dates
from cleannews.evidence.cues.sheet import lay_out
from cleannews.evidence.cues.stamps import read_stamp
from cleannews.reading.declared import Origin

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cleannews.evidence.cues import Cues, DateCue
    from cleannews.reading.declared import Claim, Declared

__all__ = ["dateline_day", "declared_dates", "publication_dates"]

_URL_DAY: Final = re.compile(
    r"/((?:19|20)\d\d)[/-]?(0[1-9]|1[0-2])[/-]?(0[1-9]|[12]\d|3[01])(?=[/-]|$)"
)
_MONTH: Final = len("2017-06")
_YEAR: Final = re.compile(r"\b(?:19|20)\d\d\b")
_MAX_DATELINE: Final = 120  # characters
_STROKE: Final = re.compile(r" [|–—-] ")
_MAX_DAY_CHARS: Final = 20
_MAX_TIMES: Final = 6  # days in <time> elements of a page that shows no other
_MINUTE_S: Final = 60
_DAY: Final = len("2017-06-24")
_SURE: Final = (
    Origin.JSON_LD,
    Origin.JSON_LD_PAGE,
    Origin.OPEN_GRAPH,
    Origin.META,
    Origin.MICRODATA,
)
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
    if dated and Role.TITLE in roles:
        title = len(roles) - 1 - list(reversed(roles)).index(Role.TITLE)
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
            published = (
                _only(cues.dates, DateLabel.PUBLISHED) or _from_url(url) or _only_whole(cues.dates)
            )
    if published and modified and modified[:10] < published[:10]:
        modified = None
    return published, modified


def dateline_day(dateline: str, language: str | None) -> str | None:
    """Return the day that a dateline gives with its year, as press releases do; None without one.

    >>> dateline_day("ARAL, Dec. 5, 2016", "en")
    '2016-12-05'
    >>> dateline_day("ARAL, Dec. 5 (Reuters)", "en") is None
    True
    """
    if not _YEAR.search(dateline):
        return None
    dates = find_dates(lay_out([dateline], max_chars=_MAX_DATELINE), language)
    days = {cue.value for cue in dates if cue.value and len(cue.value) == _DAY}
    return days.pop() if len(days) == 1 else None


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


def _only_whole(dates: Sequence[DateCue]) -> str | None:
    """Return the day that stands by itself on the page if it is the only one that does."""
    alone = [cue for cue in dates if cue.whole and cue.label is not DateLabel.MODIFIED]
    values = [cue.value for cue in alone if len(cue.value or "") > _MONTH]
    days = {value[:_DAY] for value in values if value}
    return max(filter(None, values), key=len) if len(days) == 1 else None


def _from_url(url: str | None) -> str | None:
    found = _URL_DAY.search(url) if url else None
    day = day_of(*map(int, found.groups())) if found else None
    return day.isoformat() if day else None


def declared_dates(
    declared: Declared,
    shown: tuple[str | None, str | None],
    language: str | None,
) -> tuple[str | None, str | None]:
    """Return when the article was published and modified, by what the page declares and shows.

    `shown` are the `publication_dates`. What is declared counts more, unless an earlier day is
    shown: then the declared one is that of a later edition, or of a move to another system. That
    does not happen to what is declared as news.
    """
    published, modified = shown
    stamp = _stamp(_first_of_meta(declared.published, language), _SURE, language)
    if stamp is None:
        published = _by_elements(declared.published, published, language)
        published = published or _in_titles(declared, language)
    news = any(claim.origin is Origin.JSON_LD and "news" in claim.value for claim in declared.kinds)
    if stamp is not None and (news or not _is_earlier(published, stamp)):
        published = _in_its_zone(stamp, declared.published)
    changed = _stamp(declared.modified, _SURE, language)
    if changed is not None:
        modified = _in_its_zone(changed, declared.modified)
    else:
        modified = modified or _stamp(declared.modified, (Origin.TIME,), language)
    if published and modified and modified[:_DAY] < published[:_DAY]:
        modified = None
    return published, modified


def _stamp(claims: Sequence[Claim], origins: Sequence[Origin], language: str | None) -> str | None:
    """Return the first readable date of the surest origin, its most precise writing."""
    for origin in origins:
        values = [
            value
            for claim in claims
            if claim.origin is origin and (value := read_stamp(claim.value, language))
        ]
        if values:
            return _most_precise(values)
    return None


def _first_of_meta(claims: Sequence[Claim], language: str | None) -> Sequence[Claim]:
    """Leave of the days in meta tags the earliest: later the system put it out again."""
    days = [
        (value[:_DAY], claim)
        for claim in claims
        if claim.origin is Origin.META and (value := read_stamp(claim.value, language))
    ]
    first = min((day for day, _ in days), default="")
    later = {claim for day, claim in days if day != first}
    return [claim for claim in claims if claim not in later] if later else claims


def _by_elements(claims: Sequence[Claim], shown: str | None, language: str | None) -> str | None:
    """Return the shown day, or that of the first <time> where the page has no better one.

    The first is that below the heading. Where the shown day is that of a later <time>, it belongs
    to another article; and many days alone are those of a list.
    """
    stamps = [
        value
        for claim in claims
        if claim.origin is Origin.TIME and (value := read_stamp(claim.value, language))
    ]
    days = list(dict.fromkeys(value[:_DAY] for value in stamps))
    if shown is None:
        return _most_precise(stamps) if 0 < len(days) <= _MAX_TIMES else None
    return _most_precise(stamps) if shown[:_DAY] in days[1:] else shown


def _most_precise(stamps: Sequence[str]) -> str:
    """Return the most precise writing of the first day."""
    return max((value for value in stamps if value[:_DAY] == stamps[0][:_DAY]), key=len)


def _in_titles(declared: Declared, language: str | None) -> str | None:
    """Return the day that the page's title ends in: "Ferry back | The Echo | 28.04.2023"."""
    for claim in declared.titles:
        last = _STROKE.split(claim.value)[-1]
        if last[:1].isdigit() and len(last) <= _MAX_DAY_CHARS:
            return read_stamp(last, language)
    return None


def _is_earlier(shown: str | None, stamp: str) -> bool:
    """Whether a whole day is shown that lies before the declared one, by more than zones do."""
    if shown is None or len(shown) < _DAY or len(stamp) < _DAY:
        return False
    apart = date.fromisoformat(stamp[:_DAY]) - date.fromisoformat(shown[:_DAY])
    return apart.days > 1


def _in_its_zone(stamp: str, claims: Sequence[Claim]) -> str:
    """Prefer the moment as another place writes it, with the newsroom's zone instead of UTC."""
    if not stamp.endswith("+00:00"):
        return stamp
    moment = datetime.fromisoformat(stamp)
    for claim in claims:
        value = read_stamp(claim.value, None) if claim.origin is Origin.TIME else None
        other = datetime.fromisoformat(value) if value and len(value) > _DAY else None
        if other is None or not other.utcoffset():
            continue
        if abs((other - moment).total_seconds()) < _MINUTE_S:
            return other.isoformat()
    return stamp
