"""A page in the making: the lists of `Page`, filled block by block by the readers."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from cleannews.reading.characters import INVISIBLE, needs_tidying, tidy
from cleannews.reading.items import BULLETS
from cleannews.reading.page import Door, Layout, Mark, Page

if TYPE_CHECKING:
    from cleannews.reading.markup import Markup

__all__ = ["Draft"]

_BULLETS = re.compile(f"^(?:[{re.escape(''.join(sorted(BULLETS)))}] )+(?=\\S)")
_UNSEEN = re.compile(f"[{INVISIBLE}\\s]*")


@dataclass(slots=True)
class Draft:
    """Collects blocks in source order; `finish` makes the page."""

    spans: list[tuple[int, int]] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)
    marks: list[Mark] = field(default_factory=list)
    levels: list[int] = field(default_factory=list)
    gaps: list[int] = field(default_factory=list)
    links: list[int] = field(default_factory=list)
    markup: Markup | None = None

    def add(
        self,
        span: tuple[int, int],
        text: str,
        *,
        gap: int = 0,
        mark: Mark = Mark.PLAIN,
        level: int = 0,
        links: int = 0,
    ) -> None:
        """Append one block; `text` is already folded and not empty."""
        self.spans.append(span)
        self.texts.append(text)
        self.marks.append(mark)
        self.levels.append(level)
        self.gaps.append(gap)
        self.links.append(links)

    def finish(self, source: str, door: Door, layout: Layout, warnings: tuple[str, ...]) -> Page:
        """Make the page. Texts get their last cleaning here; blocks left with none are dropped."""
        # Asked of the texts, for markup that parted a letter from its accent is gone from them.
        if needs_tidying("\n".join(self.texts)):
            self.texts = [tidy(text) for text in self.texts]
        self._take_bullets()
        if any(self.links):
            self.links = list(map(min, self.links, map(len, self.texts)))
        if not all(self.texts):
            self._drop_empty()
        return Page(
            source=source,
            door=door,
            layout=layout,
            spans=self.spans,
            texts=self.texts,
            marks=self.marks,
            levels=self.levels,
            gaps=self.gaps,
            links=self.links,
            warnings=warnings,
            markup=self.markup,
        )

    def _take_bullets(self) -> None:
        """Make marks of typed bullets, and nothing of what takes no room, as a text's lines do.

        HTML and Markdown have them inside of paragraphs; there they are no words either, and the
        same block comes out however often it is read.
        """
        for block, text in enumerate(self.texts):
            if text[:1] in BULLETS and self.marks[block] is not Mark.CODE:
                bare = _BULLETS.sub("", text, count=1)
                if len(bare) < len(text) and self.marks[block] is Mark.PLAIN:
                    self.marks[block], self.levels[block] = Mark.BULLET, 1
                self.texts[block] = bare
            elif not " " < text[:1] < "\x7f" and not text.isprintable() and _UNSEEN.fullmatch(text):
                self.texts[block] = ""

    def _drop_empty(self) -> None:
        kept = [index for index, text in enumerate(self.texts) if text]
        if self.markup is not None:
            self.markup = self.markup.only(kept)
        self.spans = [self.spans[index] for index in kept]
        self.marks = [self.marks[index] for index in kept]
        self.levels = [self.levels[index] for index in kept]
        self.gaps = [self.gaps[index] for index in kept]
        self.links = [self.links[index] for index in kept]
        self.texts = [self.texts[index] for index in kept]
