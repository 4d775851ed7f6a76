"""The tables of the page of figures, each from one part of the results, in Markdown."""

from __future__ import annotations

from itertools import accumulate, pairwise
from statistics import fmean
from typing import TYPE_CHECKING, Any

from benchmarks.scoring.errors import LEFT_OVER, LOST
from benchmarks.scoring.intervals import FIELDS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

__all__ = [
    "downstream_tables",
    "error_tables",
    "field_table",
    "html_table",
    "kind_table",
    "language_table",
    "named_table",
    "percent",
    "role_table",
    "set_tables",
    "snippet_table",
    "split_table",
    "system_style_tables",
    "system_table",
    "table",
]

_HEADS = ("F1", "precision", "recall", "exact", "word F1")
_NOTHING = "as it comes"


def table(heads: Sequence[str], rows: Iterable[Sequence[Any]]) -> str:
    """A Markdown table; numbers that are not whole get three places, None a dash; tags show.

    >>> print(table(["system", "F1"], [["ours", 0.95], ["lines as <p>", None]]))
    | system | F1 |
    |---|---|
    | ours | 0.950 |
    | lines as &lt;p> | - |
    <BLANKLINE>
    """
    lines = ["| " + " | ".join(heads) + " |", "|---" * len(heads) + "|"]
    lines += ["| " + " | ".join(map(_cell, row)) + " |" for row in rows]
    return "\n".join(lines) + "\n"


def split_table(
    heads: Sequence[str], rows: Sequence[Sequence[Any]], fixed: int, sizes: Sequence[int]
) -> str:
    """Several tables in the place of one too wide to be read: all have the `fixed` first columns.

    `sizes` are how many of the other columns each has.

    >>> print(split_table(["system", "F1", "exact"], [["ours", 0.95, 0.1]], 1, [1, 1]))
    | system | F1 |
    |---|---|
    | ours | 0.950 |
    <BLANKLINE>
    | system | exact |
    |---|---|
    | ours | 0.100 |
    <BLANKLINE>
    """
    ends = [fixed, *(fixed + end for end in accumulate(sizes))]
    return "\n".join(
        table(
            [*heads[:fixed], *heads[start:end]],
            [[*row[:fixed], *row[start:end]] for row in rows],
        )
        for start, end in pairwise(ends)
        if start < end
    )


def _cell(value: Any) -> str:
    if value is None:
        return "-"
    return f"{value:.3f}" if isinstance(value, float) else str(value).replace("<", "&lt;")


def percent(share: float | None) -> str | None:
    """The share in per cent, None where it is not known."""
    return None if share is None else f"{100 * share:.1f} %"


def _mean(styles: Mapping[str, Mapping[str, float]], field: str) -> float | None:
    return fmean(style[field] for style in styles.values()) if styles else None


def set_tables(evaluated: Mapping[str, Any]) -> str:
    """One table a set: a row a dump style, their mean, and its interval."""
    parts = []
    for name, styles in evaluated["sets"].items():
        pages = max(style["pages"] for style in styles.values())
        parts.append(f"### {name}: {pages} articles\n")
        rows = [[style, *(scores[field] for field in FIELDS)] for style, scores in styles.items()]
        rows.append(["**mean**", *(_mean(styles, field) for field in FIELDS)])
        sure = evaluated.get("intervals", {}).get(name)
        if sure:
            spans = (f"{low:.3f} to {high:.3f}" for low, high in (sure[field] for field in FIELDS))
            rows.append(["95 % interval", *spans])
        parts.append(table(["dump style", *_HEADS], rows))
    return "\n".join(parts)


