"""The part of the page of figures about pages that came by several doors."""

from __future__ import annotations

from typing import TYPE_CHECKING

from benchmarks.figures.tables import percent, table

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

__all__ = ["cleaned_parts", "door_parts"]


def door_parts(doors: Mapping[str, Mapping[str, float]]) -> Iterator[str]:
    """How many pages give the same by all doors, and why the others do not."""
    yield "## The same page by three doors\n"
    yield (
        "The share of pages of which HTML, Markdown (`markdown`) and text (`inscriptis`) give the"
        " same words in the same order; then, of the pages that do not, why: the words that only"
        " one door keeps stand in the other's page too and were judged otherwise there, or that"
        " page does not have them so, or both.\n"
    )
    yield _door_table(doors)


def _door_table(doors: Mapping[str, Mapping[str, float]]) -> str:
    """A row a set: how many pages give the same by all doors, by each two, and why not."""
    heads = dict.fromkeys(name for found in doors.values() for name in found if name != "pages")
    rows = [
        [name, str(found["pages"]), *(percent(found.get(head)) for head in heads)]
        for name, found in doors.items()
    ]
    return table(["set", "pages", *heads], rows)


def cleaned_parts(cleaned: Mapping[str, Mapping[str, float]]) -> Iterator[str]:
    """What becomes of texts that were cleaned before."""
    yield "## Texts that were cleaned before\n"
    yield (
        "First the labelled bodies alone: the share that comes out word for word, and the share of"
        " their words that is kept. Then the same bodies with up to five of the lines that stand"
        " next to them: F1 of doing nothing, and of cleaning.\n"
    )
    heads = ["unchanged", "kept", "F1 before", "F1 after"]
    rows = [
        [name, str(found["pages"]), *(percent(found[head]) for head in heads[:2])]
        + [f"{found[head]:.3f}" for head in heads[2:]]
        for name, found in cleaned.items()
    ]
    yield table(["set", "pages", *heads], rows)
