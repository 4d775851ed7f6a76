from __future__ import annotations

import dataclasses

import numpy as np
import pytest

from cleannews.evidence import Evidence, observe
from cleannews.evidence.cues import find_cues
from cleannews.evidence.lexicon import default_lexicon
from cleannews.evidence.markup.elements import Elements
from cleannews.evidence.markup.tags import LANDMARKS, landmark_bits, names_of, tokens_of
from cleannews.judging.model import load_model
from cleannews.reading import read
from cleannews.reading.markup import naming_of

PROSE = "The ferry to Skarholm came back on Monday, and nobody who waited for it was cold. "
PAGE = f"""<html><body>
<nav class="siteMenu"><ul><li><a href="/">Home</a><li><a href="/t">Tides</a></ul></nav>
<main><article class="story"><h1>Ferry is back</h1>
<div class="body"><p>{2 * PROSE}</p><p>{3 * PROSE}</p><p>{PROSE}</p></div>
<aside><p class="teaser">{PROSE}</p></aside></article></main>
<footer><p hidden>All rights reserved.</p></footer>
<script>{{"articleBody": "{2 * PROSE}"}}</script></body></html>"""


def evidence_of(
    html: str, *, markup: dict[str, float] | None = None, names: dict[str, float] | None = None
) -> Evidence:
    page = read(html)
    known = dataclasses.replace(load_model().learned, markup=markup or {}, names=names or {})
    return observe(page, find_cues(page), default_lexicon(), known)


def column(
    name: str,
    html: str = PAGE,
    *,
    markup: dict[str, float] | None = None,
    names: dict[str, float] | None = None,
) -> list[float]:
    seen = evidence_of(html, markup=markup, names=names)
    return [round(value, 3) for value in seen.columns[name].tolist()]


def test_a_page_without_markup_has_no_evidence_of_it() -> None:
    seen = evidence_of(PROSE)
    assert "markup" not in seen.groups
    assert [name for name in seen.columns if name.startswith("m_")] == []


def test_all_columns_have_one_finite_number_a_block() -> None:
    columns = evidence_of(PAGE).columns
    assert {(column.shape, column.dtype) for column in columns.values()} == {
        ((8,), np.dtype(np.float32))
    }
    assert all(np.isfinite(column).all() for column in columns.values())


@pytest.mark.parametrize(
    ("landmark", "within"),
    [
        ("nav", [1, 1, 0, 0, 0, 0, 0, 0]),
        ("article", [0, 0, 1, 1, 1, 1, 1, 0]),
        ("aside", [0, 0, 0, 0, 0, 0, 1, 0]),
        ("footer", [0, 0, 0, 0, 0, 0, 0, 1]),
        ("heading", [0, 0, 1, 0, 0, 0, 0, 0]),
    ],
)
def test_blocks_lie_in_landmarks(landmark: str, within: list[float]) -> None:
    assert column(f"m_in_{landmark}") == within


def test_the_smallest_box_with_most_of_the_prose_is_found() -> None:
    assert column("m_box70%") == [0, 0, 0, 1, 1, 1, 0, 0]
    assert column("m_box90%") == [0, 0, 1, 1, 1, 1, 1, 0]
    assert column("m_box70%_off") == [-3, -2, -1, 0, 0, 0, 1, 2]


def test_prose_counts_for_all_blocks_that_are_set_alike() -> None:
    share = column("m_like2_share")
    assert share[3] == share[4] == share[5] == max(share)
    assert share[6] == pytest.approx(1 - share[3], abs=0.01)
    assert share[0] == 0


def test_the_stated_body_is_a_witness_for_blocks_with_its_words() -> None:
    witness = column("m_witness")
    assert (witness[0], witness[3], witness[7]) == (0, 1, 0)
    assert column("m_witness", "<p>No data.</p>") == [-1]


def test_what_is_hidden_is_told() -> None:
    assert column("m_hidden") == [0, 0, 0, 0, 0, 0, 0, 1]


def test_names_on_the_way_to_a_block_are_weighed() -> None:
    names = {"menu": -2.0, "story": 1.5, "teaser": -1.0, "^teaser": -0.5, "^story": 9.0}
    assert column("m_names", names=names) == [-2, -2, 1.5, 1.5, 1.5, 1.5, 0, 0]


def test_the_odds_of_names_are_told_for_a_block_and_for_what_lies_above() -> None:
    markup = {"menu": -2.0, "story": 1.5, "teaser": -1.0}
    assert column("m_path_low", markup=markup) == [-2, -2, 0, 0, 0, 0, -1, 0]
    assert column("m_path_high", markup=markup) == [0, 0, 1.5, 1.5, 1.5, 1.5, 1.5, 0]
    assert column("m_inner_low", markup=markup) == [0, 0, 0, 0, 0, 0, -1, 0]


def tokens(tag: str, attributes: dict[str, str | None]) -> list[str]:
    return [token for told in tokens_of(names_of(naming_of(tag, attributes))) for token in told]


def test_an_element_is_called_by_its_tag_its_classes_and_their_words() -> None:
    assert tokens("div", {"class": "post-12 entryContent", "id": "c3x"}) == [
        "<div>", "post-", "post", "entrycontent", "entry", "content", "cx",
    ]  # fmt: skip
    assert tokens("p", {"role": "Main", "itemprop": "articleBody", "class": None}) == [
        "<p>", "role=main", "itemprop=articlebody",
    ]  # fmt: skip
    assert tokens("p", {"id": "12"}) == ["<p>"]


