"""The error browser: wanted against judged, line by line: `python -m benchmarks.browse FILE`.

FILE holds the predictions that `benchmarks.evaluate --keep FILE` wrote. Without `--id` it lists
the worst pages, `--lines` adds their lines; with `--id` it shows the lines of one page. Signs:

    =  wanted and kept      -  wanted, but LOST
    .  unwanted and removed  +  unwanted, but LEFT over
    ?  a block that no label speaks of
    ~  after a sign: only a part of the block is wanted
    !  wanted, but nowhere in the dump

The scores are the probabilities after each look, as cross-validated. Roles, rules and reasons are
those of the code as it is now, and reasons those of the shipped judge, which has seen the page.
"""

from __future__ import annotations

import gc
import pickle
import sys
from collections import Counter
from pathlib import Path
from statistics import fmean
from typing import TYPE_CHECKING

from rich.console import Console
from rich.table import Table
from rich.text import Text

from benchmarks.running import parser_for
from benchmarks.scoring.errors import LEFT_OVER, LOST, error_shares, error_summary, word_counts
from benchmarks.scoring.judged import Line, absent_lines, judgement_of, lines_of, page_figures
from cleannews.judging import THRESHOLDS
from cleannews.writing.reasons import all_reasons

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from benchmarks.fitting.crossvalidation import Prediction

__all__ = ["load_predictions", "main", "show_causes", "show_page", "show_summary", "show_worst"]

_CONTEXT = 2  # right blocks shown on either side of a wrong one
_TEXT = 160  # characters of a block shown, unless --full
_KINDS = [f"left over: {kind}" for kind in LEFT_OVER] + [f"lost: {kind}" for kind in LOST]
_COLOURS = {"=": "green", "-": "bold red", ".": "dim", "+": "bold yellow", "?": "dim cyan"}
_WIDTH = 200  # columns where the output goes to no terminal


def load_predictions(file: Path) -> list[Prediction]:
    """Read what `benchmarks.evaluate --keep` wrote; only such files, a pickle can run code."""
    gc.disable()  # twenty million small objects, none of them garbage: four times as fast
    try:
        with file.open("rb") as stream:
            predictions: list[Prediction] = pickle.load(stream)  # noqa: S301 - our own file
    finally:
        gc.enable()
    return predictions


def _collapsed(lines: Sequence[Line]) -> Iterator[Line | list[Line]]:
    """The wrong lines with their neighbours; runs of right ones between them as lists."""
    near = {
        other
        for line in lines
        if line.is_wrong
        for other in range(line.number - _CONTEXT, line.number + _CONTEXT + 1)
    }
    hidden: list[Line] = []
    for line in lines:
        if line.number not in near:
            hidden.append(line)
            continue
        if hidden:
            yield hidden
            hidden = []
        yield line
    if hidden:
        yield hidden


def show_page(
    console: Console, prediction: Prediction, *, causes: bool, everything: bool, full: bool
) -> None:
    """Print the page's lines, right ones away from errors collapsed."""
    labelled = prediction.example.labelled
    f1, precision, recall = page_figures(prediction)
    page = prediction.example.page
    console.print(
        Text(
            f"{labelled.set_name} {labelled.id} in {prediction.example.style}: F1 {f1:.3f},"
            f" precision {precision:.3f}, recall {recall:.3f}; {labelled.site},"
            f" {prediction.example.cues.language}, {page.door}/{page.layout}, {len(page)} blocks",
            style="bold",
        )
    )
    judgement = judgement_of(prediction)
    lines = lines_of(prediction, judgement)
    reasons = all_reasons(judgement) if causes else []
    for item in lines if everything else _collapsed(lines):
        if isinstance(item, list):
            counts = Counter(line.sign for line in item)
            told = ", ".join(f"{count} {sign}" for sign, count in counts.most_common())
            console.print(Text(f"      ... {told}", style="dim"))
            continue
        text = item.text if full or len(item.text) <= _TEXT else item.text[: _TEXT - 1] + "…"
        part = "~" if item.in_part else " "
        head = f"{item.sign}{part}{item.number:4} {item.score:4.2f} {item.role:11} "
        console.print(Text(head + text, style=_COLOURS[item.sign]), soft_wrap=True)
        if causes and item.is_wrong:
            for reason in reasons[item.number]:
                told = f"{' ' * 12}{reason.weight:+5.1f} {reason.code}: {reason.text}"
                console.print(Text(told, style="italic"), soft_wrap=True)
        elif item.rules and item.is_wrong:
            console.print(Text(f"{' ' * 12}rules: {', '.join(item.rules)}", style="italic"))
    for line in absent_lines(prediction):
        console.print(Text(f"!  {line if full else line[:_TEXT]}", style="magenta"), soft_wrap=True)
    console.print()


def show_worst(console: Console, predictions: Iterable[Prediction]) -> None:
    """Print a table of pages with their figures."""
    table = Table("set", "page", "style", "site", "F1", "precision", "recall", "blocks", box=None)
    for one in predictions:
        labelled = one.example.labelled
        figures = (f"{figure:.3f}" for figure in page_figures(one))
        names = (labelled.set_name, labelled.id, one.example.style, labelled.site)
        table.add_row(*names, *figures, str(len(one.example.page)))
    console.print(table)


