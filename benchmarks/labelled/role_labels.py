"""The role of every block of some pages, written down by readers as numbers and hashes.

Not a word of the pages is kept. A block is known again by a hash of its text, so labels outlive
small changes of reading: those of blocks that are gone are left out, those of new ones unknown.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

from cleannews.article import Role

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

__all__ = ["LABELS", "PARTS", "RoleLabels", "fingerprint", "load_role_labels", "write_role_labels"]

LABELS = Path(__file__).parent / "roles.json"

# Errors are read in the first alone. The last was labelled without seeing what the judge says.
PARTS = ("read", "unread", "blind")
_DIGITS = 8


@dataclass(frozen=True, slots=True)
class RoleLabels:
    """The labels of one page in one dump style, an entry a block."""

    set_name: str
    id: str
    style: str
    part: str
    prints: tuple[str, ...]
    accepted: tuple[tuple[Role, ...], ...]  # the best role first, then others as good

    def for_texts(self, texts: Sequence[str]) -> list[tuple[Role, ...] | None]:
        """The roles accepted of each of these blocks, `None` where no label is of such a block."""
        found: list[tuple[Role, ...] | None] = [None] * len(texts)
        prints = [fingerprint(text) for text in texts]
        matcher = SequenceMatcher(None, self.prints, prints, autojunk=False)
        for theirs, ours, size in matcher.get_matching_blocks():
            found[ours : ours + size] = self.accepted[theirs : theirs + size]
        return found


def fingerprint(text: str) -> str:
    """Eight hexadecimal digits that stay the same for a text in other case or with other spaces."""
    folded = " ".join(text.casefold().split())
    return hashlib.sha256(folded.encode("utf-8", "replace")).hexdigest()[:_DIGITS]


def load_role_labels(file: Path = LABELS) -> list[RoleLabels]:
    """All labelled pages, in the order of their file."""
    rows = json.loads(file.read_text(encoding="utf-8"))
    return [
        RoleLabels(
            set_name=row["set"],
            id=row["id"],
            style=row["style"],
            part=row["part"],
            prints=tuple(_pieces(row["prints"])),
            accepted=tuple(_unpacked(row["roles"])),
        )
        for row in rows
    ]


def write_role_labels(pages: Iterable[RoleLabels], file: Path = LABELS) -> None:
    """Write the labels, a page a line: "navigation*12 title byline|published" and the prints."""
    rows = (
        {
            "set": page.set_name,
            "id": page.id,
            "style": page.style,
            "part": page.part,
            "roles": _packed(page.accepted),
            "prints": "".join(page.prints),
        }
        for page in pages
    )
    lines = ",\n".join(json.dumps(row) for row in rows)
    file.write_text(f"[\n{lines}\n]\n", encoding="utf-8")


def _pieces(prints: str) -> list[str]:
    return [prints[start : start + _DIGITS] for start in range(0, len(prints), _DIGITS)]


def _packed(accepted: Iterable[tuple[Role, ...]]) -> str:
    words = []
    for roles, run in groupby(accepted):
        size = len(list(run))
        words.append("|".join(roles) + (f"*{size}" if size > 1 else ""))
    return " ".join(words)


def _unpacked(packed: str) -> list[tuple[Role, ...]]:
    accepted: list[tuple[Role, ...]] = []
    for word in packed.split():
        names, _, size = word.partition("*")
        accepted.extend([tuple(map(Role, names.split("|")))] * int(size or 1))
    return accepted