def html_table(evaluated: Mapping[str, Any]) -> str:
    """A column a set, each score with its interval; and the snippets of the pages known by such."""
    columns = []
    for name, styles in evaluated["sets"].items():
        pages = max(style["pages"] for style in styles.values())
        spans = evaluated["intervals"][name]
        cells = (
            f"{_mean(styles, field):.3f} ({spans[field][0]:.3f} to {spans[field][1]:.3f})"
            for field in FIELDS
        )
        columns.append([str(pages), *cells])
    rows = zip(("pages", *_HEADS), *columns, strict=True)
    found = table(["score (95 % interval)", *evaluated["sets"]], list(rows))
    for present, absent in evaluated.get("snippets", {}).values():
        found += (
            f"\nsegments-dev: {percent(present)} of the wanted snippets present,"
            f" {percent(absent)} of the unwanted absent.\n"
        )
    return found


def snippet_table(snippets: Mapping[str, Sequence[float]]) -> str:
    """Wanted snippets present and unwanted absent, by dump style."""
    rows = [[style, *map(percent, shares)] for style, shares in snippets.items()]
    means = [percent(fmean(column)) for column in zip(*snippets.values(), strict=True)]
    heads = ["dump style", "wanted snippets present", "unwanted snippets absent"]
    return table(heads, [*rows, ["**mean**", *means]])


def language_table(languages: Mapping[str, Mapping[str, float]]) -> str:
    """A row a language, over all sets and dump styles."""
    rows = [
        [language, str(scores["of_pages"]), *(scores[field] for field in FIELDS)]
        for language, scores in languages.items()
    ]
    return table(["language", "pages", *_HEADS], rows)


def named_table(pages: Iterable[Mapping[str, Any]]) -> str:
    """A row a page."""
    rows = [
        [one["language"], one["set"], one["id"], *(one[f] for f in FIELDS), one["lowest_f1"]]
        for one in pages
    ]
    return table(["language", "set", "page", *_HEADS, "F1 of its worst dump style"], rows)


def error_tables(errors: Mapping[str, Mapping[str, Mapping[str, float]]]) -> str:
    """Wrong words by kind, in per cent, means over the dump styles."""
    parts = []
    for title, kinds, whole in (
        ("left over", LEFT_OVER, "of the words of the output"),
        ("lost", LOST, "of the wanted words"),
    ):
        rows = []
        for name, styles in errors.items():
            shares = [_mean(styles, f"{title}: {kind}") or 0.0 for kind in kinds]
            rows.append([name, *(percent(share) for share in shares), percent(sum(shares))])
        heads = ["set", *kinds, "all"]
        parts.append(f"{title.capitalize()}, {whole}:\n\n{table(heads, rows)}")
    return "\n".join(parts)


def system_table(systems: Mapping[str, Any], speeds: Mapping[str, Any]) -> str:
    """A row a system, best first by its mean over the sets: the scores, and then all the rest."""
    sets = list(dict.fromkeys(name for one in systems.values() for name in one["sets"]))
    with_snippets = any(one.get("snippets") for one in systems.values())

    def mean_f1(name: str) -> float:
        found = systems[name]["sets"].values()
        return fmean(_mean(styles, "f1") or 0.0 for styles in found) if found else 0.0

    heads = ["system", *(f"{name} F1 (P / R, exact)" for name in sets)]
    heads += ["snippets wanted / unwanted"] * with_snippets + ["pages/s", "failures", "setting"]
    rows = []
    for name in sorted(systems, key=mean_f1, reverse=True):
        one = systems[name]
        row: list[str | None] = [f"**{name}**" if name == "cleannews" else name]
        row += [_scores(one["sets"].get(set_name, {})) for set_name in sets]
        if with_snippets:
            shares = list(one.get("snippets", {}).values())
            means = [percent(fmean(column)) for column in zip(*shares, strict=True)]
            row.append(" / ".join(map(str, means)) or "-")
        row.append(_pages_per_second(name, one, speeds))
        setting = f"{one['version']}; {one['setting']}" if one["version"] else one["setting"]
        rows.append([*row, str(one["failures"]), setting])
    return split_table(heads, rows, 1, [len(sets), len(heads) - 1 - len(sets)])


