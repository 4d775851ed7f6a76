"""Forms that some kinds of news text have, and in which the lines vouch for one another.

A question of three words looks like a label, an answer below a link like one more link: what they
are shows only beside the others of their form.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from cleannews.article import CHROME_ROLES, Role
from cleannews.judging.runs import is_prose
from cleannews.reading.page import Mark

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from cleannews.reading.page import Page

__all__ = [
    "ENDS",
    "keep_between",
    "keep_chapters",
    "keep_eastern_prose",
    "keep_exchanges",
    "keep_headed",
]

_RELATED: Final = Role.RELATED  # named once: slow to look up for each block
_ASKS: Final = ("?", "？", "؟", ";")  # the last is how Greek asks
# What a sentence ends in, as a headline does not.
ENDS: Final = (*".!…。！।۔።։", '."', ".”", ".»", "!”", "!»", ".)")
_GREEK: Final = ";"
_LEAST_QUESTIONS: Final = 3  # of body, each with an answer, that make an interview
_MAX_QUESTION: Final = 240  # characters
_MIN_ANSWER: Final = 15
_EXCHANGED: Final = 0.15  # the least score of a question or an answer among others
_HEADED: Final = 0.2  # the same for a heading, and for the sentence under one of the body
_BETWEEN: Final = 0.12  # the same for a long paragraph between two
_AMID: Final = 0.1  # the same for a sentence between two sure ones
_PARTS: Final = 0.15  # the same for a heading between them
_REFERRED: Final = 0.05  # the same for a heading under "See also: The storm of 1903", over one
_TABLED: Final = 0.1  # the same for the heading over a table of the body
_CREDITED: Final = 0.3  # the same for who made a recording, under its chapters
_LONG: Final = 150  # characters
_MAX_HEADING: Final = 80
_NO_HEADING: Final = tuple(".!…。:;,")
_SURE: Final = 0.8  # the least score of the paragraphs on either side of a heading
_REACH: Final = 4  # blocks up to the paragraph above the links
_EASTERN_STOP: Final = "。"
_LEAST_STOPS: Final = 2
_LEAST_EASTERN: Final = 0.05  # the least score of a paragraph in Chinese or Japanese
_LEAST_CHAPTERS: Final = 3
_CHAPTER: Final = re.compile(
    r"[(\[]?(?:(?P<hours>\d{1,2}):)?(?P<minutes>\d{1,3}):(?P<seconds>[0-5]\d)[)\]]?"
    r"[ :–—-]{1,3}[^\W\d]"
)
_BEFORE_TIME: Final = frozenset("0123456789([")
_MINUTE: Final = 60  # seconds
_HOUR: Final = 3600


def keep_exchanges(
    page: Page, body: list[bool], scores: Sequence[float], spoken: Mapping[int, Role]
) -> None:
    """Take the questions and answers of an interview for body that only just are not.

    Among three and more questions that stand over their answers, one more is a question as well,
    and what stands under it its answer. Linear in the number of blocks.
    """
    texts = page.texts
    marked = [block for block, text in enumerate(texts[:-1]) if text[-1] in _ASKS]
    asked = [block for block in marked if body[block] and _asks(texts[block])]
    asked = [block for block in asked if body[block + 1] and not _asks(texts[block + 1])]
    if len(asked) < _LEAST_QUESTIONS:
        return
    for block in range(asked[0] + 1, len(body) - 1):
        if page.levels[block] == 1 and page.marks[block] is Mark.HEADING:
            continue  # the title may well ask
        if body[block] or block in spoken or scores[block] < _EXCHANGED or page.is_link(block):
            continue
        question = _asks(texts[block]) and _answers(page, block + 1, scores, spoken)
        if question or (body[block - 1] and _asks(texts[block - 1]) and _tells(texts[block])):
            body[block] = True


def _asks(text: str) -> bool:
    if text[-1:] not in _ASKS or len(text) > _MAX_QUESTION:
        return False
    return text[-1] != _GREEK or any("Ͱ" <= sign <= "Ͽ" for sign in text[:8])


def _tells(text: str) -> bool:
    return len(text) >= _MIN_ANSWER and text.endswith(ENDS)


def _answers(page: Page, block: int, scores: Sequence[float], spoken: Mapping[int, Role]) -> bool:
    if block in spoken or page.is_link(block) or scores[block] < _EXCHANGED:
        return False
    return _tells(page.texts[block])


def keep_headed(
    page: Page, body: list[bool], scores: Sequence[float], spoken: Mapping[int, Role]
) -> None:
    """Take the sentence under a heading of the body for body, and the heading over a table of it.

    Only where the page marks its headings. Linear in the number of blocks.
    """
    heading = Mark.HEADING
    for above in [at for at, mark in enumerate(page.marks[:-1]) if mark is heading]:
        block = above + 1
        if body[above] == body[block]:
            continue
        if body[above]:
            body[block] = (
                block not in spoken
                and scores[block] >= _HEADED
                and page.marks[block] is Mark.PLAIN
                and _tells(page.texts[block])
                and not page.is_link(block)
            )
        elif page.marks[block] is Mark.TABLE:
            body[above] = scores[above] >= _TABLED


def keep_between(
    page: Page, body: list[bool], scores: Sequence[float], spoken: Mapping[int, Role]
) -> None:
    """Take what stands between two of the body for body though links stand above it, or little.

    A long paragraph, or between two sure ones a sentence or a heading of a few words, the latter
    also where a line names another story and stands over it. Only of text: in HTML links and
    headings are known, and what the score doubts is one more teaser. Linear in the number of
    blocks.
    """
    for block in range(1, len(body) - 1) if page.markup is None else ():
        text = page.texts[block]
        if body[block] or not body[block + 1] or block in spoken or page.is_link(block):
            continue
        referred = block > 1 and _refers(page.texts[block - 1], spoken.get(block - 1))
        sure = all(
            body[beside] and scores[beside] >= _SURE and is_prose(page.texts[beside])
            for beside in (block - 1 - referred, block + 1)
        )
        if sure and text.endswith(ENDS):
            body[block] = scores[block] >= _AMID and is_prose(text) and not referred
        elif sure and len(text) <= _MAX_HEADING and not text.endswith(_NO_HEADING):
            body[block] = scores[block] >= (_REFERRED if referred else _PARTS)
        elif len(text) >= _LONG:
            body[block] = (
                scores[block] >= _BETWEEN
                and text.endswith(ENDS)
                and is_prose(page.texts[block + 1])
                and any(body[max(0, block - _REACH) : block])
            )


def keep_eastern_prose(
    page: Page, body: list[bool], scores: Sequence[float], spoken: Mapping[int, Role]
) -> None:
    """Take two sentences of Chinese or Japanese below the body for body, though links are between.

    Headlines and links end in no full stop there, and what a shop or a site says of itself stands
    far from the article. Linear in the number of blocks.
    """
    if _EASTERN_STOP not in page.source:
        return  # most pages
    below = 0  # blocks since the last of the body; none before it
    for block, text in enumerate(page.texts):
        if body[block]:
            below = 1
        elif below:
            body[block] = (
                below <= _REACH
                and scores[block] >= _LEAST_EASTERN
                and text.count(_EASTERN_STOP) + text.endswith("」") >= _LEAST_STOPS
                and block not in spoken
            )
            below = 1 if body[block] else below + 1


def _refers(text: str, role: Role | None) -> bool:
    """Whether a line says "See also" and behind a colon what: no other story follows it."""
    return role is _RELATED and ":" in text.rstrip(": ")


def keep_chapters(
    page: Page, body: list[bool], scores: Sequence[float], spoken: Mapping[int, Role]
) -> None:
    """Take the chapters of a recording for body: rows of rising times below a line of the body.

    With them goes a paragraph right below, which tells who made it. Only three and more of them.
    Linear in the number of blocks.
    """
    texts = page.texts
    # Few blocks begin so.
    rows = [block for block, text in enumerate(texts) if text[0] in _BEFORE_TIME]
    times = [(block, time) for block in rows if (time := _seconds(texts[block])) is not None]
    first = 0
    for place in range(1, len(times) + 1):
        block, time = times[place] if place < len(times) else (0, 0)
        if block == times[place - 1][0] + 1 and time > times[place - 1][1]:
            continue
        chapters = [row for row, _ in times[first:place]]
        first = place
        above = chapters[0] - 1
        if len(chapters) < _LEAST_CHAPTERS or not _heads_rows(texts, body, above):
            continue
        for row in chapters:
            likely = scores[row] >= _TABLED and spoken.get(row) not in CHROME_ROLES
            body[row] = body[row] or likely
        below = chapters[-1] + 1
        if below < len(texts) and body[below - 1] and is_prose(texts[below]):
            likely = scores[below] >= _CREDITED and spoken.get(below) not in CHROME_ROLES
            body[below] = body[below] or likely


def _heads_rows(texts: Sequence[str], body: Sequence[bool], block: int) -> bool:
    return block >= 0 and body[block] and not is_prose(texts[block])


def _seconds(text: str) -> int | None:
    """The time that a chapter begins with, if it goes on with a name."""
    found = _CHAPTER.match(text)
    if found is None:
        return None
    hours, minutes, seconds = (int(found[name] or 0) for name in ("hours", "minutes", "seconds"))
    return hours * _HOUR + minutes * _MINUTE + seconds
