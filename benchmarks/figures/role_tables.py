"""The part of the page of figures that says how well the roles of blocks are told apart."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

__all__ = ["told_role_parts"]

_NOTE = (
    "How often a block gets the right one of all 25 roles, on 120 pages that people labelled block"
    " by block ([how](roles-labelled.md)). What tells one kind of chrome from another was learned"
    " from pages of other sites than the one that is judged; what tells body from chrome is the"
    " shipped judge, which has seen these pages. To mend errors only the pages called *read* were"
    " looked at; those called *blind* were labelled without seeing what the judge said, so trust"
    " that row most. The means are over roles with at least five blocks.\n"
)


def told_role_parts(figures: Mapping[str, Any]) -> Iterator[str]:
    """The section in Markdown; `figures` are those of `benchmarks.assorting --json`."""
    yield "## Every role\n"
    yield _NOTE
    head = "| pages | blocks | accuracy | body, metadata or chrome | mean recall | mean F1 |"
    rows = [head, "|---" * 6 + "|"]
    rows += [
        f"| {name} | {part['blocks']} | {part['accuracy']:.3f} | {part['kinds']:.3f}"
        f" | {part['macro_recall']:.3f} | {part['macro_f1']:.3f} |"
        for name, part in figures.items()
    ]
    yield "\n".join(rows) + "\n"
    rows = ["| role | blocks | precision | recall | F1 |", "|---" * 5 + "|"]
    rows += [
        f"| {role} | {blocks} | {precision:.3f} | {recall:.3f} | {f1:.3f} |"
        for role, (blocks, precision, recall, f1) in figures["all"]["roles"].items()
    ]
    yield "\n".join(rows) + "\n"
