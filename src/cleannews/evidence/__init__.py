"""Evidence: what can be seen of each block and around it. It is judged in the next room."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from cleannews.evidence.context import context_columns, main_prose, prose_mass
from cleannews.evidence.hits import rule_columns
from cleannews.evidence.marks import cue_columns
from cleannews.evidence.markup import markup_columns, read_tree
from cleannews.evidence.shape import count_characters, shape_columns
from cleannews.evidence.signs import other_signs
from cleannews.evidence.subjects import read_subjects
from cleannews.evidence.tokens import split_tokens
from cleannews.evidence.wording import read_wording, wording_columns
from cleannews.evidence.words import split_words, word_columns
from cleannews.limits import LIMITS

if TYPE_CHECKING:
    from collections.abc import Iterable

    import numpy as np
    from numpy.typing import NDArray

    from cleannews.evidence.cues import Cues
    from cleannews.evidence.learned import Learned
    from cleannews.evidence.lexicon import Hits, Lexicon
    from cleannews.reading.page import Page

__all__ = ["Evidence", "observe"]


@dataclass(frozen=True, slots=True)
class Evidence:
    """Named columns of numbers, one entry a block, with the rule hits they came from.

    `groups` tells which columns are of one kind: rules, words, shape, cues, context, markup.
    Markup is no kind of evidence where the page is no HTML.
    """

    columns: dict[str, NDArray[np.float32]]
    groups: dict[str, tuple[str, ...]]
    hits: Hits
    subjects: NDArray[np.int64]  # what each block has words of, a bit a group of `subjects`

    def only(self, names: Iterable[str]) -> Evidence:
        """These columns alone, for all of them take much room and an article may live long."""
        return replace(self, columns={name: self.columns[name] for name in names}, groups={})


def observe(
    page: Page, cues: Cues, lexicon: Lexicon, learned: Learned, hits: Hits | None = None
) -> Evidence:
    """Look at every block of the page and around it; linear in the page's length.

    The page must have at least one block. `hits` are the lexicon's where they are known.
    """
    page = _looked_at(page)
    texts = page.texts
    signs = other_signs("\n".join(texts))
    hits = lexicon.match(texts, signs) if hits is None else hits
    tokens = split_tokens(texts, signs)
    words = split_words(tokens, learned.word_odds)
    wording = read_wording(tokens, learned.common)
    shape = shape_columns(page, count_characters(texts))
    vocabulary = word_columns(texts, words)
    rules = rule_columns(hits, lexicon, learned.rules, len(texts))
    turns = wording.weigh(learned.turns, learned.turns_bias)
    context = context_columns(page, shape, words)
    main = main_prose(context["cluster_best"], context["prose"])
    kinds = {
        "rules": rules,
        "words": {**vocabulary, **wording_columns(wording, turns, main)},
        "shape": shape,
        "cues": cue_columns(cues),
        "context": context,
    }
    tree = read_tree(page, learned)
    if tree is not None:
        mass = prose_mass(shape)
        kinds["markup"] = markup_columns(tree, shape, mass, texts, tokens)
    columns: dict[str, NDArray[np.float32]] = {}
    for kind in kinds.values():
        columns |= kind
    groups = {kind: tuple(names) for kind, names in kinds.items()}
    return Evidence(columns, groups, hits, read_subjects(tokens))


def _looked_at(page: Page) -> Page:
    """The page with no block longer than `LIMITS.looked_at`: of such, the beginning and the end."""
    most = LIMITS.looked_at.value
    if max(map(len, page.texts)) <= most:
        return page
    half = most // 2
    texts = [text if len(text) <= most else text[:half] + text[-half:] for text in page.texts]
    return replace(page, texts=texts, links=list(map(min, page.links, map(len, texts))))
