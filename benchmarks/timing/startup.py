"""What a fresh process pays: memory with pages cleaned, time to import, time of the first call."""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["memory_of", "peak_bytes", "startup_times"]

_TIMEOUT_S = 120
_STARTS = 5

# In a process of its own, because the peak of a process never falls.
_MEMORY = """
import json, sys
from benchmarks.timing.startup import peak_bytes
def peak():
    return peak_bytes() / 1e6
from benchmarks.timing.growth import joined
from benchmarks.speed import system
before = peak()
texts = sys.stdin.read().split("\\0")
big = joined(texts, 1 << 20)
clean = system(sys.argv[1]).clean
clean(texts[0])
loaded = peak()
for text in texts:
    clean(text)
pages = peak()
clean(big)
own = {"loaded": loaded - before, "pages": pages - before, "megabyte": peak() - before}
print(json.dumps(own))
"""

_START = """
import json, sys, time
began = time.perf_counter()
import cleannews
imported = time.perf_counter()
page = sys.stdin.read()
ready = time.perf_counter()
cleannews.clean(page)
first = time.perf_counter()
cleannews.clean(page)
second = time.perf_counter()
print(json.dumps({"import": imported - began, "first": first - ready, "second": second - first}))
"""


def peak_bytes() -> int:
    """The most memory that this process has taken so far."""
    # Linux hands ru_maxrss down from the parent, which may be large; VmHWM is the process's own.
    status = Path("/proc/self/status")
    if status.exists():
        own = next(row for row in status.read_text().splitlines() if row.startswith("VmHWM:"))
        return int(own.split()[1]) * 1024
    import resource

    unit = 1 if sys.platform == "darwin" else 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit


def memory_of(name: str, texts: Iterable[str]) -> dict[str, float] | None:
    """Peak memory a system and the texts add to a process, in MB; None where it takes too long.

    `loaded` is after its first page, `pages` after all texts, `megabyte` after a text of 1 MB.
    """
    try:
        done = subprocess.run(  # noqa: S603 - this very interpreter
            [sys.executable, "-c", _MEMORY, name],
            input="\0".join(texts).encode("utf-8", "replace"),
            capture_output=True,
            env={**os.environ, "PYTHONUTF8": "1"},
            timeout=_TIMEOUT_S,
            check=True,
        )
    except subprocess.TimeoutExpired:
        return None
    found: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return found


def startup_times(text: str) -> dict[str, Any]:
    """Medians over fresh processes, in seconds: the import, the first call and the second."""
    rows = []
    for _ in range(_STARTS):
        done = subprocess.run(  # noqa: S603 - this very interpreter
            [sys.executable, "-c", _START],
            input=text,
            capture_output=True,
            text=True,
            timeout=_TIMEOUT_S,
            check=True,
        )
        rows.append(json.loads(done.stdout))
    return {key: statistics.median(row[key] for row in rows) for key in rows[0]}
