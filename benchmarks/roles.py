"""How well the roles of blocks are told apart, on pages whose every block was labelled by readers.

`python -m benchmarks.roles` judges them as shipped. The shipped judge learned from these pages what
is body, if not which role; `--kept FILE ...` reads held-out predictions instead, as
`benchmarks.evaluate --keep` writes them, and gives them their roles by the rules of today.
"""

from __future__ import annotations

import pickle
import sys
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from statistics import fmean
from typing import TYPE_CHECKING, Any

from benchmarks.labelled.datasets import data_hash, load_set
from benchmarks.labelled.dumps import dump
from benchmarks.labelled.role_labels import PARTS, load_role_labels
from benchmarks.running import parser_for, tells_what_is_missing
from benchmarks.scoring.judged import judgement_of
from benchmarks.scoring.records import run_facts, write_record
from cleannews.article import BODY_ROLES, METADATA_ROLES, Role
from cleannews.judging import judge
from cleannews.options import Options
from cleannews.reading import read

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from benchmarks.fitting.crossvalidation import Prediction
    from benchmarks.labelled.role_labels import RoleLabels

__all__ = [
    "LEAST",
    "RoleScore",
    "confusion_table",
    "count_pairs",
    "main",
    "role_scores",
    "show",
    "summary",
]

LEAST = 5  # blocks of a role from which on it counts in the means over roles

Pairs = Counter[tuple[Role, Role]]  # (the right role, the one given)


@dataclass(frozen=True, slots=True)
class RoleScore:
    """How a role fared; shares, 0 to 1."""

    blocks: int
    precision: float
    recall: float
    f1: float


def count_pairs(
    accepted: Sequence[tuple[Role, ...] | None], given: Sequence[Role]
) -> Counter[tuple[Role, Role]]:
    """Count right role and given one; where several roles are right, the given one if it is."""
    pairs: Pairs = Counter()
    for right, role in zip(accepted, given, strict=True):
        if right is not None:
            pairs[role if role in right else right[0], role] += 1
    return pairs


def role_scores(pairs: Counter[tuple[Role, Role]]) -> dict[Role, RoleScore]:
    """The score of each role that some block has, in the order of `Role`."""
    wanted, given, right = Counter[Role](), Counter[Role](), Counter[Role]()
    for (role, said), count in pairs.items():
        wanted[role] += count
        given[said] += count
        right[role] += count * (role is said)
    return {
        role: RoleScore(
            blocks=wanted[role],
            precision=right[role] / given[role] if given[role] else 0.0,
            recall=right[role] / wanted[role],
            f1=2 * right[role] / (wanted[role] + given[role]),
        )
        for role in Role
        if wanted[role]
    }


def summary(pairs: Counter[tuple[Role, Role]]) -> dict[str, Any]:
    """Accuracy over blocks, and the means over roles of at least `LEAST` blocks."""
    scores = role_scores(pairs)
    counted = [score for score in scores.values() if score.blocks >= LEAST]
    blocks = pairs.total()
    kinds = Counter((_kind(right), _kind(given)) for right, given in pairs.elements())
    return {
        "blocks": blocks,
        "accuracy": sum(pairs[role, role] for role in Role) / blocks,
        "kinds": sum(kinds[kind, kind] for kind in ("body", "metadata", "chrome")) / blocks,
        "macro_recall": fmean(score.recall for score in counted),
        "macro_f1": fmean(score.f1 for score in counted),
        "roles": {
            str(role): [score.blocks, score.precision, score.recall, score.f1]
            for role, score in scores.items()
        },
    }


def _kind(role: Role) -> str:
    if role in BODY_ROLES:
        return "body"
    return "metadata" if role in METADATA_ROLES else "chrome"


def confusion_table(pairs: Counter[tuple[Role, Role]]) -> str:
    """A Markdown table: a row a right role, a column a given one; empty where there is none."""
    roles = [role for role in Role if any(role in pair for pair in pairs)]
    rows = [
        "| right, given: | " + " | ".join(role[:4] for role in roles) + " |",
        "|---" * (len(roles) + 1) + "|",
    ]
    rows += [
        f"| {right} | " + " | ".join(str(pairs[right, role] or "") for role in roles) + " |"
        for right in roles
    ]
    return "\n".join(rows)


def _shipped(labels: Iterable[RoleLabels]) -> dict[str, Pairs]:
    counted: dict[str, Pairs] = {part: Counter() for part in PARTS}
    sets: dict[str, dict[str, Any]] = {}
    for page in labels:
        if page.set_name not in sets:
            sets[page.set_name] = {one.id: one for one in load_set(page.set_name)}
        found = read(dump(sets[page.set_name][page.id], page.style))
        roles = judge(found, Options()).roles
        counted[page.part] += count_pairs(page.for_texts(found.texts), roles)
    return counted


def _kept(labels: Iterable[RoleLabels], files: Iterable[Path]) -> dict[str, Pairs]:
    """Score held-out predictions of the labelled pages; pages without one are left out."""
    counted: dict[str, Pairs] = {part: Counter() for part in PARTS}
    wanted = {(page.set_name, page.id, page.style): page for page in labels}
    for file in files:
        predictions: list[Prediction] = pickle.loads(file.read_bytes())  # noqa: S301 - our own file
        for prediction in predictions:
            one = prediction.example
            page = wanted.pop((one.labelled.set_name, one.labelled.id, one.style), None)
            if page is not None:
                roles = judgement_of(prediction).roles
                counted[page.part] += count_pairs(page.for_texts(one.page.texts), roles)
    return counted


def show(counted: Mapping[str, Pairs]) -> dict[str, Any]:
    """Print the figures of each part and of all together, and how each role fared; return them."""
    together: Pairs = Counter()
    for pairs in counted.values():
        together += pairs
    figures = {name: summary(pairs) for name, pairs in {**counted, "all": together}.items()}
    for name, told in figures.items():
        print(f"{name}: {told['blocks']} blocks, accuracy {told['accuracy']:.3f}, ", end="")
        print(f"body/metadata/chrome {told['kinds']:.3f}, ", end="")
        print(f"macro recall {told['macro_recall']:.3f}, macro F1 {told['macro_f1']:.3f}")
    print("\n| role | blocks | precision | recall | F1 |\n|---|---|---|---|---|")
    for role, score in role_scores(together).items():
        shares = f"{score.precision:.3f} | {score.recall:.3f} | {score.f1:.3f}"
        print(f"| {role} | {score.blocks} | {shares} |")
    print(f"\n{confusion_table(together)}")
    return figures


@tells_what_is_missing
def main(arguments: list[str] | None = None) -> int:
    """Print the figures of all parts, and how each role fared over all of them."""
    parser = parser_for("roles", __doc__)
    parser.add_argument("--kept", type=Path, nargs="+", help="held-out predictions to judge by")
    parser.add_argument("--json", type=Path, help="file for the figures")
    chosen = parser.parse_args(arguments)
    labels = load_role_labels()
    figures = show(_kept(labels, chosen.kept) if chosen.kept else _shipped(labels))
    if chosen.json:
        write_record(chosen.json, {**run_facts(data_hash()), "parts": figures})
    return 0


if __name__ == "__main__":
    sys.exit(main())
