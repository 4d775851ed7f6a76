"""Line rules known from papers and from practice, and how lines become HTML for HTML extractors."""

from __future__ import annotations

import re
from html import escape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = [
    "as_paragraphs",
    "is_refined",
    "keep_lines",
    "long_lines",
    "unrepeated",
    "without_edges",
]

# "If it is short (<= 10 words) and matches a pattern": RefinedWeb, appendix G.2. The paper gives
# one example for each place; the others are lines of the same sorts.
_SHORT_WORDS = 10
_HEAD = re.compile(
    r"(?:sign[- ]?in|sign[- ]?up|log[- ]?in|subscribe|share (?:this|on))\b", re.IGNORECASE
)
_TAIL = re.compile(
    r"(?:read more|continue reading|see more|view more|load more)[\s.…»>]*$", re.IGNORECASE
)
_ANYWHERE = re.compile(r"items? in (?:your )?(?:cart|basket)", re.IGNORECASE)
# "3 likes", "1,204 comments", "12K views".
_COUNTER = re.compile(
    r"\W*\d[\d.,]*\s?[kmb]?\W*"
    r"(?:likes?|shares?|comments?|views?|replies|reply|retweets?|followers?|posts?|votes?|points?)"
    r"\W*$",
    re.IGNORECASE,
)
_MAINLY = 0.5


def keep_lines(text: str, keep: Callable[[str], bool]) -> str:
    """The lines of a text that `keep` says yes to, without the space around them."""
    lines = (line.strip() for line in text.split("\n"))
    return "\n".join(line for line in lines if line and keep(line))


def unrepeated(text: str) -> str:
    """The text with only the first of lines that are the same."""
    return "\n".join(dict.fromkeys(text.split("\n")))


def long_lines(text: str, least_words: int) -> str:
    """The lines of at least so many words, parted by white space."""
    return keep_lines(text, lambda line: len(line.split()) >= least_words)


def without_edges(line: str) -> str:
    """A line without what RefinedWeb edits away at its ends; empty where nothing is left."""
    if len(line.split()) > _SHORT_WORDS:
        return line
    if _ANYWHERE.search(line):
        return ""
    return _TAIL.sub("", _HEAD.sub("", line) if _HEAD.match(line) else line).strip()


def is_refined(line: str) -> bool:
    """Whether RefinedWeb's line-wise rules keep a line (appendix G.2 of its paper).

    They drop lines that are mainly upper case, only numbers, a counter, or a single word.
    """
    letters = [sign for sign in line if sign.isalpha()]
    if not letters or len(line.split()) < 2:
        return False
    if sum(map(str.isupper, letters)) > _MAINLY * len(letters):
        return False
    return not _COUNTER.match(line)


def as_paragraphs(text: str) -> str:
    """An HTML page with every line of the text that is not blank as a paragraph."""
    lines = (line.strip() for line in text.split("\n"))
    body = "\n".join(f"<p>{escape(line, quote=False)}</p>" for line in lines if line)
    return f"<!DOCTYPE html>\n<html><head><title></title></head><body>\n{body}\n</body></html>"
