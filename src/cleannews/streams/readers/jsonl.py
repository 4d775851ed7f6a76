"""Pages from JSONL: an object a line."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from cleannews.limits import LIMITS
from cleannews.streams.lines import read_lines
from cleannews.streams.record import BadRecord, Lull, Record

if TYPE_CHECKING:
    import io
    from collections.abc import Iterator

    from cleannews.streams.readers.fields import Fields

__all__ = ["read_jsonl"]


def read_jsonl(
    stream: io.BufferedReader, name: str, fields: Fields
) -> Iterator[Record | BadRecord | Lull]:
    """Give the page of each line; blank lines are passed over, what is no object is bad."""
    for line in read_lines(stream):
        if isinstance(line, Lull):
            yield line
            continue
        number, data = line
        place = f"{name}:{number}"
        if data is None:
            yield BadRecord(place, f"is a line of over {LIMITS.record_size.value:,} bytes")
        elif data.strip():
            yield _record(
                place, data.removeprefix(b"\xef\xbb\xbf") if number == 1 else data, fields
            )


def _record(place: str, data: bytes, fields: Fields) -> Record | BadRecord:
    try:
        row = json.loads(data.decode("utf-8"), parse_constant=_no_number)
    except UnicodeDecodeError:
        return BadRecord(place, "is not UTF-8", data)
    except json.JSONDecodeError as error:
        return BadRecord(place, f"is no JSON: {error.msg} at column {error.colno}", data)
    except (ValueError, RecursionError) as error:  # numbers of thousands of digits; deep nesting
        return BadRecord(place, f"is no JSON that can be read: {error}", data)
    if not isinstance(row, dict):
        return BadRecord(place, "is no JSON object", data)
    if _is_deep(row):
        most = LIMITS.json_depth.value
        return BadRecord(place, f"is nested more than {most} deep", data)
    return fields.record(place, row, data)


def _is_deep(row: dict[str, Any]) -> bool:
    """Whether a value lies deeper than is safe: to walk it takes some calls for each level."""
    level: list[Any] = [row]
    for _ in range(LIMITS.json_depth.value):
        level = [
            inner
            for value in level
            for inner in (value.values() if isinstance(value, dict) else value)
            if isinstance(inner, dict | list)
        ]
        if not level:
            return False
    return True


def _no_number(_constant: str) -> Any:
    """Read NaN and infinities, which some writers leave in JSON, as the null they should be."""
    return None
