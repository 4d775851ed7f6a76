"""The role that rules, cues and its place speak for, for each block of a page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from cleannews.article import BODY_ROLES, CHROME_ROLES, Role
from cleannews.judging.roles.chrome import chrome_role
from cleannews.judging.roles.facts import give_facts
from cleannews.judging.roles.headings import is_broken, title_again
from cleannews.judging.roles.surroundings import forget_indexes, name_captions
from cleannews.judging.runs import is_prose
from cleannews.reading.page import LISTED, Mark

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cleannews.evidence.cues import Cues
    from cleannews.judging.roles.frame import Frame
    from cleannews.judging.runs import Runs
    from cleannews.reading.page import Page

__all__ = ["keep_doubted", "place_roles"]

# Named once: Python 3.11 takes longer to look up a member of an enumeration than to ask for it.
_TOPIC, _RELATED, _WIDGET = Role.TOPIC, Role.RELATED, Role.WIDGET
_CONSENT, _COMMENT, _PARAGRAPH = Role.CONSENT, Role.COMMENT, Role.PARAGRAPH
_SURE: Final = 0.85  # from this score on a block of a list that a line heads is body all the same
_LIKELY: Final = 0.6  # the same for the last line of a long list, over a paragraph
_DOUBTED: Final = 0.5  # of the threshold, the least score of a line of a text that was cleaned
_DOUBTED_EDGE: Final = 0.55  # the least score of one before or behind all of the body
_UNDOUBTED: Final = 0.9  # the same of one of which a rule says that it is chrome
_LEFT: Final = 0.34  # the greatest share of chrome of a text that looks cleaned
_LINKS: Final = 3  # lines that a list amid the text has at most: the last of more is a heading
_STANDFIRST: Final = 0.1  # the least score of a line by the title and its facts
_LOW_STANDFIRST: Final = 0.2  # the same below them, where teasers stand as well
_LEAST_STANDFIRST: Final = 40  # characters
_FACTS: Final = frozenset({Role.BYLINE, Role.PUBLISHED, Role.SECTION})
_NO_FACTS: Final = BODY_ROLES | {Role.TITLE, Role.SECTION}  # any menu has "Sport"
_MAX_HEADING: Final = 110  # characters
_NO_HEADING: Final = (".", ",", ";", ":", "。", "।", "۔", "።", "”", '"', "»", "…")
_BY_MARK: Final = {
    Mark.HEADING: Role.HEADING,
    Mark.BULLET: Role.LIST_ITEM,
    Mark.NUMBER: Role.LIST_ITEM,
    Mark.QUOTE: Role.QUOTE,
    Mark.TABLE: Role.TABLE,
}
# "More news" is a topic of many sites; where it heads other stories, it ends the topics by that.
_TOPIC_LIKE: Final = frozenset({None, Role.SECTION, Role.TOPIC, Role.RELATED})
_COMMENT_STEPS: Final = 20  # blocks that a line over comments speaks for, with no other among them
_LONE_CHARS: Final = 12  # "Accept all", but not "Privacy settings"
_NEAR: Final = 3  # blocks
_FIGURES: Final = "0123456789 .#()"
# Prompts and notices of several sentences, of which rules know only some.
_GOES_ON: Final = frozenset({Role.LEGAL, Role.CONSENT, Role.BIO, Role.SIGNUP, Role.PAYWALL})
# "E-mail" is a button among buttons that share, and a field of forms, by what stands above it.
_AMBIGUOUS: Final[dict[tuple[Role | None, Role | None], Role]] = {
    (Role.SHARING, Role.SIGNUP): Role.SHARING,
    (Role.SIGNUP, Role.SHARING): Role.SIGNUP,
    (Role.COMMENT, Role.SHARING): Role.COMMENT,
    (Role.COMMENT, Role.SIGNUP): Role.COMMENT,
}
_VAGUE: Final = frozenset({None, Role.NAVIGATION})  # "To find out more, click here."


def place_roles(
    page: Page, frame: Frame, runs: Runs, cues: Cues, scores: Sequence[float]
) -> list[Role]:
    """Give each block the role that rules, cues and its place speak for."""
    given: list[Role | None] = [None] * len(page)
    _give_title(page, frame, given)
    give_facts(page, frame, cues, given, scores)
    roles: list[Role] = []
    role: Role | None = None
    place = frame.title, frame.top, frame.last
    for block, (fact, kept, run) in enumerate(zip(given, frame.body, runs.roles, strict=True)):
        if fact is not None:
            role = fact
        elif kept and (run is None or not _in_list(page, frame, runs, block, scores)):
            role = _body_role(page, block, frame)
        elif run is None and block not in frame.spoken and role not in _GOES_ON:
            role = chrome_role(page.texts[block], block, *place)  # most blocks: nothing speaks
        else:
            role = _other_role(page, block, frame, runs, role)
        roles.append(role)
    _keep_standfirst(page, frame, scores, roles)
    name_captions(page, frame, runs, roles)
    forget_indexes(page, frame, runs, roles)
    return roles


def _give_title(page: Page, frame: Frame, given: list[Role | None]) -> None:
    """Mark the title and its repeats above the body: many pages open with it."""
    if frame.title is None:
        return
    title = page.texts[frame.title]
    for block in range(frame.title + 1):
        if page.texts[block] == title:
            given[block] = Role.TITLE
    for block in title_again(page, frame.title, frame.top):
        given[block] = Role.TITLE
    for block in range(frame.title + 1, frame.top or 0):
        # Where the page's own line is the title, it is printed once more over the prose.
        if len(page.texts[block]) > _MIN_REPEAT and title.startswith(page.texts[block]):
            given[block] = Role.TITLE
    first = page.texts[0].translate(_ONE_QUOTE)
    if len(title) > _MIN_REPEAT and first.startswith(title.translate(_ONE_QUOTE)):
        given[0] = Role.TITLE


_ONE_QUOTE: Final = str.maketrans("’‘“”„", '\'\'"""')  # a page's own title is often typed plainer
_MIN_REPEAT: Final = 14  # characters: shorter ones open other lines by chance


