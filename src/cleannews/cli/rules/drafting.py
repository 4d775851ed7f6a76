"""Rules that were found, written down as a file that a person is to read, change and keep."""

from __future__ import annotations

import json
import re
import textwrap
from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from cleannews.cli.terminal import UNSAFE
from cleannews.evidence.lexicon import Lexicon, Match, Rule, Scope
from cleannews.evidence.lexicon.fold import fold, fold_lines

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from cleannews.article import Role

__all__ = ["LOOK", "Draft", "Phrase", "as_rule", "is_writable", "write_rules"]

LOOK: Final = "LOOK"  # marks where a person has to
_UNWRITABLE: Final = re.compile(f"{UNSAFE.pattern}|[\n\t]")
_MOST_DROPS: Final = 5
_MOST_KEEPS: Final = 3
_LONGEST_EXAMPLE: Final = 200  # characters, where there are shorter ones
_ELSEWHERE: Final = "something else"
_LOOK_MADE_UP: Final = (
    "no text that is kept has a word of this rule, so this near-miss is made up. Write a real one."
)
_COLUMNS: Final = 96
_ALIKE: Final = 0.6  # share of words from which two examples show the same


@dataclass(frozen=True, slots=True)
class Phrase:
    """A phrase of a rule, why it is one, and a line that it hits."""

    text: str
    support: str
    example: str


@dataclass(frozen=True, slots=True)
class Draft:
    """A rule that is not written yet; `look` says what a person has to look at, and why."""

    role: Role
    match: Match
    why: str
    phrases: tuple[Phrase, ...]
    scope: Scope = Scope.BLOCK
    certain: bool = False
    max_words: int | None = None
    look: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """Its id."""
        what = "heads" if self.scope is Scope.RUN else _NAMES[self.match]
        name = f"{what}-{self.role.value.replace('_', '-')}"
        long = "" if self.max_words is None else "-long"
        return f"{name}{long}-certain" if self.certain else f"{name}{long}"


_NAMES: Final = {Match.EXACT: "lines", Match.STARTS: "openings", Match.ENDS: "endings"}


def is_writable(text: str) -> bool:
    r"""Whether a text can stand in a file and in a comment of it.

    >>> is_writable("Read also"), is_writable("two\nlines"), is_writable("")
    (True, False, False)
    """
    return bool(text) and not _UNWRITABLE.search(text)


def as_rule(draft: Draft) -> Rule:
    """The rule of a draft, without its examples."""
    return Rule(
        id=f"draft/{draft.name}",
        role=draft.role,
        match=draft.match,
        any_of=tuple(phrase.text for phrase in draft.phrases),
        scope=draft.scope,
        certain=draft.certain,
        max_words=draft.max_words,
        needs=(),
        why=draft.why,
    )


def write_rules(head: Iterable[str], drafts: Iterable[Draft], kept: Sequence[str]) -> str:
    """The file of the drafts, below the comment lines of `head`.

    `kept` are texts that no rule may hit: near-misses are chosen of them. Phrases that do not hit
    their own example are left out, as are drafts without any other.
    """
    near = _NearMisses(kept)
    lines = [f"# {line}".rstrip() for line in head]
    for draft in drafts:
        phrases = tuple(phrase for phrase in draft.phrases if _holds(draft, phrase))
        if phrases:
            lines += ["", *_rule_lines(replace(draft, phrases=phrases), near)]
    return "\n".join([*lines, ""])


def _holds(draft: Draft, phrase: Phrase) -> bool:
    alone = as_rule(replace(draft, phrases=(phrase,)))
    return bool(Lexicon([alone]).match([phrase.example]).blocks)


