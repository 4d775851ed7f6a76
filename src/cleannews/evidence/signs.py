"""The signs of a page that are not ASCII: so few kinds that each is dealt with once for all."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["other_signs", "replace_signs"]

_ASCII: Final = bytes(range(128))
# Above so many different ones it is no news page; replacing them one by one would be quadratic.
_MAX_REPLACED: Final = 64


def other_signs(text: str) -> set[str]:
    """The different characters of `text` that are not ASCII; linear in its length.

    >>> sorted(other_signs("Größe: 5 €"))
    ['ß', 'ö', '€']
    """
    # What is ASCII goes first, for a set of all the characters would take ten times as long.
    rest = text.encode("utf-8", "surrogatepass").translate(None, _ASCII)
    return set(rest.decode("utf-8", "surrogatepass"))


def replace_signs(text: str, replacements: Mapping[str, str]) -> str:
    """`text` with every sign replaced; no replacement may hold a sign that is itself replaced.

    >>> replace_signs("“Größe”", {"“": " ", "”": " "})
    ' Größe '
    """
    if len(replacements) > _MAX_REPLACED:
        return text.translate({ord(sign): other for sign, other in replacements.items()})
    for sign, replacement in replacements.items():
        text = text.replace(sign, replacement)
    return text
