"""The facts around an article, composed from roles and cues."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from cleannews.article import BODY_ROLES, METADATA_ROLES, Role
from cleannews.evidence.cues.titles import TOPIC_HEADS, split_site, title_of_first_line, trim_title
from cleannews.writing.metadata.archives import original_address, printed_address
from cleannews.writing.metadata.dating import dateline_day, declared_dates, publication_dates
from cleannews.writing.metadata.people import authors_and_wires
from cleannews.writing.metadata.picturing import captions_and_credits
from cleannews.writing.metadata.signing import sign
from cleannews.writing.metadata.sites import site_names
from cleannews.writing.metadata.stating import (
    declared_language,
    declared_section,
    declared_site,
    declared_topics,
    declared_url,
)
from cleannews.writing.metadata.titling import choose_title

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from cleannews.evidence.cues import Cues
    from cleannews.reading.declared import Declared
    from cleannews.reading.page import Page

__all__ = ["Metadata", "extract_metadata"]

_OPENING: Final = 3  # body blocks in which a dateline is looked for
_MAX_TOPIC_CHARS: Final = 60
_MAX_STEP_DIGITS: Final = 2
_PATH_REACH: Final = 3  # blocks from a step of a path to the next
_TOPICS_ABOVE: Final = 14  # blocks over the title; those of the site's menu stand higher


@dataclass(frozen=True, slots=True, kw_only=True)
class Metadata:
    """The fields of an `Article` beside its body. What is not sure is `None` or `()`."""

    title: str | None = None
    authors: tuple[str, ...] = ()
    published: str | None = None
    modified: str | None = None
    dateline: str | None = None
    section: str | None = None
    topics: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    captions: tuple[str, ...] = ()
    credits: tuple[str, ...] = ()
    url: str | None = None
    site: str | None = None
    language: str | None = None


def extract_metadata(
    page: Page,
    roles: Sequence[Role],
    cues: Cues,
    url: str | None = None,
    labels: Collection[int] = (),
) -> Metadata:
    """Compose the fields of a page from its roles and cues.

    `url` is the page's address where the caller knows it; else one printed by the title serves.
    `labels` are the blocks that head the topics and are none. An empty page gives empty fields.
    Never raises; linear in the number of blocks.
    """
    places = _blocks_by_role(roles)
    body = [block for block, role in enumerate(roles) if role in BODY_ROLES]
    title, site = _title(page, places.get(Role.TITLE, []))
    authors, wires = authors_and_wires(page, places, body, cues)
    published, modified = publication_dates(roles, cues, url)
    dateline, wired = _dateline(body, cues)
    if published is None and modified is None and dateline is not None:
        published = dateline_day(dateline, cues.language)
    captions, printed_credits = captions_and_credits(page, roles, places, body, cues)
    shown = Metadata(
        title=title,
        authors=authors,
        published=published,
        modified=modified,
        dateline=dateline,
        section=_section(page, places),
        topics=_topics(page, places, body, labels),
        sources=_sources(roles, body, cues, (*wired, *wires)),
        captions=captions,
        credits=printed_credits,
        url=url or _url(page, places.get(Role.URL, [])),
        site=site,
        language=cues.language,
    )
    return shown if page.declared is None else _with_declared(shown, page, page.declared, url)


def _with_declared(shown: Metadata, page: Page, declared: Declared, url: str | None) -> Metadata:
    """Add what the page declares to what it shows, and settle where both differ."""
    address = url or declared_url(declared) or shown.url
    sites = site_names(declared, address)
    authors, wires = sign(declared, shown.authors, sites)
    language = shown.language or declared_language(declared)
    published, modified = declared_dates(declared, (shown.published, shown.modified), language)
    return replace(
        shown,
        title=choose_title(declared, shown.title, page.texts, sites),
        authors=authors,
        published=published,
        modified=modified,
        section=declared_section(declared, sites) or shown.section,
        topics=declared_topics(declared) or shown.topics,
        sources=tuple(dict.fromkeys((*shown.sources, *wires))),
        url=address,
        site=declared_site(declared) or shown.site,
        language=language,
    )


def _blocks_by_role(roles: Sequence[Role]) -> dict[Role, list[int]]:
    places: dict[Role, list[int]] = {}
    for block in [block for block, role in enumerate(roles) if role in METADATA_ROLES]:
        places.setdefault(roles[block], []).append(block)
    return places


def _title(page: Page, blocks: list[int]) -> tuple[str | None, str | None]:
    named = title_of_first_line(page.texts)
    if named is not None:
        return named
    if not blocks:
        return None, None
    text = _whole([_unnumbered(page, block) for block in blocks if block] or [page.texts[0]])
    _, site = split_site(page.texts[blocks[0]], page.texts)
    return trim_title(text, page.texts) or None, site


def _unnumbered(page: Page, block: int) -> str:
    """Return a title without its number as the last step of a path: "2. Coast", "3. Ferry back"."""
    text = page.texts[block]
    number, stop, rest = text.partition(". ")
    if stop and number.isdecimal() and len(number) <= _MAX_STEP_DIGITS:
        step = f"{int(number) - 1}."
        above = page.texts[max(0, block - _PATH_REACH) : block]
        if step in {other.partition(" ")[0] for other in above}:
            return rest
    return text


def _whole(titles: Sequence[str]) -> str:
    """Return the last title, or one above that only goes on: "Ferry sails", "Ferry sails again".

    What goes on after a separator other than a colon is the site's name.
    """
    last = titles[-1]
    for text in titles:
        goes_on = text.startswith(f"{last} ") and text[len(last) + 1].isalnum()
        if goes_on or text.startswith(f"{last}: "):
            return text
    return last


def _dateline(body: list[int], cues: Cues) -> tuple[str | None, tuple[str, ...]]:
    opening = body[:_OPENING]
    for cue in cues.datelines:
        if cue.block in opening:
            return cue.text, cue.sources
    return None, ()


def _section(page: Page, places: dict[Role, list[int]]) -> str | None:
    for block in places.get(Role.SECTION, []):
        return page.texts[block]
    for block in places.get(Role.PUBLISHED, []):
        parts = [part.strip() for part in page.texts[block].split("|")]
        # "24-06-2017 | World | 0 | 333": the one part of a line of facts that is words.
        words = [part for part in parts[1:] if part.replace(" ", "").isalpha()]
        if len(parts) > 2 and len(words) == 1 and len(words[0].split()) < 4:
            return words[0]
    return None


def _topics(
    page: Page, places: Mapping[Role, Sequence[int]], body: Sequence[int], labels: Collection[int]
) -> tuple[str, ...]:
    top = next(iter(places.get(Role.TITLE, body)), 0)
    blocks = (
        block
        for block in places.get(Role.TOPIC, ())
        if block not in labels and block >= top - _TOPICS_ABOVE
    )
    topics: dict[str, None] = {}
    for block in blocks:
        text = page.texts[block]
        head, colon, listed = text.partition(":")
        labelled = colon and head.casefold() in TOPIC_HEADS  # "Tags: music, crafts"
        for name in listed.split(",") if labelled else [text]:
            whole = name.casefold().rstrip(" :：")
            if whole not in TOPIC_HEADS and len(name) <= _MAX_TOPIC_CHARS:
                topics[name.strip(" ,#•·|")] = None
    topics.pop("", None)
    return tuple(topics)


def _sources(
    roles: Sequence[Role], body: list[int], cues: Cues, named: tuple[str, ...]
) -> tuple[str, ...]:
    sources = dict.fromkeys(named)
    last = body[-1] if body else -1
    for cue in cues.credits:
        if roles[cue.block] == Role.CREDIT or (cue.block == last and not cue.whole):
            sources.update(dict.fromkeys(cue.sources))
    return tuple(sources)


def _url(page: Page, blocks: list[int]) -> str | None:
    if blocks:
        return original_address(page.texts[blocks[0]].strip(" <>()[]\"'"))
    return printed_address(page.texts)
