"""What each kind of evidence and each rule file is worth: `python -m benchmarks.ablation`.

Kinds of columns are left out in training: the judge is trained anew without them, and cleans pages
of sites it has never seen. Rule files are left out in judging: a judge that was trained with all
rules cleans the same pages as if the file had hit nothing. To be affordable, each page is trained
in one of the chosen styles; what the rows are compared with is measured in the same way, so only
differences mean something.
"""

from __future__ import annotations

import multiprocessing
import sys
import time
from collections import defaultdict
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from benchmarks.fitting.column_kinds import KINDS, columns_of
from benchmarks.fitting.crossvalidation import (
    Observed,
    observe_outside,
    observe_rows,
    study,
    train,
)
from benchmarks.fitting.network_training import Schedule
from benchmarks.fitting.training import FOLDS, Example, fold_of
from benchmarks.fitting.undone import Part, parts_of, score_page, score_undone
from benchmarks.labelled.datasets import SETS, LabelledPage, data_hash, load_set
from benchmarks.labelled.dumps import STYLES
from benchmarks.running import parser_for, tells_what_is_missing
from benchmarks.scoring.metrics import PageScore, summarise
from benchmarks.scoring.records import run_facts, write_record
from benchmarks.tune import make_examples
from cleannews.evidence.lexicon import default_lexicon

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from cleannews.evidence import Evidence
    from cleannews.evidence.lexicon import Lexicon
    from cleannews.judging.model import Model

__all__ = ["ablate", "main", "rows_of", "without_columns"]


_WHOLE = Part("", "")
_CHANCE = Part("columns", "nothing, but all is drawn by another seed")


@dataclass(frozen=True, slots=True)
class _Held:
    """The held-out pages of a fold, as the judge sees them."""

    rows: list[Example]
    evidence: list[Evidence]
    lexicon: Lexicon


# What a part that is left out changes: the scores of pages, by their place in the fold.
_Changed = dict[Part, dict[int, PageScore]]

_shared: dict[str, Any] = {}
_Found = TypeVar("_Found")


def _score_one(place: int) -> PageScore:
    held, model = _shared["held"], _shared["model"]
    return score_page(held.rows[place], held.evidence[place], model, held.lexicon)


def _undo_one(place: int) -> tuple[PageScore, dict[Part, PageScore]]:
    held, model = _shared["held"], _shared["model"]
    return score_undone(held.rows[place], held.evidence[place], model, held.lexicon)


def _on_all_cores(job: Callable[[int], _Found], held: _Held, model: Model) -> list[_Found]:
    _shared.update(held=held, model=model)
    with multiprocessing.get_context("fork").Pool() as pool:
        return pool.map(job, range(len(held.rows)), chunksize=16)


def without_columns(seen: Observed, schedule: Schedule) -> Iterator[tuple[Part, Model]]:
    """Judges trained with everything and, one after the other, without each kind of columns.

    One lacks nothing, but was drawn by another seed: what that changes is chance.
    """
    yield _WHOLE, train(seen, schedule)
    yield _CHANCE, train(seen, replace(schedule, seed=schedule.seed + 1))
    names = dict.fromkeys(name for page in seen.evidence for name in page.columns)
    for kind in KINDS:
        left_out = columns_of(kind, names)
        if left_out:
            yield Part("columns", kind), train(seen, schedule, left_out)


