"""How the cost of cleaning grows with the size of the text, on joined pages and on hostile text."""

from __future__ import annotations

import gc
import time
from math import log
from statistics import linear_regression
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

__all__ = ["cost_by_size", "cpu_seconds", "exponent", "hostile_costs", "joined"]

_SIZES = tuple(1024 << power for power in range(11))  # characters: 1 KB to 1 MB
_ENOUGH = 3.0  # seconds from which a system is not asked for more
# Below, what every call costs hides how the cost grows.
_FIT_FROM = 16 * 1024
_MEGABYTE = 1 << 20
_PARTS = 4  # hostile texts are timed whole and at this part of their size


def cpu_seconds(clean: Callable[[str], object], text: str, repeats: int = 1) -> float:
    """The least CPU time of some calls.

    CPU time, because the machine is shared; the collector's debts of earlier calls are paid before.
    """
    times = []
    for _ in range(repeats):
        gc.collect(0)
        began = time.process_time_ns()
        clean(text)
        times.append(time.process_time_ns() - began)
    return min(times) / 1e9


def joined(texts: Sequence[str], size: int) -> str:
    """A text of `size` characters: pages one after another, again from the first if need be.

    >>> joined(["ab", "c"], 8).split()
    ['ab', 'c', 'a']
    """
    parts: list[str] = []
    length = 0
    while length < size:
        for text in texts:
            parts.append(text)
            length += len(text) + 2
            if length >= size:
                break
        if not length:
            raise ValueError("no text to join")
    return "\n\n".join(parts)[:size]


def exponent(sizes: Sequence[float], seconds: Sequence[float]) -> float:
    """The power of the size that the cost grows with: the slope of a line through the logarithms.

    >>> round(exponent([1e5, 2e5, 4e5], [0.1, 0.2, 0.4]), 6)
    1.0
    """
    return linear_regression([log(s) for s in sizes], [log(s) for s in seconds]).slope


def cost_by_size(clean: Callable[[str], object], texts: Sequence[str]) -> dict[str, Any]:
    """Sizes in characters, seconds, and the exponent over the larger ones (None for too few)."""
    sizes: list[int] = []
    seconds: list[float] = []
    for size in _SIZES:
        text = joined(texts, size)
        sizes.append(size)
        seconds.append(cpu_seconds(clean, text, 3 if size < _MEGABYTE // 4 else 2))
        if seconds[-1] > _ENOUGH:
            break
    large = [i for i, size in enumerate(sizes) if size >= _FIT_FROM]
    power = exponent([sizes[i] for i in large], [seconds[i] for i in large]) if large[2:] else None
    return {"sizes": sizes, "seconds": seconds, "exponent": power}


def _hostile_texts(size: int) -> dict[str, str]:
    """Texts of about `size` characters, none of which a page would be."""
    return {
        "one line": ("the harbour and a bridge " * (size // 25 + 1))[:size],
        "one character": "x" * size,
        "nothing but newlines": "\n" * size,
        "short lines": "ab cd ef\n" * (size // 9),
        "bullets": "* one more item\n" * (size // 16),
        "links": "[more](https://x.example/a)\n" * (size // 28),
        "brackets": "[" * size,
        "full stops": ". " * (size // 2),
        "tags": "<b><i>x</b></i>" * (size // 15),
    }


def hostile_costs(clean: Callable[[str], object]) -> dict[str, dict[str, float]]:
    """For each hostile text of 1 MB its seconds, those of its quarter, and the exponent.

    The exponent is that of the two: above 1 means that cost grows faster than size.
    """
    whole, quarter = _hostile_texts(_MEGABYTE), _hostile_texts(_MEGABYTE // _PARTS)
    costs = {}
    for name, text in whole.items():
        small, large = cpu_seconds(clean, quarter[name], 2), cpu_seconds(clean, text, 2)
        power = exponent([len(quarter[name]), len(text)], [max(small, 1e-6), max(large, 1e-6)])
        costs[name] = {"seconds": large, "quarter": small, "exponent": power}
    return costs
