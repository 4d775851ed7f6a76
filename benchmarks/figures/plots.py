"""The plots of the page of figures, as SVG files that come out the same for the same results.

Colours are Okabe and Ito's, which colour-blind readers can tell apart; every series is named beside
its points as well. The ground is light and opaque, so that a dark page does not swallow the text.
"""

from __future__ import annotations

from statistics import fmean
from typing import TYPE_CHECKING, Any

from benchmarks.figures.labels import place_labels, spread
from benchmarks.scoring.errors import LEFT_OVER, LOST

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

__all__ = ["draw_all"]

_GROUND, _INK, _FAINT = "#fbfaf7", "#22252a", "#d9d6cf"
_BLUE, _ORANGE, _GREEN, _PURPLE, _SKY, _RED = (
    "#0072b2", "#e69f00", "#009e73", "#cc79a7", "#56b4e9", "#d55e00",
)  # fmt: skip
_OURS, _THEIRS = _RED, _BLUE
_NOTHING = "as it comes"
_STYLE: dict[Any, Any] = {
    "svg.hashsalt": "cleannews",  # or the ids of clip paths differ from run to run
    "svg.fonttype": "path",  # no reader needs the font
    "font.family": "DejaVu Sans",
    "font.size": 11,
    "figure.constrained_layout.w_pad": 0.12,
    "figure.facecolor": _GROUND,
    "axes.facecolor": _GROUND,
    "savefig.facecolor": _GROUND,
    "text.color": _INK,
    "axes.labelcolor": _INK,
    "axes.edgecolor": "#8a8880",
    "axes.spines.top": False,
    "axes.spines.right": False,
    "axes.titlesize": 12,
    "axes.titleweight": "bold",
    "axes.titlelocation": "left",
    "axes.grid": True,
    "axes.axisbelow": True,
    "grid.color": _FAINT,
    "grid.linewidth": 0.7,
    "xtick.color": _INK,
    "ytick.color": _INK,
}
_SET_TITLES = {"publishers-dev": "newsrooms (publishers-dev)", "wcxb-dev": "blogs (wcxb-dev)"}
_ERROR_COLOURS = (_PURPLE, _ORANGE, _SKY, _BLUE, _GREEN)
_ERROR_NAMES = (
    "before the body / its start",
    "after the body / its end",
    "inside, short blocks",
    "inside, long blocks",
    "part of a block",
)
_PROMISES = {
    "kind_probability": ("Is the page of the kind that is said?", "share of pages that are"),
    "confidence": ("Is the text as good as expected?", "mean F1 that the text reached"),
}
_DOORS = (("HTML", _BLUE, "o"), ("text", _ORANGE, "s"))
_GROWTH_COLOURS = (_OURS, _ORANGE, _PURPLE, _BLUE, _GREEN, _SKY, _INK)


def draw_all(results: dict[str, Any], folder: Path, kind: str = "svg") -> list[str]:
    """Draw what there are results for, as files of a kind; their names in order.

    Needs matplotlib.
    """
    import matplotlib as mpl

    mpl.use("agg")
    folder.mkdir(parents=True, exist_ok=True)
    names = []
    with mpl.rc_context(_STYLE):
        for name, figure in _figures(results):
            file = folder / f"{name}.{kind}"
            if kind == "svg":
                figure.savefig(file, metadata={"Date": None, "Creator": None})
                _trim(file)
            else:
                figure.savefig(file, dpi=110)
            names.append(file.name)
    return names


def _trim(file: Path) -> None:
    """Take away the spaces that matplotlib leaves at the ends of lines; git complains of them."""
    lines = file.read_text(encoding="utf-8").split("\n")
    file.write_text("\n".join(line.rstrip() for line in lines), encoding="utf-8")


def _figures(results: dict[str, Any]) -> Iterator[tuple[str, Figure]]:
    if "peers" in results:
        speeds = {
            name: row["pages_per_s"]
            for name, row in results.get("speed", {}).get("systems", {}).items()
        }
        for takes in ("text", "html"):
            systems = results["peers"].get(takes, {})
            known = _points(systems, speeds if takes == "text" else {})
            if known:
                yield f"accuracy-speed-{takes}", _accuracy_against_speed(known, takes)
    if results.get("evaluate", {}).get("errors"):
        yield "errors", _errors_by_kind(results["evaluate"]["errors"])
    if results.get("evaluate", {}).get("kinds"):
        yield "reliability", _reliability(results["evaluate"]["kinds"])
    if "speed" in results:
        yield "growth", _cost_against_size(results["speed"]["growth"])


def _points(
    systems: dict[str, Any], speeds: dict[str, float]
) -> dict[str, dict[str, tuple[float, float]]]:
    """For each set the (pages a second, F1) of every system of known speed."""
    points: dict[str, dict[str, tuple[float, float]]] = {}
    for set_name in _SET_TITLES:
        for name, record in systems.items():
            seconds = record["seconds_per_page"]
            pages = speeds.get(name) or (1 / seconds if seconds else None)
            styles = record["sets"].get(set_name, {}).values()
            if pages and styles:
                f1 = fmean(style["f1"] for style in styles)
                points.setdefault(set_name, {})[name] = (pages, f1)
    return points


