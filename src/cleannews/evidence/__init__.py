"""Evidence: what can be seen of each block and around it. It is judged in the next room."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cleannews.evidence.context import context_columns, main_prose, prose_mass
from cleannews.evidence.hits import rule_columns
from cleannews.evidence.looks import Looks, looked_at, looks_of
from cleannews.evidence.marks import cue_columns
from cleannews.evidence.markup import markup_columns, read_tree
from cleannews.evidence.shape import shape_columns
from cleannews.evidence.wording import wording_columns
from cleannews.evidence.words import word_columns

if TYPE_CHECKING:
    from collections.abc import Iterable

    import numpy as np
    from numpy.typing import NDArray

    from cleannews.evidence.cues import Cues
    from cleannews.evidence.learned import Learned
    from cleannews.evidence.lexicon import Hits, Lexicon
    from cleannews.reading.page import Page

__all__ = ["Evidence", "Looks", "looks_of", "observe"]


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
        columns = {name: self.columns[name] for name in names}
        return Evidence(columns, {}, self.hits, self.subjects)


def observe(
    page: Page, cues: Cues, lexicon: Lexicon, learned: Learned, looks: Looks | None = None
) -> Evidence:
    """Look at every block of the page and around it; linear in the page's length.

    The page must have at least one block. `looks` are what is seen of its blocks by themselves,
    where that is known.
    """
    looks = looks_of(page, lexicon, learned) if looks is None else looks
    page = looked_at(page)
    texts = page.texts
    shape = shape_columns(page, looks.characters)
    context = context_columns(page, shape, looks.words)
    main = main_prose(context["cluster_best"], context["prose"])
    kinds = {
        "rules": rule_columns(looks.hits, lexicon, learned.rules, len(texts)),
        "words": {
            **word_columns(texts, looks.words),
            **wording_columns(looks.rare, looks.turns, main),
        },
        "shape": shape,
        "cues": cue_columns(cues),
        "context": context,
    }
    tree = read_tree(page, learned)
    if tree is not None:
        kinds["markup"] = markup_columns(tree, shape, prose_mass(shape), looks.stated)
    columns: dict[str, NDArray[np.float32]] = {}
    for kind in kinds.values():
        columns |= kind
    groups = {kind: tuple(names) for kind, names in kinds.items()}
    return Evidence(columns, groups, looks.hits, looks.subjects)
