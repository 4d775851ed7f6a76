"""What markup shows of a block, against a slow formula for each block of drawn trees."""

from __future__ import annotations

import math
import random
from typing import Any

import numpy as np
import pytest

from cleannews.evidence.learned import Learned
from cleannews.evidence.markup import markup_columns, read_tree, stated_share
from cleannews.evidence.markup.tags import LANDMARKS, landmark_bits, names_of, tokens_of
from cleannews.evidence.tokens import split_tokens
from cleannews.evidence.wording import COMMON_BITS, SLOT_BITS
from cleannews.reading.markup import Markup, naming_of
from cleannews.reading.page import Door, Layout, Mark, Page

Row = dict[str, float]

ODDS = {"<p>": 0.5, "<div>": -0.25, "story": 2.0, "menu": -3.0, "side": -1.0, "role=main": 1.5}
WEIGHTS = {"<p>": 0.25, "story": 1.0, "menu": -2.0, "^menu": -0.5, "^<p>": 0.75, "^side": -4.0}
TAGS = ("div", "p", "article", "section", "ul", "table", "b", "a", "nav")
BOXES = frozenset(("div", "p", "article", "section", "ul", "table", "nav", "body"))
CLASSES = (None, "story", "menu side", "12", "other")
WITNESS = "the ferry came back on Monday"
TEXTS = ("The ferry came back.", "Share on Monday", "!", "Imprint", "Monday Monday, said he")


def learned() -> Learned:
    return Learned(
        words={},
        rules={},
        turns=np.zeros(1 << SLOT_BITS, dtype=np.float32),
        turns_bias=0.0,
        common=np.zeros(1 << COMMON_BITS, dtype=np.bool_),
        markup=ODDS,
        names=WEIGHTS,
    )


def drawn_markup(chance: random.Random, deepest: int) -> Markup:
    """Elements in elements, each with blocks in it."""
    namings = [naming_of("body", {})]
    named, parents, depths, starts, ends, boxes = [0], [0], [0], [0], [0], [True]
    inner: list[int] = []
    holders: list[int] = []

    def fill(element: int, holder: int) -> None:
        begun = len(inner)
        for _ in range(chance.randint(1, 3)):
            if depths[element] < deepest and chance.random() < 0.7:
                tag = chance.choice(TAGS)
                role = chance.choice((None, None, "main"))
                naming = naming_of(tag, {"class": chance.choice(CLASSES), "role": role})
                if naming not in namings:
                    namings.append(naming)
                number = len(named)
                named.append(namings.index(naming))
                parents.append(element)
                depths.append(depths[element] + 1)
                starts.append(len(inner))
                ends.append(0)
                boxes.append(tag in BOXES)
                fill(number, number if tag in BOXES else holder)
            else:
                inner.append(element)
                holders.append(holder)
        if len(inner) == begun:
            inner.append(element)
            holders.append(holder)
        ends[element] = len(inner)

    fill(0, 0)
    hidden = [chance.random() < 0.3 for _ in inner]
    return Markup(
        namings, named, parents, depths, starts, ends, boxes, inner, holders, hidden, WITNESS
    )


def page_of(markup: Markup, texts: list[str]) -> Page:
    zeros = [0] * len(texts)
    marks, spans = [Mark.PLAIN] * len(texts), [(0, 0)] * len(texts)
    door, layout = Door.HTML, Layout.PARAGRAPHS
    return Page("", door, layout, spans, texts, marks, zeros, zeros, zeros, markup=markup)


