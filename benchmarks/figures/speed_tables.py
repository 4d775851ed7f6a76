"""The part of the page of figures about speed and memory."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from benchmarks.figures.tables import split_table, table

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

__all__ = ["speed_parts"]

_NOTHING = "as it comes"


def _speed_table(speed: Mapping[str, Any]) -> str:
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
    heads += ["memory, pages", "memory, a text of 1 MB", "setting"]
    return split_table(heads, rows, 1, [5, 3])


def _html_speed_table(html: Mapping[str, Any]) -> str:
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


def _style_speed_table(speed: Mapping[str, Any]) -> str:
    """Milliseconds a page by dump style, for the product and the systems it is held against."""
    names = [name for name in speed["systems"] if name != _NOTHING]
    styles = speed["systems"]["cleannews"]["styles"]
    rows = [
        [style, *(f"{speed['systems'][name]['styles'][style]:.2f}" for name in names)]
        for style in styles
    ]
    half = (len(names) + 1) // 2
    return split_table(["ms a page", *names], rows, 1, [half, len(names) - half])


def _growth_table(growth: Mapping[str, Any]) -> str:
    """The exponent of each system's cost."""
    rows = []
    for name, one in growth.items():
        size = f"{one['sizes'][-1] // 1024:,} KB"
        power = f"{one['exponent']:.2f}" if one["exponent"] else None
        rows.append([name, power, f"{one['seconds'][-1]:.3f} s for {size}"])
    return table(["system", "cost grows with size to the power of", "largest text"], rows)


def _hostile_table(hostile: Mapping[str, Mapping[str, float]]) -> str:
    """What 1 MB of each hostile text takes."""
    rows = [
        [name, f"{one['quarter']:.3f}", f"{one['seconds']:.3f}", f"{one['exponent']:.2f}"]
        for name, one in hostile.items()
    ]
    return table(["text", "s for 256 KB", "s for 1 MB", "power"], rows)


def speed_parts(speed: Mapping[str, Any], plot: str) -> Iterator[str]:
    """The section in Markdown; `plot` is its picture of cost against size."""
    yield "## Speed\n"
    yield (
        f"{speed['pages']:,} pages of {speed['characters_per_page']:,.0f} characters on average, in"
        ' all dump styles, on one core. The floor is one pass of `re.findall(r"\\w+")` over the'
        " same text in the same run. Memory is how much more a process takes at its peak than one"
        " that only runs the floor.\n"
    )
    yield _speed_table(speed)
    yield _style_speed_table(speed)
    if "html" in speed:
        html = speed["html"]
        yield (
            f"{html['pages']} pages of HTML, {html['characters_per_page']:,.0f} characters on"
            " average. The floor is parsing alone; cleannews gives an article's fields as well, as"
            " trafilatura does with metadata.\n"
        )
        yield _html_speed_table(html)
    yield (
        "How cost grows with size, on pages joined to texts of up to 1 MB: a power of 1 means that"
        " twice the text takes twice the time.\n"
    )
    yield plot
    yield _growth_table(speed["growth"])
    yield "cleannews on texts that were made to be hard on it:\n"
    yield _hostile_table(speed["hostile"])
    startup = {name: f"{1000 * seconds:.0f} ms" for name, seconds in speed["startup"].items()}
    yield (
        f"In a fresh process `import cleannews` takes {startup['import']}, the first call"
        f" {startup['first']} (it loads the rules and the weights), the second on the same page"
        f" {startup['second']}.\n"
    )
