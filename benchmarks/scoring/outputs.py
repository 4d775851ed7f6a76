"""What every system made of every page, on disk, so that all are scored alike and run only once.

Under the folder of outputs, `INPUT/SYSTEM/about.json` says which version in which setting it was,
and `INPUT/SYSTEM/STYLE.jsonl.gz` has a row a page: `set`, `id`, `text`, `seconds` (of one core;
null where nobody took the time) and `failure` (null where there was none). `INPUT` is `text` or
`html`.
"""

from __future__ import annotations

import gzip
import json
import os
from collections import defaultdict
from dataclasses import asdict, dataclass
from pathlib import Path
from shutil import rmtree
from typing import TYPE_CHECKING

from benchmarks.labelled.dumps import HTML

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from benchmarks.fitting.crossvalidation import Prediction

__all__ = ["CLEANNEWS", "About", "Key", "Output", "Outputs", "default_folder", "keep_predictions"]

Key = tuple[str, str]  # a page's set and id
CLEANNEWS = "cleannews"


@dataclass(frozen=True, slots=True)
class Output:
    """The text a system kept of one page."""

    text: str
    seconds: float | None = None
    failure: str | None = None


@dataclass(frozen=True, slots=True)
class About:
    """Which version of a system, in which setting, wrote the outputs."""

    name: str
    version: str
    setting: str


def default_folder() -> Path:
    """`outputs` beside the folder of dumps."""
    dumps = Path(os.environ.get("CLEANNEWS_CACHE", Path(__file__).parents[2] / ".cache/dumps"))
    return dumps.parent / "outputs"


@dataclass(frozen=True, slots=True)
class Outputs:
    """The outputs for one kind of input, in a folder that need not exist."""

    folder: Path
    takes: str

    def systems(self) -> list[About]:
        """Every system that has outputs here, by name."""
        files = (self.folder / self.takes).glob("*/about.json")
        rows = (json.loads(file.read_text(encoding="utf-8")) for file in files)
        return sorted((About(**row) for row in rows), key=lambda about: about.name)

    def prepare(self, about: About, *, anew: bool = False) -> None:
        """Make room for a system; what another version or setting of it wrote is deleted.

        `anew` deletes what the same one wrote, too.
        """
        folder = self._folder(about.name)
        file = folder / "about.json"
        text = json.dumps(asdict(about), indent=1) + "\n"
        if file.exists() and (anew or file.read_text(encoding="utf-8") != text):
            rmtree(folder)
        folder.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")

    def styles(self, name: str) -> list[str]:
        """The styles a system has outputs for."""
        return sorted(
            file.name.removesuffix(".jsonl.gz") for file in self._folder(name).glob("*.jsonl.gz")
        )

    def read(self, name: str, style: str) -> dict[Key, Output]:
        """A system's outputs in a style, by set and id of the page; empty where it has none."""
        file = self._file(name, style)
        if not file.exists():
            return {}
        rows = {}
        # Not splitlines(): U+2028 and U+0085 stand in texts.
        with gzip.open(file, "rt", encoding="utf-8", newline="\n") as lines:
            for line in lines:
                row = json.loads(line)
                key = row.pop("set"), row.pop("id")
                rows[key] = Output(**row)
        return rows

    def write(self, name: str, style: str, rows: Mapping[Key, Output]) -> None:
        """Write a system's outputs in a style, in the place of those that are there."""
        file = self._file(name, style)
        partial = file.with_suffix(f".{os.getpid()}")
        with gzip.open(partial, "wt", encoding="utf-8", newline="\n", compresslevel=4) as lines:
            for (set_name, id_), row in rows.items():
                record = {"set": set_name, "id": id_, **asdict(row)}
                lines.write(json.dumps(record) + "\n")
        partial.rename(file)

    def _folder(self, name: str) -> Path:
        return self.folder / self.takes / name.replace(" ", "-")

    def _file(self, name: str, style: str) -> Path:
        return self._folder(name) / f"{style}.jsonl.gz"


def keep_predictions(folder: Path, predictions: Iterable[Prediction], version: str) -> None:
    """Write the texts of a cross-validation as the outputs of cleannews, on text and on HTML."""
    styles: dict[str, dict[Key, Output]] = defaultdict(dict)
    for one in predictions:
        page = one.example.labelled
        styles[one.example.style][page.set_name, page.id] = Output(one.text)
    about = About(CLEANNEWS, version, "default options; cross-validated over sites")
    for takes in ("text", "html"):
        own = {
            style: rows for style, rows in styles.items() if (style == HTML) == (takes == "html")
        }
        if own:
            outputs = Outputs(folder, takes)
            outputs.prepare(about, anew=True)
            for style, rows in own.items():
                outputs.write(CLEANNEWS, style, rows)
