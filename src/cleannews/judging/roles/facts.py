"""Which blocks state the facts of an article: its dates, authors, section, pictures and sources."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from cleannews.article import Role
from cleannews.evidence.cues.bylines import read_lone_names
from cleannews.evidence.cues.cue import CueKind
from cleannews.evidence.cues.names import has_given_name
from cleannews.judging.roles.pictures import give_pictures
from cleannews.judging.roles.sections import find_section

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cleannews.evidence.cues import BylineCue, Cues, DateCue
    from cleannews.judging.roles.frame import Frame
    from cleannews.reading.page import Page

__all__ = ["give_facts"]

_CAPTION: Final = int(CueKind.CAPTION)
_DATE: Final = int(CueKind.DATE)
_RIGHT_BELOW: Final = 2  # blocks under the last body where its date stands if not at its head
_ADDRESS_BELOW: Final = 3  # blocks from the first prose on that may hold the page's address
_APART: Final = 3  # blocks that the names of one byline are apart at most
_DAY: Final = len("2020-05-12")
_MAX_DATE_LINE: Final = 160  # characters
_FEW_WORDS: Final = 6
_STROKE: Final = re.compile(r"[|•·⋅/–—]| - ")
_MAX_NAME_LINE: Final = 80  # characters
_WITNESSES: Final = 2  # of four that must speak for a lone name
_TOPICS_BELOW: Final = 20  # blocks
_BIO_BELOW: Final = 30  # blocks under the last body that tell of its author at most
_BIO_WORDS: Final = 5
_GIVEN_CHARS: Final = 3


def give_facts(
    page: Page, frame: Frame, cues: Cues, roles: list[Role | None], scores: Sequence[float]
) -> None:
    """Write into `roles` which blocks are metadata, leaving those that have a role already.

    What cues are sure of is taken out of the body as well. Linear in the number of blocks.
    """
    _give_dates(page, frame, cues, roles)
    _give_bylines(page, frame, cues, roles)
    _give_bios(page, frame, cues, roles)
    _give_addresses(frame, cues, roles)
    give_pictures(page, frame, cues, roles, scores)
    _give_declared_topics(page, frame, roles)
    section = find_section(page, frame, roles)
    if section is not None:
        roles[section] = Role.SECTION


def _give_dates(page: Page, frame: Frame, cues: Cues, roles: list[Role | None]) -> None:
    dated = False
    for date in cues.dates:
        block = date.block
        if block in frame.head and roles[block] is None and _is_date_line(page, frame, date, cues):
            roles[block] = Role.PUBLISHED
            dated = True
    if dated:
        return
    for date in cues.dates:
        block = date.block
        near = frame.last < block <= frame.last + _RIGHT_BELOW
        if near and (date.whole or date.label) and roles[block] is None:
            roles[block] = Role.PUBLISHED
            dated = True
    if not dated and frame.title is not None:
        _give_only_date(frame, cues, roles)


def _give_only_date(frame: Frame, cues: Cues, roles: list[Role | None]) -> None:
    """Mark the one day that stands by itself amid the article: two would be of other articles."""
    inside = range((frame.title or 0) + 1, frame.last)
    alone = [date for date in cues.dates if date.whole and date.value and date.block in inside]
    if len({date.value[:_DAY] for date in alone if date.value}) == 1:
        for date in alone:
            if not frame.body[date.block] and roles[date.block] is None:
                roles[date.block] = Role.PUBLISHED


def _is_date_line(page: Page, frame: Frame, date: DateCue, cues: Cues) -> bool:
    """Whether a block is there for its date, and does not just mention one."""
    if date.whole:
        return True
    if frame.body[date.block] or cues.kinds[date.block] & _CAPTION:
        return False
    text = page.texts[date.block]
    if date.label is not None:
        return True
    sentence = text.endswith((".", "!", "?")) and len(text.split()) > _FEW_WORDS
    # "Jane Doe | The Echo | 12 May 2020", but not "The bridge as it was before 12 May 2020".
    before = _STROKE.split(text[: date.start])[-1].split()
    return len(text) <= _MAX_DATE_LINE and len(before) <= _FEW_WORDS and not sentence


def _give_bylines(page: Page, frame: Frame, cues: Cues, roles: list[Role | None]) -> None:
    title = -1 if frame.title is None else frame.title
    near = [cue for cue in cues.bylines if cue.block in frame.head and _may_name(frame, cue, roles)]
    # Under the title first; over it only where nothing stands under it.
    groups = (
        [cue for cue in near if cue.block > title and cue.marked],
        [cue for cue in near if cue.block > title],
        [cue for cue in near if cue.block <= title and cue.marked],
        [cue for cue in cues.bylines if cue.block in frame.tail and cue.marked and cue.whole],
    )
    for group in groups:
        if group:
            for cue in _first_of(group):
                roles[cue.block] = _byline_role(cue)
            break
    else:
        _give_lone_names(page, frame, cues, roles)
    _give_further_names(page, frame, roles)
    _give_names_again(page, frame, cues, roles)
    for cue in cues.bylines:
        if _byline_role(cue) == Role.CREDIT and cue.block >= frame.last:
            roles[cue.block] = Role.CREDIT


def _may_name(frame: Frame, cue: BylineCue, roles: list[Role | None]) -> bool:
    if roles[cue.block] not in {None, Role.PUBLISHED}:
        return False
    return cue.whole or not frame.body[cue.block]


def _first_of(group: list[BylineCue]) -> list[BylineCue]:
    """Return the cues that stand together with the first: later ones are of other articles."""
    taken = [group[0]]
    for cue in group[1:]:
        if cue.block - taken[-1].block > _APART:
            break
        taken.append(cue)
    return taken


def _byline_role(cue: BylineCue) -> Role:
    """Tell the desk's "rc/msh (AFP)" from "By Jane Doe": the first signs off, the second heads."""
    desk = cue.names and cue.sources and not any(name[0].isupper() for name in cue.names)
    return Role.CREDIT if desk else Role.BYLINE


