"""What the article's pictures show, and whom they are by."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from cleannews.article import Role
from cleannews.evidence.cues.credits import inline_credit

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from cleannews.evidence.cues import Cues
    from cleannews.reading.markup import Markup
    from cleannews.reading.page import Page

__all__ = ["captions_and_credits"]

_ABOVE: Final = 12  # blocks over the title in which its picture stands
_BELOW: Final = 2  # blocks under the body
_NEXT: Final = 3  # blocks from one picture of a gallery under the body to the next
# The words that a caption has at least, by its role: what a <figcaption> holds describes a picture
# also where it was judged chrome, but "Shop now" and "26.10.2031 | 2:43 min" do not.
_LEAST_WORDS: Final = {
    Role.CAPTION: 2, Role.CREDIT: 2, Role.RELATED: 2, Role.LEGAL: 2, Role.NAVIGATION: 3,
    Role.WIDGET: 3,
}  # fmt: skip
_LEAST_EAST: Final = 4  # characters, where a script writes no spaces
_OF_CREDIT: Final = ("credit", "copyright", "photographer", "source", "agency")
_NOTICE: Final = ("©", "copyright")
_MAX_LABEL_CHARS: Final = 20  # "Photo:", its names in the next block
_AROUND: Final = " |/–—-•·,;"
_BRACKETED: Final = re.compile(r"[(\[（](?P<inner>[^()\[\]（）]+)[)\]）][.。]?")
# In a line of the body such words name the source of the report.
_SOURCE: Final = re.compile(
    r"(?:^|[(\[])(?:Quelle|Source|Fuente|Fonte|Bron|Kilde|Källa|Źródło|Zdroj|Источник|Джерело)"
    r" ?: ?[^()\[\]]{2,80}(?:$|[)\]]\.?$)"
)
_WORD: Final = re.compile(r"[^\W\d_]{2,}")


def captions_and_credits(
    page: Page,
    roles: Sequence[Role],
    places: Mapping[Role, Sequence[int]],
    body: Sequence[int],
    cues: Cues,
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return what the pictures show, and their credits as printed, each once and in page order.

    `places` are the blocks of each role, `body` those of the body. A page without pictures' texts
    has none of either. Linear in the number of blocks.
    """
    framed: dict[int, int] = {}
    if body and page.markup is not None:
        top = min((*places.get(Role.TITLE, ())[:1], body[0]))
        reach = range(top - _ABOVE, body[-1] + 1 + _BELOW)
        framed.update(_in_figures(page, page.markup, roles, reach))
    blocks = {*places.get(Role.CAPTION, ()), *places.get(Role.CREDIT, ()), *framed}
    if not blocks:
        return (), ()
    last = body[-1] if body else len(page)
    pictured = {cue.block for cue in cues.credits if cue.picture and cue.whole}
    split = {cue.block: cue.text for cue in cues.captions}
    captions: dict[str, None] = {}
    # By figure: "(", "Photo:" and "Jane Doe)" may be three blocks.
    printed: dict[int, list[str]] = {}
    for block in sorted(blocks):
        text, figure = page.texts[block], framed.get(block)
        if figure is None:
            if roles[block] is Role.CREDIT and block not in pictured:
                continue  # the report's, and no picture's
            if block > last and any(mark in text.casefold() for mark in _NOTICE):
                continue
        if roles[block] is Role.CAPTION and block not in split and block + 1 in split:
            continue  # the alternative text of the picture whose caption follows
        whole = block in pictured or (figure is not None and _is_credit(page, roles, block, figure))
        caption = split.get(block) or ("" if whole else _without_credit(text))
        if _says_enough(caption, _LEAST_WORDS[roles[block]]):
            captions[caption] = None
        key = -block - 1 if figure is None else figure
        printed.setdefault(key, []).append(text[len(caption) :].strip())
    bare = dict.fromkeys(_bare(" ".join(pieces)) for pieces in printed.values())
    return tuple(captions), tuple(text for text in bare if _WORD.search(text))


def _in_figures(
    page: Page, markup: Markup, roles: Sequence[Role], reach: range
) -> Iterator[tuple[int, int]]:
    """Give the blocks in the <figcaption>s in reach, each with the number of that element."""
    framing = {place for place, naming in enumerate(markup.namings) if naming[0] == "figcaption"}
    end, stop = 0, reach.stop
    for number, naming in enumerate(markup.named if framing else ()):
        if naming not in framing:
            continue
        inside = range(max(end, markup.starts[number]), markup.ends[number])
        end = max(end, inside.stop)  # one in another has nothing new
        for block in inside:
            linked = page.is_link(block)  # the picture of a teaser
            if reach.start <= block < stop and roles[block] in _LEAST_WORDS and not linked:
                stop = max(stop, block + 1 + _NEXT)
                yield block, number


def _is_credit(page: Page, roles: Sequence[Role], block: int, figure: int) -> bool:
    """Whether a block of a <figcaption> is a credit, by its role, its words or its elements."""
    text, markup = page.texts[block], page.markup
    if roles[block] is Role.CREDIT or not _WORD.search(text):
        return True
    if text.endswith(":") and len(text) <= _MAX_LABEL_CHARS:
        return True
    element = markup.inner[block] if markup is not None else 0
    while markup is not None and element > figure:
        classes = (markup.namings[markup.named[element]][1] or "").casefold()
        if any(mark in classes for mark in _OF_CREDIT):
            return True
        element = markup.parents[element]
    return False


def _without_credit(text: str) -> str:
    found = _SOURCE.search(text)
    end = found.start() if found is not None else inline_credit(text)
    return text[:end].rstrip(_AROUND + "(")


def _bare(text: str) -> str:
    """Return a credit without what parts it from the caption, and without brackets around it."""
    text = text.strip(_AROUND)
    if text.endswith(")") and "(" not in text:  # it stood in the caption
        text = text[:-1]
    found = _BRACKETED.fullmatch(text)
    return found["inner"].strip() if found else text


def _says_enough(caption: str, words: int) -> bool:
    """Whether a caption has words: "26.10.2031 | 2:43 min" has none to speak of."""
    east = not caption.isascii() and len(caption) >= _LEAST_EAST
    return east or len(_WORD.findall(caption)) >= words
