"""What takes the rows of a run: parts on the disk that a killed run goes on from."""

from __future__ import annotations

from cleannews.streams.writers.lines import Lines
from cleannews.streams.writers.parts import Parts, RunState, StaleRunError
from cleannews.streams.writers.table import Table

__all__ = ["Lines", "Parts", "RunState", "StaleRunError", "Table"]