def _rule_lines(draft: Draft, near: _NearMisses) -> Iterator[str]:
    rule = as_rule(draft)
    for look in draft.look:
        yield from _look_lines(look)
    yield "[[rule]]"
    yield f"id     = {_quoted(draft.name)}"
    yield f"role   = {_quoted(draft.role)}"
    yield f"match  = {_quoted(draft.match)}"
    yield "any_of = ["
    quoted = [f"{_quoted(phrase.text)}," for phrase in draft.phrases]
    width = max(map(len, quoted))
    for text, phrase in zip(quoted, draft.phrases, strict=True):
        yield f"    {text:{width}}  # {phrase.support}"
    yield "]"
    if draft.scope is Scope.RUN:
        yield f"scope  = {_quoted(draft.scope)}"
    if draft.certain:
        yield "certain = true"
    if draft.max_words is not None:
        yield f"max_words = {draft.max_words}"
    yield f"why    = {_quoted(draft.why)}"
    yield from _list_lines("drops ", _chosen_drops(draft))
    keeps = near.of(rule)
    if not keeps:
        yield from _look_lines(_LOOK_MADE_UP)
        keeps = [near.made_up(rule)]
    yield from _list_lines("keeps ", keeps)


def _look_lines(look: str) -> list[str]:
    return textwrap.wrap(look, _COLUMNS, initial_indent=f"# {LOOK}: ", subsequent_indent="#   ")


def _chosen_drops(draft: Draft) -> list[str]:
    examples = list(dict.fromkeys(phrase.example for phrase in draft.phrases))
    short = [text for text in examples if len(text) <= _LONGEST_EXAMPLE]
    return (short or examples)[:_MOST_DROPS]


def _list_lines(key: str, texts: Sequence[str]) -> Iterator[str]:
    if len(texts) == 1:
        yield f"{key} = [{_quoted(texts[0])}]"
        return
    yield f"{key} = ["
    yield from (f"    {_quoted(text)}," for text in texts)
    yield "]"


def _quoted(text: str) -> str:
    # A string of JSON is one of TOML but for DEL, which is not writable.
    return json.dumps(text, ensure_ascii=False)


class _NearMisses:
    """Texts that are kept, by their words, of which rules need some for examples."""

    def __init__(self, kept: Sequence[str]) -> None:
        self.texts = sorted(
            {" ".join(text.split()) for text in kept if is_writable(" ".join(text.split()))},
            key=lambda text: (len(text), text),
        )
        self.words = [frozenset(_words(key)) for key in fold_lines(self.texts)]
        # Every text has "the": rare words are what makes a near-miss.
        self.times = Counter(word for words in self.words for word in words)

    def of(self, rule: Rule) -> list[str]:
        """Those that share most with the rule and that it does not hit, best first."""
        own = frozenset(word for phrase in rule.any_of for word in _words(fold(phrase)))
        weights = [sum(1 / self.times[word] for word in own & words) for words in self.words]
        places = sorted(
            (place for place, weight in enumerate(weights) if weight),
            key=lambda place: (len(self.texts[place]) > _LONGEST_EXAMPLE, -weights[place], place),
        )
        lexicon = Lexicon([rule])
        near: list[int] = []
        for place in places:
            if not self._is_alike(place, near) and not lexicon.match([self.texts[place]]).blocks:
                near.append(place)
                if len(near) == _MOST_KEEPS:
                    break
        return [self.texts[place] for place in near]

    def _is_alike(self, place: int, others: Iterable[int]) -> bool:
        """Whether a text shows nothing that one of the others does not show."""
        words = self.words[place]
        return any(len(words & self.words[other]) > _ALIKE * len(words) for other in others)

    def made_up(self, rule: Rule) -> str:
        """A text with a phrase of the rule where it may stand."""
        around = next((text for text in self.texts if len(text) > len(_ELSEWHERE)), _ELSEWHERE)
        phrase = rule.any_of[0]
        both = (around, phrase) if rule.match is Match.STARTS else (phrase, around)
        return " ".join(both)


def _words(key: str) -> list[str]:
    """The words of a key; of text without spaces, the characters."""
    return [*key.split(), *(sign for sign in key if sign > "\u0e00")]
