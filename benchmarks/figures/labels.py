"""Names beside the points of a plot, none over another."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from matplotlib.axes import Axes
    from matplotlib.transforms import Bbox

__all__ = ["place_labels", "spread"]

# Where a label may stand: (points to the right, points up, its own edge there), best first.
_NEAR = ((9, 0, "left", "center"), (-9, 0, "right", "center"), (0, 9, "center", "bottom"),
         (0, -9, "center", "top"), (8, 7, "left", "bottom"), (8, -7, "left", "top"),
         (-8, 7, "right", "bottom"), (-8, -7, "right", "top"))  # fmt: skip
_FARTHER = (1, 1.8, 2.8, 4, 5.5, 7.5)
_POINT = 6  # pixels around a point that no label may cover
_LINE_POINTS = 13  # from one label to the next below it


def place_labels(axes: Axes, points: Mapping[str, tuple[float, float]], *, bold: str) -> None:
    """Name every point, as near as there is room; the figure must have been laid out.

    Crowded points are named first, and where a name stands off, a thin line leads to its point.
    """
    from matplotlib.transforms import Bbox

    pixels = {name: axes.transData.transform(point) for name, point in points.items()}
    taken = [
        Bbox.from_extents(x - _POINT, y - _POINT, x + _POINT, y + _POINT)
        for x, y in pixels.values()
    ] + [label.get_window_extent() for label in axes.texts]
    canvas = axes.get_window_extent()
    order = sorted(
        points,
        key=lambda name: (
            name != bold,
            -sum(
                abs(pixels[name][0] - x) < 90 and abs(pixels[name][1] - y) < 30
                for x, y in pixels.values()
            ),
            name,
        ),
    )
    for name in order:
        taken.append(_place(axes, name, points[name], taken, canvas, is_bold=name == bold))


def _place(
    axes: Axes,
    name: str,
    point: tuple[float, float],
    taken: list[Bbox],
    canvas: Bbox,
    *,
    is_bold: bool,
) -> Bbox:
    best: tuple[int, tuple[float, float, str, str]] | None = None
    for factor in _FARTHER:
        for right, up, side, edge in _NEAR:
            tried = (right * factor, up * factor, side, edge)
            box = _box(axes, name, point, tried, is_bold=is_bold)
            clash = sum(box.overlaps(other) for other in taken)
            outside = box.x0 < canvas.x0 or box.x1 > canvas.x1 or box.y1 > canvas.y1
            cost = clash + 2 * outside
            if best is None or cost < best[0]:
                best = (cost, tried)
        if best is not None and best[0] == 0:
            break
    assert best is not None
    place = best[1]
    far = max(abs(place[0]), abs(place[1])) > 12
    axes.annotate(
        name,
        point,
        place[:2],
        textcoords="offset points",
        ha=place[2],
        va=place[3],
        fontsize=10,
        fontweight="bold" if is_bold else "normal",
        arrowprops={"arrowstyle": "-", "color": "#8a8880", "linewidth": 0.7} if far else None,
    )
    return _box(axes, name, point, place, is_bold=is_bold)


def _box(
    axes: Axes,
    name: str,
    point: tuple[float, float],
    place: tuple[float, float, str, str],
    *,
    is_bold: bool,
) -> Bbox:
    """The pixels a label would cover."""
    right, up, side, edge = place
    label = axes.annotate(
        name, point, (right, up), textcoords="offset points", ha=side, va=edge, fontsize=10,
        fontweight="bold" if is_bold else "normal",
    )  # fmt: skip
    box = label.get_window_extent()
    label.remove()
    return box.padded(1.5)


def spread(axes: Axes, ends: Mapping[str, tuple[float, float, str]], *, bold: str) -> None:
    """Name lines at their right ends: (x, y, colour), moved down where two would meet."""
    scale = axes.figure.dpi / 72
    ceiling = float("inf")
    for name, (x, y, colour) in sorted(ends.items(), key=lambda item: -item[1][1]):
        height = axes.transData.transform((x, y))[1] / scale
        moved = min(height, ceiling - _LINE_POINTS)
        ceiling = moved
        axes.annotate(
            name,
            (x, y),
            (26, moved - height),
            textcoords="offset points",
            va="center",
            fontsize=10,
            fontweight="bold" if bold in name else "normal",
            # A line in its colour leads to the name: many colours are too pale for letters.
            arrowprops={
                "arrowstyle": "-",
                "color": colour,
                "linewidth": 1.2,
                "relpos": (0, 0.5),
            },
        )
