"""Repairs of what a page prints twice: paragraphs, titles, captions."""

from __future__ import annotations

import re
from bisect import bisect_right
from itertools import takewhile
from typing import TYPE_CHECKING, Final

from cleannews.judging.runs import is_prose

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

__all__ = ["find_doubles", "find_echoes", "find_titles", "halved", "unrepeated"]

_LEAST: Final = 40  # letters: shorter paragraphs are said twice in good texts
_LEAST_HALF: Final = 12  # characters of a title or caption that is printed twice
_CUT: Final = ("…", "...", "[…]", "[...]", "(…)", "(...)")
_NO_LETTER: Final = re.compile(r"[\W_]+")


def _key(text: str) -> str:
    return _NO_LETTER.sub("", text.casefold())


def find_doubles(texts: Sequence[str]) -> frozenset[int]:
    """The paragraphs that say what an earlier one says, and those cut short that another one has.

    Case, quotes, signs and spaces make no difference. Linear in the joined length.

    >>> story = "The ferry sank in the night, but all who were on board are safe, say the owners."
    >>> sorted(find_doubles([story, "Aha.", story.upper(), "Aha."]))
    [2]
    >>> sorted(find_doubles(["The ferry sank in the night, but all who were on board…", story]))
    [0]
    """
    keys = [_key(text) for text in texts]
    ordered = sorted(set(keys))
    seen: set[str] = set()
    doubles: set[int] = set()
    for place, key in enumerate(keys):
        if len(key) < _LEAST:
            continue
        again = key in seen and is_prose(texts[place])
        if again or (texts[place].endswith(_CUT) and _goes_on(key, ordered)):
            doubles.add(place)
        seen.add(key)
    return frozenset(doubles)


def _goes_on(key: str, ordered: Sequence[str]) -> bool:
    """Whether one of the other keys is longer and begins with this one: it is right behind it."""
    after = bisect_right(ordered, key)
    return after < len(ordered) and ordered[after].startswith(key)


def find_echoes(texts: Sequence[str], captions: Collection[str]) -> frozenset[int]:
    """The paragraphs that are one of the captions.

    >>> caption = "The ferry at dusk, an hour before the storm made landfall"
    >>> sorted(find_echoes(["It sank.", f"{caption}."], [caption]))
    [1]
    """
    named = {key for key in map(_key, captions) if len(key) >= _LEAST}
    return frozenset(place for place, text in enumerate(texts) if _key(text) in named)


def find_titles(texts: Sequence[str], title: str | None) -> range:
    """The first texts of a body, as far as they are its title.

    >>> find_titles(["Ferry sinks", "It sank.", "Ferry sinks"], "Ferry sinks")
    range(0, 1)
    """
    name = _key(title or "")
    return range(sum(1 for _ in takewhile(lambda text: name and _key(text) == name, texts)))


def halved(text: str) -> str:
    """Half of a text that says the same twice.

    >>> halved("Ferry sinks at night Ferry sinks at night")
    'Ferry sinks at night'
    >>> halved("Ferry sinks at night")
    'Ferry sinks at night'
    """
    for joint in ("", " "):
        size, odd = divmod(len(text) - len(joint), 2)
        if not odd and size >= _LEAST_HALF and text[:size] == text[size + len(joint) :]:
            return halved(text[:size])
    return text


def unrepeated(texts: Sequence[str]) -> tuple[str, ...]:
    """Each of some captions or credits once, whatever its case and signs.

    >>> unrepeated(["The ferry at dusk", "The ferry at dusk.", "The crew"])
    ('The ferry at dusk', 'The crew')
    """
    first: dict[str, str] = {}
    for text in texts:
        first.setdefault(_key(text) or text, text)
    return tuple(first.values())