def test_long_lists_of_classes_are_cut() -> None:
    letters = "abcdefghijklmnopqrstuvwxyz"
    classes = [f"class{letter}" for letter in letters]
    for count, kept in ((24, 24), (25, 25), (26, 25)):
        told = tokens("div", {"class": " ".join(classes[:count])})
        assert told == ["<div>", *classes[:kept]]
    assert tokens("div", {"class": "x" * 40}) == ["<div>", "x" * 40]
    assert tokens("div", {"class": "x" * 41}) == ["<div>"]
    assert tokens("p", {"role": "x" * 41}) == ["<p>", f"role={'x' * 40}"]
    # No more than 500 characters of an attribute are looked at.
    assert tokens("p", {"class": f"{'1 ' * 249}abc"}) == ["<p>", "ab"]


def test_a_class_is_told_by_itself_and_by_its_words() -> None:
    assert tokens("p", {"class": "side"}) == ["<p>", "side"]
    assert tokens("p", {"class": "Side"}) == ["<p>", "side"]
    assert tokens("p", {"class": "side-a"}) == ["<p>", "side-a", "side"]
    assert tokens("p", {"class": "aB"}) == ["<p>", "ab"]
    assert tokens("p", {"class": "abCd"}) == ["<p>", "abcd", "ab", "cd"]
    assert tokens("p", {"class": "ABc"}) == ["<p>", "abc"]
    assert tokens("p", {"class": "12 side"}) == ["<p>", "side"]
    assert tokens("p", {"class": " "}) == ["<p>"]


def test_names_are_known_with_their_odds_and_weights_by_row() -> None:
    known = dataclasses.replace(
        load_model().learned, markup={"menu": -2.0, "body": 1.0}, names={"menu": 0.5, "^side": 3.0}
    )
    assert known.name_rows == {"body": 0, "menu": 1, "side": 2}
    rows = [[1, 0, 0], [-2, 0.5, 0], [0, 0, 3], [0, 0, 0]]
    assert known.name_odds.tolist() == rows


def test_landmarks_are_told_by_tag_role_and_microdata() -> None:
    def told(key: str, value: str) -> list[str]:
        bits = landmark_bits(key, value)
        return [name for place, name in enumerate(LANDMARKS) if bits >> place & 1]

    assert told("", "div") == told("class", "nav") == []
    assert told("", "nav") == told("role", "navigation") == ["nav"]
    assert told("itemprop", "articleBody") == ["body"]
    assert told("", "h6") == ["heading"]
    assert told("", "ol") == told("", "dl") == ["list"]
    assert told("role", "no such") == told("id", "nav") == []


def elements_of(parents: list[int], starts: list[int], ends: list[int]) -> Elements:
    depths = [0] * len(parents)
    for number, parent in enumerate(parents[1:], 1):
        depths[number] = depths[parent] + 1
    count = max(ends)
    return Elements(
        parents=np.array(parents),
        depths=np.array(depths),
        starts=np.array(starts),
        ends=np.array(ends),
        boxes=np.ones(len(parents), dtype=np.bool_),
        inner=np.zeros(count, dtype=np.int64),
        holders=np.zeros(count, dtype=np.int64),
    )


def test_values_are_joined_over_all_elements_above_however_deep() -> None:
    size = 700
    chain = elements_of([0, *range(size - 1)], [0] * size, [1] * size)
    assert chain.over_path(np.ones(size), np.add, 0).tolist() == list(range(1, size + 1))
    values = np.zeros(size)
    values[3] = -5
    assert chain.over_path(values, np.minimum, 0).tolist() == [0, 0, 0] + [-5] * (size - 3)


def test_sums_are_those_of_the_blocks_in_each_element() -> None:
    tree = elements_of([0, 0, 0], [0, 0, 2], [4, 2, 3])
    assert tree.sums(np.array([[1, 2, 3, 4], [0, 1, 0, 0]])).tolist() == [[10, 3, 3], [1, 1, 0]]


def test_of_boxes_of_one_size_the_innermost_is_the_smallest() -> None:
    tree = elements_of([0, 0, 1, 0], [0, 0, 0, 3], [4, 3, 3, 4])
    amounts = np.array([10.0, 9.0, 9.0, 1.0])
    assert tree.smallest_with(amounts, 9) == 2
    assert tree.smallest_with(amounts, 10) == 0
    assert tree.smallest_with(amounts, 99) == 0


def test_only_boxes_hold_prose_and_equal_shares_do() -> None:
    tree = dataclasses.replace(
        elements_of([0, 0, 1], [0, 0, 1], [4, 3, 2]), boxes=np.array([True, True, False])
    )
    amounts = np.array([4.0, 3.0, 3.0])
    assert tree.smallest_with(amounts, 3) == 1
    assert tree.smallest_with(amounts, 3.5) == 0


def test_rows_of_values_are_joined_one_by_one() -> None:
    tree = elements_of([0, 0, 1, 1], [0, 0, 0, 1], [2, 2, 1, 2])
    rows = np.array([[1, 2, 4, 8], [8, 4, 2, 1]])
    assert tree.over_path(rows, np.add, 0).tolist() == [[1, 3, 7, 11], [8, 12, 14, 13]]
    assert tree.over_path(rows, np.maximum, 0).tolist() == [[1, 2, 4, 8], [8, 8, 8, 8]]
    alone = elements_of([0], [0], [1])
    assert alone.over_path(np.array([3]), np.add, 0).tolist() == [3]
