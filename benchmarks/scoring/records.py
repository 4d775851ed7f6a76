"""What a run writes down and reports read: its figures, and when, where and on which data."""

from __future__ import annotations

import json
import os
import platform
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["RESULTS", "read_results", "run_facts", "write_record"]

RESULTS = Path(__file__).parent.parent / "results"
# In this order; what is older than the evaluation measured another judge.
_NAMES = (
    *("evaluate", "peers", "sites", "fields", "roles", "downstream", "speed", "streams"),
    "ablation",
)


def run_facts(data: str) -> dict[str, Any]:
    """The first entries of every record; `data` is the hash of the data."""
    python = platform.python_version()
    return {
        "date": datetime.now(UTC).date().isoformat(),
        "machine": f"{platform.machine()}, {os.cpu_count()} cores, Python {python}",
        "data": data,
    }


def write_record(file: Path, record: Mapping[str, Any]) -> None:
    """Write the record as JSON, in a folder that is made where it is missing."""
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(json.dumps(record, indent=1) + "\n", encoding="utf-8")


def read_results(folder: Path) -> dict[str, Any]:
    """The results there are, by the name of the run."""
    files = {name: folder / f"{name}.json" for name in _NAMES}
    return {
        name: json.loads(file.read_text(encoding="utf-8"))
        for name, file in files.items()
        if file.exists()
    }