def _in_list(page: Page, frame: Frame, runs: Runs, block: int, scores: Sequence[float]) -> bool:
    """Whether a block that only just passes for body is of a list of links, or heads one."""
    if runs.steps[block] < 0 or scores[block] >= _SURE or is_prose(page.texts[block]):
        return False
    if runs.steps[block] == 0:
        return _heads_links(page, frame, runs, block, scores)
    if scores[block] >= _LIKELY and runs.steps[block] > _LINKS and _heads_prose(page, frame, block):
        return False
    return not _over_title(frame, runs, block)


def _heads_prose(page: Page, frame: Frame, block: int) -> bool:
    """Whether a paragraph follows, so that a line under a list may be its heading."""
    below = block + 1
    return below < len(page) and frame.body[below] and is_prose(page.texts[below])


def _heads_links(page: Page, frame: Frame, runs: Runs, block: int, scores: Sequence[float]) -> bool:
    """Whether a line such as "Read also" stands over a link that is no body: it goes with it."""
    below = block + 1
    text = page.texts[block]
    return (
        frame.spoken.get(block) is _RELATED
        and (" " in text or not text.isascii())  # "Video" may be a heading
        and below < len(page)
        and runs.steps[below] == 1
        and scores[below] < _SURE
    )


def _over_title(frame: Frame, runs: Runs, block: int) -> bool:
    """Whether the title stands between a block and the line that heads its run."""
    return frame.title is not None and block - runs.steps[block] < frame.title <= block


def _body_role(page: Page, block: int, frame: Frame) -> Role:
    role = _BY_MARK.get(page.marks[block])
    if role is not None:
        return role
    text = page.texts[block]
    below = block + 1
    heads = below < len(page) and frame.body[below] and block != frame.top
    short = len(text) <= _MAX_HEADING and not is_prose(text)
    if heads and short and not text.endswith(_NO_HEADING) and not is_broken(text):
        return Role.HEADING
    return _PARAGRAPH


def _other_role(page: Page, block: int, frame: Frame, runs: Runs, above: Role | None) -> Role:
    """Return the role of a block that is neither body nor a fact found by a cue."""
    spoken = frame.spoken.get(block)
    run = _run_role(page, block, frame, runs, above)
    if run is _TOPIC and runs.steps[block] > 0:
        return _TOPIC
    if spoken is not None or above in _GOES_ON:  # few blocks
        said = _said_role(page, block, frame, spoken, run, above)
        if said is not None:
            return said
    if run is not None and (run in CHROME_ROLES or run is _TOPIC):
        return run
    return chrome_role(page.texts[block], block, frame.title, frame.top, frame.last)


