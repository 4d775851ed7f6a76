"""The facts beside the body: `python -m benchmarks.fields`.

How often the fields are right, which role the blocks get whose role is known, and how the cleaner
does on pages that are no articles. The shipped cleaner on scraped text and on HTML, there beside
trafilatura: what finds the fields was hardly trained on labels, but whoever wrote it has looked at
such pages, of HTML at those of half the sites. The judge has seen the articles, and of the pages of
other kinds none.
"""

from __future__ import annotations

import hashlib
import multiprocessing
import re
import sys
from collections import Counter, defaultdict
from dataclasses import asdict, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from benchmarks.labelled.datasets import LabelledPage, data_hash, load_set
from benchmarks.labelled.dumps import HTML, decode_html, dump
from benchmarks.running import parser_for, tells_what_is_missing
from benchmarks.scoring.metrics import PageScore, page_score, summarise
from benchmarks.scoring.records import run_facts, write_record
from cleannews import clean
from cleannews.evidence.cues.agencies import agency
from cleannews.evidence.cues.names import has_given_name
from cleannews.evidence.cues.vocabulary import table
from cleannews.reading.declared import read_declared
from cleannews.writing.metadata.sites import squeezed

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from cleannews import Article

__all__ = ["PEOPLE", "PRINTED_TITLE", "Facts", "facts_of", "main", "people_of", "summary"]

_SETS = ("publishers-dev", "portals-dev", "wcxb-dev")
_STYLES = ("inscriptis", "markdown", "beautifulsoup", HTML)
PRINTED_TITLE = "title that is a line of the page"
PEOPLE = "authors that are people"
_HTML = ("cleannews", "trafilatura")
_JOINING = frozenset(("and", "und", "et", "y"))
_LISTED = re.compile(r" et | and | und |, ")
_DEGREES = frozenset((*table("names")["degrees"]["words"], *table("names")["degrees"]["titles"]))
_GROUPS = frozenset(table("names")["groups"]["words"]) - {"and", "of", "for", "the", "by", "guest"}
_GROUP_ENDS = tuple(table("names")["groups"]["ends"])
_WORD = re.compile(r"\w+")
_DAY = len("2031-02-03")


class Facts(NamedTuple):
    """One page in one style: what became of its fields and of the blocks of known role."""

    set_name: str
    kind: str
    fields: dict[str, str]  # right, wrong, missing, invented, or rightly none
    roles: list[tuple[str, str]]  # (wanted, given)
    score: PageScore | None
    reader: str = "text"
    half: str = ""


def _key(text: str | None) -> tuple[str, ...]:
    """Words alone: quotes and dashes are set in many ways."""
    return tuple(_WORD.findall((text or "").casefold()))


def _verdict(wanted: object, found: object) -> str:
    if not wanted:
        return "invented" if found else "rightly none"
    if not found:
        return "missing"
    return "right" if wanted == found else "wrong"


def _name_words(names: Iterable[str]) -> frozenset[str]:
    return frozenset(word for name in names for word in _key(name)) - _JOINING


def people_of(page: LabelledPage, sites: Collection[str] = ()) -> tuple[str, ...]:
    """The authors of a page without newsrooms, agencies and the site, which labels have as well.

    `sites` are the names by which the page calls its site.
    """
    own = {squeezed(site) for site in (*sites, page.site, page.site.partition(".")[0])}
    own |= {name.removeprefix(article) for name in own for article in ("the", "der")}
    own |= {"".join(word[0] for word in _key(site)) for site in sites}  # "TE" of The Echo
    people = []
    for name in page.authors:
        parts = [part.strip() for part in _LISTED.split(name) if part.strip()]
        if not all(_is_organisation(part, own) for part in parts) and not agency(parts[0]):
            people.append(name)
    return tuple(people)


def _is_organisation(name: str, own: Collection[str]) -> bool:
    words = [word.strip(".,") for word in name.casefold().split()]
    if agency(name) or agency(name.split(maxsplit=1)[0]):
        return True
    if any(word in _GROUPS or word.endswith(_GROUP_ENDS) for word in words):
        return True
    return squeezed(name) in own and not (len(words) > 1 and has_given_name(name))


def facts_of(page: LabelledPage, article: Article, sites: Collection[str] = ()) -> Facts:
    """Hold an article against what is known of its page.

    Titles are compared by their words, authors by the set of the words of their names, dates by
    their day. `sites` are the names by which the page calls its site.
    """
    wanted: dict[str, tuple[object, object]] = {
        "title": (_key(page.title), _key(article.title)),
        "authors": (_name_words(page.authors), _name_words(article.authors)),
        PEOPLE: (
            _name_words(people_of(page, sites)) - _DEGREES,
            _name_words(article.authors) - _DEGREES,
        ),
        "published": ((page.published or "")[:_DAY], (article.published or "")[:_DAY]),
    }
    known = {_key(text): "lead" for text in page.lead}
    known |= {_key(text): "heading" for text in page.headings}
    known[_key(page.title)] = "title"
    known.pop((), None)
    # The same line may stand in a menu, too: one block of the wanted role will do.
    given: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for block in article.blocks:
        given[_key(block.text)].append(str(block.role))
    roles = [
        (role, role if role in given[key] else given[key][0])
        for key, role in known.items()
        if given[key]
    ]
    score = None if page.text is None else page_score(page.text, article.text)
    fields = {name: _verdict(*pair) for name, pair in wanted.items()}
    # A page of unknown title has lines without words, as "***", which are no titles.
    if _key(page.title) and given[_key(page.title)]:
        # Sites also name a page in ways that the page itself does not print.
        fields[PRINTED_TITLE] = fields["title"]
    return Facts(page.set_name, page.kind, fields, roles, score)