class Slow:
    """The same columns, worked out block by block and element by element."""

    def __init__(self, markup: Markup, shape: dict[str, Any], mass: list[float]) -> None:
        self.markup, self.mass = markup, mass
        self.total = max(sum(mass), 1)
        self.chars = [math.expm1(each) for each in shape["chars"]]
        self.shape = shape
        self.names = [names_of(markup.namings[number]) for number in markup.named]
        self.told = [self.odds_of(element) for element in range(len(markup.named))]

    def path(self, element: int) -> list[int]:
        found = [element]
        while found[-1]:
            found.append(self.markup.parents[found[-1]])
        return found

    def up(self, element: int, steps: int) -> int:
        for _ in range(steps):
            element = self.markup.parents[element]
        return element

    def tokens(self, element: int) -> list[tuple[str, ...]]:
        return tokens_of(self.names[element])

    def odds_of(self, element: int) -> tuple[float, float, float]:
        every = [[ODDS.get(each, 0) for each in told] or [0] for told in self.tokens(element)]
        count = sum(map(len, self.tokens(element)))
        values = [value for several in every for value in several]
        return sum(values) / max(count, 1), min(values), max(values)

    def weight(self, element: int, prefix: str = "") -> float:
        return sum(WEIGHTS.get(prefix + each, 0) for told in self.tokens(element) for each in told)

    def lands(self, element: int, name: str) -> bool:
        bit = 1 << LANDMARKS.index(name)
        return any(landmark_bits(*each) & bit for each in self.names[element])

    def blocks(self, element: int) -> range:
        return range(self.markup.starts[element], self.markup.ends[element])

    def sums(self, element: int) -> dict[str, float]:
        within = self.blocks(element)
        mass, count = sum(self.mass[at] for at in within), max(len(within), 1)
        size = sum(self.chars[at] for at in within)
        links = sum(self.chars[at] * self.shape["links"][at] for at in within)
        return {
            "share": mass / self.total,
            "density": links / max(size, 1),
            "count": math.log1p(count),
            "each": math.log1p(mass / count),
            "short": sum(math.expm1(self.shape["words"][at]) < 8 for at in within) / count,
        }

    def box(self, share: float) -> int:
        fit = [
            element
            for element in range(len(self.markup.named))
            if self.markup.boxes[element]
            and sum(self.mass[at] for at in self.blocks(element)) >= share * sum(self.mass)
        ]
        return min(fit, key=lambda element: (len(self.blocks(element)), -element), default=0)

    def alike(self, key: list[Any], at: int) -> Row:
        group = [near for near in range(len(key)) if key[near] == key[at]]
        mass, size = sum(self.mass[near] for near in group), sum(self.chars[near] for near in group)
        links = sum(self.chars[near] * self.shape["links"][near] for near in group)
        return {
            "count": math.log1p(len(group)),
            "share": mass / self.total,
            "each": math.log1p(mass / len(group)),
            "links": links / max(size, 1),
        }

    def names_at(self, at: int) -> Row:
        inner, holder = self.markup.inner[at], self.markup.holders[at]
        own = self.weight(inner, "^") + (0 if inner == holder else self.weight(holder, "^"))
        row = {"m_names": sum(map(self.weight, self.path(inner))) + own}
        for name, place in (("path", inner), ("above", self.up(holder, 3))):
            row[f"m_{name}_mean"] = sum(self.told[each][0] for each in self.path(place))
            row[f"m_{name}_low"] = min([0, *(self.told[each][1] for each in self.path(place))])
            row[f"m_{name}_high"] = max([0, *(self.told[each][2] for each in self.path(place))])
        for number, name in enumerate(("mean", "low", "high")):
            row[f"m_inner_{name}"] = self.told[inner][number]
            for step in range(3):
                row[f"m_{name}^{step}"] = self.told[self.up(holder, step)][number]
        return row

    def landmarks_at(self, at: int) -> Row:
        inner, holder = self.markup.inner[at], self.markup.holders[at]
        row: Row = {
            f"m_in_{name}": any(self.lands(each, name) for each in self.path(inner))
            for name in LANDMARKS
        }
        for name in ("article", "section", "list", "table"):
            near = next((each for each in self.path(inner) if self.lands(each, name)), None)
            for told in ("share", "density", "count", "each"):
                row[f"m_{name}_{told}"] = -1 if near is None else self.sums(near)[told]
        every = range(len(self.markup.named))
        row["m_articles"] = sum(self.lands(each, "article") for each in every)
        return row | {"m_holder_p": self.lands(holder, "p")}

    def masses_at(self, at: int) -> Row:
        row: Row = {}
        for step in (1, 2, 3):
            sums = self.sums(self.up(self.markup.holders[at], step))
            row |= {f"m_{name}^{step}": value for name, value in sums.items()}
        for steps, name in ((1, "m_direct"), (2, "m_direct2")):
            above = [self.up(each, steps) for each in self.markup.holders]
            direct = dict.fromkeys(above, 0.0)
            for near, each in enumerate(above):
                direct[each] += self.mass[near]
            row[name] = direct[above[at]] / self.total
            row[f"{name}_best"] = direct[above[at]] / max(*direct.values(), 1)
        return row

    def boxes_at(self, at: int) -> Row:
        row: Row = {}
        for share in (0.5, 0.7, 0.9):
            box, name = self.box(share), f"m_box{share:.0%}"
            start, end = self.markup.starts[box], self.markup.ends[box]
            inside = start <= at < end
            deep = self.markup.depths[self.markup.holders[at]] - self.markup.depths[box]
            row |= {
                name: inside,
                f"{name}_off": min(max(at - start, -60), 0) or min(max(at - end + 1, 0), 60),
                f"{name}_deep": min(deep, 12) if inside else -1,
                f"{name}_from": min(at - start, 60) if inside else -1,
                f"{name}_to": min(end - 1 - at, 60) if inside else -1,
                f"{name}_size": math.log1p(end - start),
            }
        return row

    def alike_at(self, at: int) -> Row:
        kinds = [self.markup.namings[number][:2] for number in self.markup.named]
        like = [kinds[each] for each in self.markup.holders]
        above = [kinds[self.up(each, 1)] for each in self.markup.holders]
        both = list(zip(like, above, strict=True))
        return {
            f"m_{name}_{each}": value
            for name, key in (("like", like), ("like2", both))
            for each, value in self.alike(key, at).items()
        }

    def rest_at(self, at: int) -> Row:
        markup, shape = self.markup, self.shape
        holder = markup.holders[at]
        titles = [
            near
            for near, level in enumerate(shape["level"])
            if shape["mark_heading"][near] and level == 1
        ]
        weights = [float(each) for each in shape["chars"]]
        hid = sum(each for each, hidden in zip(weights, markup.hidden, strict=True) if hidden)
        return {
            "m_h1_since": min([at - near for near in titles if near < at] + [60]),
            "m_h1_until": min([near - at for near in titles if near > at] + [60]),
            "m_hidden": markup.hidden[at],
            "m_hidden_share": hid / sum(weights),
            "m_deep": markup.depths[holder],
            "m_same_box": holder == markup.holders[at - 1],
            "m_first_in_box": markup.starts[markup.parents[holder]] == at,
        }

    def row(self, at: int) -> Row:
        return {
            **self.names_at(at),
            **self.landmarks_at(at),
            **self.masses_at(at),
            **self.boxes_at(at),
            **self.alike_at(at),
            **self.rest_at(at),
        }


