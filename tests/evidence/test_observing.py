"""All evidence of a page: which kinds there are, and what of very long blocks is looked at."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np
import pytest

from cleannews.evidence import Evidence, observe
from cleannews.evidence.columns import as_columns, constant
from cleannews.evidence.cues import CueKind, Cues
from cleannews.evidence.learned import Learned
from cleannews.evidence.lexicon import Hits, Lexicon
from cleannews.evidence.signs import other_signs, replace_signs
from cleannews.evidence.wording import COMMON_BITS, SLOT_BITS
from cleannews.limits import LIMITS
from cleannews.reading import read
from cleannews.reading.page import Door, Layout, Mark, Page

if TYPE_CHECKING:
    from collections.abc import Sequence

LEARNED = Learned(
    words={"ferry": 1.0},
    rules={},
    turns=np.zeros(1 << SLOT_BITS, dtype=np.float32),
    turns_bias=0.5,
    common=np.zeros(1 << COMMON_BITS, dtype=np.bool_),
)


def page_of(texts: Sequence[str], links: Sequence[int]) -> Page:
    zeros = [0] * len(texts)
    spans, marks = [(0, 0)] * len(texts), [Mark.PLAIN] * len(texts)
    return Page("", Door.TEXT, Layout.LINES, spans, [*texts], marks, zeros, zeros, [*links])


def observed(page: Page) -> Evidence:
    return observe(page, Cues([int(CueKind.DATE)] * len(page)), Lexicon([]), LEARNED)


def test_evidence_is_of_five_kinds_and_of_a_sixth_in_html() -> None:
    text = observed(read("The ferry is back.\nShare"))
    assert list(text.groups) == ["rules", "words", "shape", "cues", "context"]
    assert {name for names in text.groups.values() for name in names} == set(text.columns)
    assert text.columns["odds_sum"].tolist() == [1, 0]
    assert text.columns["turns"].tolist() == [0.5, 0.5]
    assert text.columns["cue_date"].tolist() == [1, 1]
    assert text.hits == Hits([], [])
    assert len(text.subjects) == 2
    html = observed(read("<p>The ferry is back.<p>Share"))
    assert list(html.groups) == [*text.groups, "markup"]
    only = html.only(["turns", "m_deep"])
    assert (list(only.columns), only.groups) == (["turns", "m_deep"], {})
    assert only.columns["m_deep"] is html.columns["m_deep"]


def test_hits_that_are_known_are_not_looked_for() -> None:
    page = page_of(["x"], [0])
    hits = Hits([], [])
    assert observe(page, Cues([0]), Lexicon([]), LEARNED, hits).hits is hits


@pytest.mark.parametrize("more", [0, 1, 999])
def test_of_a_very_long_block_beginning_and_end_are_looked_at(more: int) -> None:
    most = LIMITS.looked_at.value
    long = f"A{'b' * (most // 2 - 1)}{'7' * more}{'c' * (most // 2 - 1)}."
    columns = observed(page_of([long, "It is."], [most + more, 3])).columns
    assert np.expm1(columns["chars"].astype(np.float64)).round().tolist() == [most, 6]
    assert columns["digits"].tolist() == [0, 0]
    assert columns["starts_upper"].tolist() == [1, 1]
    assert columns["ends_sentence"].tolist() == [1, 1]
    assert columns["links"].tolist() == [1, 0.5]


def test_columns_are_arrays_of_small_floats() -> None:
    floats = np.array([1.5], dtype=np.float32)
    columns = as_columns({"a": floats, "b": np.array([True]), "c": np.array([2.25])})
    assert columns["a"] is floats
    assert [column.dtype for column in columns.values()] == [np.float32] * 3
    assert [column.tolist() for column in columns.values()] == [[1.5], [1], [2.25]]
    assert (constant(2, math.e).tolist(), constant(0, 1).tolist()) == ([np.float32(math.e)] * 2, [])


@pytest.mark.parametrize("count", [1, 64, 65, 200])
def test_signs_are_replaced_however_many_there_are(count: int) -> None:
    signs = [chr(0x4E00 + number) for number in range(count)]
    text = f"a{''.join(signs)}b{signs[0]}é"
    assert other_signs(text) == {*signs, "é"}
    replacements = {sign: f"<{number}>" for number, sign in enumerate(signs)}
    whole = "".join(replacements.values())
    assert replace_signs(text, replacements) == f"a{whole}b<0>é"
