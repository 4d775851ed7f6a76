"""What a run writes down: its figures, and when, where and on which data they were measured."""

from __future__ import annotations

import json
import os
import platform
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

__all__ = ["run_facts", "write_record"]


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
