"""Labelled pages on disk, in the one format that every benchmark here reads.

A set is a folder with `gold.jsonl` and `pages/ID.html.gz`. The folder that holds the sets comes
from the environment variable `CLEANNEWS_DATA`.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = [
    "SETS",
    "DataMissingError",
    "LabelledPage",
    "data_folder",
    "data_hash",
    "known_sets",
    "load_set",
]

# The sets that the judge is trained on and that figures are published for. Others, as the importers
# make them, may lie beside them.
SETS = ("wcxb-dev", "publishers-dev", "portals-dev", "segments-dev")

# Hosts of many unrelated blogs: the site is the third-level name there, as everywhere else it is
# not.
_SECOND_LEVEL = frozenset({"co", "com", "org", "net", "gov", "ac", "edu", "gob", "or", "ne", "go"})


class DataMissingError(Exception):
    """`CLEANNEWS_DATA` is not set or holds no data set; the message says how to set it."""


@dataclass(frozen=True, slots=True)
class LabelledPage:
    """One page with what is known of it; `text` is None where only snippets are known."""

    set_name: str
    id: str
    kind: str
    site: str
    country: str | None
    url: str | None
    file: Path
    text: str | None
    title: str | None
    authors: tuple[str, ...]
    published: str | None
    wanted: tuple[str, ...] = ()
    unwanted: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    lead: tuple[str, ...] = ()
    headings: tuple[str, ...] = ()

    def html(self) -> bytes:
        """The page's HTML as it was fetched."""
        return gzip.decompress(self.file.read_bytes())


def data_folder() -> Path:
    """The folder of the sets.

    Raises `DataMissingError` where the environment variable is unset or names no folder.
    """
    name = os.environ.get("CLEANNEWS_DATA", "")
    if not name or not Path(name).is_dir():
        raise DataMissingError(
            "no labelled pages: set CLEANNEWS_DATA to a folder with sets, as wcxb-dev/gold.jsonl"
        )
    return Path(name)


def site_of(url: str | None, fallback: str) -> str:
    """The registered domain of a URL, which is what cross-validation must not split."""
    host = (urlsplit(url).hostname or "") if url else ""
    parts = host.removeprefix("www.").split(".")
    if len(parts) < 2:
        return fallback
    keep = 3 if len(parts) > 2 and parts[-2] in _SECOND_LEVEL else 2
    if parts[-2:] in (["wordpress", "com"], ["blogspot", "com"], ["blogspot", "de"]):
        keep = 3
    return ".".join(parts[-keep:])


def known_sets() -> tuple[str, ...]:
    """The names of all sets in the folder."""
    return tuple(sorted(file.parent.name for file in data_folder().glob("*/gold.jsonl")))


def _gold_file(name: str) -> Path:
    file = data_folder() / name / "gold.jsonl"
    if not file.is_file():
        there = ", ".join(known_sets()) or "none"
        raise DataMissingError(f"no set {name!r} in {data_folder()}; there are: {there}")
    return file


def _tuple(value: str | list[str] | None) -> tuple[str, ...]:
    """A lead is a string in some sets and a list of paragraphs in others."""
    return (value,) if isinstance(value, str) else tuple(value or ())


def load_set(name: str) -> list[LabelledPage]:
    """All pages of a set, in the order of its gold file.

    Raises `DataMissingError` where there is no such set.
    """
    folder = data_folder() / name
    pages = []
    with _gold_file(name).open(encoding="utf-8", newline="\n") as lines:
        for line in lines:
            row = json.loads(line)
            publisher = row.get("publisher")
            # A portal's sections and a publisher's pages share their template.
            site = (
                publisher.split("_")[0].lower() if publisher else site_of(row.get("url"), row["id"])
            )
            pages.append(
                LabelledPage(
                    set_name=name,
                    id=row["id"],
                    kind=row.get("kind") or "article",
                    site=site,
                    country=row.get("country"),
                    url=row.get("url"),
                    file=folder / "pages" / f"{row['id']}.html.gz",
                    text=row.get("text") or None,
                    title=row.get("title"),
                    authors=tuple(row.get("authors") or ()),
                    published=row.get("published"),
                    wanted=tuple(row.get("with") or ()),
                    unwanted=tuple(row.get("without") or ()),
                    topics=tuple(row.get("topics") or ()),
                    lead=_tuple(row.get("lead")),
                    headings=_tuple(row.get("headings")),
                )
            )
    return pages


def data_hash(names: Sequence[str] = SETS) -> str:
    """A short hash of the gold files, which every reported figure names."""
    digest = hashlib.sha256()
    for name in names:
        digest.update(_gold_file(name).read_bytes())
    return digest.hexdigest()[:12]
