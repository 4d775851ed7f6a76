"""What is seen of a block by itself is the same wherever its text stands."""

from __future__ import annotations

import numpy as np

from cleannews.evidence import looks_of, observe
from cleannews.evidence.cues import find_cues
from cleannews.evidence.lexicon import default_lexicon
from cleannews.judging.model import load_model
from cleannews.reading import read

PAGE = [
    "Menu",
    "Ferry «Sólveig» runs aground off Tarnovik | The Echo",
    "By Jana Okonkwo, 12 May 2024",
    "The ferry ran aground in the sound on Monday, and all 340 who were on board are safe.",
    "Read also: What the owners of the Sólveig said",
    "Its owners say that the Sólveig will be towed into harbour as soon as the wind allows it.",
    "Größe: 5.000 t",
    "Share",
    "The ferry ran aground in the sound on Monday, and all 340 who were on board are safe.",
]
CHOSEN = [1, 3, 5, 6, 8]


def test_a_text_of_some_of_a_pages_blocks_is_judged_by_what_was_seen_of_them_there() -> None:
    lexicon, learned = default_lexicon(), load_model().learned
    looks = looks_of(read("\n\n".join(PAGE)), lexicon, learned).among(CHOSEN)
    text = read("\n\n".join(PAGE[block] for block in CHOSEN))
    assert text.texts == [PAGE[block] for block in CHOSEN]
    cues = find_cues(text)
    known, new = observe(text, cues, lexicon, learned, looks), observe(text, cues, lexicon, learned)
    assert known.hits == new.hits
    assert known.subjects.tolist() == new.subjects.tolist()
    assert {
        name for name in new.columns if not np.array_equal(known.columns[name], new.columns[name])
    } == set()
    assert known.groups == new.groups
