"""From the scores of a page to the role of each block."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from cleannews.article import Role
from cleannews.evidence.cues.cue import CueKind
from cleannews.evidence.cues.names import read_names
from cleannews.evidence.lexicon.rule import Match
from cleannews.judging.chrome import chrome_role
from cleannews.judging.runs import is_prose
from cleannews.judging.titles import find_title, first_prose
from cleannews.reading.page import Mark

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cleannews.evidence.cues import Cues
    from cleannews.evidence.lexicon.match import Hits
    from cleannews.evidence.lexicon.rule import Rule
    from cleannews.judging.runs import Runs
    from cleannews.reading.page import Page

__all__ = ["assign_roles"]

_ABOVE_TITLE: Final = 6  # blocks over the title that may hold its date, section or picture
_BELOW_TOP: Final = 2  # blocks under the first prose that may hold the page's address
_BELOW_END: Final = 6  # blocks under the last prose that may hold its sign-off
_UNSURE: Final = 0.8  # a block of a run is body from this score on, or when it is prose
_MAX_HEADING: Final = 110  # characters

_STRENGTH: Final = {Match.EXACT: 3, Match.STARTS: 2, Match.ENDS: 1, Match.CONTAINS: 1, Match.REGEX: 2}


@dataclass(frozen=True, slots=True)
class _Frame:
    """Where the article lies: its title, its first and last prose, and the rules that spoke."""

    title: int | None
    top: int | None
    last: int
    spoken: dict[int, Role]

    @property
    def head(self) -> range:
        """The blocks around the title, down to the first prose, where its facts are printed."""
        if self.top is None:
            return range(0)
        start = self.title if self.title is not None else max(0, self.top - 2 * _ABOVE_TITLE)
        return range(max(0, start - _ABOVE_TITLE), max(self.top, start) + 1)


def assign_roles(
    page: Page,
    hits: Hits,
    rules: Sequence[Rule],
    runs: Runs,
    cues: Cues,
    scores: Sequence[float],
    threshold: float = 0.5,
) -> list[Role]:
    """Give each block its role, one entry a block.

    `scores` are the blocks' probabilities, 0 to 1, of being body, and `threshold` the least that
    keeps a block; `rules` are the lexicon's, which `hits` index. Formulas that the cues are sure of
    are metadata whatever their score. Linear in the number of blocks.
    """
    frame = _frame(page, hits, rules, cues, scores, threshold)
    roles: list[Role | None] = [None] * len(page)
    _give_title(page, frame, roles)
    _give_facts(page, frame, cues, roles, scores, threshold)
    _give_pictures(page, frame, cues, roles, scores, threshold)
    for block, score in enumerate(scores):
        if roles[block] is not None:
            continue
        if score >= threshold and not _in_run(page, runs, block, score):
            roles[block] = _body_role(page, block, frame, scores, threshold)
        else:
            roles[block] = _other_role(page, block, frame, runs, cues)
    _give_lead(frame, roles)
    return [role or Role.NAVIGATION for role in roles]


def _frame(
    page: Page,
    hits: Hits,
    rules: Sequence[Rule],
    cues: Cues,
    scores: Sequence[float],
    threshold: float,
) -> _Frame:
    strongest: dict[int, tuple[int, int]] = {}
    for block, number in zip(hits.blocks, hits.rules, strict=True):
        rule = rules[number]
        strength = _STRENGTH[rule.match] + 10 * rule.certain
        if strength > strongest.get(block, (0, 0))[0]:
            strongest[block] = (strength, number)
    spoken = {block: rules[number].role for block, (_, number) in strongest.items()}
    chrome = {block for block, role in spoken.items() if role.is_chrome}
    top = first_prose(page, scores, threshold)
    last = max((b for b, score in enumerate(scores) if score >= threshold), default=-1)
    title = find_title(page, cues, chrome, scores, threshold, top)
    return _Frame(title, top, last, spoken)


def _give_title(page: Page, frame: _Frame, roles: list[Role | None]) -> None:
    """Mark the title, and its repeats above the body: many pages open with it."""
    if frame.title is None:
        return
    title = page.texts[frame.title]
    roles[frame.title] = Role.TITLE
    for block in range(frame.title):
        if page.texts[block] == title:
            roles[block] = Role.TITLE
    first = page.texts[0]
    if len(title) > 14 and first.startswith(title):
        roles[0] = Role.TITLE


def _give_facts(
    page: Page,
    frame: _Frame,
    cues: Cues,
    roles: list[Role | None],
    scores: Sequence[float],
    threshold: float,
) -> None:
    """Mark dates, bylines, section and address around the title, and the sign-offs at the end."""
    head = frame.head
    tail = range(frame.last, min(len(page), frame.last + _BELOW_END))
    for date in cues.dates:
        block = date.block
        if block in head and roles[block] is None and (date.whole or scores[block] < threshold):
            roles[block] = Role.PUBLISHED
    for byline in cues.bylines:
        block = byline.block
        if roles[block] not in {None, Role.PUBLISHED}:
            continue
        near = block in head or block in tail
        if near and (byline.whole or scores[block] < threshold):
            roles[block] = Role.CREDIT if byline.names and byline.sources and not byline.names[0][0].isupper() else Role.BYLINE
    for block in cues.urls:
        if head.start <= block < head.stop + _BELOW_TOP and roles[block] is None:
            roles[block] = Role.URL
    for credit in cues.credits:
        block = credit.block
        inside = frame.top is not None and head.start <= block < tail.stop
        if credit.whole and inside and roles[block] is None:
            roles[block] = Role.CREDIT
    _give_names(page, frame, cues, roles, scores, threshold)
    _give_section(page, frame, roles, scores, threshold)


def _give_names(
    page: Page,
    frame: _Frame,
    cues: Cues,
    roles: list[Role | None],
    scores: Sequence[float],
    threshold: float,
) -> None:
    """Mark the lone names that stand beside the date under the title."""
    if frame.title is None or frame.top is None or frame.top <= frame.title:
        return
    if any(roles[block] == Role.BYLINE for block in frame.head):
        return
    for block in range(frame.title + 1, frame.top):
        if roles[block] is not None or scores[block] >= threshold or block in frame.spoken:
            continue
        text = page.texts[block]
        if len(text) > 80:
            continue
        beside = cues.kinds[max(0, block - 2) : block] + cues.kinds[block + 1 : block + 3]
        names = read_names(text)
        if names.people and names.whole and any(kind & CueKind.DATE for kind in beside):
            roles[block] = Role.BYLINE


def _give_section(
    page: Page,
    frame: _Frame,
    roles: list[Role | None],
    scores: Sequence[float],
    threshold: float,
) -> None:
    """Mark the line under the title that the page's menu has as well."""
    if frame.title is None or frame.top is None:
        return
    for block in range(frame.title + 1, min(frame.top, frame.title + 4)):
        text = page.texts[block]
        if roles[block] is not None or scores[block] >= threshold or len(text) > 40:
            continue
        if block in frame.spoken and frame.spoken[block] not in {Role.NAVIGATION, Role.SECTION}:
            continue
        if text in page.texts[: frame.title]:
            roles[block] = Role.SECTION
            return