def _said_role(
    page: Page, block: int, frame: Frame, spoken: Role | None, run: Role | None, above: Role | None
) -> Role | None:
    """Return what rules say of a block, or what the block above it says; None if that is nothing.

    `spoken` is what they say of it by itself, and `run` of the run that it is in.
    """
    if above in _GOES_ON and spoken in _VAGUE and page.texts[block].endswith("."):
        return above
    here = _AMBIGUOUS.get((above, spoken))
    if here is not None and " " not in page.texts[block].rstrip(" *:"):
        return here
    if spoken is None:
        return None
    if spoken is _WIDGET and run is not None and not page.texts[block].strip(_FIGURES):
        return run  # the numbers of a numbered list
    if spoken is _RELATED and block + 1 == frame.title:
        return Role.NAVIGATION  # "Breaking News" over the article itself heads nothing
    lone = spoken is _CONSENT and _is_lone(page, block, frame)  # any dialogue has an "OK"
    if not lone and (spoken in CHROME_ROLES or _may_be_fact(spoken, block, frame)):
        return spoken
    return None


def _run_role(page: Page, block: int, frame: Frame, runs: Runs, above: Role | None) -> Role | None:
    """Return what the line that heads a block's run says of it, None where it says nothing."""
    run = runs.roles[block]
    if run is None or _over_title(frame, runs, block):
        return None
    if run is _COMMENT:
        return None if _ends_comments(page, runs, block) else run
    if run is not _TOPIC:
        return run
    if _over_article(frame, block):
        return None
    if runs.steps[block] == 0:
        return run
    # "Football" is a topic among topics, though menus have it; "Share" is the end of them.
    spoken = frame.spoken.get(block)
    known = spoken is Role.NAVIGATION and block in frame.sections
    return run if above is _TOPIC and (known or spoken in _TOPIC_LIKE) else None


def _ends_comments(page: Page, runs: Runs, block: int) -> bool:
    """Whether a block below "Comments" is none: lists there are the site's."""
    listed = page.marks[block] in LISTED and not is_prose(page.texts[block])
    return listed or runs.steps[block] > _COMMENT_STEPS


def _is_lone(page: Page, block: int, frame: Frame) -> bool:
    """Whether a short block has no other of its role near."""
    near = (*range(block - _NEAR, block), *range(block + 1, block + _NEAR + 1))
    role = frame.spoken[block]
    return len(page.texts[block]) <= _LONE_CHARS and all(
        frame.spoken.get(other) != role for other in near
    )


def _may_be_fact(role: Role, block: int, frame: Frame) -> bool:
    if role in _NO_FACTS:
        return False
    if role is Role.TOPIC:
        return not _over_article(frame, block)  # there it is the menu's
    return block in frame.head or (
        role in {Role.CAPTION, Role.CREDIT} and frame.head.start <= block < frame.tail.stop
    )


def _over_article(frame: Frame, block: int) -> bool:
    return frame.title is not None and block < frame.title


def _keep_standfirst(page: Page, frame: Frame, scores: Sequence[float], roles: list[Role]) -> None:
    """Keep the line by the title's facts, above or below, which the prose is too far from."""
    if frame.title is None:
        return
    block = frame.title + 1
    while block < frame.head.stop and roles[block] in _FACTS:
        block += 1
    if block + 1 >= len(roles) or roles[block] not in CHROME_ROLES or block in frame.spoken:
        return
    above = roles[block + 1] in _FACTS
    if not above and block == frame.title + 1:
        return
    least = _STANDFIRST if above else _LOW_STANDFIRST
    if len(page.texts[block]) >= _LEAST_STANDFIRST and scores[block] >= least:
        roles[block] = Role.LEAD


def keep_doubted(
    page: Page,
    frame: Frame,
    runs: Runs,
    scores: Sequence[float],
    threshold: float,
    roles: list[Role],
) -> None:
    """Keep what the score alone only just speaks against, in a text that looks cleaned.

    A heading or an item looks like a menu's where little else is short. But where all lines stand
    apart and most are body, the menus are gone, and a rule would know what was left of them. Lines
    before all of the body, or behind it, are doubted more.
    """
    if not page.stands_apart:
        return
    chrome = [block for block, role in enumerate(roles) if role in CHROME_ROLES]
    if len(chrome) > _LEFT * len(roles):
        return
    first = frame.body.index(True) if frame.last >= 0 else 0
    for block in chrome:
        least = _DOUBTED * threshold if first < block < frame.last else _DOUBTED_EDGE
        if (
            scores[block] >= least
            and (scores[block] >= threshold or runs.roles[block] is None)
            and (frame.spoken.get(block) not in CHROME_ROLES or scores[block] >= _UNDOUBTED)
        ):
            roles[block] = _body_role(page, block, frame)
