"""One page as a profile remembers it: what its blocks are known by, and what was judged of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, TypeVar

from cleannews.limits import LIMITS

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

__all__ = ["Outline", "block_key", "is_long"]

_MAX_KEY: Final = 60  # characters; longer ones are cut, and told apart by a digest
_CUT_KEY: Final = 40
_LONG: Final = 50  # characters of a key from which a block is more than a label or a headline
_LONG_EAST: Final = 24  # the same in scripts that write a word in two characters
_EAST: Final = "\u2e80"
_BODY: Final = "+"
_OTHER: Final = "-"

_Entry = TypeVar("_Entry")


def block_key(folded: str, text: str) -> str:
    """By what a block is known again: its folded text, of a long one the beginning and a digest.

    Symbols, which fold to nothing, are known by themselves.

    >>> block_key("read also", "READ ALSO:"), block_key("", "* * *")
    ('read also', '* * *')
    """
    key = folded or text
    return key if len(key) <= _MAX_KEY else f"{key[:_CUT_KEY]}… {_digest((key,))}"


def is_long(key: str) -> bool:
    """Whether a block of this key is long enough to be a paragraph."""
    return len(key) > (_LONG_EAST if key[:1] >= _EAST else _LONG)


def _digest(parts: Iterable[str]) -> str:
    from hashlib import blake2b

    text = "\n".join(parts).encode("utf-8", "surrogatepass")
    return blake2b(text, digest_size=8).hexdigest()


@dataclass(frozen=True, slots=True, order=True)
class Outline:
    """A page's blocks in order: the key of each, and whether it was judged body.

    `title` is the title's key, "" without one; `id` is a digest of the keys, and orders pages as if
    they were shuffled. Of a page of more than `LIMITS.profile_blocks` blocks the first and the last
    are remembered.
    """

    id: str
    title: str
    keys: tuple[str, ...]
    kept: tuple[bool, ...]

    @classmethod
    def of(cls, title: str, keys: Sequence[str], kept: Sequence[bool]) -> Outline:
        """The outline of the page whose blocks have these keys."""
        ends = _ends(keys)
        return cls(_digest(ends), title, ends, _ends(kept))

    def to_json(self) -> str:
        """Give the outline as JSON, a line a block."""
        signs = (_BODY if kept else _OTHER for kept in self.kept)
        marked = zip(signs, self.keys, strict=True)
        blocks = ",\n".join(_quote(f"{sign} {key}") for sign, key in marked)
        return f'{{"title": {_quote(self.title)}, "blocks": [\n{blocks}\n]}}'

    @classmethod
    def from_data(cls, data: Any) -> Outline:
        """Read what `to_json` gave; raises `TypeError`, `KeyError` or `ValueError` for other data.

        >>> import json
        >>> outline = Outline.of("storm", ["storm", "wind rose"], [False, True])
        >>> Outline.from_data(json.loads(outline.to_json())) == outline
        True
        """
        signs, keys = [], []
        for block in data["blocks"]:
            sign, gap, key = block[:1], block[1:2], block[2:]
            if sign not in {_BODY, _OTHER} or gap != " ":
                raise ValueError(f'a block begins with "+ " or "- ", not as {block!r} does')
            signs.append(sign)
            keys.append(key)
        title = data["title"]
        if not isinstance(title, str):
            raise TypeError(f"the title {title!r} is no text")
        for text in (title, *keys):
            text.encode()  # JSON can escape half a character, which no file could hold again
        return cls.of(title, keys, [sign == _BODY for sign in signs])


def _quote(text: str) -> str:
    import json

    return json.dumps(text, ensure_ascii=False)


def _ends(column: Sequence[_Entry]) -> tuple[_Entry, ...]:
    """The whole of a column, or what lies at its ends."""
    half = LIMITS.profile_blocks.value // 2
    if len(column) <= 2 * half:
        return tuple(column)
    return (*column[:half], *column[-half:])
