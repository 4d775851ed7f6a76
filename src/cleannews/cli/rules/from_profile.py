"""The lines that pages of a site share, written as rules: `cleannews-rules from-profile`."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from itertools import cycle
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from cleannews import CleanNewsError, SiteProfile
from cleannews.cli.failures import WrongFileError, describe
from cleannews.cli.rules.drafting import Draft, Phrase, is_writable, write_rules
from cleannews.cli.rules.printing import check_new, complain, several, write_new
from cleannews.evidence.cues.bylines import find_bylines
from cleannews.evidence.cues.dates import find_dates
from cleannews.evidence.cues.language import recognise_language
from cleannews.evidence.cues.sheet import lay_out
from cleannews.evidence.lexicon import Match, default_lexicon
from cleannews.judging.roles.chrome import chrome_role

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cleannews.article import Role
    from cleannews.cli.rules.request import Request
    from cleannews.site import Outline

__all__ = ["draft_from_profile", "write_from_profile"]

_CUT: Final = "… "  # stands in a key that was cut, before the digest of what is gone
_DIGEST_CHARS: Final = 16
# A paragraph that is known by its beginning only may be a notice of a hundred words.
_MAX_WORDS: Final = 150
_ZERO: Final = re.compile(r"\b0\b")
# "0 june 0" may have been any day; years come first or last.
_DIGITS: Final = (
    ("12", "2020", "10", "30"),
    ("2020", "10", "12", "30"),
    ("10", "12", "2020", "30"),
)
_LONGEST_FACT: Final = 100  # characters
_LEAST_OPENING: Final = 12  # characters: fewer begin other paragraphs by chance
_WHY_LINE: Final = "Stands on several pages of this site, and was part of no article."
_WHY_OPENING: Final = (
    "Begins a notice that stands on several pages of this site, part of no article."
)
_LOOK_ROLE: Final = (
    "no rule that comes with cleannews knows these lines: the role is a guess by their place."
)
_LOOK_OPENING: Final = (
    "a profile remembers the beginning of a long line only: make sure that no article has one."
)


class Line(NamedTuple):
    """A key that recurs: on how many pages, and where its blocks stand."""

    key: str
    pages: int
    roles: Counter[Role]


def write_from_profile(request: Request) -> bool:
    """Write the rules; give True. Raises `UsageError` where there is no profile to read."""
    assert request.profile is not None
    check_new(request.output)
    try:
        profile = SiteProfile.from_json(Path(request.profile).read_bytes())
    except OSError as error:
        raise WrongFileError(f"{request.profile}: {describe(error)}") from error
    except CleanNewsError as error:
        raise WrongFileError(f"{request.profile}: {error}") from error
    lines, known = _recurring(profile, request.least_pages)
    drafts = draft_from_profile(profile, lines)
    if not drafts:
        complain(
            f"of {several(len(profile), 'page')} no line recurs on {request.least_pages} or more "
            "that cleannews does not know: there is no rule to write"
        )
        return True
    head = _head(len(profile), request.least_pages, known)
    write_new(request.output, write_rules(head, drafts, _kept(profile)))
    return True


def _head(pages: int, least: int, known: int) -> Iterator[str]:
    yield f"Rules for a site, from a profile of {several(pages, 'page')}: lines that stand on"
    yield f"{least} of them or more, under different titles, and that were part of no article."
    yield ""
    yield "Read them before you use them:"
    yield "- Where a person has to look, it says LOOK."
    yield "- Headlines that stood in every page's list on one day recur as well. Take them out."
    yield "- A profile remembers lines without case, digits (0 is any number) and punctuation, so"
    yield "  the examples are written that way. Write them as the site prints them."
    yield f"- {several(known, 'line')} that rules of cleannews know anyway are left out."
    yield "Then: cleannews-rules check FILE, and cleannews-rules test FILE --on PAGES."


def _recurring(profile: SiteProfile, least: int) -> tuple[list[Line], int]:
    """The lines to write rules for, the commonest first, and how many are known anyway."""
    index = profile.index
    titles = {outline.title for outline in profile.outlines}
    found = [
        key for key in index.seen if key not in index.kept and key not in titles and _is_line(key)
    ]
    pages = {key: len(_titles_over(profile.outlines, index.seen[key])) for key in found}
    often = [key for key in found if pages[key] >= least]
    hits = default_lexicon().match([_phrase(key) for key in often])
    known = {often[place] for place in hits.blocks}
    facts = _facts([key for key in often if key not in known], list(index.seen))
    lines = [
        Line(key, pages[key], Counter(_roles(profile.outlines, index.seen[key], key)))
        for key in often
        if key not in known and key not in facts
    ]
    # Those of one frame in its order: seen goes through the pages from top to bottom.
    return sorted(lines, key=lambda line: -line.pages), len(known)


def _is_line(key: str) -> bool:
    """Whether a key says something; times, and dates in figures, are numbers for the most part."""
    words = key.split()
    return is_writable(key) and bool(_phrase(key)) and 2 * words.count("0") <= len(words)


def _facts(keys: Sequence[str], all_keys: Sequence[str]) -> set[str]:
    """Those of the keys that read as a date or a byline once they have digits and capitals."""
    language = recognise_language(all_keys)
    facts = set()
    for digits in _DIGITS:
        texts = [_ZERO.sub(_Filling(digits), _phrase(key)).title() for key in keys]
        sheet = lay_out(texts, max_chars=_LONGEST_FACT)
        dates = find_dates(sheet, language)
        bylines = find_bylines(sheet, sheet.first_words(), texts, dates)
        facts |= {keys[date.block] for date in dates if date.whole}
        facts |= {keys[byline.block] for byline in bylines if byline.whole}
    return facts


class _Filling:
    """The numbers that stand in the place of folded ones, one after the other."""

    def __init__(self, digits: Sequence[str]) -> None:
        self._digits = cycle(digits)

    def __call__(self, _: object) -> str:
        return next(self._digits)


def _titles_over(outlines: Sequence[Outline], pages: int) -> set[str]:
    """The titles of some pages, of one without its id: states of a live page count as one page."""
    return {
        outline.title or outline.id
        for number, outline in enumerate(outlines)
        if pages >> number & 1
    }


def _roles(outlines: Sequence[Outline], pages: int, key: str) -> Iterator[Role]:
    """The roles that a line has by its place on each page where it stands."""
    for number, outline in enumerate(outlines):
        if pages >> number & 1:
            body = [block for block, kept in enumerate(outline.kept) if kept]
            block = outline.keys.index(key)
            top, last = (body[0], body[-1]) if body else (None, -1)
            yield chrome_role(_phrase(key), block, None, top, last)


def _phrase(key: str) -> str:
    """What of a key can be a phrase: of a cut one the words that are whole; "" if nothing."""
    if not _is_cut(key):
        return key if any(map(str.isalpha, key)) else ""
    opening = key[: -_DIGEST_CHARS - len(_CUT)]
    whole = opening.rpartition(" ")[0] or opening
    return whole if len(whole) >= _LEAST_OPENING else ""


def _is_cut(key: str) -> bool:
    return key[-_DIGEST_CHARS - len(_CUT) :].startswith(_CUT)


def _kept(profile: SiteProfile) -> list[str]:
    """What is remembered of bodies: whole lines, and the beginnings of others."""
    keys = {
        key
        for outline in profile.outlines
        for key, kept in zip(outline.keys, outline.kept, strict=True)
        if kept
    }
    return sorted(filter(None, map(_phrase, keys)))


def draft_from_profile(profile: SiteProfile, lines: Sequence[Line]) -> list[Draft]:
    """The rules for some lines of a profile: one for each role and way of matching."""
    kept = _kept(profile)
    total = len(profile)
    phrases: dict[tuple[Match, Role], dict[str, Phrase]] = defaultdict(dict)
    for line in lines:
        phrase = _phrase(line.key)
        match = Match.STARTS if _is_cut(line.key) else Match.EXACT
        if match is Match.STARTS and any(f"{text} ".startswith(f"{phrase} ") for text in kept):
            continue
        role = min(line.roles, key=lambda role: (-line.roles[role], role))
        support = f"on {line.pages} of {several(total, 'page')}"
        phrases[match, role].setdefault(phrase, Phrase(phrase, support, phrase))
    return [
        Draft(role, match, _WHY_LINE, tuple(found.values()), look=(_LOOK_ROLE,))
        if match is Match.EXACT
        else Draft(
            role,
            match,
            _WHY_OPENING,
            tuple(_without_longer(list(found.values()))),
            max_words=_MAX_WORDS,
            look=(_LOOK_ROLE, _LOOK_OPENING),
        )
        for (match, role), found in sorted(phrases.items())
    ]


def _without_longer(phrases: Sequence[Phrase]) -> list[Phrase]:
    """The phrases of which no other one is the beginning: those hit the same lines, and more."""
    return [
        phrase
        for phrase in phrases
        if not any(
            other.text != phrase.text and f"{phrase.text} ".startswith(f"{other.text} ")
            for other in phrases
        )
    ]
