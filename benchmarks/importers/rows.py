"""Labelled pages on their way from a public layout to a set's folder."""

from __future__ import annotations

import gzip
import json
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

__all__ = ["Labelled", "LayoutError", "page_file", "read_json", "write_set"]

# Ids become names of files: "../x" must not.
_ID = re.compile(r"[\w][\w.+-]*")


class LayoutError(Exception):
    """A folder is not laid out as its data set's documentation says; the message says where."""


@dataclass(frozen=True, slots=True)
class Labelled:
    """A page's HTML, plain or gzipped, and its row of `gold.jsonl`, which has at least an `id`."""

    html: bytes
    row: dict[str, Any]


def read_json(file: Path) -> Any:
    """The content of a JSON file; raises `LayoutError` where there is none."""
    try:
        return json.loads(file.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise LayoutError(f"no {file.name} in {file.parent}") from None
    except (ValueError, OSError, RecursionError) as error:
        raise LayoutError(f"{file} is no JSON: {error}") from error


def page_file(folder: Path, name: str) -> bytes:
    """A page's HTML from NAME.html.gz or NAME.html; raises `LayoutError` where there is neither."""
    if not _ID.fullmatch(name):
        raise LayoutError(f"{name!r} cannot be the name of a page's file")
    for file in (folder / f"{name}.html.gz", folder / f"{name}.html"):
        if file.is_file():
            return file.read_bytes()
    raise LayoutError(f"no {name}.html.gz and no {name}.html in {folder}")


def write_set(pages: Iterable[Labelled], folder: Path) -> int:
    """Write `gold.jsonl` and `pages/ID.html.gz`; the number of pages.

    The same pages give the same bytes. Raises `LayoutError` for an id that two pages have, and
    where there is no page at all; then there is no `gold.jsonl`.
    """
    (folder / "pages").mkdir(parents=True, exist_ok=True)
    seen: set[str] = set()
    lines = []
    for page in pages:
        name = page.row["id"]
        if name in seen:
            raise LayoutError(f"two pages have the id {name!r}")
        seen.add(name)
        html = page.html if page.html[:2] == b"\x1f\x8b" else gzip.compress(page.html, mtime=0)
        (folder / "pages" / f"{name}.html.gz").write_bytes(html)
        row = {key: value for key, value in page.row.items() if value not in (None, "", [])}
        lines.append(json.dumps(row, ensure_ascii=False) + "\n")
    if not lines:
        raise LayoutError("no pages there")
    (folder / "gold.jsonl").write_text("".join(lines), encoding="utf-8")
    return len(lines)
