"""What learning sites costs: `python -m benchmarks.learning`.

An invented crawl, 1,000,000 blocks of 1,000 sites unless told otherwise, is learned page by page as
it comes, the sites mixed, and once more in another order and in parts that are merged. Three things
are measured: the memory that the profiles add to the process, the CPU time of learning a page and
of cleaning it by a profile beside that of cleaning it alone, and whether both ways to learn gave
the same profiles, byte for byte. One process, some minutes; no data is needed.
"""

from __future__ import annotations

import random
import sys
import time
from collections import defaultdict
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from benchmarks.running import parser_for
from benchmarks.scoring.records import run_facts, write_record
from benchmarks.timing.startup import peak_bytes
from cleannews import SiteProfile, clean, learn
from cleannews.article import Role
from cleannews.testing.phrasebook import phrasebook

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from cleannews.testing.phrasebook import Phrasebook

__all__ = ["Crawl", "main", "measure"]

SITES: Final = 1_000
PAGES_A_SITE: Final = 20
BLOCKS_A_PAGE: Final = 50
PARTS: Final = 7
MOST_BYTES: Final = 1 << 30  # that the profiles may add
LEAST_SPEED: Final = 0.5  # of learning, beside cleaning
_TIMED_SITES: Final = 20
_FRAME_ROLES: Final = (Role.NAVIGATION, Role.SHARING, Role.LEGAL, Role.SIGNUP, Role.COMMENT)
_MENU: Final = 10  # lines of a site's own
_TEASERS: Final = 5

Address = tuple[int, int]  # the number of a site, and of a page of it


