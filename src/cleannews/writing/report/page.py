"""One page in the report: what is known of it, its fields, its blocks, and both sides of it."""

from __future__ import annotations

from collections import Counter
from itertools import groupby
from typing import TYPE_CHECKING, Final

from cleannews.article import Role
from cleannews.writing.accounting import Verdict, account
from cleannews.writing.report.blocks import MARKS, block_list, side_by_side
from cleannews.writing.report.elements import Html, choice, join, link, tag
from cleannews.writing.report.fields import MOST_VALUES, find_fields
from cleannews.writing.report.figures import count, percent, shares, title_of
from cleannews.writing.report.tables import cell, row, row_heading, table

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cleannews.article import Article
    from cleannews.writing.accounting import Entry
    from cleannews.writing.report.fields import Found

__all__ = ["page_section"]

GROUPS: Final = {Verdict.KEEP: "Kept", Verdict.META: "Facts", Verdict.DROP: "Removed"}
# The values of a radio button and what it shows; the first is chosen at first.
VIEWS: Final = {
    "all": "Whole page",
    "keep": "Kept",
    "drop": "Not kept",
    "sides": "Before and after",
}
# Heights in the page's map, of 20 units, so that it does not take colour to read it.
HEIGHTS: Final = {Verdict.KEEP: 20, Verdict.META: 13, Verdict.DROP: 7}
MAP_WIDTH: Final = 1000
HOW_TO: Final = (
    "Point at a block for the reasons, or move to its role with the Tab key; follow the role to "
    "keep them open. Weights above 0 speak for keeping it, those below 0 against."
)


def page_section(article: Article, name: str | None, at: str, above: str = "") -> Html:
    """Give a page as a section with the id `at`, with which all ids in it begin.

    `above` stands before everything in it.
    """
    entries = list(account(article))
    blocks = join(
        tag("h2", "The page", id=f"{at}-page"),
        tag("p", HOW_TO, class_="about"),
        _filters(entries),
        block_list(entries, article.language, at),
        side_by_side(article, entries),
    )
    header = tag(
        "header",
        tag("p", tag("bdi", name), class_="name") if name else "",
        tag(
            "h1",
            title_of(article),
            id=f"{at}-title",
            dir="auto",
            lang=article.language if article.title else None,
        ),
        _summary(article, entries),
        _map(entries),
    )
    return tag(
        "section",
        tag("a", "Skip to the blocks", href=f"#{at}-blocks", class_="skip"),
        above,
        header,
        _fields(article, entries, at),
        blocks,
        class_="page",
        id=at,
        aria_labelledby=f"{at}-title",
    )


def _summary(article: Article, entries: Sequence[Entry]) -> Html:
    """The figures of a page, which are the key to its marks as well."""
    blocks = Counter(entry.verdict for entry in entries)
    parts = shares(entries)
    figures = [
        _figure(
            join(tag("span", MARKS[verdict], class_="mark", aria_hidden="true"), GROUPS[verdict]),
            f"{percent(parts[verdict])} of the text",
            count(blocks[verdict], "block"),
            str(verdict),
        )
        for verdict in Verdict
    ]
    figures.append(
        _figure("Confidence", percent(article.confidence), "F1 to expect of the text", "sure")
    )
    about = [article.kind, f"language: {article.language or 'not known'}"]
    if article.repairs:
        steps = Counter(repair.step for repair in article.repairs)
        told = ", ".join(f"{step} {times}" for step, times in steps.items())
        about.append(f"mended in the text, but shown as printed: {told}")
    warnings = [tag("li", code.replace("-", " ")) for code in article.warnings]
    return join(
        tag("dl", *figures, class_="figures"),
        tag("p", " · ".join(about), class_="about"),
        tag("ul", *warnings, class_="warnings", aria_label="Warnings") if warnings else "",
    )


def _figure(name: str, value: str, more: str, kind: str) -> Html:
    return tag(
        "div",
        tag("dt", name),
        tag("dd", tag("b", value), " ", tag("span", more)),
        class_=f"figure {kind}",
    )


