"""Pages beside the bodies that they should have: which blocks came out wrong."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from cleannews import Options
from cleannews.cli.failures import UsageError, describe
from cleannews.cli.rules.pages import cleaned_pages
from cleannews.cli.rules.printing import complain
from cleannews.evidence.lexicon.fold import fold_lines
from cleannews.evidence.lexicon.folded import fold_blocks
from cleannews.site import host_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cleannews.article import Role
    from cleannews.cli.rules.pages import CleanedPage

__all__ = ["Corrected", "are_wanted", "pages_with_bodies", "read_corrections"]

# Characters from which a block that stands somewhere in the wanted text is no chance; in scripts
# that write a word in two characters fewer.
_LONG: Final = 25
_LONG_EAST: Final = 12
_EAST: Final = "\u2e80"
_RUN: Final = 4  # words
_MOST: Final = 0.6  # share of a paragraph's runs of words that are wanted, where a few were edited


@dataclass(frozen=True, slots=True)
class Corrected:
    """A page, an entry a block: its text, its key as rules see it, its role, and if it is wanted.

    `keys` are "" for blocks that no phrase can be.
    """

    name: str
    site: str
    texts: tuple[str, ...]
    keys: tuple[str, ...]
    roles: tuple[Role, ...]
    wanted: tuple[bool, ...]

    @property
    def left_over(self) -> list[int]:
        """The blocks that are kept and not wanted."""
        return [
            block
            for block, (role, wanted) in enumerate(zip(self.roles, self.wanted, strict=True))
            if role.is_body and not wanted
        ]

    @property
    def lost(self) -> list[int]:
        """The blocks that are wanted and not kept; facts, such as the title, are fields instead."""
        return [
            block
            for block, (role, wanted) in enumerate(zip(self.roles, self.wanted, strict=True))
            if role.is_chrome and wanted
        ]


def read_corrections(pages: Sequence[str], folder: str, failures: list[str]) -> list[Corrected]:
    """The pages with their bodies; what cannot be read is told of, and noted in `failures`.

    Raises `UsageError` where there is no such folder.
    """
    pairs = pages_with_bodies(pages, [Options()], folder, failures)
    return [_corrected(page, wanted) for page, wanted in pairs]


def pages_with_bodies(
    names: Sequence[str], ways: Sequence[Options], folder: str, failures: list[str]
) -> Iterator[tuple[CleanedPage, list[bool]]]:
    """The pages, cleaned in all of these ways, and whether each of their blocks is wanted.

    What cannot be read is told of, and noted in `failures`. Raises `UsageError` where there is no
    such folder.
    """
    if not Path(folder).is_dir():
        raise UsageError(f"--wanted {folder}: there is no such folder")
    for page in cleaned_pages(names, ways, failures):
        path = Path(folder) / page.place.with_suffix(".txt")
        try:
            body = path.read_text(encoding="utf-8-sig")
        except (OSError, UnicodeDecodeError) as error:
            reason = describe(error) if isinstance(error, OSError) else "not UTF-8"
            failures.append(f"{page.name}: its body {path}: {reason}")
            complain(failures[-1])
        else:
            yield page, are_wanted([block.text for block in page.articles[0].blocks], body)


def _corrected(page: CleanedPage, wanted: Sequence[bool]) -> Corrected:
    (article,) = page.articles
    texts = [block.text for block in article.blocks]
    folded = fold_blocks(texts)
    long = frozenset(folded.long)
    keys = ["" if block in long else key for block, key in enumerate(folded.heads)]
    roles = tuple(block.role for block in article.blocks)
    site = host_of(article.url or "") or str(page.place.parent)
    return Corrected(page.name, site, tuple(texts), tuple(keys), roles, tuple(wanted))


def are_wanted(texts: Sequence[str], body: str) -> list[bool]:
    r"""Whether each block is part of a body, case, digits, punctuation and spaces apart.

    A short block has to be a whole line of the body, a longer one to stand in it; of a paragraph
    most words have to. Linear in the lengths of both.

    >>> are_wanted(["Share", "Peter said: “It rained.”"], 'Peter said: "It rained."\n\nThe end.')
    [False, True]
    """
    keys = fold_lines(body.splitlines())
    lines = set(keys)
    whole = " ".join(filter(None, keys))
    runs = set(_runs(whole))

    def is_wanted(key: str) -> bool:
        if not key or key in lines:
            return bool(key)
        if len(key) >= (_LONG_EAST if key[0] >= _EAST else _LONG) and key in whole:
            return True
        own = _runs(key)
        return len(own) > _RUN and sum(run in runs for run in own) >= _MOST * len(own)

    return [is_wanted(key) for key in fold_lines(texts)]


def _runs(key: str) -> list[tuple[str, ...]]:
    words = key.split()
    return [tuple(words[start : start + _RUN]) for start in range(len(words) - _RUN + 1)]
