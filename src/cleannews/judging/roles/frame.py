"""Where on a page the article lies."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from itertools import compress
from typing import TYPE_CHECKING, Final

from cleannews.article import CHROME_ROLES, Role
from cleannews.evidence.lexicon.rule import Match
from cleannews.judging.roles.colons import keep_promised
from cleannews.judging.roles.forms import (
    keep_between,
    keep_chapters,
    keep_eastern_prose,
    keep_exchanges,
    keep_headed,
)
from cleannews.judging.roles.headings import lone_heading, title_over_facts
from cleannews.judging.roles.leftovers import (
    drop_addresses,
    drop_link_rows,
    drop_lone_labels,
    drop_replies,
)
from cleannews.judging.roles.openings import first_line
from cleannews.judging.roles.titles import find_title, first_prose
from cleannews.judging.runs import is_prose

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from cleannews.evidence.cues import Cues
    from cleannews.evidence.lexicon.match import Hits
    from cleannews.evidence.lexicon.rule import Rule
    from cleannews.reading.page import Page

__all__ = ["Frame", "frame_page"]

_ABOVE_TITLE: Final = 6  # blocks over the title that may hold its date or picture
_BELOW_TITLE: Final = 16  # blocks that its facts and the controls beside them take at most
_SUMMARY: Final = 2  # paragraphs that may stand between the title and its date
_BIO_BELOW: Final = 15  # the same where its author may be written to
_BELOW_END: Final = 6  # blocks under the last prose that may hold its sign-off

# Which hit speaks for a block that several rules hit: the one that saw most of it.
_STRENGTH: Final = {
    Match.EXACT: 3,
    Match.STARTS: 2,
    Match.REGEX: 2,
    Match.ENDS: 1,
    Match.CONTAINS: 1,
}
_CERTAIN: Final = 10
# A block that says nothing else hardly ever is body, whatever lies around it: of 28 that the score
# kept on held-out pages, 22 were none. Names of menus and numbers are often body, and not here.
_OUTSPOKEN: Final = frozenset({Role.SHARING, Role.SIGNUP, Role.ADVERT, Role.COMMENT, Role.BIO})
_BEYOND_DOUBT: Final = 0.97
_GOES_ON: Final = 0.75  # of the threshold, the least score of a paragraph that follows one
# A heading stands over text. At the end of a body it is that of teasers or of a box.
_LAST_LINE: Final = 0.75
_LONGEST_HEADING: Final = 60  # characters
_OPENING: Final = 0.5  # the least score of a summary that a cleaned text begins with
_LONG_OPENING: Final = 70  # characters that it has at least: shorter lines are titles
_LONGEST_BUTTON: Final = 40  # characters
_ENDS: Final = (*".!?…。！？।۔።։:;)\"'”“»›」』）]",)
_SECTIONS: Final = ("section", "place-name")  # in the ids of rules that know names of sections


@dataclass(frozen=True, slots=True)
class Frame:
    """The places of an article's parts, and what rules said of the page's blocks.

    `body` tells which blocks were judged body, or belong to such by a colon; `top` is the first
    prose among them and `last` the last of them, -1 without any; `head` are the blocks around the
    title where its facts are printed, `tail` those under the last body where it is signed;
    `spoken` is the role that the strongest rule gives a block, and `sections` are those that rules
    know for names of sections.
    """

    body: list[bool]
    title: int | None
    top: int | None
    last: int
    head: range
    tail: range
    spoken: dict[int, Role]
    sections: frozenset[int]


def frame_page(
    page: Page,
    hits: Hits,
    rules: Sequence[Rule],
    cues: Cues,
    scores: Sequence[float],
    threshold: float,
) -> Frame:
    """Find the article's title, beginning and end. Linear in the number of blocks."""
    spoken = _spoken(hits, rules)
    labels = _labels(page, hits, rules)
    body = _find_body(page, scores, threshold, spoken, labels)
    named = {number for number in hits.met if _names_sections(rules[number].id)}
    sections = hits.blocks_of(named)
    chrome = {block for block, role in spoken.items() if role in CHROME_ROLES}
    top = first_prose(page, body)
    last = max(compress(range(len(body)), body), default=-1)
    title = find_title(page, cues, chrome, labels, body, top)
    if title is None:
        title = lone_heading(page, body, chrome, top)
    if title is None:
        title = title_over_facts(page, cues, body, spoken, top)
    if title is None:
        title = first_line(page, cues, body, spoken, top)
        if title == 0 and page.stands_apart and _opens(page.texts[0], scores[0]):
            title = None
    tail = range(last + 1, min(len(page), last + 1 + _BELOW_END))
    head = _head(page, body, title, top)
    _forget_offices(page, spoken, range(title or 0, last + _BIO_BELOW + 1))
    return Frame(body, title, top, last, head, tail, spoken, sections)


