"""The part of the page of figures about pages that came by several doors."""

from __future__ import annotations

from typing import TYPE_CHECKING

from benchmarks.figures.tables import percent, split_table, table

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

__all__ = ["cleaned_parts", "door_parts"]

_HEADS = {"all doors": "all three"}
_ALIKE = 4  # columns that say how many are alike, of all doors and of each two


def door_parts(doors: Mapping[str, Mapping[str, float]]) -> Iterator[str]:
    """How many pages give the same by all doors, and why the others do not."""
    yield "## The same page as HTML, Markdown and text\n"
    yield (
        "The share of pages of which HTML, Markdown (`markdown`) and text (`inscriptis`) give the"
        " same words in the same order: all three, then two of them at a time. The second"
        " table says why the other pages differ: words that only one form keeps are in the other"
        " form too and were judged otherwise there; or that form has them written otherwise; or"
        " both.\n"
    )
    yield _door_table(doors)


def _door_table(doors: Mapping[str, Mapping[str, float]]) -> str:
    """A row a set: how many pages give the same by all doors, by each two; and below, why not."""
    heads = dict.fromkeys(name for found in doors.values() for name in found if name != "pages")
    rows = [
        [name, str(found["pages"]), *(percent(found.get(head)) for head in heads)]
        for name, found in doors.items()
    ]
    named = ["set", "pages", *(_HEADS.get(head, head) for head in heads)]
    return split_table(named, rows, 2, [_ALIKE, len(heads) - _ALIKE])


def cleaned_parts(cleaned: Mapping[str, Mapping[str, float]]) -> Iterator[str]:
    """What becomes of texts that were cleaned before."""
    yield "## Texts that were cleaned before\n"
    yield (
        "What cleaning does to a text that has nothing around it any more. First the labelled"
        " bodies alone: *unchanged* is the share that comes out word for word, *kept* the share of"
        " their words that stays. Then the same bodies with up to five of the lines next to them on"
        " their pages: F1 if nothing is done, and after cleaning.\n"
    )
    heads = ["unchanged", "kept", "F1 before", "F1 after"]
    rows = [
        [name, str(found["pages"]), *(percent(found[head]) for head in heads[:2])]
        + [f"{found[head]:.3f}" for head in heads[2:]]
        for name, found in cleaned.items()
    ]
    yield table(["set", "pages", *heads], rows)
