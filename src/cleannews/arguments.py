"""What people give by name: read, or refused with what would have been right."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, TypeVar

from cleannews.errors import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["language_code", "no_such_name", "refuse_unknown", "several"]

_Value = TypeVar("_Value")


def no_such_name(word: str, known: Iterable[str]) -> ValueError:
    """Give the error for a word that is none of the known ones.

    >>> no_such_name("precison", ["precision", "recall"])
    ValueError("'precison' is none of precision, recall; did you mean precision?")
    """
    names = list(map(str, known))
    return ValueError(f"{word!r} is none of {', '.join(names)}{did_you_mean(word, names)}")


def refuse_unknown(word: str, known: Iterable[str]) -> None:
    """Raise `no_such_name` for a word that is none of the known ones."""
    names = tuple(known)
    if word not in names:
        raise no_such_name(word, names)


def several(name: str, values: Iterable[_Value]) -> tuple[_Value, ...]:
    """Take the values of the parameter `name`; `TypeError` for one text, which would be letters.

    >>> several("keep", "Privacy policy")
    Traceback (most recent call last):
    TypeError: keep is a list, as in keep=['Privacy policy']
    """
    if isinstance(values, str):
        raise TypeError(f"{name} is a list, as in {name}=[{values!r}]")
    return tuple(values)


def language_code(tag: str) -> str:
    """Take the language of a tag such as "pt-BR"; `ValueError` for what is none.

    >>> language_code("pt-BR"), language_code("EN")
    ('pt', 'en')
    """
    if not re.fullmatch(r"[A-Za-z]{2}([-_][A-Za-z0-9]+)*", tag):
        raise ValueError(f"{tag!r} is no two-letter code such as en")
    return tag[:2].lower()