def _find_body(
    page: Page,
    scores: Sequence[float],
    threshold: float,
    spoken: dict[int, Role],
    labels: Collection[int],
) -> list[bool]:
    """Which blocks are body: by their scores, by rules, and by what forms of news text ask for.

    Notes in `spoken` the comments that only their forms show.
    """
    body = [score >= threshold for score in scores]
    for block in labels:
        body[block] = scores[block] >= _BEYOND_DOUBT
    _let_go_on(page, body, scores, threshold, spoken)
    keep_exchanges(page, body, scores, spoken)
    keep_headed(page, body, scores, spoken)
    keep_between(page, body, scores, spoken)
    keep_eastern_prose(page, body, scores, spoken)
    buttons = {block for block in labels if spoken[block] is Role.COMMENT}
    for block in drop_replies(page, body, scores, buttons):
        spoken.setdefault(block, Role.COMMENT)
    drop_link_rows(page, body, scores)
    drop_addresses(page, body, scores, spoken)
    drop_lone_labels(page, body, scores, spoken)
    _end_in_prose(page, body, scores)
    keep_chapters(page, body, scores, spoken)  # which a body may well end in
    return keep_promised(page, body, spoken)


def _opens(text: str, score: float) -> bool:
    """Whether the first line of a text that looks cleaned is its summary, and not its title."""
    return score >= _OPENING and len(text) >= _LONG_OPENING


def _forget_offices(page: Page, spoken: dict[int, Role], near: range) -> None:
    """Take back what rules said of addresses far from the article.

    That of the site's office looks like an author's.
    """
    bio = Role.BIO  # slow to look up for each block
    for block in [block for block, role in spoken.items() if role is bio]:
        if block not in near and "@" in page.texts[block]:
            del spoken[block]


def _let_go_on(
    page: Page,
    body: list[bool],
    scores: Sequence[float],
    threshold: float,
    spoken: dict[int, Role],
) -> None:
    """Take a doubted paragraph right under one of the body for body, too."""
    for block in range(1, len(body)):
        if (
            body[block - 1]
            and not body[block]
            and scores[block] >= _GOES_ON * threshold
            and block not in spoken
            and is_prose(page.texts[block])
            and is_prose(page.texts[block - 1])
        ):
            body[block] = True


def _end_in_prose(page: Page, body: list[bool], scores: Sequence[float]) -> None:
    """Drop the doubted lines that a body ends in: headings of what was left out below them."""
    for block in reversed(range(len(body))):
        text = page.texts[block]
        if not body[block]:
            continue
        if scores[block] >= _LAST_LINE or len(text) > _LONGEST_HEADING or text.endswith(_ENDS):
            return
        body[block] = False


def _labels(page: Page, hits: Hits, rules: Sequence[Rule]) -> set[int]:
    """The blocks that are nothing but a label: "Share", "Share on Mastodon", "Advertisement"."""
    known = [number for number in hits.met if rules[number].role in _OUTSPOKEN]
    whole = {number for number in known if rules[number].match is Match.EXACT}
    sharing = {
        number
        for number in known
        if rules[number].match is Match.STARTS and rules[number].role is Role.SHARING
    }
    buttons = {
        block
        for block in hits.blocks_of(sharing)
        if len(page.texts[block]) <= _LONGEST_BUTTON and not page.texts[block].endswith(_ENDS)
    }
    return buttons.union(hits.blocks_of(whole))


def _spoken(hits: Hits, rules: Sequence[Rule]) -> dict[int, Role]:
    strengths = {
        number: _STRENGTH[rules[number].match] + _CERTAIN * rules[number].certain
        for number in hits.met
    }
    strongest: dict[int, int] = {}
    for block, number in zip(hits.blocks, hits.rules, strict=True):
        if block not in strongest or strengths[number] > strengths[strongest[block]]:
            strongest[block] = number
    return {block: rules[number].role for block, number in strongest.items()}


@lru_cache(maxsize=1 << 12)
def _names_sections(rule: str) -> bool:
    return any(name in rule for name in _SECTIONS)


def _head(page: Page, body: list[bool], title: int | None, top: int | None) -> range:
    if top is None:
        return range(0)
    if title is None:
        return range(max(0, top - _ABOVE_TITLE), top + 1)
    prose = 0
    end = min(len(page), max(title, top) + _BELOW_TITLE)
    for block in range(title + 1, end):
        prose += body[block] and is_prose(page.texts[block])
        if prose > _SUMMARY:
            end = block
            break
    return range(max(0, title - _ABOVE_TITLE), end)