def show_summary(console: Console, predictions: Sequence[Prediction]) -> None:
    """Print the errors by set, style and kind, in per cent of words, a mean over pages."""
    summary = error_summary(predictions)
    for title, kinds in (("left over", LEFT_OVER), ("lost", LOST)):
        table = Table("set", "style", *kinds, "all", box=None, title=f"{title}, % of words")
        for name, styles in summary.items():
            rows = {
                style: [100 * shares[f"{title}: {kind}"] for kind in kinds]
                for style, shares in styles.items()
            }
            if len(rows) > 1:
                rows["mean"] = [fmean(column) for column in zip(*rows.values(), strict=True)]
            for style, values in rows.items():
                cells = (f"{value:.2f}" for value in (*values, sum(values)))
                table.add_row(name, style, *cells, style="bold" if style == "mean" else "")
        console.print(table)


def show_causes(console: Console, predictions: Sequence[Prediction]) -> None:
    """Print what decided over the wrong words: the score, a verdict, or the role that took them."""
    totals: dict[str, Counter[str]] = {}
    threshold = THRESHOLDS["balanced"]
    for one in predictions:
        words = word_counts(one.example.page.texts)
        judgement = judgement_of(one)
        counts = totals.setdefault(one.example.labelled.set_name, Counter())
        for line in lines_of(one, judgement):
            amount = float(words[line.number])
            counts["wanted"] += amount * (line.sign in "=-")  # type: ignore[assignment]
            if line.sign == "-":
                by = "score" if line.score < threshold else "role"
                cause = f"lost by {by}: {line.role}"
            elif line.sign == "+":
                low = min(9, int(10 * line.score))
                cause = f"left over, score .{low}: {line.role}"
            else:
                continue
            counts[cause] += amount  # type: ignore[assignment]
    for name, counts in totals.items():
        wanted = counts.pop("wanted", 0) or 1
        table = Table("cause", "% of wanted words", box=None, title=name)
        for cause, amount in counts.most_common(24):
            table.add_row(cause, f"{100 * amount / wanted:.2f}")
        console.print(table)


def _badness(predictions: Sequence[Prediction], kind: str | None) -> Callable[[int], float]:
    """What pages are sorted by, the worst lowest: F1, or the share of one kind of error."""
    if kind is None:
        return lambda number: page_figures(predictions[number])[0]
    return lambda number: -(error_shares(predictions[number]) or {}).get(kind, 0.0)


def _arguments() -> argparse.ArgumentParser:
    parser = parser_for("browse", __doc__)
    parser.add_argument("predictions", type=Path)
    parser.add_argument("--set", dest="set_name", help="only pages of this set")
    parser.add_argument("--style", help="only this dump style")
    parser.add_argument("--id", help="show the lines of the page whose id holds this")
    parser.add_argument("--worst", type=int, default=20, metavar="N", help="how many to list")
    parser.add_argument(
        "--by", choices=_KINDS, metavar="KIND", help=f"worst in: {', '.join(_KINDS)}"
    )
    parser.add_argument("--skip", type=int, default=0, metavar="N", help="leave out the N worst")
    parser.add_argument("--lines", action="store_true", help="show the lines of the listed pages")
    parser.add_argument("--all", action="store_true", help="collapse nothing")
    parser.add_argument("--full", action="store_true", help="do not cut long blocks")
    parser.add_argument("--causes", action="store_true", help="say what decided over wrong blocks")
    parser.add_argument("--summary", action="store_true", help="the errors by kind instead")
    parser.add_argument("--html", type=Path, metavar="OUT", help="write it as a web page as well")
    return parser


def main(arguments: list[str] | None = None) -> int:
    """Show pages or a summary; exit with 1 where no page fits."""
    chosen = _arguments().parse_args(arguments)
    width = None if sys.stdout.isatty() else _WIDTH
    console = Console(record=bool(chosen.html), highlight=False, width=width)
    predictions = [
        one
        for one in load_predictions(chosen.predictions)
        if chosen.set_name in {None, one.example.labelled.set_name}
        and chosen.style in {None, one.example.style}
        and (chosen.id is None or chosen.id in one.example.labelled.id)
    ]
    if not predictions:
        print("no such page", file=sys.stderr)
        return 1
    if chosen.summary:
        show_summary(console, predictions)
        if chosen.causes:
            show_causes(console, predictions)
    else:
        order = sorted(range(len(predictions)), key=_badness(predictions, chosen.by))
        worst = [predictions[i] for i in order[chosen.skip : chosen.skip + chosen.worst]]
        show_worst(console, worst)
        for one in worst if chosen.lines or chosen.id else ():
            show_page(console, one, causes=chosen.causes, everything=chosen.all, full=chosen.full)
    if chosen.html:
        console.save_html(str(chosen.html))
    return 0


if __name__ == "__main__":
    sys.exit(main())