@pytest.mark.parametrize("deepest", [0, 2, 4, 6])
@pytest.mark.parametrize("seed", [1, 2, 3, 4])
def test_every_column_is_what_a_slow_formula_gives(seed: int, deepest: int) -> None:
    chance = random.Random(100 * deepest + seed)
    markup = drawn_markup(chance, deepest)
    count = len(markup.inner)

    def draw(*values: float) -> Any:
        return np.array(chance.choices(values, k=count), dtype=np.float32)

    shape = {
        "words": np.log1p(draw(1, 7, 8.5, 30)),
        "chars": np.log1p(draw(0.5, 5, 40, 200)),
        "links": draw(0, 0.5, 1),
        "mark_heading": draw(0, 0, 1),
        "level": draw(1, 1, 2),
    }
    # One page of four has no prose at all, and one hardly any.
    mass = draw(0) if seed == 3 else draw(0, 0, 0.25, 13, 47) * draw(1, 1.125)
    mass *= 0.005 if seed == 4 else 1
    texts = [TEXTS[each % len(TEXTS)] for each in range(count)]
    tree = read_tree(page_of(markup, texts), learned())
    assert tree is not None
    stated = stated_share(markup.witness, split_tokens(texts))
    columns = markup_columns(tree, shape, mass, stated)
    slow = Slow(markup, shape, mass.tolist())
    rows = [slow.row(at) for at in range(count)]
    shares = [1, 2 / 3, 0, 0, 0.5]
    for at, row in enumerate(rows):
        row["m_witness"] = shares[at % len(TEXTS)]
    assert set(columns) == set(rows[0])
    for name, column in columns.items():
        expected = [float(row[name]) for row in rows]
        assert column.tolist() == pytest.approx(expected, rel=1e-4, abs=1e-5), name
        assert column.dtype == np.float32


