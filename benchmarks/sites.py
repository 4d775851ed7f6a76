"""What knowing a site is worth: `python -m benchmarks.sites PREDICTIONS ...`.

The files are those that `benchmarks.evaluate --keep` writes: scores of pages whose site the judge
was not trained on. Each page of a site with three pages or more is cleaned without a profile, with
one learned from all other pages of its site in the same set and style, and with one learned from
two of them. The weights that turn what a profile shows into log-odds are fitted on all other sites
for these figures, and with `--fit` on all sites for the product. One process, a few minutes.
"""

from __future__ import annotations

import json
import pickle
import sys
from collections import defaultdict
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from benchmarks.figures.site_tables import site_table
from benchmarks.labelled.datasets import data_hash
from benchmarks.labelled.dumps import HTML
from benchmarks.running import parser_for, tells_what_is_missing
from benchmarks.scoring.metrics import PageScore, page_score, summarise
from benchmarks.scoring.records import run_facts, write_record
from cleannews.article import BODY_ROLES
from cleannews.evidence import observe
from cleannews.evidence.lexicon import default_lexicon
from cleannews.evidence.memory import MEMORY_COLUMNS, outline, recall
from cleannews.judging import decide
from cleannews.judging.memory import LARGEST_SHIFT
from cleannews.judging.model import load_model
from cleannews.judging.network import probability
from cleannews.options import Options
from cleannews.site import SiteProfile
from cleannews.writing.body import body_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from numpy.typing import NDArray

    from benchmarks.fitting.crossvalidation import Prediction
    from benchmarks.fitting.training import Example
    from cleannews.evidence import Evidence
    from cleannews.site import Outline

    Floats = NDArray[np.float64]

__all__ = ["Looked", "fit_weights", "groups_of", "look", "main", "measure"]

LEAST_PAGES = 3
FEW_PAGES = 2
WAYS = ("without", "all", "two")
_STRENGTH = 1.0  # of the regularisation, in columns of standard deviation 1
_STEPS = 50
_WEIGHTS = Path(__file__).parent.parent / "src" / "cleannews" / "judging" / "memory.json"


@dataclass(frozen=True, slots=True)
class Looked:
    """A page with its held-out log-odds, and what two profiles of its site show of it.

    `columns` are those of `MEMORY_COLUMNS`, with all other pages and with two of them.
    """

    example: Example
    evidence: Evidence
    log_odds: NDArray[np.float32]
    columns: tuple[NDArray[np.float32], NDArray[np.float32]]

    @property
    def site(self) -> str:
        """The site, which is what no figure may have been fitted on."""
        return self.example.labelled.site

    def text(self, shifts: NDArray[Any] | None) -> str:
        """The body after the log-odds were moved."""
        page, cues = self.example.page, self.example.cues
        log_odds = self.log_odds if shifts is None else self.log_odds + shifts
        scores = probability(log_odds).tolist()
        rules = default_lexicon().rules
        roles = decide(page, cues, self.evidence, scores, rules, Options()).roles
        return body_text(page.texts, roles, BODY_ROLES)


def groups_of(predictions: Iterable[Prediction]) -> list[list[Prediction]]:
    """The pages of each site, set and style, where there are enough of them."""
    groups: dict[tuple[str, str, str], list[Prediction]] = defaultdict(list)
    for one in predictions:
        labelled = one.example.labelled
        groups[labelled.set_name, labelled.site, one.example.style].append(one)
    return [group for group in groups.values() if len(group) >= LEAST_PAGES]


def look(group: Sequence[Prediction]) -> list[Looked]:
    """Look up each page of a group in profiles of the others."""
    seen = [_observed(one) for one in group]
    outlines = [_outline(one, evidence) for one, evidence in zip(group, seen, strict=True)]
    looked = []
    for place, (one, evidence) in enumerate(zip(group, seen, strict=True)):
        others = outlines[:place] + outlines[place + 1 :]
        few = sorted(others)[:FEW_PAGES]  # as a profile would choose them: by a digest
        both = (_columns(one, others), _columns(one, few))
        looked.append(Looked(one.example, evidence, one.log_odds, both))
    return looked


def _observed(one: Prediction) -> Evidence:
    example = one.example
    return observe(example.page, example.cues, default_lexicon(), load_model().learned)


def _outline(one: Prediction, evidence: Evidence) -> Outline:
    """What the judge that never saw the site makes of the page, as `learn` would keep it."""
    page, cues = one.example.page, one.example.cues
    scores = probability(one.log_odds).tolist()
    judgement = decide(page, cues, evidence, scores, default_lexicon().rules, Options())
    return outline(page.texts, judgement.roles)


def _columns(one: Prediction, outlines: Sequence[Outline]) -> NDArray[np.float32]:
    likely = (one.log_odds > 0).tolist()
    return recall(one.example.page.texts, likely, SiteProfile.of(outlines)).columns


