"""The tables of speed and memory, in Markdown."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from benchmarks.tables import table

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["growth_table", "hostile_table", "html_speed_table", "speed_table", "style_speed_table"]

_NOTHING = "as it comes"


def speed_table(speed: Mapping[str, Any]) -> str:
    """A row a system, fastest first, with its memory."""
    rows = []
    floor = speed["memory"].get("findall", {})
    ours = speed["systems"]["cleannews"]["ms_per_page"]
    for name, one in sorted(speed["systems"].items(), key=lambda item: item[1]["ms_per_page"]):
        if name == _NOTHING:
            continue
        memory = {
            key: f"{max(0.0, value - floor.get(key, 0.0)):.0f} MB"
            for key, value in speed["memory"].get(name, {}).items()
        }
        rows.append(
            [
                f"**{name}**" if name == "cleannews" else name,
                f"{one['ms_per_page']:.2f}",
                f"{one['pages_per_s']:,.0f}",
                f"{one['mb_per_s']:.2f}",
                f"{one['times_floor']:.1f}",
                f"{one['ms_per_page'] / ours:.2f}",
                memory.get("pages"),
                memory.get("megabyte"),
                f"{one['version']}; {one['setting']}" if one["version"] else one["setting"],
            ]
        )
    heads = ["system", "ms a page", "pages/s", "MB/s", "times the floor", "times cleannews"]
    return table([*heads, "memory, pages", "memory, a text of 1 MB", "setting"], rows)


def html_speed_table(html: Mapping[str, Any]) -> str:
    """A row a system that reads HTML, fastest first."""
    ours = html["systems"]["cleannews"]["ms_per_page"]
    rows = [
        [
            f"**{name}**" if name == "cleannews" else name,
            f"{one['ms_per_page']:.2f}",
            f"{one['pages_per_s']:,.0f}",
            f"{one['times_floor']:.1f}",
            f"{one['ms_per_page'] / ours:.2f}",
            f"{one['version']}; {one['setting']}",
        ]
        for name, one in sorted(html["systems"].items(), key=lambda row: row[1]["ms_per_page"])
    ]
    heads = ["system", "ms a page", "pages/s", "times the floor", "times cleannews", "setting"]
    return table(heads, rows)


def style_speed_table(speed: Mapping[str, Any]) -> str:
    """Milliseconds a page by dump style, for the product and the systems it is held against."""
    names = [name for name in speed["systems"] if name != _NOTHING]
    styles = speed["systems"]["cleannews"]["styles"]
    rows = [
        [style, *(f"{speed['systems'][name]['styles'][style]:.2f}" for name in names)]
        for style in styles
    ]
    return table(["ms a page", *names], rows)


def growth_table(growth: Mapping[str, Any]) -> str:
    """The exponent of each system's cost."""
    rows = []
    for name, one in growth.items():
        size = f"{one['sizes'][-1] // 1024:,} KB"
        power = f"{one['exponent']:.2f}" if one["exponent"] else None
        rows.append([name, power, f"{one['seconds'][-1]:.3f} s for {size}"])
    return table(["system", "cost grows with size to the power of", "largest text"], rows)


def hostile_table(hostile: Mapping[str, Mapping[str, float]]) -> str:
    """What 1 MB of each hostile text takes."""
    rows = [
        [name, f"{one['quarter']:.3f}", f"{one['seconds']:.3f}", f"{one['exponent']:.2f}"]
        for name, one in hostile.items()
    ]
    return table(["text", "s for 256 KB", "s for 1 MB", "power"], rows)
