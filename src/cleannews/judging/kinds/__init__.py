"""What a page is, an article or something else, and how sure that is."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from cleannews.article import BODY_ROLES
from cleannews.judging.kinds.stubs import find_stub, is_live
from cleannews.judging.kinds.traits import label_keys, page_traits

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from numpy.typing import NDArray

    from cleannews.judging import Judgement
    from cleannews.reading.page import Page

__all__ = [
    "ARTICLE",
    "BOUND",
    "EMPTY",
    "Kinds",
    "Sight",
    "Telling",
    "load_kinds",
    "look_at",
    "save_kinds",
    "tell",
]

ARTICLE: Final = "article"
EMPTY: Final = "empty"
BOUND: Final = 3.0  # standard deviations; a trait further from its mean says no more
_FILE: Final = "kinds.json"
_PLACES: Final = 4  # of the numbers in it
# In doubt a page is an article: what is one with this chance. Text shows less of what it is, so
# more of its articles lie near the middle.
_LEAST_CHANCE: Final = {"html": 0.5, "text": 0.4}
# The chance of what a page says of itself. It cannot be learned for want of such pages with labels.
_SAID: Final = 0.9


@dataclass(frozen=True, slots=True)
class Sight:
    """A judged page as a whole: its traits, and what it says it is."""

    traits: dict[str, float]
    html: bool
    stub: str | None  # "error", "consent" or "paywall"
    live: bool

    @property
    def door(self) -> str:
        """Which models tell it: text lacks most of what HTML shows."""
        return "html" if self.html else "text"


@dataclass(frozen=True, slots=True)
class Telling:
    """The kind of a page, the probability that it is that, and the F1 to expect of its text."""

    kind: str
    chance: float
    expected_f1: float


@dataclass(frozen=True, slots=True)
class Kinds:
    """Linear models of the kind of a page, and of how well its body was found.

    `names` are the F traits they know, `centre` (2, F) the means and standard deviations of these,
    `kinds` the K kinds, `weights` (K, F + 1) theirs, the last for a constant, and `quality`
    (F + 1,) those of the expected F1.
    """

    names: tuple[str, ...]
    centre: NDArray[np.float64]
    kinds: tuple[str, ...]
    weights: NDArray[np.float64]
    quality: NDArray[np.float64]

    def chances(self, traits: Mapping[str, float]) -> dict[str, float]:
        """The probability of each kind."""
        odds = self.weights @ self._seen(traits)
        shares = np.exp(odds - odds.max())
        return dict(zip(self.kinds, (shares / shares.sum()).tolist(), strict=True))

    def expected_f1(self, traits: Mapping[str, float]) -> float:
        """The F1 that the page's text is expected to reach."""
        return float(1 / (1 + np.exp(-(self.quality @ self._seen(traits)))))

    def _seen(self, traits: Mapping[str, float]) -> NDArray[np.float64]:
        seen = np.ones(len(self.names) + 1)
        seen[:-1] = [traits[name] for name in self.names]
        seen[:-1] -= self.centre[0]
        seen[:-1] /= self.centre[1]
        return np.minimum(np.maximum(seen, -BOUND), BOUND)


def look_at(page: Page, judgement: Judgement, title: str | None, url: str | None) -> Sight:
    """Look at a judged page of at least one block as a whole; linear in its length.

    `title` and `url` are the article's, where they are known.
    """
    assert judgement.evidence is not None
    roles, labels = judgement.parts, label_keys(page.texts)
    body = [block for block, role in enumerate(roles) if role in BODY_ROLES]
    words = np.expm1(judgement.evidence.columns["words"]).tolist()
    return Sight(
        traits=page_traits(page, judgement, body, labels, url),
        html=page.markup is not None and page.declared is not None,
        stub=find_stub(page, roles, body, words, labels),
        live=is_live(page, body, words, title, url),
    )


def tell(sight: Sight, kinds: Mapping[str, Kinds], *, has_text: bool) -> Telling:
    """Say what a page is; `has_text` tells whether there is anything to keep of it."""
    model = kinds[sight.door]
    f1 = model.expected_f1(sight.traits) if has_text else 0.0
    if sight.stub:
        return Telling(sight.stub, _SAID, f1)
    chances = model.chances(sight.traits)
    if chances[ARTICLE] < _LEAST_CHANCE[sight.door]:
        kind = max(chances.keys() - {ARTICLE}, key=lambda one: (chances[one], one))
        return Telling(kind, chances[kind], f1)
    if not has_text:
        return Telling(EMPTY, 1.0, f1)
    return Telling("live", _SAID, f1) if sight.live else Telling(ARTICLE, chances[ARTICLE], f1)


@cache
def load_kinds() -> dict[str, Kinds]:
    """The shipped models, of HTML and of text: a constant, read once."""
    record = json.loads((files("cleannews.judging.kinds") / _FILE).read_text(encoding="utf-8"))
    return {
        door: Kinds(
            names=tuple(one["names"]),
            centre=np.array(one["centre"]),
            kinds=tuple(one["kinds"]),
            weights=np.array(one["weights"]),
            quality=np.array(one["quality"]),
        )
        for door, one in record["doors"].items()
    }


def save_kinds(kinds: Mapping[str, Kinds], folder: Path, provenance: Mapping[str, object]) -> None:
    """Write the models into `folder`, byte for byte the same for the same ones."""
    doors = {
        door: {
            "names": list(one.names),
            "kinds": list(one.kinds),
            **{
                name: np.round(getattr(one, name), _PLACES).tolist()
                for name in ("centre", "weights", "quality")
            },
        }
        for door, one in kinds.items()
    }
    record: dict[str, Any] = {"provenance": dict(provenance), "doors": doors}
    (folder / _FILE).write_text(json.dumps(record, indent=0) + "\n", encoding="utf-8")
