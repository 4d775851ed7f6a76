"""Which of the titles that a page declares and shows is its article's."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from cleannews.reading.declared import Origin

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from cleannews.reading.declared import Claim, Declared
    from cleannews.writing.metadata.sites import SiteNames

__all__ = ["choose_title"]

# What each observation adds to a wording's utility as title. Fitted as a conditional logit, one
# choice a page, every site of as much weight, on labelled pages of news and of blogs; rounded.
_OPEN_GRAPH: Final = 0.65
_HEAD: Final = -0.9
_HEADING: Final = 0.25
_ELSEWHERE: Final = 0.2  # in microdata, or the JSON-LD of the page that holds the article
_JUDGED: Final = 0.1  # what is shown over the body as its title
_JUDGED_HEADING: Final = 0.6  # the same of a heading, on a page that declares no news
_SHOWN_TOO: Final = 0.9  # in OpenGraph and as heading
_NEWS: Final = 1.45  # in the JSON-LD of a news article
_NEWS_HEADING: Final = -1.0  # as heading of such a page
_NEWS_CUT: Final = -1.45  # nowhere whole, on such a page
_NEWS_HEAD: Final = -0.75  # in <title>, perhaps beside the site's name, on such a page
_CUT: Final = -1.25  # nowhere whole
_REST_OF_SITE: Final = 1.1  # claims that are this and the site's name, in full from three on
_REST: Final = 0.85  # a claim that is this and something else
_RESTS: Final = 1.9  # their number, in full from three on
_BEHIND: Final = -1.0  # it stood behind what was cut, and is no heading
_FEW: Final = -0.55  # one or two words
_SENTENCE: Final = 0.85  # five and more
_SITE: Final = -1.1  # nothing but the site's name
_WITH_SITE: Final = -2.8  # the site's name and more
_PARTED: Final = -0.35  # holds a separator
_STROKE: Final = -1.0  # and that is a stroke, behind which a section or the site stands
_WITHIN_HEADING: Final = 3.3  # OpenGraph and <title> have it, a heading a kicker or the site, too
_BROKEN_OFF: Final = -4.0  # a system let in no more characters
_BLOCK: Final = 0.65  # a block of the page reads so
_FIRST_HEADING: Final = 1.05  # the first of several <h1>
_ONLY_HEADING: Final = 0.5
_WITHIN: Final = 1.3  # share of its words that another origin's title has
_COVERS: Final = 2.0  # share of the words of another origin's title that it has
_LONGER: Final = -0.45  # holds what is shown, and more
_SHORTER: Final = 0.25  # part of what is shown

_SEPARATOR: Final = re.compile(r" ?[|｜] ?| ::? | // | [-–—·•»«›‹/~] |: ")
_WORD: Final = re.compile(r"\w+")
_MAX_CUTS: Final = 2  # from either end of a claim
_MAX_TITLES: Final = 24  # claims of a page that are looked at
_LEAST_SHOWN: Final = 12  # characters of a heading that a longer title may hold
_LEAST_BROKEN_OFF: Final = 80  # characters; of shorter titles, both are whole
_LEAST_WITHIN: Final = 16  # letters of a title that a heading holds with more around it
_ELLIPSES: Final = ("…", "...")
_STROKES: Final = frozenset("|｜")
_OF_PAGE: Final = frozenset({Origin.HEAD, Origin.OPEN_GRAPH})
_MAIN: Final = frozenset({Origin.HEAD, Origin.OPEN_GRAPH, Origin.JSON_LD})


@dataclass(slots=True)
class _Candidate:
    """One wording of the title, and what speaks for it."""

    text: str
    words: tuple[str, ...]
    origins: set[Origin] = field(default_factory=set)
    named: set[Origin] = field(default_factory=set)  # these, and where the site's name is beside
    judged: bool = False
    first: bool = False  # of the <h1>
    site_cuts: int = 0
    other_cuts: int = 0
    behind: bool = False
    parted: bool = False
    with_site: bool = False
    broken_off: bool = False


@dataclass(frozen=True, slots=True)
class _Surroundings:
    """What candidates are held against."""

    texts: Collection[str]
    sites: SiteNames
    beside: Collection[str]
    news: bool
    headings: int
    main: list[frozenset[str]]  # the words of the claims that matter most
    shown: list[str]


def choose_title(
    declared: Declared, shown: str | None, texts: Sequence[str], sites: SiteNames
) -> str | None:
    """Choose among the titles that a page declares, whole or without the site's name.

    `shown` is the title that the page shows over the body, `texts` its blocks. `None` where there
    is none but the site's name. Linear in the number of blocks.
    """
    claims = declared.titles[:_MAX_TITLES]
    candidates = _candidates(claims, shown, sites)
    if not candidates:
        return None
    headings = [claim.value for claim in claims if claim.origin is Origin.HEADING]
    around = _Surroundings(
        texts=frozenset(texts),
        sites=sites,
        beside=_beside_the_title(claims),
        news=any(
            claim.origin is Origin.JSON_LD and "news" in claim.value for claim in declared.kinds
        ),
        headings=len(headings),
        main=[frozenset(words_of(claim.value)) for claim in claims if claim.origin in _MAIN],
        shown=[" ".join(words_of(text)) for text in (*headings, shown or "")],
    )
    best = max(candidates, key=lambda one: _value(one, around))
    if not best.judged and Origin.HEADING not in best.origins and sites.include(best.text):
        return None
    return best.text


def words_of(text: str) -> tuple[str, ...]:
    """Return the words of a text, case folded: what two wordings of one title share."""
    return tuple(_WORD.findall(text.casefold()))


def _beside_the_title(claims: Sequence[Claim]) -> set[str]:
    """Return what <title> holds beside the title that OpenGraph has whole: mostly the site."""
    whole = {claim.value for claim in claims if claim.origin is Origin.OPEN_GRAPH}
    beside = set()
    for claim in claims:
        for cut in _SEPARATOR.finditer(claim.value) if claim.origin is Origin.HEAD else ():
            before, behind = claim.value[: cut.start()].strip(), claim.value[cut.end() :].strip()
            beside |= {before} if behind in whole else {behind} if before in whole else set()
    return beside


def _candidates(claims: Sequence[Claim], shown: str | None, sites: SiteNames) -> list[_Candidate]:
    found: dict[str, _Candidate] = {}
    first = True
    for claim in claims:
        one = _candidate(found, claim.value)
        if one is not None:
            one.origins.add(claim.origin)
            one.named.add(claim.origin)
            if claim.origin is Origin.HEADING:
                one.first |= first
                first = False
    whole = _candidate(found, shown) if shown else None
    if whole is not None:
        whole.judged = True
    places: dict[str, set[Origin]] = {}
    for claim in claims:
        places.setdefault(claim.value, set()).add(claim.origin)
    places.setdefault(shown or "", set())
    for text, origins in places.items():
        _add_parts(found, text, origins, sites)
    for one in found.values():
        _note_parts(one, claims, sites)
    return list(found.values())


def _add_parts(
    found: dict[str, _Candidate], text: str, origins: set[Origin], sites: SiteNames
) -> None:
    """Add what stands before and behind the separators of a claim that `origins` make."""
    cuts = list(_SEPARATOR.finditer(text))
    for cut in cuts[:_MAX_CUTS] + cuts[_MAX_CUTS:][-_MAX_CUTS:]:
        parts = text[: cut.start()].strip(), text[cut.end() :].strip()
        for part, other, behind in ((*parts, False), (*parts[::-1], True)):
            one = _candidate(found, part)
            if one is None:
                continue
            one.behind |= behind
            if sites.include(other):
                one.site_cuts += 1
                one.named |= origins
            elif cut[0] != ": ":
                one.other_cuts += 1


def _candidate(found: dict[str, _Candidate], text: str) -> _Candidate | None:
    """Return the candidate of this wording, by its letters alone, and begin it if it is new.

    A heading whose tags cut a word in two reads like the <title>, which then says the words.
    """
    words = words_of(text)
    if not words:
        return None
    one = found.setdefault("".join(words), _Candidate(text, words))
    if one.words != words and one.origins == {Origin.HEADING}:
        one.text, one.words = text, words
    return one


def _note_parts(one: _Candidate, claims: Sequence[Claim], sites: SiteNames) -> None:
    headed = any(claim.origin is Origin.HEADING for claim in claims)
    if one.text.endswith(_ELLIPSES) and headed and Origin.HEADING not in one.origins:
        one.broken_off = True  # by a system that says so; no heading of the page does
    else:
        one.broken_off = len(one.text) >= _LEAST_BROKEN_OFF and any(
            _goes_on(one.text, claim.value) for claim in claims
        )
    cuts = list(_SEPARATOR.finditer(one.text))
    one.parted = bool(cuts)
    one.with_site = any(
        sites.include(part)
        for cut in cuts
        for part in (one.text[: cut.start()], one.text[cut.end() :])
    )


def _goes_on(text: str, longer: str) -> bool:
    """Whether a text ends where the longer one is in a sentence or a word."""
    size = len(text)
    return longer.startswith(text) and longer[size : size + 2].strip()[:1].isalnum()


def _value(one: _Candidate, around: _Surroundings) -> float:
    origins, count = one.origins, len(one.words)
    heading = Origin.HEADING in origins
    value = _OPEN_GRAPH * (Origin.OPEN_GRAPH in origins) + _HEAD * (Origin.HEAD in origins)
    value += _HEADING * heading + _JUDGED * one.judged
    value += _ELSEWHERE * bool(origins & {Origin.MICRODATA, Origin.JSON_LD_PAGE})
    value += _SHOWN_TOO * (heading and Origin.OPEN_GRAPH in origins)
    value += _FIRST_HEADING * (one.first and around.headings > 1)
    value += _ONLY_HEADING * (heading and around.headings == 1)
    if around.news:
        value += _NEWS * (Origin.JSON_LD in origins) + _NEWS_HEADING * heading
        value += _NEWS_CUT * (not origins and not one.judged)
        value += _NEWS_HEAD * (Origin.HEAD in one.named)
    else:
        value += _JUDGED_HEADING * (one.judged and heading)
    value += _CUT * (not origins and not one.judged)
    value += _REST_OF_SITE * min(1.0, one.site_cuts / 3)
    value += _REST * (one.other_cuts > 0) + _RESTS * min(1.0, one.other_cuts / 3)
    value += _BEHIND * (one.behind and not heading) + _FEW * (count < 3) + _SENTENCE * (count > 4)
    value += _STROKE * (not _STROKES.isdisjoint(one.text))
    value += _PARTED * one.parted + _WITH_SITE * one.with_site + _BROKEN_OFF * one.broken_off
    of_site = around.sites.include(one.text) or one.text in around.beside
    value += _SITE * of_site + _BLOCK * (one.text in around.texts)
    return value + _beside_others(one, around)


def _beside_others(one: _Candidate, around: _Surroundings) -> float:
    words = frozenset(one.words)
    shares = [(len(words & other), len(other)) for other in around.main if other]
    value = _WITHIN * max((shared / len(words) for shared, _ in shares), default=0.0)
    value += _COVERS * max((shared / size for shared, size in shares), default=0.0)
    text = " ".join(one.words)
    others = [shown for shown in around.shown if shown and shown != text]
    if one.named >= _OF_PAGE and len(text) >= _LEAST_WITHIN:
        value += _WITHIN_HEADING * any(_is_dressed(text, shown, around.sites) for shown in others)
    value += _LONGER * any(len(shown) > _LEAST_SHOWN and shown in text for shown in others)
    return value + _SHORTER * any(text in shown for shown in others)


def _is_dressed(text: str, shown: str, sites: SiteNames) -> bool:
    """Whether what is shown is a title with more before it, or with the site's name behind it."""
    behind = shown[len(text) :] if shown.startswith(f"{text} ") else ""
    return shown.endswith(f" {text}") or sites.include(behind)
