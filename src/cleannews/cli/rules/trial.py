"""What rules do on pages: `cleannews-rules test`."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from enum import Enum
from itertools import repeat
from typing import TYPE_CHECKING, Final

from cleannews import Options
from cleannews.cli.rules.corrections import pages_with_bodies
from cleannews.cli.rules.known import chosen_rules
from cleannews.cli.rules.pages import cleaned_pages
from cleannews.cli.rules.printing import cut, put, several
from cleannews.evidence.lexicon import Lexicon

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from cleannews.article import Block
    from cleannews.cli.rules.request import Choice
    from cleannews.evidence.lexicon import Rule

__all__ = ["test_rules"]

_MOST_EXAMPLES: Final = 3


class Outcome(Enum):
    """What became of a line that a rule hits, and how that is said, short and long."""

    LOST = "lost", "lost by it"  # kept without the rules, dropped with them
    MENDED = "out", "rightly dropped by it"  # the same, and known not to be wanted
    WON = "won", "won by it"  # dropped without the rules, kept with them
    SPOILT = "in", "wrongly kept by it"  # the same, and known not to be wanted
    DROPPED = "", "dropped"  # either way
    KEPT = "kept", "kept"

    @classmethod
    def of(cls, before: Block, after: Block, *, wanted: bool | None) -> Outcome:
        """The outcome for a block as it is without the rules and with them."""
        if before.role.is_body == after.role.is_body:
            return cls.KEPT if after.role.is_body else cls.DROPPED
        if after.role.is_body:
            return cls.SPOILT if wanted is False else cls.WON
        return cls.MENDED if wanted is False else cls.LOST


_UNCHANGED: Final = (Outcome.DROPPED, Outcome.KEPT)


@dataclass(slots=True)
class Tally:
    """The lines that something happened to, by what it was, and on which pages."""

    pages: set[str] = field(default_factory=set)
    lines: dict[Outcome, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))

    def note(self, page: str, outcome: Outcome, text: str) -> None:
        """Note what became of a line of a page."""
        self.pages.add(page)
        self.lines[outcome][" ".join(text.split())] += 1

    def count(self, *outcomes: Outcome) -> int:
        """How many lines had one of these outcomes."""
        return sum(self.lines[outcome].total() for outcome in outcomes)


def test_rules(choice: Choice, names: Sequence[str], wanted: str | None) -> bool:
    """Print what each rule hits on the pages; give whether all of them could be cleaned.

    `wanted` is a folder with the bodies that the pages should have, where that is known. Raises
    `UsageError`.
    """
    rules = chosen_rules(choice)
    # Shipped rules are in force anyway, so there is but one way to clean.
    ways = [Options(), Options(rules=rules)] if choice.files else [Options()]
    lexicon = Lexicon(rules, folded=not choice.files)
    tallies = [Tally() for _ in rules]
    beside = Tally()
    failures: list[str] = []
    pages = 0
    for name, before, after, known in _cleaned(names, ways, wanted, failures):
        pages += 1
        outcomes = [
            Outcome.of(old, new, wanted=is_wanted)
            for old, new, is_wanted in zip(before, after, known, strict=False)
        ]
        hits = lexicon.match([block.text for block in after])
        for place, number in zip(hits.blocks, hits.rules, strict=True):
            tallies[number].note(name, outcomes[place], after[place].text)
        for place in set(range(len(after))) - set(hits.blocks):
            if outcomes[place] not in _UNCHANGED:
                beside.note(name, outcomes[place], after[place].text)
    told = [
        (rule, tally)
        for rule, tally in zip(rules, tallies, strict=True)
        if choice.files or tally.pages
    ]
    for rule, tally in told:
        for line in _report(rule, tally, pages, own=bool(choice.files)):
            put(cut(line))
    for line in _summary(told, beside, pages):
        put(cut(line))
    return not failures


def _cleaned(
    names: Sequence[str], ways: Sequence[Options], wanted: str | None, failures: list[str]
) -> Iterator[tuple[str, Sequence[Block], Sequence[Block], Iterable[bool | None]]]:
    """Each page's name, blocks without the rules and with them, and which of these are wanted."""
    if wanted is None:
        for page in cleaned_pages(names, ways, failures):
            yield page.name, page.articles[0].blocks, page.articles[-1].blocks, repeat(None)
        return
    for page, known in pages_with_bodies(names, ways, wanted, failures):
        yield page.name, page.articles[0].blocks, page.articles[-1].blocks, known


def _report(rule: Rule, tally: Tally, pages: int, *, own: bool) -> Iterator[str]:
    yield f"{rule.id}  {rule.role}, {rule.match}{', certain' if rule.certain else ''}"
    if not tally.pages:
        yield "  hits nothing"
        return
    hit = f"{several(tally.count(*Outcome), 'line')} on {len(tally.pages):,} of "
    counts = _counts(tally, " anyway" if own else "")
    yield f"  hits {hit}{several(pages, 'page')}: {counts}"
    yield from _examples(tally)


def _counts(tally: Tally, either_way: str = "") -> str:
    counted = [
        (tally.count(outcome), f"{outcome.value[1]}{either_way if outcome in _UNCHANGED else ''}")
        for outcome in Outcome
    ]
    return ", ".join(f"{count:,} {what}" for count, what in counted if count)


def _examples(tally: Tally) -> Iterator[str]:
    for outcome in Outcome:
        label = outcome.value[0]
        if not label:
            continue
        lines = tally.lines[outcome]
        for text, times in lines.most_common(_MOST_EXAMPLES):
            yield f"    {label:4}  {times:3} × {text}"
            label = ""
        if len(lines) > _MOST_EXAMPLES:
            yield f"    {'':4}  {'':3}   and {len(lines) - _MOST_EXAMPLES:,} more"


def _summary(told: Sequence[tuple[Rule, Tally]], beside: Tally, pages: int) -> Iterator[str]:
    if beside.pages:
        changed = several(beside.count(*Outcome), "line")
        yield f"because of them, {changed} that no rule hits: {_counts(beside)}"
        yield from _examples(beside)
    hitting = sum(bool(tally.pages) for _, tally in told)
    yield f"{several(hitting, 'rule')} hit something on {several(pages, 'page')}"
    lost = sum(tally.count(Outcome.LOST) for _, tally in told)
    if lost:
        yield f"look at what is lost: {several(lost, 'line')} that would be kept without the rules"
