"""What is counted of a page is what its article says of it."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given

from cleannews import Options, Role, clean
from cleannews.evidence.memory import MEMORY_COLUMNS, Memory
from cleannews.judging.memory import Remembered
from cleannews.pipeline import Passage, take_through
from cleannews.streams.tally import Sight, look_at
from cleannews.testing import ScrapedPage, scraped_pages
from cleannews.writing import write

if TYPE_CHECKING:
    from cleannews import Article
    from cleannews.judging import Judgement

FIXTURES = Path(__file__).parent.parent / "fixtures"
PAGES = sorted(FIXTURES.glob("en-*/source.*"))
KEEP = Options(keep=("newsletter", "Read more"))
ALL_BUT_LINKS = Options(include=frozenset(Role) - {Role.NAVIGATION, Role.RELATED})


def sight_of(page: str | bytes, options: Options) -> Sight:
    return look_at(take_through(page, None, options, None))


def told_by(article: Article) -> Sight:
    """The same counts, from the blocks that were removed: rules have a slash in their code."""
    codes = [block.reasons[0].code for block in article.removed]
    kept = len(article.text)
    return Sight(
        kind=article.kind,
        characters=kept + sum(len(block.text) for block in article.removed),
        kept=kept,
        roles=Counter(block.role.value for block in article.removed),
        rules=Counter(code for code in codes if "/" in code),
        warnings=article.warnings,
    )


@pytest.mark.parametrize("options", [Options(), KEEP, ALL_BUT_LINKS], ids=["", "keep", "include"])
def test_a_sight_counts_the_removed_blocks_by_role_and_rule(options: Options) -> None:
    sights = []
    for path in PAGES:
        page = path.read_bytes()
        sights.append(sight_of(page, options))
        assert sights[-1] == told_by(clean(page, options=options)), path
    rules = {code for sight in sights for code in sight.rules}
    assert any(code.startswith("under:") for code in rules)
    assert any(not code.startswith("under:") for code in rules)


@given(scraped_pages())
def test_a_sight_counts_the_removed_blocks_of_any_page(page: ScrapedPage) -> None:
    assert sight_of(page.source, Options()) == told_by(clean(page.source))


def ferry() -> Passage:
    """A page of which rules and lines above decide some blocks."""
    (page,) = (FIXTURES / "en-corrected-ferry").glob("source.*")
    return take_through(page.read_bytes(), None, Options(), None)


def written_by(passage: Passage, judgement: Judgement) -> Passage:
    """The same page, as if it had been judged like this."""
    return Passage(passage.page, judgement, write(passage.page, judgement, None, Options()))


def test_what_is_known_of_a_site_decides_in_place_of_a_line_above() -> None:
    passage = ferry()
    assert any(code.startswith("under:") for code in look_at(passage).rules)
    size = len(passage.page)
    memory = Memory(3, [2] * size, np.zeros((len(MEMORY_COLUMNS), size), dtype=np.float32))
    # It moves every score beyond what the page alone could say.
    remembered = Remembered(memory, [-99.0] * size)
    again = written_by(passage, replace(passage.judgement, remembered=remembered))
    sight = look_at(again)
    assert "site" in {block.reasons[0].code for block in again.article.removed}
    assert not any(code.startswith("under:") for code in sight.rules)
    assert sight == told_by(again.article)


def test_reading_again_decides_in_place_of_rules() -> None:
    passage = ferry()
    roles = dict(enumerate(passage.judgement.roles))
    again = written_by(passage, replace(passage.judgement, settled=roles))
    assert look_at(passage).rules
    assert look_at(again).rules == {}
    assert look_at(again) == told_by(again.article)


def test_an_empty_page_counts_for_nothing_but_its_warning() -> None:
    assert sight_of("", Options()) == Sight("empty", 0, 0, {}, {}, ("empty-input",))
