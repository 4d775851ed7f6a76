"""What the first lines of a page, and of its body, say of its title."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from cleannews.evidence.cues.cue import CueKind
from cleannews.evidence.cues.names import is_name
from cleannews.judging.runs import is_prose
from cleannews.reading.scripts import LONG_WORD, is_dense, is_unspaced

if TYPE_CHECKING:
    from collections.abc import Container, Sequence

    from cleannews.evidence.cues import Cues
    from cleannews.reading.page import Page

__all__ = ["body_words", "content_of", "first_line", "is_told", "opens_body", "title_size"]

_BODY_SAMPLE: Final = 3_000  # characters of body whose words a title should share
_SYLLABLES: Final = 5  # letters of Thai that two texts seldom share by chance
_OPENS: Final = 3  # blocks from a headline in the body to the first prose
_LEAST_OPENING: Final = 3  # words
_MAX_OPENING: Final = 110  # characters: a summary is longer
_SENTENCE_ENDS: Final = (*".…。։।۔።။", *'"”»’')
_STEM: Final = 4  # letters
_DENSE_WORD: Final = 2  # characters
_STOPS: Final = (".", ",", ":", ";", "…")
_NEWS: Final = int(CueKind.DATE | CueKind.BYLINE)
_LEAST_TOLD: Final = 3  # words that a title has in common with the body
_MOST: Final = 0.6  # of its words


def opens_body(page: Page, cues: Cues, body: Sequence[bool], block: int, top: int) -> bool:
    """Whether a line that was judged body stands over all of it, and below what is none.

    So stands the headline of a page whose prose tells of nothing else. The first line of a text is
    out of the question: a body that lost its title may begin with a heading of its own, and the one
    below a single line is that line's.
    """
    return (
        0 < top - block <= _OPENS
        and _is_below_others(cues, block)
        and page.markup is None
        and not any(body[:block])
        and not page.texts[block].endswith(_STOPS)
        and not _named_otherwise(page, body, block, top)
    )


def first_line(
    page: Page, cues: Cues, body: Sequence[bool], spoken: Container[int], top: int | None
) -> int | None:
    """The line that stands over all of the body, where nothing else is taken for the title.

    Of a text that begins with it, it is the title only if it has the one heading: one among others
    is a part's, of a body that lost its title. If it was judged none of the body, the prose must
    have a word of it. Only of text: HTML says more of its titles.
    """
    if top is None or page.markup is not None:
        return None
    first = next((block for block in range(top) if body[block]), None)
    if first is not None and _may_open(page.texts[first]):
        if first > 0:
            alone = _is_below_others(cues, first) and not _named_otherwise(page, body, first, top)
        else:
            signed = len(page) > 1 and is_name(page.texts[1], marked=True)
            below = range(1 + signed, len(page))
            alone = not any(body[block] and _is_line(page.texts[block]) for block in below)
        return first if alone and top - first <= _OPENS else None
    text = page.texts[0]
    over = 0 < top < _OPENS and not body[0] and 0 not in spoken and _may_open(text)
    return 0 if over and is_told(text, page.texts[top]) else None


def _is_below_others(cues: Cues, block: int) -> bool:
    """Whether the page begins with more than one line of a body that is cleaned once more."""
    return block > 1 or (block == 1 and bool(cues.kinds[0] & _NEWS))


def _named_otherwise(page: Page, body: Sequence[bool], block: int, top: int) -> bool:
    """Whether the page's own first line tells of what the body does, and nothing of this line.

    Many dumps begin with what a page's <title> says. A part's heading is then not its title.
    """
    own = content_of(page.texts[0][:_BODY_SAMPLE])
    if len(own) < _LEAST_TOLD or own & content_of(page.texts[block]):
        return False
    told = own & body_words(page.texts, body, top)
    return len(told) >= max(_LEAST_TOLD, _MOST * len(own))


def _is_line(text: str) -> bool:
    """Whether a block is neither prose nor a sentence, so that it may be a heading."""
    return not is_prose(text) and not text.endswith(_SENTENCE_ENDS)


def _may_open(text: str) -> bool:
    return (
        text[0].isalpha()
        and title_size(text) >= _LEAST_OPENING
        and len(text) <= _MAX_OPENING
        and not text.endswith(_STOPS)
        and not is_name(text)
    )


def title_size(title: str) -> int:
    """The number of words, about as many as of another script where one writes no spaces."""
    if is_dense(title):
        return len(title) // _DENSE_WORD
    return len(title) // _SYLLABLES if is_unspaced(title) else title.count(" ") + 1


def is_told(title: str, prose: str) -> bool:
    """Whether the first paragraph has a word of the title, whatever its ending."""
    if is_unspaced(title):
        return not content_of(title).isdisjoint(content_of(prose))
    if is_dense(title):
        pairs = {title[at : at + 2] for at in range(len(title) - 1)}
        return sum(pair in prose for pair in pairs) * 2 >= len(pairs)
    folded = prose.casefold()
    return any(word[:_STEM].casefold() in folded for word in LONG_WORD.findall(title))


def body_words(texts: Sequence[str], body: Sequence[bool], top: int) -> set[str]:
    """Return the longer words of the body's first few thousand characters, from `top` on."""
    pieces: list[str] = []
    size = 0
    for block in range(top, len(texts)):
        if body[block]:
            pieces.append(texts[block])
            size += len(texts[block])
            if size > _BODY_SAMPLE:
                break
    return content_of(" ".join(pieces)[:_BODY_SAMPLE])


def content_of(text: str) -> set[str]:
    """Return the longer words, and what stands for them where a script writes no spaces."""
    if is_unspaced(text):
        size = _SYLLABLES
        pieces = (text[i : i + size] for i in range(len(text) - size + 1))
        return {piece for piece in pieces if " " not in piece}
    words = set(LONG_WORD.findall(text.casefold()))
    if is_dense(text):
        words |= {text[i : i + 2] for i in range(len(text) - 1) if not text[i].isspace()}
    return words
