"""Weights for what elements are called, by logistic regression over the elements above a block."""

from __future__ import annotations

import math
import multiprocessing
import warnings
from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from cleannews.evidence.markup.tags import OWN, names_of, tokens_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from numpy.typing import NDArray

    from benchmarks.fitting.training import Example
    from cleannews.reading.markup import Markup

__all__ = ["element_tokens", "fit_names"]

_STRENGTH = 0.5  # the inverse of the regularisation
_MOST_STEPS = 60
_LEAST_SITES = 4
_LEAST_WEIGHT = 0.02  # smaller ones say nothing


def element_tokens(markup: Markup) -> list[list[str]]:
    """All that each element of a page is called; twice what two attributes call it."""
    told = [
        [token for tokens in tokens_of(names_of(naming)) for token in tokens]
        for naming in markup.namings
    ]
    return [told[number] for number in markup.named]


@dataclass(slots=True)
class _Way:
    """The elements from the page down to a block, and the weight of such blocks on one site."""

    tokens: Counter[str]
    body: float = 0.0
    chrome: float = 0.0


@dataclass(frozen=True, slots=True)
class _Ways:
    """The distinct ways of all sites, twice each: as body and as chrome, with a weight."""

    names: list[str]
    counts: Any  # scipy's CSR matrix, a row a way, a column a name
    weight: NDArray[np.float64]  # rows: as chrome, as body
    fold: NDArray[np.int64]


def _ways_of(rows: Iterable[Example]) -> dict[str, tuple[int, dict[object, _Way]]]:
    """By site: its fold, and its ways by the names on them."""
    found: dict[str, tuple[int, dict[object, _Way]]] = {}
    for row in rows:
        markup = row.page.markup
        if markup is None:
            continue
        _, ways = found.setdefault(row.labelled.site, (row.fold, {}))
        paths: list[tuple[object, Counter[str], list[str]]] = []
        for tokens, above in zip(element_tokens(markup), markup.parents, strict=True):
            key, counted, _ = paths[above] if paths else ((), Counter(), [])
            paths.append((hash((key, *tokens)), counted + Counter(tokens), tokens))
        for inner, holder, text, share in zip(
            markup.inner, markup.holders, row.page.texts, row.body.tolist(), strict=True
        ):
            if math.isnan(share):
                continue
            key, counted, own = paths[inner]
            way = ways.get((key, holder == inner))
            if way is None:
                own = own if holder == inner else own + paths[holder][2]
                way = _Way(counted + Counter(OWN + token for token in own))
                ways[key, holder == inner] = way
            weight = math.sqrt(len(text) / 6 + 2)
            way.body += weight * share
            way.chrome += weight * (1 - share)
    return found


def _read_ways(rows: Iterable[Example]) -> _Ways:
    from scipy.sparse import csr_matrix

    found = _ways_of(rows)
    sites: dict[str, set[str]] = defaultdict(set)
    for site, (_, ways) in found.items():
        for way in ways.values():
            for token in way.tokens:
                sites[token].add(site)
    names = sorted(token for token, places in sites.items() if len(places) >= _LEAST_SITES)
    number = {name: place for place, name in enumerate(names)}
    places: list[int] = []
    values: list[float] = []
    starts = [0]
    weights: list[tuple[float, float]] = []
    folds: list[int] = []
    for fold, ways in found.values():
        total = sum(way.body + way.chrome for way in ways.values()) or 1.0
        scale = 1 / math.sqrt(total)
        for way in ways.values():
            for token, count in way.tokens.items():
                if token in number:
                    places.append(number[token])
                    values.append(count)
            starts.append(len(places))
            weights.append((way.chrome * scale, way.body * scale))
            folds.append(fold)
    matrix = csr_matrix((values, places, starts), shape=(len(starts) - 1, len(names)))
    weight = np.array(weights).T
    return _Ways(names, matrix, weight / weight.mean(), np.array(folds))


_shared: dict[str, _Ways] = {}


def _fit(left_out: tuple[int, ...]) -> dict[str, float]:
    from scipy.sparse import vstack
    from sklearn.exceptions import ConvergenceWarning
    from sklearn.linear_model import LogisticRegression
    from threadpoolctl import threadpool_limits

    ways = _shared["ways"]
    chosen = np.flatnonzero(~np.isin(ways.fold, left_out))
    counts = ways.counts[chosen]
    model = LogisticRegression(C=_STRENGTH, max_iter=_MOST_STEPS, tol=1e-3)
    with warnings.catch_warnings(), threadpool_limits(1):
        warnings.simplefilter("ignore", ConvergenceWarning)  # what is left to gain is not wanted
        model.fit(
            vstack([counts, counts]),
            np.repeat([0, 1], len(chosen)),
            sample_weight=ways.weight[:, chosen].ravel(),
        )
    weights = zip(ways.names, model.coef_[0].tolist(), strict=True)
    return {name: round(w, 2) for name, w in weights if abs(w) >= _LEAST_WEIGHT}


def fit_names(
    rows: Sequence[Example], left_out: Collection[frozenset[int]]
) -> dict[frozenset[int], dict[str, float]]:
    """The weights learned without each of these sets of folds, on all cores; none without HTML."""
    jobs = [tuple(sorted(folds)) for folds in left_out]
    if not any(row.page.markup for row in rows):
        return {frozenset(job): {} for job in jobs}
    _shared["ways"] = _read_ways(rows)
    with multiprocessing.get_context("fork").Pool() as pool:
        fitted = pool.map(_fit, jobs, chunksize=1)
    return {frozenset(job): weights for job, weights in zip(jobs, fitted, strict=True)}
