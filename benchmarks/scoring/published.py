"""The figures that are published, one number each, from the results of the runs."""

from __future__ import annotations

from statistics import fmean
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

__all__ = ["headline_figures"]

_OURS, _NOTHING = "cleannews", "as it comes"
_LEAST_PAGES = 5  # of a language, or its average says nothing


def headline_figures(results: Mapping[str, Any]) -> dict[str, float]:
    """What the results promise, by name; those of missing results are missing."""
    evaluated = results.get("evaluate", {})
    figures = dict(_evaluated(evaluated)) if evaluated else {}
    if "html" in evaluated:
        figures |= {f"HTML, {name}": one for name, one in _evaluated(evaluated["html"])}
    if _OURS in results.get("peers", {}).get("text", {}):
        figures |= dict(_leads(results["peers"]["text"]))
    if _OURS in results.get("downstream", {}).get("systems", {}):
        for name, styles in results["downstream"]["systems"][_OURS].items():
            shares = [one["fineweb"]["passed_of_good"] for one in styles.values()]
            figures[f"{name}: good pages that pass FineWeb's filter"] = fmean(shares)
    return {f"published {name}": value for name, value in figures.items()}


def _evaluated(evaluated: Mapping[str, Any]) -> Iterator[tuple[str, float]]:
    for name, styles in evaluated["sets"].items():
        for title, field in (("F1", "f1"), ("exact", "exact")):
            yield f"{name}: {title}", fmean(one[field] for one in styles.values())
        if len(styles) > 1:
            yield f"{name}: F1 of the hardest dump style", min(s["f1"] for s in styles.values())
    shares = evaluated["snippets"].values()
    if shares:
        yield "segments-dev: wanted present", fmean(present for present, _ in shares)
        yield "segments-dev: unwanted absent", fmean(absent for _, absent in shares)
        if len(shares) > 1:
            yield "segments-dev: wanted present, hardest dump style", min(s for s, _ in shares)
    # "unknown" is pages of no language in common.
    scores = [
        one["f1"]
        for language, one in evaluated["languages"].items()
        if one["of_pages"] >= _LEAST_PAGES and language != "unknown"
    ]
    if scores:
        yield "F1 of the hardest language", min(scores)


def _leads(systems: Mapping[str, Any]) -> Iterator[tuple[str, float]]:
    for name, styles in systems[_OURS]["sets"].items():
        others = [
            fmean(one["f1"] for one in record["sets"][name].values())
            for system, record in systems.items()
            if system not in {_OURS, _NOTHING} and record["sets"].get(name)
        ]
        if others:
            yield (
                f"{name}: F1 before the best of the others",
                fmean(one["f1"] for one in styles.values()) - max(others),
            )
