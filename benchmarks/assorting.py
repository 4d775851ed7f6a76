"""Learns from labelled roles which chrome is which: `python -m benchmarks.assorting`.

It prints how well roles are told on sites it did not learn from, five folds of them, and then
writes the numbers that the package ships, learned from all labelled pages.
"""

from __future__ import annotations

import sys
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from benchmarks.fitting.training import FOLDS, fold_of
from benchmarks.labelled.datasets import data_hash, load_set
from benchmarks.labelled.dumps import HTML, dump
from benchmarks.labelled.role_labels import PARTS, load_role_labels
from benchmarks.roles import count_pairs, show
from benchmarks.running import parser_for, tells_what_is_missing
from benchmarks.scoring.records import run_facts, write_record
from cleannews.article import CHROME_ROLES, Role
from cleannews.judging import THRESHOLDS, judge
from cleannews.judging.roles import assign_roles
from cleannews.judging.roles.assorting import CHROME, Assortment, save_assortment, standardised
from cleannews.judging.roles.frame import frame_page
from cleannews.judging.roles.placing import place_roles
from cleannews.judging.roles.seeing import PLACES, SHARES, see_signs
from cleannews.options import Options
from cleannews.reading import read

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from benchmarks.labelled.role_labels import RoleLabels
    from cleannews.judging import Judgement
    from cleannews.judging.roles.seeing import Signs
    from cleannews.reading.page import Page

__all__ = ["Row", "cross_assort", "fit_assortment", "look", "main"]

_WEIGHTS = Path(__file__).parent.parent / "src" / "cleannews" / "judging" / "roles"
_STYLES = ("inscriptis", "beautifulsoup", "markdown", HTML)
_SIDE = 0.3  # what a page counts in a style that it was not labelled in
_STRENGTH = 0.1  # the inverse of how much weights are pulled to 0
_BALANCE = 0.3  # rare roles count as much more as they are rarer, to this power
_SCALE = np.float32(0.5)  # evidence counts as much as this many flags
_LEAST_SPREAD = 1e-3
_UNSEEN = -9.0  # the weight of a role that no page of those learned from has


@dataclass(frozen=True, slots=True)
class Row:
    """A labelled page in one style, as rules and places see it."""

    part: str
    fold: int
    labelled: bool  # whether it was read in this style
    page: Page
    judgement: Judgement
    placed: list[Role]
    signs: Signs
    accepted: list[tuple[Role, ...] | None]


def look(labels: Iterable[RoleLabels]) -> list[Row]:
    """All labelled pages in all styles that hold blocks they are labelled by."""
    rows = []
    sets = {}
    for page in labels:
        if page.set_name not in sets:
            sets[page.set_name] = {one.id: one for one in load_set(page.set_name)}
        labelled = sets[page.set_name][page.id]
        for style in _STYLES:
            found = read(dump(labelled, style))
            accepted = page.for_texts(found.texts)
            if any(accepted):
                told = judge(found, Options())
                placed, signs = _placed(found, told)
                rows.append(
                    Row(
                        part=page.part,
                        fold=fold_of(labelled.site),
                        labelled=style == page.style,
                        page=found,
                        judgement=told,
                        placed=placed,
                        signs=signs,
                        accepted=accepted,
                    )
                )
    return rows


def _placed(page: Page, told: Judgement) -> tuple[list[Role], Signs]:
    least = THRESHOLDS["balanced"]
    frame = frame_page(page, told.hits, told.rules, told.cues, told.scores, least)
    placed = place_roles(page, frame, told.runs, told.cues, told.scores)
    return placed, see_signs(page, frame, told.cues, told.runs, placed, told.evidence)


def fit_assortment(rows: Sequence[Row]) -> Assortment:
    """Learn from the blocks that are chrome and were placed as such."""
    from scipy.sparse import csr_matrix, hstack
    from sklearn.linear_model import LogisticRegression

    signs, roles, weights = [], [], []
    for row in rows:
        chosen = []
        for block, (placed, accepted) in enumerate(zip(row.placed, row.accepted, strict=True)):
            if accepted is None or placed not in CHROME_ROLES:
                continue
            role = placed if placed in accepted else accepted[0]
            if role in CHROME:
                chosen.append(block)
                roles.append(CHROME.index(role))
        signs.append([getattr(row.signs, name)[chosen] for name in ("places", "shares", "columns")])
        weights += [1.0 if row.labelled else _SIDE] * len(chosen)
    seen, shares, columns = (np.concatenate(parts) for parts in zip(*signs, strict=True))
    centre = np.stack([columns.mean(axis=0), columns.std(axis=0) + _LEAST_SPREAD])
    at = np.repeat(np.arange(len(seen)), seen.shape[1])
    flags = csr_matrix((np.ones(len(at)), (at, seen.ravel())), shape=(len(seen), PLACES))
    target = np.array(roles)
    counts = np.bincount(target, minlength=len(CHROME))
    rarity = (counts.mean() / np.maximum(counts, 1)) ** _BALANCE
    model = LogisticRegression(C=_STRENGTH, max_iter=200, fit_intercept=False)
    scaled = standardised(columns, centre) * _SCALE
    everything = hstack([flags, csr_matrix(shares), csr_matrix(scaled)]).tocsr()
    model.fit(everything, target, sample_weight=rarity[target] * np.array(weights))
    learned = np.zeros((everything.shape[1], len(CHROME)), dtype=np.float32)
    learned[:PLACES] = _UNSEEN
    learned[:, model.classes_] = model.coef_.T
    centre = centre.astype(np.float32)
    table, shared, evident = np.split(learned, [PLACES, PLACES + SHARES])
    return Assortment(table, shared, evident * _SCALE, centre)


def _assorted(row: Row, learned: Assortment) -> list[Role]:
    told = row.judgement
    least = THRESHOLDS["balanced"]
    return assign_roles(
        row.page,
        told.hits,
        told.rules,
        told.runs,
        told.cues,
        told.scores,
        least,
        evidence=told.evidence,
        assortment=learned,
    ).roles


def cross_assort(rows: Sequence[Row]) -> dict[str, Counter[tuple[Role, Role]]]:
    """Count right and given roles, a part each, every page by what other sites' pages teach."""
    counted: dict[str, Counter[tuple[Role, Role]]] = {part: Counter() for part in PARTS}
    for fold in range(FOLDS):
        learned = fit_assortment([row for row in rows if row.fold != fold])
        for row in rows:
            if row.fold == fold and row.labelled:
                counted[row.part] += count_pairs(row.accepted, _assorted(row, learned))
    return counted


@tells_what_is_missing
def main(arguments: list[str] | None = None) -> int:
    """Measure, then learn from all and write the numbers."""
    parser = parser_for("assorting", __doc__)
    parser.add_argument("--json", type=Path, help="file for the figures")
    chosen = parser.parse_args(arguments)
    rows = look(load_role_labels())
    figures = show(cross_assort(rows))
    if chosen.json:
        write_record(chosen.json, {**run_facts(data_hash()), "parts": figures})
    save_assortment(fit_assortment(rows), _WEIGHTS)
    return 0


if __name__ == "__main__":
    sys.exit(main())
