"""The crawl that learning is measured on, and the figures that come of it."""

from __future__ import annotations

from benchmarks.learning import Crawl, measure
from cleannews import clean

SMALL = Crawl(sites=3, pages_a_site=4)


def test_the_crawl_is_the_same_each_time_and_has_blocks_as_asked() -> None:
    pages = [SMALL.page(address) for address in SMALL.addresses()]
    assert pages == [SMALL.page(address) for address in SMALL.addresses()]
    assert len(set(pages)) == len(pages)
    assert {len(clean(page).blocks) for page in pages} == {SMALL.blocks_a_page}


def test_pages_of_a_site_share_its_frame_and_no_two_sites_do() -> None:
    first, second, other = (set(SMALL.page(at).split("\n\n")) for at in ((0, 0), (0, 1), (1, 0)))
    assert len(first & second) > len(first & other)


def test_the_figures_tell_what_was_learned_and_that_order_made_no_difference() -> None:
    record = measure(SMALL)
    assert (record["sites"], record["pages"], record["blocks"]) == (3, 12, 600)
    assert record["same_bytes"]
    assert set(record["ms_per_page"]) == {"clean", "learn", "clean by profile"}
    assert 0 < record["speed_of_both_passes"] < record["speed_of_learning"]
