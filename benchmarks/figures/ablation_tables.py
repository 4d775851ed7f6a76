"""The tables of what each part is worth, from the results of `benchmarks.ablation`."""

from __future__ import annotations

from collections import defaultdict
from statistics import fmean
from typing import TYPE_CHECKING, Any

from benchmarks.figures.tables import split_table

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

__all__ = ["ablation_parts"]

# Hits are taken away on a few pages only, so what that changes is small; with the places it gets.
_FIELDS = {"columns": ("f1", "exact"), "step": ("f1", "precision", "recall")}
_RULE_FIELDS = ("f1", "precision", "recall")
_PLACES = {"columns": 2}
_HEADS = {"f1": "F1", "precision": "precision", "recall": "recall", "exact": "exact"}
_TITLES = {
    "columns": (
        "Kinds of evidence",
        (
            "The judge is trained without them. In the last row nothing is left out, only the"
            " random seed is another: differences of that size are chance."
        ),
    ),
    "step": ("Steps from scores to roles", "The same judge, with the step left out."),
    "topic": ("Rules by topic", "The same judge, as if these rules had hit nothing."),
    "language": ("Rules by language", "The same judge, as if these rules had hit nothing."),
    "rule file": ("Rule files", "The same judge, as if the file's rules had hit nothing."),
}


def ablation_parts(ablation: Mapping[str, Any]) -> Iterator[str]:
    """The section, a table for each kind of part, what costs most to leave out first.

    All figures are differences to the row that leaves out nothing, in points (hundredths).
    """
    rows = ablation["rows"]
    whole = next(row for row in rows if not row["left_out"])
    yield _introduction(ablation, whole)
    for kind, (title, how) in _TITLES.items():
        own = [row for row in rows if row["kind"] == kind]
        unseen = [row["left_out"] for row in own if not row["pages"] and kind == "rule file"]
        seen = [row for row in own if row["left_out"] not in unseen]
        idle = [row["left_out"] for row in seen if row["sets"] == whole["sets"]]
        telling = [row for row in seen if row["left_out"] not in idle]
        if own:
            yield f"### {title}\n\n{how}\n"
        if telling:
            yield _differences(telling, whole["sets"], kind)
        if idle:
            yield f"Without these no page changes: {_listed(idle, kind)}.\n"
        if unseen:
            yield (
                f"These hit nothing in this data, so it says nothing of them:"
                f" {_listed(unseen, kind)}.\n"
            )


def _introduction(ablation: Mapping[str, Any], whole: Mapping[str, Any]) -> str:
    scores = ", ".join(f"{name} {100 * one['f1']:.2f}" for name, one in whole["sets"].items())
    return (
        "How the scores change, in points (hundredths), when a part is left out. A minus is what"
        " the part is worth; a plus means that it does harm here. On"
        f" {_folds(ablation)} in the styles {_and(ablation['styles'])}{_share(ablation)}. To save"
        f" time each page was trained on in one style, {ablation['rounds']} times over, so the"
        f" rows are compared not with the figures above, but with F1 {scores}.\n"
    )


def _folds(ablation: Mapping[str, Any]) -> str:
    folds = ablation["folds"]
    return f"fold {folds[0]}" if len(folds) == 1 else f"folds {_and(folds)}"


def _share(ablation: Mapping[str, Any]) -> str:
    every = ablation.get("every", 1)
    return f", one page in {every}" if every > 1 else ""


def _and(values: Sequence[Any]) -> str:
    return " and ".join(map(str, values))


def _differences(
    rows: Sequence[Mapping[str, Any]], base: Mapping[str, Mapping[str, float]], kind: str
) -> str:
    fields = _FIELDS.get(kind, _RULE_FIELDS)
    places = _PLACES.get(kind, 3)
    heads = ["without", *(["pages"] if kind != "columns" else [])]
    heads += [f"{name} {_HEADS[field]}" for name in base for field in fields]

    def lost(row: Mapping[str, Any], field: str) -> list[float]:
        return [100 * (row["sets"][name][field] - base[name][field]) for name in base]

    shown = []
    for row in sorted(rows, key=lambda row: (fmean(lost(row, "f1")), row["left_out"])):
        cells = [row["left_out"], *([str(row["pages"])] if kind != "columns" else [])]
        by_set = zip(*(lost(row, field) for field in fields), strict=True)
        cells += [_signed(one, places) for differences in by_set for one in differences]
        shown.append(cells)
    return split_table(heads, shown, 1 + (kind != "columns"), [len(fields)] * len(base))


def _signed(points: float, places: int) -> str:
    """The difference with its sign; a dash where the shown places have nothing of it."""
    shown = f"{points:+.{places}f}"
    return shown if shown.strip("+-0.") else "-"


def _listed(names: Sequence[str], kind: str) -> str:
    """The names; of rule files the topics by language."""
    if kind != "rule file":
        return ", ".join(names)
    topics: dict[str, list[str]] = defaultdict(list)
    for name in names:
        language, _, topic = name.partition("/")
        topics[language].append(topic)
    return "; ".join(f"{language}: {', '.join(own)}" for language, own in sorted(topics.items()))