def _map(entries: Sequence[Entry]) -> Html:
    """The page from its first to its last character as a strip of bars: tall is kept."""
    runs = [
        (verdict, sum(len(entry.block.text) for entry in run))
        for verdict, run in groupby(entries, key=lambda entry: entry.verdict)
    ]
    total = sum(length for _, length in runs)
    if not total:
        return join()
    bars, left = [], 0.0
    for verdict, length in runs:
        width, height = MAP_WIDTH * length / total, HEIGHTS[verdict]
        bars.append(
            tag(
                "rect",
                x=f"{left:.1f}",
                y=str(20 - height),
                width=f"{width:.1f}",
                height=str(height),
                class_=str(verdict),
            )
        )
        left += width
    return tag(
        "svg",
        *bars,
        viewBox=f"0 0 {MAP_WIDTH} 20",
        preserveAspectRatio="none",
        role="img",
        aria_label="Where in the page text was kept (tall bars), read as facts, or removed (low)",
        class_="map",
    )


def _fields(article: Article, entries: Sequence[Entry], at: str) -> Html:
    found = find_fields(article)
    rows = [
        row(
            row_heading(field),
            cell(_values(article, field, values)),
            cell(_places(values, entries, at)),
        )
        for field, values in found.items()
        if values
    ]
    columns = ("Field", "Value", "Where it stands")
    missing = [field for field, values in found.items() if not values]
    return join(
        tag("h2", "Fields", id=f"{at}-fields"),
        table(columns, rows, "fields", "Fields") if rows else "",
        tag("p", f"Not found: {', '.join(missing)}.", class_="missing") if missing else "",
    )


def _values(article: Article, field: str, values: list[Found]) -> Html:
    """The values of a field, one below the other: each may be of another script."""
    lines = [tag("li", link(found.value), dir="auto") for found in values]
    whole = getattr(article, field)
    if isinstance(whole, tuple) and len(whole) > MOST_VALUES:
        lines.append(tag("li", f"and {len(whole) - MOST_VALUES:,} more"))
    return tag("ul", *lines)


def _places(values: list[Found], entries: Sequence[Entry], at: str) -> Html:
    blocks = dict.fromkeys(found.block for found in values)
    return tag(
        "ul",
        *(
            tag("li", "nowhere in the text: declared or worked out")
            if block is None
            else tag("li", _place(entries[block], f"#{at}-b{block + 1}"))
            for block in blocks
        ),
    )


def _place(entry: Entry, address: str) -> Html:
    role = entry.block.role.value.replace("_", " ")
    return join(tag("a", f"line {entry.line}", href=address), f", {role}")


def _filters(entries: Sequence[Entry]) -> Html:
    """What to show: one of the views, and of which roles. It works by style sheet alone."""
    views = [
        choice(words, type="radio", name="view", class_=f"v-{view}", checked=view == "all")
        for view, words in VIEWS.items()
    ]
    reasons = choice("Reasons below every block", type="checkbox", class_="v-why")
    return tag(
        "form",
        tag("fieldset", tag("legend", "Show"), *views, reasons, class_="views"),
        *_role_filters(entries),
        tag("button", "Show everything again", type="reset"),
        class_="filters",
        aria_label="What of the page to show",
    )


def _role_filters(entries: Sequence[Entry]) -> Iterator[Html]:
    """A box to tick for each role that the page has, with how many blocks have it."""
    roles = Counter((entry.verdict, entry.block.role) for entry in entries)
    for verdict in Verdict:
        boxes = [
            choice(
                role.value.replace("_", " "),
                " ",
                tag("small", f"{roles[verdict, role]:,}"),
                type="checkbox",
                class_=f"f-{role}",
                checked=True,
            )
            for role in Role
            if (verdict, role) in roles
        ]
        if boxes:
            yield tag("fieldset", tag("legend", GROUPS[verdict]), *boxes, class_=str(verdict))