def system_style_tables(systems: Mapping[str, Any]) -> str:
    """F1 of every system in every dump style, set by set: some suit one style only."""
    sets = list(dict.fromkeys(name for one in systems.values() for name in one["sets"]))
    parts = []
    for name in sets:
        found = {system: one["sets"].get(name, {}) for system, one in systems.items()}
        styles = list(dict.fromkeys(style for own in found.values() for style in own))
        rows = [
            [system, *(own[style]["f1"] if style in own else None for style in styles)]
            for system, own in found.items()
        ]
        half = (len(styles) + 1) // 2
        heads = [f"{name} F1", *styles]
        parts.append(split_table(heads, rows, 1, [half, len(styles) - half]))
    return "\n".join(parts)


def _scores(styles: Mapping[str, Mapping[str, float]]) -> str | None:
    if not styles:
        return None
    f1, precision, recall, exact = (
        _mean(styles, field) or 0.0 for field in ("f1", "precision", "recall", "exact")
    )
    return f"{f1:.3f} ({precision:.3f} / {recall:.3f}, {100 * exact:.0f} %)"


def _pages_per_second(
    name: str, record: Mapping[str, Any], speeds: Mapping[str, Any]
) -> str | None:
    if name in speeds:
        pages = speeds[name]["pages_per_s"]
    elif record.get("seconds_per_page"):
        pages = 1 / record["seconds_per_page"]
    else:
        return None
    return None if name == _NOTHING else f"{pages:,.0f}"


def field_table(fields: Mapping[str, Mapping[str, Mapping[str, float]]]) -> str:
    """How often each field of each set is right."""
    rows = [
        [
            set_name,
            name,
            str(one["pages"]),
            *(percent(one[verdict]) for verdict in ("right", "wrong", "missing")),
            percent(one["invented"]) if one["pages_without"] else None,
        ]
        for set_name, own in fields.items()
        for name, one in own.items()
    ]
    heads = ["set", "field", "dumps that have it", "right", "wrong", "missing", "invented"]
    return table(heads, rows)


def role_table(roles: Mapping[str, Mapping[str, Any]]) -> str:
    """How often blocks of known role get it, and what else they get."""
    rows = []
    for role, one in roles.items():
        taken = (f"{other} {percent(share)}" for other, share in one["taken_for"].items())
        rows.append([role, str(one["blocks"]), percent(one["right"]), ", ".join(taken)])
    return table(["role", "blocks", "right", "taken for"], rows)


def kind_table(kinds: Mapping[str, Mapping[str, float]]) -> str:
    """Scores by kind of page."""
    rows = [[kind, str(one["pages"]), *(one[f] for f in FIELDS)] for kind, one in kinds.items()]
    return table(["kind", "dumps", *_HEADS], rows)


def downstream_tables(downstream: Mapping[str, Any]) -> str:
    """One table a filter: the shares of pages that pass, by system and set, best first."""
    systems = downstream["systems"]
    sets = list(dict.fromkeys(name for one in systems.values() for name in one))
    first = next(iter(systems.values()))[sets[0]]
    filters = [
        name
        for name in next(one for one in first.values() if isinstance(one, dict))
        if name != "pages"
    ]
    parts = []
    for filter_ in filters:
        heads = ["system", *(head for name in sets for head in (name, "of those gold passes"))]
        rows = []
        for system, found in systems.items():
            cells: list[float | None] = []
            for name in sets:
                styles = {
                    style: one[filter_]
                    for style, one in found.get(name, {}).items()
                    if isinstance(one, dict)
                }
                cells += [_mean(styles, "passed"), _mean(styles, "passed_of_good")]
            rows.append((system, cells))
        rows.sort(key=lambda row: [-(cell or 0.0) for cell in row[1][1:2]])
        shown = [[system, *map(percent, cells)] for system, cells in rows]
        parts.append(f"### {filter_}\n\n{table(heads, shown)}")
    return "\n".join(parts)
