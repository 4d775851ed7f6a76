"""Tables that stay tables for screen readers when the style sheet stacks their cells on a phone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cleannews.writing.report.elements import Html, tag

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

__all__ = ["cell", "row", "row_heading", "table"]


def table(columns: Sequence[str], rows: Iterable[Html], kind: str, label: str) -> Html:
    """Give a table of the class `kind`, named `label`.

    Browsers take an element for a table by how it is laid out, so its roles are spelled out.
    """
    heads = (tag("th", column, scope="col", role="columnheader") for column in columns)
    return tag(
        "table",
        tag("thead", row(*heads), role="rowgroup"),
        tag("tbody", *rows, role="rowgroup"),
        class_=kind,
        role="table",
        aria_label=label,
    )


def row(*cells: Html, kind: str | None = None) -> Html:
    """Give a row of `cells`, of the class `kind`."""
    return tag("tr", *cells, role="row", class_=kind)


def row_heading(*children: str) -> Html:
    """Give the cell that says what a row is about."""
    return tag("th", *children, scope="row", role="rowheader")


def cell(*children: str, **attributes: str | None) -> Html:
    """Give any other cell."""
    return tag("td", *children, role="cell", **attributes)