@dataclass(frozen=True, slots=True)
class Crawl:
    """Invented pages of invented sites: each is made when it is asked for, always the same."""

    sites: int = SITES
    pages_a_site: int = PAGES_A_SITE
    blocks_a_page: int = BLOCKS_A_PAGE

    def addresses(self) -> list[Address]:
        """All pages, the sites mixed as a crawler's queue mixes them."""
        return [(site, page) for page in range(self.pages_a_site) for site in range(self.sites)]

    def page(self, address: Address) -> str:
        """A page of `blocks_a_page` blocks: the frame of its site around a story of its own."""
        site, page = address
        book = phrasebook("en")
        frame = list(_frame(book, random.Random(site)))  # noqa: S311 - no secret
        chance = random.Random(f"{site}/{page}")  # noqa: S311 - no secret
        head, foot = frame[: len(frame) // 2], frame[len(frame) // 2 :]
        title = f"{chance.choice(book.stories).titles[0]}, {_word(chance)} says"
        teasers = [f"{_word(chance).title()} {teaser}" for teaser in book.teasers[:_TEASERS]]
        size = self.blocks_a_page - len(frame) - len(teasers) - 2
        body = [_paragraph(book, chance) for _ in range(size)]
        return "\n\n".join([*head, title, *body, "Most read", *teasers, *foot])


def _frame(book: Phrasebook, chance: random.Random) -> Iterator[str]:
    for role in _FRAME_ROLES:
        yield chance.choice(book.chrome[role])
    for _ in range(_MENU):
        yield f"{_word(chance).title()} {_word(chance)}"


def _paragraph(book: Phrasebook, chance: random.Random) -> str:
    story = chance.choice(book.stories)
    sentences = chance.sample(story.sentences, 2)
    told = book.gap.join(sentences)
    return told.format(n=chance.randint(11, 98), person=chance.choice(book.people)) + (
        f" So said {_word(chance).title()} of {_word(chance).title()}."
    )


def _word(chance: random.Random) -> str:
    """A word that no other page has, or hardly any."""
    return "".join(chance.choice("bdfgklmnprstv") + chance.choice("aeiou") for _ in range(4))


def learn_sites(crawl: Crawl, addresses: Iterable[Address]) -> dict[int, SiteProfile]:
    """The profile of each site, learned page by page."""
    profiles: dict[int, SiteProfile] = {}
    for address in addresses:
        site = address[0]
        profiles[site] = profiles.get(site, SiteProfile()) | learn([crawl.page(address)])
    return profiles


def learn_in_parts(crawl: Crawl, chance: random.Random) -> dict[int, SiteProfile]:
    """The same from pages in another order, in parts that are merged in yet another."""
    addresses = crawl.addresses()
    chance.shuffle(addresses)
    parts = [learn_sites(crawl, addresses[part::PARTS]) for part in range(PARTS)]
    chance.shuffle(parts)
    merged: dict[int, SiteProfile] = defaultdict(SiteProfile)
    for part in parts:
        for site, profile in part.items():
            merged[site] = profile | merged[site]
    return merged


def _seconds(pages: Sequence[str], work: Callable[[str], object]) -> float:
    """CPU seconds for all of the pages."""
    began = time.process_time_ns()
    for page in pages:
        work(page)
    return (time.process_time_ns() - began) / 1e9


def _time_site(pages: Sequence[str], profile: SiteProfile) -> dict[str, float]:
    learned = SiteProfile()

    def learn_one(page: str) -> None:
        nonlocal learned
        learned = learned | learn([page])

    return {
        "clean": _seconds(pages, clean),
        "learn": _seconds(pages, learn_one),
        "clean by profile": _seconds(pages, partial(clean, profile=profile)),
    }


def time_pages(crawl: Crawl, profiles: Mapping[int, SiteProfile]) -> dict[str, float]:
    """CPU milliseconds a page: to clean it, to learn it, and to clean it by its site's profile."""
    timed = range(0, crawl.sites, max(1, crawl.sites // _TIMED_SITES))
    seconds: dict[str, float] = defaultdict(float)
    for site in timed:
        pages = [crawl.page((site, page)) for page in range(crawl.pages_a_site)]
        for name, spent in _time_site(pages, profiles[site]).items():
            seconds[name] += spent
    count = len(timed) * crawl.pages_a_site
    return {name: 1000 * total / count for name, total in seconds.items()}


def measure(crawl: Crawl) -> dict[str, Any]:
    """The whole record."""
    clean(crawl.page((0, 0)))  # what is loaded late is no cost of learning
    before = peak_bytes()
    profiles = learn_sites(crawl, crawl.addresses())
    added = peak_bytes() - before
    blocks = sum(len(page.keys) for profile in profiles.values() for page in profile.outlines)
    written = {site: profile.to_json() for site, profile in profiles.items()}
    ms = time_pages(crawl, profiles)
    again = learn_in_parts(crawl, random.Random(1))  # noqa: S311 - no secret
    return {
        **run_facts("invented"),
        "sites": len(profiles),
        "pages": crawl.sites * crawl.pages_a_site,
        "blocks": blocks,
        "added_mib": added / (1 << 20),
        "json_mib": sum(len(text.encode()) for text in written.values()) / (1 << 20),
        "ms_per_page": ms,
        "speed_of_learning": ms["clean"] / ms["learn"],
        "speed_of_both_passes": ms["clean"] / (ms["learn"] + ms["clean by profile"]),
        "same_bytes": written == {site: again[site].to_json() for site in profiles},
        "within_bounds": added <= MOST_BYTES and ms["clean"] / ms["learn"] >= LEAST_SPEED,
    }


def main(arguments: list[str] | None = None) -> int:
    """Measure, print, and write the record as JSON where asked; exit with 1 over a bound."""
    parser = parser_for("learning", __doc__)
    parser.add_argument("--sites", type=int, default=SITES, help=f"by default {SITES:,}")
    parser.add_argument("--json", type=Path, help="file for the figures")
    chosen = parser.parse_args(arguments)
    record = measure(Crawl(sites=chosen.sites))
    print(f"{record['blocks']:,} blocks of {record['pages']:,} pages of {record['sites']:,} sites")
    print(f"memory added {record['added_mib']:.0f} MiB, as JSON {record['json_mib']:.0f} MiB")
    for name, ms in record["ms_per_page"].items():
        print(f"{name:17} {ms:6.2f} ms a page")
    print(f"speed of learning, beside cleaning: {record['speed_of_learning']:.2f}")
    print(f"speed of clean_many(by_site=), which does both: {record['speed_of_both_passes']:.2f}")
    print(
        f"in another order and in {PARTS} parts: {'the same' if record['same_bytes'] else 'OTHER'}"
    )
    if chosen.json:
        write_record(chosen.json, record)
    return 0 if record["same_bytes"] and record["within_bounds"] else 1


if __name__ == "__main__":
    sys.exit(main())
