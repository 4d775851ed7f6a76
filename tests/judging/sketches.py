"""Pages sketched line by line, to put a block exactly where a rule of judging looks for it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from cleannews.evidence.cues import (
    BylineCue,
    CaptionCue,
    CreditCue,
    CueKind,
    Cues,
    DateCue,
    DatelineCue,
)
from cleannews.judging.roles.frame import Frame
from cleannews.judging.runs import Runs
from cleannews.reading.markup import Markup
from cleannews.reading.page import Door, Layout, Mark, Page

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from cleannews.article import Role
    from cleannews.reading.declared import Declared

    Cue = BylineCue | CaptionCue | CreditCue | DateCue | DatelineCue

__all__ = ["PROSE", "blocks_of", "cued", "framed", "no_runs", "sketch"]

PROSE: Final = (
    "The ferry to Skarvoy sailed on Monday for the first time since its engine failed, they said."
)
_MARKS: Final = {"*": Mark.BULLET, "1.": Mark.NUMBER, ">": Mark.QUOTE, "|": Mark.TABLE}
_LINK: Final = re.compile(r"\[([^\]]*)\]")
_KINDS: Final = {
    BylineCue: CueKind.BYLINE,
    CaptionCue: CueKind.CAPTION,
    CreditCue: CueKind.CREDIT,
    DateCue: CueKind.DATE,
    DatelineCue: CueKind.DATELINE,
}


def sketch(*lines: str, html: bool = False, declared: Declared | None = None) -> Page:
    """A page of these lines, a block each but for empty ones, which are gaps.

    "## " opens a heading, "* " and "1. " an item of a list, "> " a quote, "| " a table, and "[...]"
    is a link.
    """
    texts: list[str] = []
    marks: list[Mark] = []
    levels: list[int] = []
    gaps: list[int] = []
    links: list[int] = []
    gap = 0
    for line in lines:
        if not line:
            gap += 1
            continue
        sign, _, rest = line.partition(" ")
        heading = set(sign) == {"#"}
        mark = Mark.HEADING if heading else _MARKS.get(sign, Mark.PLAIN)
        said = line if mark is Mark.PLAIN else rest
        texts.append(_LINK.sub(r"\1", said))
        marks.append(mark)
        levels.append(len(sign) if heading else int(mark in {Mark.BULLET, Mark.NUMBER}))
        gaps.append(gap)
        links.append(sum(map(len, _LINK.findall(said))))
        gap = 0
    spans, start = [], 0
    for text in texts:
        spans.append((start, start + len(text)))
        start += len(text) + 1
    return Page(
        source="\n".join(texts),
        door=Door.HTML if html else Door.TEXT,
        layout=Layout.LINES,
        spans=spans,
        texts=texts,
        marks=marks,
        levels=levels,
        gaps=gaps,
        links=links,
        markup=Markup.empty() if html else None,
        declared=declared,
    )


def cued(page: Page, *cues: Cue, urls: Iterable[int] = (), kinds: Mapping[int, int] = {}) -> Cues:
    """The cues of a page where these were found, each kind in block order."""
    seen = [kinds.get(block, 0) for block in range(len(page))]
    for cue in cues:
        seen[cue.block] |= int(_KINDS[type(cue)])
    for block in urls:
        seen[block] |= int(CueKind.URL)
    return Cues(
        seen,
        dates=tuple(cue for cue in cues if isinstance(cue, DateCue)),
        bylines=tuple(cue for cue in cues if isinstance(cue, BylineCue)),
        datelines=tuple(cue for cue in cues if isinstance(cue, DatelineCue)),
        credits=tuple(cue for cue in cues if isinstance(cue, CreditCue)),
        captions=tuple(cue for cue in cues if isinstance(cue, CaptionCue)),
        urls=tuple(urls),
    )


def framed(  # noqa: PLR0913 - as many parts as a frame has
    page: Page,
    body: Iterable[int] = (),
    *,
    title: int | None = None,
    top: int | None = None,
    head: range = range(0),
    tail: range = range(0),
    spoken: Mapping[int, Role] = {},
    sections: Iterable[int] = (),
) -> Frame:
    """The frame of a page whose body are these blocks; `top` is the first of them by default."""
    kept = sorted(body)
    return Frame(
        body=[block in kept for block in range(len(page))],
        title=title,
        top=kept[0] if kept and top is None else top,
        last=kept[-1] if kept else -1,
        head=head,
        tail=tail,
        spoken=dict(spoken),
        sections=frozenset(sections),
    )


def no_runs(page: Page) -> Runs:
    """The runs of a page where no line heads others."""
    return Runs([None] * len(page), [-1] * len(page), [-1] * len(page))


def blocks_of(flags: Collection[bool]) -> list[int]:
    """The blocks of which something is true."""
    return [block for block, inside in enumerate(flags) if inside]
