"""Labelled blocks for training, cut by the product's own reader and observed by its own eyes.

Whatever is learned from labels and then seen as evidence (the log-odds of words, of rules and of
turns of phrase) is learned from other folds than the page's own, so a model never sees a page
described by counts that the page itself went into.
"""

from __future__ import annotations

import hashlib
import math
import random
import re
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from benchmarks.fitting.namings import element_tokens
from benchmarks.labelled.alignment import coverage
from benchmarks.labelled.dumps import HTML, LEFT_OVER, dump
from benchmarks.scoring.metrics import fold_space
from cleannews.evidence.cues import Cues, find_cues
from cleannews.evidence.hits import rule_odds_prior
from cleannews.evidence.learned import Learned
from cleannews.evidence.wording import COMMON_BITS, word_slot
from cleannews.reading import read

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from numpy.typing import NDArray

    from benchmarks.fitting.turns import TurnWeights
    from benchmarks.labelled.datasets import LabelledPage
    from cleannews.evidence.lexicon import Lexicon
    from cleannews.reading.page import Page

__all__ = ["FOLDS", "Example", "Tally", "example", "fold_of", "learned_from", "tally"]

FOLDS = 5
_WORD = re.compile(r"\w+")
_LEAST_SITES = 4  # sites a word must stand on before it is counted as common to many
_SMOOTHING = 2.0
_LARGEST_ODDS = 4.0
_LEAST_ODDS = 0.3  # smaller ones say nothing
_DUMP_CLEANED = "inscriptis"
_BESIDE = 6  # blocks above and below the body of which some are left over
_MOST_LEFT = 5
_WITH_FACTS = 0.5
_COMMON_SHARE = 0.02  # of the sites that the commonest word stands on


@dataclass(frozen=True, slots=True)
class Example:
    """One page in one style: its blocks, and the share of each that is body (NaN: unknown)."""

    labelled: LabelledPage
    style: str
    fold: int
    page: Page
    cues: Cues
    body: NDArray[np.float32]


def fold_of(site: str) -> int:
    """The fold of a site: fixed for ever, so that scores of different days can be compared."""
    return int.from_bytes(hashlib.sha256(site.encode()).digest()[:4]) % FOLDS


def example(labelled: LabelledPage, style: str) -> Example | None:
    """The page in a style with its labels; None for an empty dump or where nothing is known.

    HTML that has to be read as text is judged as text, so it is no example of HTML either.
    """
    page = read(_left_over(labelled) if style == LEFT_OVER else dump(labelled, style))
    if not page.texts or (style == HTML and page.markup is None):
        return None
    if labelled.text is not None:
        body = np.array(coverage(page.texts, labelled.text), dtype=np.float32)
    else:
        body = _from_snippets(page.texts, labelled)
        if np.isnan(body).all():
            return None
    return Example(labelled, style, fold_of(labelled.site), page, find_cues(page), body)


def _left_over(labelled: LabelledPage) -> str:
    """The wanted text as blocks of a dump, below its title, and some of those that lie next to it.

    Half of them have the byline and the date below the title as well.
    """
    texts = read(dump(labelled, _DUMP_CLEANED)).texts
    shares = coverage(texts, labelled.text or "")
    body = [block for block, share in enumerate(shares) if share >= 0.5]
    if not body:
        return ""
    drawn = random.Random(labelled.id)  # noqa: S311 - the same lines at each run
    beside = [
        block
        for block in range(max(0, body[0] - _BESIDE), min(len(texts), body[-1] + _BESIDE + 1))
        if shares[block] < 0.5
    ]
    left = set(drawn.sample(beside, min(len(beside), drawn.randint(0, _MOST_LEFT))))
    facts = (f"By {', '.join(labelled.authors)}" if labelled.authors else None, labelled.published)
    head = [labelled.title, *(facts if drawn.random() < _WITH_FACTS else ())]
    kept = (texts[block] for block in sorted({*body, *left}))
    return drawn.choice(("\n", "\n\n")).join([*filter(None, head), *kept])


def _from_snippets(texts: Sequence[str], labelled: LabelledPage) -> NDArray[np.float32]:
    """Labels where only snippets are known: NaN for the blocks that none of them speaks of."""
    body = np.full(len(texts), np.nan, dtype=np.float32)
    wanted = [fold_space(snippet) for snippet in labelled.wanted]
    unwanted = [fold_space(snippet) for snippet in labelled.unwanted]
    for i, text in enumerate(texts):
        if any(snippet in text for snippet in unwanted):
            body[i] = 0.0
        if any(snippet in text for snippet in wanted):
            # A block that holds both was cut too coarsely to say anything.
            body[i] = np.nan if body[i] == 0.0 else 1.0
    return body


