"""What elements are called: tags, and the words of classes, ids and roles, with learned odds."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["LANDMARKS", "OWN", "landmark_bits", "names_of", "tokens_of"]

OWN = "^"  # before a name in weights for the element itself, and not for any above a block
_NAMING = ("class", "id", "role", "itemprop")
_MOST_CHARS = 500  # of an attribute
_HUMP = re.compile(r"(?<=[a-z])(?=[A-Z])")
_WORD = re.compile(r"[a-z]{2,}")
_NO_FIGURES = dict.fromkeys(map(ord, "0123456789"))
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
    dict.fromkeys((*_TAG_LANDMARKS.values(), *_ROLE_LANDMARKS.values(), *_MICRODATA.values()))
)
_LANDMARKS = {"": _TAG_LANDMARKS, "role": _ROLE_LANDMARKS, "itemprop": _MICRODATA}
_BIT = {name: 1 << place for place, name in enumerate(LANDMARKS)}


def names_of(tag: str, attributes: Mapping[str, str | None]) -> list[tuple[str, str]]:
    """What names an element: its tag, as an attribute called "", and those attributes."""
    names = [("", tag)]
    if attributes:
        for key in _NAMING:
            value = attributes.get(key)
            if value:
                names.append((key, value))
    return names


def tokens_of(key: str, value: str) -> tuple[str, ...]:
    """What one attribute calls an element: each class of several, and the words in it.

    >>> tokens_of("class", "post-12 entryContent")
    ('post-', 'post', 'entrycontent', 'entry', 'content')
    """
    if not key:
        return (f"<{value}>",)
    if key in ("role", "itemprop"):
        return (f"{key}={value.lower()[:_LONGEST]}",)
    tokens: dict[str, None] = {}
    for name in value[:_MOST_CHARS].split():
        if len(name) > _LONGEST:
            continue
        whole = name.lower().translate(_NO_FIGURES)
        tokens[whole] = None
        if not (name.isalpha() and name.islower()):
            parted = name if name.islower() else _HUMP.sub("-", name).lower()
            tokens |= dict.fromkeys(_WORD.findall(parted))
        if len(tokens) > _MOST:
            break
    tokens.pop("", None)
    return tuple(tokens)


def landmark_bits(key: str, value: str) -> int:
    """The landmarks that one attribute makes of an element, as bits in the order of `LANDMARKS`."""
    known = _LANDMARKS.get(key)
    return 0 if known is None else _BIT.get(known.get(value.lower(), ""), 0)
