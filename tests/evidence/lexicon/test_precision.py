"""How often the shipped rules speak against text that newsrooms wrote."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from cleannews.evidence.lexicon import default_lexicon

if TYPE_CHECKING:
    from pathlib import Path

# Measured 0.022; headings such as "Products" and "FAQ" are most of it.
MAX_SHARE_OF_BODY_LINES_HIT = 0.03


def body_lines(folder: Path) -> list[str]:
    lines: list[str] = []
    for name in ("wcxb-dev", "publishers-dev"):
        with (folder / name / "gold.jsonl").open(encoding="utf-8") as rows:
            for row in map(json.loads, rows):
                if row.get("text") and row.get("kind", "article") == "article":
                    lines += [line for line in row["text"].split("\n") if line.strip()]
    return lines


@pytest.mark.data
def test_rules_seldom_hit_a_line_of_a_body_and_verdicts_never(data_folder: Path) -> None:
    lexicon = default_lexicon()
    lines = body_lines(data_folder)
    hits = lexicon.match(lines)
    assert len(set(hits.blocks)) / len(lines) < MAX_SHARE_OF_BODY_LINES_HIT
    verdicts = [
        (lexicon.rules[rule].id, lines[block])
        for block, rule in zip(hits.blocks, hits.rules, strict=True)
        if lexicon.rules[rule].certain
    ]
    assert verdicts == []
