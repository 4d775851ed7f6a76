"""Where on a page its fields are found again."""

from __future__ import annotations

from pathlib import Path

from cleannews import clean
from cleannews.writing.report.fields import find_fields

EXAMPLES = Path(__file__).parents[2] / "examples"


def test_a_day_beside_the_byline_and_a_dateline_below_a_caption_are_found() -> None:
    article = clean((EXAMPLES / "orchard.md").read_bytes())
    shown = {
        field: article.blocks[found[0].block].text
        for field, found in find_fields(article).items()
        if found and found[0].block is not None
    }
    assert shown["published"] == "By Teo Marchetti | April 28, 2021"
    assert shown["captions"].startswith("Rows of cherry trees wrapped in straw near Pontalto.")
    assert shown["dateline"].startswith("PONTALTO -- Three nights")
