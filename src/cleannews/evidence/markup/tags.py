"""What elements are called: tags, and the words of classes, ids and roles, with learned odds."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from cleannews.reading.markup import Naming

    Name = tuple[str, str]

__all__ = ["LANDMARKS", "OWN", "landmark_bits", "names_of", "tokens_of"]

OWN = "^"  # before a name in weights for the element itself, and not for any above a block
_NAMING = ("", "class", "id", "role", "itemprop")
_MOST_CHARS = 500  # of an attribute
_HUMP = re.compile(r"[A-Z](?<=[a-z].)")
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


def names_of(naming: Naming) -> list[Name]:
    """What names an element: its tag, as an attribute called "", and those that are not empty."""
    return [(key, value) for key, value in zip(_NAMING, naming, strict=True) if value]


def tokens_of(names: Sequence[Name]) -> list[tuple[str, ...]]:
    """What each attribute calls an element: each class of several, and the words in it.

    For all of a page at once, for most classes stand in many an attribute.

    >>> tokens_of([("", "p"), ("role", "main"), ("class", "post-12 entryContent")])
    [('<p>',), ('role=main',), ('post-', 'post', 'entrycontent', 'entry', 'content')]
    """
    classes = [
        value[:_MOST_CHARS].split() if key in ("class", "id") else None for key, value in names
    ]
    told = _tell_classes({one for several in classes if several for one in several})
    return [
        _join(several, told) if several is not None else (_mark(*name),)
        for name, several in zip(names, classes, strict=True)
    ]


def _mark(key: str, value: str) -> str:
    return f"{key}={value.lower()[:_LONGEST]}" if key else f"<{value}>"


def _tell_classes(classes: Iterable[str]) -> dict[str, dict[str, None]]:
    """The tokens of each class, in their order; one without letters is called ""."""
    known = [name for name in classes if len(name) <= _LONGEST]
    joined = "\n".join(known)
    wholes = joined.lower().translate(_NO_FIGURES).split("\n")
    parted = _HUMP.sub(r"-\g<0>", joined).lower().split("\n")
    return {
        name: dict.fromkeys(
            (whole,) if name.isalpha() and name.islower() else (whole, *_WORD.findall(words))
        )
        for name, whole, words in zip(known, wholes, parted, strict=False)
    }


def _join(classes: Sequence[str], told: Mapping[str, dict[str, None]]) -> tuple[str, ...]:
    if len(classes) == 1:
        tokens = told.get(classes[0], {})
    else:
        tokens = {}
        for name in classes:
            tokens |= told.get(name, {})
            if len(tokens) > _MOST:
                break
    return tuple(tokens) if "" not in tokens else tuple(token for token in tokens if token)


def landmark_bits(key: str, value: str) -> int:
    """The landmarks that one attribute makes of an element, as bits in the order of `LANDMARKS`."""
    known = _LANDMARKS.get(key)
    return 0 if known is None else _BIT.get(known.get(value.lower(), ""), 0)
