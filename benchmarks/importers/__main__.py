"""Turn a public data set into a set of this project.

`python -m benchmarks.importers aeb FOLDER OUT`: FOLDER is what was downloaded, OUT the set's
folder, which gets `gold.jsonl` and `pages/ID.html.gz`. With OUT in the folder that CLEANNEWS_DATA
names, `python -m benchmarks.evaluate --sets NAME` measures on it.
"""

from __future__ import annotations

import sys
from pathlib import Path

from benchmarks.importers import IMPORTERS, LayoutError, write_set
from benchmarks.running import parser_for

__all__ = ["main"]


def main(arguments: list[str] | None = None) -> int:
    """Exit with 2 where the layout is another."""
    parser = parser_for("importers", __doc__)
    parser.add_argument("layout", choices=list(IMPORTERS))
    parser.add_argument("folder", type=Path)
    parser.add_argument("out", type=Path)
    chosen = parser.parse_args(arguments)
    try:
        pages = write_set(IMPORTERS[chosen.layout](chosen.folder), chosen.out)
    except LayoutError as error:
        print(f"not the layout of {chosen.layout}: {error}", file=sys.stderr)
        return 2
    print(f"{pages} pages written to {chosen.out}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
