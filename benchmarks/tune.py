"""Rebuild the judge's weights from labelled pages: `python -m benchmarks.tune`.

The same data and versions give the same weights, byte for byte. Those that tell kinds of pages are
not among them: they are learned from pages that no judge was trained on, by `benchmarks.kinds`.
"""

from __future__ import annotations

import multiprocessing
import sys
from dataclasses import asdict
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.fitting.crossvalidation import fit, study
from benchmarks.fitting.network_training import Schedule
from benchmarks.fitting.training import Example, example
from benchmarks.labelled.datasets import SETS, LabelledPage, data_hash, load_set
from benchmarks.labelled.dumps import CLEANED, HTML, STYLES
from benchmarks.running import parser_for, tells_what_is_missing
from cleannews.evidence.lexicon import default_lexicon
from cleannews.judging.model import save_model

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

__all__ = ["main", "make_examples", "training_courses"]

# How many of the dump styles each page is trained in. Snippets label few blocks, so one will do.
STYLES_A_PAGE = {"wcxb-dev": 2, "publishers-dev": 4, "portals-dev": 4, "segments-dev": 1}
_WEIGHTS = Path(__file__).parent.parent / "src" / "cleannews" / "judging"


def _make(job: tuple[LabelledPage, str]) -> Example | None:
    return example(*job)


def make_examples(jobs: Sequence[tuple[LabelledPage, str]]) -> list[Example]:
    """The examples of pages in styles, on all cores; what is empty or unknown falls out."""
    with multiprocessing.get_context("fork").Pool() as pool:
        return [row for row in pool.map(_make, jobs, chunksize=32) if row is not None]


def styled(
    pages: Iterable[LabelledPage], styles_a_page: int, course: int
) -> list[tuple[LabelledPage, str]]:
    """Each page in some of the styles, in turn, so that every style is met equally often."""
    names = list(STYLES)
    step = len(names) // styles_a_page
    return [
        (page, names[(number + turn * step + course) % len(names)])
        for number, page in enumerate(pages)
        for turn in range(styles_a_page)
    ]


def training_courses(
    members: int, styles: Collection[str] = (*STYLES, HTML)
) -> list[list[Example]]:
    """What each member of the judge is trained on: the same articles, dumped in other styles.

    These are the labelled articles of all sets: in some of the styles, cleaned before, and as HTML.
    Those dumped are left out where `styles` holds HTML alone, those of HTML where it lacks it.
    """
    return [_training_rows(styles, course) for course in range(members)]


def _training_rows(styles: Collection[str], course: int) -> list[Example]:
    jobs = []
    for name in SETS:
        pages = [page for page in load_set(name) if page.kind == "article"]
        if set(styles) != {HTML}:
            jobs += styled(pages, STYLES_A_PAGE[name], course)
            jobs += [(page, style) for page in pages if page.text for style in CLEANED]
        if HTML in styles:
            jobs += [(page, HTML) for page in pages]
    return make_examples(jobs)


@tells_what_is_missing
def main(arguments: list[str] | None = None) -> int:
    """Train on everything and write the weights; the scores come from `benchmarks.evaluate`."""
    parser = parser_for("tune", __doc__)
    parser.add_argument(
        "--rounds", type=int, default=Schedule().rounds, help="times that each page is seen"
    )
    parser.add_argument("--out", type=Path, default=_WEIGHTS, help="folder for the weights")
    chosen = parser.parse_args(arguments)
    schedule = Schedule(rounds=chosen.rounds)
    courses = training_courses(schedule.members)
    lexicon = default_lexicon()
    model = fit(courses, study(courses[0], lexicon, [None]), schedule, None)
    provenance = {
        "data": data_hash(),
        "pages": len(courses[0]),
        "jax": version("jax"),
        "schedule": asdict(schedule),
    }
    save_model(model, chosen.out, provenance)
    words = len(model.learned.words)
    print(f"{len(courses[0])} pages; {words} words; weights written to {chosen.out}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
