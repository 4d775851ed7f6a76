"""Pages that hold something else in the place of an article, or one that is still being written.

Error pages, consent walls, paywalls over a stub, and live blogs say what they are. Among labelled
pages there are hardly any to learn from, so this goes by what they say, and in doubt they are not.
"""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from cleannews.article import Role
from cleannews.evidence.cues.vocabulary import table
from cleannews.evidence.lexicon.fold import fold, fold_lines
from cleannews.judging.kinds.traits import label_keys
from cleannews.reading.page import Mark

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from cleannews.reading.declared import Claim
    from cleannews.reading.page import Page

__all__ = ["find_stub", "is_live"]

_MOST_BODY: Final = 200  # words of the body beside an error, or over a paywall
_LEAST_TEASER: Final = 20  # words of the body beside an error that make one doubt it
_SHORT: Final = 200  # characters of a line that may say what the page is
_LEAST_PROSE: Final = 8  # words of a block that is more than a label
_LEAST_NOTICE: Final = 15  # words of a consent wall
_MOSTLY: Final = 0.75  # of the prose of a consent wall is about consent
_SIGNED: Final = frozenset({Role.BYLINE, Role.PUBLISHED})
_STATUS: Final = re.compile(
    r"\b(?:error|http|fehler|erreur|errore|błąd|ошибка)\W{0,3}(?:4\d\d|50\d)\b"
    r"|\b(?:4\d\d|50\d)\W{1,3}(?:error|not found|forbidden|unauthori[sz]ed|page not|fehler)\b"
    r"|^\W{0,3}404\W{0,3}$",
    re.IGNORECASE,
)
_CLOSED: Final = frozenset({"false", "locked"})
_LIVE_TYPE: Final = "liveblogposting"
_LIVE_FOLDERS: Final = ("/live/", "/liveblog/", "/live-blog/", "/liveticker/", "/ticker/")
_PARTS: Final = re.compile(r"[:|–—.,!?/]| - ")
# With a full stop it must go on as a time does: "1.10 Outlook" is a chapter, "14.50" a price.
_CLOCK: Final = re.compile(
    r"([01]?\d|2[0-3])"
    r"(?:[:h]([0-5]\d)(?!\d|[.:,]\d)|\.([0-5]\d)(?=: | ?(?:uhr\b|h\b|[ap]\.?m\b)))"
    r"(?: ?([ap])\.?m\b)?",
    re.IGNORECASE,
)
_YEAR: Final = re.compile(r"\b(?:19|20)\d\d\b")
_LEAST_ROWS: Final = 3  # entries of a live blog that says it is one
_SURE_ROWS: Final = 6  # of one that does not
_LEAST_ENTRY: Final = 12  # words of an entry, or it is a timetable
_NOON: Final = 12
_DAY: Final = 24 * 60  # minutes


@cache
def _phrases(topic: str, kind: str) -> tuple[str, ...]:
    return tuple(fold_lines(table("kinds")[topic][kind]))


@cache
def _buttons() -> frozenset[str]:
    return frozenset(label_keys(table("kinds")["whole"]["consent"]))


def find_stub(
    page: Page,
    roles: Sequence[Role],
    body: Sequence[int],
    words: Sequence[float],
    labels: Collection[str],
) -> str | None:
    """Tell an error page, a consent wall or the stub over a paywall; None for any other page.

    `body` are the blocks of the body, `words` has how many each block of the page has, and `labels`
    its short lines. Linear in the page's length.
    """
    if _is_consent_wall(page, roles, words, labels):
        return "consent"
    kept = sum(words[block] for block in body)
    if kept > _MOST_BODY:
        return None
    if _is_error(page, roles, kept):
        return "error"
    return "paywall" if _is_walled(page, roles, body) else None


def _is_consent_wall(
    page: Page, roles: Sequence[Role], words: Sequence[float], labels: Collection[str]
) -> bool:
    """Whether there is a button to agree, and hardly a sentence about anything else."""
    if _buttons().isdisjoint(labels) or not _SIGNED.isdisjoint(roles):
        return False
    prose = [block for block, count in enumerate(words) if count >= _LEAST_PROSE]
    signs = table("kinds")["about"]["consent"]
    texts = {block: page.texts[block].casefold() for block in prose}
    about = sum(words[at] for at, text in texts.items() if any(sign in text for sign in signs))
    total = sum(words[block] for block in prose)
    if about < _LEAST_NOTICE or about < _MOSTLY * total:
        return False
    said = [key for _, key in _short_lines(page, range(len(page)))]
    return any(key.startswith(_phrases("instead", "consent")) for key in said)