def _accuracy_against_speed(
    points: dict[str, dict[str, tuple[float, float]]], takes: str
) -> Figure:
    from matplotlib.figure import Figure

    figure = Figure(figsize=(11, 5.2), layout="constrained")
    figure.suptitle(
        f"Accuracy against speed on {'scraped text' if takes == 'text' else 'HTML'}: "
        "the upper right is better",
        x=0.01,
        ha="left",
        fontsize=13,
    )
    all_axes = figure.subplots(1, len(points), sharey=True, squeeze=False)[0]
    for axes, (set_name, systems) in zip(all_axes, points.items(), strict=True):
        axes.set_title(_SET_TITLES[set_name])
        axes.set_xscale("log")
        axes.set_xlabel("pages a second, one core")
        axes.margins(x=0.16, y=0.09)
        axes.xaxis.set_major_formatter(lambda value, _: f"{value:,g}")
        if _NOTHING in systems:
            # Its speed would stretch the axis to millions.
            _, f1 = systems.pop(_NOTHING)
            axes.axhline(f1, color=_INK, linewidth=1, linestyle=":")
            axes.text(
                0.99, f1, "nothing removed", transform=axes.get_yaxis_transform(), ha="right",
                va="bottom", fontsize=10, fontstyle="italic",
            )  # fmt: skip
        for name, (speed, f1) in systems.items():
            ours = name == "cleannews"
            axes.scatter(
                speed, f1, s=90 if ours else 42, color=_OURS if ours else _THEIRS,
                marker="D" if ours else "o", zorder=3,
            )  # fmt: skip
    all_axes[0].set_ylabel("F1, mean over the dump styles" if takes == "text" else "F1")
    figure.draw_without_rendering()
    for axes, systems in zip(all_axes, points.values(), strict=True):
        place_labels(axes, systems, bold="cleannews")
    return figure


def _errors_by_kind(errors: dict[str, Any]) -> Figure:
    from matplotlib.figure import Figure

    figure = Figure(figsize=(11, 1.9 + 0.95 * len(errors)), layout="constrained")
    axes = figure.subplots()
    axes.set_title("Where the wrong words are")
    for row, (name, styles) in enumerate(errors.items()):
        for place, (title, kinds) in enumerate((("left over", LEFT_OVER), ("lost", LOST))):
            height = -row - 0.4 * place
            shares = [
                100 * fmean(style[f"{title}: {kind}"] for style in styles.values())
                for kind in kinds
            ]
            _stack(axes, height, shares, f"{name}: {title}", with_legend=row == place == 0)
    axes.set_xlabel("% of the words of the output (left over), of the wanted text (lost)")
    axes.grid(visible=False, axis="y")
    axes.set_ylim(-len(errors) + 0.3, 0.4)
    axes.set_yticks([])
    axes.set_xlim(0, 1.32 * axes.dataLim.x1)
    figure.legend(loc="outside lower center", frameon=False, fontsize=10, ncols=len(_ERROR_NAMES))
    return figure


def _stack(axes: Axes, height: float, shares: list[float], name: str, *, with_legend: bool) -> None:
    left = 0.0
    for share, colour, kind in zip(shares, _ERROR_COLOURS, _ERROR_NAMES, strict=True):
        axes.barh(
            height, share, height=0.34, left=left, color=colour, edgecolor=_GROUND,
            label=kind if with_legend else None,
        )  # fmt: skip
        left += share
    axes.text(left, height, f"  {name}, {left:.1f} %", va="center", fontsize=10)


def _reliability(kinds: dict[str, Any]) -> Figure:
    from matplotlib.figure import Figure

    figure = Figure(figsize=(11, 5.4), layout="constrained")
    all_axes = figure.subplots(1, 2)
    for axes, (field, (title, came)) in zip(all_axes, _PROMISES.items(), strict=True):
        axes.set_title(title)
        axes.plot([0, 1], [0, 1], color=_INK, linewidth=1, linestyle=":")
        lowest = 1.0
        for (door, colour, marker), found in zip(_DOORS, kinds.values(), strict=False):
            said, reached, _ = zip(*found[field]["bins"], strict=True)
            lowest = min(lowest, *said, *reached)
            axes.plot(
                said, reached, color=colour, marker=marker, markersize=6, linewidth=1.6,
                label=f"{door}: off by {100 * found[field]['error']:.1f} % on average",
            )  # fmt: skip
        axes.set_xlim(lowest - 0.03, 1.01)
        axes.set_ylim(lowest - 0.03, 1.01)
        axes.set_aspect("equal")
        axes.set_xlabel(f"{field}; each point is a tenth of the pages")
        axes.set_ylabel(came)
        axes.legend(loc="upper left", frameon=False, fontsize=10)
    return figure


def _cost_against_size(growth: dict[str, Any]) -> Figure:
    from matplotlib.figure import Figure

    figure = Figure(figsize=(10, 5.2), layout="constrained")
    axes = figure.subplots()
    axes.set_title("Cost against size of the text")
    axes.set_xscale("log", base=2)
    axes.set_yscale("log")
    ends = {}
    for (name, row), colour in zip(growth.items(), _GROWTH_COLOURS, strict=False):
        ours = name.startswith("cleannews")
        kilobytes = [size / 1024 for size in row["sizes"]]
        seconds = [1000 * one for one in row["seconds"]]
        axes.plot(
            kilobytes, seconds, color=colour, linewidth=2.2 if ours else 1.4, marker="o",
            markersize=4, linestyle="-" if "," not in name else "--",
        )  # fmt: skip
        fitted = f": ∝ size^{row['exponent']:.2f}" if row["exponent"] else ""
        ends[f"{name}{fitted}"] = (kilobytes[-1], seconds[-1], colour)
    axes.set_xlim(0.8, 1024 * 48)
    axes.set_xticks([1, 4, 16, 64, 256, 1024], ["1 KB", "4", "16", "64", "256", "1 MB"])
    axes.yaxis.set_major_formatter(lambda value, _: f"{value:,g}")
    axes.minorticks_off()
    axes.set_ylabel("milliseconds of one core")
    axes.set_xlabel("size of the text")
    figure.draw_without_rendering()
    spread(axes, ends, bold="cleannews")
    return figure
