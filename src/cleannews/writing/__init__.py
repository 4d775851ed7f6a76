"""Writing: from judged blocks to the article, its body and its fields."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from cleannews.article import Article, Block, Role, make_all
from cleannews.evidence.lexicon.rule import Match
from cleannews.writing.body import body_text
from cleannews.writing.metadata import extract_metadata
from cleannews.writing.reasons import first_reasons

if TYPE_CHECKING:
    from cleannews.article import Options
    from cleannews.judging import Judgement
    from cleannews.reading.page import Page

__all__ = ["write"]


def write(page: Page, judgement: Judgement, url: str | None, options: Options) -> Article:
    """Put the article together. A page with nothing to keep gives empty text and a warning."""
    roles = judgement.roles
    text = body_text(page.texts, roles, options.include)
    fields = extract_metadata(page, roles, judgement.cues, url, _labels(judgement))
    warnings = page.warnings
    if not page.texts:
        warnings += ("empty-input",)
    elif not text:
        warnings += ("no-body",)
    return Article(
        text=text,
        title=fields.title,
        authors=fields.authors,
        published=fields.published,
        modified=fields.modified,
        dateline=fields.dateline,
        section=fields.section,
        topics=fields.topics,
        sources=fields.sources,
        captions=fields.captions,
        credits=fields.credits,
        url=fields.url,
        site=fields.site,
        language=options.language or fields.language,
        kind=_kind(text),
        confidence=_confidence(page, judgement),
        blocks=_blocks(page, judgement),
        source=page.source,
        warnings=warnings,
        include=options.include,
    )


def _blocks(page: Page, judgement: Judgement) -> tuple[Block, ...]:
    if not page.texts:
        return ()
    starts, ends = zip(*page.spans, strict=True)
    reasons = list(zip(first_reasons(judgement)))  # each a tuple of one
    roles, scores = judgement.roles, judgement.scores
    return tuple(make_all(Block, page.texts, starts, ends, roles, scores, reasons))


def _labels(judgement: Judgement) -> frozenset[int]:
    """The blocks that say nothing but that topics follow."""
    rules, hits = judgement.rules, judgement.hits
    labels = {
        number
        for number in set(hits.rules)
        if rules[number].role is Role.TOPIC and rules[number].match is Match.EXACT
    }
    return hits.blocks_of(labels)


def _kind(text: str) -> str:
    return "article" if text else "empty"


def _confidence(page: Page, judgement: Judgement) -> float:
    """How sure the judge is, 0 (a toss-up) to 1; blocks weigh the square root of their length."""
    weights = np.sqrt(np.array(list(map(len, page.texts)), dtype=np.float64))
    total = weights.sum()
    if not total:
        return 0.0
    sure = weights @ np.abs(2 * np.array(judgement.scores) - 1)
    return round(float(sure / total), 4)
