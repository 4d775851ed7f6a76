"""Cutting from a title what the page's template glued to it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from cleannews.evidence.cues.vocabulary import table, words_of

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["TOPIC_HEADS", "split_site", "title_of_first_line", "trim_title"]

_TABLE: Final = table("titles")
_CONTROLS: Final[frozenset[str]] = frozenset(_TABLE["controls"]["words"])
TOPIC_HEADS: Final[frozenset[str]] = frozenset(words_of("topics"))

_SEPARATOR: Final = re.compile(r" (?:[|·•»«/]|[-–—]|::|//) | ?｜ ?")
_AFTER_SITE: Final = re.compile(r" ?[|»/] ?")
_SHORT_WORD: Final = 4  # letters; "Studierende verlernen das Lesen" ends in no control
_MAX_SITE_WORDS: Final = 6
_MAX_CUTS: Final = 4
_LEAST_TITLE_WORDS: Final = 2
_MAX_TAIL_WORDS: Final = 4
_MAX_LINE: Final = 200  # characters
_STROKES: Final = "|｜"
_DASHES: Final = "-–—"
_LOWER: Final = re.compile(r"(?<!\w)[^\W\d_]")


def trim_title(title: str, texts: Sequence[str]) -> str:
    """Return a title without the site's name after a stroke and the controls at its end.

    `texts` are the page's blocks: a name is cut only where they have it too, or have the title
    without it. Linear in the number of blocks.

    >>> trim_title("Storm hits the coast | The Echo", ["The Echo", "Storm hits the coast"])
    'Storm hits the coast'
    >>> trim_title("Storm hits the coast Read", ["Storm hits the coast, forecasters say."])
    'Storm hits the coast'
    """
    title, _ = split_site(title.strip(), texts)
    return _without_controls(_by_first_line(title, texts), texts)


def title_of_first_line(texts: Sequence[str]) -> tuple[str, str | None] | None:
    """Return title and site of a page whose first line is both, and which has the title again.

    So begins what dumps make of a page and its <title>. `None` for other pages. Linear in the
    number of blocks.

    >>> title_of_first_line(["Storm hits the coast | The Echo", "Menu", "Storm hits the coast"])
    ('Storm hits the coast', 'The Echo')
    """
    first = texts[0] if texts else ""
    for cut in list(_SEPARATOR.finditer(first))[:_MAX_CUTS]:
        head, site = first[: cut.start()].strip(), first[cut.end() :].strip()
        if len(head.split()) <= _LEAST_TITLE_WORDS and head.isascii():
            continue
        if head in texts:
            return head, site if len(site.split()) <= _MAX_SITE_WORDS else None
    return None


def _by_first_line(title: str, texts: Sequence[str]) -> str:
    """Return a title as far as the page's first line has it, which dumps make of its <title>.

    "Storm hits the coast | The Echo" tells that "Storm hits the coast by" ends in a label. In that
    line itself, what follows the last stroke is the site. A title that ends in a colon is but the
    half of one, as "Storm:" over "Ferry held in port".
    """
    first = texts[0] if texts else ""
    if title.endswith(":") and len(first) <= _MAX_LINE and first.startswith(f"{title} "):
        title = _without_short_end(first)
    if _is_with_tail(title, first):
        return first
    for cut in list(_SEPARATOR.finditer(first))[: -_MAX_CUTS - 1 : -1]:
        head = first[: cut.start()].strip()
        if title == head or len(head.split()) <= _LEAST_TITLE_WORDS:
            return title
        if _is_with_tail(title, head):
            return head if title != first or cut[0].strip() in _STROKES else title
    return title


def _is_with_tail(title: str, head: str) -> bool:
    """Whether a title is a shorter one of several words, and a few words more."""
    return (
        title.startswith(f"{head} ")
        and len(head.split()) > _LEAST_TITLE_WORDS
        and len(title[len(head) :].split()) <= _MAX_TAIL_WORDS
    )


def _without_short_end(line: str) -> str:
    cuts = list(_SEPARATOR.finditer(line))
    if cuts and len(line[cuts[-1].end() :].split()) <= _MAX_TAIL_WORDS:
        return line[: cuts[-1].start()].strip()
    return line


def split_site(title: str, texts: Sequence[str]) -> tuple[str, str | None]:
    """Split "Title | Site" where the page's other blocks confirm it, else return the whole."""
    cuts = [(found.start(), found.end()) for found in _SEPARATOR.finditer(title)][-_MAX_CUTS:]
    for start, end in cuts:
        head, site = title[:start].strip(), title[end:].strip()
        words = len(head.split())
        if words < _LEAST_TITLE_WORDS and head.isascii():
            continue
        # A menu has "Zero Waste", too, and what follows in "Zero Waste - A Guide" is no site.
        dashed = title[start:end].strip() in _DASHES and title not in texts[:1]
        if words <= _LEAST_TITLE_WORDS and head.isascii() and dashed:
            continue
        if head in texts:
            return head, site if len(site.split()) <= _MAX_SITE_WORDS else None
    for start, end in reversed(cuts):
        head, site = title[:start].strip(), title[end:].strip()
        if not site or len(site.split()) > _MAX_SITE_WORDS:
            break
        if len(head.split()) < _LEAST_TITLE_WORDS and head.isascii():
            break
        if site in texts:
            return head, site
    return _behind_site(title, texts)


def _behind_site(title: str, texts: Sequence[str]) -> tuple[str, str | None]:
    """Split "Site: Title" where the page has the title by itself."""
    found = _AFTER_SITE.search(title)
    if found is not None:
        site, rest = title[: found.start()].strip(), title[found.end() :].strip()
        whole = len(rest.split()) >= _LEAST_TITLE_WORDS or not rest.isascii()
        if whole and rest in texts and 0 < len(site.split()) <= _MAX_SITE_WORDS:
            return rest, site if site in texts else None
    return title, None


def _without_controls(title: str, texts: Sequence[str]) -> str:
    for count in (2, 1):
        words = title.rsplit(" ", count)
        head = words[0]
        control = " ".join(words[1:])
        if len(words) <= count or control.casefold() not in _CONTROLS:
            continue
        if len(head.split()) < _LEAST_TITLE_WORDS or not control[0].isupper():
            continue
        last = head.rpartition(" ")[2]
        if last.islower() and last.isalpha() and len(last) <= _SHORT_WORD:
            continue
        # "How Children Learn to Read" ends so by itself: cut only after a title in small letters,
        # or where the page has it without the control.
        if _in_small_letters(head) or any(
            text != title and text.startswith(head) for text in texts
        ):
            return head
    return title


def _in_small_letters(title: str) -> bool:
    initials = _LOWER.findall(title)
    small: int = sum(letter.islower() for letter in initials)
    return small * 2 >= len(initials)
