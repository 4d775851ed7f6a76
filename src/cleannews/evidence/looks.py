"""What is seen of each block by itself: the same for its text wherever that stands.

To find it takes most of the time that evidence takes. A text that is made of some of a page's
blocks is judged by what was seen of them there.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from cleannews.evidence.markup import stated_share
from cleannews.evidence.shape import Characters, count_characters
from cleannews.evidence.signs import other_signs
from cleannews.evidence.subjects import read_subjects
from cleannews.evidence.tokens import split_tokens
from cleannews.evidence.wording import Rare, find_rare, weigh_turns
from cleannews.evidence.words import Words, split_words
from cleannews.limits import LIMITS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from cleannews.evidence.learned import Learned
    from cleannews.evidence.lexicon import Hits, Lexicon
    from cleannews.reading.page import Page

__all__ = ["Looks", "looked_at", "looks_of"]


@dataclass(frozen=True, slots=True)
class Looks:
    """What is seen of each block of a page by itself; arrays have one entry a block."""

    hits: Hits
    characters: Characters
    words: Words
    rare: Rare
    turns: NDArray[np.float32]  # the weighed turns of phrase
    subjects: NDArray[np.int64]  # what the block has words of, a bit a group of `subjects`
    stated: NDArray[np.float32]  # the share of its words that the page's data state as body

    def among(self, blocks: Sequence[int]) -> Looks:
        """What is seen of these blocks alone; `blocks` rise."""
        chosen = np.array(blocks, dtype=np.int64)
        return Looks(
            hits=self.hits.among(blocks),
            characters=self.characters.among(chosen),
            words=self.words.among(chosen),
            rare=self.rare.among(chosen),
            turns=self.turns[chosen],
            subjects=self.subjects[chosen],
            stated=self.stated[chosen],
        )


def looks_of(page: Page, lexicon: Lexicon, learned: Learned, hits: Hits | None = None) -> Looks:
    """Look at every block, of which there is one at least; linear in the page's length.

    `hits` are the lexicon's where they are known.
    """
    texts = looked_at(page).texts
    signs = other_signs("\n".join(texts))
    characters = count_characters(texts)  # first, for tokens take as much room again
    tokens = split_tokens(texts, signs)
    return Looks(
        hits=lexicon.match(texts, signs) if hits is None else hits,
        characters=characters,
        words=split_words(tokens, learned.word_odds),
        rare=find_rare(tokens, learned.common),
        turns=weigh_turns(tokens, learned.turns, learned.turns_bias),
        subjects=read_subjects(tokens),
        stated=stated_share(page.markup.witness if page.markup else "", tokens),
    )


def looked_at(page: Page) -> Page:
    """The page with no block longer than `LIMITS.looked_at`: of such, the beginning and the end."""
    most = LIMITS.looked_at.value
    if max(map(len, page.texts)) <= most:
        return page
    half = most // 2
    texts = [text if len(text) <= most else text[:half] + text[-half:] for text in page.texts]
    return replace(page, texts=texts, links=list(map(min, page.links, map(len, texts))))