def summary(rows: Iterable[Facts]) -> dict[str, Any]:
    """Shares by set and field, by role, and scores by kind of page."""
    fields: dict[str, dict[str, Counter[str]]] = defaultdict(lambda: defaultdict(Counter))
    roles: dict[str, Counter[str]] = defaultdict(Counter)
    kinds: dict[str, list[PageScore]] = defaultdict(list)
    for row in rows:
        if row.kind == "article":
            for name, verdict in row.fields.items():
                fields[row.set_name][name][verdict] += 1
            for wanted, given in row.roles:
                roles[wanted][given] += 1
        elif row.score is not None:
            kinds[row.kind].append(row.score)
    return {
        "fields": {
            set_name: {
                name: shares
                for name, counts in own.items()
                if (shares := _field_shares(counts))["pages"]
            }
            for set_name, own in fields.items()
        },
        "roles": {
            wanted: {
                "blocks": given.total(),
                "right": given[wanted] / given.total(),
                "taken_for": {
                    role: count / given.total()
                    for role, count in given.most_common(5)
                    if role != wanted
                },
            }
            for wanted, given in roles.items()
        },
        "kinds": {kind: asdict(summarise(scores)) for kind, scores in sorted(kinds.items())},
    }


def _field_shares(counts: Counter[str]) -> dict[str, float]:
    """Shares of the pages that have the field, and of those that have not the invented ones."""
    having = sum(counts[verdict] for verdict in ("right", "wrong", "missing"))
    lacking = counts["invented"] + counts["rightly none"]
    return {
        "pages": having,
        **{v: counts[v] / max(having, 1) for v in ("right", "wrong", "missing")},
        "pages_without": lacking,
        "invented": counts["invented"] / max(lacking, 1),
    }


def _facts(job: tuple[LabelledPage, str]) -> list[Facts]:
    """A page in one style; as HTML, by both readers."""
    page, style = job
    html = decode_html(page.html())
    sites = [claim.value for claim in read_declared(html).sites]
    if style != HTML:
        return [facts_of(page, clean(dump(page, style)), sites)]
    half = _half(page.site)
    articles = (clean(page.html()), _by_trafilatura(html))
    return [
        facts_of(page, article, sites)._replace(reader=reader, half=half)
        for reader, article in zip(_HTML, articles, strict=True)
    ]


def _half(site: str) -> str:
    """Which half of the sites a site is in: the pages of "B" were not read to find errors."""
    return "AB"[hashlib.sha1(site.encode(), usedforsecurity=False).digest()[0] & 1]


def _by_trafilatura(html: str) -> Article:
    from trafilatura.metadata import extract_metadata

    found = extract_metadata(html)
    authors = tuple(name.strip() for name in (found.author or "").split(";") if name.strip())
    return replace(clean(""), title=found.title, authors=authors, published=found.date)


def measure(styles: Sequence[str]) -> dict[str, Any]:
    """The whole record, on all cores."""
    jobs = [(page, style) for name in _SETS for page in load_set(name) for style in styles]
    with multiprocessing.get_context("fork").Pool() as pool:
        rows = [row for found in pool.map(_facts, jobs, chunksize=16) for row in found]
    html = {
        f"{reader}{f', half {half}' if half else ''}": summary(
            row for row in rows if row.reader == reader and half in {"", row.half}
        )["fields"]
        for reader in _HTML
        for half in ("", "A", "B")
    }
    return {
        **run_facts(data_hash()),
        "styles": [style for style in styles if style != HTML],
        **summary(row for row in rows if row.reader == "text"),
        "html": {reader: fields for reader, fields in html.items() if fields},
    }


def _print(record: dict[str, Any]) -> None:
    for reader, sets in (("text", record["fields"]), *record["html"].items()):
        for set_name, fields in sets.items():
            for name, one in fields.items():
                shares = ", ".join(f"{verdict} {one[verdict]:.3f}" for verdict in _SHOWN)
                print(f"{reader:20} {set_name:16} {name:34} {one['pages']:5} pages, {shares}")
    for role, one in record["roles"].items():
        taken = ", ".join(f"{other} {share:.2f}" for other, share in one["taken_for"].items())
        print(f"{role:10} {one['blocks']:5} blocks, right {one['right']:.3f}; taken for {taken}")
    for kind, one in record["kinds"].items():
        print(f"{kind:16} F1 {one['f1']:.3f}, {one['precision']:.3f} / {one['recall']:.3f}")


_SHOWN = ("right", "wrong", "missing", "invented")


@tells_what_is_missing
def main(arguments: list[str] | None = None) -> int:
    """Measure, print, write; exit with 2 without data."""
    parser = parser_for("fields", __doc__)
    parser.add_argument("--styles", nargs="+", default=list(_STYLES))
    parser.add_argument("--json", type=Path, help="file for the figures")
    chosen = parser.parse_args(arguments)
    record = measure(chosen.styles)
    _print(record)
    if chosen.json:
        write_record(chosen.json, record)
    return 0


if __name__ == "__main__":
    sys.exit(main())
