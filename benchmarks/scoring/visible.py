"""What a page shows, found another way than the readers do, for checking that they lose nothing."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

    from selectolax.lexbor import LexborNode

__all__ = ["is_within", "letters", "shown_letters"]

# None of their text is on the page; what <noscript> and <dialog> hold is there for some readers.
_SILENT: Final = frozenset(
    "script style template svg iframe noembed noframes audio video canvas datalist textarea head "
    "noscript dialog title".split()
)
_GONE: Final = re.compile(r"display:\s*none")
# A page has these as replacements, or drops them: see `cleannews.reading.characters`.
_UNSURE: Final = re.compile("[\ufffd\ud800-\udfff]")


def letters(text: str) -> str:
    r"""Only the letters of a text, which no folding of white space, marks or numbers touches.

    >>> letters("1. The ferry\n\tsank!")
    'Theferrysank'
    """
    return "".join(filter(str.isalpha, _UNSURE.sub("", unicodedata.normalize("NFC", text))))


def shown_letters(html: str) -> str:
    """The letters of all text of a page that is neither silent nor hidden, in order. Linear.

    >>> shown_letters("<p>The <b>f</b>erry<p hidden>sank<script>x</script>")
    'Theferry'
    """
    from selectolax.lexbor import LexborHTMLParser

    body = LexborHTMLParser(_UNSURE.sub("\ufffd", html)).body
    return letters("".join(_texts(body))) if body is not None else ""


def _texts(body: LexborNode) -> Iterator[str]:
    """Walk the tree without recursion, for a page may nest as deep as it likes."""
    stack = [body]
    while stack:
        node = stack.pop()
        if node.tag == "-text":
            yield node.text_content or ""
        elif node.tag not in _SILENT and not _is_hidden(node):
            stack += reversed(list(node.iter(include_text=True)))


def _is_hidden(node: LexborNode) -> bool:
    attributes = node.attributes
    hidden = "hidden" in attributes and attributes["hidden"] != "until-found"
    return hidden or _GONE.search(attributes.get("style") or "") is not None


def is_within(part: str, whole: str) -> bool:
    """Whether the characters of `part` stand in `whole` in the same order. Linear.

    >>> is_within("ferry", "the fairy ferry"), is_within("yrref", "the ferry")
    (True, False)
    """
    at = -1
    for char in part:
        at = whole.find(char, at + 1)
        if at < 0:
            return False
    return True