def _is_error(page: Page, roles: Sequence[Role], kept: float) -> bool:
    """Whether a title or a heading tells of an error, or any line where there is no body."""
    titles = [claim.value for claim in page.declared.titles] if page.declared else []
    outspoken = [
        block
        for block, role in enumerate(roles)
        if kept < _LEAST_TEASER or role is Role.TITLE or page.marks[block] is Mark.HEADING
    ]
    lines = [page.texts[block] for block, _ in _short_lines(page, outspoken)]
    keys = fold_lines([*titles, *lines]) if titles or lines else []
    phrases, whole = _phrases("instead", "error"), _phrases("whole", "error")
    return any(
        key in whole or key.startswith(phrases) or _STATUS.search(line)
        for key, line in zip(keys, (*titles, *lines), strict=True)
        if len(line) <= _SHORT
    )


def _is_walled(page: Page, roles: Sequence[Role], body: Sequence[int]) -> bool:
    """Whether the body, a teaser, runs into an offer to read on for money or a name."""
    after = range(body[0] if body else 0, len(page))
    phrases = _phrases("instead", "paywall")
    if any(key.startswith(phrases) for _, key in _short_lines(page, after)):
        return True
    closed = page.declared is not None and _is_closed(page.declared.access)
    return closed and any(roles[block] is Role.PAYWALL for block in after)


def _is_closed(access: Iterable[Claim]) -> bool:
    return any(claim.value.rpartition("/")[2].casefold() in _CLOSED for claim in access)


def _short_lines(page: Page, blocks: Iterable[int]) -> list[tuple[int, str]]:
    """The blocks among these that are short, with their folded keys."""
    short = [block for block in blocks if len(page.texts[block]) <= _SHORT]
    keys = fold_lines([page.texts[block] for block in short]) if short else []
    return list(zip(short, keys, strict=True))


def is_live(
    page: Page, body: Sequence[int], words: Sequence[float], title: str | None, url: str | None
) -> bool:
    """Whether an article is one that grew by the hour: by its type, or by the times of its entries.

    `body` and `words` are as for `find_stub`; `title` and `url` the article's, where known. Linear
    in the number of blocks.
    """
    if page.declared and any(one.value.casefold() == _LIVE_TYPE for one in page.declared.kinds):
        return True
    if not body:
        return False
    minutes = _entry_minutes(page, words, range(body[0], body[-1] + 1))
    if len(minutes) < _LEAST_ROWS or not _runs_one_way(minutes):
        return False
    return len(minutes) >= _SURE_ROWS or _says_live(title, page.texts[body[0]], url)


def _says_live(title: str | None, opening: str, url: str | None) -> bool:
    """Whether the title or the address says so; the title may also open the body."""
    titles = (title or "", opening[:_SHORT])
    parts = {fold(part) for one in titles for part in _PARTS.split(one)}
    folders = (url or "").casefold()
    return not parts.isdisjoint(_phrases("running", "live")) or any(
        folder in folders for folder in _LIVE_FOLDERS
    )


def _entry_minutes(page: Page, words: Sequence[float], blocks: range) -> list[int]:
    """The times of day that blocks begin with, where an entry of some words follows."""
    # "20:12, 17 January 2020" is when the whole was published.
    times = [
        (block, found)
        for block in blocks
        if page.texts[block][:1].isdecimal()
        and (found := _CLOCK.match(page.texts[block]))
        and not _YEAR.search(page.texts[block], 0, _SHORT)
    ]
    minutes = []
    for (block, found), (end, _) in pairwise([*times, (blocks.stop, None)]):
        if found and sum(words[block:end]) >= _LEAST_ENTRY:
            hour = int(found[1])
            if found[4] and hour <= _NOON:
                hour = hour % _NOON + (_NOON if found[4] in "pP" else 0)
            minutes.append(60 * hour + int(found[2] or found[3]))
    return minutes


def _runs_one_way(minutes: Sequence[int]) -> bool:
    """Whether nearly every entry is later than the one before, or nearly every one earlier."""
    steps = [(after - before) % _DAY for before, after in pairwise(minutes)]
    later = sum(0 <= step < _DAY // 2 for step in steps)
    earlier = sum(step == 0 or step > _DAY // 2 for step in steps)
    return max(later, earlier) >= 0.8 * len(steps)
