"""What elements are called: tags, and the words of classes, ids and roles, with learned odds."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

__all__ = ["LANDMARKS", "OWN", "landmark_bits", "name_tokens", "names_of", "token_odds"]

OWN = "^"  # before a name in weights for the element itself, and not for any above a block
_NAMING = ("class", "id", "role", "itemprop")
_MOST_CHARS = 500  # of an attribute
_HUMP = re.compile(r"(?<=[a-z])(?=[A-Z])")
_WORD = re.compile(r"[a-z]{2,}")
_FIGURES = re.compile(r"[0-9]+")
_LONGEST = 40  # characters of a class; longer ones are made by machines
_MOST = 24  # words of one element

_TAG_LANDMARKS = {
    "article": "article",
    "main": "main",
    "nav": "nav",
    "aside": "aside",
    "header": "header",
    "footer": "footer",
    "figure": "figure",
    "figcaption": "figcaption",
    "form": "form",
    "section": "section",
    "ul": "list",
    "ol": "list",
    "dl": "list",
    "table": "table",
    "blockquote": "quote",
    "button": "button",
    "label": "button",
    "option": "button",
    "a": "link",
    "p": "p",
    "strong": "strong",
    "b": "strong",
    "em": "em",
    "i": "em",
    "h1": "heading",
    "h2": "heading",
    "h3": "heading",
    "h4": "heading",
    "h5": "heading",
    "h6": "heading",
    "noscript": "noscript",
    "pre": "code",
    "code": "code",
    "th": "header_cell",
    "td": "cell",
    "select": "form",
    "textarea": "form",
    "time": "time",
    "cite": "cite",
    "small": "small",
    "li": "item",
    "span": "span",
    "details": "details",
}
_ROLE_LANDMARKS = {
    "article": "article",
    "main": "main",
    "navigation": "nav",
    "complementary": "aside",
    "banner": "header",
    "contentinfo": "footer",
    "search": "form",
    "dialog": "dialog",
    "alertdialog": "dialog",
    "menu": "nav",
    "menubar": "nav",
    "button": "button",
}
_MICRODATA = {"articlebody": "body", "description": "description", "comment": "comment"}
LANDMARKS = tuple(
    dict.fromkeys(
        (*_TAG_LANDMARKS.values(), *_ROLE_LANDMARKS.values(), *_MICRODATA.values())
    )
)
_BIT = {name: 1 << place for place, name in enumerate(LANDMARKS)}


def names_of(attributes: Mapping[str, str | None]) -> tuple[tuple[str, str], ...]:
    """The attributes that name an element, as pairs."""
    return tuple(
        (key, value[:_MOST_CHARS])
        for key in _NAMING
        if key in attributes and (value := attributes[key])
    )


def name_tokens(tag: str, names: Sequence[tuple[str, str]]) -> list[str]:
    """What an element is called: its tag, its classes and id, and the words in them.

    >>> name_tokens("div", [("class", "post-12 entryContent")])
    ['<div>', 'post-', 'post', 'entrycontent', 'entry', 'content']
    """
    tokens = {f"<{tag}>": None}
    for key, value in names:
        if key in ("role", "itemprop"):
            tokens[f"{key}={value.lower()[:_LONGEST]}"] = None
            continue
        for name in value.split():
            if len(name) > _LONGEST:
                continue
            whole = _FIGURES.sub("", name.lower())
            tokens[whole] = None
            for word in _WORD.findall(_HUMP.sub("-", name).lower()):
                tokens[word] = None
            if len(tokens) > _MOST:
                return list(tokens)
    return list(tokens)


def landmark_bits(tag: str, names: Sequence[tuple[str, str]]) -> int:
    """The landmarks that an element is, as bits in the order of `LANDMARKS`."""
    landmark = _TAG_LANDMARKS.get(tag)
    bits = _BIT[landmark] if landmark else 0
    for key, value in names:
        if key == "role":
            landmark = _ROLE_LANDMARKS.get(value)
        elif key == "itemprop":
            landmark = _MICRODATA.get(value.lower())
        else:
            continue
        bits |= _BIT[landmark] if landmark else 0
    return bits


def token_odds(tokens: Sequence[str], odds: Mapping[str, float]) -> tuple[float, float, float]:
    """The mean, lowest and highest of the tokens' log-odds; unknown ones count as 0."""
    found = [odds.get(token, 0.0) for token in tokens]
    return sum(found) / len(found), min(found), max(found)
