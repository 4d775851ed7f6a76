"""The pages about the shipped rules say what the rule files say."""

from __future__ import annotations

import re

import pytest

from cleannews.evidence.lexicon.document import DOCS, rule_pages


@pytest.fixture(scope="module")
def pages() -> dict[str, str]:
    return rule_pages()


def test_the_pages_about_rules_are_up_to_date(pages: dict[str, str]) -> None:
    """`python -m cleannews.evidence.lexicon.document` writes them anew."""
    written = {
        str(path.relative_to(DOCS)): path.read_text(encoding="utf-8")
        for path in (DOCS / "rules.md", *(DOCS / "rules").glob("*.md"))
    }
    assert written == pages


def test_every_row_of_a_table_has_as_many_cells_as_its_head(pages: dict[str, str]) -> None:
    for name, text in pages.items():
        rows = [line for line in text.splitlines() if line.startswith("|")]
        assert rows, name
        cells = [len(re.findall(r"(?<!\\)\|", row)) for row in rows]
        assert set(cells) == {cells[0]}, name


def test_the_contents_of_a_page_lead_to_its_headings(pages: dict[str, str]) -> None:
    for text in pages.values():
        headings = re.findall(r"^## (.*)$", text, re.MULTILINE)
        anchors = [re.sub(r"[^\w -]", "", head.lower()).replace(" ", "-") for head in headings]
        assert re.findall(r"\]\(#([^)]*)\)", text) == anchors