def fit_weights(looked: Sequence[Looked]) -> Floats:
    """Logistic regression on the columns, the held-out log-odds being its offset.

    Both profiles of a page teach alike; longer blocks count more, pages of one site by the square
    root of their number.
    """
    pages_of: dict[str, int] = defaultdict(int)
    for one in looked:
        pages_of[one.site] += 1
    parts = [
        (
            columns.T.astype(np.float64),
            np.nan_to_num(one.example.body).astype(np.float64),
            _block_weights(one.example) / np.sqrt(pages_of[one.site]),
            one.log_odds.astype(np.float64),
        )
        for one in looked
        for columns in one.columns
    ]
    return _regress(*map(np.concatenate, zip(*parts, strict=True)))


def _block_weights(example: Example) -> Floats:
    sizes = np.sqrt(np.array([len(text) / 6 + 2 for text in example.page.texts]))
    weight: Floats = np.where(np.isnan(example.body), 0, sizes)
    scaled: Floats = weight / max(weight.sum(), 1) * np.sqrt(len(weight))
    return scaled


def _regress(columns: Floats, body: Floats, weight: Floats, offset: Floats) -> Floats:
    """Newton's method; there is no constant, because no evidence must move nothing."""
    scale = columns.std(axis=0) + 1e-9
    table_ = columns / scale
    found = np.zeros(columns.shape[1])
    penalty = _STRENGTH * np.eye(len(found))
    for _ in range(_STEPS):
        chance = 1 / (1 + np.exp(-np.clip(offset + table_ @ found, -30, 30)))
        slope = table_.T @ (weight * (chance - body)) + penalty @ found
        curve = (table_ * (weight * chance * (1 - chance))[:, np.newaxis]).T @ table_ + penalty
        step = np.linalg.solve(curve, slope)
        found -= step
        if np.abs(step).max() < 1e-8:
            break
    weights: Floats = found / scale
    return weights


def measure(looked: Sequence[Looked]) -> dict[str, dict[str, dict[str, list[PageScore]]]]:
    """Scores by door, set and way, each site judged by the weights of the others.

    The set "all" holds the pages of all sets.
    """
    scores: dict[str, dict[str, dict[str, list[PageScore]]]] = defaultdict(
        lambda: defaultdict(lambda: defaultdict(list))
    )
    for site in sorted({one.site for one in looked}):
        weights = fit_weights([one for one in looked if one.site != site])
        for one in looked:
            wanted = one.example.labelled.text
            if one.site != site or wanted is None:
                continue
            door = HTML if one.example.style == HTML else "text"
            moved = [np.clip(weights @ each, -LARGEST_SHIFT, LARGEST_SHIFT) for each in one.columns]
            for way, shifts in zip(WAYS, (None, *moved), strict=True):
                score = page_score(wanted, one.text(shifts))
                for name in (one.example.labelled.set_name, "all"):
                    scores[door][name][way].append(score)
    return scores


def _save(weights: Floats, facts: dict[str, Any]) -> None:
    named = dict(zip(MEMORY_COLUMNS, (round(w, 3) for w in weights.tolist()), strict=True))
    text = json.dumps({"provenance": facts, "weights": named}, indent=1)
    _WEIGHTS.write_text(text + "\n", encoding="utf-8")


def _read(files: Iterable[Path]) -> list[Looked]:
    """Look at the groups of all files; pages of one site may lie in one file only."""
    looked: list[Looked] = []
    for file in files:
        predictions: list[Prediction] = pickle.loads(file.read_bytes())  # noqa: S301 - our own file
        for group in groups_of(predictions):
            looked += look(group)
    return looked


@tells_what_is_missing
def main(arguments: list[str] | None = None) -> int:
    """Measure, print the table, and write what is asked for."""
    parser = parser_for("sites", __doc__)
    parser.add_argument("predictions", nargs="+", type=Path, help="held-out, of --keep")
    parser.add_argument("--json", type=Path, help="file for the figures")
    parser.add_argument("--note", help="what is to be said of the predictions")
    parser.add_argument("--fit", action="store_true", help="write the weights of the product")
    chosen = parser.parse_args(arguments)
    looked = _read(chosen.predictions)
    if not looked:
        print(f"no site has {LEAST_PAGES} pages in these files", file=sys.stderr)
        return 2
    weights = fit_weights(looked)
    facts = {"pages": len(looked), "sites": len({one.site for one in looked})}
    if chosen.fit:
        _save(weights, {"data": data_hash(), **facts})
    record = {
        **run_facts(data_hash()),
        **facts,
        "note": chosen.note,
        "weights": dict(zip(MEMORY_COLUMNS, weights.round(3).tolist(), strict=True)),
        "doors": {
            door: {
                name: {way: asdict(summarise(scores)) for way, scores in ways.items()}
                for name, ways in sets.items()
            }
            for door, sets in measure(looked).items()
        },
    }
    print(record["weights"])
    print(site_table(record["doors"]))
    if chosen.json:
        write_record(chosen.json, record)
    return 0


if __name__ == "__main__":
    sys.exit(main())
