"""Writing: from judged blocks to the article, its body and its fields."""

from __future__ import annotations

from dataclasses import fields as fields_of
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any, Final

from cleannews.article import CHROME_ROLES, Article, Block, Role
from cleannews.evidence.lexicon.rule import Match
from cleannews.judging.kinds import EMPTY, Telling, load_kinds, look_at, tell
from cleannews.judging.kinds.traits import needed
from cleannews.writing.body import body_text
from cleannews.writing.metadata import Metadata, extract_metadata
from cleannews.writing.once import Once
from cleannews.writing.reasons import first_reasons
from cleannews.writing.repair import Mended, mend
from cleannews.writing.values import make_all

if TYPE_CHECKING:
    from cleannews.evidence import Evidence
    from cleannews.judging import Judgement
    from cleannews.options import Options
    from cleannews.reading.page import Page

__all__ = ["write"]

_PLACES = 4  # of a probability
_FIELDS: Final = tuple(field.name for field in fields_of(Metadata))


def write(page: Page, judgement: Judgement, url: str | None, options: Options) -> Article:
    """Put the article together. A page with nothing to keep gives empty text and a warning."""
    chrome = not options.include.isdisjoint(CHROME_ROLES)
    roles = judgement.roles if chrome else judgement.parts
    bare = replace(judgement, evidence=None)  # which is not needed from here on, and is large
    fields = Once(lambda: _fields(page, bare, url, chrome=chrome))
    mended: Mended | None = None
    if options.repair:
        kept = [block for block, role in enumerate(roles) if role in options.include]
        mended = mend(page, kept, fields(), options.repair)
    text = body_text(mended.texts if mended else page.texts, roles, options.include)
    # What a page is does not hang on what was mended in it.
    told = _telling(page, bare, judgement.evidence, fields, has_text=bool(text))
    shown: dict[str, Any] = (
        {name: getattr(mended.fields, name) for name in _FIELDS}
        if mended
        else {name: partial(_field, fields, name) for name in _FIELDS}
    )
    made: dict[str, Any] = {
        "kind": lambda: told().kind,
        "kind_probability": lambda: round(told().chance, _PLACES),
        "confidence": lambda: round(told().expected_f1, _PLACES),
        "blocks": partial(_blocks, page, bare),
    }
    return Article(
        text=text,
        **shown,
        **made,
        source=page.source,
        warnings=page.warnings + _warnings(page, text),
        include=options.include,
        repairs=mended.repairs if mended else (),
    )


def _field(fields: Once[Metadata], name: str) -> Any:
    return getattr(fields(), name)


def _fields(page: Page, judgement: Judgement, url: str | None, *, chrome: bool) -> Metadata:
    """Compose the fields; they hang on what a block of `chrome` is for, or may do so.

    What a <figcaption> holds may be a caption also where it was judged chrome.
    """
    namings = page.markup.namings if page.markup else ()
    chrome = chrome or any(naming[0] == "figcaption" for naming in namings)
    roles = judgement.roles if chrome else judgement.parts
    return extract_metadata(page, roles, judgement.cues, url, _labels(judgement))


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
        for number in hits.met
        if rules[number].role is topic and rules[number].match is Match.EXACT
    }
    return hits.blocks_of(labels)


def _telling(
    page: Page,
    judgement: Judgement,
    evidence: Evidence | None,
    fields: Once[Metadata],
    *,
    has_text: bool,
) -> Once[Telling]:
    """What tells the kind of a page; of the `evidence` only what is needed is kept for that."""
    if evidence is None:
        return Once(lambda: Telling(EMPTY, 1.0, 0.0))
    evidence = needed(evidence)

    def tell_it() -> Telling:
        seen = replace(judgement, evidence=evidence)
        sight = look_at(page, seen, fields().title, fields().url)
        return tell(sight, load_kinds(), has_text=has_text)

    return Once(tell_it)
