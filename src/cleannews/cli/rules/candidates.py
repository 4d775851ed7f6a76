"""Phrases that could mend what came out wrong: found on several pages, and in no wanted line."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from cleannews.article import Role
from cleannews.cli.rules.drafting import is_writable
from cleannews.evidence.lexicon import Match, Rule, Scope, default_lexicon

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from cleannews.cli.rules.corrections import Corrected

__all__ = ["Candidate", "Place", "find_candidates"]

Place = tuple[int, int]  # the number of a page, and of a block on it

_MOST_CHARS: Final = 150  # of a phrase
_MOST_WORDS: Final = 6  # of the beginning or end that lines share
_LEAST_WORDS: Final = 2
_LEAST_CHARS: Final = 9
_USUAL_WORDS: Final = 40  # of a line, where a rule says no other number
_LONG_WORDS: Final = 300  # the number that it says where lines are longer
_STEPS: Final = 8  # blocks from a line to the one that heads it
_NEAR: Final = 3  # blocks in which another one shows what a line is for


@dataclass(frozen=True, slots=True)
class Candidate:
    """A rule of one phrase, the lines that it is to mend, and whether its role is a guess."""

    rule: Rule
    targets: tuple[Place, ...]
    guessed: bool


@dataclass(frozen=True, slots=True)
class Kind:
    """How the phrases of some candidates match."""

    match: Match
    why: str
    scope: Scope = Scope.BLOCK


_LINE: Final = Kind(Match.EXACT, "A line that pages of this site share and no body has.")
_KEPT: Final = Kind(Match.EXACT, "A line that bodies of this site share.")
_OPENING: Final = Kind(Match.STARTS, "Opens lines of this site that no body has.")
_ENDING: Final = Kind(Match.ENDS, "Ends lines of this site that no body has.")
_HEAD: Final = Kind(Match.EXACT, "Heads lines of this site that no body has.", Scope.RUN)


def find_candidates(pages: Sequence[Corrected], least: int) -> list[Candidate]:
    """The candidates, those for whole lines first; each mends lines on `least` pages or more."""
    wrong = [(page, block) for page, one in enumerate(pages) for block in one.left_over]
    lost = [(page, block) for page, one in enumerate(pages) for block in one.lost]
    roles = _Roles(pages)
    found = list(_whole(pages, wrong, least, _LINE, roles))
    for kind in (_OPENING, _ENDING):
        found += _parts(pages, _rest(wrong, found), least, kind, roles)
    heads = list(_heads(pages, _rest(wrong, found), least, roles))
    found = _without_heads(found, heads)
    return [*found, *_whole(pages, lost, least, _KEPT, roles)]


def _without_heads(found: Sequence[Candidate], heads: Sequence[Candidate]) -> list[Candidate]:
    """All candidates, where a line to drop heads others as one that drops both."""
    lines = {
        candidate.rule.any_of: candidate
        for candidate in found
        if candidate.rule.match is Match.EXACT
    }
    both = [
        replace(head, targets=(*lines[head.rule.any_of].targets, *head.targets))
        if head.rule.any_of in lines
        else head
        for head in heads
    ]
    doubled = {head.rule.any_of for head in heads} & lines.keys()
    return [one for one in found if one.rule.any_of not in doubled] + both


def _rest(places: Iterable[Place], found: Iterable[Candidate]) -> list[Place]:
    mended = {place for candidate in found for place in candidate.targets}
    return [place for place in places if place not in mended]


def _whole(
    pages: Sequence[Corrected], places: Iterable[Place], least: int, kind: Kind, roles: _Roles
) -> Iterator[Candidate]:
    """Candidates for lines that are the same on several pages."""
    by_key: dict[str, list[Place]] = defaultdict(list)
    for page, block in places:
        by_key[pages[page].keys[block]].append((page, block))
    for key, own in by_key.items():
        if _enough(own, least) and _can_be_phrase(key):
            yield roles.candidate(kind, key, own)


def _parts(
    pages: Sequence[Corrected], places: Iterable[Place], least: int, kind: Kind, roles: _Roles
) -> Iterator[Candidate]:
    """Candidates for what several different lines begin or end with, the longest first."""
    last = kind.match is Match.ENDS
    words = {
        (page, block): pages[page].keys[block].split()
        for page, block in places
        if pages[page].keys[block]
    }
    for size in range(_MOST_WORDS, _LEAST_WORDS - 1, -1):
        by_part: dict[str, list[Place]] = defaultdict(list)
        for place, line in words.items():
            if len(line) > size:
                by_part[" ".join(line[-size:] if last else line[:size])].append(place)
        for part, own in by_part.items():
            if _enough(own, least) and len(part) >= _LEAST_CHARS and _can_be_phrase(part):
                yield roles.candidate(kind, part, own, max(len(words[place]) for place in own))
                for place in own:
                    del words[place]


def _heads(
    pages: Sequence[Corrected], places: Sequence[Place], least: int, roles: _Roles
) -> Iterator[Candidate]:
    """Candidates for a line under which there are others that differ from page to page."""
    pages_of = Counter(key for page in pages for key in set(page.keys))
    heads: dict[str, list[Place]] = defaultdict(list)
    for page, block in places:
        one = pages[page]
        for above in range(block - 1, max(-1, block - _STEPS - 1), -1):
            if one.wanted[above]:
                break
            key = one.keys[above]
            if pages_of[key] >= least and _can_be_phrase(key):
                heads[key].append((page, block))
                break
    for key, own in heads.items():
        if _enough(own, least):
            yield roles.candidate(_HEAD, key, own)


def _enough(places: Iterable[Place], least: int) -> bool:
    return len({page for page, _ in places}) >= least


def _can_be_phrase(key: str) -> bool:
    return len(key) <= _MOST_CHARS and any(map(str.isalpha, key)) and is_writable(key)


class _Roles:
    """What lines are for: by the rules that know them, or by the lines around them."""

    def __init__(self, pages: Sequence[Corrected]) -> None:
        self.pages = pages

    def candidate(
        self, kind: Kind, phrase: str, targets: Sequence[Place], words: int = 0
    ) -> Candidate:
        """The candidate of one phrase; `words` are those of the longest line that it has to hit."""
        if kind is _KEPT:
            role, guessed = Role.PARAGRAPH, False
        elif kind is _HEAD:
            role, guessed = Role.RELATED, True
        else:
            role, guessed = self._chrome(phrase, targets)
        rule = Rule(
            id=f"draft/{kind.match}",
            role=role,
            match=kind.match,
            any_of=(phrase,),
            scope=kind.scope,
            certain=kind is _KEPT,
            max_words=_LONG_WORDS if words > _USUAL_WORDS else None,
            needs=(),
            why=kind.why,
        )
        return Candidate(rule, tuple(targets), guessed)

    def _chrome(self, phrase: str, targets: Sequence[Place]) -> tuple[Role, bool]:
        lexicon = default_lexicon()
        known = [lexicon.rules[number].role for number in lexicon.match([phrase]).rules]
        for role in known:
            if role.is_chrome:
                return role, False
        near = Counter(role for target in targets for role in self._around(*target))
        return (min(near, key=lambda role: (-near[role], role)) if near else Role.WIDGET), True

    def _around(self, page: int, block: int) -> Iterator[Role]:
        roles = self.pages[page].roles
        for role in roles[max(0, block - _NEAR) : block + _NEAR + 1]:
            if role.is_chrome:
                yield role
