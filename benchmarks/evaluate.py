"""How good the cleaner is on sites it has never seen: `python -m benchmarks.evaluate`.

Cross-validated over sites: for each fold the judge is trained on the others and cleans the fold's
pages, in every dump style, with the default options. Nothing printed here comes from a page whose
site was trained on. Pages that are no articles are judged as well, to learn what kind a page is.
"""

from __future__ import annotations

import pickle
import sys
from collections import Counter, defaultdict
from dataclasses import asdict
from pathlib import Path
from statistics import fmean
from typing import TYPE_CHECKING, Any, NamedTuple

from benchmarks.fitting.crossvalidation import Prediction, fit, predict, study
from benchmarks.fitting.network_training import Schedule
from benchmarks.fitting.training import FOLDS, fold_of
from benchmarks.kinds import kind_figures, print_figures, row_of, write_rows
from benchmarks.labelled.datasets import SETS, data_hash, load_set
from benchmarks.labelled.dumps import CLEANED, HTML, LEFT_OVER, STYLES
from benchmarks.running import parser_for, tells_what_is_missing
from benchmarks.scoring.cleaned import cleaned_before
from benchmarks.scoring.doors import door_agreement
from benchmarks.scoring.errors import error_summary
from benchmarks.scoring.intervals import FIELDS, bootstrap
from benchmarks.scoring.metrics import PageScore, Scores, page_score, snippet_shares, summarise
from benchmarks.scoring.outputs import keep_predictions
from benchmarks.scoring.records import run_facts, write_record
from benchmarks.tune import make_examples, training_courses
from cleannews import __version__
from cleannews.evidence.lexicon import default_lexicon
from cleannews.judging.kinds import ARTICLE

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

__all__ = [
    "Scored",
    "articles_of",
    "cross_validate",
    "language_scores",
    "main",
    "named_pages",
    "record_of",
    "score_pages",
    "set_intervals",
    "set_scores",
    "snippet_scores",
]

# Too few pages for an average to say anything, in scripts where much can go wrong.
_NAMED_LANGUAGES = frozenset({"ar", "he", "ja", "ko", "ru", "zh"})


class Scored(NamedTuple):
    """A page's score in one style, and what scores are averaged by."""

    set_name: str
    id: str
    site: str
    language: str
    style: str
    score: PageScore


def cross_validate(
    schedule: Schedule,
    styles: Sequence[str],
    folds: Iterable[int] = range(FOLDS),
    sets: Sequence[str] = SETS,
) -> list[Prediction]:
    """Every labelled page of the sets in every style, by a model that never saw its site.

    Of articles their wanted text is a style, too, alone and with lines left over. Whatever the
    sets, the training is on the usual ones. Words, rules and turns of phrase are learned from dumps
    and HTML alike, where both are among the styles.
    """
    courses = training_courses(schedule.members, styles)
    lexicon = default_lexicon()
    pages = [page for name in sets for page in load_set(name)]
    folds = list(folds)
    lessons = study(courses[0], lexicon, folds)
    predictions = []
    for fold in folds:
        model = fit(courses, lessons, schedule, fold)
        held_out = [page for page in pages if fold_of(page.site) == fold]
        jobs = [(page, style) for page in held_out for style in styles]
        wanted = [page for page in held_out if page.kind == ARTICLE and page.text]
        jobs += [(page, style) for page in wanted for style in CLEANED]
        tests = make_examples(jobs)
        predictions += predict(model, tests, lexicon)
    return predictions


def articles_of(predictions: Iterable[Prediction]) -> list[Prediction]:
    """The articles as they are found, which all figures are of but those of kinds."""
    return [
        one
        for one in predictions
        if one.example.labelled.kind == ARTICLE and one.example.style not in CLEANED
    ]


def score_pages(predictions: Iterable[Prediction]) -> list[Scored]:
    """The score of every page whose body is known, in every style.

    A page's language is the one most of its dumps are recognised as.
    """
    known = [one for one in predictions if one.example.labelled.text is not None]
    votes: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for one in known:
        page = one.example.labelled
        votes[page.set_name, page.id][one.example.cues.language or "unknown"] += 1
    return [
        Scored(
            page.set_name,
            page.id,
            page.site,
            votes[page.set_name, page.id].most_common(1)[0][0],
            one.example.style,
            page_score(page.text or "", one.text),
        )
        for one in known
        for page in [one.example.labelled]
    ]


def set_scores(rows: Iterable[Scored]) -> dict[str, dict[str, Scores]]:
    """Scores by set and style."""
    found: dict[str, dict[str, list[PageScore]]] = defaultdict(lambda: defaultdict(list))
    for row in rows:
        found[row.set_name][row.style].append(row.score)
    return {
        name: {style: summarise(scores) for style, scores in styles.items()}
        for name, styles in found.items()
    }


def set_intervals(rows: Sequence[Scored]) -> dict[str, dict[str, tuple[float, float]]]:
    """The 95 % interval of every field of every set."""
    return {
        name: bootstrap((row.site, row.style, row.score) for row in rows if row.set_name == name)
        for name in dict.fromkeys(row.set_name for row in rows)
    }


def language_scores(rows: Iterable[Scored]) -> dict[str, tuple[int, Scores]]:
    """For each language, its pages and their scores over all styles; most pages first."""
    found: dict[str, list[Scored]] = defaultdict(list)
    for row in rows:
        found[row.language].append(row)
    counted = {
        language: (len({(row.set_name, row.id) for row in own}), summarise(r.score for r in own))
        for language, own in found.items()
    }
    return dict(sorted(counted.items(), key=lambda item: -item[1][0]))


