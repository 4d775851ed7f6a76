"""The page as a whole in some fifty numbers, by which its kind and the judge's luck are told."""

from __future__ import annotations

import re
import string
from functools import cache
from math import log1p
from typing import TYPE_CHECKING, Final, SupportsFloat
from urllib.parse import urlsplit

import numpy as np

from cleannews.article import Role
from cleannews.evidence.cues.vocabulary import table
from cleannews.reading.declared import Origin

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from numpy.typing import NDArray

    from cleannews.evidence import Evidence
    from cleannews.judging import Judgement
    from cleannews.reading.declared import Declared
    from cleannews.reading.page import Page

    Column = NDArray[np.float32]

__all__ = ["label_keys", "needed", "page_traits"]

_LONGEST_LABEL: Final = 40  # characters
_SHORT: Final = log1p(6)  # words
_CURRENCIES: Final = "$€£¥₹"
# Who offers something speaks of himself; known in the language of most such pages alone.
_OURS: Final = (" we ", " our ")
_FACTS: Final = {"title": Role.TITLE, "byline": Role.BYLINE, "published": Role.PUBLISHED}
_SENTENCE: Final = 20  # words
_MOST_HYPHENS: Final = 8
_WORD: Final = re.compile(r"[a-z]+")
_DAY: Final = re.compile(r"/(?:19|20)\d\d/\d")
# The columns of evidence that traits are drawn from, the last two of HTML alone.
_COLUMNS: Final = ("words", "chars", "links", "digits", "cue_date", "mark_heading", "mark_list")
_COLUMNS_OF_MARKUP: Final = ("m_in_code", "m_in_p")


# Of a label its letters, spaces and numbers count. `fold` does more, and takes four times as long.
_FIGURES: Final = bytes.maketrans(b"123456789", b"000000000")
_MARKS: Final = bytes(ord(sign) for sign in string.punctuation)


def label_keys(texts: Iterable[str]) -> set[str]:
    """The short ones among the texts, by what is the same wherever such a label stands.

    >>> sorted(label_keys(["Sort by:", "12 Answers", "1,200 answers", "It rained. " * 9]))
    ['0 answers', 'sort by']
    """
    # Menus stand twice on many pages.
    short = {text for text in texts if len(text) <= _LONGEST_LABEL}
    raw = "\n".join(short).lower().encode("utf-8", "surrogatepass").translate(_FIGURES, _MARKS)
    for zeros in (b"0000", b"00", b"00"):
        raw = raw.replace(zeros, b"0")
    return set(raw.decode("utf-8", "surrogatepass").split("\n"))


def needed(evidence: Evidence) -> Evidence:
    """What the traits need of the evidence."""
    return evidence.only((*_COLUMNS, *(_COLUMNS_OF_MARKUP if "markup" in evidence.groups else ())))


@cache
def _kinds_of(topic: str) -> tuple[str, ...]:
    return tuple(f"{topic}_{kind}" for kind in table("kinds")[topic])


@cache
def _known(topic: str) -> dict[str, tuple[str, ...]]:
    """What the data file knows under a topic, each word with the kinds that it speaks for."""
    kinds: dict[str, list[str]] = {}
    for kind, words in table("kinds")[topic].items():
        for word in label_keys(words):
            kinds.setdefault(word, []).append(f"{topic}_{kind}")
    return {word: tuple(names) for word, names in kinds.items()}


def page_traits(
    page: Page,
    judgement: Judgement,
    kept: Sequence[int],
    labels: Collection[str],
    url: str | None,
) -> dict[str, float]:
    """Describe a judged page of at least one block; linear in its number of blocks.

    `kept` are the blocks of its body, `labels` its short lines, folded, and `url` its address where
    that is known. Only pages of HTML have all the traits.
    """
    assert judgement.evidence is not None
    columns, roles = judgement.evidence.columns, judgement.parts
    words: Column = np.expm1(columns["words"])
    body = np.zeros(len(words), dtype=np.bool_)
    body[list(kept)] = True
    traits = {
        **_sizes(columns, words, body),
        **_scores(judgement.scores, words),
        **_make_up(page, columns, words, body),
        **_count(labels, "labels"),
    }
    traits |= {name: float(role in roles) for name, role in _FACTS.items()}
    if page.markup is not None and page.declared is not None:
        traits["code"] = _amount(np.count_nonzero(columns["m_in_code"]))
        traits["paragraphs"] = _share(words * body, columns["m_in_p"])
        traits |= _declarations(page.declared)
        traits |= _address(url)
    return traits


