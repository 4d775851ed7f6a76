"""Writing: from judged blocks to the article, its body and its fields."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from cleannews.article import CHROME_ROLES, Article, Block, Role
from cleannews.evidence.lexicon.rule import Match
from cleannews.judging.kinds import EMPTY, Telling, load_kinds, look_at, tell
from cleannews.judging.traits import needed
from cleannews.writing.body import body_text
from cleannews.writing.metadata import extract_metadata
from cleannews.writing.reasons import first_reasons
from cleannews.writing.repair import Mended, mend
from cleannews.writing.values import make_all

if TYPE_CHECKING:
    from collections.abc import Callable

    from cleannews.judging import Judgement
    from cleannews.options import Options
    from cleannews.reading.page import Page
    from cleannews.writing.metadata import Metadata

__all__ = ["write"]

_PLACES = 4  # of a probability


def write(page: Page, judgement: Judgement, url: str | None, options: Options) -> Article:
    """Put the article together. A page with nothing to keep gives empty text and a warning."""
    roles = judgement.roles if _asks_for_chrome(page, options) else judgement.parts
    fields = extract_metadata(page, roles, judgement.cues, url, _labels(judgement))
    mended = Mended(page.texts, fields, ())
    if options.repair:
        kept = [block for block, role in enumerate(roles) if role in options.include]
        mended = mend(page, kept, fields, options.repair)
    shown = mended.fields
    text = body_text(mended.texts, roles, options.include)
    # What a page is does not hang on what was mended in it.
    told = _telling(page, judgement, fields, has_text=bool(text))
    return Article(
        text=text,
        title=shown.title,
        authors=shown.authors,
        published=shown.published,
        modified=shown.modified,
        dateline=shown.dateline,
        section=shown.section,
        topics=shown.topics,
        sources=shown.sources,
        captions=shown.captions,
        credits=shown.credits,
        url=shown.url,
        site=shown.site,
        language=options.language or shown.language,
        kind=lambda: told().kind,  # type: ignore[arg-type]
        kind_probability=lambda: round(told().chance, _PLACES),  # type: ignore[arg-type]
        confidence=lambda: round(told().expected_f1, _PLACES),  # type: ignore[arg-type]
        # The evidence is not needed for them, and is large.
        blocks=partial(_blocks, page, replace(judgement, evidence=None)),  # type: ignore[arg-type]
        source=page.source,
        warnings=page.warnings + _warnings(page, text),
        include=options.include,
        repairs=mended.repairs,
    )


def _asks_for_chrome(page: Page, options: Options) -> bool:
    """Whether text or fields hang on what a block of chrome is for, as few do.

    What a <figcaption> holds may be a caption also where it was judged chrome.
    """
    if not options.include.isdisjoint(CHROME_ROLES):
        return True
    namings = page.markup.namings if page.markup else ()
    return any(naming[0] == "figcaption" for naming in namings)


def _warnings(page: Page, text: str) -> tuple[str, ...]:
    if not page.texts:
        return ("empty-input",)
    return () if text else ("no-body",)


def _blocks(page: Page, judgement: Judgement) -> tuple[Block, ...]:
    if not page.texts:
        return ()
    starts, ends = zip(*page.spans, strict=True)
    reasons = list(zip(first_reasons(judgement)))  # each a tuple of one
    roles, scores = judgement.roles, judgement.scores
    return tuple(make_all(Block, page.texts, starts, ends, roles, scores, reasons))


def _labels(judgement: Judgement) -> frozenset[int]:
    """The blocks that say nothing but that topics follow."""
    rules, hits, topic = judgement.rules, judgement.hits, Role.TOPIC
    labels = {
        number
        for number in set(hits.rules)
        if rules[number].role is topic and rules[number].match is Match.EXACT
    }
    return hits.blocks_of(labels)


def _telling(
    page: Page, judgement: Judgement, fields: Metadata, *, has_text: bool
) -> Callable[[], Telling]:
    """Return what tells the kind of a page, once and when it is first asked."""
    told = Telling(EMPTY, 1.0, 0.0)
    about: tuple[Page, Judgement] | None = None
    if judgement.evidence is not None:
        about = page, replace(judgement, evidence=needed(judgement.evidence))

    def tell_once() -> Telling:
        nonlocal told, about
        untold = about
        if untold is not None:
            sight = look_at(*untold, fields.title, fields.url)
            told = tell(sight, load_kinds(), has_text=has_text)
            about = None  # it is large, and an article may live long
        return told

    return tell_once