def named_pages(rows: Iterable[Scored]) -> list[dict[str, Any]]:
    """Set, id, language and scores over all styles of each page in the scripts of few pages."""
    found: dict[tuple[str, str, str], list[Scored]] = defaultdict(list)
    for row in rows:
        if row.language in _NAMED_LANGUAGES:
            found[row.language, row.set_name, row.id].append(row)
    return [
        {
            "language": language,
            "set": set_name,
            "id": id_,
            "styles": len(own),
            "lowest_f1": min(summarise([row.score]).f1 for row in own),
            **{field: getattr(summarise(row.score for row in own), field) for field in FIELDS},
        }
        for (language, set_name, id_), own in sorted(found.items())
    ]


def snippet_scores(predictions: Iterable[Prediction]) -> dict[str, tuple[float, float]]:
    """Shares of wanted snippets present and unwanted absent, by style, for pages without a body."""
    totals: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0, 0])
    for one in predictions:
        page = one.example.labelled
        if page.text is None:
            shares = snippet_shares(one.text, page.wanted, page.unwanted)
            totals[one.example.style] = [
                a + b for a, b in zip(totals[one.example.style], shares, strict=True)
            ]
    return {style: (a / max(b, 1), c / max(d, 1)) for style, (a, b, c, d) in totals.items()}


def record_of(
    predictions: Sequence[Prediction], schedule: Schedule, sets: Sequence[str] = SETS
) -> dict[str, Any]:
    """Everything that is reported of a run, in plain JSON types; HTML apart from scraped text."""
    dumped = [one for one in predictions if one.example.style != HTML]
    whole = [one for one in predictions if one.example.style == HTML]
    record = {
        **run_facts(data_hash(sets)),
        "folds": sorted({one.example.fold for one in predictions}),
        "schedule": asdict(schedule),
        **_figures(dumped),
    }
    if not whole:
        return record
    return {**record, "html": _figures(whole), "doors": door_agreement(predictions)}


def _figures(predictions: Sequence[Prediction]) -> dict[str, Any]:
    rows = score_pages(predictions)
    return {
        "sets": {n: {s: asdict(v) for s, v in d.items()} for n, d in set_scores(rows).items()},
        "intervals": set_intervals(rows),
        "snippets": snippet_scores(predictions),
        "languages": {
            language: {"of_pages": pages, **asdict(found)}
            for language, (pages, found) in language_scores(rows).items()
        },
        "named_pages": named_pages(rows),
        "errors": error_summary(predictions),
    }


def _print(record: dict[str, Any]) -> None:
    print(
        f"{'set':16} {'style':16} {'F1':>6} {'prec.':>6} {'recall':>6} {'exact':>6} {'word F1':>7}"
    )
    for name, styles in record["sets"].items():
        means = {field: fmean(s[field] for s in styles.values()) for field in FIELDS}
        for style, s in {**styles, "mean": means}.items():
            print(
                f"{name:16} {style:16} {s['f1']:6.4f} {s['precision']:6.4f} {s['recall']:6.4f}"
                f" {s['exact']:6.3f} {s['word_f1']:7.4f}"
            )
        told = (f"{f} {low:.3f}-{high:.3f}" for f, (low, high) in record["intervals"][name].items())
        print(f"{name:16} 95 % intervals: {', '.join(told)}")
    for style, (present, absent) in record["snippets"].items():
        print(f"snippets {style:16} wanted present {present:.3f}, unwanted absent {absent:.3f}")


@tells_what_is_missing
def main(arguments: list[str] | None = None) -> int:
    """Cross-validate, print the table, and write it as JSON where asked."""
    parser = parser_for("evaluate", __doc__)
    parser.add_argument("--sets", nargs="+", default=list(SETS), help="sets to measure on")
    parser.add_argument("--styles", nargs="+", default=[*STYLES, HTML], choices=[*STYLES, HTML])
    parser.add_argument("--folds", nargs="+", type=int, default=list(range(FOLDS)))
    parser.add_argument("--rounds", type=int, default=Schedule().rounds, help="of training")
    parser.add_argument("--json", type=Path, help="file for the figures")
    parser.add_argument("--keep", type=Path, help="file for the predictions, for the error browser")
    parser.add_argument("--sights", type=Path, help="file to learn kinds from: benchmarks.kinds")
    parser.add_argument("--outputs", type=Path, help="folder of outputs to keep the texts in")
    chosen = parser.parse_args(arguments)
    schedule = Schedule(rounds=chosen.rounds)
    everything = cross_validate(schedule, chosen.styles, chosen.folds, chosen.sets)
    predictions = articles_of(everything)
    sights = [row_of(one) for one in everything if one.example.style != LEFT_OVER]
    record = record_of(predictions, schedule, chosen.sets)
    _print(record)
    if "html" in record:
        _print(record["html"])
    record["cleaned"] = cleaned_before(everything)
    record["kinds"] = kind_figures(sights)
    print_figures(record["kinds"])
    if chosen.sights:
        write_rows(sights, chosen.sights)
    if chosen.keep:
        chosen.keep.write_bytes(pickle.dumps(predictions))
    if chosen.outputs:
        keep_predictions(chosen.outputs, predictions, __version__)
    if chosen.json:
        write_record(chosen.json, record)
    return 0


if __name__ == "__main__":
    sys.exit(main())
