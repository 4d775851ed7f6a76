"""Text repair: what the source has damaged is mended in `text` and the fields, if asked for.

Blocks and their offsets stay as printed, and each change is told. Without repair the words of
`text` are those of the source; this is the one place where they may become others.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Final

from cleannews.reading.page import Mark
from cleannews.repairs import Repair, Step
from cleannews.writing.repair.doubles import (
    find_doubles,
    find_echoes,
    find_titles,
    halved,
    unrepeated,
)
from cleannews.writing.repair.signs import drop_invisible, fix_mojibake, resolve_entities
from cleannews.writing.repair.words import Vocabulary, broken_words, join_broken, part_glued

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence

    from cleannews.reading.page import Page
    from cleannews.writing.metadata import Metadata

__all__ = ["Mended", "mend"]

_SIGNS: Final[dict[Step, Callable[[str], str]]] = {
    Step.ENTITIES: resolve_entities,
    Step.MOJIBAKE: fix_mojibake,
    Step.INVISIBLE: drop_invisible,
}
_WORDS: Final = frozenset({Step.HYPHENS, Step.GLUE})
_ONE: Final = ("title", "dateline", "section", "site")
_MANY: Final = ("authors", "topics", "captions", "credits")
_PICTURES: Final = ("captions", "credits")
_BODY: Final = "text"


@dataclass(frozen=True, slots=True)
class Mended:
    """The page's texts and the article's fields after repair, and what was changed, in order.

    A text that was left out is empty.
    """

    texts: Sequence[str]
    fields: Metadata
    repairs: tuple[Repair, ...]


def mend(page: Page, kept: Sequence[int], fields: Metadata, steps: Collection[str]) -> Mended:
    """Mend the kept blocks and the fields, step by step; linear in the page's length."""
    bench = _Bench(list(page.texts), [])
    for step, fix in _SIGNS.items():
        if step in steps:
            for block in kept:
                bench.change(step, block, fix(bench.texts[block]))
            fields = _mend_fields(step, fix, fields, bench.repairs)
    if not _WORDS.isdisjoint(steps):
        _mend_words(page, kept, Vocabulary(bench.texts, fields.language), steps, bench)
    # Headings, items and rows of tables may well say the same: a list has many of them.
    plain = [block for block in kept if page.marks[block] is Mark.PLAIN]
    if Step.TITLES in steps:
        fields = _mend_titles(fields, bench.repairs)
        titles = find_titles([bench.texts[at] for at in kept], fields.title)
        echoes = find_echoes([bench.texts[at] for at in plain], fields.captions)
        for block in sorted({*(kept[at] for at in titles), *(plain[at] for at in echoes)}):
            bench.change(Step.TITLES, block, "")
    if Step.PARAGRAPHS in steps:
        for place in sorted(find_doubles([bench.texts[at] for at in plain])):
            bench.change(Step.PARAGRAPHS, plain[place], "")
    return Mended(bench.texts, fields, tuple(bench.repairs))


@dataclass(frozen=True, slots=True)
class _Bench:
    """The texts as they are so far, and what was changed of them."""

    texts: list[str]
    repairs: list[Repair]

    def change(self, step: Step, block: int, after: str) -> None:
        before = self.texts[block]
        if after != before:
            self.repairs.append(Repair(step.value, _BODY, block, before, after))
            self.texts[block] = after


def _mend_words(
    page: Page, kept: Sequence[int], words: Vocabulary, steps: Collection[str], bench: _Bench
) -> None:
    written = [block for block in kept if page.marks[block] is not Mark.CODE]
    if Step.HYPHENS in steps:
        for block in written:
            broken = broken_words(page.source[slice(*page.spans[block])])
            bench.change(Step.HYPHENS, block, join_broken(bench.texts[block], words, broken))
    if Step.GLUE in steps:
        for block in written:
            bench.change(Step.GLUE, block, part_glued(bench.texts[block], words))


def _mend_fields(
    step: Step, fix: Callable[[str], str], fields: Metadata, repairs: list[Repair]
) -> Metadata:
    changed: dict[str, Any] = {}
    for name in (*_ONE, *_MANY):
        before = getattr(fields, name)
        values = before if isinstance(before, tuple) else (before or "",)
        mended = tuple(fix(value) for value in values)
        told = zip(values, mended, strict=True)
        repairs += [Repair(step.value, name, None, was, now) for was, now in told if was != now]
        if mended != values:
            changed[name] = mended if isinstance(before, tuple) else mended[0]
    return replace(fields, **changed) if changed else fields


def _mend_titles(fields: Metadata, repairs: list[Repair]) -> Metadata:
    """Take a title, captions and credits once that are printed twice."""

    def told(name: str, before: str, after: str) -> str:
        if before != after:
            repairs.append(Repair(Step.TITLES.value, name, None, before, after))
        return after

    title = told("title", fields.title, halved(fields.title)) if fields.title else None
    lists: dict[str, Any] = {}
    for name in _PICTURES:
        halves = [told(name, text, halved(text)) for text in getattr(fields, name)]
        lists[name] = unrepeated(halves)
        for text in halves:
            told(name, text, text if text in lists[name] else "")
    return replace(fields, title=title, **lists)