def ablate(
    rows: Sequence[Example], tests: Sequence[Example], schedule: Schedule, folds: Sequence[int]
) -> tuple[list[Example], _Changed]:
    """The pages that were judged, and their scores without each part, where it can matter.

    The baseline and the kinds of columns have a score for every page.
    """
    lexicon = default_lexicon()
    lessons = study(rows, lexicon, folds)
    judged: list[Example] = []
    changed: _Changed = defaultdict(dict)
    for fold in folds:
        started = time.monotonic()
        seen = observe_outside(rows, lessons, fold)
        own = [row for row in tests if row.fold == fold]
        held = _Held(own, observe_rows(own, lexicon, {fold: seen.learned}), lexicon)
        start = len(judged)
        judged += own
        for part, model in without_columns(seen, schedule):
            if part == _WHOLE:
                for place, (whole, found) in enumerate(_on_all_cores(_undo_one, held, model)):
                    changed[_WHOLE][start + place] = whole
                    for undone, score in found.items():
                        changed[undone][start + place] = score
            else:
                changed[part] |= enumerate(_on_all_cores(_score_one, held, model), start)
            took = time.monotonic() - started
            print(f"  {took:4.0f} s: fold {fold}, without {part.name or 'nothing'}", flush=True)
    return judged, changed


def rows_of(
    pages: Sequence[LabelledPage], changed: _Changed, files: Iterable[str]
) -> list[dict[str, Any]]:
    """One row a part with its scores over all pages, the baseline first, in plain JSON types.

    `pages` are those that were judged, once a style. A part is compared on all of them: where it
    changes nothing it has the baseline's score. `files` are all rule files, so that those which hit
    nothing are told, too. `pages` of a row are those on which the part does anything.
    """
    base = changed[_WHOLE]
    unseen = [Part("rule file", file) for file in files if Part("rule file", file) not in changed]
    rows = []
    for part in [_WHOLE, *(part for part in changed if part != _WHOLE), *unseen]:
        own = changed.get(part, {})
        sets: dict[str, list[PageScore]] = defaultdict(list)
        for place, page in enumerate(pages):
            sets[page.set_name].append(own.get(place, base[place]))
        rows.append(
            {
                "left_out": part.name,
                "kind": part.kind,
                "pages": len({(pages[place].set_name, pages[place].id) for place in own}),
                "sets": {
                    name: {
                        field: value
                        for field, value in asdict(summarise(scores)).items()
                        if field in {"f1", "precision", "recall", "exact"}
                    }
                    for name, scores in sets.items()
                },
            }
        )
    return rows


def _examples(
    styles: Sequence[str], folds: Sequence[int], every: int
) -> tuple[list[Example], list[Example]]:
    """The articles of known body: all in one of the styles each, those of the folds in all."""
    articles = (page for name in SETS for page in load_set(name) if page.kind == "article")
    pages = [page for page in articles if page.text is not None][::every]
    training = [(page, styles[number % len(styles)]) for number, page in enumerate(pages)]
    held_out = [page for page in pages if fold_of(page.site) in folds]
    tests = [(page, style) for page in held_out for style in styles]
    return make_examples(training), make_examples(tests)


@tells_what_is_missing
def main(arguments: list[str] | None = None) -> int:
    """Measure what each part is worth and write it as JSON; exit with 2 without the data."""
    parser = parser_for("ablation", __doc__)
    parser.add_argument("--folds", nargs="+", type=int, default=[0, 1], choices=range(FOLDS))
    parser.add_argument(
        "--styles", nargs="+", default=["inscriptis", "beautifulsoup"], choices=list(STYLES)
    )
    parser.add_argument("--rounds", type=int, default=6, help="of training")
    parser.add_argument("--every", type=int, default=1, help="take every so manieth page only")
    parser.add_argument(
        "--json", type=Path, default=Path(__file__).parent / "results" / "ablation.json"
    )
    chosen = parser.parse_args(arguments)
    rows, tests = _examples(chosen.styles, chosen.folds, chosen.every)
    schedule = Schedule(rounds=chosen.rounds)
    judged, changed = ablate(rows, tests, schedule, chosen.folds)
    files = {parts_of(rule.id)[0].name for rule in default_lexicon().rules}
    record = {
        **run_facts(data_hash()),
        "every": chosen.every,
        "folds": chosen.folds,
        "styles": chosen.styles,
        "rounds": chosen.rounds,
        "rows": rows_of([row.labelled for row in judged], changed, sorted(files)),
    }
    write_record(chosen.json, record)
    print(f"{len(judged)} dumps judged; written: {chosen.json}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
