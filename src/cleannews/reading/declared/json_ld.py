"""JSON-LD as pages really have it: broken in a dozen ways, and still saying who wrote what."""

from __future__ import annotations

import json
import re
from html import unescape
from typing import Any, Final

from cleannews.limits import LIMITS

__all__ = ["parse_json_ld"]

# Numbers stay as written: one of 5,000 digits is an error to `int`, and takes its time to it.
_DECODER: Final = json.JSONDecoder(strict=False, parse_int=str, parse_float=str, parse_constant=str)
# Comments and CDATA marks before the JSON; what follows it is not looked at.
_WRAPPING: Final = re.compile(r"(?:[\s/*;]|<!\[CDATA\[|<!--|-->|<!|>)*")
_TRAILING_COMMA: Final = re.compile(r",(?=\s{0,99}[}\]])")
_LOST_COMMA: Final = re.compile(r"([\"}\]])([^\S\n]{0,99}\n\s{0,99}\")")
_BAD_ESCAPE: Final = re.compile(r"\\(?![\"\\/bfnrtu])")
_BETWEEN: Final = re.compile(r"[\s,;]*")
_MAX_OBJECTS: Final = 50  # in a row, in one script


def parse_json_ld(script: str) -> list[Any]:
    """Return the values that a script of JSON-LD holds, as many as can be read.

    Comments around the JSON, trailing commas, raw line breaks, stray backslashes and several
    objects in a row are forgiven; numbers come as text. What is longer than
    `LIMITS.json_ld_size`, nested too deep or broken otherwise gives nothing. Never raises; linear.

    >>> parse_json_ld('<!-- {"name": "The Echo", "likes": 7,} -->')
    [{'name': 'The Echo', 'likes': '7'}]
    """
    if len(script) > LIMITS.json_ld_size.value:
        return []
    text = script.strip()
    try:
        return [_DECODER.decode(text)]
    except ValueError:
        pass
    except RecursionError:
        return []
    wrapping = _WRAPPING.match(text)
    text = text[wrapping.end() :] if wrapping else text
    if "&quot;" in text and '"' not in text:
        text = unescape(text)
    values = _in_a_row(text)
    return values or _in_a_row(_repaired(text))


def _repaired(text: str) -> str:
    text = _BAD_ESCAPE.sub(r"\\\\", text)
    return _LOST_COMMA.sub(r"\1,\2", _TRAILING_COMMA.sub("", text))


def _in_a_row(text: str) -> list[Any]:
    """Read objects that follow each other, until one cannot be read."""
    values: list[Any] = []
    position = 0
    while position < len(text) and len(values) < _MAX_OBJECTS:
        try:
            value, end = _DECODER.raw_decode(text, position)
        except (ValueError, RecursionError):
            break
        values.append(value)
        between = _BETWEEN.match(text, end)
        position = between.end() if between else end
    return [value for value in values if isinstance(value, dict | list)]
