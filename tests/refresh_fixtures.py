"""Write what the package makes of the fixture pages over what is expected; show the change.

    python tests/refresh_fixtures.py                    every page
    python tests/refresh_fixtures.py SLUG ...           these pages
    python tests/refresh_fixtures.py --new SLUG FILE    make a page of a file, then review it

A person reads the difference before it is committed: a page is only refreshed when what is expected
was wrong, not when the package is.
"""

from __future__ import annotations

import argparse
import difflib
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from cleannews import clean
from cleannews.writing.render import FIELDS as ALL_FIELDS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

FIXTURES = Path(__file__).parent / "fixtures"
SUFFIXES = (".txt", ".md", ".html")
# The body has a file of its own, and probabilities move with every training.
_MOVING = {"confidence", "kind_probability"}
FIELDS = tuple(name for name in ALL_FIELDS if name not in {*_MOVING, "text"})


def folders() -> list[Path]:
    """The folders of all pages, by name."""
    return sorted(path for path in FIXTURES.iterdir() if path.is_dir())


def source_of(folder: Path) -> Path:
    """The scraped page itself."""
    return next(path for path in folder.glob("source.*") if path.suffix in SUFFIXES)


def outcome(source: Path) -> dict[str, str]:
    """The expected files of a page, by name, as the package would have them."""
    article = clean(source.read_bytes())
    record = article.to_dict()
    fields = {name: record[name] for name in FIELDS}
    return {
        "expected.txt": article.text + "\n",
        "expected.json": json.dumps(fields, ensure_ascii=False, indent=2) + "\n",
    }


def refresh(folder: Path) -> Iterator[str]:
    """Write the expected files of a page, and give the lines that differ from what they held."""
    for name, text in outcome(source_of(folder)).items():
        file = folder / name
        before = file.read_text(encoding="utf-8") if file.exists() else ""
        place = f"{folder.name}/{name}"
        yield from difflib.unified_diff(
            before.splitlines(), text.splitlines(), place, place, lineterm=""
        )
        file.write_text(text, encoding="utf-8")


def add(slug: str, file: Path) -> Path:
    """Make a folder for a new page and put the file there as it is."""
    if file.suffix not in SUFFIXES:
        sys.exit(f"{file}: a page ends in one of {', '.join(SUFFIXES)}")
    folder = FIXTURES / slug
    folder.mkdir()
    (folder / f"source{file.suffix}").write_bytes(file.read_bytes())
    return folder


def main(arguments: Sequence[str]) -> None:
    parser = argparse.ArgumentParser(description="Refresh the fixture pages and show the change.")
    parser.add_argument("slugs", nargs="*", metavar="SLUG")
    parser.add_argument("--new", nargs=2, metavar=("SLUG", "FILE"))
    options = parser.parse_args(arguments)
    if options.new:
        chosen = [add(options.new[0], Path(options.new[1]))]
    else:
        chosen = [
            folder for folder in folders() if folder.name in options.slugs or not options.slugs
        ]
    missing = set(options.slugs) - {folder.name for folder in chosen}
    if missing:
        parser.error(f"no such page: {', '.join(sorted(missing))}")
    for folder in chosen:
        for line in refresh(folder):
            print(line)  # noqa: T201 - this is a command


if __name__ == "__main__":
    main(sys.argv[1:])
