"""What a block looks like by itself, against a slow count of its characters one by one."""

from __future__ import annotations

import math
import unicodedata

import pytest

from cleannews.evidence.shape import count_characters, shape_columns
from cleannews.reading.page import Door, Layout, Mark, Page

STOPS = ".!?…。！？؟۔।"
COMMAS = ",;:、，；：،؛"
QUOTES = "\"'‘’‚“”„«»‹›「」『』()[]（）"

THAI = "เรือข้ามฟากกลับมา"
TEXTS = [
    "The Ferry sank. It rained, twice!",
    "ferry: to (Skarholm) | 3 p.m.",
    'He said "no."',
    "»",
    '"',
    "A",
    "7",
    "Fare 7",
    "",
    "1,234 Crowns; of 5.5 % — § 3…",
    "More ...",
    "More […]",
    "More...]",
    "More]",
    "More.",
    "More:",
    "More：",
    "渡し船が。戻った！",
    "x。y",
    "x.y",
    "\u303f\u3040\u30ff\u3100\u33ff\u3400\u9fff\ua000",
    f"{THAI} 5",
    (THAI * 7)[:109],
    (THAI * 7)[:110],
    (THAI * 14)[:220] + "”",
    (THAI * 7)[:110] + " x",
    "ๆ\u0e00\u0e3f",
    "ក្រុង",
    "မြို့။",
    "😀 𝐀 ǅ Ōé ʰ א",
    "one\ntwo Three",
    "😀",
    "(x)",
    "[7]",
    "“Ja!”",
    "x" * 39 + ":",
    "x" * 40 + ":",
    "x" * 41 + "|",
    "It. " + "x" * 98,
    "It. " + "x" * 99,
    "It. " + "x" * 120,
    "a|b:c",
    ":",
    "?! ",
]


def kind(char: str) -> str:
    """The class of a character, by the names of Unicode's categories."""
    code = ord(char)
    for signs, name in ((STOPS, "stop"), (COMMAS, "comma"), (QUOTES, "quote")):
        if char in signs or (name == "stop" and char == "။"):
            return name
    if 0x3040 <= code <= 0x30FF or 0x3400 <= code <= 0x9FFF:
        return "dense"
    if code > 0xFFFF:
        return ""
    category = unicodedata.category(char)
    thai = 0xE00 <= code <= 0xEFF or 0x1000 <= code <= 0x109F or 0x1780 <= code <= 0x17FF
    if thai and category[0] in "LM":
        return "unspaced"
    if category[0] in "SP":
        return "symbol"
    names = {"Lu": "upper", "Lt": "upper", "Ll": "lower", "Lo": "lower", "Lm": "lower"}
    return names.get(category, "digit" if category == "Nd" else "")


def told(text: str) -> dict[str, float]:
    """The columns of one block, counted one by one."""
    kinds = [kind(char) for char in text]
    pieces = text.replace("\n", " ").split(" ")
    size = max(len(text), 1)
    unspaced, dense = kinds.count("unspaced"), kinds.count("dense")
    words = sum(map(bool, pieces)) + 0.55 * dense + 0.2 * unspaced
    letters = kinds.count("upper") + kinds.count("lower") + dense + unspaced
    breaks = [
        at
        for at, each in enumerate(kinds)
        if each == "stop" and (text[at + 1 : at + 2] in ("", " ", "\n") or text[at] > "\u3000")
    ]
    sentences = len(breaks) + unspaced // 110
    closing = kinds[-2] if len(kinds) > 1 and kinds[-1] == "quote" else kinds[-1] if kinds else ""
    if closing == "unspaced" and unspaced >= 110:
        closing = "stop"
    label = min([at for at, char in enumerate(text) if char in ":|：" and at < 40], default=40)
    first, final = kinds[0] if kinds else "", text[-1:]
    return {
        "chars": math.log1p(len(text)),
        "words": math.log1p(words),
        "word_length": letters / max(words, 1),
        "upper": kinds.count("upper") / max(letters, 1),
        "capitalised": sum(kind(piece[0]) == "upper" for piece in pieces if piece) / max(words, 1),
        "digits": kinds.count("digit") / size,
        "symbols": kinds.count("symbol") / size,
        "commas": kinds.count("comma") / max(words, 1),
        "quotes": kinds.count("quote") / size,
        "dense": (dense + unspaced) / size,
        "sentences": sentences,
        "words_per_sentence": words / (sentences + 1),
        "ends_sentence": closing == "stop",
        "ends_colon": final in (":", "："),
        "ends_ellipsis": text.endswith(("...", "…", "...]", "…]")),
        "tail": min(len(text) - 1 - breaks[-1], 99) if breaks else 0,
        "label": label,
        "ends_digit": closing == "digit",
        "starts_upper": first == "upper",
        "starts_lower": first == "lower",
        "starts_digit": first == "digit",
        "starts_quote": first == "quote",
        "starts_symbol": first == "symbol",
    }


def page_of(texts: list[str]) -> Page:
    """A page of these blocks, with marks, levels, gaps and links that go round."""
    numbers = range(len(texts))
    return Page(
        source="",
        door=Door.TEXT,
        layout=Layout.LINES,
        spans=[(0, 0)] * len(texts),
        texts=texts,
        marks=[Mark(number % 7) for number in numbers],
        levels=[number % 3 for number in numbers],
        gaps=[number % 6 for number in numbers],
        links=[len(texts[number]) // (number % 3 + 1) for number in numbers],
    )


@pytest.mark.parametrize("texts", [TEXTS, TEXTS[::-1], ["x"], [""], ["", ""], ["", "x.", ""]])
def test_every_column_is_what_a_slow_count_gives(texts: list[str]) -> None:
    page = page_of(texts)
    columns = shape_columns(page, count_characters(texts))
    for number, text in enumerate(texts):
        mark = page.marks[number]
        expected = told(text) | {
            "mark_heading": mark is Mark.HEADING,
            "mark_list": mark in (Mark.BULLET, Mark.NUMBER),
            "mark_other": mark in (Mark.QUOTE, Mark.TABLE, Mark.CODE),
            "level": page.levels[number],
            "gap": min(page.gaps[number], 4),
            "links": page.links[number] / max(len(text), 1),
        }
        found = {name: float(column[number]) for name, column in columns.items()}
        numbers = {name: float(value) for name, value in expected.items()}
        assert found == pytest.approx(numbers, rel=1e-5), text


def test_counts_are_of_characters_and_not_of_shares() -> None:
    counted = count_characters(["Two 7s, “no”. § X", "渡เ"])
    assert counted.length.tolist() == [17, 2]
    assert counted.upper.tolist() == [2, 0]
    assert counted.letters.tolist() == [7, 2]
    assert counted.digits.tolist() == [1, 0]
    assert counted.stops.tolist() == [1, 0]
    assert counted.commas.tolist() == [1, 0]
    assert counted.quotes.tolist() == [2, 0]
    assert counted.symbols.tolist() == [1, 0]
    assert counted.dense.tolist() == [0, 2]
    assert counted.capitalised.tolist() == [2, 0]


def test_every_sign_of_a_class_is_of_it() -> None:
    for signs, name in ((STOPS, "stops"), (COMMAS, "commas"), (QUOTES, "quotes")):
        counts = getattr(count_characters([signs, "x"]), name).tolist()
        assert counts == [len(signs), 0]