def _amount(count: SupportsFloat) -> float:
    return log1p(count)


def _share(weights: Column, column: Column) -> float:
    return float(weights @ column / (weights.sum() + 1))


def _sizes(
    columns: Mapping[str, Column], words: Column, body: NDArray[np.bool_]
) -> dict[str, float]:
    """How much of the page is body, and in how many pieces."""
    sums = np.zeros(len(words) + 1)
    np.cumsum(words, out=sums[1:])
    padded = np.zeros(len(body) + 2, dtype=np.bool_)
    padded[1:-1] = body
    edges = (padded[1:] != padded[:-1]).nonzero()[0]
    runs = sums[edges[1::2]] - sums[edges[::2]]
    kept, blocks = float(runs.sum()), max(int(np.count_nonzero(body)), 1)
    return {
        "body_words": _amount(kept),
        "page_words": _amount(sums[-1]),
        "body_share": kept / (float(sums[-1]) + 1),
        "longest_share": float(runs.max(initial=0)) / (kept + 1),
        "runs": _amount(len(runs)),
        "words_a_block": _amount(kept / blocks),
        "blocks": _amount(len(words)),
        "short": float(np.count_nonzero(columns["words"] < _SHORT) / len(words)),
    }


def _scores(scores: Sequence[float], words: Column) -> dict[str, float]:
    """How sure the judge is; blocks weigh the square root of their words."""
    chances, weights = np.array(scores), np.sqrt(words + 1)
    weights /= weights.sum()
    mean = float(weights @ chances)
    return {
        "score": mean,
        "score_spread": float(np.sqrt(weights @ np.square(chances - mean))),
        "sureness": float(weights @ np.abs(2 * chances - 1)),
    }


def _make_up(
    page: Page, columns: Mapping[str, Column], words: Column, body: NDArray[np.bool_]
) -> dict[str, float]:
    """What the page and its body are made of."""
    chars: Column = np.expm1(columns["chars"])
    blocks = max(int(np.count_nonzero(body)), 1)
    marks = {name: np.count_nonzero(columns[f"mark_{name}"][body]) for name in ("heading", "list")}
    return {
        "headings": marks["heading"] / blocks,
        "items": marks["list"] / blocks,
        "links": _share(chars, columns["links"]),
        "body_links": _share(chars * body, columns["links"]),
        "digits": _share(chars, columns["digits"]),
        "dates": _amount(np.count_nonzero(columns["cue_date"])),
        "prices": _amount(sum(map(page.source.count, _CURRENCIES))),
        "ours": sum(map(page.source.count, _OURS)) * _SENTENCE / (float(words.sum()) + _SENTENCE),
    }


def _count(words: Collection[str], topic: str) -> dict[str, float]:
    """How many different words speak for each kind."""
    counts = dict.fromkeys(_kinds_of(topic), 0.0)
    known = _known(topic)
    for word in known.keys() & words:
        for name in known[word]:
            counts[name] += 1
    return {name: log1p(count) for name, count in counts.items()}


def _declarations(declared: Declared) -> dict[str, float]:
    kinds = {claim.value.lower() for claim in (*declared.kinds, *declared.types)}
    return {
        **_count(kinds, "types"),
        "og_article": float(
            any(
                claim.origin is Origin.OPEN_GRAPH and claim.value.lower() == "article"
                for claim in declared.kinds
            )
        ),
        "declares_article": float(any(one.origin is Origin.JSON_LD for one in declared.kinds)),
        "declares_author": float(bool(declared.authors)),
        "declares_date": float(bool(declared.published)),
    }


def _address(url: str | None) -> dict[str, float]:
    try:
        parted = urlsplit(url or "")
    except ValueError:  # "https://[" and its like
        parted = urlsplit("")
    path = parted.path.lower()
    *folders, last = [part for part in path.split("/") if part] or [""]
    words = {word for folder in folders for word in _WORD.findall(folder)}
    words |= {*parted.netloc.lower().split(".")[:-1], last.partition(".")[0]}
    return {
        **_count(words, "addresses"),
        "address_root": float(bool(parted.netloc) and not last),
        "address_depth": float(len(folders) + bool(last)),
        "address_hyphens": float(min(last.count("-"), _MOST_HYPHENS)),
        "address_day": float(bool(_DAY.search(path))),
    }
