"""What a profile shows of a page, against a slow reading of its outlines, page by page."""

from __future__ import annotations

import math
import random

import pytest

from cleannews.evidence.memory import MEMORY_COLUMNS, block_keys, recall
from cleannews.site import Outline, SiteProfile

SHORT = ["share", "menu", "more", "tides", "boats", "imprint"]
LONG = [f"{word} came back to the harbour of saltmarsh on a cold day" for word in SHORT]
EAST = ["渡し船が港にもどってきたと市議会が発表したのは昨日", "渡し船が港"]


def is_long(key: str) -> bool:
    return len(key) > (24 if key[0] > "\u2e80" else 50)


def between(outline: Outline, above: str | None, below: str | None) -> range | None:
    """The blocks between two keys where they come nearest, None where they never do."""
    size = len(outline.keys)
    starts = [at for at, key in enumerate(outline.keys) if key == above] if above else [-1]
    ends = [at for at, key in enumerate(outline.keys) if key == below] if below else [size]
    pairs = [(end - start, start, end) for start in starts for end in ends if start < end]
    if not pairs:
        return None
    _, start, end = min(pairs)
    return range(start + 1, end)


def log_odds(kept: float, pages: float) -> float:
    return math.log((kept + 1) / (pages - kept + 1))


def slow_recall(
    keys: list[str], likely: list[bool], outlines: list[Outline]
) -> tuple[int, list[int], list[list[float]]]:
    story = {key for key, is_likely in zip(keys, likely, strict=True) if is_likely and is_long(key)}
    times = {key: sum(key in each.keys for each in outlines) for key in keys}
    others: list[Outline] = []
    for outline in outlines:
        shared = {key for key in story if key in outline.keys}
        rare = {key for key in shared if 2 * times[key] <= len(outlines)}
        retold = 2 * len(shared) >= len(story) and outline.title in keys
        is_twin = bool(story) and (retold or 2 * len(rare) >= len(story))
        if not is_twin and list(outline.keys) != keys:
            others.append(outline)
    seen = [sum(key in each.keys for each in others) for key in keys]
    columns: list[list[float]] = [[0.0] * len(keys) for _ in MEMORY_COLUMNS]
    if len(others) < 2:
        return len(others), seen, columns
    for block, key in enumerate(keys):
        if not seen[block]:
            continue
        if is_long(key):
            chrome = sum(key in each.keys and each.title != key for each in others)
            kept = any(
                one == key and is_kept
                for each in others
                for one, is_kept in zip(each.keys, each.kept, strict=True)
            )
            if chrome < 3 or kept:
                continue
            columns[1][block] = chrome / len(others)
        neighbours = [tuple(keys[at : at + 2]) for at in (block - 1, block) if at >= 0]
        beside = sum(
            any(tuple(each.keys[at : at + 2]) in neighbours for at in range(len(each.keys) - 1))
            for each in others
        )
        columns[0][block] = beside / (seen[block] + 1)
    for block, key in enumerate(keys):
        if seen[block]:
            continue
        start = max([at + 1 for at in range(block) if seen[at]], default=0)
        end = min([at for at in range(block, len(keys)) if seen[at]], default=len(keys))
        told = {True: [0.0, 0.0], False: [0.0, 0.0]}  # kept, and pages
        for outline in others:
            above = next((each for each in reversed(keys[:start]) if each in outline.keys), None)
            below = next((each for each in keys[end:] if each in outline.keys), None)
            stretch = between(outline, above, below) if above or below else None
            for kind, sums in told.items():
                own = [at for at in stretch or () if is_long(outline.keys[at]) is kind]
                if own:
                    sums[0] += sum(outline.kept[at] for at in own) / len(own)
                    sums[1] += 1
        kind = is_long(key)
        columns[2 if kind else 3][block] = log_odds(*told[kind])
    return len(others), seen, columns


def drawn_page(chance: random.Random, size: int) -> list[str]:
    own = [f"a line of its own {chance.choice('abcdefgh')}", f"{'its own ' * 8}{chance.random()}"]
    return [chance.choice([*SHORT, *LONG, *EAST, *own]) for _ in range(size)]


@pytest.mark.parametrize("seed", range(40))
def test_a_profile_shows_what_a_slow_reading_of_its_outlines_shows(seed: int) -> None:
    chance = random.Random(seed)
    pages = [drawn_page(chance, chance.randint(1, 9)) for _ in range(chance.randint(1, 7))]
    outlines = []
    for page in pages:
        keys = block_keys(page)
        kept = [chance.random() < 0.2 for _ in keys]
        outlines.append(Outline.of(chance.choice(keys), keys, kept))
    profile = SiteProfile.of(outlines)
    texts = chance.choice([drawn_page(chance, chance.randint(1, 12)), pages[0]])
    likely = [chance.random() < 0.5 for _ in texts]
    memory = recall(texts, likely, profile)
    pages_left, seen, columns = slow_recall(block_keys(texts), likely, list(profile.index.outlines))
    assert (memory.pages, memory.seen) == (pages_left, seen)
    for found, expected in zip(memory.columns.tolist(), columns, strict=True):
        assert found == pytest.approx(expected, abs=1e-5)
