"""Public data sets turned into the one format that every benchmark here reads."""

from benchmarks.importers.layouts import IMPORTERS
from benchmarks.importers.rows import Labelled, LayoutError, write_set

__all__ = ["IMPORTERS", "Labelled", "LayoutError", "write_set"]
