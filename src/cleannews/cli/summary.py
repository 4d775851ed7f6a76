"""What is told at the end of a run over a crawl."""

from __future__ import annotations

import sys
from contextlib import suppress
from typing import TYPE_CHECKING

from cleannews.cli.terminal import neutralise_line

if TYPE_CHECKING:
    from collections import Counter

    from cleannews.streams.tally import Tally

__all__ = ["summary", "tell"]

MOST_COUNTS = 6
LABEL = 10


def summary(tally: Tally, seconds: float, done_before: int = 0) -> str:
    """Say what became of the documents; `done_before` are those of the run that this one went on.

    >>> from cleannews.streams.tally import Tally
    >>> slowest = [(1.25, "a.jsonl:2"), (0.016, "a.jsonl:1")]
    >>> print(summary(Tally(documents=2, characters=400, kept=300, slowest=slowest), 1.3))
    2 documents in 1.3 s, 1.5 a second, none failed
      kept      75.0 % of the characters
      slowest   a.jsonl:2 1.2 s, a.jsonl:1 16 ms
    >>> print(summary(Tally(documents=300), 10, done_before=100))
    300 documents, 100 of them before, in 10.0 s, 20 a second, none failed
    """
    here = tally.documents - done_before
    failed = f"{tally.failed:,}" if tally.failed else "none"
    digits = 0 if here >= 10 * seconds else 1
    rate = here / seconds if seconds else 0.0
    noun = "document" if tally.documents == 1 else "documents"
    resumed = f", {done_before:,} of them before," if done_before else ""
    head = (
        f"{tally.documents:,} {noun}{resumed} in {_duration(seconds)}, {rate:,.{digits}f} a "
        f"second, {failed} failed"
    )
    rows = [
        ("kept", f"{100 * tally.kept / tally.characters:.1f} % of the characters")
        if tally.characters
        else ("", ""),
        ("kinds", _counts(tally.kinds)),
        ("removed", _counts(tally.roles)),
        ("by rule", _counts(tally.rules)),
        ("warnings", _counts(tally.warnings)),
        *(("failed", f"{name}: {reason}") for name, reason in tally.failures),
        ("slowest", _slowest(tally)),
    ]
    shown = [(label, text) for label, text in rows if text]
    lines = [head]
    lines += [f"  {label:<{LABEL}}{neutralise_line(text)}" for label, text in shown]
    if tally.failed > len(tally.failures):
        lines.append(f"  {'':<{LABEL}}and {tally.failed - len(tally.failures):,} more failed")
    return "\n".join(lines)


def tell(text: str) -> None:
    """Print it on standard error, if anybody listens there."""
    if sys.stderr is not None:
        with suppress(OSError):
            sys.stderr.write(f"{text}\n")
            sys.stderr.flush()


def _counts(counts: Counter[str]) -> str:
    # Not by the order in which they came, which two runs over parts of a crawl do not share.
    ranked = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    shown = [f"{name} {count:,}" for name, count in ranked[:MOST_COUNTS]]
    left = sum(count for _, count in ranked[MOST_COUNTS:])
    return ", ".join([*shown, f"others {left:,}"] if left else shown)


def _slowest(tally: Tally) -> str:
    """Name what took longest; what could not be read took nothing."""
    longest = [(took, name) for took, name in tally.slowest[:3] if took > 0]
    return ", ".join(
        f"{name} {took:.1f} s" if took >= 1 else f"{name} {1000 * took:.0f} ms"
        for took, name in longest
    )


def _duration(seconds: float) -> str:
    if seconds < 60:
        return f"{seconds:.1f} s"
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours} h {minutes} min" if hours else f"{minutes} min {rest} s"