def _give_pictures(
    page: Page,
    frame: _Frame,
    cues: Cues,
    roles: list[Role | None],
    scores: Sequence[float],
    threshold: float,
) -> None:
    """Mark the captions of the article's pictures."""
    if frame.top is None:
        return
    reach = range(frame.head.start, frame.last + _BELOW_END)
    for cue in cues.captions:
        block = cue.block
        if block in reach and roles[block] is None and (cue.certain or scores[block] < threshold):
            roles[block] = Role.CAPTION
    # A picture's alternative text and its caption often say the same, one under the other.
    start = frame.title + 1 if frame.title is not None else frame.head.start
    for block in range(start, min(frame.last, len(page) - 1)):
        text = page.texts[block]
        if text != page.texts[block + 1] or len(text.split()) < 3:
            continue
        for twin in (block, block + 1):
            if roles[twin] is None and scores[twin] < threshold and twin not in frame.spoken:
                roles[twin] = Role.CAPTION


def _in_run(page: Page, runs: Runs, block: int, score: float) -> bool:
    """Whether a block that only just passes for body stands in a list that a line above heads."""
    return (
        runs.steps[block] > 0
        and score < _UNSURE
        and runs.roles[block] is not None
        and not is_prose(page.texts[block])
    )


def _body_role(
    page: Page, block: int, frame: _Frame, scores: Sequence[float], threshold: float
) -> Role:
    mark = page.marks[block]
    if mark in {Mark.BULLET, Mark.NUMBER}:
        return Role.LIST_ITEM
    if mark in _BY_MARK:
        return _BY_MARK[mark]
    text = page.texts[block]
    below = block + 1
    heads = below < len(page) and scores[below] >= threshold
    if (
        heads
        and len(text) <= _MAX_HEADING
        and block != frame.top
        and not text.endswith((".", ",", ";", ":", "。", "”", "\"", "»", "…"))
        and not is_prose(text)
    ):
        return Role.HEADING
    return Role.PARAGRAPH


_BY_MARK: Final = {
    Mark.HEADING: Role.HEADING,
    Mark.QUOTE: Role.QUOTE,
    Mark.TABLE: Role.TABLE,
}


def _other_role(page: Page, block: int, frame: _Frame, runs: Runs, cues: Cues) -> Role:
    """Return the role of a block that is neither body nor a fact found by a cue."""
    spoken = frame.spoken.get(block)
    run = runs.roles[block]
    by_place = chrome_role(page, block, frame.title, frame.top, frame.last)
    if run is not None and spoken == Role.WIDGET and by_place == Role.WIDGET:
        return run  # the numbers of a numbered list
    if spoken == Role.CONSENT and _is_lone(page, block, frame):
        return by_place  # any dialogue has an "OK"
    if run == Role.RELATED and by_place == Role.NAVIGATION and block + 1 == frame.title:
        return by_place  # "Breaking News" over the article itself heads no other stories
    if spoken is not None and (spoken.is_chrome or _may_be_fact(spoken, block, frame)):
        return spoken
    if run is not None and (run.is_chrome or run == Role.TOPIC):
        return run
    return by_place


def _is_lone(page: Page, block: int, frame: _Frame) -> bool:
    """Whether a short block has no other of its role near."""
    near = (*range(block - 3, block), *range(block + 1, block + 4))
    role = frame.spoken[block]
    return len(page.texts[block].split()) < 3 and all(
        frame.spoken.get(other) != role for other in near
    )


def _may_be_fact(role: Role, block: int, frame: _Frame) -> bool:
    if role.is_body or role == Role.TITLE:
        return False
    return block in frame.head or role in {Role.TOPIC, Role.CAPTION, Role.CREDIT}


def _give_lead(frame: _Frame, roles: list[Role | None]) -> None:
    """Mark the first paragraph as lead where the page parts it from the others."""
    body = [block for block, role in enumerate(roles) if role is not None and role.is_body]
    if len(body) < 3 or frame.title is None:
        return
    first, second = body[0], body[1]
    if roles[first] == Role.PARAGRAPH and frame.title < first and second > first + 1:
        roles[first] = Role.LEAD
