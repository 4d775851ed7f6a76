"""Real scraped pages with the exact result wanted.

They are their publishers', and so are kept outside the project, in the folders beside the one that
`CLEANNEWS_DATA` names. A page is `NAME.txt`, its wanted result `NAME.gold.json`, and a role for
every line `NAME.roles.tsv` ("a|b" means either).
"""

from __future__ import annotations

import csv
import json
import os
from pathlib import Path

import pytest

from cleannews import clean

LEAST_ROLES_RIGHT = 0.97

_DATA = os.environ.get("CLEANNEWS_DATA")
PAGES = sorted(Path(_DATA).resolve().parent.glob("*/*.gold.json")) if _DATA else []

pytestmark = pytest.mark.skipif(
    not PAGES, reason="needs labelled pages beside the folder that CLEANNEWS_DATA names"
)


def _source(gold: Path) -> bytes:
    return gold.with_name(gold.name.replace(".gold.json", ".txt")).read_bytes()


@pytest.mark.parametrize("gold", PAGES, ids=lambda path: path.stem)
def test_text_and_metadata_are_exactly_those_wanted(gold: Path) -> None:
    wanted = json.loads(gold.read_text(encoding="utf-8"))
    found = clean(_source(gold)).to_dict()
    assert {name: found[name] for name in wanted} == wanted


def test_nearly_every_line_gets_its_role() -> None:
    right, wrong = 0, []
    for gold in PAGES:
        article = clean(_source(gold))
        lines = article.source.split("\n")
        starts = [0]
        for line in lines:
            starts.append(starts[-1] + len(line) + 1)
        rows = gold.with_name(gold.name.replace(".gold.json", ".roles.tsv"))
        with rows.open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
                number = int(row["line"]) - 1
                start = starts[number] + len(lines[number]) - len(lines[number].lstrip())
                role = next(b.role for b in article.blocks if b.start <= start < b.end)
                if role in row["role"].split("|"):
                    right += 1
                else:
                    wrong.append((gold.stem[:3], number + 1, str(role), row["role"], row["text"]))
    assert right >= LEAST_ROLES_RIGHT * (right + len(wrong)), wrong