@dataclass(frozen=True, slots=True)
class Tally:
    """For each word, rule and name of elements in one fold: its shares summed over sites.

    The first sum is that of its shares in bodies, the second in chrome; the third counts the sites.
    """

    words: dict[str, tuple[float, float, int]]
    rules: dict[str, tuple[float, float, int]]
    markup: dict[str, tuple[float, float, int]]


def tally(rows: Sequence[Example], lexicon: Lexicon) -> Tally:
    """Count words and rules over examples of whole sites.

    Every site counts once for a word, with the shares of its blocks that are body and that are
    chrome.
    """
    words: dict[str, dict[str, list[float]]] = defaultdict(dict)
    rules: dict[str, dict[str, list[float]]] = defaultdict(dict)
    markup: dict[str, dict[str, list[float]]] = defaultdict(dict)
    for row in rows:
        site = row.labelled.site
        shares = row.body.tolist()
        for text, share in zip(row.page.texts, shares, strict=True):
            if math.isnan(share):
                continue
            # Long blocks say little of a word; the words of labels say much.
            weight = 1.0 / max(1.0, math.sqrt(len(text) / 40))
            for word in set(_WORD.findall(text.lower())):
                _count(words[word], site, share, weight)
        hits = lexicon.match(row.page.texts)
        for block, number in zip(hits.blocks, hits.rules, strict=True):
            if not math.isnan(shares[block]):
                _count(rules[lexicon.rules[number].id], site, shares[block], 1.0)
        _count_markup(row, markup)
    return Tally(
        {word: _sum_sites(sites) for word, sites in words.items()},
        {rule: _sum_sites(sites) for rule, sites in rules.items()},
        {name: _sum_sites(sites) for name, sites in markup.items()},
    )


def _count_markup(row: Example, counts: dict[str, dict[str, list[float]]]) -> None:
    """Count what the elements on the way to each block are called."""
    markup = row.page.markup
    if markup is None:
        return
    on_path: list[frozenset[str]] = []
    for tokens, above in zip(element_tokens(markup), markup.parents, strict=True):
        own = frozenset(tokens)
        on_path.append(own | on_path[above] if on_path else own)
    for element, text, share in zip(markup.inner, row.page.texts, row.body.tolist(), strict=True):
        if not math.isnan(share):
            weight = math.sqrt(len(text) / 6 + 2)
            for token in on_path[element]:
                _count(counts[token], row.labelled.site, share, weight)


def learned_from(
    tallies: Iterable[Tally], turns: TurnWeights, names: Mapping[str, float], lexicon: Lexicon
) -> Learned:
    """What some folds teach: their tallies, and the weights that were fitted on them."""
    words: dict[str, list[float]] = defaultdict(lambda: [0.0, 0.0, 0.0])
    rules: dict[str, list[float]] = defaultdict(lambda: [0.0, 0.0, 0.0])
    markup: dict[str, list[float]] = defaultdict(lambda: [0.0, 0.0, 0.0])
    for one in tallies:
        for totals, counted in ((words, one.words), (rules, one.rules), (markup, one.markup)):
            for key, values in counted.items():
                total = totals[key]
                for place, value in enumerate(values):
                    total[place] += value
    least_common = _COMMON_SHARE * max(sites for _, _, sites in words.values())
    common = np.zeros(1 << COMMON_BITS, dtype=np.bool_)
    known = [word for word, (_, _, sites) in words.items() if sites >= least_common]
    common[word_slot(known, COMMON_BITS)] = True
    return Learned(
        words=_telling(words),
        rules={
            rule.id: _log_odds(rules[rule.id][0], rules[rule.id][1], rule_odds_prior(rule.match))
            for rule in lexicon.rules
        },
        turns=turns.slots,
        turns_bias=turns.bias,
        common=common,
        markup=_telling(markup),
        names=names,
    )


def _telling(counts: Mapping[str, Sequence[float]]) -> dict[str, float]:
    """The log-odds of what stands on several sites and speaks for one side."""
    return {
        key: odds
        for key, (body, chrome, sites) in counts.items()
        if sites >= _LEAST_SITES and abs(odds := _log_odds(body, chrome, 0.0)) >= _LEAST_ODDS
    }


def _count(sites: dict[str, list[float]], site: str, share: float, weight: float) -> None:
    counts = sites.setdefault(site, [0.0, 0.0])
    counts[0] += share * weight
    counts[1] += (1 - share) * weight


def _sum_sites(sites: Mapping[str, Sequence[float]]) -> tuple[float, float, int]:
    body = sum(counts[0] / (counts[0] + counts[1]) for counts in sites.values())
    return body, len(sites) - body, len(sites)


def _log_odds(body: float, chrome: float, prior: float) -> float:
    strength = _SMOOTHING / (1 + math.exp(-prior))
    odds = math.log((body + strength) / (chrome + _SMOOTHING - strength))
    return round(max(-_LARGEST_ODDS, min(_LARGEST_ODDS, odds)), 2)
