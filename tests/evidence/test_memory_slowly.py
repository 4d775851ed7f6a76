"""What a profile shows of a page, against a slow reading of its outlines, page by page."""

from __future__ import annotations

import math
import random
from itertools import pairwise

import pytest

from cleannews.article import Role
from cleannews.evidence.memory import MEMORY_COLUMNS, block_keys, recall
from cleannews.evidence.memory import outline as outline_of
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


def others_of(keys: list[str], likely: list[bool], outlines: list[Outline]) -> list[Outline]:
    """The pages that are neither this one nor tell the same story."""
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
    return others


def recurring(keys: list[str], block: int, others: list[Outline]) -> tuple[float, float]:
    """How often a block stands beside the same neighbour, and how often it is a paragraph."""
    key, paragraph = keys[block], 0.0
    seen = sum(key in each.keys for each in others)
    if is_long(key):
        chrome = sum(key in each.keys and each.title != key for each in others)
        body = {
            one for each in others for one, kept in zip(each.keys, each.kept, strict=True) if kept
        }
        if chrome < 3 or key in body:
            return 0, 0
        paragraph = chrome / len(others)
    neighbours = [tuple(keys[at : at + 2]) for at in (block - 1, block) if at >= 0]
    pairs = [set(pairwise(each.keys)) for each in others]
    beside = sum(any(pair in neighbours for pair in each) for each in pairs)
    return beside / (seen + 1), paragraph


def slot_of(keys: list[str], run: range, others: list[Outline], *, long: bool) -> float:
    """What other pages have in the place of a run of new blocks."""
    kept = pages = 0.0
    for outline in others:
        above = next((each for each in keys[: run.start][::-1] if each in outline.keys), None)
        below = next((each for each in keys[run.stop :] if each in outline.keys), None)
        stretch = between(outline, above, below) if above or below else None
        own = [at for at in stretch or () if is_long(outline.keys[at]) is long]
        if own:
            kept += sum(outline.kept[at] for at in own) / len(own)
            pages += 1
    return math.log((kept + 1) / (pages - kept + 1))


def slow_recall(
    keys: list[str], likely: list[bool], outlines: list[Outline]
) -> tuple[int, list[int], list[list[float]]]:
    others = others_of(keys, likely, outlines)
    seen = [sum(key in each.keys for each in others) for key in keys]
    columns: list[list[float]] = [[0.0] * len(keys) for _ in MEMORY_COLUMNS]
    if len(others) < 2:
        return len(others), seen, columns
    for block, key in enumerate(keys):
        if seen[block]:
            columns[0][block], columns[1][block] = recurring(keys, block, others)
            continue
        start = max([at + 1 for at in range(block) if seen[at]], default=0)
        end = min([at for at in range(block, len(keys)) if seen[at]], default=len(keys))
        slot = slot_of(keys, range(start, end), others, long=is_long(key))
        columns[2 if is_long(key) else 3][block] = slot
    return len(others), seen, columns


def drawn_page(chance: random.Random, size: int, *, alike: bool) -> list[str]:
    own = [f"a line of its own {chance.choice('abcdefgh')}", f"{'its own ' * 8}{chance.random()}"]
    lines = [*SHORT[:2], *LONG[:2]] if alike else [*SHORT, *LONG, *EAST]
    return [chance.choice([*lines, *own]) for _ in range(size)]


@pytest.mark.parametrize("seed", range(40))
def test_a_profile_shows_what_a_slow_reading_of_its_outlines_shows(seed: int) -> None:
    chance, alike = random.Random(seed), seed % 2 == 0
    pages = [
        drawn_page(chance, chance.randint(1, 9), alike=alike) for _ in range(chance.randint(1, 7))
    ]
    outlines = []
    for page in pages:
        keys = block_keys(page)
        kept = [chance.random() < 0.1 for _ in keys]
        outlines.append(Outline.of(chance.choice(keys), keys, kept))
    profile = SiteProfile.of(outlines)
    texts = chance.choice([drawn_page(chance, chance.randint(1, 12), alike=alike), pages[0]])
    likely = [chance.random() < 0.5 for _ in texts]
    memory = recall(texts, likely, profile)
    pages_left, seen, columns = slow_recall(block_keys(texts), likely, list(profile.index.outlines))
    assert (memory.pages, memory.seen) == (pages_left, seen)
    for found, expected in zip(memory.columns.tolist(), columns, strict=True):
        assert found == pytest.approx(expected, abs=1e-5)


def test_an_outline_has_the_title_and_what_was_body() -> None:
    roles = [Role.NAVIGATION, Role.TITLE, Role.LEAD, Role.TITLE, Role.CAPTION]
    found = outline_of(["Menu", "Ferry: back", "It is.", "Again", "Boat"], roles)
    assert (found.title, found.kept) == ("ferry back", (False, False, True, False, False))
    assert outline_of(["Menu"], [Role.NAVIGATION]).title == ""
