"""The values of text repair: which steps there are, and what one of them changed."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from importlib.util import find_spec
from typing import TYPE_CHECKING, Final

from cleannews.arguments import no_such_name
from cleannews.errors import MissingExtraError

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["Repair", "Step", "read_steps"]

_ALL: Final = "all"


class Step(StrEnum):
    """A kind of damage that repair mends, in the order in which the steps go."""

    ENTITIES = "entities"  # "&amp;nbsp;" and "&#8217;", printed for the characters they stand for
    MOJIBAKE = "mojibake"  # "CafÃ©": text read in another encoding than it was written in
    INVISIBLE = "invisible"  # soft hyphens and zero-width characters within words
    HYPHENS = "hyphens"  # "the fer- ry": words broken at the end of a line
    GLUE = "glue"  # "BerlinThe": words that touch where a tag was
    TITLES = "titles"  # a title or caption that is printed twice, or stands in the body as well
    PARAGRAPHS = "paragraphs"  # a paragraph that says what another one says


_NAMES: Final = frozenset(map(str, Step))


@dataclass(frozen=True, slots=True)
class Repair:
    """One change: the step that made it, where, and the text before and after.

    `field` is the field of the article that changed ("text", "title", "captions", "credits"), and
    `block` the number of the changed block in `Article.blocks` where it is "text", else None.
    `after` is empty for what was left out.
    """

    step: str
    field: str
    block: int | None
    before: str
    after: str


def read_steps(names: str | Iterable[str]) -> frozenset[Step]:
    """The steps of these names, or of "all". A comma may part the names of one string.

    Raises `ValueError` for other names, and `MissingExtraError` where the library is missing that
    a step takes.

    >>> sorted(read_steps("hyphens,glue"))
    [<Step.GLUE: 'glue'>, <Step.HYPHENS: 'hyphens'>]
    >>> read_steps(())
    frozenset()
    """
    words = names.split(",") if isinstance(names, str) else list(names)
    words = [word.strip() for word in words if word.strip()]
    steps: set[Step] = set()
    for word in words:
        if word == _ALL:
            steps.update(Step)
        elif word in _NAMES:
            steps.add(Step(word))
        else:
            raise no_such_name(word, [*Step, _ALL])
    if Step.MOJIBAKE in steps and find_spec("ftfy") is None:
        raise MissingExtraError(
            'repair of mojibake needs ftfy: pip install "cleannews[repair]"', name="ftfy"
        )
    return frozenset(steps)