def chain(tags: list[str], blocks: int = 1) -> Markup:
    """Elements each in the one before, with all blocks in the last, which is a box."""
    size = len(tags)
    return Markup(
        namings=[naming_of(tag, {}) for tag in tags],
        named=list(range(size)),
        parents=[0, *range(size - 1)],
        depths=list(range(size)),
        starts=[0] * size,
        ends=[blocks] * size,
        boxes=[True] * size,
        inner=[size - 1] * blocks,
        holders=[size - 1] * blocks,
        hidden=[False] * blocks,
    )


def columns_of(markup: Markup, mass: list[float]) -> dict[str, list[float]]:
    ones = np.ones(len(mass), dtype=np.float32)
    shape = dict.fromkeys(("words", "chars", "links", "mark_heading", "level"), ones)
    texts = ["x"] * len(mass)
    tree = read_tree(page_of(markup, texts), learned())
    assert tree is not None
    prose = np.array(mass, dtype=np.float32)
    stated = stated_share(markup.witness, split_tokens(texts))
    columns = markup_columns(tree, shape, prose, stated)
    return {name: column.tolist() for name, column in columns.items()}


def test_depths_and_articles_are_counted_up_to_a_bound() -> None:
    for size, deep, articles in (
        (19, 18, 18),
        (21, 20, 20),
        (22, 21, 20),
        (31, 30, 20),
        (33, 30, 20),
    ):
        columns = columns_of(chain(["body"] + ["article"] * (size - 1)), [1.0])
        assert (columns["m_deep"], columns["m_articles"]) == ([deep], [articles])


def test_depth_within_the_main_box_and_distances_from_it_are_bounded() -> None:
    markup = chain(["body"] + ["div"] * 20, 200)
    # The box with the prose holds the blocks 70 to 139; the others lie in the body alone.
    for element in range(1, 21):
        markup.starts[element], markup.ends[element] = 70, 140
    for block in (*range(70), *range(140, 200)):
        markup.holders[block] = markup.inner[block] = 0
    columns = columns_of(markup, [0.0] * 70 + [1.0] * 70 + [0.0] * 60)
    off = columns["m_box50%_off"]
    assert [off[at] for at in (0, 10, 11, 69, 70, 139, 140, 199)] == [
        -60,
        -60,
        -59,
        -1,
        0,
        0,
        1,
        60,
    ]
    assert [columns["m_box50%_from"][at] for at in (69, 70, 130, 131, 140)] == [-1, 0, 60, 60, -1]
    assert [columns["m_box50%_to"][at] for at in (69, 78, 79, 80, 139)] == [-1, 60, 60, 59, 0]
    shallow = chain(["body"] + ["div"] * 20, 2)
    shallow.boxes[8:] = [False] * 13
    assert columns_of(shallow, [1.0, 1.0])["m_box90%_deep"] == [12, 12]


def test_a_page_whose_data_state_no_body_has_no_witness() -> None:
    assert columns_of(chain(["body"]), [1.0])["m_witness"] == [-1]
