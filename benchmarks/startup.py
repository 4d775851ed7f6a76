"""What a fresh process pays: memory with pages cleaned, time to import, time of the first call."""

from __future__ import annotations

import json
import statistics
import subprocess
import sys
from typing import Any

__all__ = ["memory_of", "startup_times"]

_TIMEOUT_S = 120
_STARTS = 5

# In a process of its own, because the peak of a process never falls. Linux hands ru_maxrss down
# from the parent, which is large by then; VmHWM is the process's own. macOS has bytes for KiB.
_MEMORY = """
import json, pathlib, resource, sys
def peak():
    status = pathlib.Path("/proc/self/status")
    if status.exists():
        own = next(row for row in status.read_text().splitlines() if row.startswith("VmHWM:"))
        return int(own.split()[1]) * 1024 / 1e6
    unit = 1 if sys.platform == "darwin" else 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit / 1e6
from benchmarks.speed import sample_texts, system
from benchmarks.growth import joined
texts = [text for texts in sample_texts().values() for text in texts]
big = joined(texts, 1 << 20)
before = peak()
clean = system(sys.argv[1]).clean
clean(texts[0])
loaded = peak()
for text in texts:
    clean(text)
pages = peak()
clean(big)
print(json.dumps({"loaded": loaded - before, "pages": pages - before, "megabyte": peak() - before}))
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


def memory_of(name: str) -> dict[str, float] | None:
    """Peak memory a system adds to a process, in MB; None where it does not finish in time.

    `loaded` is after its first page, `pages` after the sample, `megabyte` after a text of 1 MB.
    """
    try:
        done = subprocess.run(  # noqa: S603 - this very interpreter
            [sys.executable, "-c", _MEMORY, name],
            capture_output=True,
            text=True,
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
