"""The article's body as the page's own data state it: `articleBody` of its JSON.

Looked for in the source, for many pages have JSON that no parser takes, and scripts of all kinds
hold the same field.
"""

from __future__ import annotations

import json
import re
from html import unescape

from cleannews.reading.html.preflight import without_tags

__all__ = ["stated_body"]

_FIELD = '"articleBody"'
_VALUE = re.compile(r"\s{0,20}:\s{0,20}\"((?:[^\"\\]|\\.)*+)\"", re.DOTALL)
_MOST_FIELDS = 20  # of one page
_MOST_CHARS = 200_000  # of all of them


def stated_body(html: str) -> str:
    r"""The text of the page's `articleBody` fields, "" without any. Never raises; linear.

    >>> stated_body('<script type="application/ld+json">{"articleBody": "It\\u2019s late."}')
    'It’s late.'
    """
    at = html.find(_FIELD)
    if at < 0:
        return ""
    found: list[str] = []
    size = 0
    while at >= 0 and len(found) < _MOST_FIELDS and size < _MOST_CHARS:
        end = at + len(_FIELD)
        value = _VALUE.match(html, end, end + _MOST_CHARS)
        if value is not None:
            found.append(_plain(value[1]))
            size += len(found[-1])
            end = value.end()
        at = html.find(_FIELD, end)
    return "\n".join(found)


def _plain(value: str) -> str:
    """The value of a JSON string; as it stands where it is broken."""
    try:
        text = str(json.loads(f'"{value}"', strict=False))
    except ValueError:
        text = value
    if "&" in text:
        text = unescape(text)
    return without_tags(text) if "<" in text else text
