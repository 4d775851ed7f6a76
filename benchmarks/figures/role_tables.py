"""The part of the page of figures that says how well the roles of blocks are told apart."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

__all__ = ["told_role_parts"]

_NOTE = (
    "Every block of 120 pages was given its role by readers, see"
    " [roles-labelled.md](roles-labelled.md). Which chrome is which was learned from pages of other"
    " sites than the one that is judged; what is body is told by the shipped judge, which knows the"
    " pages. Errors were looked at in *read* alone, and *blind* was labelled without seeing what"
    " the judge says. The means are over roles with at least five blocks.\n"
)


def told_role_parts(figures: Mapping[str, Any]) -> Iterator[str]:
    """The section in Markdown; `figures` are those of `benchmarks.assorting --json`."""
    yield "## Every role told from the others\n"
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
