"""HTML that cannot be forgotten to be escaped: only what `tag` built is taken for markup."""

from __future__ import annotations

import html
import re
from typing import Final
from urllib.parse import urlsplit

__all__ = ["Html", "choice", "join", "link", "tag"]

# Browsers show nothing for most of these and obey the others: C0 without tab and newline, DEL, C1,
# bidirectional embeddings, overrides and isolates; no file can hold a lone surrogate.
_UNSAFE: Final = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff]"
)
_VOID: Final = frozenset({"input", "meta"})


class Html(str):
    """Text that is markup already. Whatever is put together from it otherwise is text again."""

    __slots__ = ()


def _escape(text: str) -> str:
    r"""Give text as HTML shows it, in an element or between quotes.

    >>> _escape('<b> & "c"\x1b')
    '&lt;b&gt; &amp; &quot;c&quot;�'
    """
    return html.escape(_UNSAFE.sub("\ufffd", text))


def tag(name: str, /, *children: str, **attributes: str | bool | None) -> Html:
    """Build an element; children and attributes are escaped unless they are `Html`.

    An underscore in an attribute's name stands for a hyphen, one at its end for nothing: `class_`,
    `aria_label`. `True` gives an attribute without a value, `False` and `None` none.

    >>> tag("p", "1 < 2", tag("b", "!"), class_="sum", hidden=True)
    '<p class="sum" hidden>1 &lt; 2<b>!</b></p>'
    """
    parts = ["<", name]
    for key, value in attributes.items():
        if value is True:
            parts += [" ", key.rstrip("_").replace("_", "-")]
        elif isinstance(value, str):
            parts += [" ", key.rstrip("_").replace("_", "-"), '="', _escape(value), '"']
    parts.append(">")
    if name not in _VOID:
        parts += [join(*children), "</", name, ">"]
    return Html("".join(parts))


def choice(*words: str, **attributes: str | bool | None) -> Html:
    """Build a box to tick, or one of a group, and what it chooses; the attributes are the box's."""
    return tag("label", tag("input", **attributes), tag("span", *words))


def join(*children: str) -> Html:
    """Put elements and texts one after another; the texts are escaped."""
    return Html("".join(_one(child) for child in children))


def _one(child: str) -> str:
    return child if isinstance(child, Html) else _escape(child)


def link(address: str) -> Html:
    """Give an address as a link where it is one of the web, as text where it is anything else.

    >>> link("javascript:alert(1)")
    'javascript:alert(1)'
    """
    try:
        scheme = urlsplit(address).scheme
    except ValueError:  # "http://[": brackets that hold no address
        scheme = ""
    if scheme not in {"http", "https"}:
        return join(address)
    return tag("a", address, href=address, rel="noopener noreferrer")
