"""What rules do on pages: `cleannews-rules test`."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from cleannews import Options
from cleannews.cli.rules.known import chosen_rules
from cleannews.cli.rules.pages import cleaned_pages
from cleannews.cli.rules.printing import cut, put, several
from cleannews.evidence.lexicon import Lexicon

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cleannews.article import Block
    from cleannews.cli.rules.request import Choice
    from cleannews.evidence.lexicon import Rule

__all__ = ["test_rules"]

_MOST_EXAMPLES: Final = 3


@dataclass(slots=True)
class Tally:
    """What became of some lines, by whether they are kept without the rules and with them."""

    pages: set[str] = field(default_factory=set)
    lost: Counter[str] = field(default_factory=Counter)
    gained: Counter[str] = field(default_factory=Counter)
    dropped: Counter[str] = field(default_factory=Counter)
    kept: Counter[str] = field(default_factory=Counter)

    @property
    def lines(self) -> int:
        """How many lines there were."""
        return sum(map(Counter.total, (self.lost, self.gained, self.dropped, self.kept)))

    def note(self, page: str, before: Block, after: Block) -> None:
        """Note a line of a page as it is without the rules and with them."""
        outcomes = {
            (True, False): self.lost,
            (False, True): self.gained,
            (False, False): self.dropped,
            (True, True): self.kept,
        }
        self.pages.add(page)
        outcomes[before.role.is_body, after.role.is_body][after.text] += 1


def test_rules(choice: Choice, names: Sequence[str]) -> bool:
    """Print what each rule hits on the pages; give whether all of them could be cleaned."""
    rules = chosen_rules(choice)
    own = bool(choice.files)
    # Shipped rules are in force anyway, so there is but one way to clean.
    ways = [Options(), Options(rules=rules)] if own else [Options()]
    lexicon = Lexicon(rules, folded=not own)
    tallies = [Tally() for _ in rules]
    beside = Tally()
    failures: list[str] = []
    pages = 0
    for name, _, articles in cleaned_pages(names, ways, failures):
        pages += 1
        before, after = articles[0].blocks, articles[-1].blocks
        hits = lexicon.match([block.text for block in after])
        for place, number in zip(hits.blocks, hits.rules, strict=True):
            tallies[number].note(name, before[place], after[place])
        hit = frozenset(hits.blocks)
        for place, (old, new) in enumerate(zip(before, after, strict=True)):
            if place not in hit and old.role.is_body != new.role.is_body:
                beside.note(name, old, new)
    told = [(rule, tally) for rule, tally in zip(rules, tallies, strict=True) if own or tally.lines]
    for rule, tally in told:
        for line in _report(rule, tally, pages, own=own):
            put(cut(line))
    for line in _summary(told, beside, pages):
        put(cut(line))
    return not failures


def _report(rule: Rule, tally: Tally, pages: int, *, own: bool) -> Iterator[str]:
    yield f"{rule.id}  {rule.role}, {rule.match}{', certain' if rule.certain else ''}"
    if not tally.lines:
        yield "  hits nothing"
        return
    counts = {
        "lost by it": tally.lost.total(),
        "won by it": tally.gained.total(),
        "dropped anyway" if own else "dropped": tally.dropped.total(),
        "kept anyway" if own else "kept all the same": tally.kept.total(),
    }
    outcomes = ", ".join(f"{count} {what}" for what, count in counts.items() if count)
    hit = f"{several(tally.lines, 'line')} on {len(tally.pages):,} of {several(pages, 'page')}"
    yield f"  hits {hit}: {outcomes}"
    yield from _examples("lost", tally.lost)
    yield from _examples("won", tally.gained)
    yield from _examples("kept", tally.kept)


def _examples(label: str, lines: Counter[str]) -> Iterator[str]:
    for text, times in lines.most_common(_MOST_EXAMPLES):
        yield f"    {label:4}  {times:3} × {' '.join(text.split())}"
        label = ""
    more = len(lines) - _MOST_EXAMPLES
    if more > 0:
        yield f"    {'':4}  {'':3}   and {more:,} more"


def _summary(told: Sequence[tuple[Rule, Tally]], beside: Tally, pages: int) -> Iterator[str]:
    if beside.lines:
        yield (
            f"beside them, {several(beside.lines, 'line')} that no rule hits: "
            f"{beside.lost.total()} lost, {beside.gained.total()} won"
        )
        yield from _examples("lost", beside.lost)
        yield from _examples("won", beside.gained)
    hitting = sum(bool(tally.lines) for _, tally in told)
    yield f"{several(hitting, 'rule')} hit something on {several(pages, 'page')}"
    lost = sum(tally.lost.total() for _, tally in told)
    if lost:
        yield f"look at what is lost: {several(lost, 'line')} that would be kept without the rules"
