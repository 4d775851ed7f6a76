"""The part of the page of figures about sites that are known."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from benchmarks.figures.tables import split_table

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

__all__ = ["site_parts", "site_table"]

_FIELDS = ("f1", "precision", "recall")
_HEADS = ("F1", "precision", "recall")


def site_parts(sites: Mapping[str, Any]) -> Iterator[str]:
    """What a profile of a page's site is worth."""
    yield "## Knowing the site\n"
    yield (
        "What a [site profile](sites.md) gains or costs. These are the"
        f" {sites['pages']:,} dumps and HTML pages of the {sites['sites']} sites that have three"
        " pages or more in a set, each cleaned without a profile, with a profile of all other pages"
        " of its site, and with a profile of two of them; the judge saw none of these sites. The"
        " weights of what a profile shows are fitted on the other sites.\n"
    )
    if sites.get("note"):
        yield f"{sites['note']}\n"
    yield site_table(sites["doors"])


def site_table(doors: Mapping[str, Mapping[str, Mapping[str, Mapping[str, float]]]]) -> str:
    """F1, precision and recall by door and set without a profile, and what a profile adds."""
    rows = []
    for door, sets in doors.items():
        for name, ways in sets.items():
            base = ways["without"]
            row = [door, name, base["pages"]]
            for field in _FIELDS:
                row.append(f"{base[field]:.4f}")
                row += [f"{ways[way][field] - base[field]:+.4f}" for way in ("all", "two")]
            rows.append(row)
    heads = ["pages as", "set", "pages"]
    for head in _HEADS:
        heads += [head, "with all others", "with two others"]
    return split_table(heads, rows, 3, [3] * len(_FIELDS))
