"""Repairs of single characters: entities, mojibake, and signs that nobody sees."""

from __future__ import annotations

import html
import re
from typing import Final

from cleannews.reading.characters import shadow_of, tidy
from cleannews.reading.scripts import is_unspaced

__all__ = ["drop_invisible", "fix_mojibake", "resolve_entities"]

_MOST_ROUNDS: Final = 5  # "&amp;amp;amp;quot;" was escaped four times
# Without "&lt;" and "&gt;", for an article on HTML means them, and they would make tags.
_ENTITY: Final = re.compile(
    r"&(?:amp;){0,4}(?:(?!(?:lt|gt|LT|GT);)[A-Za-z]{2,8}[0-9]{0,2}|#[0-9]{2,6}|#[xX][0-9A-Fa-f]{2,5});"
)
_TAG_SIGNS: Final = frozenset("<>")
_RIGHT_TO_LEFT: Final = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefe]")
_UNSEEN: Final = re.compile("[\xad\u034f\u061c\u180e\u200b-\u200f\u2060-\u2064\ufeff]+")
_DIRECTIONS: Final = frozenset("\u061c\u200e\u200f")
_JOINERS: Final = frozenset("\u200c\u200d")
_BREAK: Final = "\u200b"
# Scripts in which joiners change what is read: from Arabic on, and emoji.
_FIRST_JOINED: Final = "\u0600"


def resolve_entities(text: str) -> str:
    """Put the characters in the place of the entities that stand for them.

    >>> resolve_entities("Fish&amp;nbsp;&amp;amp; chips &#8211; cheap")
    'Fish & chips – cheap'
    >>> resolve_entities("AT&T; a &lt;b&gt; tag")
    'AT&T; a &lt;b&gt; tag'
    """
    before = None
    for _ in range(_MOST_ROUNDS):
        if text == before or "&" not in text or ";" not in text:
            break
        before, text = text, _ENTITY.sub(_resolve, text)
    return _tidied(text) if before is not None else text


def _resolve(found: re.Match[str]) -> str:
    char = html.unescape(found[0])
    if char in _TAG_SIGNS:
        return found[0]
    return " " if char.isspace() else char


def fix_mojibake(text: str) -> str:
    """Read text anew that was read in another encoding than it was written in.

    >>> fix_mojibake("A plain line.")
    'A plain line.'
    """
    if text.isascii():
        return text
    from ftfy import fix_encoding  # of the extra "repair"

    for _ in range(_MOST_ROUNDS):
        fixed = _tidied(fix_encoding(text))
        if fixed == text:
            break
        text = fixed
    return text


def drop_invisible(text: str) -> str:
    r"""Drop soft hyphens, zero-width spaces and the like, but for those that their script needs.

    >>> drop_invisible("Donau\xaddampf\u200bschiff")
    'Donaudampfschiff'
    >>> drop_invisible("می\u200cخواهم") == "می\u200cخواهم"
    True
    """
    if text.isascii() or not _UNSEEN.search(text):
        return text
    kept: set[str] = set()
    if _RIGHT_TO_LEFT.search(text):
        kept |= _DIRECTIONS
    if is_unspaced(text):
        kept.add(_BREAK)

    def seen(found: re.Match[str]) -> str:
        # What is seen on either side tells whether joiners change how it is read.
        before, after = (
            text[max(0, found.start() - 1) : found.start()],
            text[found.end() : found.end() + 1],
        )
        joined = min(before, after) >= _FIRST_JOINED
        return "".join(char for char in found[0] if char in kept or (joined and char in _JOINERS))

    return _tidied(_UNSEEN.sub(seen, text))


def _tidied(text: str) -> str:
    """What a block's text may hold, each line of a table's rows for itself."""
    return "\n".join(" ".join(line.split()) for line in tidy(shadow_of(text)).split("\n"))