def _give_lone_names(page: Page, frame: Frame, cues: Cues, roles: list[Role | None]) -> None:
    """Mark a name without a "By" that stands between the title and the date, or beside either."""
    if frame.title is None:
        return
    for block in range(frame.title + 1, frame.head.stop):
        if roles[block] is not None or frame.body[block] or block in frame.spoken:
            continue
        text = page.texts[block]
        if len(text) > _MAX_NAME_LINE:
            continue
        people = read_lone_names(text).people
        under = None not in roles[frame.title + 1 : block]  # or right under facts that are
        if people and _is_author(page, frame, cues, block, people, under_title=under):
            roles[block] = Role.BYLINE
            return


def _give_further_names(page: Page, frame: Frame, roles: list[Role | None]) -> None:
    """Mark the names right under a byline, a line each, as those of further authors."""
    for block in frame.head:
        if (
            block > 0
            and roles[block] is None
            and roles[block - 1] is Role.BYLINE
            and not frame.body[block]
            and len(page.texts[block]) <= _MAX_NAME_LINE
            and frame.spoken.get(block, Role.BIO) is Role.BIO
            and read_lone_names(page.texts[block]).people
        ):
            roles[block] = Role.BYLINE


def _give_names_again(page: Page, frame: Frame, cues: Cues, roles: list[Role | None]) -> None:
    """Mark the lines around the article that are nothing but the name of one of its authors."""
    names = {name for cue in cues.bylines if roles[cue.block] is Role.BYLINE for name in cue.names}
    if not names:
        return
    for block in (*frame.head, *frame.tail):
        if roles[block] is None and not frame.body[block] and page.texts[block] in names:
            roles[block] = Role.BYLINE


def _give_bios(page: Page, frame: Frame, cues: Cues, roles: list[Role | None]) -> None:
    """Mark the sentences below the body that begin with the name of one of the authors."""
    names = tuple(
        name
        for cue in cues.bylines
        if roles[cue.block] is Role.BYLINE
        for name in cue.names
        if " " in name
    )
    if not names:
        return
    given = (name.partition(" ")[0] for name in names)
    names += tuple(f"{name} " for name in given if len(name) >= _GIVEN_CHARS)
    for block in range(frame.last + 1, min(len(page), frame.last + 1 + _BIO_BELOW)):
        text = page.texts[block]
        sentence = text.endswith((".", "。", "…")) and text.count(" ") >= _BIO_WORDS
        if roles[block] is None and sentence and text.startswith(names):
            roles[block] = Role.BIO


def _is_author(
    page: Page,
    frame: Frame,
    cues: Cues,
    block: int,
    people: tuple[str, ...],
    *,
    under_title: bool,
) -> bool:
    """Whether a lone name is the author's, by what it is, where it stands, and if it comes back."""
    family = people[0].split()[-1]
    # One whom the article is about, under his picture; its last paragraph may be on its author.
    above = page.texts[: max(0, frame.last)]
    if any(frame.body[place] and family in text for place, text in enumerate(above)):
        return False
    known = all(map(has_given_name, people))
    below = cues.kinds[block + 1 : block + 3]
    over = cues.kinds[max(0, block - 2) : block]
    dated = any(kind & _DATE for kind in below + over)
    again = any(people[0] in text for text in page.texts[max(block, frame.last) + 1 :])
    return known + dated + under_title + again >= _WITNESSES


def _give_declared_topics(page: Page, frame: Frame, roles: list[Role | None]) -> None:
    """Mark the blocks below the body that say what the page declares to be its topics."""
    topics = {claim.value.casefold() for claim in page.declared.topics} if page.declared else None
    if not topics:
        return
    for block in range(frame.last + 1, min(len(page), frame.last + 1 + _TOPICS_BELOW)):
        if roles[block] is None and page.texts[block].strip("#").casefold() in topics:
            roles[block] = Role.TOPIC


def _give_addresses(frame: Frame, cues: Cues, roles: list[Role | None]) -> None:
    if frame.top is None:
        return
    reach = range(frame.head.start, max(frame.head.stop, frame.top + _ADDRESS_BELOW))
    for block in cues.urls:
        if block in reach and roles[block] is None:
            roles[block] = Role.URL
