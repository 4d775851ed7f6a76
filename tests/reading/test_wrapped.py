from __future__ import annotations

import textwrap

from cleannews.reading import Layout, read

# Its first sentence ends where the longest line does, so the column alone cannot tell.
ENDS_FULL = (
    "The keeper of the lighthouse counted the boats that went out in the mist. "
    "He counted them again when they came home, and one of the forty was not among them."
)
OTHERS = [
    "Nobody had heard a call, and the sea had been as flat as a table for the whole of the day.",
    "The harbour board met before dawn and sent every boat that still had fuel out to the reef.",
    "It was the ferry that found her, with her engine cold and her crew asleep over their cards.",
]


def test_a_sentence_that_fills_its_line_goes_on_where_blank_lines_part_paragraphs() -> None:
    paragraphs = [ENDS_FULL, *OTHERS]
    page = read("\n\n".join(textwrap.fill(text, 75) for text in paragraphs))
    assert textwrap.wrap(ENDS_FULL, 75)[0].endswith("mist.")
    assert page.layout is Layout.WRAPPED
    assert page.texts == paragraphs
